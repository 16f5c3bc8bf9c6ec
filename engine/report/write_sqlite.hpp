// duizhang.sqlite: the tables as a database for queries across all places and years.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/report/table.hpp"

namespace duizhang::report {

// The bytes of a database with a table for each; the same bytes for the same tables and library. Numbers are
// numbers, missing values NULL. Empty, with `why`, when the library fails.
[[nodiscard]] std::optional<std::string> write_sqlite(std::span<Table const> tables, std::string& why);

}  // namespace duizhang::report
