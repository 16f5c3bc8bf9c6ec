#include "engine/report/target_ends.hpp"

#include <algorithm>

namespace duizhang::report {

TargetEnds target_ends(claim::Claim const& target) {
  if (!target.value) return {};
  auto value = *target.value;
  if (target.value_max) return {std::min(value, *target.value_max), std::max(value, *target.value_max)};
  bool decrease = value < text::Decimal(0) &&
                  (target.measure == claim::Measure::growth || target.measure == claim::Measure::change);
  switch (target.bound) {
    case quantity::Bound::ge:
    case quantity::Bound::gt:
      return decrease ? TargetEnds{std::nullopt, value} : TargetEnds{value, std::nullopt};
    case quantity::Bound::le:
    case quantity::Bound::lt:
      return decrease ? TargetEnds{value, std::nullopt} : TargetEnds{std::nullopt, value};
    default:
      return {value, value};
  }
}

std::optional<text::Decimal> target_middle(claim::Claim const& target) {
  if (!target.value || !target.value_max) return target.value;
  auto sum = target.value->plus(*target.value_max);
  return sum ? sum->times(text::Decimal(5, 1)) : std::nullopt;
}

}  // namespace duizhang::report
