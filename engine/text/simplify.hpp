// Traditional characters → simplified ones, in place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/text/late_library.hpp"

namespace duizhang::text {

// Characters that stand in every Traditional text of any length and in no simplified one.
inline constexpr std::u32string_view traditional_marks =
    U"國會發與為個這對經動產業實區縣長億萬資農務總財稅進開關間體機無設達處過黨場";
inline constexpr std::size_t traditional_bytes =
    60000;  // no more of a text need to be looked through for them

// Whether a text is, with so many of these characters in so many bytes.
[[nodiscard]] bool is_traditional(std::size_t marks, std::size_t bytes);

// `text` with its Traditional characters simplified, every one at the very byte where it stood: matching
// reads this, quotes are cut from `text`. Nothing when the dictionaries are not installed.
[[nodiscard]] std::optional<std::string> simplified(std::string_view text);

// What does that.
[[nodiscard]] LateLibrary const& simplifying_library();

}  // namespace duizhang::text
