#include "engine/text/numeral.hpp"

#include <doctest/doctest.h>

#include <string>

#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

// What was read, as "value/left over": the scale that ends a number is the unit's.
std::string read(std::string_view text) {
  auto number = read_number(text);
  if (!number) return "nothing";
  auto out = number->value.to_string();
  if (number->upper) out += "~" + number->upper->to_string();
  auto rest = text.substr(number->length);
  return rest.empty() ? out : out + "/" + std::string(rest);
}

struct Row {
  std::string_view text;
  std::string_view expected;
};

}  // namespace

TEST_SUITE("text.numeral") {
  TEST_CASE("numbers of every way of writing") {
    for (Row row : {
             // ASCII
             Row{"6", "6"},
             {"1234.5", "1234.5"},
             {"1,234,567.89", "1234567.89"},
             {"8,12", "8/,12"},
             {"0.05", "0.05"},
             {"3.10", "3.1"},
             {"7.5%", "7.5/%"},
             {"2.", "2/."},
             // Chinese, lower and upper case, traditional
             {"六", "6"},
             {"十", "10"},
             {"十二", "12"},
             {"二十", "20"},
             {"一百零五", "105"},
             {"一百一十", "110"},
             {"一百十一", "111"},
             {"两千", "2000"},
             {"三千五百六十", "3560"},
             {"一千零十二", "1012"},
             {"贰拾", "20"},
             {"壹仟玖佰", "1900"},
             {"廿二", "22"},
             {"卅", "30"},
             {"兩千四百", "2400"},
             {"百", "100"},
             // the last power left out
             {"四百五", "450"},
             {"两千六", "2600"},
             {"四百零五", "405"},
             // digit by digit
             {"二〇二四", "2024"},
             {"一九四九", "1949"},
             {"一二三", "123"},
             // scales inside and behind
             {"一万五千", "15000"},
             {"一万五", "15000"},
             {"一万零五", "10005"},
             {"三万零七十二", "30072"},
             // open before the scale it is counted in
             {"六亿三千多万", "63000/多万"},
             {"四亿零七百余万", "40700/余万"},
             {"六亿三千多人", "600003000/多人"},
             {"一万五千亿", "15000/亿"},
             {"两千亿", "2000/亿"},
             {"一亿五千万", "15000/万"},
             {"一亿零六", "100000006"},
             {"三千万亿", "3000/万亿"},
             {"三亿二千七百八十一万零二十六", "327810026"},
             {"两千三百万零五十亿", "23000050/亿"},
             {"五亿六亿", "5/亿六亿"},
             {"三兆四十一亿二万六千", "3004100026000"},
             // mixed
             {"1.2万", "1.2/万"},
             {"3千5百", "3500"},
             {"6万2千8百", "62800"},
             {"3亿5000万", "35000/万"},
             {"3千米", "3/千米"},
             {"1万600", "10600"},
             {"2万5千", "25000"},
             {"1百01", "101"},
             {"2.5万3", "2.5/万3"},
             // decimals
             {"六点五", "6.5"},
             {"零点零零一", "0.001"},
             {"十五点七", "15.7"},
             {"两千万点五五", "20000000.55"},
             {"三点五亿", "3.5/亿"},
             {"一点两小时", "1/点两小时"},
             {"八点五十", "8/点五十"},
             {"两百点", "200/点"},
             // two neighbours said as one
             {"七八十", "70~80"},
             {"三五百", "300~500"},
             {"两三年", "2~3/年"},
             {"十七八", "17~18"},
             {"八九亿", "8~9/亿"},
             // 两 inside a number needs its power
             {"三十两", "30/两"},
             {"三千两百两", "3200/两"},
             {"二两", "2/两"},
             // none
             {"", "nothing"},
             {"万", "nothing"},
             {"元", "nothing"},
             {"点五", "nothing"},
             {"1234567890123456789", "nothing"},
             {"百十", "100/十"},
         }) {
      CAPTURE(std::string(row.text));
      CHECK(read(row.text) == row.expected);
    }
  }

  TEST_CASE("a whole number is nothing but a number") {
    CHECK(number_of("六十五") == Decimal(65));
    CHECK(number_of("二〇二四") == Decimal(2024));
    CHECK(!number_of("六十五家"));
    CHECK(!number_of("五万"));
  }

  TEST_CASE("what may start a numeral") {
    for (std::string_view text : {"一", "〇", "两", "十", "千", "壹", "貳", "廿"})
      CHECK(starts_numeral(text));
    for (std::string_view text : {"万", "亿", "点", "元", "6", ""}) CHECK_FALSE(starts_numeral(text));
  }

  TEST_CASE("a number of hostile length is refused after a bounded look") {
    std::string ones;
    for (int i = 0; i < 100'000; ++i) ones += "一";
    CHECK_FALSE(read_number(ones));
    CHECK_FALSE(read_number(std::string(100'000, '7')));
    std::string groups = "1";
    for (int i = 0; i < 100'000; ++i) groups += ",234";
    CHECK_FALSE(read_number(groups));
    std::string scales;
    for (int i = 0; i < 100'000; ++i) scales += "一亿一万";
    auto number = read_number(scales);
    REQUIRE(number);
    CHECK(number->length < 100);
  }
}

}  // namespace duizhang::text
