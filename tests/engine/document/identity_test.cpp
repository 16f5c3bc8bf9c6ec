#include "engine/document/identity.hpp"

#include <doctest/doctest.h>

#include "engine/text/utf8.hpp"
#include "tests/engine/document/fake_outline.hpp"

namespace duizhang::document {
namespace {

std::string identity(std::string text, std::string path = "x.txt", Given given = {}) {
  auto info = test::read(std::move(text), std::move(path), given).info;
  return info.jurisdiction + "|" + std::string(name(info.level)) + "|" + std::to_string(info.year) + "|" +
         std::string(name(info.jurisdiction_origin)) + "|" + std::string(name(info.year_origin));
}

Given given(int year, std::string place) {
  Given out;
  out.year = year;
  out.jurisdiction = std::move(place);
  return out;
}

}  // namespace

TEST_SUITE("document.identity") {
  TEST_CASE("year and place are read from the text, else from the file name, else from the command line") {
    struct Row {
      std::string_view name;
      std::string text, path;
      Given said;
      std::string expected;
    };
    std::string const title = "云川市人民政府\n2024年政府工作报告\n";
    std::vector<Row> const rows{
        {"all three agree to differ", title, "city_石门市_2019.txt", given(2001, "白水县"),
         "云川市|city|2024|text|text"},
        {"nothing in the text", "各位同志，好。", "city_石门市_2019.txt", given(2001, "白水县"),
         "石门市|city|2019|file name|file name"},
        {"a file name without year", "好。", "石门市.txt", given(2001, "白水县"),
         "石门市|city|2001|file name|command line"},
        {"a file name without anything", "好。", "report.txt", given(2001, "白水县"),
         "白水县|county|2001|command line|command line"},
        {"nothing anywhere", "好。", "report.txt", {}, "||0||"},
        {"a folder's year is none", "好。", "2019/石门市/report.txt", {}, "||0||"},
        {"the level of the file name fills in",
         "好。",
         "county_石门_2019.txt",
         {},
         "石门|county|2019|file name|file name"},
        {"a title behind the place",
         "好。",
         "石门区政府工作报告2019.txt",
         {},
         "石门区|county|2019|file name|file name"},
        {"a year before the place",
         "好。",
         "2019年石门区政府工作报告.txt",
         {},
         "石门区|county|2019|file name|file name"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(identity(row.text, row.path, row.said) == row.expected);
    }
  }

  TEST_CASE("the year of a report is that of its session, its title, its headings") {
    struct Row {
      std::string_view text;
      int year;
    };
    std::vector<Row> const rows{
        {"政府工作报告\n(2017年2月20日在云川市第十五届人民代表大会第一次会议上)\n2016年好。", 2017},
        {"政府工作报告\n２０１７年２月２０日在云川市人民代表大会会议上", 2017},
        {"二〇一七年政府工作报告\n好。", 2017},
        {"二○一七年政府工作报告\n好。", 2017},
        {"2018年云川市政府工作报告", 2018},
        {"好。\n一、2016年工作回顾\n好。", 2017},
        {"好。\n一、2016年工作安排\n好。", 2016},
        // Given at the end of the year that it looks back on.
        {"2018年云川市政府工作报告\n一、2018年工作回顾\n好。\n二、2019年工作安排\n好。", 2019},
        {"2018年云川市政府工作报告\n一、过去五年工作回顾\n好,2018年全市地区生产总值预计90亿元。", 2019},
        {"2018年云川市政府工作报告\n一、过去五年工作回顾\n到2018年地区生产总值预计90亿元。\n二、"
         "任务\n2018年地区生产总值预计90亿元。",
         2018},
        {"政府工作报告\n(2018年12月28日在云川市人民代表大会会议上)\n2018年工作回顾\n好。", 2019},
        {"2018年云川市政府工作报告\n一、2017年工作回顾\n好。", 2018},
        // The year behind the title's words, in brackets.
        {"云川市政府工作报告（2016年）\n一、2014年工作安排\n好。", 2016},
        {"云川市政府工作报告（2016）\n好。", 2016},
        {"云川市政府工作报告（2016号）\n好。", 0},
        {"2015年工作总结及2016年工作安排\n好。", 2016},
        {"2014年工作总结及2016年工作安排\n好。", 0},
        // A session's date, apart from its place by a comma, or without a day, on a line that is no sentence.
        {"云川工作报告\n——2016年1月12日，在云川市第七届人民代表大会第四次会议上\n好。", 2016},
        {"云川工作报告\n(2016年1月，管委会在全区干部大会上的报告)\n好。", 2016},
        {"云川工作报告\n2016年的会议在春天开。", 0},
        // Headings that go from one year to the next: the report is of the later.
        {"好。\n一、2019年工作怎么看\n好。\n二、2020年工作怎么干\n好。", 2020},
        {"好。\n2019年，我们这样走过\n好。\n2020年，我们将怎样干\n好。", 2020},
        {"好。\n2019年1月3日\n好。\n2020年，我们将怎样干\n好。", 0},
        {"好。\n一、2020年工作怎么干\n好。\n二、2019年工作怎么看\n好。", 0},
        {"政府工作报告\n(2018年12月28日在云川市人民代表大会会议上)"
         "\n一、2018年的工作\n好。\n二、2019年的工作\n好。",
         2019},
        {"2019年云川市政府工作报告\n(2018年12月28日在云川市人民代表大会会议上)\n好。", 2019},
        {"云川市政府工作报告\n(2018年12月28日在云川市人民代表大会会议上)\n三、明年重点干什么\n好。", 2019},
        {"云川市政府工作报告\n(2018年12月28日在云川市人民代表大会会议上)\n明年重点干什么\n好。", 2018},
        {"云川市政府工作报告\n(2018年12月28日在云川市人民代表大会会议上)\n三、明年重点干。\n好。", 2018},
        {"云川市政府工作报告\n2016年11月25日在云川市人民代表大会会议上\n三、2017年工作\n好。", 2017},
        {"云川市政府工作报告\n2016年9月25日在云川市人民代表大会会议上\n三、2017年工作\n好。", 2016},
        {"2018年云川市政府工作报告\n总结2018年工作回顾\n好。", 2018},
        // No heading: without a numbering.
        {"好。2016年工作回顾。", 0},
        // A year in the text is not the report's.
        {"2016年，我们很好。到2025年会更好。", 0},
        {"政府工作报告\n2017年2月20日，在风雨中开了会议。", 0},
        // What looks like a year and is none.
        {"20170年政府工作报告", 0},
        {"1020年政府工作报告", 0},
    };
    for (auto const& row : rows) {
      CAPTURE(row.text);
      CHECK(test::read(std::string(row.text)).info.year == row.year);
    }
  }

  TEST_CASE("the level is that of the last suffix, and a city in a city is a county") {
    struct Row {
      std::string_view text, place, level;
    };
    std::vector<Row> const rows{
        {"云川省人民政府", "云川省", "province"},
        {"云川市人民政府", "云川市", "city"},
        {"云川市石门区人民政府", "云川市石门区", "county"},
        {"云川市石门市人民政府", "云川市石门市", "county"},
        {"石门高新技术开发区人民政府", "石门高新技术开发区", "zone"},
        {"白水镇人民政府", "白水镇", "town"},
        {"在云川市第十五届人民代表大会", "云川市", "city"},
        // No place names.
        {"我市人民政府", "", ""},
        {"全市人民政府", "", ""},
        {"市人民政府", "", ""},
        {"各级人民政府", "", ""},
    };
    for (auto const& row : rows) {
      CAPTURE(row.text);
      auto info = test::read(std::string(row.text)).info;
      CHECK(info.jurisdiction == row.place);
      CHECK(name(info.level) == row.level);
    }
  }

  TEST_CASE("the nation's report is known by who speaks, not by the file's name") {
    CHECK(identity("政府工作报告\n现在，我代表国务院，向大会报告政府工作。", "city_云川市_2016.txt") ==
          "全国|national|2016|text|file name");
    CHECK(identity("新闻说，他代表国务院讲话。", "city_云川市_2016.txt") ==
          "云川市|city|2016|file name|file name");
    CHECK(identity("好。", "national_2016.txt") == "全国|national|2016|file name|file name");
  }

  TEST_CASE(
      "a text is a work report by its title or its address, and an excerpt when it is short and neither") {
    CHECK(test::read("云川市政府工作报告").info.work_report);
    CHECK(test::read("各位代表：好").info.work_report);
    CHECK_FALSE(test::read("云川市一季度经济运行情况").info.work_report);
    CHECK(test::read("生产总值增长8%。", "city_云川市_2016.txt").info.work_report);
    CHECK(test::read("生产总值增长8%。", "city_云川市_2016.txt").info.partial);
    CHECK(test::read("一季度很好。").info.partial);
    CHECK_FALSE(test::read("各位代表：好").info.partial);
    std::string whole;
    for (int i = 0; i < 50; ++i) whole += "很好。";
    CHECK_FALSE(test::read(whole).info.partial);
  }

  TEST_CASE("the title is the first short line with a title's words") {
    CHECK(test::read("首页 网站导航\n\n某市政府工作报告\n各位代表：").info.title == "某市政府工作报告");
    CHECK(test::read("某市要闻\n一季度很好。").info.title == "");
    std::string line;
    for (int i = 0; i < 40; ++i) line += "长";
    CHECK(test::read(line + "政府工作报告\n2020年政府工作报告").info.title == "2020年政府工作报告");
  }

  TEST_CASE("a head that would be cut inside a character is not") {
    for (int lead = 0; lead < 3; ++lead) {
      std::string text(static_cast<std::size_t>(lead), 'a');
      for (int i = 0; i < 2000; ++i) text += "市";
      CHECK(test::read(text).info.jurisdiction.empty());
    }
  }

  TEST_CASE("a year or place that nowhere stands is said once, with the way to give it") {
    diag::Diagnostics out;
    (void)read_document("好。", "d/x.txt", test::fake_outline(), {}, out);
    REQUIRE(out.size() == 2);
    auto said = out.sorted();
    CHECK(said[0].code == "D004");
    CHECK(said[1].code == "D005");
    CHECK(said[0].subject == "d/x.txt");
    CHECK(said[0].severity == diag::Severity::warning);
    CHECK(said[0].notes.front().message.find("--year") != std::string::npos);
  }

  TEST_CASE("the id of a report is that of its text, its source the base name") {
    auto a = test::read("各位代表：好。", "one/a.txt").info;
    auto b = test::read("各位代表：好。", "two/b.txt").info;
    auto c = test::read("各位代表：坏。", "one/a.txt").info;
    CHECK(a.id == b.id);
    CHECK(a.id != c.id);
    CHECK(a.id.size() == 14);
    CHECK(a.source == "a.txt");
    CHECK(a.path == "one/a.txt");
  }
}

}  // namespace duizhang::document
