#include <doctest/doctest.h>

#include <algorithm>

#include "engine/report/build.hpp"
#include "tests/engine/report/sample.hpp"

using namespace duizhang;
using report::Group;
using score::Status;

TEST_SUITE_BEGIN("report.build");

TEST_CASE("exactly five statuses are assessable and four of them count as met") {
  std::size_t met = 0, assessable = 0;
  for (auto status : report::statuses) {
    met += report::counts_as_met(status) ? 1U : 0U;
    assessable += report::is_assessable(status) ? 1U : 0U;
    CHECK((report::is_assessable(status) || !report::counts_as_met(status)));
  }
  CHECK(met == 4);
  CHECK(assessable == 5);
  for (auto silent : {Status::claimed, Status::admitted, Status::unreported, Status::incomparable,
                      Status::source_missing, Status::not_due, Status::in_progress, Status::qualitative})
    CHECK_FALSE(report::is_assessable(silent));
}

TEST_CASE("the list of statuses names each one once") {
  auto sorted = report::statuses;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < sorted.size(); ++i) CHECK(static_cast<std::size_t>(sorted[i]) == i);
}

TEST_CASE("places come by level, years by year, whatever the order of the run") {
  auto sample = report::test::make_sample();
  auto report = build_report(sample.run());
  REQUIRE(report.places.size() == 3);
  CHECK(report.places[0].level == document::Level::province);
  CHECK(report.places[1].name == "云溪市");
  CHECK(report.places[2].name == "云溪市望湖区");
  REQUIRE(report.places[2].years.size() == 2);
  CHECK(sample.reports[report.places[2].years[0].report].year == 2016);
  CHECK(sample.reports[report.places[2].years[1].report].year == 2017);
  CHECK(report.places[2].anchor == "p-990103");
  CHECK(report.scorecards() == 4);
}

TEST_CASE("places whose level is unknown come last") {
  auto sample = report::test::make_sample();
  for (auto& info : sample.reports)
    if (info.jurisdiction == "云溪市") info.level = document::Level::unknown;
  CHECK(build_report(sample.run()).places.back().name == "云溪市");
}

TEST_CASE("the three numbers of a year, and what stands apart") {
  auto sample = report::test::make_sample();
  auto report = build_report(sample.run());
  auto const& card = report.places[2].years[0];
  CHECK(card.annual.met() == 5);
  CHECK(card.annual.assessable() == 6);
  CHECK(card.annual.all() == 10);
  CHECK(card.annual.of(Status::unreported) == 1);
  CHECK(card.annual.of(Status::mostly_met) == 1);
  CHECK(card.annual.of(Status::exceeded) == 2);
  CHECK(card.annual.of(Status::better) == 2);
  CHECK(card.headline.all() == 5);
  CHECK(card.aims.all() == 1);
  CHECK(card.aims.met() == 1);
  CHECK(card.multi_year.all() == 1);
  CHECK(card.milestones.all() == 1);
  CHECK(card.rows.size() == 11);  // aims stand among the targets of the year, in document order
  CHECK(card.targets() == 13);
  CHECK(report.annual.all() == 17);
}

TEST_CASE("rows stand in document order even when the run gives them backwards") {
  auto sample = report::test::make_sample();
  auto report = build_report(sample.run());
  report::OrderedVerdicts forward(report);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < forward.size(); ++i) ids.push_back(sample.verdicts[forward[i]].id);
  std::reverse(sample.verdicts.begin(), sample.verdicts.end());
  auto again = build_report(sample.run());
  report::OrderedVerdicts backward(again);
  REQUIRE(backward.size() == ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) CHECK(sample.verdicts[backward[i]].id == ids[i]);
  CHECK(ids.size() == sample.verdicts.size());
}

TEST_CASE("every target is in exactly one group") {
  auto sample = report::test::make_sample();
  auto run = sample.run();
  auto verdict = sample.verdicts.front();
  auto& target = sample.claims[verdict.link.target];
  CHECK(group_of(verdict, run) == Group::annual);
  verdict.scored_headline = false;
  CHECK(group_of(verdict, run) == Group::aim);
  target.period = quantity::Period::years(2016, 2020);
  CHECK(group_of(verdict, run) == Group::multi_year);
  target.period = {};  // open at both ends
  CHECK(group_of(verdict, run) == Group::aim);
  verdict.status = Status::qualitative;
  CHECK(group_of(verdict, run) == Group::milestone);
}

TEST_CASE("two reports of one place and year are two scorecards with anchors of their own") {
  auto sample = report::test::make_sample();
  for (auto& info : sample.reports) info.id = "r-same";
  auto report = build_report(sample.run());
  std::vector<std::string> anchors;
  for (auto const& place : report.places)
    for (auto const& card : place.years) anchors.push_back(card.anchor);
  std::sort(anchors.begin(), anchors.end());
  CHECK(std::adjacent_find(anchors.begin(), anchors.end()) == anchors.end());
}

TEST_CASE("a run without verdicts gives an empty report") {
  report::test::Sample empty;
  auto report = build_report(empty.run());
  CHECK(report.places.empty());
  CHECK(report.annual.all() == 0);
}

TEST_SUITE_END();
