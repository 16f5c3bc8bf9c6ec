// The cases inside rules/link.yaml: a target of one year against results told in the next.
#include <fmt/format.h>

#include <algorithm>

#include "engine/diag/codes.hpp"
#include "engine/link/linker.hpp"

namespace duizhang::link {

namespace {

constexpr int case_year = 2020;  // any year serves: cases name years only to be another

claim::Claim build(LinkRules::Case::Claim const& from, claim::Kind kind, std::size_t report, std::string id) {
  claim::Claim out;
  out.id = std::move(id);
  out.report = report;
  out.kind = kind;
  out.indicator = {from.indicator, from.text};
  out.measure = claim::measure_named(from.measure).value_or(claim::Measure::level);
  out.value = text::Decimal::parse(from.value);
  out.unit = from.unit;
  out.period = quantity::Period::year(from.year == 0 ? case_year : from.year);
  out.evidence.text = from.clause.empty() ? from.text + from.value + from.unit : from.clause;
  out.evidence.end = 1;
  return out;
}

document::ReportInfo report_of(int year) {
  document::ReportInfo out;
  out.id = fmt::format("r-case-{}", year);
  out.jurisdiction = "某市某区";
  out.level = document::Level::county;
  out.year = year;
  return out;
}

void check(LinkRules::Case const& test, Link const& link, diag::Diagnostics& out) {
  // Results follow the target in the claims of the case, so an index is a result's number.
  int answer = link.answers.empty() ? 0 : static_cast<int>(link.answers.front());
  auto say = [](int number) {
    return number == 0 ? std::string("nothing") : fmt::format("result {}", number);
  };
  if (answer != test.answer) {
    auto& said = out.error(diag::code::rule_test_failed, test.span,
                           fmt::format("the case expects {} to answer '{}', {} does", say(test.answer),
                                       test.target.text, say(answer)));
    for (auto const& candidate : link.candidates)
      said.notes.push_back({fmt::format("result {}: {} (likeness {:.2f})", candidate.claim, candidate.why,
                                        candidate.likeness)});
    if (answer != 0) said.notes.push_back({fmt::format("result {}: likeness {:.2f}", answer, link.likeness)});
    return;
  }
  if (!test.comparability.empty() && name(link.comparability) != test.comparability)
    out.error(diag::code::rule_test_failed, test.span,
              fmt::format("the case expects comparability {}, it is {}", test.comparability,
                          name(link.comparability)));
  if (test.below_stage != link.below_stage())
    out.error(diag::code::rule_test_failed, test.span,
              fmt::format("the case expects the result {} the promised stage",
                          test.below_stage ? "below" : "not below"));
}

}  // namespace

std::size_t prove_link_rules(LinkRules const& rules, rule::IndicatorTable const& indicators,
                             quantity::UnitTable const& units, diag::Diagnostics& out) {
  std::vector<document::ReportInfo> reports{report_of(case_year), report_of(case_year + 1)};
  for (auto const& test : rules.tests) {
    std::vector<claim::Claim> claims{build(test.target, claim::Kind::target, 0, "c-target")};
    for (auto const& outcome : test.outcomes)
      claims.push_back(build(outcome, claim::Kind::outcome, 1, fmt::format("c-{}", claims.size())));
    check(test, link_claims(claims, reports, rules, indicators, units).front(), out);
  }
  return rules.tests.size();
}

}  // namespace duizhang::link
