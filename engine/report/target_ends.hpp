// A target's number as the two ends of what satisfies it.
#pragma once

#include <optional>

#include "engine/claim/claim.hpp"

namespace duizhang::report {

// An end that is open is empty: 8%以上 has a low end only. The bound of a decrease speaks of its size, so
// that it turns around for the number itself. Both empty for a target without a number.
struct TargetEnds {
  std::optional<text::Decimal> low, high;
};
[[nodiscard]] TargetEnds target_ends(claim::Claim const& target);

// The number in the middle: of a range half way, else the one there is.
[[nodiscard]] std::optional<text::Decimal> target_middle(claim::Claim const& target);

}  // namespace duizhang::report
