// The characters of a text, decoded once: the walks over it that look for words, stops and numbers each load
// two bytes a character instead of decoding UTF-8 for themselves.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace duizhang::text {

class Characters {
 public:
  // Stands for every code point outside the basic plane.
  static constexpr char16_t beyond = 0xFFFF;

  Characters() : Characters(std::string_view()) {}
  // Of valid UTF-8 under 4 GiB.
  explicit Characters(std::string_view text);

  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
  // The code point of a character, `beyond` for those outside the basic plane; 0 for the two places behind
  // the last.
  [[nodiscard]] char16_t operator[](std::size_t index) const { return codes_[index]; }
  // Where it begins, in bytes; of size(): the bytes of the text.
  [[nodiscard]] std::uint32_t begin(std::size_t index) const { return begins_[index]; }
  [[nodiscard]] char16_t const* codes() const { return codes_.data(); }
  [[nodiscard]] std::uint32_t const* begins() const { return begins_.data(); }
  // The first character that begins at a byte or behind it.
  [[nodiscard]] std::size_t at_or_behind(std::uint32_t byte) const;

 private:
  std::vector<char16_t> codes_;        // and two zeros
  std::vector<std::uint32_t> begins_;  // and the size of the text
};

}  // namespace duizhang::text
