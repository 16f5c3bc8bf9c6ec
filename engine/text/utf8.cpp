#include "engine/text/utf8.hpp"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace duizhang::text {

namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

std::uint64_t eight_bytes(char const* at) {
  std::uint64_t out = 0;
  std::memcpy(&out, at, sizeof out);
  return out;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

constexpr std::uint32_t in_order(std::uint32_t first, std::uint32_t second, std::uint32_t third) {
  return first | second << 8U | third << 16U;
}

// The first byte that is neither ASCII nor the start of three bytes of the plainest kind (U+1000 to U+CFFF:
// all Chinese). That is nearly every byte of a report; what stops it is looked at by the library.
std::size_t skip_plain(char const* bytes, std::size_t at, std::size_t size) {
  while (at + 8 <= size) {
    if ((eight_bytes(bytes + at) & high_bits) == 0) {
      at += 8;
      continue;
    }
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    // Two characters of three bytes in one look: E1 to EC, then two continuation bytes each.
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::memcpy(&first, bytes + at, 4);
    std::memcpy(&second, bytes + at + 3, 4);
    constexpr auto mask = in_order(0xF0, 0xC0, 0xC0), form = in_order(0xE0, 0x80, 0x80);
    auto lead = static_cast<unsigned char>(bytes[at]);
    if ((first & mask) != form || lead == 0xE0 || lead >= 0xED) return at;
    auto next = static_cast<unsigned char>(bytes[at + 3]);
    bool both = (second & mask) == form && next != 0xE0 && next < 0xED;
    at += both ? 6U : 3U;
  }
  return at;
}

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  static_assert(std::endian::native == std::endian::little, "skip_plain reads bytes from the lowest on");
  for (std::size_t at = 0;;) {
    at = skip_plain(text.data(), at, text.size());
    if (at == text.size()) return std::nullopt;
    auto begin = text.begin() + static_cast<std::ptrdiff_t>(at);
    auto end = begin + static_cast<std::ptrdiff_t>(
                           std::min<std::size_t>(code_point_size(text[at]), text.size() - at));
    if (utf8::find_invalid(begin, end) != end) return at;
    at = static_cast<std::size_t>(end - text.begin());
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = text.size();
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    auto bytes = eight_bytes(text.data() + at);
    // A byte that continues a code point has its highest bit set and the next one not.
    auto continuing = (bytes & ~(bytes << 1U) & high_bits) >> 7U;  // a bit for each
    count -= static_cast<std::size_t>(continuing * 0x0101010101010101ULL >> 56U);
  }
  for (; at < text.size(); ++at) count -= continues(text[at]) ? 1U : 0U;
  return count;
}

std::size_t find(std::string_view text, std::string_view word, std::size_t from) {
  if (word.size() < 3) return text.find(word, from);
#if defined(__SSE2__)
  // Sixteen places at once: where the third byte of the word and its last one stand as they should. In
  // Chinese text the third byte tells more than the first.
  auto const third = _mm_set1_epi8(word[2]);
  auto const last = _mm_set1_epi8(word.back());
  auto load = [&](std::size_t at) {
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at));  // NOLINT: any alignment
  };
  while (from + word.size() + 15 <= text.size()) {
    auto both = _mm_and_si128(_mm_cmpeq_epi8(load(from + 2), third),
                              _mm_cmpeq_epi8(load(from + word.size() - 1), last));
    for (auto hits = static_cast<unsigned>(_mm_movemask_epi8(both)); hits != 0; hits &= hits - 1) {
      auto at = from + static_cast<unsigned>(std::countr_zero(hits));
      if (std::memcmp(text.data() + at, word.data(), word.size()) == 0) return at;
    }
    from += 16;
  }
#endif
  for (; from + word.size() <= text.size(); ++from)
    if (text[from + 2] == word[2] && std::memcmp(text.data() + from, word.data(), word.size()) == 0)
      return from;
  return std::string_view::npos;
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

void append_utf8(std::string& out, char32_t c) {
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0U | c >> 6U), put(0x80U | (c & 0x3FU));
  if (c < 0x10000) return put(0xE0U | c >> 12U), put(0x80U | (c >> 6U & 0x3FU)), put(0x80U | (c & 0x3FU));
  put(0xF0U | c >> 18U), put(0x80U | (c >> 12U & 0x3FU));
  put(0x80U | (c >> 6U & 0x3FU)), put(0x80U | (c & 0x3FU));
}

std::string_view prefix(std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  while (limit-- > 0 && at < text.size()) at += code_point_size(text[at]);
  return text.substr(0, at);
}

}  // namespace duizhang::text
