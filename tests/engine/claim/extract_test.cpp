// Matches → claims: who the numbers speak of, what was left out and is taken over, where the words stand.
#include "engine/claim/extract.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/report/json.hpp"
#include "engine/text/utf8.hpp"
#include "tests/support/dump.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang::claim {
namespace {

// "gdp growth 8%; …": canonical ids in front of the words as written.
std::string claims(std::string text) {
  std::string out;
  for (auto const& claim : test::find(test::small(), std::move(text)).claims)
    out += (out.empty() ? "" : "; ") + (claim.indicator.id.empty() ? "" : claim.indicator.id + ":") +
           test::brief(claim);
  return out;
}

// The claims of a text in the review of a city's report of the year.
std::string in_a_review(std::string const& text, int year = 1985) {
  auto front = fmt::format("某市人民政府政府工作报告\n各位代表：\n一、{}年工作回顾\n", year - 1);
  std::string out;
  for (auto const& claim : test::find(test::small(), front + text, year).claims)
    out += (out.empty() ? "" : "; ") + test::brief(claim);
  return out;
}

// The claims of the shipped rules of a paragraph in the plan of a report whose title is given.
std::string in_a_plan(std::string_view title, std::string_view paragraph) {
  auto text = fmt::format("{}人民政府工作报告\n一、2024年工作安排\n{}\n", title, paragraph);
  std::string out;
  for (auto const& claim : test::find(test::shipped_rules(), text, 2024).claims)
    out += (out.empty() ? "" : "; ") + (claim.indicator.id.empty() ? "" : claim.indicator.id + ":") +
           test::brief(claim);
  return out;
}

}  // namespace

