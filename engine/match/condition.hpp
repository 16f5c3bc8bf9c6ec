// Whether a match meets the conditions of its rule.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/quantity/quantity.hpp"
#include "engine/rule/condition.hpp"
#include "engine/rule/indicator.hpp"

namespace duizhang::match {

// What one capture took: its text and its quantities.
struct Captured {
  std::string_view text;  // folded
  std::vector<quantity::Quantity const*> quantities;
};

// "" when the capture meets the condition, else why not, as a rule author reads it: much: unit is 个.
[[nodiscard]] std::string unmet(rule::CaptureCondition const& condition, Captured const& captured,
                                rule::IndicatorTable const& indicators);

}  // namespace duizhang::match
