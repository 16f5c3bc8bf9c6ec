// Words that do not belong to a text, and words that recognition of print got wrong.
#pragma once

#include "engine/document/outline.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/fold.hpp"

namespace duizhang::document {

// Takes Outline::junk out of the folded text and writes Outline::misreadings as they are read. The map back
// stays true: what is left keeps the place it came from, and quotes show what the file holds. `characters`
// are those of the text as it comes; true when it is another afterwards.
[[nodiscard]] bool clean(text::Folded& folded, text::Characters const& characters, Outline const& outline);

}  // namespace duizhang::document
