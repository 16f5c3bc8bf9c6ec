// Whose report is whose: which reports are of one place, and which places stand above another. The one
// definition; links, comparators and amplification all follow it.
#pragma once

#include <vector>

#include "engine/document/report_info.hpp"

namespace duizhang::link {

// Index of a jurisdiction among those of the run.
using Place = std::size_t;
inline constexpr auto no_place = static_cast<Place>(-1);

// The place of each report. Reports of one code are one place, and so are those of one name; a name that goes
// with a code anywhere in the set brings its reports to that code. no_place for a report without either.
[[nodiscard]] std::vector<Place> places_of(std::vector<document::ReportInfo> const& reports);

// True when the first report's place holds the second's: the nation holds all; a province and a city those
// whose code begins as theirs does (GB/T 2260: two digits a level), without codes those whose name begins
// with theirs (绍兴市 holds 绍兴市上虞区).
[[nodiscard]] bool holds_place(document::ReportInfo const& above, document::ReportInfo const& below);

}  // namespace duizhang::link
