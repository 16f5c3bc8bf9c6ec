// The same report held twice, under one name or several, and years that are missing between others.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/document/report_info.hpp"

namespace duizhang {

// Which of the reports are left out because another of the same place and year has the same text, or all but
// the same (at least `alike_percent` of the wording; the longer one stays, of equals the first): D006, D021.
[[nodiscard]] std::vector<bool> find_repeats(std::vector<document::ReportInfo> const& reports,
                                             int alike_percent, diag::Diagnostics& out);

// One text under two years or places cannot be both: both are marked partial, so that the silence of neither
// proves anything. D018 where the texts are the same, D021 where they are nearly.
void doubt_same_texts(std::vector<document::ReportInfo>& reports, int alike_percent, diag::Diagnostics& out);

// Two different work reports of one place and year: D006.
void report_doubles(std::vector<document::ReportInfo> const& reports, diag::Diagnostics& out);

// Years between the first and the last work report of a place of which none is held: D020.
void report_gaps(std::vector<document::ReportInfo> const& reports, diag::Diagnostics& out);

}  // namespace duizhang
