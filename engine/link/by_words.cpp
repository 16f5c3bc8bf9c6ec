#include "engine/link/by_words.hpp"

#include <algorithm>
#include <utility>

namespace duizhang::link {
namespace {

using claim::Claim;
using claim::Kind;

}  // namespace

std::optional<LoneIds::Meeting> LoneIds::meeting(Claim const& claim, document::ReportInfo const& report) {
  int year = report.year;
  if (claim.kind == Kind::target)
    year = 1 + (claim.period.last.is_special() ? year : std::max(year, claim.period.last_year()));
  else if (claim.kind != Kind::outcome)
    return std::nullopt;
  return Meeting{report.jurisdiction, claim.indicator.id, year};
}

void LoneIds::add(std::size_t number, Claim const& claim, document::ReportInfo const& report) {
  auto const* indicator = claim.indicator.id.empty() ? nullptr : indicators_.find(claim.indicator.id);
  if (indicator == nullptr || !indicator->by_words) return;
  Met* met = nullptr;
  if (auto where = meeting(claim, report)) {
    met = &met_[std::move(*where)];
    (claim.kind == Kind::target ? met->target : met->outcome) = true;
  }
  loose_.emplace_back(number, met);
}

std::vector<std::size_t> LoneIds::take() {
  std::vector<std::size_t> out;
  for (auto const& [number, met] : loose_)
    if (met == nullptr || !met->target || !met->outcome) out.push_back(number);
  loose_.clear();
  met_.clear();
  return out;
}

std::vector<std::size_t> lone_ids(std::vector<Claim> const& claims,
                                  std::vector<document::ReportInfo> const& reports,
                                  rule::IndicatorTable const& indicators) {
  LoneIds found(indicators);
  for (std::size_t i = 0; i < claims.size(); ++i) found.add(i, claims[i], reports[claims[i].report]);
  return found.take();
}

std::vector<Claim> without_lone_ids(std::vector<Claim> claims,
                                    std::vector<document::ReportInfo> const& reports,
                                    rule::IndicatorTable const& indicators) {
  for (auto i : lone_ids(claims, reports, indicators)) claims[i].indicator.id.clear();
  return claims;
}

}  // namespace duizhang::link
