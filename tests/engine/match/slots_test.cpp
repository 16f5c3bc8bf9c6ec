#include "engine/match/slots.hpp"

#include <doctest/doctest.h>

#include "engine/match/compiled.hpp"

namespace duizhang::match {

TEST_SUITE("match.slots") {
  TEST_CASE("every slot kind has its name, and every dimension its kind") {
    CHECK(slot_names().size() == static_cast<std::size_t>(id(SlotKind::strength)) + 1);
    CHECK(slot_names()[id(SlotKind::percent)] == "percent");
    CHECK(slot_names()[id(SlotKind::quantity)] == "quantity");
    using D = quantity::Dimension;
    for (auto dimension : {D::bare, D::percent, D::points, D::money, D::count, D::length, D::area, D::mass,
                           D::volume, D::energy, D::power, D::rate, D::rank, D::multiple, D::time, D::other})
      CHECK(slot_names()[id(kind_of(dimension))] == quantity::name(dimension));
  }

  TEST_CASE("amounts are things counted and measured, not rates of change nor time") {
    using D = quantity::Dimension;
    for (auto dimension : {D::money, D::count, D::length, D::rate, D::other}) CHECK(is_amount(dimension));
    for (auto dimension : {D::percent, D::points, D::rank, D::multiple, D::time, D::bare})
      CHECK_FALSE(is_amount(dimension));
  }

  TEST_CASE("a table gives the one thing of a kind that starts at a place") {
    SlotTable table(10);
    table.add(SlotKind::money, {2, 6}, 7);
    table.add(SlotKind::amount, {2, 6}, 7);
    table.add(SlotKind::percent, {10, 10}, 8);
    CHECK(table.end_of(id(SlotKind::money), 2) == 6);
    CHECK(table.end_of(id(SlotKind::amount), 2) == 6);
    CHECK(table.end_of(id(SlotKind::count), 2) == 0);
    CHECK(table.end_of(id(SlotKind::money), 3) == 0);
    CHECK(table.index_of(id(SlotKind::money), 2) == 7);
    CHECK_FALSE(table.index_of(id(SlotKind::money), 5).has_value());
    CHECK(table.index_of(id(SlotKind::percent), 10) == 8);
    // The same, sorted.
    auto all = table.sorted();
    REQUIRE(all.has_value());
    CHECK(all->size() == 3);
    SortedSlots sorted(*all);
    for (std::uint32_t at = 0; at <= 10; ++at)
      for (auto kind : {SlotKind::money, SlotKind::amount, SlotKind::percent, SlotKind::count}) {
        CHECK(sorted.end_of(id(kind), at) == table.end_of(id(kind), at));
        CHECK(sorted.index_of(id(kind), at) == table.index_of(id(kind), at));
      }
  }

  TEST_CASE("a word index finds all words that start at a place, longest first") {
    WordIndex index;
    for (auto const* word : {"增", "增长", "增长率", "长", "gdp"})
      index.add(word, static_cast<std::uint32_t>(std::string_view(word).size()));
    index.add("", 99);
    index.finish();
    auto at = [&](std::string_view text, std::size_t place) {
      std::string out;
      index.at(text, place,
               [&](std::uint32_t, std::uint32_t length) { out.append(text.substr(place, length)) += ' '; });
      return out;
    };
    CHECK(at("增长率高", 0) == "增长率 增长 增 ");
    CHECK(at("增长", 0) == "增长 增 ");
    CHECK(at("增长", 3) == "长 ");
    CHECK(at("gd", 0) == "");
    CHECK(at("gdp", 0) == "gdp ");
    CHECK_FALSE(index.empty());
  }
}

}  // namespace duizhang::match
