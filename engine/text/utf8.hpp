// UTF-8 stepping and measuring. Validation happens once, when a source is read; everything after
// takes string_views that are known to be valid.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace duizhang::text {

// Offset of the first byte that is not valid UTF-8; empty when the whole text is valid.
[[nodiscard]] std::optional<std::size_t> invalid_utf8(std::string_view text);

// Bytes of the code point that starts at `lead`; 1 for a continuation byte, so that stepping always moves.
[[nodiscard]] inline std::uint32_t code_point_size(char lead) {
  auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
}

// The code point at `offset` of a valid text.
[[nodiscard]] inline char32_t code_point_at(std::string_view text, std::size_t offset) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  char32_t lead = byte(0);
  if (lead < 0xC0) return lead;
  if (lead < 0xE0) return (lead & 0x1FU) << 6U | (byte(1) & 0x3FU);
  if (lead < 0xF0) return (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  return (lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
}

// Offset of the code point before `offset`; `offset` must be over 0 and at a boundary.
[[nodiscard]] inline std::size_t previous(std::string_view text, std::size_t offset) {
  do --offset;
  while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U);
  return offset;
}

// As text.starts_with(word), for lists of words of which most do not stand here: a first look at the last
// code point, byte by byte and without a call.
[[nodiscard]] inline bool starts_with(std::string_view text, std::string_view word) {
  auto size = word.size();
  if (text.size() < size) return false;
  if (size >= 3) {
    auto const *a = text.data() + size, *b = word.data() + size;
    if (a[-1] != b[-1] || a[-2] != b[-2] || a[-3] != b[-3]) return false;
    if (size == 3) return true;
  }
  return std::memcmp(text.data(), word.data(), size) == 0;
}
[[nodiscard]] inline bool ends_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && starts_with(text.substr(text.size() - word.size()), word);
}

// As text.find(word, from), but quick on Chinese text, where every third byte is one a word may begin with.
[[nodiscard]] std::size_t find(std::string_view text, std::string_view word, std::size_t from = 0);
[[nodiscard]] inline bool holds(std::string_view text, std::string_view word) {
  return find(text, word) != std::string_view::npos;
}

// Number of code points.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Columns a terminal gives the text: 2 for East Asian wide and full-width characters, 0 for combining ones.
[[nodiscard]] std::size_t display_width(std::string_view text);

void append_utf8(std::string& out, char32_t code_point);

// The first `limit` code points.
[[nodiscard]] std::string_view prefix(std::string_view text, std::size_t limit);

}  // namespace duizhang::text
