// Claims that are none, though they read like one.
#pragma once

#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::claim {

// The first doubt whose demands a claim of the report meets; null when it is to be kept. `dated`: its words
// or its section say of when it is.
[[nodiscard]] rule::Doubt const* doubt_of(Claim const& claim, bool dated, document::ReportInfo const& report,
                                          std::vector<rule::Doubt> const& doubts);

}  // namespace duizhang::claim
