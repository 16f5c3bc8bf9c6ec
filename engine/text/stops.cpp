#include "engine/text/stops.hpp"

#include <algorithm>
#include <array>

#include "engine/text/ascii.hpp"

namespace duizhang::text {

namespace {

// The bytes that a stop may begin with.
constexpr auto may_stop = [] {
  std::array<bool, 256> out{};
  for (char c : {'\n', '!', '?', ';', ',', ':', '-'}) out[static_cast<unsigned char>(c)] = true;
  out[0xE3] = true;  // 。
  return out;
}();

}  // namespace

std::vector<std::uint8_t> find_stops(std::string_view folded) {
  std::vector<std::uint8_t> out(folded.size(), 0);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i];
    if (!may_stop[static_cast<unsigned char>(c)]) continue;
    bool between_digits =
        i > 0 && i + 1 < folded.size() && is_digit(folded[i - 1]) && is_digit(folded[i + 1]);
    // 1,234 is one number; 8,12 is two: a thousands group has exactly three digits.
    bool group = between_digits && i + 3 < folded.size() && is_digit(folded[i + 2]) &&
                 is_digit(folded[i + 3]) && (i + 4 >= folded.size() || !is_digit(folded[i + 4]));
    switch (c) {
      case '\n':
        out[i] = clause_stop | sentence_stop | paragraph_stop;
        break;
      case '!':
      case '?':
        out[i] = clause_stop | sentence_stop;
        break;
      case ';':
        out[i] = clause_stop;
        break;
      case ',':
        out[i] = group ? 0 : clause_stop;
        break;
      case ':':
        out[i] = between_digits ? 0 : clause_stop;
        break;
      case '-':
        if (i + 1 < folded.size() && folded[i + 1] == '-') out[i] = out[i + 1] = clause_stop, ++i;
        break;
      default:
        if (folded.compare(i, 3, "。") == 0) {
          std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(i), 3,
                      std::uint8_t{clause_stop | sentence_stop});
          i += 2;
        }
    }
  }
  return out;
}

}  // namespace duizhang::text
