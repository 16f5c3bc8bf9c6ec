// What becomes of the number itself: dropped, revised, turned into words, raised from year to year, raised
// over the superior's.
#include <doctest/doctest.h>

#include "engine/link/linker.hpp"
#include "engine/score/scorer.hpp"
#include "tests/engine/score/scored.hpp"
#include "tests/support/builders.hpp"

TEST_SUITE_BEGIN("score.beside");

namespace {

using namespace duizhang;
using claim::Claim;
using claim::Measure;
using document::Level;
using quantity::Bound;
using quantity::Strength;
using score::Change;
using score::Status;
using test::make_outcome;
using test::make_report;
using test::make_target;
using test::two_years;
using test::verdicts;

test::ClaimBuilder rate(std::string id, std::size_t report, int year, std::string_view value) {
  return make_target(std::move(id), report, year).canonical("gdp").measure(Measure::growth).value(value, "%");
}

document::ReportInfo coded(int year, std::string name, Level level, std::string code) {
  auto out = make_report(year, std::move(name), level);
  out.code = std::move(code);
  return out;
}

}  // namespace

TEST_CASE("a target that neither the next results nor the next plan speak of is dropped") {
  std::vector<Claim> claims{rate("c-t", 0, 2020, "7")};
  CHECK(verdicts(claims, two_years()).front().change == Change::dropped);
  // Planned again: silent on the result, but not dropped.
  claims.push_back(rate("c-n", 1, 2021, "6.5"));
  auto again = verdicts(claims, two_years()).front();
  CHECK(again.status == Status::unreported);
  CHECK(again.change == Change::none);
  CHECK(again.ratchet == text::Decimal(-5, 1));
  // Answered: not dropped either.
  claims = {rate("c-t", 0, 2020, "7"),
            make_outcome("c-1", 1, 2020).canonical("gdp").measure(Measure::growth).value("7", "%")};
  CHECK(verdicts(claims, two_years()).front().change == Change::none);
}

TEST_CASE("an excerpt, or a next report that is not held, drops nothing") {
  auto reports = two_years();
  reports[1].partial = true;
  CHECK(verdicts({rate("c-t", 0, 2020, "7")}, reports).front().change == Change::none);
  CHECK(verdicts({rate("c-t", 0, 2020, "7")}, {make_report(2020)}).front().change == Change::none);
}

TEST_CASE("a task in other words the next year is not dropped") {
  auto target = make_target("c-t", 0, 2020).text("新增停车位").value("600", "个").evidence("新增停车位600个");
  auto again =
      make_target("c-n", 1, 2021).text("新建停车泊位").value("800", "个").evidence("新建停车泊位800个");
  auto one = verdicts({target, again}, two_years()).front();
  CHECK(one.change == Change::none);
  CHECK(one.ratchet == text::Decimal(200));
  auto other = make_target("c-n", 1, 2021).text("新建粮库").value("3", "座").evidence("新建粮库3座");
  CHECK(verdicts({target, other}, two_years()).front().change == Change::dropped);
}

TEST_CASE("a number that turns into words is flagged") {
  auto words = make_target("c-n", 1, 2021).canonical("gdp").measure(Measure::growth).bound(Bound::relative);
  auto one = verdicts({rate("c-t", 0, 2020, "7"), words}, two_years()).front();
  CHECK(one.turned_to_words == link::ClaimIndex{1});
  CHECK(one.change == Change::none);
}

TEST_CASE("a goal set again at another value is revised, and both keep their verdicts") {
  auto plan = quantity::Period::years(2021, 2025);
  auto first = rate("c-t", 0, 2021, "6").period(plan).annualised();
  auto second = rate("c-n", 1, 2022, "5.5").period(plan).annualised();
  auto all = verdicts({first, second}, {make_report(2021), make_report(2022)});
  REQUIRE(all.size() == 2);
  CHECK(all[0].change == Change::revised);
  CHECK(all[0].link.beside.restated == std::vector<link::ClaimIndex>{1});
  CHECK(all[1].change == Change::none);  // it was set later
  auto same = rate("c-n", 1, 2022, "6").period(plan).annualised();
  CHECK(verdicts({first, same}, {make_report(2021), make_report(2022)}).front().change == Change::none);
}

TEST_CASE("amplification is told from nation to province to city to county") {
  std::vector<document::ReportInfo> reports{
      coded(2020, "全国", Level::national, "000000"), coded(2020, "甲省", Level::province, "980000"),
      coded(2020, "乙市", Level::city, "980100"), coded(2020, "丙县", Level::county, "980121"),
      coded(2020, "别省", Level::province, "970000")};
  auto all = verdicts({rate("c-0", 0, 2020, "6"), rate("c-1", 1, 2020, "6.5"), rate("c-2", 2, 2020, "7"),
                       rate("c-3", 3, 2020, "8").bound(Bound::ge), rate("c-4", 4, 2020, "9")},
                      reports);
  CHECK(all[0].amplification.empty());
  REQUIRE(all[3].amplification.size() == 3);
  CHECK(all[3].amplification[0].superior == 0);
  CHECK(all[3].amplification[0].by == text::Decimal(2));
  CHECK(all[3].amplification[1].by == text::Decimal(15, 1));
  CHECK(all[3].amplification[2].by == text::Decimal(1));
  REQUIRE(all[4].amplification.size() == 1);  // another province is no superior
}

TEST_CASE("amounts are never held against a superior's") {
  std::vector<document::ReportInfo> reports{coded(2020, "全国", Level::national, "000000"),
                                            coded(2020, "甲省", Level::province, "980000")};
  auto jobs = [](std::string id, std::size_t report, std::string_view value) {
    return make_target(std::move(id), report, 2020).canonical("urban_new_jobs").value(value, "万人");
  };
  CHECK(verdicts({jobs("c-0", 0, "900"), jobs("c-1", 1, "40")}, reports)[1].amplification.empty());
}

TEST_CASE("a base and its stretch know each other, each has its own verdict") {
  std::string sentence = "地区生产总值确保增长7.5%、力争8%。";
  auto base = rate("c-t", 0, 2020, "7.5").strength(Strength::ensure).evidence("增长7.5%", sentence);
  auto stretch = rate("c-s", 0, 2020, "8").strength(Strength::aim).evidence("8%", sentence);
  auto result = make_outcome("c-1", 1, 2020).canonical("gdp").measure(Measure::growth).value("7.8", "%");
  auto all = verdicts({base, stretch, result}, two_years());
  REQUIRE(all.size() == 2);
  CHECK(all[0].status == Status::exceeded);
  CHECK(all[0].link.beside.tier == link::ClaimIndex{1});
  CHECK(all[0].scored_headline);
  CHECK(all[1].status == Status::missed);
  CHECK(all[1].link.beside.tier == link::ClaimIndex{0});
  CHECK_FALSE(all[1].scored_headline);
}

TEST_SUITE_END();
