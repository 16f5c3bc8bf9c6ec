// The verdicts on claims of hand-made reports, by the shipped rules.
#pragma once

#include <vector>

#include "engine/score/scorer.hpp"
#include "tests/engine/link/first_link.hpp"
#include "tests/engine/score/shipped_policy.hpp"

namespace duizhang::test {

inline std::vector<score::Verdict> verdicts(std::vector<claim::Claim> const& claims,
                                            std::vector<document::ReportInfo> const& reports = two_years()) {
  auto const& rules = shipped();
  auto links = link::link_claims(claims, reports, rules.link, rules.indicators(), rules.units());
  return score::score_links(links, claims, reports, shipped_policy(), rules.indicators(), rules.units());
}

}  // namespace duizhang::test
