// What a run made, one line a claim, link and verdict: short enough to be read in review.
#pragma once

#include <string>

#include "engine/pipeline.hpp"

namespace duizhang::test {

inline std::string value_of(claim::Claim const& claim) {
  if (!claim.value) return "-";
  return claim.value->to_string() + (claim.value_max ? ".." + claim.value_max->to_string() : "") + claim.unit;
}

inline std::string period_of(claim::Claim const& claim) {
  auto const& period = claim.period;
  if (period.first.is_not_a_date()) return "open";
  if (period.partial_year()) return quantity::iso(period.first) + "/" + quantity::iso(period.last);
  auto from = std::to_string(period.first_year());
  return period.spans_years() ? from + "/" + std::to_string(period.last_year()) : from;
}

// "2024 target growth 地区生产总值=gdp 6% ge ensure 2024 headline 确保6%以上"
inline std::string dump(claim::Claim const& claim, std::vector<document::ReportInfo> const& reports) {
  std::string out = std::to_string(reports[claim.report].year);
  auto add = [&](std::string_view word) {
    if (!word.empty()) out.append(" ").append(word);
  };
  add(name(claim.kind));
  add(name(claim.measure));
  add(claim.indicator.text + (claim.indicator.id.empty() ? "" : "=" + claim.indicator.id));
  add(value_of(claim));
  add(name(claim.bound));
  add(name(claim.strength));
  add(period_of(claim));
  if (claim.annualised) add("yearly");
  if (claim.headline) add("headline");
  if (claim.progress) add("progress");
  add("“" + claim.evidence.text + "”");
  add("[" + std::to_string(claim.evidence.start) + "," + std::to_string(claim.evidence.end) + ")");
  add(claim.rule);
  return out + "\n";
}

inline std::string brief(claim::Claim const& claim) {
  return claim.indicator.text + " " + std::string(name(claim.measure)) + " " + value_of(claim);
}

inline std::string dump_claims(std::vector<claim::Claim> const& claims,
                               std::vector<document::ReportInfo> const& reports) {
  std::string out;
  for (auto const& claim : claims) out += dump(claim, reports);
  return out;
}
inline std::string dump_claims(RunResult const& result) {
  return dump_claims(result.extraction.claims, result.extraction.reports);
}

// "地区生产总值 growth 6% -> 地区生产总值 growth 6.3% | same canonical"
inline std::string dump_links(RunResult const& result) {
  auto const& claims = result.extraction.claims;
  std::string out;
  for (auto const& verdict : result.verdicts) {
    auto const& link = verdict.link;
    out += brief(claims[link.target]) + " ->";
    if (link.answers.empty()) out += " nothing";
    for (auto answer : link.answers) out += " " + brief(claims[answer]) + ";";
    for (auto statement : link.statements) out += " says “" + claims[statement].evidence.text + "”;";
    out += " | " + std::string(name(link.comparability)) + (link.how.empty() ? "" : " " + link.how);
    out += link.due == link::Due::held ? "" : link.due == link::Due::missing ? " missing" : " later";
    if (link.partial) out += " excerpt";
    out += " searched " + std::to_string(link.searched.size()) + "\n";
    for (auto const& candidate : link.candidates)
      out += "  not " + brief(claims[candidate.claim]) + ": " + candidate.why + "\n";
  }
  return out;
}

// "地区生产总值 growth 6% met (reported_value) gap 0.3: reason"
inline std::string dump_verdicts(RunResult const& result) {
  std::string out;
  for (auto const& verdict : result.verdicts) {
    out += brief(result.extraction.claims[verdict.link.target]) + " " + std::string(name(verdict.status)) +
           " (" + std::string(name(verdict.disclosure)) + ")";
    if (verdict.gap) out += " gap " + verdict.gap->to_string();
    if (verdict.completion) out += " completion " + verdict.completion->to_string();
    if (!verdict.robust) out += " not robust";
    if (!verdict.scored_headline) out += " aside";
    out += ": " + verdict.reason + "\n";
  }
  return out;
}

}  // namespace duizhang::test
