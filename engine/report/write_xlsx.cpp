#include "engine/report/write_xlsx.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/text/decimal.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_cell = 32000;  // characters; a spreadsheet takes 32,767
constexpr std::size_t most_rows = 1048575;   // behind the head

// The library writes files only. Gone when this is.
class TemporaryFile {
 public:
  TemporaryFile() : path_((fs::temp_directory_path() / "duizhang-XXXXXX").string()) {
    auto descriptor = mkstemp(path_.data());
    made_ = descriptor >= 0;
    if (made_) close(descriptor);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    if (made_) fs::remove(path_, ignored);
  }
  TemporaryFile(TemporaryFile const&) = delete;
  TemporaryFile& operator=(TemporaryFile const&) = delete;
  [[nodiscard]] bool made() const { return made_; }
  [[nodiscard]] std::string const& path() const { return path_; }

 private:
  std::string path_;
  bool made_ = false;
};

// A spreadsheet counts in UTF-16, and most characters here are one unit.
std::string cut(std::string const& text) { return std::string(text::prefix(text, longest_cell)); }

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, ColumnType type,
                std::string const& text) {
  if (text.empty()) return;
  if (type == ColumnType::number || type == ColumnType::integer)
    if (auto value = text::Decimal::parse(text)) {
      worksheet_write_number(sheet, row, column, value->to_double(), nullptr);
      return;
    }
  if (type == ColumnType::boolean) {
    worksheet_write_boolean(sheet, row, column, text == "true" ? 1 : 0, nullptr);
    return;
  }
  worksheet_write_string(sheet, row, column, cut(text).c_str(), nullptr);
}

// As wide as the head and the first rows need, within reason.
double width_of(std::size_t widest) {
  return static_cast<double>(std::clamp<std::size_t>(widest + 2, 8, 44));
}

void write_sheet(lxw_workbook* book, Table const& table, lxw_format* bold) {
  auto* sheet = workbook_add_worksheet(book, table.name.c_str());
  auto columns = static_cast<lxw_col_t>(table.columns.size());
  auto rows = std::min(table.rows, most_rows);
  std::vector<std::size_t> widest;
  for (auto const& column : table.columns) widest.push_back(column.name.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(rows, 50); ++i) {
    auto cells = table.row(i);
    for (std::size_t c = 0; c < cells.size(); ++c)
      widest[c] = std::max(widest[c], text::display_width(cells[c]));
  }
  for (lxw_col_t c = 0; c < columns; ++c) {
    worksheet_set_column(sheet, c, c, width_of(widest[c]), nullptr);
    worksheet_write_string(sheet, 0, c, std::string(table.columns[c].name).c_str(), bold);
  }
  for (std::size_t i = 0; i < rows; ++i) {
    auto cells = table.row(i);
    for (lxw_col_t c = 0; c < columns; ++c)
      write_cell(sheet, static_cast<lxw_row_t>(i + 1), c, table.columns[c].type, cells[c]);
  }
  worksheet_freeze_panes(sheet, 1, 1);
  if (columns > 0)
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows), static_cast<lxw_col_t>(columns - 1));
}

}  // namespace

std::optional<std::string> write_xlsx(std::span<Table const> tables, std::string& why) {
  TemporaryFile file;
  if (!file.made()) return why = "no temporary file can be made", std::nullopt;
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  auto* book = workbook_new_opt(file.path().c_str(), &options);
  if (book == nullptr) return why = "no workbook can be made", std::nullopt;
  lxw_doc_properties properties{};
  char creator[] = "duizhang";
  properties.author = creator;
  properties.created = 946684800;  // 2000-01-01: the same bytes on every day
  workbook_set_properties(book, &properties);
  auto* bold = workbook_add_format(book);
  format_set_bold(bold);
  for (auto const& table : tables) write_sheet(book, table, bold);
  if (auto error = workbook_close(book); error != LXW_NO_ERROR)
    return why = lxw_strerror(error), std::nullopt;
  std::ifstream in(file.path(), std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) return why = "the workbook cannot be read back", std::nullopt;
  return std::move(bytes).str();
}

}  // namespace duizhang::report
