// Words that do not belong to a text, and words that recognition of print got wrong.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/document/outline.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"

namespace duizhang::document {

// What is to be seen to before a folded text is read.
struct Stray {
  // Outline::junk, by where it begins; of one word only places that do not overlap.
  std::vector<text::Range> junk;
  bool misread = false;  // one of Outline::misreadings stands somewhere
  std::size_t traditional =
      0;  // text::traditional_marks in the first text::traditional_bytes of the original
};
// In one walk; `characters` are those of the text.
[[nodiscard]] Stray find_stray(text::Folded const& folded, text::Characters const& characters,
                               Outline const& outline);

// Takes the junk out of the folded text and writes what was misread as it is read. The map back stays true:
// what is left keeps the place it came from, and quotes show what the file holds. `stray` is what was found
// in it; true when the text is another afterwards.
[[nodiscard]] bool clean(text::Folded& folded, Stray stray, Outline const& outline);

}  // namespace duizhang::document
