// Verdicts → Report.
#pragma once

#include <filesystem>

#include "engine/report/report.hpp"

namespace duizhang::report {

// Groups, orders and counts. Reports without a single target have no scorecard; they stand in RunData only.
// `scratch`: a folder on whose disk what does not fit in memory may lie.
[[nodiscard]] Report build_report(RunData const& run, std::filesystem::path const& scratch = {});

}  // namespace duizhang::report
