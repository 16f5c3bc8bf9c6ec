#include "engine/score/told.hpp"

#include <algorithm>
#include <array>

#include "engine/score/reason.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::score {

using claim::Claim;
using claim::Kind;
using claim::Measure;
using link::ClaimIndex;

Told::Told(std::vector<Claim> const& claims, std::vector<document::ReportInfo> const& reports)
    : claims_(claims), reports_(reports), places_(link::places_of(reports)) {
  for (ClaimIndex i = 0; i < claims_.size(); ++i) {
    auto const& claim = claims_[i];
    if (claim.indicator.id.empty() || !claim.value) continue;
    if (claim.kind == Kind::target) set_[{claim.report, claim.indicator.id}].push_back(i);
    if (claim.kind != Kind::outcome) continue;
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

// The growth of an indicator told by a report about a year.
std::optional<ClaimIndex> Told::growth(std::size_t report, std::string const& id,
                                       quantity::Period const& period) const {
  auto found = by_report_.find({report, id});
  if (found == by_report_.end()) return std::nullopt;
  for (auto index : found->second) {
    auto const& one = claims_[index];
    if (one.measure == Measure::growth && !one.annualised && one.period == period) return index;
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

Comparator const* Told::comparator_of(ScorePolicy const& policy, Claim const& target) {
  auto said = target.hedge + target.evidence.text;
  auto fits = std::find_if(policy.comparators.begin(), policy.comparators.end(), [&](Comparator const& one) {
    return one.words.empty() || holds_any(said, one.words);
  });
  return fits == policy.comparators.end() ? nullptr : &*fits;
}

std::vector<ClaimIndex> Told::comparators(Comparator const& by, Claim const& target,
                                          Claim const& answer) const {
  std::vector<ClaimIndex> out;
  if (by.superior != document::Level::unknown) {
    auto report = report_above(by.superior, answer);
    auto told = report ? growth(*report, target.indicator.id, answer.period) : std::nullopt;
    if (told) out.push_back(*told);
  }
  if (by.previous && !answer.period.first.is_special())
    if (auto told = growth(target.report, target.indicator.id,
                           quantity::Period::year(answer.period.first_year() - 1)))
      out.push_back(*told);
  for (auto const& id : by.indicators)
    if (auto told = growth(answer.report, id, answer.period)) out.push_back(*told);
  return out;
}

namespace {

// The clause a target stands in, up to its end: 完成省下达的 may stand before what is named.
std::string clause_of(Claim const& target) {
  constexpr std::array<std::string_view, 4> stops{"，", ",", "；", ";"};
  auto const& evidence = target.evidence;
  if (evidence.sentence.empty() || evidence.start < evidence.sentence_start) return evidence.text;
  auto end = text::prefix(evidence.sentence, evidence.end - evidence.sentence_start).size();
  auto start = text::prefix(evidence.sentence, evidence.start - evidence.sentence_start).size();
  std::size_t begin = 0;
  for (auto stop : stops)
    if (auto at = std::string_view(evidence.sentence).substr(0, start).rfind(stop); at != std::string::npos)
      begin = std::max(begin, at + stop.size());
  return target.hedge + evidence.sentence.substr(begin, end - begin);
}

}  // namespace

Assigned const* Told::assigned_of(ScorePolicy const& policy, Claim const& target) {
  auto said = clause_of(target);
  auto fits = std::find_if(policy.assigned.begin(), policy.assigned.end(),
                           [&](Assigned const& one) { return holds_any(said, one.words); });
  return fits == policy.assigned.end() ? nullptr : &*fits;
}

std::optional<ClaimIndex> Told::set_by(std::size_t report, Claim const& target) const {
  auto found = set_.find({report, target.indicator.id});
  if (found == set_.end()) return std::nullopt;
  for (auto index : found->second) {
    auto const& one = claims_[index];
    if (one.measure == target.measure && one.period == target.period && !one.annualised &&
        one.strength != quantity::Strength::aim)
      return index;
  }
  return std::nullopt;
}

std::optional<ClaimIndex> Told::assigned(Assigned const& by, Claim const& target) const {
  if (target.indicator.id.empty()) return std::nullopt;
  using enum document::Level;
  for (auto level : {county, city, province, national}) {
    if (by.superior != unknown && by.superior != level) continue;
    auto report = report_above(level, target);
    if (auto set = report ? set_by(*report, target) : std::nullopt) return set;
  }
  return std::nullopt;
}

}  // namespace duizhang::score
