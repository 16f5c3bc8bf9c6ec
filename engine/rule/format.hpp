// One layout for rule files, comments kept.
#pragma once

#include <string>
#include <string_view>

namespace duizhang::rule {

// Blanks in the patterns of one line that stand bare or in single quotes (one between two items, around `|`,
// behind
// `:` and `,`), line ends of Unix, no blanks at the end of a line, never two empty lines, one newline at the
// end. Nothing else moves, and what the file says stays the same: a change that would say something else is
// not made. A text that is no YAML comes back as it is.
[[nodiscard]] std::string format_rules(std::string_view yaml);

// A pattern with its blanks set right; as it is when it does not parse, or holds a comment or a line end.
[[nodiscard]] std::string format_pattern(std::string_view pattern);

}  // namespace duizhang::rule
