// Kind by section and words, periods and how far they reach, strength and how far it reaches.
#include "engine/claim/context.hpp"

#include <doctest/doctest.h>

#include "tests/support/dump.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang::claim {
namespace {

constexpr char const* front = "某市人民政府政府工作报告\n各位代表：\n";

// A report of 2020 with one section under `heading`.
std::string section(std::string const& heading, std::string const& text) {
  return front + ("一、" + heading) + "\n" + text;
}
std::string review(std::string const& text) { return section("2019年工作回顾", text); }
std::string plan(std::string const& text) { return section("2020年工作安排", text); }

std::string progress(std::string const& text) { return "某市任务进展情况\n" + text; }

std::string each(std::string text, std::string (*show)(Claim const&)) {
  std::string out;
  for (auto const& claim : test::find(test::small(), std::move(text)).claims)
    out += (out.empty() ? "" : " ") + show(claim);
  return out;
}

std::string kind(Claim const& claim) { return std::string(name(claim.kind)); }
std::string period(Claim const& claim) {
  return test::period_of(claim) + (claim.annualised ? "~" : "") + (claim.progress ? "+" : "");
}
std::string strength(Claim const& claim) { return std::string(quantity::name(claim.strength)); }

}  // namespace

TEST_SUITE("claim.context") {
  TEST_CASE("a section says whether its numbers were reached or announced") {
    struct Row {
      std::string_view name;
      std::string text;
      std::string_view expected;
    };
    std::vector<Row> const rows{
        {"review", review("生产总值增长8%。"), "outcome"},
        {"plan", plan("生产总值增长8%。"), "target"},
        {"five years back", section("五年工作回顾", "生产总值增长8%。"), "outcome"},
        {"five years ahead", section("今后五年的任务", "生产总值增长8%。"), "target"},
        {"last year in a plan", plan("去年生产总值增长8%，今年增长9%。"), "outcome target"},
        {"what is done in a plan", plan("已建成学校3所。"), "outcome"},
        {"this year in a review", review("今年生产总值计划增长8%。"), "target"},
        {"what a review gives as planned", review("草案规定，生产总值增长8%，财政收入增长9%。"),
         "target target"},
        {"in its own sentence only", review("草案规定，要努力。生产总值增长8%。"), "outcome"},
        {"an estimate of this year in a review", review("今年生产总值预计增长8%。"), "outcome"},
        {"but an aim in a plan", plan("今年生产总值预计增长8%。"), "target"},
        {"progress in a report without sections", std::string(front) + "上半年生产总值增长8%。", "outcome"},
        {"no section in a report", std::string(front) + "生产总值增长8%。", "outcome"},
        {"the year itself in a report without sections", std::string(front) + "今年生产总值增长8%。",
         "target"},
        {"a task in a text on progress, and how far it has come",
         progress("任务：生产总值增长8%，支出增长7%。目前生产总值增长9%，支出增长6%。"),
         "target target outcome outcome"},
        {"the part of a year that is over", progress("全年目标增长8%。上半年生产总值增长9%。"),
         "target outcome"},
        {"what its brackets say, only they say",
         progress("上半年生产总值增长9%（全年目标增长8%），支出增长6%。"), "outcome target outcome"},
        {"a task that is named as done", progress("完成全年目标，生产总值增长9%。"), "outcome"},
        {"nothing said", progress("生产总值增长9%。"), "outcome"},
        {"another paragraph", progress("任务：支出增长7%。\n生产总值增长9%。"), "target outcome"},
        {"a text that is no report looks back", "生产总值增长8%。", "outcome"},
        {"unless it says that it looks ahead", "生产总值将增长8%。", "target"},
        {"in the clause or elsewhere in the sentence", "各部门计划如下，生产总值增长8%。", "target"},
        {"but not when it also says what was done", "计划完成了一半，已达8亿元，生产总值增长8%。",
         "outcome outcome"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(each(row.text, kind) == row.expected);
    }
  }

  TEST_CASE("what was reached is of the task before it in its paragraph") {
    auto names = [](std::string const& text) {
      std::string out;
      for (auto const& claim : test::find(test::small(), progress(text)).claims)
        out += (out.empty() ? "" : " ") + claim.indicator.text;
      return out;
    };
    CHECK(names("任务：支出增长7%。上半年增长6%。") == "支出 支出");
    CHECK(names("任务：支出增长7%。\n上半年增长6%。") == "支出 ");
  }

  TEST_CASE("a yearly rate has no date in a text without a year") {
    auto found = test::find(test::small(), "一、今后五年的任务\n生产总值年均增长8%。", 0);
    REQUIRE(found.claims.size() == 1);
    CHECK(found.claims.front().annualised);
    CHECK(found.claims.front().period.first.is_not_a_date());
  }

  TEST_CASE("a period holds as far as it reaches, else that of the section") {
    struct Row {
      std::string_view name;
      std::string text;
      std::string_view expected;
    };
    std::vector<Row> const rows{
        {"a review is of the year before", review("生产总值增长8%。"), "2019"},
        {"a plan of the year", plan("生产总值增长8%。"), "2020"},
        {"five years back", section("五年工作回顾", "生产总值增长8%。"), "2015/2019"},
        {"five years ahead", section("今后五年的任务", "生产总值增长8%。"), "2020/2024"},
        {"planned in a review", review("草案规定，生产总值增长8%。"), "2020"},
        {"before the first heading the year before", std::string(front) + "生产总值增长8%。", "2019"},
        {"news are of their own year", "生产总值增长8%。", "2020"},
        {"reach over the sentence", plan("去年生产总值增长8%，财政收入增长9%。土地收入增长1%。"),
         "2019 2019 2020"},
        {"reach over the paragraph", review("五年来，生产总值增长8%。财政收入增长9%。\n　　土地收入增长1%。"),
         "2015/2019 2015/2019 2019"},
        {"reach over the section",
         plan("任期内生产总值增长8%。\n　　财政收入增长9%。\n二、2019年工作回顾\n土地收入增长1%。"),
         "2020/2024 2020/2024 2019"},
        {"reach over the clause only", review("上半年生产总值增长8%，财政收入增长9%。"),
         "2020-01-01/2020-06-30+ 2019"},
        {"the nearer one counts, in its clause",
         plan("任期内生产总值增长8%，今年财政收入增长9%，土地收入增长1%。"), "2020/2024 2020 2020/2024"},
        {"a change since a base year is of the years since", review("生产总值比2015年增长8%。"), "2015/2019"},
        {"yearly says how and not when", section("今后五年的任务", "生产总值年均增长8%，财政收入增长9%。"),
         "2020/2024~ 2020/2024"},
        {"a yearly rate is of all the years since the first one named",
         plan("到2023年生产总值增长8%，2019年财政收入增长9%，2023年年均增长7%。"),
         "2020/2023 2019 2020/2023~"},
        {"the five years of a section that looks back", section("五年工作回顾", "五年内支出达到8元。"),
         "2015/2019"},
        {"the five years of a section that plans", section("今后五年的任务", "五年内支出增长8%。"),
         "2020/2024"},
        {"five years where the section speaks of one", plan("五年内支出增长8%。"), "2020/2024"},
        {"the plan that a heading names",
         section("今后五年：第十四个五年计划的任务", "支出增长8%。五年内财政收入增长9%。"),
         "2020/2024 2020/2024"},
        {"of the same time a year ago, no years since", review("今年财政收入比去年同期增长8%。"), "2020"},
        {"until a year", plan("到2022年生产总值增长8%。"), "2020/2022"},
        {"a period behind the number is not its", plan("生产总值增长8%去年好。"), "2020"},
        {"up to the last year of a plan, a yearly rate is of all its years",
         section("今后五年的任务", "2024年支出达到8元，生产总值年均增长8%。"), "2024 2020/2024~"},
        {"this year, said before the year of the report began",
         "2019年某市政府工作报告\n各位代表：\n一、2019年工作回顾\n今年生产总值增长8%，比去年好。\n"
         "去年财政收入增长9%。\n二、2020年工作安排\n今年支出增长7%。",
         "2019 2018 2020"},
        {"of two years the first is of the year before", review("城镇化由50%提高到60%。"), "2018 2019"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(each(row.text, period) == row.expected);
    }
  }

  TEST_CASE("a claim against a base year is of that year where its rule says so") {
    CHECK(each(review("财政收入比2015年提高3个百分点。"), period) == "2015");
    CHECK(each(review("财政收入提高3个百分点。"), period) == "2019");
    CHECK(each(review("支出比2014年少，财政收入提高3个百分点。"), period) == "2019");
  }

  TEST_CASE("without a year every period stays open") {
    auto found = test::find(test::small(), "去年生产总值增长8%，财政收入增长9%。", 0);
    REQUIRE(found.claims.size() == 2);
    for (auto const& claim : found.claims) CHECK(claim.period.first.is_not_a_date());
  }

  TEST_CASE("strength reaches over a plain list and stops at a new verb, a semicolon or the sentence's end") {
    struct Row {
      std::string_view text, expected;
    };
    std::vector<Row> const rows{
        {"力争生产总值增长8%，财政收入增长9%。", "aim aim"},
        {"生产总值增长8%，力争财政收入增长9%。", "plain aim"},
        {"生产总值确保增长8%、力争增长9%。", "ensure aim"},
        {"力争生产总值增长8%；财政收入增长9%。", "aim plain"},
        {"力争生产总值增长8%。财政收入增长9%。", "aim plain"},
        {"力争生产总值增长8%，新建学校3所。", "aim plain"},
        {"力争新建学校3所。", "aim"},
        {"竞争力争先，生产总值增长8%。", "plain"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.text);
      CHECK(each(plan(std::string(row.text)), strength) == row.expected);
    }
    CHECK(each(review("力争生产总值增长8%。"), strength) == "");  // an outcome has none
  }

  TEST_CASE("in a sentence without end strength and periods reach no further than people read") {
    std::string text = "力争去年生产总值增长8%，";
    for (int i = 0; i < 2000; ++i) text += "增收节支，";
    auto found = test::find(test::small(), plan(text + "财政收入增长9%。"));
    REQUIRE(found.claims.size() == 2);
    CHECK(found.claims[0].hedge == "");  // an outcome: last year's
    CHECK(found.claims[1].strength != quantity::Strength::aim);
  }

  TEST_CASE("the passage of the aims is headline") {
    auto found = test::find(
        test::small(),
        plan("财政收入增长1%。\n　　预期目标是：生产总值增长8%，财政收入增长9%。\n　　土地收入增长2%。"));
    std::string marks;
    for (auto const& claim : found.claims) marks += claim.headline ? "!" : "-";
    CHECK(marks == "-!!-");
  }
}

}  // namespace duizhang::claim
