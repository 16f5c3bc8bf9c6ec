// Many literals, one walk: finds every place of every literal in a text at the cost of the text, however many
// literals there are (Aho and Corasick's automaton over bytes).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::match {

class LiteralFinder {
 public:
  // The number of this literal; the same text keeps its number. Not empty.
  std::uint32_t add(std::string_view literal);
  // Makes it ready; nothing may be added afterwards.
  void finish();
  [[nodiscard]] std::uint32_t length(std::uint32_t literal) const { return lengths_[literal]; }  // bytes

  // Calls `each(literal, begin)` for every place, by where literals end, longer ones first.
  template <typename Each>
  void find(std::string_view text, Each each) const {
    if (lengths_.empty()) return;
    std::uint32_t state = 0;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      state = next_[state * width_ + column_[static_cast<unsigned char>(text[at])]];
      for (auto found = ends_[state]; found != none; found = shorter_[found])
        each(found, at + 1 - lengths_[found]);
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<std::uint32_t> lengths_;       // of each literal, bytes
  std::array<std::uint16_t, 256> column_{};  // of each byte; 0: in no literal
  std::uint32_t width_ = 1;                  // columns
  std::vector<std::uint32_t> next_;          // state × column → state
  std::vector<std::uint32_t> ends_;          // the longest literal that ends in a state
  std::vector<std::uint32_t> shorter_;       // the longest other literal that ends with this one
};

}  // namespace duizhang::match
