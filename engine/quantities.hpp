// Lines → their typed quantities and periods: what the rules see, without the rules.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "engine/diag/sink.hpp"
#include "engine/match/lexical.hpp"
#include "engine/pipeline.hpp"
#include "engine/text/fold.hpp"

namespace duizhang {

// One line as folded, and what was found in it. Of changes behind a word of falling (下降3个百分点) the value
// is negative.
struct LineQuantities {
  text::Folded folded;
  match::Mentions mentions;
};
[[nodiscard]] LineQuantities find_quantities(std::string_view line, Rules const& rules, int year,
                                             match::Scratch& scratch);

// {"line": 1, "quantities": […], "periods": […]}, offsets in code points of the line, no newline.
[[nodiscard]] std::string quantities_json(std::size_t number, std::string_view line,
                                          LineQuantities const& found, Rules const& rules);

// A line of JSON for every line. One that is not UTF-8 gets empty lists and a diagnostic.
void write_quantities(std::istream& in, std::ostream& out, Rules const& rules, int year,
                      diag::Diagnostics& said);

}  // namespace duizhang
