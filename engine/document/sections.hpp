// What a report's parts do: headings, turns inside the text, headline passages.
#pragma once

#include "engine/document/document.hpp"
#include "engine/document/outline.hpp"

namespace duizhang::document {

// Gives every sentence of `document` its section and marks the headline passages. A section begins at a
// heading or at a turn of the text. Needs sentences and the report's year.
void outline_sections(Document& document, Outline const& outline);

}  // namespace duizhang::document
