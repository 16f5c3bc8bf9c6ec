#include "engine/score/told.hpp"

#include <algorithm>

#include "engine/score/reason.hpp"

namespace duizhang::score {

using claim::Claim;
using claim::Kind;
using claim::Measure;
using link::ClaimIndex;

Told::Told(std::vector<Claim> const& claims, std::vector<document::ReportInfo> const& reports)
    : claims_(claims), reports_(reports), places_(link::places_of(reports)) {
  for (ClaimIndex i = 0; i < claims_.size(); ++i) {
    auto const& claim = claims_[i];
    if (claim.kind != Kind::outcome || claim.indicator.id.empty() || !claim.value) continue;
    by_report_[{claim.report, claim.indicator.id}].push_back(i);
    if (places_[claim.report] != link::no_place)
      by_place_[{places_[claim.report], claim.indicator.id}].push_back(i);
  }
  for (std::size_t i = 0; i < reports_.size(); ++i)
    by_level_[{reports_[i].level, reports_[i].year}].push_back(i);
}

std::vector<ClaimIndex> Told::vintages(Claim const& answer) const {
  std::vector<ClaimIndex> out;
  auto found = by_place_.find({places_[answer.report], answer.indicator.id});
  if (found == by_place_.end()) return out;
  for (auto index : found->second) {
    auto const& other = claims_[index];
    bool later = reports_[other.report].year > reports_[answer.report].year;
    bool same = other.measure == answer.measure && other.period == answer.period &&
                other.annualised == answer.annualised && other.unit == answer.unit;
    if (later && same && *other.value != *answer.value) out.push_back(index);
  }
  return out;
}

// The growth of an indicator told by a report about the answer's year.
std::optional<ClaimIndex> Told::growth(std::size_t report, std::string const& id, Claim const& answer) const {
  auto found = by_report_.find({report, id});
  if (found == by_report_.end()) return std::nullopt;
  for (auto index : found->second) {
    auto const& one = claims_[index];
    if (one.measure == Measure::growth && !one.annualised && one.period == answer.period) return index;
  }
  return std::nullopt;
}

std::optional<std::size_t> Told::report_above(document::Level level, Claim const& answer) const {
  auto const& own = reports_[answer.report];
  auto found = by_level_.find({level, own.year});
  if (found == by_level_.end()) return std::nullopt;
  for (auto report : found->second)
    if (link::holds_place(reports_[report], own)) return report;
  return std::nullopt;
}

std::vector<ClaimIndex> Told::comparators(ScorePolicy const& policy, Claim const& target,
                                          Claim const& answer) const {
  std::vector<ClaimIndex> out;
  auto said = target.hedge + target.evidence.text;
  for (auto const& one : policy.comparators) {
    if (!one.words.empty() && !holds_any(said, one.words)) continue;
    if (one.superior != document::Level::unknown) {
      auto report = report_above(one.superior, answer);
      auto told = report ? growth(*report, target.indicator.id, answer) : std::nullopt;
      if (told) out.push_back(*told);
    }
    for (auto const& id : one.indicators)
      if (auto told = growth(answer.report, id, answer)) out.push_back(*told);
    return out;
  }
  return out;
}

}  // namespace duizhang::score
