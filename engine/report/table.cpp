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

std::string csv_cell(std::string_view text) {
  std::string out;
  if (starts_formula(text)) out += '\'';
  out += text;
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string write_csv(Table const& table) {
  std::string out = "\xEF\xBB\xBF";
  auto line = [&](auto const& cells, auto text_of) {
    bool first = true;
    for (auto const& cell : cells) {
      if (!first) out += ',';
      first = false;
      out += csv_cell(text_of(cell));
    }
    out += "\r\n";
  };
  line(table.columns, [](Column const& column) { return column.name; });
  for (std::size_t i = 0; i < table.rows; ++i)
    line(table.row(i), [](std::string const& cell) { return std::string_view(cell); });
  return out;
}

}  // namespace duizhang::report
