#include "engine/link/by_words.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace duizhang::link {
namespace {

using claim::Claim;
using claim::Kind;

// Where target and result of one indicator meet: place, id, year of the report that answers.
using Meeting = std::tuple<std::string, std::string, int>;

std::optional<Meeting> meeting(Claim const& claim, std::vector<document::ReportInfo> const& reports) {
  auto const& report = reports[claim.report];
  int year = report.year;
  if (claim.kind == Kind::target)
    year = 1 + (claim.period.last.is_special() ? year : std::max(year, claim.period.last_year()));
  else if (claim.kind != Kind::outcome)
    return std::nullopt;
  return Meeting{report.jurisdiction, claim.indicator.id, year};
}

}  // namespace

std::vector<std::size_t> lone_ids(std::vector<Claim> const& claims,
                                  std::vector<document::ReportInfo> const& reports,
                                  rule::IndicatorTable const& indicators) {
  std::vector<std::size_t> loose;
  std::set<Meeting> targets, outcomes;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    auto const* indicator =
        claims[i].indicator.id.empty() ? nullptr : indicators.find(claims[i].indicator.id);
    if (indicator == nullptr || !indicator->by_words) continue;
    loose.push_back(i);
    if (auto place = meeting(claims[i], reports))
      (claims[i].kind == Kind::target ? targets : outcomes).insert(*place);
  }
  std::erase_if(loose, [&](std::size_t i) {
    auto place = meeting(claims[i], reports);
    return place && targets.contains(*place) && outcomes.contains(*place);
  });
  return loose;
}

std::vector<Claim> without_lone_ids(std::vector<Claim> claims,
                                    std::vector<document::ReportInfo> const& reports,
                                    rule::IndicatorTable const& indicators) {
  for (auto i : lone_ids(claims, reports, indicators)) claims[i].indicator.id.clear();
  return claims;
}

}  // namespace duizhang::link
