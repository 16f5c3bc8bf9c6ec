// Traditional characters → simplified ones, in place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace duizhang::text {

// `text` with its Traditional characters simplified, every one at the very byte where it stood: matching
// reads this, quotes are cut from `text`. Nothing when the text is not written in Traditional characters.
[[nodiscard]] std::optional<std::string> simplified(std::string_view text);

}  // namespace duizhang::text
