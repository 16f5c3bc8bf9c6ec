// Document → the outline a reader sees: headings as a tree, and what each stretch is there for.
#pragma once

#include "engine/document/document.hpp"
#include "engine/document/outline.hpp"

namespace duizhang::document {

// Fills Document::outline. Sections, their roles and the headline sentences must be known. A part whose words
// stand in a section of another role is none: 主要目标 in a review of the year is not where targets are set.
void outline_parts(Document& document, Outline const& outline);

}  // namespace duizhang::document
