// Headings that name years: 二、2024年主要工作 plans in a report of 2024 and looks back in one of 2025.
#pragma once

#include "engine/document/outline.hpp"

namespace duizhang::document {

// The outline for a report of `year`: in the words of headings, turns and headlines, {Y} and {Y-1} become the
// year's and the year before's digits, {P-1}, {P} and {P+1} the names of the five-year plans before, of and
// after the year (十四五, 十五五 …; the plans run 1981-1985 六五, 1986-1990 七五 and so on). Words that hold
// one of these are left out where the year is unknown (0).
[[nodiscard]] Outline outline_of_year(Outline const& outline, int year);

}  // namespace duizhang::document