TEST_SUITE("claim.extract") {
  TEST_CASE("a figure of a part named before it is not the whole's") {
    struct Row {
      std::string_view name, text, expected;
    };
    std::vector<Row> const rows{
        {"the sentence opens with a county", "支持藤县发展壮大陶瓷产业,力争工业总产值达到540亿元。",
         "藤县工业总产值 level 540亿元"},
        {"a clause close by does", "扎实推进一体化,支持藤县县域经济发展,力争工业总产值达到54亿元。",
         "藤县工业总产值 level 54亿元"},
        {"a county of another city is no part", "学习上虞区经验,工业总产值达到54亿元。",
         "industrial_output:工业总产值 level 54亿元"},
        {"several are no one's", "支持藤县、岑溪市发展,工业总产值达到54亿元。",
         "industrial_output:工业总产值 level 54亿元"},
        {"the whole is named again", "支持藤县发展,全市工业总产值达到54亿元。",
         "industrial_output:全市工业总产值 level 54亿元"},
        {"the paragraph is headed by an area",
         "加快东山新区发展。围绕产业定位,优化布局,力争固定资产投资增长16%。",
         "东山新区固定资产投资 growth 16%"},
        {"its heading speaks of all", "加快城市发展。围绕产业定位,优化布局,力争固定资产投资增长16%。",
         "fixed_asset_investment:固定资产投资 growth 16%"},
        {"a bare name is said in full before", "着力推动东山工业园区发展,园区建设加快,工业总产值达到54亿元。",
         "东山工业园区工业总产值 level 54亿元"},
        {"what is measured was announced", "在规上工业增加值增长方面,力争藤县增长10%、岑溪市增长14%。",
         "藤县规上工业增加值 growth 10%; 岑溪市规上工业增加值 growth 14%"},
        {"what is measured was said of the whole", "规上工业增加值增长8%,其中藤县增长10%、岑溪市增长14%。",
         "industrial_value_added:规上工业增加值 growth 8%; 藤县规上工业增加值 growth 10%; "
         "岑溪市规上工业增加值 growth 14%"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(in_a_plan("梧州市", row.text) == row.expected);
    }
  }

  TEST_CASE("what is said of whom") {
    struct Row {
      std::string_view name, text, expected;
    };
    std::vector<Row> const rows{
        {"one of one", "生产总值增长8%。", "gdp:生产总值 growth 8%"},
        {"a fall is negative", "案件下降15.9%。", "案件 growth -15.9%"},
        {"a range of a fall", "案件下降3%-5%。", "案件 growth -3..-5%"},
        {"level and growth in one breath", "生产总值773.22亿元、增长7%。",
         "gdp:生产总值 level 773.22亿元; gdp:生产总值 growth 7%"},
        {"the whole jurisdiction is no other indicator", "全市财政收入增长8%。",
         "revenue:全市财政收入 growth 8%"},
        // 分别
        {"shared out in order", "生产总值、财政收入分别增长8%、9%。",
         "gdp:生产总值 growth 8%; revenue:财政收入 growth 9%"},
        {"members of one word", "城乡收入分别增长7%和8%。",
         "urban:城镇收入 growth 7%; rural:农村收入 growth 8%"},
        {"members that share their end", "城镇和农村居民收入分别增长7%和8%。",
         "urban:城镇居民收入 growth 7%; rural:农村居民收入 growth 8%"},
        {"two lists, two measures", "生产总值、财政收入分别达到5亿元和6亿元、增长7%和8%。",
         "gdp:生产总值 level 5亿元; revenue:财政收入 level 6亿元; gdp:生产总值 growth 7%; revenue:财政收入 "
         "growth 8%"},
        {"one number for all", "生产总值、财政收入均增长8%。",
         "gdp:生产总值 growth 8%; revenue:财政收入 growth 8%"},
        {"three numbers for two names", "生产总值、财政收入分别增长1%、2%、3%。",
         "生产总值、财政收入 growth 1%; 生产总值、财政收入 growth 2%; 生产总值、财政收入 growth 3%"},
        // 其中, ellipsis
        {"of which", "财政收入9亿元，其中土地收入2亿元，增长3%。",
         "revenue:财政收入 level 9亿元; 土地收入 level 2亿元; 土地收入 growth 3%"},
        {"the clause before", "财政收入稳步扩大，增长8%。", "revenue:财政收入 growth 8%"},
        {"what the clause before is about", "储蓄存款稳步扩大，达到8亿元。", "储蓄存款 level 8亿元"},
        {"over a clause that is about nothing", "消费水平稳步提高，扣除价格因素，增长8%。",
         "消费水平 growth 8%"},
        {"but not over one with a figure", "消费水平稳步提高，2%，增长8%。", " growth 8%"},
        {"an aspect of the subject before", "生产总值9亿元，总量增长8%。",
         "gdp:生产总值 level 9亿元; gdp:生产总值总量 growth 8%"},
        {"not over a full stop", "生产总值9亿元。增长8%。", "gdp:生产总值 level 9亿元;  growth 8%"},
        {"two years, of which only the second is carried on", "城镇化由50%提高到60%，增长8%。",
         "城镇化 ratio 50%; 城镇化 ratio 60%; 城镇化 growth 8%"},
        // Verbs carried over a list
        {"a verb opens a list", "新建学校3所、医院2家。", "新建学校 level 3所; 新建医院 level 2家"},
        {"until another verb comes", "新建学校3所、建成医院2家、车站1个。",
         "新建学校 level 3所; 建成医院 level 2家; 建成车站 level 1个"},
        {"an indicator takes no verb", "新建学校3所、财政收入2亿元。",
         "新建学校 level 3所; revenue:财政收入 level 2亿元"},
        {"what is counted stands behind", "建成36个书房。", "建成书房 level 36个"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(claims(std::string(row.text)) == row.expected);
    }
  }

  TEST_CASE("headings say what stands below them") {
    struct Row {
      std::string_view said, role;
    };
    std::vector<Row> const headings{
        {"一、过去四年工作回顾", "five_year_review"},
        {"一、四年来的发展", "five_year_review"},
        {"一、四年工作回顾", "five_year_review"},
        {"一、四年来工作回顾", "five_year_review"},
        {"一、过去三年工作回顾", "five_year_review"},
        {"一、本届政府工作回顾", "five_year_review"},
        {"一、“十三五”计划执行得好", "five_year_review"},
        {"一、“十三五”规划胜利完成", "five_year_review"},
        {"一、预期目标提前实现", "other"},
        {"一、预期目标全面实现", "other"},
        {"一、预期目标胜利实现", "other"},
        {"一、预期目标圆满完成", "other"},
        {"一、预期目标全面完成", "other"},
        {"一、预期目标提前完成", "other"},
        {"一、预期目标胜利完成", "other"},
        {"一、十件实事", "plan"},
        {"一、政府实事项目", "plan"},
        {"一、实事完成情况", "other"},
        {"一、实事落实情况", "other"},
        {"一、实事进展", "other"},
        {"一、坚持实事求是", "other"},
        {"一、过去五年及2021年工作", "five_year_review"},
        {"一、五年和2021年回顾", "five_year_review"},
        {"一、过去五年暨2021年工作", "five_year_review"},
        {"一、过去四年及2021年工作", "five_year_review"},
        {"一、过去四年和2021年工作", "five_year_review"},
        {"一、今后五年的“十四五”目标", "five_year_plan"},
        {"一、“十四五”怎么走", "five_year_plan"},
        {"一、“十五五”怎么走", "five_year_plan"},
        {"一、“十四五”开局之年", "other"},
        {"一、“十四五”以来", "other"},
        {"一、“十三五”回顾", "five_year_review"},
        {"一、“十三五”的报告", "other"},
        {"一、2017—2021年工作回顾", "five_year_review"},
        {"一、2017至2021年工作回顾", "five_year_review"},
        {"一、2017—2021年规划", "review"},
        {"一、五年工作总结", "five_year_review"},
        {"一、三年来的工作回顾", "five_year_review"},
        {"一、奋进的五年", "five_year_review"},
        {"一、这五年，我们这样走过", "five_year_review"},
        {"二、“十四五”主要任务", "five_year_plan"},
        {"二、“十四五”重点任务", "five_year_plan"},
        {"二、“十四五”总体要求", "five_year_plan"},
        {"二、对政府工作的建议", "plan"},
        {"一、目标任务完成情况", "other"},
        // By the year that they open with.
        {"一、2021年：奋进的一年", "review"},
        {"2021年，我们这样走过", "review"},
        {"一、过去一年：稳中有进", "review"},
        {"一、2022年：决胜的一年", "plan"},
        {"2022年，我们将怎样干", "plan"},
        {"一、明年重点干什么", "plan"},
        {"今年怎么干", "plan"},
        {"一、新的一年怎么干", "plan"},
        {"一、新一年怎么干", "plan"},
        {"1.2022年怎么干", "other"},
        {"（一）2022年怎么干", "other"},
        {"第一部分2022年怎么干", "plan"},
        {"一、去年怎么干的", "review"},
        {"一、这一年，我们这样走过", "review"},
        {"一、去年工作", "review"},
        {"一、奋力夺取2022年新胜利", "plan"},
        {"奋力夺取2022年新胜利", "other"},
        {"一、本届政府四年工作", "five_year_review"},
        {"2021年12月30日", "other"},
        {"2022年1月3日", "other"},
        {"一、2021年的报告", "other"},
        {"一、2022年的报告", "other"},
        {"一、2021年的安排", "other"},
        {"一、2021年的部署", "other"},
        {"一、2021年、2022年", "other"},
        {"一、2022年的回顾", "other"},
        {"一、2022年的总结", "other"},
        {"一、2022年再说2021年", "other"},
    };
    for (auto const& row : headings) {
      CAPTURE(row.said);
      auto found = test::find(test::shipped_rules(), fmt::format("各位代表\n{}\n好。", row.said), 2022);
      CHECK(document::name(found.document.sections.back().role) == row.role);
    }
    for (Row const& row :
         {Row{"云川市重点工作前5月完成情况", "progress"}, {"云川市上半年预算执行情况", "other"}}) {
      CAPTURE(row.said);
      auto found = test::find(test::shipped_rules(), fmt::format("{}\n好。", row.said), 2022);
      CHECK(document::name(found.document.info.kind) == row.role);
    }
    for (std::string_view said : {"——五年来，", "“十三五”的五年，", "市四届人大一次会议以来的五年，"}) {
      CAPTURE(said);
      auto text = fmt::format("各位代表\n一、2021年工作回顾\n好。\n{}实力增强。", said);
      auto found = test::find(test::shipped_rules(), text, 2022);
      CHECK(document::name(found.document.sections.back().role) == "five_year_review");
    }
    // What opens the aims of a text without headings, and what only speaks of aims.
    std::vector<Row> const openings{
        {"预期目标是:", "plan"},
        {"预期目标为:", "plan"},
        {"预期目标:", "plan"},
        {"主要目标是:", "plan"},
        {"主要目标为:", "plan"},
        {"主要目标:", "plan"},
        // What is announced behind the first number is no more than a task.
        {"预期目标是:全市财政收入增长9%,完成节能任务,", "plan"},
        {"预期目标是:完成节能任务,财政收入增长9%,", "other"},
        {"五年规划的主要目标是:", "other"},
        {"“十四五”时期的主要目标是:", "other"},
        {"任期期间的主要目标是:", "other"},
        {"完成的主要目标是:", "other"},
        {"去年的主要目标是:", "other"},
        {"今后五年的主要目标是:", "other"},
    };
    for (auto const& row : openings) {
      CAPTURE(row.said);
      auto text = fmt::format("城镇登记失业率3%。\n要坚定不移,{}生产总值增长8%。", row.said);
      auto found = test::find(test::shipped_rules(), text, 2022);
      CHECK(document::name(found.document.sections.back().role) == row.role);
    }
  }

  TEST_CASE("a look-back has as many years as its heading names") {
    struct Row {
      std::string_view name, heading, text, expected;
    };
    auto periods_of = [](std::string_view heading, std::string_view text, int year) {
      std::string out;
      for (auto const& claim :
           test::find(test::shipped_rules(), fmt::format("各位代表\n一、{}\n{}", heading, text), year).claims)
        out += fmt::format("{}{}-{}", out.empty() ? "" : " ", claim.period.first_year(),
                           claim.period.last_year());
      return out;
    };
    std::vector<Row> const rows{
        {"five", "过去五年工作回顾", "新建学校20所,财政收入10亿元。", "2017-2021 2021-2021"},
        {"four", "过去四年工作回顾", "新建学校20所,财政收入10亿元。", "2018-2021 2021-2021"},
        {"as the heading counts them", "本届政府工作回顾(2018-2021年)", "新建学校20所。", "2018-2021"},
        {"what it comes to is of its own number", "过去四年工作回顾",
         "地区生产总值由2017年的110亿元提高到2021年的160亿元;固定资产投资累计完成126亿元。",
         "2017-2017 2021-2021 2018-2021"},
        {"the year compared with is the first", "过去五年工作回顾", "财政收入6亿元,是2016年的1.65倍。",
         "2021-2021 2016-2021"},
        {"a plan that was over is compared with", "过去五年工作回顾", "财政收入6亿元,为“十二五”末的1.4倍。",
         "2021-2021 2015-2021"},
        {"what was done in the last of them", "过去五年工作回顾",
         "新建公路90公里,当年新增就业8万人,五年增长27%,当年下降6%。",
         "2017-2021 2021-2021 2017-2021 2021-2021"},
        {"a change goes on with the year that the one before is since", "过去四年工作回顾",
         "公路里程80公里,比2017年增加30公里;道路面积9平方米,增加2平方米;保费增长8%。",
         "2021-2021 2017-2021 2021-2021 2017-2021 2018-2021"},
        {"a share of what they came to", "过去五年工作回顾",
         "五年累计投入90亿元,占财政支出的75%;新增就业8万人、占全省1/10;高新企业90家,占全省9%。",
         "2017-2021 2017-2021 2017-2021 2017-2021 2021-2021 2021-2021"},
        {"what a year comes to, though a verb says that it was done", "过去五年工作回顾",
         "预计完成增加值90亿元。完成产值8亿元。完成总产值9亿元。实现销售收入7亿元。固定资产投资8亿元,"
         "存贷款余额9亿元,"
         "脱贫地区居民收入8000元。",
         "2021-2021 2021-2021 2021-2021 2021-2021 2021-2021 2021-2021 2021-2021"},
        {"the years behind the one that it is held against", "本届政府工作回顾",
         "地区生产总值90亿元,是2017年的2.2倍,年均增长9%。新建学校20所。",
         "2021-2021 2017-2021 2018-2021 2018-2021"},
        {"or five, where they are counted", "过去五年工作回顾",
         "财政收入9亿元,是2017年的2.2倍。新建学校20所。", "2021-2021 2017-2021 2017-2021"},
        {"or held against an earlier one", "本届政府工作回顾",
         "财政收入9亿元,是2016年的2.2倍。新建学校20所。", "2021-2021 2016-2021 2017-2021"},
        {"and one that is held against it is of its last year", "过去五年工作回顾",
         "五年间,引进资金22亿元,为2016年的4.3倍,累计投资30亿元。", "2021-2021 2016-2021 2017-2021"},
        {"for all that follows", "过去四年工作回顾",
         "较2017年(下同)增长40%;财政收入增长30%,投资比上年增长5%。", "2017-2021 2017-2021 2021-2021"},
        {"not for all where it does not say so", "过去四年工作回顾",
         "地区生产总值较2017年增长40%;财政收入增长30%。", "2017-2021 2018-2021"},
        {"a place held all the time, or reached one after the other", "过去五年工作回顾",
         "县域经济始终居全省第3位,财政收入居全省第5位;地区生产总值先后突破80亿元、90亿元。",
         "2017-2021 2021-2021 2017-2021 2017-2021"},
        {"how much each has is of their end", "过去五年工作回顾",
         "新建公园5个,人均绿地9平方米。苹果面积90万亩,年产值110亿元。",
         "2017-2021 2021-2021 2021-2021 2021-2021"},
        {"so many years' sum inside a clause", "过去五年工作回顾", "固定资产投资四年完成65亿元。",
         "2018-2021"},
        {"up to another time", "过去四年工作回顾",
         "公路里程80公里,比2017年增加30公里,比上年增加7公里;道路面积9平方米,增加2平方米。",
         "2021-2021 2017-2021 2021-2021 2021-2021 2018-2021"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(periods_of(row.heading, row.text, 2022) == row.expected);
    }
    // Beside the year that the same heading reviews.
    for (auto const& row : std::vector<Row>{
             {"a yearly rate is of the years", "", "财政收入6亿元,年均增长8%。", "2020-2020 2016-2020"},
             {"so are five years that a sentence names; what stands there at their end is of the last", "",
              "五年间,新建学校20所,城镇居民人均可支配收入45000元。", "2016-2020 2020-2020"},
             {"what is held against five years that were over is of as many behind them", "",
              "五年累计完成投资90亿元,为“十二五”时期的1.2倍。投资80亿元,为“十一五”时期的3倍。",
              "2016-2020 2016-2020 2020-2020 2020-2020"}}) {
      CAPTURE(row.name);
      CHECK(periods_of("“十三五”时期及2020年工作回顾", row.text, 2021) == row.expected);
    }
  }

  TEST_CASE("a report given before its year began calls that the next one") {
    constexpr std::string_view text =
        "云川县2021年政府工作报告\n2020年12月29日在县十七届人大六次会议上\n各位代表\n一、五年来的历程\n"
        "五年地区生产总值年均增长3.7%。\n今年,面对疫情冲击,我们交出了答卷。引进项目23个。\n"
        "今年是收官之年,财政收入增长5%。\n二、明年重点干什么\n明年,改造道路12条。力争明年底建成学校5所。";
    auto found = test::find(test::shipped_rules(), std::string(text), 0);
    REQUIRE(found.document.info.told_early);
    std::string periods;
    for (auto const& claim : found.claims) periods += test::period_of(claim) + " ";
    CHECK(periods == "2016/2020 2020 2020 2021 2021 ");
    std::string roles;
    for (auto const& section : found.document.sections)
      roles += std::string(document::name(section.role)) + " ";
    CHECK(roles == "other five_year_review review plan ");
  }

  TEST_CASE("what a word of the report means is no claim of it") {
    auto found = test::find(test::shipped_rules(),
                            "各位代表\n一、2022年工作安排\n建设学校5所。\n名词解释\n"
                            "1.“双千”计划:建设学校千所、医院千所,全省生产总值增长8%。",
                            2022);
    REQUIRE(found.claims.size() == 1);
    CHECK(found.claims[0].indicator.text == "建设学校");
  }

  TEST_CASE("what is to be until a year") {
    struct Row {
      std::string_view name, text, expected;
    };
    std::vector<Row> const rows{
        {"stands there then, and is done until then",
         "到2026年,城镇化率达到60%,新增企业200家,万元生产总值能耗下降15%。", "2026 2022/2026 2022/2026"},
        {"though it opens the second clause",
         "今后五年,力争到2026年财政收入突破55亿元;居民收入年均增长8%;城镇化率达到58%。",
         "2026 2022/2026 2026"},
        {"holds for a paragraph that it opens", "到2026年,财政收入突破55亿元。力争城镇化率达到58%。",
         "2026 2026"},
        {"named on the way it holds no further",
         "今后五年,财政收入2026年突破55亿元;居民收入年均增长8%;城镇化率达到58%。",
         "2026 2022/2026 2022/2026"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      auto text = fmt::format("各位代表\n一、今后五年的奋斗目标\n{}", row.text);
      std::string periods;
      for (auto const& claim : test::find(test::shipped_rules(), text, 2022).claims)
        periods += (periods.empty() ? "" : " ") + test::period_of(claim);
      CHECK(periods == row.expected);
    }
  }

  TEST_CASE("a yearly rate of a year's review that says not since when is of five years") {
    auto periods = [](std::string const& said) {
      std::string out;
      for (auto const& claim : test::find(test::shipped_rules(), said, 2006).claims)
        out += (out.empty() ? "" : " ") + test::period_of(claim);
      return out;
    };
    CHECK(periods("各位代表\n物价年均上涨2.1%,城镇登记失业率年均4.2%,财政收入增长8%。") ==
          "2001/2005 2001/2005 2005");
    CHECK(periods("各位代表\n2004年财政收入年均增长8%。") == "2004");
    CHECK(periods("各位代表\n近三年引进投资90亿元,新增产值8亿元,财政收入年均增长11%。") ==
          "2003/2005 2005 2003/2005");
  }

  TEST_CASE("of prices in a list of rates the rise is meant") {
    auto found =
        test::find(test::shipped_rules(),
                   "各位代表\n一、2020年工作安排\n城镇登记失业率、居民消费价格指数分别控制在4.2%和3%以内。");
    REQUIRE(found.claims.size() == 2);
    CHECK(found.claims[0].measure == Measure::ratio);
    CHECK(found.claims[1].measure == Measure::growth);
  }

  TEST_CASE(
      "of a text without headings what stands behind its aims is planned, what is reckoned before was "
      "reached") {
    std::string const text =
        "初步统计,地区生产总值增长13%;预计单位生产总值能耗下降6%。\n"
        "经济社会发展的主要预期目标是:地区生产总值增长12%。\n"
        "落实就业政策,新增城镇就业2.4万人。\n";
    auto kinds = [](std::string const& said) {
      std::string out;
      for (auto const& claim : test::find(test::shipped_rules(), said, 2012).claims)
        out += (out.empty() ? "" : " ") + std::string(name(claim.kind));
      return out;
    };
    CHECK(kinds(text) == "outcome outcome target target");
    // Below a heading that looks back the aims are those of the year that is over.
    CHECK(
        kinds("各位代表\n一、2011年工作回顾\n主要预期目标是:地区生产总值增长12%。\n新增城镇就业2.4万人。") ==
        "outcome outcome");
  }

  TEST_CASE("the whole year ends what was said of a part of it") {
    auto found = test::find(
        test::shipped_rules(),
        "各位代表\n一、2023年工作回顾\nGDP一季度增长3%、二季度增长5%，全年累计增长4%，增幅居全省第6位。"
        "工业投资上半年增长5%，全年增长7%。",
        2024);
    std::vector<std::string> periods;
    for (auto const& claim : found.claims)
      periods.push_back(quantity::iso(claim.period.first) + "/" + quantity::iso(claim.period.last));
    CHECK(periods == std::vector<std::string>{"2023-01-01/2023-03-31", "2023-04-01/2023-06-30",
                                              "2023-01-01/2023-12-31", "2023-01-01/2023-12-31",
                                              "2023-01-01/2023-06-30", "2023-01-01/2023-12-31"});
  }

  TEST_CASE("numbers in passing of older reports are no claims") {
    CHECK(in_a_review("增长8%。") == "");
    CHECK(in_a_review("增长8%。", 2020) == " growth 8%");
    CHECK(in_a_review("坚持6个标准。") == "");
    CHECK(in_a_review("坚持6个标准。", 2020) == "坚持标准 level 6个");
    CHECK(in_a_review("坚持16个标准。") == "坚持标准 level 16个");
    CHECK(in_a_review("新建学校6所。") == "新建学校 level 6所");
    CHECK(in_a_review("过去的水平上增长8%。") == "");
    CHECK(in_a_review("我们主张的支出增长8%。") == "");
    CHECK(in_a_review("我们主张的支出增长8%，生产总值增长9%。") == "生产总值 growth 9%");
  }

  TEST_CASE("what would be, if, is no claim of older reports, nor what may be of another year") {
    CHECK(in_a_review("如果不压缩，支出增长8%；生产总值增长9%。") == "生产总值 growth 9%");
    CHECK(in_a_review("如果不压缩，支出增长8%。", 2020) == "支出 growth 8%");
    CHECK(in_a_review("今年支出增长8%。利润增长9%。") == "支出 growth 8%");
    CHECK(in_a_review("去年支出增长8%。利润增长9%。") == "支出 growth 8%; 利润 growth 9%");
    CHECK(in_a_review("今年支出增长8%。\n　　利润增长9%。") == "支出 growth 8%; 利润 growth 9%");
    CHECK(in_a_review("今年支出增长8%。利润增长9%。", 2020) == "支出 growth 8%; 利润 growth 9%");
  }

  TEST_CASE("figures of older reports whose time nothing says are left out") {
    auto claims_of = [](std::string const& text) {
      std::string out;
      auto front = "某市人民政府政府工作报告\n各位代表：\n";
      for (auto const& claim : test::find(test::small(), front + text, 1985).claims)
        out += (out.empty() ? "" : "; ") + test::brief(claim);
      return out;
    };
    CHECK(claims_of("生产总值增长8%。去年生产总值增长9%。") == "生产总值 growth 9%");
  }

  TEST_CASE("bounds, hedges and strength are told by their words, in the order of the text") {
    auto of = [](std::string const& plan) {
      auto found = test::find(test::small(), "各位代表\n一、2020年工作安排\n" + plan);
      REQUIRE(found.claims.size() == 1);
      auto const& claim = found.claims[0];
      return std::string(quantity::name(claim.bound)) + " " + std::string(quantity::name(claim.strength)) +
             " " + claim.hedge;
    };
    CHECK(of("生产总值增长8%。") == "eq plain ");
    CHECK(of("生产总值确保增长8%以上。") == "ge ensure 确保以上");
    CHECK(of("力争生产总值增长8%左右。") == "approx aim 力争左右");
    CHECK(of("失业人数控制在5万人以内。") == "le plain 控制在以内");
    CHECK(of("财政收入超过5亿元。") == "gt plain 超过");
    CHECK(of("新增企业50余家。") == "approx plain 余");
  }

  TEST_CASE("the evidence is the text of the source at its offsets, and the sentence holds it") {
    std::string const text =
        "各位代表\n一、２０１９年工作回顾\n　　过去一年，生产总值７７３．２２ "
        "亿元、增长７％；财政收入\u00AD增长８％。\n二、2020年工作安排\n生产总值增长6%。";
    auto found = test::find(test::small(), text);
    REQUIRE(found.claims.size() == 4);
    CHECK(found.claims[0].evidence.text == "生产总值７７３．２２ 亿元");
    CHECK(found.claims[2].evidence.text == "财政收入\u00AD增长８％");
    for (auto const& claim : found.claims) {
      auto const& evidence = claim.evidence;
      auto from = text::prefix(text, evidence.start).size();
      auto to = text::prefix(text, evidence.end).size();
      CHECK(text.substr(from, to - from) == evidence.text);
      auto sentence = text::prefix(text, evidence.sentence_start).size();
      CHECK(text.compare(sentence, evidence.sentence.size(), evidence.sentence) == 0);
      CHECK(sentence <= from);
      CHECK(to <= sentence + evidence.sentence.size());
    }
    CHECK(found.claims[0].section == "一、２０１９年工作回顾");
    CHECK(found.claims[3].section == "二、2020年工作安排");
  }

  TEST_CASE("the paragraph is the whole one, shared by its claims, and of a long one what stands around") {
    std::string lead = "各位代表\n一、2019年工作回顾\n";
    std::string first = "过去一年，全力以赴。生产总值增长7%。财政收入增长8%。";
    auto text = lead + first + "\n土地收入增长9%。\n";
    auto found = test::find(test::small(), text);
    REQUIRE(found.claims.size() == 3);
    auto const& paragraph = found.claims[0].evidence.paragraph;
    REQUIRE(paragraph);
    CHECK(paragraph->text == first);
    CHECK(paragraph->start == text::count_code_points(lead));
    CHECK_FALSE(paragraph->cut_before);
    CHECK_FALSE(paragraph->cut_after);
    CHECK(found.claims[1].evidence.paragraph == paragraph);
    CHECK(found.claims[2].evidence.paragraph->text == "土地收入增长9%。");

    auto longer = lead;
    for (int i = 0; i < 100; ++i) longer += "增收节支开源节流。";
    longer += "生产总值增长7%。";
    for (int i = 0; i < 100; ++i) longer += "增收节支开源节流。";
    found = test::find(test::small(), longer);
    REQUIRE(found.claims.size() == 1);
    auto const& cut = *found.claims[0].evidence.paragraph;
    CHECK(cut.cut_before);
    CHECK(cut.cut_after);
    auto at = text::prefix(longer, cut.start).size();
    CHECK(longer.compare(at, cut.text.size(), cut.text) == 0);
    CHECK(cut.text.starts_with("增收"));
    CHECK(cut.text.ends_with("流。"));
    CHECK(text::count_code_points(cut.text) <= 809);
    CHECK(text::count_code_points(cut.text) > 780);
  }

  TEST_CASE("of a sentence without end only what stands around the evidence is kept") {
    std::string text = "各位代表\n一、2019年工作回顾\n";
    for (int i = 0; i < 5000; ++i) text += "增收节支开源节流，";
    text += "生产总值增长7%，";
    for (int i = 0; i < 5000; ++i) text += "增收节支开源节流，";
    auto found = test::find(test::small(), text);
    REQUIRE(found.claims.size() == 1);
    auto const& evidence = found.claims[0].evidence;
    CHECK(text::count_code_points(evidence.sentence) < 1500);
    auto from = text::prefix(text, evidence.start).size();
    CHECK(text.compare(from, evidence.text.size(), evidence.text) == 0);
    auto sentence = text::prefix(text, evidence.sentence_start).size();
    CHECK(text.compare(sentence, evidence.sentence.size(), evidence.sentence) == 0);
    CHECK(evidence.sentence.find(evidence.text) == from - sentence);
    REQUIRE(evidence.paragraph);
    CHECK(evidence.paragraph->text == evidence.sentence);
    CHECK(evidence.paragraph->cut_before);
    CHECK(evidence.paragraph->cut_after);
  }

  TEST_CASE("ids are the same for the same text, and no two claims of one report share one") {
    std::string text = "各位代表\n一、2019年工作回顾\n";
    for (int i = 0; i < 50; ++i) text += "生产总值增长7%，财政收入、土地收入均增长8%。";
    auto once = test::find(test::small(), text);
    auto again = test::find(test::small(), text);
    auto other = test::find(test::small(), text + "好。");
    std::set<std::string> ids;
    REQUIRE(once.claims.size() == 150);
    for (std::size_t i = 0; i < once.claims.size(); ++i) {
      CHECK(once.claims[i].id == again.claims[i].id);
      CHECK(once.claims[i].id != other.claims[i].id);
      CHECK(once.claims[i].id.size() == 14);
      ids.insert(once.claims[i].id);
    }
    CHECK(ids.size() == 150);
  }

  TEST_CASE("claims of a sentence are the same whatever stands in the others") {
    auto const& rules = test::shipped_rules();
    std::size_t sentences = 0, all = 0;
    for (auto const& entry : std::filesystem::directory_iterator(test::source_dir() / "examples/reports")) {
      auto found = test::find(rules, test::read_file(entry.path()));
      diag::Diagnostics said;
      Origins origins;
      auto claims =
          extract_claims(found.document, found.scan, rules.set(), rules.subjects(), 0, said, &origins);
      REQUIRE(origins.matches.size() == claims.size());
      REQUIRE(origins.ids.size() == claims.size());
      CHECK(origins.apart);
      CHECK(std::is_sorted(origins.matches.begin(), origins.matches.end()));
      std::string one_by_one;
      std::size_t same_ids = 0, next = 0;
      auto const& matches = found.scan.matches;
      for (std::size_t at = 0; at < matches.size();) {
        auto part = found.scan;
        part.matches.clear();
        auto end = end_of_sentence(found.document, matches[at].range.begin);
        CHECK(end > matches[at].range.begin);
        auto const first = at;
        for (; at < matches.size() && matches[at].range.begin < end; ++at)
          part.matches.push_back(matches[at]);
        Origins own;
        auto some = extract_claims(found.document, part, rules.set(), rules.subjects(), 0, said, &own);
        one_by_one += report::write_claims(found.document.info, some);
        for (std::size_t i = 0; i < own.ids.size() && next < origins.ids.size(); ++i, ++next)
          same_ids +=
              own.ids[i] == origins.ids[next] && first + own.matches[i] == origins.matches[next] ? 1 : 0;
        ++sentences;
      }
      CHECK(one_by_one == report::write_claims(found.document.info, claims));
      CHECK(same_ids == claims.size());
      all += claims.size();
    }
    CHECK(sentences > 50);
    CHECK(all > 200);
  }

  TEST_CASE("two claims that would have had one id are told") {
    std::string const text = "财政收入、财政收入均增长8%。";
    auto found = test::find(test::small(), text);
    Origins origins;
    auto claims = extract_claims(found.document, found.scan, test::small().set(), test::small().subjects(), 0,
                                 found.said, &origins);
    REQUIRE(claims.size() == 2);
    CHECK(claims[0].id != claims[1].id);
    CHECK_FALSE(origins.apart);
  }

  TEST_CASE("claims come in the order of the text") {
    auto found = test::find(test::small(), "生产总值9亿元、增长8%，财政收入2亿元。新建学校3所。");
    std::size_t last = 0;
    for (auto const& claim : found.claims) {
      CHECK(claim.evidence.end >= last);
      last = claim.evidence.end;
    }
    CHECK(found.claims.size() == 4);
  }
}

}  // namespace duizhang::claim
