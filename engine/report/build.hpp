// Verdicts → Report.
#pragma once

#include "engine/report/report.hpp"

namespace duizhang::report {

// Groups, orders and counts. Reports without a single target have no scorecard; they stand in RunData only.
[[nodiscard]] Report build_report(RunData const& run);

}  // namespace duizhang::report
