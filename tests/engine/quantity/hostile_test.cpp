// A megabyte of what a reader of numbers would like least costs steps in proportion to its length, and no
// more: counted, not timed.
#include <doctest/doctest.h>

#include "engine/match/lexical.hpp"
#include "engine/text/stops.hpp"
#include "tests/support/rules.hpp"

namespace duizhang::test {
namespace {

struct Cost {
  std::uint64_t steps = 0;
  std::size_t mentions = 0;
};

Cost cost(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  text::Characters characters(text);
  auto flags = text::find_stops(text);
  match::Scratch scratch;
  auto found = match::find_mentions(text, characters, flags, 2017, shipped_rules().compiled(), scratch);
  return {scratch.steps, found.quantities.size() + found.names.size() + found.periods.size()};
}

}  // namespace

TEST_SUITE("quantity.hostile") {
  TEST_CASE("steps grow with the length, whatever the text") {
    for (std::string_view unit :
         {"一", "7",   "亿万",   "一亿", "一万",   ",234", "1.",   "十",   "两", "“一",   "第一",
          "1-", "1至", "百分之", "年",   "2017年", "近1",  "一点", "分之", "1A", "十三五"}) {
      CAPTURE(std::string(unit));
      auto small = cost(unit, 1U << 15U);
      auto large = cost(unit, 1U << 18U);
      CHECK(large.steps <= 9 * small.steps + 1000);
      CHECK(large.steps <= 400ULL << 18U);
      CHECK(large.mentions <= (1U << 18U));
    }
  }
}

}  // namespace duizhang::test
