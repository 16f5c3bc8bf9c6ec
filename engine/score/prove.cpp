// The cases inside rules/score.yaml: a target, what was reported, the status it must get.
#include <fmt/format.h>

#include "engine/diag/codes.hpp"
#include "engine/score/scorer.hpp"

namespace duizhang::score {

namespace {

constexpr int case_year = 2020;  // any year serves

claim::Claim build(ScorePolicy::Case::Number const& from, claim::Kind kind, std::size_t report,
                   std::string id) {
  claim::Claim out;
  out.id = std::move(id);
  out.report = report;
  out.kind = kind;
  out.indicator = {from.indicator, from.text};
  out.measure = claim::measure_named(from.measure).value_or(claim::Measure::growth);
  out.value = text::Decimal::parse(from.value);
  out.value_max = text::Decimal::parse(from.value_max);
  out.unit = from.unit;
  out.bound = quantity::bound_named(from.bound).value_or(quantity::Bound::eq);
  if (kind == claim::Kind::target)
    out.strength = quantity::strength_named(from.strength).value_or(quantity::Strength::plain);
  out.period = quantity::Period::year(case_year);
  out.evidence.text = from.words;
  return out;
}

document::ReportInfo report_of(int year) {
  document::ReportInfo out;
  out.id = fmt::format("r-case-{}", year);
  out.jurisdiction = "某市";
  out.level = document::Level::city;
  out.year = year;
  return out;
}

}  // namespace

std::size_t prove_score_policy(ScorePolicy const& policy, rule::IndicatorTable const& indicators,
                               quantity::UnitTable const& units, diag::Diagnostics& out) {
  std::vector<document::ReportInfo> reports{report_of(case_year), report_of(case_year + 1)};
  for (auto const& test : policy.tests) {
    std::vector<claim::Claim> claims{build(test.target, claim::Kind::target, 0, "c-target")};
    for (auto const& outcome : test.outcomes)
      claims.push_back(build(outcome, claim::Kind::outcome, 1, fmt::format("c-{}", claims.size())));
    link::Link link;
    link.due_year = case_year + 1;
    link.searched = {1};
    if (!test.outcomes.empty()) {
      link.answers = {1};
      link.comparability = link::Comparability::same;
    }
    auto verdict = score_links({link}, claims, reports, policy, indicators, units).front();
    if (name(verdict.status) != test.status)
      out.error(diag::code::rule_test_failed, test.span,
                fmt::format("the case expects {}, it is {}: {}", test.status, name(verdict.status),
                            verdict.reason));
    else if (test.robust && *test.robust != verdict.robust)
      out.error(
          diag::code::rule_test_failed, test.span,
          fmt::format("the case expects the verdict to be {}, it is {}", *test.robust ? "robust" : "disputed",
                      verdict.robust ? "robust" : "disputed: " + verdict.flips.front()));
  }
  return policy.tests.size();
}

}  // namespace duizhang::score
