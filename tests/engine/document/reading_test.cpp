// What a text is, when and by whom it was given; names of files; words that are none; texts that are alike.
#include <doctest/doctest.h>

#include "engine/document/clean.hpp"
#include "engine/document/file_name.hpp"
#include "engine/document/kind.hpp"
#include "engine/document/occasion.hpp"
#include "engine/document/sketch.hpp"
#include "engine/text/utf8.hpp"
#include "tests/engine/document/fake_outline.hpp"

namespace duizhang::document {

TEST_SUITE("document.reading") {
  TEST_CASE("the kind of a text follows from its title and the words at its front") {
    struct Row {
      std::string_view text, kind;
      bool work_report;
    };
    std::vector<Row> const rows{
        {"云川市政府工作报告\n各位代表：\n好。", "work-report", true},
        {"云川市政府工作报告\n好。", "work-report", true},
        {"好的标题\n各位代表：好。", "work-report", true},
        {"关于政府工作报告的决议\n会议批准这个报告。", "resolution", false},
        {"云川市2023年国民经济和社会发展统计公报\n生产总值增长5%。", "communique", false},
        {"云川市水网建设规划\n到2030年建成。", "plan", false},
        // A plan that is read to deputies looks back and ahead as a work report does.
        {"云川市规划纲要\n各位代表：去年好。", "plan", true},
        {"云川市一季度开门红\n本报讯 一季度增长5%。", "news", false},
        // The report is spoken of, not given.
        {"云川市人代会开幕\n记者从会上获悉，市长作政府工作报告。", "news", false},
        {"云川市一季度\n增长5%。", "other", false},
        {"云川市重点工作一季度完成情况\n增长5%。", "progress", false},
        {"云川市重点工作完成情况\n增长5%。", "other", false},
        {"增长5%。这是一句话，不是标题。规划\n好。", "other", false},
    };
    for (auto const& row : rows) {
      CAPTURE(row.text);
      auto info = test::read(std::string(row.text)).info;
      CHECK(name(info.kind) == row.kind);
      CHECK(info.work_report == row.work_report);
    }
  }

  TEST_CASE("session, date and speaker stand at the front of a report") {
    struct Row {
      std::string_view head, session, date, speaker;
    };
    std::vector<Row> const rows{
        {"政府工作报告\n——2024年1月15日在云川市第十七届人民代表大会第三次会议上\n云川市市长　李　青\n各位代表"
         "：",
         "第十七届人民代表大会第三次会议", "2024-01-15", "李青"},
        {"2018年2月26日在石门区第九届人民代表大会第二次会议上石门区人民政府区长王大山各位代表:好。",
         "第九届人民代表大会第二次会议", "2018-02-26", "王大山"},
        {"政府工作报告\n2024年3月5日在第十四届全国人民代表大会第二次会议上\n总理\n李　青\n各位代表：",
         "第十四届全国人民代表大会第二次会议", "2024-03-05", "李青"},
        {"省长阿依·吐尼亚孜\n各位代表：", "", "", "阿依·吐尼亚孜"},
        {"省长李青在省十四届人大五次会议上作政府工作报告。\n各位代表：", "第十四届人民代表大会第五次会议", "",
         "李青"},
        // No day of the calendar.
        {"2023年2月29日在云川市第十七届人民代表大会第三次会议上\n各位代表：",
         "第十七届人民代表大会第三次会议", "", ""},
        {"2024年2月29日在云川市第十七届人民代表大会第三次会议上\n各位代表：",
         "第十七届人民代表大会第三次会议", "2024-02-29", ""},
        {"各位代表：我受市政府委托，把过去一年做了什么、新的一年打算做什么说给大家听，请审议，也欢迎到场的各"
         "界朋友指正"
         "。"
         "一、去年工作回顾。去年很好。自市十七届人大一次会议以来，更好。",
         "", "", ""},
        // A day of something else, an office of another, a session of a party.
        {"2024-01-20\n副省长李青\n各位代表：", "", "", ""},
        {"市第十三届党代会第二次会议\n各位代表：", "", "", ""},
        {"市长要求我们一定要把各项工作做好\n各位代表：", "", "", ""},
    };
    for (auto const& row : rows) {
      CAPTURE(row.head);
      auto outline = test::fake_outline();
      auto found = occasion_of(text::fold_document(row.head).text, outline);
      CHECK(found.session == row.session);
      CHECK(found.date == row.date);
      CHECK(found.speaker == row.speaker);
    }
  }

  TEST_CASE("dates are read as they are written, where the calendar has them") {
    CHECK(date_at("2024年1月5日在").value_or("") == "2024-01-05");
    CHECK(date_at("2024-01-05").value_or("") == "2024-01-05");
    CHECK(date_at("2024/1/5 10:00").value_or("") == "2024-01-05");
    CHECK_FALSE(date_at("2024年13月5日"));
    CHECK_FALSE(date_at("2024年0月5日"));
    CHECK_FALSE(date_at("2024年4月31日"));
    CHECK_FALSE(date_at("2024年1月"));
    CHECK_FALSE(date_at("2024-01-051"));
    CHECK(date_line("好。\n2025-07-16\n") == "2025-07-16");
    CHECK(date_line("2025-07-16是那天\n") == "");
  }

  TEST_CASE("every fact keeps its source and how sure that is, and sources that disagree are told") {
    Source source;
    source.path = "city_石门市_2019.txt";
    source.listed.year = 2020;
    source.listed.kind = TextKind::news;
    source.listed.speaker = "李青";
    source.listed.date = "2020-01-05";
    Given given;
    given.year = 2021;
    diag::Diagnostics said;
    auto info = read_document("各位代表：\n好。", source, test::fake_outline(), given, said).info;
    auto told = [&](std::string_view what) {
      auto const* fact = info.fact(what);
      return fact == nullptr ? std::string()
                             : fact->value + "|" + std::string(name(fact->origin)) + "|" +
                                   std::string(name(fact->confidence));
    };
    CHECK(told("year") == "2019|file name|likely");
    CHECK(told("kind") == "work-report|text|certain");
    CHECK(told("jurisdiction") == "石门市|file name|likely");
    CHECK(told("level") == "city|file name|likely");
    CHECK(told("speaker") == "李青|reports.yaml|certain");
    CHECK(info.speaker == "李青");
    CHECK(info.date == "2020-01-05");
    CHECK(info.contradictions ==
          std::vector<std::string>{"the file name says 2019, the reports.yaml says 2020",
                                   "the file name says 2019, the command line says 2021",
                                   "the text says kind work-report, the reports.yaml says kind news"});
  }

  TEST_CASE("file names are read by the first pattern that fits the whole of them") {
    struct Row {
      std::string_view name, place;
      int year;
      Level level;
    };
    auto outline = test::fake_outline();
    std::vector<Row> const rows{
        {"county_石门区_2019.txt", "石门区", 2019, Level::county},
        {"county-石门区-2019-改.txt", "石门区", 2019, Level::county},
        {"county_shimen_2019.txt", "", 2019, Level::county},
        {"national_2019.txt", "", 2019, Level::national},
        {"2019年石门区政府工作报告.docx", "石门区", 2019, Level::unknown},
        {"石门区政府工作报告2019.pdf", "石门区", 2019, Level::unknown},
        {"石门区政府工作报告终稿.pdf", "石门区", 0, Level::unknown},
        {"石门区", "石门区", 0, Level::unknown},
        // No pattern of these fits: nothing is guessed.
        {"政府工作报告.txt", "", 0, Level::unknown},
        {"report-12019.txt", "", 0, Level::unknown},
        {"\xFF\xFE_2019.txt", "", 0, Level::unknown},
        {"", "", 0, Level::unknown},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      auto read = read_file_name(row.name, outline);
      CHECK(read.place == row.place);
      CHECK(read.year == row.year);
      CHECK(read.level == row.level);
    }
    outline.file_names = {"{year}号文件*"};
    CHECK(read_file_name("2020号文件石门.txt", outline).year == 2020);
    CHECK(read_file_name("county_石门区_2019.txt", outline).year == 0);
    outline.file_names = {"*{place}*{place}*{place}*{place}*{year}*"};
    std::string many;
    for (int i = 0; i < 80; ++i) many += "石";
    CHECK(read_file_name(many, outline).year == 0);  // and ends
  }

  TEST_CASE("junk is not there for matching, misread words are mended, and quotes show what the file holds") {
    auto document = test::read("投资５0亿兀，增长点击查看更多8%以卜，打印本页打印本页\n完成。");
    CHECK(document.text() == "投资50亿元,增长8%以上,完成。");
    auto at = static_cast<std::uint32_t>(document.text().find("增长8%以上"));
    auto quote = document.quote({at, at + static_cast<std::uint32_t>(std::string_view("增长8%以上").size())});
    CHECK(quote.text == "增长点击查看更多8%以卜");
    CHECK(quote.start == 7);
    CHECK(quote.end == 19);
    auto money = static_cast<std::uint32_t>(document.text().find("50亿元"));
    CHECK(document.quote({money, money + 8}).text == "５0亿兀");
    CHECK(test::read("以卜蜂集团").text() == "以卜蜂集团");
    CHECK(test::read("打印本页").text().empty());
  }

  TEST_CASE(
      "of one junk word places that overlap count once, those of several words are taken out together") {
    Outline outline;
    outline.junk = {"点点", "点评"};
    auto cleaned = [&](std::string_view text) {
      auto folded = text::fold_document(text);
      (void)clean(folded, find_stray(folded, text::Characters(folded.text), outline), outline);
      return folded.text;
    };
    CHECK(cleaned("甲点点点乙") == "甲点乙");
    CHECK(cleaned("甲点点点点乙") == "甲乙");
    CHECK(cleaned("甲点点点评乙") == "甲乙");
    CHECK(cleaned("甲点点评乙") == "甲乙");
  }

  TEST_CASE("texts of nearly the same wording have sketches that agree, others have not") {
    auto text_of = [](int seed, int sentences) {
      std::string out;
      unsigned state = static_cast<unsigned>(seed);
      for (int i = 0; i < sentences; ++i) {
        for (int c = 0; c < 20; ++c) {
          state = state * 1664525U + 1013904223U;
          text::append_utf8(out, static_cast<char32_t>(0x4E00 + (state >> 16U) % 3000));
        }
        out += "。";
      }
      return out;
    };
    auto one = text_of(1, 200);
    auto sketch = sketch_of(text::Characters(one));
    CHECK(sketch.size() == sketch_size);
    CHECK(alike_percent(sketch, sketch_of(text::Characters(one))) == 100);
    CHECK(alike_percent(sketch, sketch_of(text::Characters(text_of(2, 200)))) < 5);
    // A tenth of it is other words: about 90 in 110 shingles are common, and blanks do not count.
    auto most = one.substr(0, one.size() * 9 / 10 / 63 * 63) + text_of(3, 20);
    auto alike = alike_percent(sketch, sketch_of(text::Characters(most)));
    CHECK(alike > 70);
    CHECK(alike < 95);
    CHECK(alike_percent(sketch,
                        sketch_of(text::Characters(one.substr(0, 630) + "\n \n" + one.substr(630)))) == 100);
    // Half of it is another text.
    CHECK(alike_percent(sketch, sketch_of(text::Characters(one.substr(0, one.size() / 2 / 63 * 63) +
                                                           text_of(4, 100)))) < 50);
    CHECK(sketch_of(text::Characters("短文。")).empty());
    CHECK(alike_percent({}, {}) == 0);
  }
}

}  // namespace duizhang::document
