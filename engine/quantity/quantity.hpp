// A typed quantity: value, unit, bound and the words that decided them, with their places.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/text/decimal.hpp"
#include "engine/text/span.hpp"

namespace duizhang::quantity {

// How a number bounds what it speaks of (shared/design/verdicts.md). For a decrease the bound speaks of its
// size.
enum class Bound { eq, ge, gt, le, lt, approx, range, relative };

// How firmly a target is meant; `none` for results.
enum class Strength { none, plain, ensure, aim };

// What a unit measures. `count` is a number with a classifier (个, 家, 万人次), `bare` a number without unit.
enum class Dimension {
  bare,
  percent,
  points,
  money,
  count,
  length,
  area,
  mass,
  volume,
  energy,
  power,
  rate,
  rank,
  multiple,
  time,
  other
};

[[nodiscard]] std::string_view name(Bound bound);
[[nodiscard]] std::string_view name(Strength strength);  // "" for none
[[nodiscard]] std::string_view name(Dimension dimension);
[[nodiscard]] std::optional<Bound> bound_named(std::string_view word);
[[nodiscard]] std::optional<Strength> strength_named(std::string_view word);
[[nodiscard]] std::optional<Dimension> dimension_named(std::string_view word);

// Offsets are bytes of the folded text it was read from.
struct Quantity {
  text::Decimal value;
  std::optional<text::Decimal> value_max;  // of a range only
  std::string unit;                        // as written, with its scale: 亿元, 万人次; "" for none
  Dimension dimension = Dimension::bare;
  Bound bound = Bound::eq;
  std::string hedge;   // the words that decided the bound, verbatim
  text::Range whole;   // with the hedge words on either side
  text::Range number;  // number and unit only
  // What it is said of one of, in words: "人·月" of 每人每月800元, "平方米" of 每平方米3000元; "" for none.
  std::string per = {};
};

}  // namespace duizhang::quantity
