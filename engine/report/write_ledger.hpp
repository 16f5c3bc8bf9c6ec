// ledger.csv: one flat row for every target, for a spreadsheet or a data frame.
#pragma once

#include <string>

#include "engine/report/report.hpp"
#include "engine/report/table.hpp"

namespace duizhang::report {

// target_low and target_high are the ends of the values that satisfy the printed words, read in the number's
// own sign: 8%以上 is low 8, 3.5%以内 is high 3.5, a decrease of 3 % or more is high -3; a bare number and
// 左右 give both ends. Empty where there is no end. `searched` holds report ids, apart by ';'.
// Rows in the report's order: place, year, document order. The run must outlive the table.
[[nodiscard]] Table ledger_table(Report const& report, RunData const& run);
[[nodiscard]] std::string write_ledger(Report const& report, RunData const& run);

}  // namespace duizhang::report
