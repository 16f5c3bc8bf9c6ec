#include "engine/link/compare.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/shipped_rules.hpp"

TEST_SUITE_BEGIN("link.compare");

namespace {

using duizhang::link::common_values;
using duizhang::link::units_meet;
using duizhang::text::Decimal;

struct Row {
  char const *a, *unit_a, *b, *unit_b;
  char const* second;  // b in the first unit, "" when they do not meet
  bool converted;
};

}  // namespace

TEST_CASE("two numbers come to the first one's unit, exactly") {
  Row const rows[] = {
      {"4", "万家", "42860", "家", "4.286", true},
      {"20000", "户", "2.3", "万户", "23000", true},
      {"4", "亿元", "45800", "万元", "4.58", true},
      {"5", "公里", "6200", "米", "6.2", true},
      {"6", "%", "6.10", "%", "6.1", false},
      {"23", "个", "26", "项", "26", false},  // a count is a count
      {"1", "万人", "15230", "人", "1.523", true},
      {"10000", "个", "3.3", "万人", "33000", true},  // 岗位 counted as people
      {"4000", "万美元", "1", "亿元", "", false},
      {"10", "亩", "3", "公里", "", false},
      {"10", "亿元", "3", "%", "", false},
  };
  auto const& units = duizhang::test::shipped().units();
  for (auto const& row : rows) {
    CAPTURE(std::string(row.a) + row.unit_a + " " + row.b + row.unit_b);
    auto common =
        common_values(units, *Decimal::parse(row.a), row.unit_a, *Decimal::parse(row.b), row.unit_b);
    CHECK(common.has_value() == (*row.second != '\0'));
    CHECK(units_meet(units, row.unit_a, row.unit_b) == common.has_value());
    if (!common) continue;
    CHECK(common->second == *Decimal::parse(row.second));
    CHECK(common->converted == row.converted);
  }
}

TEST_CASE("a unit the table lacks meets only itself") {
  auto const& units = duizhang::test::shipped().units();
  CHECK(units_meet(units, "坎德拉", "坎德拉"));
  CHECK_FALSE(units_meet(units, "坎德拉", "个"));
  auto common = common_values(units, 3, "坎德拉", 5, "坎德拉");
  REQUIRE(common);
  CHECK(common->second == Decimal(5));
}

TEST_SUITE_END();
