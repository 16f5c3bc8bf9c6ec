// Numbers as they are written: 6, 1,234.5, 六, 两千, 一万五千, 3千5百, 3亿5000万, 贰拾, 六点五, 七八十. Read
// from folded text, simplified or traditional.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/text/decimal.hpp"

namespace duizhang::text {

struct Number {
  Decimal value;
  std::optional<Decimal> upper;  // of two neighbouring digits said as one: 七八十 is 70 to 80
  std::size_t length = 0;        // bytes
  bool chinese = false;          // written with Chinese numerals, at least at its front
};

// The number at the start of `text`; empty when there is none, or none of up to 18 digits. A scale that ends
// it (万, 亿) is left to the unit: of 两千亿元 the number is 两千, of 一亿五千万元 it is 15000 and 万元 the
// unit. A scale with more behind it is part of the number: 一万五千 and 一万五 are 15000. Looks at a bounded
// number of characters, whatever follows.
[[nodiscard]] std::optional<Number> read_number(std::string_view text);

// True for a character a Chinese numeral may start with (〇零一二两三…十百千 and upper case).
[[nodiscard]] bool starts_numeral(char32_t c);
[[nodiscard]] bool starts_numeral(std::string_view text);
// 万, 亿: what multiplies all that stands before it, and may stand alone behind a word that bounds it
// (近万家).
[[nodiscard]] bool is_scale(char32_t c);

// A whole text that is a number and nothing else (六十五, 2018, 二〇二四).
[[nodiscard]] std::optional<Decimal> number_of(std::string_view text);

}  // namespace duizhang::text
