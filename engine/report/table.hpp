// A flat table: the one form from which CSV, spreadsheet, database, codebook and data package are written.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/decimal.hpp"

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

// Takes tables one behind the other, each row by row.
class TableWriter {
 public:
  TableWriter() = default;
  TableWriter(TableWriter const&) = delete;
  TableWriter& operator=(TableWriter const&) = delete;
  virtual ~TableWriter() = default;
  virtual void begin(Table const& table) = 0;
  virtual void row(std::vector<std::string> const& cells) = 0;
  virtual void end() = 0;
};

// Makes every row once, however many take it.
void write_table(Table const& table, std::initializer_list<TableWriter*> writers);

// RFC 4180 with a byte order mark, without which spreadsheets take Chinese for another encoding.
class CsvWriter final : public TableWriter {
 public:
  explicit CsvWriter(std::function<void(std::string_view)> const& to) : to_(to) {}
  void begin(Table const& table) override;
  void row(std::vector<std::string> const& cells) override;
  void end() override {}

 private:
  std::function<void(std::string_view)> const& to_;
  std::string line_;
};
[[nodiscard]] std::string write_csv(Table const& table);

// One cell of it: quoted where needed, and never a formula to a spreadsheet.
[[nodiscard]] std::string csv_cell(std::string_view text);

// The cell of a number that may be missing.
[[nodiscard]] std::string decimal_cell(std::optional<text::Decimal> const& value);

}  // namespace duizhang::report
