// On the way: progress against time within a year and over several, and the readings that stand beside a
// verdict.
#include <doctest/doctest.h>

#include "engine/link/linker.hpp"
#include "engine/score/scorer.hpp"
#include "tests/engine/score/scored.hpp"
#include "tests/support/builders.hpp"

TEST_SUITE_BEGIN("score.progress");

namespace {

using namespace duizhang;
using claim::Claim;
using claim::Measure;
using quantity::Bound;
using score::Pace;
using score::Status;
using test::make_outcome;
using test::make_report;
using test::make_target;
using test::verdicts;

quantity::Period until(int year, unsigned short month, unsigned short day) {
  auto whole = quantity::Period::year(year);
  return {whole.first, boost::gregorian::date(static_cast<unsigned short>(year), month, day)};
}

test::ClaimBuilder city_share(std::string id, std::size_t report, int year, std::string_view value) {
  return make_outcome(std::move(id), report, year)
      .canonical("urbanization_rate")
      .measure(Measure::ratio)
      .value(value, "%");
}

// The share of town dwellers is to rise from 60 to 65 between 2021 and 2025.
score::Verdict on_the_way(std::string_view now) {
  auto goal = make_target("c-t", 0, 2025)
                  .canonical("urbanization_rate")
                  .measure(Measure::ratio)
                  .value("65", "%")
                  .period(quantity::Period::years(2021, 2025));
  return verdicts({goal, city_share("c-b", 0, 2020, "60"), city_share("c-n", 1, 2022, now)},
                  {make_report(2021), make_report(2023)})
      .front();
}

}  // namespace

TEST_CASE("a report of March that says 44 % is done is ahead of a quarter of the year") {
  auto target = make_target("c-t", 0, 2017).canonical("urban_new_jobs").value("2100", "人");
  auto told = make_outcome("c-1", 1, 2017)
                  .canonical("urban_new_jobs")
                  .measure(Measure::completion)
                  .value("44", "%")
                  .period(until(2017, 3, 24))
                  .progress();
  auto news = make_report(2017);
  news.id = "r-news";
  news.work_report = false;
  auto one = verdicts({target, told}, {make_report(2017), news}).front();
  CHECK(one.status == Status::in_progress);
  REQUIRE(one.progress);
  CHECK(one.progress->share == text::Decimal(44, 2));
  CHECK(one.progress->elapsed == text::Decimal(25, 2));
  CHECK(one.progress->pace == Pace::ahead);
}

TEST_CASE("a target of ten months is held against ten months") {
  auto target =
      make_target("c-t", 0, 2017).canonical("urban_new_jobs").value("1000", "人").period(until(2017, 10, 31));
  auto told = make_outcome("c-1", 1, 2017)
                  .canonical("urban_new_jobs")
                  .value("300", "人")
                  .period(until(2017, 3, 31))
                  .progress();
  auto news = make_report(2017);
  news.id = "r-news";
  news.work_report = false;
  auto one = verdicts({target, told}, {make_report(2017), news}).front();
  REQUIRE(one.progress);
  CHECK(one.progress->elapsed == text::Decimal(3, 1));
  CHECK(one.progress->pace == Pace::on_track);
}

TEST_CASE("a goal over five years is ahead, on track or behind the way from its start") {
  auto ahead = on_the_way("64");
  CHECK(ahead.status == Status::in_progress);
  REQUIRE(ahead.progress);
  CHECK(ahead.progress->base == link::ClaimIndex{1});
  CHECK(ahead.progress->share == text::Decimal(8, 1));
  CHECK(ahead.progress->elapsed == text::Decimal(4, 1));
  CHECK(ahead.progress->pace == Pace::ahead);
  CHECK(on_the_way("62").progress->pace == Pace::on_track);
  CHECK(on_the_way("60.5").progress->pace == Pace::behind);
}

TEST_CASE("a value restated later is a reading, and flips only where the target is no longer reached") {
  auto growth = [](std::string id, std::size_t report, std::string_view value) {
    return make_outcome(std::move(id), report, 2019)
        .canonical("gdp")
        .measure(Measure::growth)
        .value(value, "%");
  };
  auto target = make_target("c-t", 0, 2019)
                    .canonical("gdp")
                    .measure(Measure::growth)
                    .value("6", "%")
                    .to("6.5")
                    .bound(Bound::range);
  std::vector<document::ReportInfo> reports{make_report(2019), make_report(2020), make_report(2021)};
  auto robust = verdicts({target, growth("c-1", 1, "6.1"), growth("c-2", 2, "6.0")}, reports).front();
  CHECK(robust.status == Status::met);
  CHECK(robust.robust);
  REQUIRE(robust.readings.size() == 1);
  CHECK(robust.readings[0].kind == score::ReadingKind::vintage);
  CHECK(robust.readings[0].claim == link::ClaimIndex{2});
  CHECK_FALSE(robust.readings[0].flips);
  auto flipped = verdicts({target, growth("c-1", 1, "6.1"), growth("c-2", 2, "5.9")}, reports).front();
  CHECK_FALSE(flipped.robust);
  CHECK(flipped.flips_zh == std::vector<std::string>{"按2021年报告的5.9%：未完成"});
}

TEST_CASE("broad money has a tolerance of its own, and the general one is a reading") {
  auto target = make_target("c-t", 0, 2013)
                    .canonical("m2")
                    .measure(Measure::growth)
                    .value("13", "%")
                    .bound(Bound::approx);
  auto told = [](std::string_view value) {
    return make_outcome("c-1", 1, 2013).canonical("m2").measure(Measure::growth).value(value, "%");
  };
  std::vector<document::ReportInfo> reports{make_report(2013), make_report(2014)};
  auto one = verdicts({target, told("13.6")}, reports).front();
  CHECK(one.status == Status::met);
  CHECK_FALSE(one.robust);
  CHECK(verdicts({target, told("11.3")}, reports).front().status == Status::missed);
}

TEST_CASE("a narrower class proves what it reaches and nothing else") {
  auto target =
      make_target("c-t", 0, 2020).text("创建美丽乡村").value("25", "个").evidence("创建美丽乡村25个");
  auto told = [](std::string_view value) {
    auto words = "创成省级美丽乡村" + std::string(value) + "个";
    return make_outcome("c-1", 1, 2020).text("创成省级美丽乡村").value(value, "个").evidence(words);
  };
  std::vector<document::ReportInfo> reports{make_report(2020), make_report(2021)};
  CHECK(verdicts({target, told("8")}, reports).front().status == Status::incomparable);
  CHECK(verdicts({target, told("26")}, reports).front().status == Status::exceeded);
}

TEST_SUITE_END();
