// Links -> verdicts: what became of every target. A pure function of what it is given.
#pragma once

#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/link/link.hpp"
#include "engine/quantity/unit.hpp"
#include "engine/rule/indicator.hpp"
#include "engine/score/policy.hpp"
#include "engine/score/verdict.hpp"

namespace duizhang::score {

// One verdict for every link, in their order. The links go into them: whoever gives them away does not hold
// them twice.
[[nodiscard]] std::vector<Verdict> score_links(std::vector<link::Link> links,
                                               std::vector<claim::Claim> const& claims,
                                               std::vector<document::ReportInfo> const& reports,
                                               ScorePolicy const& policy,
                                               rule::IndicatorTable const& indicators,
                                               quantity::UnitTable const& units);

}  // namespace duizhang::score
