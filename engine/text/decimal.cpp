#include "engine/text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace duizhang::text {
namespace {

__extension__ using Wide = __int128;  // products and aligned coefficients of two 18-digit numbers fit

constexpr int max_digits = 18;
constexpr std::int64_t coefficient_limit = 1'000'000'000'000'000'000;

Wide power_of_ten(int exponent) {
  Wide out = 1;
  while (exponent-- > 0) out *= 10;
  return out;
}

// Fits a wide coefficient into a Decimal, dropping zeros behind the point where that helps.
std::optional<Decimal> narrow(Wide coefficient, int scale) {
  while (scale > 0 &&
         (scale > max_digits || coefficient >= coefficient_limit || coefficient <= -coefficient_limit)) {
    if (coefficient % 10 != 0) return std::nullopt;
    coefficient /= 10;
    --scale;
  }
  if (coefficient >= coefficient_limit || coefficient <= -coefficient_limit) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(coefficient), scale);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  std::int64_t value = 0;
  int scale = -1;
  int digits = 0;
  for (char c : text) {
    if (c == '.') {
      if (scale >= 0 || digits == 0) return std::nullopt;
      scale = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    // Leading zeros are free; the limit is on what is carried, and checked before it is passed.
    if (value >= coefficient_limit / 10 || ++digits > 2 * max_digits) return std::nullopt;
    value = value * 10 + (c - '0');
    if (scale >= 0 && ++scale > max_digits) return std::nullopt;
  }
  if (digits == 0 || text.back() == '.') return std::nullopt;
  return Decimal(negative ? -value : value, std::max(scale, 0));
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  auto scale = std::max(scale_, other.scale_);
  auto sum = Wide{coefficient_} * power_of_ten(scale - scale_) +
             Wide{other.coefficient_} * power_of_ten(scale - other.scale_);
  return narrow(sum, scale);
}

std::optional<Decimal> Decimal::minus(Decimal other) const { return plus(-other); }

std::optional<Decimal> Decimal::times(Decimal other) const {
  return narrow(Wide{coefficient_} * other.coefficient_, scale_ + other.scale_);
}

std::optional<Decimal> Decimal::divided_by(Decimal other, int digits) const {
  if (other.coefficient_ == 0) return std::nullopt;
  // (a / 10^s) / (b / 10^t) = a * 10^(t - s) / b; one digit more than asked decides the rounding.
  auto exponent = digits + other.scale_ - scale_;
  if (exponent > max_digits) return std::nullopt;
  Wide numerator = Wide{coefficient_} * 2 * (exponent > 0 ? power_of_ten(exponent) : Wide{1});
  Wide denominator = Wide{other.coefficient_} * (exponent < 0 ? power_of_ten(-exponent) : Wide{1});
  if (denominator < 0) numerator = -numerator, denominator = -denominator;
  auto half = numerator < 0 ? -denominator : denominator;
  return narrow((numerator + half) / (2 * denominator), digits);
}

std::string Decimal::to_string() const {
  auto coefficient = coefficient_;
  auto scale = scale_;
  while (scale > 0 && coefficient % 10 == 0) coefficient /= 10, --scale;
  auto digits = std::to_string(coefficient < 0 ? -coefficient : coefficient);
  if (scale > 0) {
    if (digits.size() <= static_cast<std::size_t>(scale))
      digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(scale), ".");
  }
  return coefficient < 0 ? "-" + digits : digits;
}

double Decimal::to_double() const {
  auto printed = to_string();
  double out = 0;
  std::from_chars(printed.data(), printed.data() + printed.size(), out);  // no locale, correctly rounded
  return out;
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  auto scale = std::max(a.scale_, b.scale_);
  auto left = Wide{a.coefficient_} * power_of_ten(scale - a.scale_);
  auto right = Wide{b.coefficient_} * power_of_ten(scale - b.scale_);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

}  // namespace duizhang::text
