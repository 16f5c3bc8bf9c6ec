// Which of a list of words a text begins or ends with. Private to the readers of quantities.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/utf8.hpp"

namespace duizhang::quantity {

// Bytes of the longest; 0 for none.
[[nodiscard]] inline std::size_t starts_with_one(std::string_view text, std::vector<std::string> const& words) {
  std::size_t longest = 0;
  for (auto const& word : words)
    if (text::starts_with(text, word)) longest = std::max(longest, word.size());
  return longest;
}

[[nodiscard]] inline std::size_t ends_with_one(std::string_view text, std::vector<std::string> const& words) {
  std::size_t longest = 0;
  for (auto const& word : words)
    if (text::ends_with(text, word)) longest = std::max(longest, word.size());
  return longest;
}

}  // namespace duizhang::quantity
