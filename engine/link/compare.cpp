#include "engine/link/compare.hpp"

namespace duizhang::link {

namespace {

using quantity::Dimension;

bool countable(Dimension dimension) { return dimension == Dimension::count || dimension == Dimension::bare; }

// Digits after the point that a conversion may add: 亿 to 个 is 8.
constexpr int conversion_digits = 9;

text::Decimal trimmed(text::Decimal value, int least_scale) {
  auto coefficient = value.coefficient();
  auto scale = value.scale();
  for (; scale > least_scale && coefficient % 10 == 0; --scale) coefficient /= 10;
  return {coefficient, scale};
}

}  // namespace

bool units_meet(quantity::UnitTable const& units, std::string_view a, std::string_view b) {
  if (a == b) return true;
  auto left = units.to_base(1, a), right = units.to_base(1, b);
  if (!left || !right) return false;
  return left->base == right->base || (countable(left->dimension) && countable(right->dimension));
}

std::optional<CommonValues> common_values(quantity::UnitTable const& units, text::Decimal a,
                                          std::string_view unit_a, text::Decimal b, std::string_view unit_b) {
  if (unit_a == unit_b) return CommonValues{a, b, false};
  if (!units_meet(units, unit_a, unit_b)) return std::nullopt;
  auto one = units.to_base(1, unit_a);
  auto other = units.to_base(b, unit_b);
  if (!one || !other) return std::nullopt;
  // 个 against 家 is no arithmetic; 万人 against 人 is.
  auto plain = units.to_base(1, unit_b);
  bool converted = plain->value != one->value;
  if (!converted) return CommonValues{a, b, false};
  for (int digits = conversion_digits; digits >= 0; --digits)
    if (auto value = other->value.divided_by(one->value, digits))
      return CommonValues{a, trimmed(*value, 0), true};
  return std::nullopt;
}

}  // namespace duizhang::link
