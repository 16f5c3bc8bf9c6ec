// A small set of characters that says no to most others: a bit for every 256th code point.
#pragma once

#include <array>
#include <cstdint>

namespace duizhang::text {

class FewCharacters {
 public:
  constexpr void add(char32_t c) {
    auto place = place_of(c);
    words_[place / 64] |= std::uint64_t{1} << place % 64;
  }
  constexpr void add_all() { words_.fill(~std::uint64_t{0}); }
  constexpr void add(FewCharacters const& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
  }
  // False only when it was not added.
  [[nodiscard]] constexpr bool may_hold(char32_t c) const {
    auto place = place_of(c);
    return (words_[place / 64] >> place % 64 & 1U) != 0;
  }

 private:
  [[nodiscard]] static constexpr std::uint32_t place_of(char32_t c) {
    return static_cast<std::uint32_t>(c * std::uint64_t{0x9E3779B97F4A7C15} >> 56U);
  }
  std::array<std::uint64_t, 4> words_{};
};

}  // namespace duizhang::text
