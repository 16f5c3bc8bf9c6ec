// ledger.xlsx: the tables as sheets with frozen heads and filters, and the codebook.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/report/table.hpp"

namespace duizhang::report {

// The bytes of a workbook with a sheet for every table; the same bytes for the same tables. Empty, with
// `why`, when the library fails. Rows beyond what a sheet holds (1,048,576) are left to the other files.
[[nodiscard]] std::optional<std::string> write_xlsx(std::span<Table const> tables, std::string& why);

}  // namespace duizhang::report
