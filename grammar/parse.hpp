// Pattern text → tree. The one door to the grammar: no exception and no Boost type passes it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "grammar/pattern.hpp"

namespace duizhang::grammar {

// Why a text is no pattern: the bytes [offset, end) that are to blame (empty at the end of the text), one
// sentence on what is wrong, and how to write it ("" when the message says it all).
struct SyntaxError {
  std::size_t offset = 0;
  std::size_t end = 0;
  std::string message;
  std::string hint;
  friend bool operator==(SyntaxError const&, SyntaxError const&) = default;
};

// The first thing that is wrong, or the tree. Never throws, whatever the bytes.
[[nodiscard]] std::variant<Pattern, SyntaxError> parse_pattern(std::string_view text);

}  // namespace duizhang::grammar
