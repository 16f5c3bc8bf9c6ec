// What kind of text it is: a work report, news, a plan, a communiqué, a resolution.
#pragma once

#include <string_view>

#include "engine/document/outline.hpp"

namespace duizhang::document {

// The first of Outline::kinds that fits; null when none does. `title` is what the text is called, "" when
// that is not known: then its first short lines stand for it. `head` is the front of the folded text.
[[nodiscard]] KindRule const* kind_of(std::string_view title, std::string_view head, Outline const& outline);

}  // namespace duizhang::document
