// Years as a text writes them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace duizhang::document {

// A year of four digits at `at` that no digit touches; 1949 to 2100.
[[nodiscard]] inline std::optional<int> year_at(std::string_view text, std::size_t at) {
  auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  if (at + 4 > text.size() || (at > 0 && digit(at - 1)) || digit(at + 4)) return std::nullopt;
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!digit(at + i)) return std::nullopt;
    year = year * 10 + (text[at + i] - '0');
  }
  if (year < 1949 || year > 2100) return std::nullopt;
  return year;
}

}  // namespace duizhang::document
