// A sentence or two given without a report around them: what rule tests and `why-not` read.
#pragma once

#include <string>

#include "engine/document/document.hpp"
#include "engine/pipeline.hpp"

namespace duizhang {

inline constexpr int fragment_year = 2020;  // of the report a fragment belongs to, when nothing says another

// A document of one section with the given role, in a work report of the given year.
[[nodiscard]] document::Document read_fragment(Rules const& rules, std::string text, document::Role role,
                                               int year = fragment_year);

}  // namespace duizhang
