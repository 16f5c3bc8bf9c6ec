// Numbers as they are written: 6, 1,234.5, 六, 两千, 一万五千, 3千5百, 贰拾. Read from folded text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/text/decimal.hpp"

namespace duizhang::text {

struct Number {
  Decimal value;
  std::size_t length = 0;  // bytes
  bool chinese = false;    // written with Chinese numerals, at least at its front
};

// The number at the start of `text`; empty when there is none. A scale that ends it (万, 亿) is left to
// the unit: of 两千亿元 the number is 两千. A scale inside is part of it: 一万五千 is 15000.
[[nodiscard]] std::optional<Number> read_number(std::string_view text);

// True for a character a Chinese numeral may start with (〇零一二两三…十百千 and upper case).
[[nodiscard]] bool starts_numeral(std::string_view text);

// A whole text that is a number and nothing else (六十五, 2018, 二〇二四).
[[nodiscard]] std::optional<Decimal> number_of(std::string_view text);

}  // namespace duizhang::text
