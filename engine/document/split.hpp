// Several documents in one text → the pieces.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::document {

struct Piece {
  std::size_t begin = 0, end = 0;  // bytes
  std::string title;               // its first line; "" when the text is one document
};

// Documents that stand one behind another, each after a line of nothing but rules or dashes, with a title as
// its first line, and most of them with a line that is a date: a scraped collection. Any other text is one
// piece.
[[nodiscard]] std::vector<Piece> split_text(std::string_view text);

}  // namespace duizhang::document
