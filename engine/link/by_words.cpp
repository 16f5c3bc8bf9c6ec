#include "engine/link/by_words.hpp"

#include <xxhash.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace duizhang::link {
namespace {

using claim::Claim;
using claim::Kind;

}  // namespace

std::optional<LoneIds::Meeting> LoneIds::meeting(Claim const& claim, document::ReportInfo const& report,
                                                 std::string_view apart) {
  int year = report.year;
  if (claim.kind == Kind::target)
    year = 1 + (claim.period.last.is_special() ? year : std::max(year, claim.period.last_year()));
  else if (claim.kind != Kind::outcome)
    return std::nullopt;
  auto place = XXH3_64bits_withSeed(report.jurisdiction.data(), report.jurisdiction.size(),
                                    XXH3_64bits(apart.data(), apart.size()));
  return XXH3_64bits_withSeed(claim.indicator.id.data(), claim.indicator.id.size(),
                              place + static_cast<std::uint64_t>(year));
}

void LoneIds::add(std::size_t number, Claim const& claim, document::ReportInfo const& report) {
  auto const* indicator = claim.indicator.id.empty() ? nullptr : indicators_.find(claim.indicator.id);
  if (indicator == nullptr || !indicator->by_words) return;
  Loose loose{0, static_cast<std::uint32_t>(number)};
  if (auto where = meeting(claim, report, rule::told_apart(*indicator, claim.indicator.text))) {
    loose.meeting = *where;
    loose.part = claim.kind == Kind::target ? Part::target : Part::outcome;
  }
  loose_.push_back(loose);
}

std::vector<std::size_t> LoneIds::take() {
  auto order = [](Loose const& one) { return std::tuple(one.meeting, one.part, one.number); };
  std::sort(loose_.begin(), loose_.end(),
            [&](Loose const& a, Loose const& b) { return order(a) < order(b); });
  std::vector<std::size_t> out;
  for (auto at = loose_.begin(); at != loose_.end();) {
    auto begin = at;
    bool target = false, outcome = false;
    for (; at != loose_.end() && at->meeting == begin->meeting; ++at) {
      target = target || at->part == Part::target;
      outcome = outcome || at->part == Part::outcome;
    }
    for (; begin != at; ++begin)
      if (begin->part == Part::nothing || !target || !outcome) out.push_back(begin->number);
  }
  loose_ = {};
  std::sort(out.begin(), out.end());
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
