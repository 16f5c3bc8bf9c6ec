// A flat table: the one form from which CSV, spreadsheet, database, codebook and data package are written.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::report {

enum class ColumnType { words, number, integer, boolean, day };
[[nodiscard]] std::string_view name(ColumnType type);  // as Table Schema calls it: "string", "number", …

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::words;
};

// Rows are made when they are asked for: a large run has too many to hold twice. What the rows look at must
// outlive the table. An empty cell is a missing value.
struct Table {
  std::string name;
  std::span<Column const> columns;
  std::size_t rows = 0;
  std::function<std::vector<std::string>(std::size_t)> row;
  std::vector<std::string_view> key = {};  // columns that tell each row from all others; {} when none do
};

// RFC 4180 with a byte order mark, without which spreadsheets take Chinese for another encoding.
[[nodiscard]] std::string write_csv(Table const& table);

// One cell of it: quoted where needed, and never a formula to a spreadsheet.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace duizhang::report
