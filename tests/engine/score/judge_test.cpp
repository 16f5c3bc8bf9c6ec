#include "engine/score/judge.hpp"

#include <doctest/doctest.h>

#include <string>

TEST_SUITE_BEGIN("score.judge");

namespace {

using duizhang::quantity::Bound;
using duizhang::score::judge;
using duizhang::score::Mark;
using duizhang::score::Question;
using duizhang::text::Decimal;

struct Row {
  Bound bound;
  int s;
  char const *target, *max, *result;
  Mark mark;
  char const* gap;
  bool decrease = false;
};

Question question(Row const& row) {
  Question asked;
  asked.bound = row.bound;
  asked.direction = row.s;
  asked.value = *Decimal::parse(row.target);
  asked.value_max = Decimal::parse(row.max);
  asked.result = *Decimal::parse(row.result);
  asked.tolerance = Decimal(2, 1);
  asked.decrease = row.decrease;
  return asked;
}

constexpr auto up = Mark::beyond_up, down = Mark::beyond_down, met = Mark::met, mostly = Mark::mostly_met,
               missed = Mark::missed;

void check(Row const& row) {
  CAPTURE(std::string(row.target) + " " + row.max + " result " + row.result);
  CAPTURE(static_cast<int>(row.bound));
  CAPTURE(row.s);
  auto judged = judge(question(row));
  REQUIRE(judged);
  CHECK(static_cast<int>(judged->mark) == static_cast<int>(row.mark));
  CHECK(judged->gap == *Decimal::parse(row.gap));
}

}  // namespace

TEST_CASE("every bound and direction: at, short of and beyond the target") {
  Row const rows[] = {
      // at least: the number itself counts, whatever the direction
      {Bound::ge, 1, "8", "", "8", met, "0"},
      {Bound::ge, 1, "8", "", "7.9", missed, "-0.1"},
      {Bound::ge, 1, "8", "", "8.1", up, "0.1"},
      {Bound::ge, -1, "8", "", "8.1", up, "0.1"},
      {Bound::ge, 0, "8", "", "7.9", missed, "-0.1"},
      // more than: the number itself does not
      {Bound::gt, 1, "0", "", "0.0", missed, "0"},
      {Bound::gt, 1, "0", "", "0.1", up, "0.1"},
      // at most, less than
      {Bound::le, -1, "4.5", "", "4.5", met, "0"},
      {Bound::le, -1, "4.5", "", "4.6", missed, "-0.1"},
      {Bound::le, -1, "4.5", "", "4.02", down, "0.48"},
      {Bound::le, 1, "100", "", "96", down, "4"},
      {Bound::lt, -1, "5", "", "5", missed, "0"},
      {Bound::lt, -1, "5", "", "4", down, "1"},
      // a bare number
      {Bound::eq, 1, "600", "", "600", met, "0"},
      {Bound::eq, 1, "600", "", "599", missed, "-1"},
      {Bound::eq, 1, "600", "", "713", up, "113"},
      {Bound::eq, -1, "3", "", "3", met, "0"},
      {Bound::eq, -1, "3", "", "3.2", missed, "-0.2"},
      {Bound::eq, -1, "3", "", "2.9", down, "0.1"},
      {Bound::eq, 0, "3", "", "3.0", met, "0"},
      {Bound::eq, 0, "3", "", "3.4", met, "0.4"},
      {Bound::eq, 0, "3.0", "", "3.1", missed, "0.1"},
      {Bound::eq, 0, "3", "", "2", missed, "-1"},
      // about
      {Bound::approx, 1, "7.5", "", "7.5", met, "0"},
      {Bound::approx, 1, "7.5", "", "7.3", mostly, "-0.2"},
      {Bound::approx, 1, "7.5", "", "7.2", missed, "-0.3"},
      {Bound::approx, 1, "7.5", "", "7.7", met, "0.2"},
      {Bound::approx, 1, "7.5", "", "7.8", up, "0.3"},
      {Bound::approx, -1, "3", "", "3.1", mostly, "-0.1"},
      {Bound::approx, -1, "3", "", "0.2", down, "2.8"},
      {Bound::approx, -1, "3", "", "3.3", missed, "-0.3"},
      {Bound::approx, 0, "13", "", "13.2", met, "0.2"},
      {Bound::approx, 0, "13", "", "12.7", missed, "-0.3"},
      // a range
      {Bound::range, 1, "6.5", "7", "6.5", met, "0"},
      {Bound::range, 1, "6.5", "7", "7", met, "0.5"},
      {Bound::range, 1, "6.5", "7", "6.4", missed, "-0.1"},
      {Bound::range, 1, "6.5", "7", "7.1", up, "0.6"},
      {Bound::range, -1, "2", "3", "3.1", missed, "-0.1"},
      {Bound::range, -1, "2", "3", "1.9", down, "1.1"},
      {Bound::range, 0, "2", "3", "2.5", met, "0"},
      {Bound::range, 0, "2", "3", "3.1", missed, "0.1"},
      {Bound::range, 0, "2", "3", "1.9", missed, "-0.1"},
  };
  for (auto const& row : rows) check(row);
}

TEST_CASE("of a decrease the bound speaks of the size") {
  Row const rows[] = {
      {Bound::ge, -1, "-3", "", "-3", met, "0", true},
      {Bound::ge, -1, "-3", "", "-2.9", missed, "-0.1", true},
      {Bound::ge, -1, "-3", "", "-5.6", up, "2.6", true},
      {Bound::ge, -1, "-3", "", "1", missed, "-4", true},
      {Bound::eq, -1, "-2", "", "-2", met, "0", true},
      {Bound::eq, -1, "-2", "", "-1.4", missed, "-0.6", true},
      {Bound::le, 1, "-3", "", "-2", down, "1", true},
      {Bound::le, 1, "-3", "", "-4", missed, "-1", true},
      {Bound::range, -1, "-3", "-5", "-4", met, "1", true},
      {Bound::range, -1, "-3", "-5", "-2", missed, "-1", true},
      {Bound::approx, -1, "-3", "", "-2.9", mostly, "-0.1", true},
  };
  for (auto const& row : rows) check(row);
}

TEST_CASE("the critical tolerance is the smallest that would make it met") {
  auto at = [](Bound bound, int s, char const* target, char const* result) {
    return judge(question({bound, s, target, "", result, met, "0"}))->tau_star;
  };
  CHECK(at(Bound::approx, 1, "7.5", "7.4") == Decimal(1, 1));
  CHECK(at(Bound::ge, 1, "6", "8.1") == Decimal(-21, 1));
  CHECK(at(Bound::le, -1, "4", "4.3") == Decimal(3, 1));
  CHECK(at(Bound::approx, 0, "13", "11.3") == Decimal(17, 1));
  CHECK(at(Bound::approx, 0, "13", "13.6") == Decimal(6, 1));
}

TEST_CASE("more steps than one may be asked for beyond") {
  auto asked = question({Bound::eq, 1, "10", "", "12", up, "2"});
  asked.beyond_steps = 3;
  CHECK(judge(asked)->mark == Mark::met);
}

TEST_CASE("numbers that do not fit are no verdict") {
  auto asked = question({Bound::eq, 1, "999999999999999999", "", "0.000000000000000001", up, "0"});
  CHECK_FALSE(judge(asked));
}

TEST_SUITE_END();
