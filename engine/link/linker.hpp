// Claims -> links: which results of the next report of the same jurisdiction answer which target.
#pragma once

#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/link/link.hpp"
#include "engine/link/rules.hpp"
#include "engine/quantity/unit.hpp"
#include "engine/rule/indicator.hpp"

namespace duizhang::link {

// What the linking took; for tests and benchmarks.
struct LinkCost {
  std::size_t comparisons = 0;  // pairs of a target and a result that were compared
};

// One link for every target and milestone, in claim order. Reports of different jurisdictions are never
// linked: the same code, else the same name; a report without either is linked to nothing.
[[nodiscard]] std::vector<Link> link_claims(std::vector<claim::Claim> const& claims,
                                            std::vector<document::ReportInfo> const& reports,
                                            LinkRules const& rules, rule::IndicatorTable const& indicators,
                                            quantity::UnitTable const& units, LinkCost* cost = nullptr);

}  // namespace duizhang::link
