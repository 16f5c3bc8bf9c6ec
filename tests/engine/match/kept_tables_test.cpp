#include "engine/match/kept_tables.hpp"

#include <doctest/doctest.h>

#include "tests/support/golden.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/temporary.hpp"

using namespace duizhang;

namespace {

struct Made {
  explicit Made(std::filesystem::path const& folder, std::shared_ptr<store::Store> store)
      : rules(folder, said, RulesOptions{nullptr, {}, std::move(store)}) {}
  diag::Diagnostics said;
  Rules rules;
};

// What rules find in a text, as words.
std::string found(Rules const& rules, std::string text) {
  document::Given given;
  given.year = 2024;
  diag::Diagnostics said;
  auto document = document::read_document(std::move(text), "text.txt", rules.set().outline, given, said);
  match::ScanScratch scratch;
  auto scan = match::scan_document(document, rules.compiled(), scratch, false);
  std::string out;
  auto place = [&](auto const& range) {
    out += std::to_string(range.begin) + '-' + std::to_string(range.end) + ' ';
  };
  for (auto const& match : scan.matches) {
    out += rules.set().claim_rules[match.rule].id + ' ';
    place(match.range);
  }
  for (auto const& name : scan.names) place(name.range);
  for (auto const& quantity : scan.quantities) place(quantity.whole);
  for (auto const& strength : scan.strengths) place(strength.range);
  return out + std::to_string(scan.steps);
}

constexpr char const* sample =
    "一、2023年工作回顾\n地区生产总值增长6%左右，城镇新增就业5万人，居民人均可支配收入分别增长5.5%和7%。"
    "力争粮食产量达到120万吨，新建104国道12公里，四个全面取得成效，稳居全国第3位，单位能耗下降3%以内。\n";

}  // namespace

TEST_CASE("with tables that were kept the shipped rules find the same, in as many steps") {
  test::TemporaryFolder folder("tables");
  auto store = std::make_shared<store::Store>(folder.path(), "program", 1 << 30);
  auto shipped = test::source_dir() / "rules";
  Made first(shipped, store);
  auto entries = store->contents().entries;
  Made second(shipped, store), plain(shipped, nullptr);
  CHECK(store->contents().entries == entries);
  auto expected = found(plain.rules, sample);
  CHECK(expected.size() > 100);
  CHECK(found(first.rules, sample) == expected);
  CHECK(found(second.rules, sample) == expected);
  auto const &a = second.rules.compiled(), &b = plain.rules.compiled();
  CHECK(a.candidates.cues() == b.candidates.cues());
  REQUIRE(a.claims.size() == b.claims.size());
  for (std::size_t i = 0; i < b.claims.size(); ++i) {
    CHECK(a.claims[i].crosses_clauses == b.claims[i].crosses_clauses);
    CHECK(a.candidates.cues_of(static_cast<std::uint32_t>(i)) ==
          b.candidates.cues_of(static_cast<std::uint32_t>(i)));
  }
}

TEST_CASE("tables of other files, of another folder or cut ones are none, and leave nothing behind") {
  test::TemporaryFolder folder("tables");
  store::Store store(folder.path(), "program", 1 << 30);
  auto const& shipped = test::shipped_rules();
  auto made = [&] {
    diag::Diagnostics said;
    return match::compile_rules(shipped.set(), said);
  };
  auto bare = [&] {
    auto out = made();
    out.lexical.words = {}, out.lexical.starts = {}, out.candidates = {}, out.masks = {}, out.words = {};
    return out;
  };
  match::keep_tables(store, "rules", {1, 2}, made());
  auto taken = bare();
  REQUIRE(match::take_tables(store, "rules", {1, 2}, taken));
  CHECK(taken.candidates.cues().size() > 100);
  CHECK_FALSE(taken.words.empty());
  auto none = bare();
  CHECK_FALSE(match::take_tables(store, "rules", {1, 3}, none));
  CHECK_FALSE(match::take_tables(store, "other rules", {1, 2}, none));
  auto key = store.key({"tables 1", "rules"});
  auto bytes = store.get(key);
  REQUIRE(bytes);
  for (std::size_t size = 0; size < bytes->size(); size += 997) {
    store.put(key, std::string_view(*bytes).substr(0, size));
    CHECK_FALSE(match::take_tables(store, "rules", {1, 2}, none));
    CHECK(none.candidates.cues().empty());
    CHECK(none.words.empty());
  }
}
