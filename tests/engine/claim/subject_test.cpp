#include "engine/claim/subject.hpp"

#include <doctest/doctest.h>

#include <map>

#include "tests/support/rules.hpp"

#include "tests/support/small_rules.hpp"

namespace duizhang::claim {
namespace {

std::string joined(std::vector<std::string> const& parts) {
  std::string out;
  for (auto const& part : parts) out += (out.empty() ? "" : "|") + part;
  return out;
}

}  // namespace

TEST_SUITE("claim.subject") {
  TEST_CASE("connectives, periods, strength and marks go from both ends, what is left is the name") {
    struct Row {
      std::string_view text, expected;
    };
    std::vector<Row> const rows{
        {"生产总值", "生产总值"},
        {"其中全年生产总值达到", "生产总值"},
        {"、,预计今年力争生产总值分别增长", "生产总值"},
        {"的生产总值的", "生产总值"},
        {"其中", ""},
        {"", ""},
        {"收入(税后)", "收入(税后)"},
        {"去年今年全年", ""},
    };
    for (auto const& row : rows) {
      CAPTURE(row.text);
      auto found = test::find(test::small(), std::string(row.text) + "。");
      auto text = found.document.text();
      auto range =
          test::small().subjects().trim(text, {0, static_cast<std::uint32_t>(row.text.size())}, found.scan);
      CHECK(text::slice(text, range) == row.expected);
    }
  }

  TEST_CASE("words name a canonical indicator for the whole jurisdiction only") {
    auto const& subjects = test::small().subjects();
    CHECK(subjects.canonical_id("生产总值") == "gdp");
    CHECK(subjects.canonical_id("全市生产总值") == "gdp");
    CHECK(subjects.canonical_id("全市我市的生产总值") == "gdp");
    CHECK(subjects.canonical_id("生产总值增速") == "gdp");
    CHECK(subjects.canonical_id("工业生产总值") == "");
    CHECK(subjects.canonical_id("") == "");
    CHECK(subjects.canonical_id("全市") == "");
  }

  TEST_CASE("aspects and verbs are told from names") {
    auto const& subjects = test::small().subjects();
    CHECK(subjects.is_aspect("总量"));
    CHECK_FALSE(subjects.is_aspect("生产总量"));
    CHECK(subjects.verb_of("新建学校") == "新建");
    CHECK(subjects.verb_of("学校新建") == "");
  }

  TEST_CASE("names that stand together are taken apart, with the end they share") {
    auto const& subjects = test::small().subjects();
    struct Row {
      std::string_view words;
      std::size_t wanted;  // how many values there are; 0 for one that holds for all
      std::string_view expected;
    };
    std::vector<Row> const rows{
        {"生产总值", 2, "生产总值"},
        {"生产总值、财政收入", 2, "生产总值|财政收入"},
        {"生产总值、财政收入", 0, "生产总值|财政收入"},
        {"生产总值、财政收入和投资总额", 3, "生产总值|财政收入|投资总额"},
        {"生产总值、财政收入和投资总额", 2, "生产总值|财政收入和投资总额"},
        {"城乡收入", 2, "城镇收入|农村收入"},
        {"全市城乡收入", 2, "城镇收入|农村收入"},
        {"城镇和农村居民收入", 2, "城镇居民收入|农村居民收入"},
        {"第一、第二产业", 2, "第一产业|第二产业"},
        // Inside brackets and quotes nothing is taken apart.
        {"收入(税、费)和支出", 2, "收入(税、费)|支出"},
        {"“一、二”工程", 2, "“一、二”工程"},
        // A bracket that nobody opened hides nothing.
        {"税)收入、支出总额", 2, "税)收入|支出总额"},
        {"", 2, ""},
        {"、", 2, "、"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.words);
      CHECK(joined(subjects.members(row.words, row.wanted)) == row.expected);
    }
  }

  TEST_CASE("what is known by its words as well keeps its verb: an addition is no stock") {
    auto const& subjects = test::shipped_rules().subjects();
    // No structured bindings where doctest's macros capture: clang 14 refuses that.
    for (auto const& row : {std::pair{"高速公路通车里程", "motorway_length"},
                            {"全市高速公路通车里程", "motorway_length"},
                            {"新增高速公路通车里程", ""},
                            {"城区农村自来水普及率", ""},
                            {"固定资产投资", "fixed_asset_investment"},
                            {"完成固定资产投资", "fixed_asset_investment"}}) {
      CAPTURE(row.first);
      CHECK(subjects.canonical_id(row.first) == row.second);
    }
  }

  TEST_CASE("what an indicator is not counted in is no figure of it") {
    auto const& subjects = test::shipped_rules().subjects();
    using quantity::Dimension;
    CHECK(subjects.counted_in("goods_exports", Dimension::money, "万元"));
    CHECK_FALSE(subjects.counted_in("goods_exports", Dimension::count, "个"));
    CHECK(subjects.counted_in("grain_output", Dimension::mass, "万吨"));
    CHECK_FALSE(subjects.counted_in("grain_output", Dimension::area, "万亩"));
    CHECK(subjects.counted_in("labour_productivity", Dimension::rate, "万元/人"));
    CHECK(subjects.counted_in("poverty_reduction", Dimension::count, "名"));
    CHECK_FALSE(subjects.counted_in("poverty_reduction", Dimension::count, "户"));
    CHECK(subjects.counted_in("gdp", Dimension::bare, ""));
    CHECK_FALSE(subjects.counted_in("pm25", Dimension::count, "个"));
    CHECK(subjects.counted_in("air_quality_index", Dimension::count, "个"));  // says no unit
    CHECK(subjects.counted_in("no_such_indicator", Dimension::count, "个"));
  }

  TEST_CASE("the whole of the report's own place is no part of a name, another place is") {
    auto const& subjects = test::shipped_rules().subjects();
    struct Row {
      std::string_view words, place, expected;
    };
    for (Row const& row : std::initializer_list<Row>{
             {"全市新增学位", "东澜市", "新增学位"},
             {"我市茶园面积", "东澜市", "茶园面积"},
             {"全市实现生产总值", "东澜市", "生产总值"},
             {"全县粮食产量", "青溪县", "粮食产量"},
             {"全市可再生能源发电量", "东澜市", "可再生能源发电量"},
             {"全市粮食产量", "东澜市青溪县", "全市粮食产量"},
             {"全省粮食产量", "东澜市", "全省粮食产量"},
             {"全国财政收入", "全国", "全国财政收入"},
             {"全市场交易额", "东澜市", "全市场交易额"},
             {"全市和市级收入", "东澜市", "全市和市级收入"},
             {"全区总量", "青溪区", "全区总量"},
             {"全市", "东澜市", "全市"},
             {"全市新增学位", "", "全市新增学位"},
         }) {
      CAPTURE(row.words);
      CHECK(subjects.without_own_place(row.words, row.place) == row.expected);
    }
  }

  TEST_CASE("no word leads to two of the shipped indicators") {
    std::map<std::string, std::string> seen;
    std::size_t by_words = 0;
    for (auto const& indicator : test::shipped_rules().set().indicators.all()) {
      by_words += indicator.by_words ? 1 : 0;
      for (auto const& word : indicator.words) {
        auto const& first = seen.emplace(word, indicator.id).first->second;
        INFO(word, " is of ", first, " and of ", indicator.id);
        CHECK(first == indicator.id);
      }
    }
    CHECK(by_words >= 150);
  }
}

}  // namespace duizhang::claim
