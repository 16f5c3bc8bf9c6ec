// Exact decimals: 6 % is 6, not 5.9999. An integer and a scale; no binary floating point in between.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duizhang::text {

// coefficient / 10^scale, at most 18 digits. Equal values compare equal whatever their scale: 7.50 == 7.5.
// The scale is kept as printed, because "one printed step" is a unit of the verdicts.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole) : coefficient_(whole) {}  // NOLINT: a whole number is a decimal
  constexpr Decimal(std::int64_t coefficient, int scale) : coefficient_(coefficient), scale_(scale) {}

  // ASCII digits with an optional sign and point ("-3.10"); empty for anything else or over 18 digits.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  [[nodiscard]] std::int64_t coefficient() const { return coefficient_; }
  [[nodiscard]] int scale() const { return scale_; }          // digits after the point, 0 to 18
  [[nodiscard]] Decimal step() const { return {1, scale_}; }  // one unit of the last printed digit
  [[nodiscard]] Decimal operator-() const { return {-coefficient_, scale_}; }
  [[nodiscard]] Decimal abs() const { return {coefficient_ < 0 ? -coefficient_ : coefficient_, scale_}; }

  // Exact, or empty when the result needs more than 18 digits.
  [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> minus(Decimal other) const;
  [[nodiscard]] std::optional<Decimal> times(Decimal other) const;
  // Rounded half away from zero to `digits` after the point; empty for division by zero or overflow.
  [[nodiscard]] std::optional<Decimal> divided_by(Decimal other, int digits) const;

  // Without trailing zeros after the point; "-3.1", "0.05", "1200".
  [[nodiscard]] std::string to_string() const;
  // The nearest double, for JSON numbers only; its shortest form prints the same digits.
  [[nodiscard]] double to_double() const;

  friend std::strong_ordering operator<=>(Decimal a, Decimal b);
  friend bool operator==(Decimal a, Decimal b) { return (a <=> b) == std::strong_ordering::equal; }

 private:
  std::int64_t coefficient_ = 0;
  int scale_ = 0;
};

}  // namespace duizhang::text
