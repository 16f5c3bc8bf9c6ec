#include "engine/match/first_number.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/match/compile.hpp"
#include "engine/match/slots.hpp"
#include "grammar/parse.hpp"

namespace duizhang::match {
namespace {

FirstNumber of(std::string const& pattern) {
  CompileOptions options;
  options.slot_names = slot_names();
  options.list_separators = {"、", "及"};
  auto tree = std::get<grammar::Pattern>(grammar::parse_pattern(pattern));
  return first_number(std::get<Program>(compile(tree, options)));
}

// What is known, in words: the kinds, then what of these characters may stand before and behind.
std::string told(FirstNumber const& number) {
  if (!number.known) return "unknown";
  std::string out;
  for (std::size_t i = 0; i < slot_names().size(); ++i)
    if ((number.kinds >> i & 1U) != 0) out += slot_names()[i] + " ";
  auto listed = [](std::uint64_t bits) {
    if (bits == ~std::uint64_t{0}) return std::string("any");
    std::string shown;
    // No two of these share a bit.
    for (auto [c, text] :
         {std::pair{U'达', "达"}, {U'到', "到"}, {U'增', "增"}, {U'长', "长"}, {U'及', "及"}})
      if ((bits & FirstSet::bit(c)) != 0) shown += text;
    return shown;
  };
  out += "| " + listed(number.before) + (number.at_start ? " start" : "") + " | " + listed(number.after);
  return out + (number.after_slot ? " slot" : "") + (number.after_stop ? " stop" : "");
}

struct Row {
  std::string pattern, told;
};

TEST_SUITE("match") {
  TEST_CASE("what a pattern says of the first number it takes") {
    // clang-format off
    std::vector<Row> const rows{
        {"phrase(1..9) (达到 | 增长) <v: percent>", "percent | 到长 | any slot stop"},
        {"phrase(0..9) <v: amount>", "amount | any start | any slot stop"},
        {"达 <v: list(amount)> 增", "amount | 达 | 增及"},
        {"达 (<v: percent> 增 | <w: money> 长)", "percent money | 达 | 增长"},
        {"<a: count> <b: money>", "count |  start |  slot"},
        {"<a: count> 增? end(clause)", "count |  start | any slot stop"},
        {"<a: count> phrase(1..3) 增", "count |  start | any"},
        {"<a: count> [,]{0,1} 增", "count |  start | 增 stop"},
        // Bare numbers and times may stand before it, and phrases cross them.
        {"达 <t: time> 增 <v: percent>", "percent time | 达增 | any slot stop"},
        // Nothing need be taken, or a number may be crossed by other means.
        {"达 <v: percent>?", "unknown"},
        {"gap(0..9) <v: percent>", "unknown"},
        {"<who: indicator> <v: percent>", "unknown"},
        {"达到", "unknown"},
        // What is only looked at is not taken.
        {"ahead(percent) 达到", "unknown"},
        {"!ahead(gap(0..9) 增) 达 <v: percent>", "percent | 达 | any slot stop"},
    };
    // clang-format on
    for (auto const& row : rows) {
      CAPTURE(row.pattern);
      CHECK(told(of(row.pattern)) == row.told);
    }
  }

  TEST_CASE("digits that words of a pattern could take") {
    CHECK(of("达 <v: percent>").digits == 0);
    CHECK(of("\"5G\" <v: percent>").digits == (1U << 5U));
    CHECK(of("[0-3] <v: percent>").digits == 0b1111);
    CHECK(digits_in("约1.12亿元") == 0b110);
  }
}

}  // namespace
}  // namespace duizhang::match
