#include "engine/quantity/unit.hpp"

#include <doctest/doctest.h>

#include "tests/support/rules.hpp"

namespace duizhang::test {
namespace {

std::string converted(std::string_view value, std::string_view from, std::string_view to) {
  auto out = shipped_rules().set().words.units.convert(*text::Decimal::parse(value), from, to);
  return out ? out->how : "no";
}

}  // namespace

TEST_SUITE("quantity.units") {
  TEST_CASE("conversion is exact and says what it did") {
    CHECK(converted("1.2", "万人", "人") == "1.2 万人 = 12000 人");
    CHECK(converted("59.65", "亿元", "万元") == "59.65 亿元 = 5965000000 元 = 596500 万元");
    CHECK(converted("3", "公顷", "亩") == "3 公顷 = 45 亩");
    CHECK(converted("2", "公顷", "平方米") == "2 公顷 = 30 亩 = 20000 平方米");
    CHECK(converted("1", "平方公里", "公顷") == "1 平方公里 = 1500 亩 = 100 公顷");
    CHECK(converted("1500", "米", "公里") == "1500 米 = 1.5 公里");
    CHECK(converted("300", "兆瓦", "万千瓦") == "300 兆瓦 = 300000 千瓦 = 30 万千瓦");
    CHECK(converted("5", "‰", "%") == "5 ‰ = 0.5 %");
    CHECK(converted("7", "%", "%") == "7 %");
    CHECK(converted("3", "万元/公顷", "元/亩") == "3 万元/公顷 = 2000 元/亩");
    CHECK(converted("25", "立方米/万元", "立方米/亿元") ==
          "25 立方米/万元 = 0.0025 立方米/元 = 250000 立方米/亿元");
  }

  TEST_CASE("what has no common base or no finite decimal is not converted") {
    CHECK(converted("3", "个百分点", "%") == "no");
    CHECK(converted("3", "%", "百分点") == "no");
    CHECK(converted("0.3", "‰", "个百分点") == "no");
    CHECK(converted("2", "万元/公顷", "元/亩") == "no");  // 4000/3
    CHECK(converted("800", "元/月", "元/年") == "no");
    CHECK(converted("800", "元/月", "元") == "no");
    CHECK(converted("150", "元/人·月", "元/月") == "no");
    CHECK(converted("150", "元/人·年", "元/年") == "no");
    CHECK(converted("150", "元/人·月", "元/人/月") == "150 元/人·月 = 150 元/人/月");
    CHECK(converted("1", "元", "美元") == "no");
    CHECK(converted("1", "亩", "平方米") == "no");  // 2000/3
    CHECK(converted("1", "人", "户") == "no");
    CHECK(converted("999999999999999999", "亿元", "元") == "no");
  }

  TEST_CASE("the longest unit wins, and a letter ends where letters end") {
    auto const& units = shipped_rules().set().words.units;
    auto length = [&](std::string_view text) { return units.longest(text).length; };
    CHECK(length("万人次以上") == std::string_view("万人次").size());
    CHECK(length("微克/立方米以下") == std::string_view("微克/立方米").size());
    CHECK(length("千瓦时") == std::string_view("千瓦时").size());
    CHECK(length("千万亿元") == std::string_view("千万亿元").size());
    CHECK(length("m长") == 1);
    CHECK(length("max") == 0);
    CHECK(length("") == 0);
  }
}

}  // namespace duizhang::test
