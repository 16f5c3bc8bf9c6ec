// The outline that a reader sees: what each stretch is there for, and the levels of headings.
#include "engine/document/parts.hpp"

#include <doctest/doctest.h>

#include "tests/engine/document/fake_outline.hpp"

namespace duizhang::document {
namespace {

// One line an entry: part, level, heading.
std::string outline_of(std::string text) {
  auto document = test::read(std::move(text), "city_云川市_2024.txt");
  std::string out;
  std::uint32_t last = 0;
  for (auto const& entry : document.outline) {
    CHECK(entry.range.begin == last);  // without gaps
    last = entry.range.end;
    out += std::string(name(entry.part)) + " " + std::to_string(entry.level) + " " +
           std::string(document.slice(entry.heading)) + "\n";
  }
  CHECK(last == document.text().size());
  return out;
}

}  // namespace

TEST_SUITE("document.parts") {
  TEST_CASE("headings make a tree, and what stands below them is told by words and by the section") {
    CHECK(
        outline_of("云川市政府工作报告\n各位代表：我报告工作。\n一、2023年工作回顾\n(一)经济很好\n增长5%。\n"
                   "二、2024年工作安排\n总体要求是：坚持向前。\n今年的预期目标是：增长6%。就业1万人。\n"
                   "(一)抓好产业\n1.工业。办厂10家。\n(二)办好民生实事\n办10件实事。\n"
                   "三、加强自身建设\n廉洁。\n附件：十件实事\n一、修路\n修10公里。\n名词解释\n1."
                   "双碳：两个目标。\n") ==
        "opening 0 \n"
        "year-review 1 一、2023年工作回顾\n"
        "year-review 2 (一)经济很好\n"
        "tasks 1 二、2024年工作安排\n"
        "requirements 0 \n"
        "headline-targets 0 \n"
        "tasks 2 (一)抓好产业\n"
        "tasks 3 1.工业\n"
        "livelihood 2 (二)办好民生实事\n"
        "self-administration 1 三、加强自身建设\n"
        "annex 5 附件:十件实事\n"
        "annex 1 一、修路\n"
        "glossary 5 名词解释\n"
        "glossary 3 1.双碳\n");
  }

  TEST_CASE("words of a plan in a review are none: 主要目标 is not where targets are set") {
    CHECK(outline_of("一、2023年工作回顾\n(一)主要目标圆满\n增长5%。\n(二)民生实事件件落地\n办了10件。\n"
                     "(三)总体要求落到实处\n好。\n预期目标全部实现。\n") ==
          "year-review 1 一、2023年工作回顾\n"
          "year-review 2 (一)主要目标圆满\n"
          "year-review 2 (二)民生实事件件落地\n"
          "year-review 2 (三)总体要求落到实处\n");
    CHECK(outline_of("二、2024年工作安排\n(一)主要目标\n增长5%。\n(二)其他\n好。\n") ==
          "tasks 1 二、2024年工作安排\n"
          "headline-targets 2 (一)主要目标\n"
          "tasks 2 (二)其他\n");
  }

  TEST_CASE("a document on one line has the same parts") {
    CHECK(
        outline_of(
            "各位代表：我报告工作。一、2023年工作回顾 经济很好。增长5%。二、2024年工作安排 总体要求是：坚持。"
            "今年的预期目标是：增长6%。三、加强自身建设。廉洁。") ==
        "opening 0 \n"
        "year-review 1 一、2023年工作回顾\n"
        "tasks 1 二、2024年工作安排\n"
        "headline-targets 0 \n"
        "self-administration 1 三、加强自身建设\n");
  }

  TEST_CASE("five years are told from one, and a text without headings has one part") {
    CHECK(outline_of("一、2023年工作回顾\n好。\n过去五年，我们很好。\n二、今后五年的目标\n更好。\n") ==
          "year-review 1 一、2023年工作回顾\n"
          "five-year-review 0 \n"
          "five-year-tasks 1 二、今后五年的目标\n");
    CHECK(outline_of("一季度很好。\n增长5%。") == "opening 0 \n");
    CHECK(outline_of("") == "opening 0 \n");
  }
}

}  // namespace duizhang::document
