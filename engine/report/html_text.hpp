// Text as HTML: nothing that a report holds can become markup, turn the writing around or hide.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/claim/claim.hpp"

namespace duizhang::report {

// For element text and attribute values. Control characters and those that change the direction of writing
// are shown by their number, as [U+202E], and do nothing.
[[nodiscard]] std::string escape_html(std::string_view text);

// As escape_html, with those numbers set apart as <span class="control">; for element text only. A line break
// of the source inside Chinese text is left out, as the eye reads it.
[[nodiscard]] std::string visible_html(std::string_view text);

// How much of a sentence is shown, in code points. What is left out reads "…".
struct QuoteLengths {
  std::size_t before = 0;     // ahead of the evidence
  std::size_t after = 0;      // behind it
  std::size_t longest = 200;  // of the evidence itself: of a longer one the two ends
};

// A quoted sentence: the evidence in <mark>, and in it the claim's number with its unit in <b> where the
// number is written in digits.
[[nodiscard]] std::string quote_html(claim::Claim const& claim, QuoteLengths lengths);

// The same in its whole paragraph; in its sentence where the paragraph is not known.
[[nodiscard]] std::string paragraph_html(claim::Claim const& claim, std::size_t longest);

}  // namespace duizhang::report
