// How far a target has come against how much of its time has passed. Private to the scorer.
#pragma once

#include <optional>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/link/link.hpp"
#include "engine/quantity/unit.hpp"
#include "engine/rule/indicator.hpp"
#include "engine/score/verdict.hpp"

namespace duizhang::score {

// `told` is the latest value, `margin` how far from the elapsed share is still on schedule. Within one year
// amounts count from nothing; over several years from the link's start, and without one only a share of the
// task told as such counts. Empty where no share can be told: of rates, of negative or zero targets.
[[nodiscard]] std::optional<Progress> progress_of(link::Link const& link, claim::Claim const& told,
                                                  std::vector<claim::Claim> const& claims,
                                                  rule::Direction direction, text::Decimal margin,
                                                  quantity::UnitTable const& units);

}  // namespace duizhang::score
