// The table that `run` prints at its end: a line a place and year.
#pragma once

#include <string>

#include "engine/report/report.hpp"

namespace duizhang::report {

struct SummaryStyle {
  Language language = Language::zh;
  bool color = false;  // ANSI, for a terminal only
};

// Columns are aligned by display width, so that Chinese lines up. A longer report than layout.summary_rows
// is cut and says so; the totals are always of all. One sentence when there is no target at all.
[[nodiscard]] std::string write_summary(Report const& report, RunData const& run, SummaryStyle style);

}  // namespace duizhang::report
