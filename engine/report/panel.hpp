// panel.csv: jurisdiction × year × indicator × target × result, as a study needs it; and the reports behind
// it.
#pragma once

#include "engine/report/report.hpp"
#include "engine/report/table.hpp"

namespace duizhang::report {

// One row a target, numbers as numbers, every statement with report, place in it and rule. The run must
// outlive it.
[[nodiscard]] Table panel_table(Report const& report, RunData const& run);
// One row a report that was read.
[[nodiscard]] Table reports_table(RunData const& run);

}  // namespace duizhang::report
