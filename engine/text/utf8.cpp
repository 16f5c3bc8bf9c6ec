#include "engine/text/utf8.hpp"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>

#include "engine/text/processor.hpp"

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

#if defined(DUIZHANG_AVX2)
// Whether the whole text is valid, sixteen bytes at a time: what two bytes that follow each other may be is
// told by three tables of half a byte each (Keiser and Lemire, Validating UTF-8 in less than one instruction
// per byte, 2021).
DUIZHANG_AVX2 bool is_valid_by_sixteens(std::string_view text) {
  constexpr int too_short = 1, too_long = 2, overlong_3 = 4, too_large = 8, surrogate = 16, overlong_2 = 32,
                too_large_1000 = 64, overlong_4 = 64, two_continue = 128 - 256;
  constexpr int carry = too_short | too_long | two_continue;
  constexpr int large = carry | too_large | too_large_1000;
  auto table = [](auto... values) DUIZHANG_AVX2 { return _mm_setr_epi8(static_cast<char>(values)...); };
  auto const first_high =
      table(too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long, two_continue,
            two_continue, two_continue, two_continue, too_short | overlong_2, too_short,
            too_short | overlong_3 | surrogate, too_short | too_large | too_large_1000 | overlong_4);
  auto const first_low =
      table(carry | overlong_3 | overlong_2 | overlong_4, carry | overlong_2, carry, carry, carry | too_large,
            large, large, large, large, large, large, large, large, large | surrogate, large, large);
  constexpr int second_low = too_long | overlong_2 | two_continue;
  auto const second_high =
      table(too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,
            second_low | overlong_3 | too_large_1000 | overlong_4, second_low | overlong_3 | too_large,
            second_low | surrogate | too_large, second_low | surrogate | too_large, too_short, too_short,
            too_short, too_short);
  auto const half = _mm_set1_epi8(0x0F);
  auto const third = _mm_set1_epi8(0xE0 - 0x80), fourth = _mm_set1_epi8(0xF0 - 0x80);
  auto const high_bit = _mm_set1_epi8(static_cast<char>(0x80));
  auto before = _mm_setzero_si128(), errors = _mm_setzero_si128();
  auto look = [&](__m128i now) DUIZHANG_AVX2 {
    auto one_back = _mm_alignr_epi8(now, before, 15);
    auto high = [&](__m128i bytes) DUIZHANG_AVX2 { return _mm_and_si128(_mm_srli_epi16(bytes, 4), half); };
    auto wrong = _mm_and_si128(_mm_and_si128(_mm_shuffle_epi8(first_high, high(one_back)),
                                             _mm_shuffle_epi8(first_low, _mm_and_si128(one_back, half))),
                               _mm_shuffle_epi8(second_high, high(now)));
    auto continues = _mm_or_si128(_mm_subs_epu8(_mm_alignr_epi8(now, before, 14), third),
                                  _mm_subs_epu8(_mm_alignr_epi8(now, before, 13), fourth));
    errors = _mm_or_si128(errors, _mm_xor_si128(_mm_and_si128(continues, high_bit), wrong));
    before = now;
  };
  std::size_t at = 0;
  for (; at + 16 <= text.size(); at += 16)
    look(_mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at)));  // NOLINT: any place
  std::array<char, 16> last{};  // zeros at its end: nothing may go on behind it
  std::memcpy(last.data(), text.data() + at, text.size() - at);
  look(_mm_loadu_si128(reinterpret_cast<__m128i const*>(last.data())));  // NOLINT
  return _mm_testz_si128(errors, errors) != 0;
}
#endif

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  static_assert(std::endian::native == std::endian::little, "skip_plain reads bytes from the lowest on");
#if defined(DUIZHANG_AVX2)
  if (has_avx2 && is_valid_by_sixteens(text)) return std::nullopt;
#endif
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
#if defined(__SSE2__)
  auto const last_continuing = _mm_set1_epi8(static_cast<char>(0xC0));
  for (; at + 64 <= text.size(); at += 64) {
    auto continuing = [&](std::size_t from) {  // -1 for each byte that is
      auto bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at + from));  // NOLINT
      return _mm_cmplt_epi8(bytes, last_continuing);
    };
    auto all = _mm_add_epi8(_mm_add_epi8(continuing(0), continuing(16)),
                            _mm_add_epi8(continuing(32), continuing(48)));
    auto sums = _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), all), _mm_setzero_si128());
    count -= static_cast<std::size_t>(_mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4));
  }
#endif
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
