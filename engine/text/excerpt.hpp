// Words in their surroundings, for people: what a list of misses or of uncovered numbers shows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.hpp"

namespace duizhang::text {

// The words of `range` (bytes, at boundaries) between 【 and 】, with up to `around` code points of the same
// paragraph on either side, and … where more of it was left out. Holds no newline.
[[nodiscard]] std::string excerpt(std::string_view text, Range range, std::size_t around = 24);

// From code points to bytes and back, for texts in which places are given in code points.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  [[nodiscard]] std::size_t count() const { return starts_.size() - 1; }
  // The byte at which code point `index` starts; the size of the text for what lies behind its end.
  [[nodiscard]] std::uint32_t byte(std::size_t index) const;
  // The code point that the byte at `offset` belongs to; count() for what lies behind the end.
  [[nodiscard]] std::size_t index(std::size_t offset) const;

 private:
  std::vector<std::uint32_t> starts_;  // of every code point, and the end
};

}  // namespace duizhang::text
