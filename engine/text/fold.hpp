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
  // Bytes of text up to the next run, and where they come from.
  struct Run {
    std::uint32_t begin = 0;   // in text
    std::uint32_t origin = 0;  // in the original
    // Where the one code point ends that the run was made of; 0: the run's code points are as long as those
    // they came from, which stand in the original in the same order without a gap.
    std::uint32_t end = 0;
    friend bool operator==(Run const&, Run const&) = default;
  };
  std::string text;
  std::vector<Run> runs;  // by where they begin; the first begins at 0
  std::uint32_t original_size = 0;

  // The first byte of the code point that the byte at `at` of text came from; of text.size(): original_size.
  [[nodiscard]] std::uint32_t origin_of(std::uint32_t at) const { return came_from(at).begin; }
  // The code point of the original that the byte at `at` of text came from.
  [[nodiscard]] Range came_from(std::uint32_t at) const;
  // The range of the original that the folded range [begin, end) was made from, without blanks dropped
  // at its end.
  [[nodiscard]] Range original(Range folded) const;

  // Takes ranges out, which ascend and do not touch or overlap. What is left keeps where it came from.
  void take_out(std::vector<Range> const& ranges);
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
