// Words that do not belong to a text, and words that recognition of print got wrong.
#pragma once

#include "engine/document/outline.hpp"
#include "engine/text/fold.hpp"

namespace duizhang::document {

// Takes Outline::junk out of the folded text and writes Outline::misreadings as they are read. The map back
// stays true: what is left keeps the place it came from, and quotes show what the file holds.
void clean(text::Folded& folded, Outline const& outline);

}  // namespace duizhang::document
