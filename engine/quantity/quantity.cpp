#include "engine/quantity/quantity.hpp"

#include <array>
#include <utility>

namespace duizhang::quantity {

namespace {

// Positions are the enumerators' values.
constexpr std::array<std::string_view, 8> bounds{"eq", "ge", "gt", "le", "lt", "approx", "range", "relative"};
constexpr std::array<std::string_view, 4> strengths{"", "plain", "ensure", "aim"};
constexpr std::array<std::string_view, 16> dimensions{
    "bare",   "percent", "points", "money", "count", "length",   "area", "mass",
    "volume", "energy",  "power",  "rate",  "rank",  "multiple", "time", "other"};

template <typename Enum, std::size_t N>
std::optional<Enum> named(std::array<std::string_view, N> const& names, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == word) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name(Bound bound) { return bounds[static_cast<std::size_t>(bound)]; }
std::string_view name(Strength strength) { return strengths[static_cast<std::size_t>(strength)]; }
std::string_view name(Dimension dimension) { return dimensions[static_cast<std::size_t>(dimension)]; }

std::optional<Bound> bound_named(std::string_view word) { return named<Bound>(bounds, word); }
std::optional<Strength> strength_named(std::string_view word) { return named<Strength>(strengths, word); }
std::optional<Dimension> dimension_named(std::string_view word) { return named<Dimension>(dimensions, word); }

}  // namespace duizhang::quantity
