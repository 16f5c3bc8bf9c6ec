// Claims that are none, though they read like one.
#pragma once

#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/document.hpp"
#include "engine/document/report_info.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::claim {

// What says of when a claim is, and in which passage of the outline it stands.
struct Standing {
  bool dated = true;       // its words or its section say so
  bool unsettled = false;  // its section says so, and what was said last before it is of the year after
  document::Part part = document::Part::other;
};

// The first doubt whose demands a claim of the report meets; null when it is to be kept.
[[nodiscard]] rule::Doubt const* doubt_of(Claim const& claim, Standing standing,
                                          document::ReportInfo const& report,
                                          std::vector<rule::Doubt> const& doubts);

}  // namespace duizhang::claim
