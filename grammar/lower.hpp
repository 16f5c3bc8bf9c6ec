// Raw nodes → Pattern: spans trimmed, sugar removed, numbers and units read and checked. Private to grammar/.
#pragma once

#include <string_view>
#include <variant>

#include "grammar/parse.hpp"
#include "grammar/raw.hpp"

namespace duizhang::grammar {

// `text` is the (guarded) text the raw nodes point into.
[[nodiscard]] std::variant<Pattern, SyntaxError> lower(raw::Node const& root, std::string_view text);

}  // namespace duizhang::grammar
