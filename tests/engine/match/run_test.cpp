#include "engine/match/run.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/match/dump.hpp"
#include "engine/text/utf8.hpp"
#include "grammar/parse.hpp"
#include "tests/engine/match/fake_text.hpp"

namespace duizhang::match {
namespace {

// The first match from any start, left to right.
std::string first_match(std::string const& pattern, std::string const& text) {
  auto program = test::fake_program(pattern);
  test::FakeText fake(text);
  Scratch scratch;
  for (std::uint32_t at = 0; at < text.size(); at += text::code_point_size(text[at])) {
    if (auto match = run(program, fake.view(), at, scratch)) return dump(program, *match, text);
  }
  return "no match";
}

struct RunRow {
  std::string what, pattern, text, match;
};

// clang-format off
std::vector<RunRow> const rows{
    {"a literal", "增长", "速度增长快",
     "[6,12) \"增长\""},
    {"literals one after another", "增 长", "增长",
     "[0,6) \"增长\""},
    {"the first branch that matches wins", "增 | 增长", "增长",
     "[0,3) \"增\" alternative 1"},
    {"a later branch when the first leads nowhere", "(增 | 增长) 快", "增长快",
     "[0,9) \"增长快\""},
    {"branches at the top are numbered", "下降 | 增长 | 增", "增长",
     "[0,6) \"增长\" alternative 2"},
    {"a branch further in is not", "(下降 | 增长) 快", "增长快",
     "[0,9) \"增长快\""},
    {"greedy takes as many as it can", "增{1,3}", "增增增增",
     "[0,9) \"增增增\""},
    {"lazy as few", "增{1,3}?", "增增增增",
     "[0,3) \"增\""},
    {"lazy more when it must", "增{1,3}? 长", "增增增长",
     "[0,12) \"增增增长\""},
    {"greedy gives back", "增{0,3} 增 长", "增增长",
     "[0,9) \"增增长\""},
    {"a greedy option", "增长 快?", "增长快",
     "[0,9) \"增长快\""},
    {"a lazy option", "增长 快??", "增长快",
     "[0,6) \"增长\""},
    {"a class", "[一二三]", "第三",
     "[3,6) \"三\""},
    {"a class negated", "[^一二三]", "三二四",
     "[6,9) \"四\""},
    {"a negated class may be the end of a clause", "增 [^长]", "增，长",
     "[0,6) \"增，\""},
    {"a range of code points", "[0-9]{1,3}", "去年123",
     "[6,9) \"123\""},
    {"a gap takes as few as it can", "增 gap(0..8) 长", "增快长慢长",
     "[0,9) \"增快长\""},
    {"a gap has a least", "增 gap(2..8) 长", "增快长慢长",
     "[0,15) \"增快长慢长\""},
    {"a gap has a most", "增 gap(0..2) 长", "增快快快长",
     "no match"},
    {"a gap may not cross a clause", "增 gap(0..8) 长", "增快，长",
     "no match"},
    {"a gap may not cross a sentence", "增 gap(0..8) 长", "增快。长",
     "no match"},
    {"a gap may not cross a paragraph", "增 gap(0..8) 长", "增快\n长",
     "no match"},
    {"a gap may cross a quantity", "增 gap(0..8) 长", "增5%长",
     "[0,8) \"增5%长\""},
    {"a phrase may not", "增 phrase(0..8) 长", "增5%长",
     "no match"},
    {"a phrase may cross words", "增 phrase(0..8) 长", "增得很长",
     "[0,12) \"增得很长\""},
    {"a gap counts characters, not bytes", "增 gap(3..3) 长", "增一a二长",
     "[0,13) \"增一a二长\""},
    {"a gap at the end of the text", "增 gap(1..3)", "增",
     "no match"},
    {"a slot", "percent", "增长5%",
     "[6,8) \"5%\" slots percent=\"5%\""},
    {"a slot reads the longest", "number", "年12月",
     "[3,5) \"12\" slots number=\"12\""},
    {"a slot does not stand", "percent", "增长5",
     "no match"},
    {"a capture", "增长 <value: percent>", "增长5%左右",
     "[0,8) \"增长5%\" value=\"5%\" slots percent=\"5%\"@value"},
    {"a capture without a value in another branch", "<up: 增> | <down: 降> <value: number>", "降5",
     "[0,4) \"降5\" alternative 2 down=\"降\" value=\"5\" slots number=\"5\"@value"},
    {"captures repeat in order", "<v: number> 至 <v: number>", "5至12",
     "[0,6) \"5至12\" v=\"5\" v=\"12\" slots number=\"5\"@v number=\"12\"@v"},
    {"captures in captures", "<outer: <inner: number> 至 <inner: number>>", "5至12",
     "[0,6) \"5至12\" outer=\"5至12\" inner=\"5\" inner=\"12\" slots number=\"5\"@inner number=\"12\"@inner"},
    {"a capture of a failed branch is forgotten", "(<a: 增> 快 | <b: 增> 长)", "增长",
     "[0,6) \"增长\" alternative 2 b=\"增\""},
    {"a capture in a repetition", "(<v: number> 、?){1,3}", "1、2、3、4",
     "[0,12) \"1、2、3、\" v=\"1\" v=\"2\" v=\"3\" slots number=\"1\"@v number=\"2\"@v number=\"3\"@v"},
    {"an empty capture", "<v: 增?> 长", "长",
     "[0,3) \"长\" v=\"\""},
    {"a list of one", "<who: list(indicator)>", "生产总值增长",
     "[0,12) \"生产总值\" who=\"生产总值\" slots indicator=\"生产总值\"@who"},
    {"a list with all separators", "<who: list(indicator)>", "甲、乙和甲及乙与甲以及乙增长",
     "[0,36) \"甲、乙和甲及乙与甲以及乙\" who=\"甲、乙和甲及乙与甲以及乙\" slots indicator=\"甲\"@who indicator=\"乙\"@who indicator=\"甲\"@who indicator=\"乙\"@who indicator=\"甲\"@who indicator=\"乙\"@who"},
    {"a list without a separator is two lists", "list(indicator)", "甲甲乙",
     "[0,3) \"甲\" slots indicator=\"甲\""},
    {"a list does not take a separator that leads nowhere", "list(indicator) 、", "甲、增",
     "[0,6) \"甲、\" slots indicator=\"甲\""},
    {"a list gives members back", "list(indicator) 和 <last: indicator>", "甲、甲和乙",
     "[0,15) \"甲、甲和乙\" last=\"乙\" slots indicator=\"甲\" indicator=\"甲\" indicator=\"乙\"@last"},
    {"a list of percents", "<much: list(percent)>", "分别增长8%和12%",
     "[12,20) \"8%和12%\" much=\"8%和12%\" slots percent=\"8%\"@much percent=\"12%\"@much"},
    {"the longest separator stands", "list(indicator)", "甲、和乙、甲",
     "[0,18) \"甲、和乙、甲\" slots indicator=\"甲\" indicator=\"乙\" indicator=\"甲\""},
    {"lists side by side", "<who: list(indicator)> 分别 增长 <much: list(percent)>", "生产总值、财政收入分别增长8%和9%",
     "[0,46) \"生产总值、财政收入分别增长8%和9%\" who=\"生产总值、财政收入\" much=\"8%和9%\" slots indicator=\"生产总值\"@who indicator=\"财政收入\"@who percent=\"8%\"@much percent=\"9%\"@much"},
    {"ahead", "增 ahead(长)", "增快增长",
     "[6,9) \"增\""},
    {"not ahead", "增 !ahead(长)", "增长增快",
     "[6,9) \"增\""},
    {"ahead consumes nothing", "ahead(增长) 增", "增长",
     "[0,3) \"增\""},
    {"behind", "behind(同比) 增长", "环比增长同比增长",
     "[18,24) \"增长\""},
    {"not behind", "!behind(同比) 增长", "同比增长环比增长",
     "[18,24) \"增长\""},
    {"behind at the start of the text", "!behind([^a]) 增", "增",
     "[0,3) \"增\""},
    {"behind ends exactly here", "behind(增 | 增快) 长", "增快快长增快长",
     "[18,21) \"长\""},
    {"behind with a gap", "behind(同比 gap(0..3)) 长", "环比快长同比很快长",
     "[24,27) \"长\""},
    {"behind a slot", "behind(percent) 左右", "8左右8%左右",
     "[9,15) \"左右\""},
    {"slots in a look are not consumed", "ahead(percent) number", "5%",
     "[0,1) \"5\" slots number=\"5\""},
    {"looks in looks", "增 ahead(gap(0..3) 长 !ahead(快)) ", "增很长快增很长慢",
     "[12,15) \"增\""},
    {"the start of a clause", "start(clause) 增", "不增，增",
     "[9,12) \"增\""},
    {"the start of a clause at the start of the text", "start(clause) 增", "增",
     "[0,3) \"增\""},
    {"a sentence starts a clause", "start(clause) 增", "不增。增",
     "[9,12) \"增\""},
    {"the start of a sentence", "start(sentence) 增", "不增，增。增",
     "[15,18) \"增\""},
    {"the start of a paragraph", "start(paragraph) 增", "不增。增\n增",
     "[13,16) \"增\""},
    {"the start of the text", "start(text) 长", "增\n长",
     "no match"},
    {"the end of a clause", "增 end(clause)", "增长增，",
     "[6,9) \"增\""},
    {"the end of a clause at the end of the text", "增 end(clause)", "增长增",
     "[6,9) \"增\""},
    {"the end of a sentence", "增 end(sentence)", "增，增。",
     "[6,9) \"增\""},
    {"the end of a paragraph", "增 end(paragraph)", "增，增。增\n",
     "[12,15) \"增\""},
    {"the end of the text", "增 end(text)", "增，增。增\n增",
     "[16,19) \"增\""},
    {"a macro", "$rise 快", "增长快",
     "[0,9) \"增长快\""},
    {"a macro with arguments", "$pair(生产总值, <v: percent>)", "生产总值增长5%",
     "[0,20) \"生产总值增长5%\" v=\"5%\" slots percent=\"5%\"@v"},
    {"a sentence as they come", "<who: list(indicator)> gap(0..8) (<up: 增长|提高> | <down: 下降>) phrase(0..4) <much: list(percent)>", "去年生产总值、财政收入分别比上年增长了8%和8%左右。",
     "[6,64) \"生产总值、财政收入分别比上年增长了8%和8%\" who=\"生产总值、财政收入\" up=\"增长\" much=\"8%和8%\" slots indicator=\"生产总值\"@who indicator=\"财政收入\"@who percent=\"8%\"@much percent=\"8%\"@much"},
};
// clang-format on

}  // namespace

TEST_SUITE("match.run") {
  TEST_CASE("a pattern finds this and nothing else") {
    for (auto const& row : rows) {
      CAPTURE(row.what);
      CAPTURE(row.pattern);
      CAPTURE(row.text);
      CHECK(first_match(row.pattern, row.text) == row.match);
    }
  }

  TEST_CASE("a match starts exactly where it is asked to") {
    auto program = test::fake_program("增长");
    test::FakeText fake("不增长");
    Scratch scratch;
    CHECK_FALSE(run(program, fake.view(), 0, scratch));
    CHECK(run(program, fake.view(), 3, scratch)->begin == 3);
    CHECK_FALSE(run(program, fake.view(), 9, scratch));
  }

  TEST_CASE("a text without flags or slot readers is only text") {
    auto program = test::fake_program("增 gap(0..3) (percent | 长)");
    std::string const text = "增，5%，长";
    Scratch scratch;
    CHECK_FALSE(run(program, {text, {}, nullptr}, 0, scratch));
    CHECK(run(program, {"增，5长", {}, nullptr}, 0, scratch)->end == 10);
  }

  TEST_CASE("a slot that reads nothing, backwards, past the end or too much reads nothing") {
    struct Odd final : SlotSource {
      std::uint32_t answer = 0;
      [[nodiscard]] std::uint32_t end_of(SlotId, std::uint32_t) const override { return answer; }
    } odd;
    auto program = test::fake_program("增 percent");
    std::string const text = "增" + std::string(2000, 'x');
    Scratch scratch;
    auto ends_at = [&](std::uint32_t answer) {
      odd.answer = answer;
      auto match = run(program, {text, {}, &odd}, 0, scratch);
      return match ? match->end : 0U;
    };
    CHECK(ends_at(0) == 0);
    CHECK(ends_at(2) == 0);
    CHECK(ends_at(3) == 0);
    CHECK(ends_at(4) == 4);
    CHECK(ends_at(3 + max_slot_bytes) == 3 + max_slot_bytes);
    CHECK(ends_at(4 + max_slot_bytes) == 0);
    CHECK(ends_at(5000) == 0);
  }

  TEST_CASE("a list stops after so many members") {
    std::string text = "5%";
    for (int i = 1; i < 40; ++i) text += "、5%";
    auto program = test::fake_program("list(percent)");
    test::FakeText fake(text);
    Scratch scratch;
    auto match = run(program, fake.view(), 0, scratch);
    REQUIRE(match);
    CHECK(match->slots.size() == max_list_members);
  }

  TEST_CASE("one scratch serves many programs and texts") {
    Scratch scratch;
    for (int round = 0; round < 50; ++round) {
      for (auto const& row : rows) {
        auto program = test::fake_program(row.pattern);
        test::FakeText fake(row.text);
        auto shared = run(program, fake.view(), 0, scratch);
        Scratch fresh;
        REQUIRE(shared == run(program, fake.view(), 0, fresh));
      }
    }
  }
}

}  // namespace duizhang::match
