#include "engine/match/rule_masks.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/match/candidates.hpp"
#include "engine/match/compile.hpp"
#include "engine/match/slots.hpp"
#include "grammar/parse.hpp"

namespace duizhang::match {
namespace {

std::uint32_t bit(SlotKind kind) { return std::uint32_t{1} << id(kind); }

// 甲达8%。 from its start: a percentage behind 达, in a plan of a work report.
struct Question {
  RuleMasks::Place place{0, true, document::Role::plan, true, true, FirstSet::bit(U'甲'), false};
  NumberAhead ahead{6,
                    bit(SlotKind::percent) | bit(SlotKind::quantity),
                    1U << 8U,
                    FirstSet::bit(U'达'),
                    FirstSet::bit(U'。'),
                    false,
                    true};
};

bool may(std::string const& pattern, Question const& question, rule::ClaimRule const& rule = {}) {
  CompileOptions options;
  options.slot_names = slot_names();
  options.list_separators = {"、", "及"};
  auto tree = std::get<grammar::Pattern>(grammar::parse_pattern(pattern));
  auto program = std::get<Program>(compile(tree, options));
  RuleMasks masks;
  // Not the first, so that it lies in another word of bits.
  for (int i = 0; i < 70; ++i) masks.add(rule, program, crosses_clauses(program), first_number(program));
  std::vector<std::uint64_t> out;
  auto bits = masks.at(question.place, question.ahead, out);
  CHECK(bits[0] == (bits[1] != 0 ? ~std::uint64_t{0} : 0));  // all are the same rule
  CHECK((bits[1] & ~std::uint64_t{0x3F}) == 0);
  return bits[1] != 0;
}

TEST_SUITE("match") {
  TEST_CASE("a rule is asked only where the number ahead and the first character can be its own") {
    std::string const rate = "<who: phrase(1..9)> 达 <v: percent>";
    CHECK(may(rate, {}));
    CHECK(may("甲 达 <v: percent>", {}));
    CHECK(may("(甲 | 乙) 达 <v: percent> end(clause)", {}));
    CHECK_FALSE(may("乙 达 <v: percent>", {}));
    CHECK_FALSE(may("<who: phrase(1..9)> 增 <v: percent>", {}));
    CHECK_FALSE(may("<who: phrase(1..9)> 达 <v: money>", {}));
    CHECK_FALSE(may("<who: phrase(1..9)> 达 <v: percent> 左右", {}));
    CHECK_FALSE(may("<v: percent> end(clause)", {}));  // neither does one stand here
    // Words of the pattern could take the digit, or it asks for no number: nothing is refused for it.
    CHECK(may("<who: phrase(1..9)> 增 \"8%\" <v: money>", {}));
    CHECK(may("<who: phrase(1..9)> 完成", {}));

    Question chinese;
    chinese.ahead.digits = 0;  // 百分之八
    CHECK(may("<who: phrase(1..9)> 增 <v: percent>", chinese));
    Question none;
    none.ahead = {};
    CHECK_FALSE(may(rate, none));
    CHECK(may("<who: phrase(1..9)> 完成", none));
    Question at_end;
    at_end.place.character = 0;
    CHECK(may("乙 达 <v: percent>", at_end));

    Question here;
    here.place.at = here.ahead.begin, here.place.character = FirstSet::bit(U'8'), here.place.slot = true;
    CHECK(may("<v: percent> end(clause)", here));
    CHECK_FALSE(may(rate, here));
    Question followed;
    followed.ahead.stop_after = false, followed.ahead.after = FirstSet::bit(U'及');
    CHECK(may("达? <who: phrase(1..9)> 达 <v: list(percent)> 增", followed));
    CHECK_FALSE(may("<who: phrase(1..9)> 达 <v: percent> <w: money>", followed));
    followed.ahead.slot_after = true;
    CHECK(may("<who: phrase(1..9)> 达 <v: percent> <w: money>", followed));
  }

  TEST_CASE(
      "a rule is asked only in its sections and texts, and one without a number where a clause begins") {
    std::string const rate = "<who: phrase(1..9)> 达 <v: percent>", done = "<who: phrase(1..9)> 完成";
    rule::ClaimRule review;
    review.sections = {document::Role::review, document::Role::five_year_review};
    CHECK_FALSE(may(rate, {}, review));
    Question in_review;
    in_review.place.role = document::Role::five_year_review;
    CHECK(may(rate, in_review, review));
    rule::ClaimRule others;
    others.work_reports = false;
    Question other_text;
    other_text.place.work_report = false;
    CHECK_FALSE(may(rate, {}, others));
    CHECK(may(rate, other_text, others));

    Question later;
    later.place.first = false;
    CHECK(may(rate, later));
    CHECK_FALSE(may(done, later));
    Question wordy;
    wordy.place.has_quantity = false;
    CHECK(may(done, wordy));
    CHECK_FALSE(may(rate, wordy));
    CHECK(may("<who: phrase(1..9)> [，] gap(0..9) 达 <v: percent>", wordy));  // it stands in the next clause
  }
}

}  // namespace
}  // namespace duizhang::match
