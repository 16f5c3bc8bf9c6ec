#include "engine/text/utf8.hpp"

#include <utf8.h>

#include <array>
#include <iterator>

namespace duizhang::text {

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  auto bad = utf8::find_invalid(text.begin(), text.end());
  if (bad == text.end()) return std::nullopt;
  return static_cast<std::size_t>(bad - text.begin());
}

char32_t code_point_at(std::string_view text, std::size_t offset) {
  auto at = text.begin() + static_cast<std::ptrdiff_t>(offset);
  return static_cast<char32_t>(utf8::unchecked::peek_next(at));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

namespace {
struct Block {
  char32_t first, last;
};
// Wide blocks of Unicode's EastAsianWidth.txt (W and F), coarse: enough to stand a caret under Chinese.
constexpr std::array<Block, 12> wide_blocks{{{0x1100, 0x115F},
                                             {0x2E80, 0x303E},
                                             {0x3041, 0x33FF},
                                             {0x3400, 0x4DBF},
                                             {0x4E00, 0x9FFF},
                                             {0xA000, 0xA4CF},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFE30, 0xFE6F},
                                             {0xFF00, 0xFF60},
                                             {0xFFE0, 0xFFE6},
                                             {0x1F300, 0x3FFFD}}};

std::size_t width_of(char32_t c) {
  if (c < 0x20 || (c >= 0x300 && c <= 0x36F) || c == 0x200B || c == 0xFEFF || c == 0xAD) return 0;
  for (auto block : wide_blocks)
    if (c >= block.first && c <= block.last) return 2;
  return 1;
}
}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_size(text[at]))
    width += width_of(code_point_at(text, at));
  return width;
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8::unchecked::append(static_cast<std::uint32_t>(code_point), std::back_inserter(out));
}

std::string_view prefix(std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  while (limit-- > 0 && at < text.size()) at += code_point_size(text[at]);
  return text.substr(0, at);
}

}  // namespace duizhang::text
