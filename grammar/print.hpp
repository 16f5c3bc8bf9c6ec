// Tree → text: canonical pattern text, and an indented dump for tests and `explain`.
#pragma once

#include <string>

#include "grammar/pattern.hpp"

namespace duizhang::grammar {

// One line of pattern text; parse_pattern(print(p)) == p for every tree that parse_pattern can give.
[[nodiscard]] std::string print(Pattern const& pattern);

// A node a line, children indented by two blanks, each with its bytes: `literal "增长" [0,6)`.
[[nodiscard]] std::string dump(Pattern const& pattern);

}  // namespace duizhang::grammar
