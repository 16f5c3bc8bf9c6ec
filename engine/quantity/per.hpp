// Rates said in words: 每人每月800元, 每平方米3000元, 人均150元, 50元每人每月.
#pragma once

#include <string>
#include <string_view>

#include "engine/quantity/read.hpp"

namespace duizhang::quantity {

// What one amount is said of, from the text that ends before it and the text that begins behind it: units,
// with · between them (人·月); "" when no rate is said. Looks at a bounded number of characters.
[[nodiscard]] std::string read_per(std::string_view before, std::string_view behind, Vocabulary const& words);

// The words before an amount that read again as `per`: 每人每月 of "人·月".
[[nodiscard]] std::string print_per(std::string_view per, Vocabulary const& words);

// The unit of the whole rate: 元/人·月 of 元 and "人·月"; the unit itself without `per`.
[[nodiscard]] std::string rate_unit(Quantity const& quantity);

}  // namespace duizhang::quantity
