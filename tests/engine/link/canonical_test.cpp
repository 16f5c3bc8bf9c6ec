#include <doctest/doctest.h>

#include "engine/link/linker.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/shipped_rules.hpp"

TEST_SUITE_BEGIN("link.canonical");

namespace {

using namespace duizhang;
using claim::Claim;
using claim::Measure;
using link::Comparability;
using quantity::Period;
using test::make_outcome;
using test::make_target;

std::vector<document::ReportInfo> two_years() { return {test::make_report(2020), test::make_report(2021)}; }

std::vector<link::Link> link_all(std::vector<Claim> const& claims,
                                 std::vector<document::ReportInfo> const& reports) {
  auto const& rules = test::shipped();
  return link::link_claims(claims, reports, rules.link, rules.indicators(), rules.units());
}

Claim gdp_target() {
  return make_target("c-t", 0, 2020).canonical("gdp").measure(Measure::growth).value("7", "%");
}
test::ClaimBuilder gdp_outcome(std::string id, std::string_view value) {
  return make_outcome(std::move(id), 1, 2020).canonical("gdp").measure(Measure::growth).value(value, "%");
}

}  // namespace

TEST_CASE("what one id holds is told apart by words where the rules say so") {
  auto water = [](test::ClaimBuilder one, std::string text, std::string_view value) -> Claim {
    return one.canonical("water_quality_ratio")
        .text(std::move(text))
        .measure(Measure::ratio)
        .value(value, "%");
  };
  auto surface = water(make_outcome("c-1", 1, 2020), "断面水质优良率", "93");
  auto sources = water(make_outcome("c-2", 1, 2020), "饮用水水源达标率", "100");
  auto target = water(make_target("c-t", 0, 2020), "饮用水水源水质达标率", "100");
  CHECK(link_all({target, surface, sources}, two_years()).front().answers ==
        std::vector<link::ClaimIndex>{2});
  CHECK(link_all({target, surface}, two_years()).front().answers.empty());
}

TEST_CASE("the same id, measure, unit and year answers, others are listed with their reasons") {
  std::vector<Claim> claims{
      gdp_target(),
      make_outcome("c-1", 1, 2020).canonical("gdp").measure(Measure::level).value("512.6", "亿元"),
      gdp_outcome("c-2", "7.4").period(Period::years(2016, 2020)).annualised(),
      gdp_outcome("c-3", "6.9"),
      gdp_outcome("c-4", "6.8").headline(),
      gdp_outcome("c-5", "3.1").period(Period::year(2019)),
      make_outcome("c-6", 1, 2020).canonical("cpi").measure(Measure::growth).value("2", "%"),
  };
  auto found = link_all(claims, two_years()).front();
  // The headline statement goes before the one that stands first.
  CHECK(found.answers == std::vector<link::ClaimIndex>{4, 3});
  CHECK(found.comparability == Comparability::same);
  CHECK(found.how == "canonical");
  CHECK(found.searched == std::vector<link::ReportIndex>{1});
  REQUIRE(found.candidates.size() == 3);
  CHECK(found.candidates[0].why == "level reported, the target is a growth");
  CHECK(found.candidates[1].why == "about 2016-2020, not 2020 alone");
  CHECK(found.candidates[2].why == "about 2019, the target is about 2020");
}

TEST_CASE("an average over several years answers as incomparable, another year does not answer") {
  auto average = gdp_outcome("c-1", "7.4").period(Period::years(2016, 2020)).annualised();
  auto found = link_all({gdp_target(), average}, two_years()).front();
  CHECK(found.answers == std::vector<link::ClaimIndex>{1});
  CHECK(found.comparability == Comparability::different_period);
  CHECK(found.comparability_reason == "about 2016-2020, not 2020 alone");

  auto before = gdp_outcome("c-1", "7.4").period(Period::year(2019));
  found = link_all({gdp_target(), before}, two_years()).front();
  CHECK(found.answers.empty());
  REQUIRE(found.candidates.size() == 1);
  CHECK(found.candidates[0].likeness == 1);
}

