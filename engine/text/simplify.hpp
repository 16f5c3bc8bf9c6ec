// Traditional characters → simplified ones, in place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace duizhang::text {

// Whether a text is written in Traditional characters, told by those of its folded form and by how many bytes
// of the text these came from.
[[nodiscard]] bool is_traditional(char16_t const* characters, std::size_t count, std::size_t bytes);
inline constexpr std::size_t traditional_bytes = 60000;  // no more need to be looked at

// `text` with its Traditional characters simplified, every one at the very byte where it stood: matching
// reads this, quotes are cut from `text`. Nothing when the dictionaries are not installed.
[[nodiscard]] std::optional<std::string> simplified(std::string_view text);

}  // namespace duizhang::text
