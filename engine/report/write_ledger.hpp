// ledger.csv: one row a target, for a spreadsheet or a data frame.
//
// UTF-8 with a byte order mark (without it Excel shows no Chinese), CRLF, RFC 4180 quoting. A cell that a
// spreadsheet would run as a formula gets a leading apostrophe; numbers never do. Rows in the report's order.
#pragma once

#include <string>

#include "engine/report/report.hpp"

namespace duizhang::report {

// target_low and target_high are the ends of the values that satisfy the printed words, read in the number's
// own sign: 8%以上 is low 8, 3.5%以内 is high 3.5, a decrease of 3 % or more is high -3; a bare number and
// 左右 give both ends. Empty where there is no end. `searched` holds report ids, apart by ';'.
[[nodiscard]] std::string write_ledger(Report const& report, RunData const& run);

// One cell as it stands in the file.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace duizhang::report
