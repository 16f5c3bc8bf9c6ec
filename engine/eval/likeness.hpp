// How like two strings are, as Python's difflib says it: the measure that the yardstick judges words by.
#pragma once

#include <string_view>

namespace duizhang::eval {

// Ratcliff and Obershelp: twice the code points in matching blocks over all code points of both, 0 to 1; 1
// for two empty strings. The same figure as difflib.SequenceMatcher(None, a, b).ratio().
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

}  // namespace duizhang::eval
