#include "engine/report/table.hpp"

#include <array>

#include "engine/text/decimal.hpp"

namespace duizhang::report {
namespace {

bool is_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  return text::Decimal::parse(text).has_value();
}

// What makes a spreadsheet read the cell as a formula; the full-width forms do in East Asian locales.
bool starts_formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> leads{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  for (auto lead : leads)
    if (text.substr(0, lead.size()) == lead) return !is_number(text);
  return false;
}

}  // namespace

std::string_view name(ColumnType type) {
  switch (type) {
    case ColumnType::number:
      return "number";
    case ColumnType::integer:
      return "integer";
    case ColumnType::boolean:
      return "boolean";
    case ColumnType::day:
      return "date";
    case ColumnType::words:
      break;
  }
  return "string";
}

namespace {

void add_csv_cell(std::string& line, std::string_view text) {
  bool formula = starts_formula(text);
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (formula) line += '\'';
    line += text;
    return;
  }
  line += '"';
  if (formula) line += '\'';
  for (char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

}  // namespace

std::string decimal_cell(std::optional<text::Decimal> const& value) {
  return value ? value->to_string() : "";
}

std::string csv_cell(std::string_view text) {
  std::string out;
  add_csv_cell(out, text);
  return out;
}

void write_table(Table const& table, std::initializer_list<TableWriter*> writers) {
  for (auto* writer : writers) writer->begin(table);
  for (std::size_t i = 0; i < table.rows; ++i) {
    auto cells = table.row(i);
    for (auto* writer : writers) writer->row(cells);
  }
  for (auto* writer : writers) writer->end();
}

void CsvWriter::begin(Table const& table) {
  line_ = "\xEF\xBB\xBF";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) line_ += ',';
    add_csv_cell(line_, table.columns[c].name);
  }
  line_ += "\r\n";
  to_(line_);
}

void CsvWriter::row(std::vector<std::string> const& cells) {
  line_.clear();
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c > 0) line_ += ',';
    add_csv_cell(line_, cells[c]);
  }
  line_ += "\r\n";
  to_(line_);
}

std::string write_csv(Table const& table) {
  std::string out;
  std::function<void(std::string_view)> to = [&](std::string_view bytes) { out += bytes; };
  CsvWriter writer(to);
  write_table(table, {&writer});
  return out;
}

}  // namespace duizhang::report
