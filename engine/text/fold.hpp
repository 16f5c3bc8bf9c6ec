// Folding: one form for what is written in several. Full-width digits, letters and punctuation become
// ASCII, every dash of a range one dash, blanks inside Chinese text disappear. Matching reads the folded
// text; evidence is cut from the original through the map back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.hpp"

namespace duizhang::text {

struct Folded {
  std::string text;
  std::vector<std::uint32_t> origin;  // for each byte of text and one past the end: the byte it came from
  std::vector<std::uint32_t> end_of;  // for each byte of text: the end of the code point it came from

  // The range of the original that the folded range [begin, end) was made from, without blanks dropped
  // at its end.
  [[nodiscard]] Range original(Range folded) const;
};

// Folds a whole document. Newlines are kept as '\n' where a paragraph ends, and dropped where a line was
// wrapped inside a sentence or word: a line that ends in no stop, is followed by no blank line or
// indentation and is not short enough to be a heading.
[[nodiscard]] Folded fold_document(std::string_view original);

// Folds one line: blanks never end a paragraph in it.
[[nodiscard]] Folded fold_line(std::string_view line);

// Folds a word or phrase of a rule the same way.
[[nodiscard]] std::string fold(std::string_view phrase);

}  // namespace duizhang::text
