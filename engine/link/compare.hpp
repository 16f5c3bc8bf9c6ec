// Whether two numbers may be held against each other, and on which common footing.
#pragma once

#include <optional>
#include <string_view>

#include "engine/quantity/unit.hpp"
#include "engine/text/decimal.hpp"

namespace duizhang::link {

// Both values in the first one's unit.
struct CommonValues {
  text::Decimal first;
  text::Decimal second;
  bool converted = false;  // the units were written differently and arithmetic was needed
};

// True when the units measure the same: one base, or two classifiers (a count is a count: 个 and 家).
[[nodiscard]] bool units_meet(quantity::UnitTable const& units, std::string_view a, std::string_view b);

// Empty when the units do not meet or the numbers need more than 18 digits.
[[nodiscard]] std::optional<CommonValues> common_values(quantity::UnitTable const& units, text::Decimal a,
                                                        std::string_view unit_a, text::Decimal b,
                                                        std::string_view unit_b);

}  // namespace duizhang::link
