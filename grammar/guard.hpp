// What is looked at before X3 runs, because X3 would crash on it or say it badly: encoding, nesting,
// quotes, brackets, characters without a meaning. Private to grammar/.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "grammar/parse.hpp"

namespace duizhang::grammar {

// The same text with comments blanked out, byte for byte as long as it was: quotes and classes are closed,
// brackets pair up and nest at most max_nesting deep.
[[nodiscard]] std::variant<std::string, SyntaxError> guard(std::string_view text);

// The token at `offset` as a message names it: 'gap', '增', '|', "the end of the pattern"; and its bytes.
[[nodiscard]] std::string token_at(std::string_view text, std::size_t offset);
[[nodiscard]] std::size_t token_end(std::string_view text, std::size_t offset);

[[nodiscard]] inline bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] inline bool is_name_char(char c) {
  return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace duizhang::grammar
