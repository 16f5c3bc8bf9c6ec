#include <doctest/doctest.h>

#include "engine/link/linker.hpp"
#include "tests/engine/link/first_link.hpp"
#include "tests/support/builders.hpp"

TEST_SUITE_BEGIN("link.due");

namespace {

using namespace duizhang;
using claim::Claim;
using claim::Measure;
using link::Due;
using quantity::Period;
using test::make_outcome;
using test::make_report;
using test::make_target;

Claim coverage_by(int last) {
  return make_target("c-t", 0, 2020)
      .canonical("forest_coverage")
      .measure(Measure::ratio)
      .value("60", "%")
      .period(Period::years(2020, last));
}
test::ClaimBuilder coverage(std::size_t report, int year, std::string_view value) {
  return make_outcome("c-" + std::to_string(year), report, year)
      .canonical("forest_coverage")
      .measure(Measure::ratio)
      .value(value, "%");
}

}  // namespace

TEST_CASE("the year's target is asked of the next report, and of no other") {
  std::vector<document::ReportInfo> reports{make_report(2020), make_report(2022)};
  auto found = test::first_link({coverage_by(2020), coverage(1, 2020, "61")}, reports);
  CHECK(found.due == Due::missing);
  CHECK(found.due_year == 2021);
  CHECK(found.searched.empty());
  CHECK(found.answers.empty());
}

TEST_CASE("a report that does not say its year has no year before it to start from") {
  auto found = test::first_link({coverage_by(2020), coverage(0, 2020, "51")}, {make_report(0)});
  CHECK_FALSE(found.beside.start.has_value());
  CHECK_FALSE(found.base.has_value());
}

TEST_CASE("a target over several years waits for the report after its last year") {
  std::vector<document::ReportInfo> reports{make_report(2020), make_report(2021), make_report(2022)};
  std::vector<Claim> claims{coverage_by(2025), coverage(1, 2020, "51"), coverage(2, 2021, "53")};
  auto found = test::first_link(claims, reports);
  CHECK(found.due == Due::later);
  CHECK(found.due_year == 2026);
  CHECK(found.answers.empty());
  CHECK(found.progress == std::vector<link::ClaimIndex>{2, 1});  // latest first

  // Its last year has passed, the report is not here.
  reports.push_back(make_report(2027));
  CHECK(test::first_link(claims, reports).due == Due::missing);

  reports.push_back(make_report(2026));
  claims.push_back(coverage(4, 2025, "60.4"));
  found = test::first_link(claims, reports);
  CHECK(found.due == Due::held);
  CHECK(found.answers == std::vector<link::ClaimIndex>{3});
}

TEST_CASE("a value told within the year is progress, not an answer") {
  std::vector<document::ReportInfo> reports{make_report(2020), make_report(2020)};
  Claim target = make_target("c-t", 0, 2020).canonical("urban_new_jobs").value("10000", "人");
  Claim march = make_outcome("c-1", 1, 2020)
                    .canonical("urban_new_jobs")
                    .value("4400", "人")
                    .progress()
                    .period({boost::gregorian::date(2020, 1, 1), boost::gregorian::date(2020, 3, 31)});
  auto found = test::first_link({target, march}, reports);
  CHECK(found.due == Due::missing);
  CHECK(found.progress == std::vector<link::ClaimIndex>{1});

  reports.push_back(make_report(2021));
  Claim half = make_outcome("c-2", 2, 2020)
                   .canonical("urban_new_jobs")
                   .value("7000", "人")
                   .progress()
                   .period(march.period);
  CHECK(test::first_link({target, march, half}, reports).answers.empty());
}

TEST_CASE("a part of the year is not the year, its end is") {
  std::vector<document::ReportInfo> reports{make_report(2020), make_report(2021)};
  auto until = [](int month, int day) {
    return Period{
        boost::gregorian::date(2020, 1, 1),
        boost::gregorian::date(2020, static_cast<unsigned short>(month), static_cast<unsigned short>(day))};
  };
  CHECK(test::first_link({coverage_by(2020), coverage(1, 2020, "61").period(until(6, 30))}, reports)
            .answers.empty());
  CHECK(test::first_link({coverage_by(2020), coverage(1, 2020, "61").period(until(12, 20))}, reports)
            .answers.size() == 1);
}

TEST_CASE("an excerpt is searched, and its silence marked") {
  std::vector<document::ReportInfo> reports{make_report(2020), make_report(2021)};
  reports[1].partial = true;
  auto found = test::first_link({coverage_by(2020)}, reports);
  CHECK(found.due == Due::held);
  CHECK(found.partial);
  CHECK(found.searched == std::vector<link::ReportIndex>{1});
  reports.push_back(make_report(2021));
  CHECK_FALSE(test::first_link({coverage_by(2020)}, reports).partial);
}

TEST_CASE("one link for every target and milestone, in claim order") {
  auto const& rules = test::shipped();
  Claim milestone = test::ClaimBuilder(claim::Kind::milestone, "c-m", 0, 2020).measure(Measure::stage);
  std::vector<Claim> claims{coverage(1, 2020, "61"), coverage_by(2020), milestone, coverage_by(2025)};
  auto links = link::link_claims(claims, {make_report(2020), make_report(2021)}, rules.link,
                                 rules.indicators(), rules.units());
  REQUIRE(links.size() == 3);
  for (std::size_t i = 0; i < links.size(); ++i) CHECK(links[i].target == i + 1);
  CHECK(links[1].answers.empty());
}

TEST_SUITE_END();
