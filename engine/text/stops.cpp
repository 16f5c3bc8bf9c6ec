#include "engine/text/stops.hpp"

#include <bit>

#include "engine/text/ascii.hpp"
#include "engine/text/utf8.hpp"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace duizhang::text {

namespace {

// What ends at the code point at byte `at`; 0: nothing. `second`: it is the second of a double dash.
std::uint8_t stop_at(std::string_view folded, std::size_t at, bool second) {
  auto digit = [&](std::size_t i) { return i < folded.size() && is_digit(folded[i]); };
  auto between_digits = [&] { return at > 0 && digit(at - 1) && digit(at + 1); };
  switch (folded[at]) {
    case '\n':
      return clause_stop | sentence_stop | paragraph_stop;
    case '!':
    case '?':
      return clause_stop | sentence_stop;
    case ';':
      return clause_stop;
    case ',':
      // 1,234 is one number; 8,12 is two: a thousands group has exactly three digits.
      return between_digits() && digit(at + 2) && digit(at + 3) && !digit(at + 4) ? 0 : clause_stop;
    case ':':
      return between_digits() ? 0 : clause_stop;
    case '-':
      return second || (at + 1 < folded.size() && folded[at + 1] == '-') ? clause_stop : 0;
    default:
      return 0;
  }
}

constexpr char16_t full_stop = u'。';
constexpr char16_t last_ascii_stop = u'?';

// Calls `each(index)` for the characters that may be stops.
template <typename Each>
void each_candidate(Characters const& characters, Each each) {
  auto const* codes = characters.codes();
  std::size_t i = 0;
#if defined(__SSE2__)
  auto const low = _mm_set1_epi16(last_ascii_stop);
  auto const stop = _mm_set1_epi16(full_stop);
  for (; i + 8 <= characters.size(); i += 8) {
    auto eight = _mm_loadu_si128(reinterpret_cast<__m128i const*>(codes + i));  // NOLINT: any place
    auto hits = _mm_or_si128(_mm_cmpeq_epi16(_mm_subs_epu16(eight, low), _mm_setzero_si128()),
                             _mm_cmpeq_epi16(eight, stop));
    for (auto bits = static_cast<unsigned>(_mm_movemask_epi8(hits)); bits != 0;
         bits &= bits - 1, bits &= bits - 1)
      each(i + static_cast<unsigned>(std::countr_zero(bits)) / 2);
  }
#endif
  for (; i < characters.size(); ++i)
    if (codes[i] <= last_ascii_stop || codes[i] == full_stop) each(i);
}

}  // namespace

Stops find_stops(std::string_view folded, Characters const& characters) {
  Stops out;
  out.flags.resize(folded.size(), 0);
  constexpr std::size_t bytes_a_stop = 30;
  out.places.reserve(folded.size() / bytes_a_stop + 1);
  std::size_t second_dash = folded.size();
  each_candidate(characters, [&](std::size_t i) {
    auto at = characters.begin(i);
    if (characters[i] == full_stop) {
      for (std::uint32_t byte = at; byte < at + 3; ++byte) out.flags[byte] = clause_stop | sentence_stop;
      out.places.push_back(at);
      return;
    }
    auto stop = stop_at(folded, at, at == second_dash);
    if (stop == 0) return;
    if (folded[at] == '-' && at != second_dash) second_dash = at + 1;
    out.flags[at] = stop;
    out.places.push_back(at);
  });
  return out;
}

bool holds_stop(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size(); at += code_point_size(folded[at]))
    if (code_point_at(folded, at) == full_stop || stop_at(folded, at, false) != 0) return true;
  return false;
}

std::vector<std::uint8_t> find_stops(std::string_view folded) {
  return find_stops(folded, Characters(folded)).flags;
}

}  // namespace duizhang::text
