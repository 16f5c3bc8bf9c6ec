#include "engine/text/characters.hpp"

#include <algorithm>
#include <bit>

#include "engine/text/processor.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

// Writes what stands in [at, size), and may write `slack` places more.
struct Decoder {
  std::string_view text;
  char16_t* code;
  std::uint32_t* begin;
  std::size_t at = 0;

  static constexpr std::size_t slack = 4;

  void one() {
    auto c = code_point_at(text, at);
    *code++ = c < Characters::beyond ? static_cast<char16_t>(c) : Characters::beyond;
    *begin++ = static_cast<std::uint32_t>(at);
    at += code_point_size(text[at]);
  }

  void rest() {
    while (at < text.size()) one();
  }

#if defined(DUIZHANG_AVX2)
  // Four characters of three bytes in one look: nearly all of a Chinese text. As many of the four as are such
  // ones count; what is behind them is written over.
  DUIZHANG_AVX2 void by_fours() {
    auto const mask = _mm_setr_epi8(-16, -64, -64, -16, -64, -64, -16, -64, -64, -16, -64, -64, 0, 0, 0, 0);
    auto const form =
        _mm_setr_epi8(-32, -128, -128, -32, -128, -128, -32, -128, -128, -32, -128, -128, 0, 0, 0, 0);
    auto const lanes = _mm_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
    auto const bits = _mm_set1_epi32(0x000F3F3F);
    auto const weights = _mm_set1_epi32(0x00104001);  // of bytes: 1, 64, 16, 0
    auto const halves = _mm_set1_epi32(0x01000001);   // of pairs of bytes: 1, 256
    auto const places = _mm_setr_epi32(0, 3, 6, 9);
    constexpr std::uint64_t thirds = 0x4333222111000ULL;  // a third of 0 to 12, four bits each
    while (at + 16 <= text.size()) {
      auto bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at));  // NOLINT: any place
      auto fits = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_and_si128(bytes, mask), form)));
      auto first = static_cast<unsigned>(std::countr_zero(~(fits & 0xFFFU)));
      auto count = static_cast<std::size_t>(thirds >> (4U * first) & 0xFU);
      auto parts = _mm_and_si128(_mm_shuffle_epi8(bytes, lanes), bits);
      auto wide = _mm_madd_epi16(_mm_maddubs_epi16(parts, weights), halves);
      _mm_storel_epi64(reinterpret_cast<__m128i*>(code), _mm_packus_epi32(wide, wide));  // NOLINT
      _mm_storeu_si128(reinterpret_cast<__m128i*>(begin),                                // NOLINT
                       _mm_add_epi32(_mm_set1_epi32(static_cast<int>(at)), places));
      code += count, begin += count, at += 3 * count;
      if (count < 4) one();
    }
  }
#endif
};

}  // namespace

Characters::Characters(std::string_view text) {
  auto count = count_code_points(text);
  codes_.resize(count + Decoder::slack);
  begins_.resize(count + Decoder::slack);
  Decoder decoder{text, codes_.data(), begins_.data()};
#if defined(DUIZHANG_AVX2)
  if (has_avx2) decoder.by_fours();
#endif
  decoder.rest();
  codes_.resize(count + 2);
  codes_[count] = codes_[count + 1] = 0;
  begins_.resize(count + 1);
  begins_[count] = static_cast<std::uint32_t>(text.size());
}

std::size_t Characters::at_or_behind(std::uint32_t byte) const {
  return static_cast<std::size_t>(std::lower_bound(begins_.begin(), begins_.end() - 1, byte) -
                                  begins_.begin());
}

}  // namespace duizhang::text