TEST_CASE("a ratio kept throughout a span holds for each of its years") {
  Claim target = make_target("c-t", 0, 2020)
                     .canonical("unemployment_registered")
                     .measure(Measure::ratio)
                     .value("4", "%");
  auto told = make_outcome("c-1", 1, 2020)
                  .canonical("unemployment_registered")
                  .measure(Measure::ratio)
                  .value("3", "%");
  told.period(Period::years(2016, 2020));
  auto found = link_all({target, Claim(told.evidence("登记失业率始终控制在3%以内"))}, two_years()).front();
  CHECK(found.comparability == Comparability::same);
  CHECK(found.comparability_reason == "said of every year of 2016-2020");
  found = link_all({target, Claim(told.evidence("平均登记失业率3%"))}, two_years()).front();
  CHECK(found.comparability == Comparability::different_period);
}

TEST_CASE("a level answers a growth target only where growth may be derived from two levels") {
  auto level = [](std::string id, std::size_t report, int year, std::string indicator,
                  std::string_view value) {
    return make_outcome(std::move(id), report, year).canonical(std::move(indicator)).value(value, "亿元");
  };
  auto target = [](std::string indicator) {
    return make_target("c-t", 0, 2020)
        .canonical(std::move(indicator))
        .measure(Measure::growth)
        .value("8", "%");
  };
  std::vector<Claim> fiscal{target("general_budget_revenue"),
                            level("c-1", 1, 2020, "general_budget_revenue", "54.5"),
                            level("c-2", 0, 2019, "general_budget_revenue", "50")};
  auto found = link_all(fiscal, two_years()).front();
  CHECK(found.how == "derived");
  CHECK(found.comparability == Comparability::convertible);
  CHECK(found.base == link::ClaimIndex{2});
  // Real growth is no quotient of nominal levels.
  std::vector<Claim> gdp{target("gdp"), level("c-1", 1, 2020, "gdp", "545"),
                         level("c-2", 0, 2019, "gdp", "500")};
  found = link_all(gdp, two_years()).front();
  CHECK(found.comparability == Comparability::different_basis);
  CHECK_FALSE(found.base);
}

TEST_CASE("a share of the task answers, a rank never does") {
  Claim target = make_target("c-t", 0, 2020).canonical("urban_new_jobs").value("1000", "人");
  auto other = make_outcome("c-1", 1, 2020).canonical("urban_new_jobs");
  auto found =
      link_all({target, Claim(other.measure(Measure::completion).value("133", "%"))}, two_years()).front();
  CHECK(found.comparability == Comparability::convertible);
  found = link_all({target, Claim(other.measure(Measure::rank).value("1", "位"))}, two_years()).front();
  CHECK(found.answers.empty());
  CHECK(found.candidates.size() == 1);
}

TEST_CASE("the whole is not answered by its parts") {
  Claim target =
      make_target("c-t", 0, 2020).canonical("resident_income").measure(Measure::growth).value("7", "%");
  Claim urban =
      make_outcome("c-1", 1, 2020).canonical("urban_income").measure(Measure::growth).value("7.2", "%");
  Claim rural =
      make_outcome("c-2", 1, 2020).canonical("rural_income").measure(Measure::growth).value("8.1", "%");
  auto found = link_all({target, urban, rural}, two_years()).front();
  CHECK(found.comparability == Comparability::different_scope);
  CHECK(found.answers == std::vector<link::ClaimIndex>{1, 2});
  // Nor a part by another part.
  target.indicator.id = "urban_income";
  CHECK(link_all({target, rural}, two_years()).front().answers.empty());
}

TEST_CASE("links never cross places") {
  std::vector<document::ReportInfo> reports{test::make_report(2020, "甲县"), test::make_report(2021, "乙县")};
  auto found = link_all({gdp_target(), Claim(gdp_outcome("c-1", "7"))}, reports).front();
  CHECK(found.answers.empty());
  CHECK(found.candidates.empty());
  CHECK(found.due == link::Due::missing);

  reports[0].jurisdiction = reports[1].jurisdiction = "";  // unknown is not the same
  CHECK(link_all({gdp_target(), Claim(gdp_outcome("c-1", "7"))}, reports).front().answers.empty());

  // One code is one place, however it is written; a name joins the code it is known by.
  reports = {test::make_report(2020, "甲县"), test::make_report(2021, "某市甲县")};
  reports[0].code = reports[1].code = "330000";
  CHECK(link_all({gdp_target(), Claim(gdp_outcome("c-1", "7"))}, reports).front().answers.size() == 1);
  reports[1].jurisdiction = "甲县";
  reports[1].code = "";
  CHECK(link_all({gdp_target(), Claim(gdp_outcome("c-1", "7"))}, reports).front().answers.size() == 1);
}

TEST_SUITE_END();
