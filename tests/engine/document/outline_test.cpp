// Paragraphs, sentences, clauses; sections and their roles; headline passages.
#include <doctest/doctest.h>

#include "tests/engine/document/fake_outline.hpp"

namespace duizhang::document {
namespace {

std::string sentences(Document const& document) {
  std::string out;
  for (auto const& one : document.sentences)
    out += "[" + std::to_string(one.paragraph) + (one.headline ? "!" : "") + " " +
           std::string(document.slice(one.range)) + "]";
  return out;
}

std::string clauses(Document const& document) {
  std::string out;
  for (auto const& one : document.clauses)
    out += "[" + std::to_string(one.sentence) + " " + std::string(document.slice(one.range)) + "]";
  return out;
}

std::string sections(Document const& document) {
  std::string out;
  for (auto const& one : document.sections)
    out +=
        std::string(name(one.role)) + "<" + one.rule + ">{" + std::string(document.slice(one.range)) + "}\n";
  for (auto& c : out)
    if (c == '\n' && &c != &out.back()) c = ' ';
  return out;
}

// The role of the section that a word stands in.
std::string_view role_of(Document const& document, std::string_view word) {
  auto at = document.text().find(word);
  if (at == std::string_view::npos) return "no such word";
  for (auto const& one : document.sentences)
    if (one.range.begin <= at && at < one.range.end) return name(document.sections[one.section].role);
  return "in no sentence";
}

bool headline(Document const& document, std::string_view word) {
  auto at = document.text().find(word);
  for (auto const& one : document.sentences)
    if (one.range.begin <= at && at < one.range.end) return one.headline;
  return false;
}

}  // namespace

TEST_SUITE("document.outline") {
  TEST_CASE("sentences end with their stop, clauses before theirs, empty ones are left out") {
    auto document = test::read("一好，二好；三好。。四好！\n\n五好");
    CHECK(sentences(document) == "[0 一好,二好;三好。][0 。][0 四好!][1 五好]");
    CHECK(clauses(document) == "[0 一好][0 二好][0 三好][2 四好][3 五好]");
  }

  TEST_CASE("every clause lies in its sentence, sentences and sections cover the text in order") {
    auto document = test::read(
        "政府工作报告\n一、2023年工作回顾\n过去一年，好。过去五年，稳。\n二、2024年工作安排\n今年，干；到2030"
        "年，成。\n三、自身建设\n干净");
    for (auto const& clause : document.clauses)
      CHECK(document.sentences[clause.sentence].range.contains(clause.range));
    std::uint32_t at = 0;
    for (auto const& sentence : document.sentences) {
      CHECK(sentence.range.begin >= at);
      CHECK(document.sections[sentence.section].range.contains(sentence.range));
      at = sentence.range.end;
    }
    at = 0;
    for (auto const& section : document.sections) {
      CHECK(section.range.begin == at);
      at = section.range.end;
    }
    CHECK(at == document.text().size());
  }

  TEST_CASE("headings give their sections a role") {
    auto document = test::read(
        "某市政府工作报告\n各位代表：\n一、2023年工作回顾\n去年的话。\n二、今后五年的任务\n以后的话。\n三、20"
        "24年工作安排\n今年的话。\n政府自身建设\n最后的话。");
    CHECK(role_of(document, "各位代表") == "other");
    CHECK(role_of(document, "去年的话") == "review");
    CHECK(role_of(document, "以后的话") == "five_year_plan");
    CHECK(role_of(document, "今年的话") == "plan");
    CHECK(role_of(document, "最后的话") == "other");
    CHECK(document.sections.size() == 5);
    CHECK(document.slice(document.sections[1].heading) == "一、2023年工作回顾");
    CHECK(document.sections[1].rule == "review");
  }

  TEST_CASE("years of a heading may be written out in older reports") {
    auto outline = test::fake_outline();
    outline.headings = {{"back", {"{Y-1}年的"}, {}, Role::review}, {"ahead", {"{Y}年的"}, {}, Role::plan}};
    auto role_in = [&](int year, std::string heading) {
      Given given;
      given.year = year;
      diag::Diagnostics out;
      auto document = read_document("各位代表：\n" + heading + "\n话说。", "a.txt", outline, given, out);
      return role_of(document, "话说");
    };
    CHECK(role_in(1990, "一、1989年的回顾") == "review");
    CHECK(role_in(1990, "一、一九八九年的回顾") == "review");
    CHECK(role_in(1990, "一、一九九〇年的工作") == "plan");
    CHECK(role_in(1990, "一、一九八八年的回顾") == "other");
    CHECK(role_in(2020, "一、二〇一九年的回顾") == "other");
  }

  TEST_CASE("a heading may be known by the year that it opens with") {
    auto outline = test::fake_outline();
    outline.headings = {{"back", {"{Y-1}年"}, {"月"}, Role::review, {Role::other}, true},
                        {"ahead", {"{Y}年"}, {"月", "报告"}, Role::plan, {}, true}};
    auto role_in = [&](std::string heading) {
      Given given;
      given.year = 2020;
      diag::Diagnostics out;
      auto document = read_document("各位代表：\n" + heading + "\n话说。", "a.txt", outline, given, out);
      return role_of(document, "话说");
    };
    CHECK(role_in("一、2019年：奋进的一年") == "review");
    CHECK(role_in("2019年，我们这样走过") == "review");
    CHECK(role_in("二、2020年：决胜的一年") == "plan");
    CHECK(role_in("二、走进2020年") == "plan");
    CHECK(role_in("走进2020年") == "other");
    CHECK(role_in("2020年1月3日") == "other");
  }

  TEST_CASE("a text on progress has only the headings of its kind") {
    auto outline = test::fake_outline();
    outline.kinds.insert(outline.kinds.begin(), {"progress", TextKind::progress, {"进展"}, {}, {}, {}});
    outline.headings.push_back({"next", {"下一步"}, {}, Role::plan, {}, false, {TextKind::progress}});
    auto role_in = [&](std::string const& title) {
      diag::Diagnostics out;
      auto text = title + "\n一、重点工作\n先说。\n今年是好年。\n二、下一步\n后说。";
      auto document = read_document(text, "a.txt", outline, {}, out);
      return fmt::format("{} {} {}", role_of(document, "先说"), role_of(document, "好年"),
                         role_of(document, "后说"));
    };
    CHECK(role_in("云川市任务进展") == "other other plan");
    CHECK(role_in("云川市任务") == "plan plan plan");
  }

  TEST_CASE("words of a heading in running text make none") {
    auto document = test::read("一、2023年工作回顾\n我们按照重点工作的要求全面推进了各项事业的发展。");
    CHECK(document.sections.size() == 2);
    CHECK(role_of(document, "全面推进") == "review");
  }

  TEST_CASE("a heading word that another rule forbids is not its heading") {
    CHECK(role_of(test::read("一、今后五年工作回顾\n话。"), "话") == "review");
  }

  TEST_CASE("in a text of one line a numbering makes a heading, up to its words") {
    auto document = test::read("一、2023年工作回顾过去一年好。二、2024年工作安排今年干。");
    CHECK(role_of(document, "过去一年") == "review");
    CHECK(role_of(document, "今年干") == "plan");
    CHECK(document.slice(document.sections[1].heading) == "一、2023年工作回顾");
  }

  TEST_CASE("a turn changes the role until the next heading") {
    auto document =
        test::read("一、2023年工作回顾\n去年好。\n过去五年我们很好。\n还说五年。\n二、2024年工作安排\n干。");
    CHECK(role_of(document, "去年好") == "review");
    CHECK(role_of(document, "我们很好") == "five_year_review");
    CHECK(role_of(document, "还说五年") == "five_year_review");
    CHECK(role_of(document, "干。") == "plan");
  }

  TEST_CASE("a heading counts only below the roles it names") {
    auto document = test::read(
        "一、2023年工作回顾\n去年好。\n三、办好民生实事\n办好了。\n二、2024年工作安排\n干。\n三、民生实事\n要"
        "办。");
    CHECK(role_of(document, "办好了") == "review");
    CHECK(role_of(document, "要办") == "plan");
  }

  TEST_CASE("an address opens no paragraph, what follows it does") {
    auto document =
        test::read("一、2023年工作回顾\n过去五年我们很好。\n各位代表！刚刚过去的一年更好。\n还说去年。");
    CHECK(role_of(document, "我们很好") == "five_year_review");
    CHECK(role_of(document, "更好") == "review");
    CHECK(role_of(document, "还说去年") == "review");
    CHECK(role_of(test::read("一、2023年工作回顾\n过去五年我们很好。说到刚刚过去的一年。刚刚过去的一年好。"),
                  "一年好") == "five_year_review");
  }

  TEST_CASE("a turn that may not stand first is none right behind a heading") {
    CHECK(role_of(test::read("一、2023年工作回顾\n今年是丰收的一年。\n干得好。"), "干得好") == "review");
    CHECK(role_of(test::read("一、2023年工作回顾\n干得好。\n今年是攻坚的一年。\n要干。"), "要干") == "plan");
  }

  TEST_CASE("a turn of the paragraph ends with it") {
    auto document = test::read("一、2024年工作安排\n到2030年翻番。仍是远景。\n今年干。");
    CHECK(role_of(document, "翻番") == "five_year_plan");
    CHECK(role_of(document, "仍是远景") == "five_year_plan");
    CHECK(role_of(document, "今年干") == "plan");
  }

  TEST_CASE("a turn counts only within the roles it names, and not beside the words it shuns") {
    CHECK(role_of(test::read("一、2024年工作安排\n过去五年打下的基础。"), "基础") == "plan");
    CHECK(role_of(test::read("一、2023年工作回顾\n今年的主要预期目标是快。"), "是快") == "plan");
    CHECK(role_of(test::read("一、2023年工作回顾\n五年和今年的主要预期目标。"), "主要") == "review");
  }

  TEST_CASE("the passage of the aims is headline to the end of its paragraph") {
    auto document = test::read("一、2024年工作安排\n开头话。预期目标是快。又说好。\n别的话。");
    CHECK_FALSE(headline(document, "开头话"));
    CHECK(headline(document, "是快"));
    CHECK(headline(document, "又说好"));
    CHECK_FALSE(headline(document, "别的话"));
    CHECK_FALSE(headline(test::read("一、2023年工作回顾\n预期目标是快。"), "是快"));
    CHECK_FALSE(headline(test::read("一、2024年工作安排\n完成了预期目标。"), "完成了"));
  }

  TEST_CASE("a headline rule of one sentence marks no more") {
    auto document = test::read("头条在此。不在此。");
    CHECK(headline(document, "头条"));
    CHECK_FALSE(headline(document, "不在"));
  }

  TEST_CASE("the first dense paragraph of a review is its summary") {
    auto document = test::read(
        "一、2023年工作回顾\n第一段1个数。\n总值10亿元，增长7%，收入5亿元。这句也算。\n再来10亿元，增长7%"
        "，收入5亿元。");
    CHECK_FALSE(headline(document, "第一段"));
    CHECK(headline(document, "总值10"));
    CHECK(headline(document, "这句也算"));
    CHECK_FALSE(headline(document, "再来"));
    CHECK_FALSE(headline(test::read("一、2024年工作安排\n总值10亿元，增长7%，收入5亿元。"), "总值"));
  }

  TEST_CASE("a text without any word has no sentence and one empty section") {
    auto document = test::read("\xE2\x80\x8B\xE3\x80\x80\n");
    CHECK(document.sentences.empty());
    CHECK(document.clauses.empty());
    CHECK(sections(document) == "other<>{}\n");
  }
}

}  // namespace duizhang::document
