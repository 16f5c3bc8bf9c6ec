#include "engine/report/write_xlsx.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/text/decimal.hpp"
#include "engine/text/late_library.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

namespace fs = std::filesystem;

// Only whole runs write one.
text::LateLibrary const libxlsxwriter{DUIZHANG_LIBXLSXWRITER};
text::Late<decltype(::format_set_bold)> const format_set_bold{libxlsxwriter, "format_set_bold"};
text::Late<decltype(::lxw_strerror)> const lxw_strerror{libxlsxwriter, "lxw_strerror"};
text::Late<decltype(::lxw_workbook_free)> const lxw_workbook_free{libxlsxwriter, "lxw_workbook_free"};
text::Late<decltype(::workbook_add_format)> const workbook_add_format{libxlsxwriter, "workbook_add_format"};
text::Late<decltype(::workbook_add_worksheet)> const workbook_add_worksheet{libxlsxwriter,
                                                                            "workbook_add_worksheet"};
text::Late<decltype(::workbook_close)> const workbook_close{libxlsxwriter, "workbook_close"};
text::Late<decltype(::workbook_new_opt)> const workbook_new_opt{libxlsxwriter, "workbook_new_opt"};
text::Late<decltype(::workbook_set_properties)> const workbook_set_properties{libxlsxwriter,
                                                                              "workbook_set_properties"};
text::Late<decltype(::worksheet_autofilter)> const worksheet_autofilter{libxlsxwriter,
                                                                        "worksheet_autofilter"};
text::Late<decltype(::worksheet_freeze_panes)> const worksheet_freeze_panes{libxlsxwriter,
                                                                            "worksheet_freeze_panes"};
text::Late<decltype(::worksheet_set_column)> const worksheet_set_column{libxlsxwriter,
                                                                        "worksheet_set_column"};
text::Late<decltype(::worksheet_write_boolean)> const worksheet_write_boolean{libxlsxwriter,
                                                                              "worksheet_write_boolean"};
text::Late<decltype(::worksheet_write_number)> const worksheet_write_number{libxlsxwriter,
                                                                            "worksheet_write_number"};
text::Late<decltype(::worksheet_write_string)> const worksheet_write_string{libxlsxwriter,
                                                                            "worksheet_write_string"};

constexpr std::size_t longest_cell = 32000;  // characters; a spreadsheet takes 32,767
constexpr std::size_t most_rows = 1048575;   // behind the head

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

}  // namespace

struct XlsxWriter::Book {
  lxw_workbook* book = nullptr;
  lxw_format* bold = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::vector<ColumnType> types;  // of its columns
  std::size_t rows = 0;           // written of it
};

XlsxWriter::XlsxWriter(fs::path const& path) : book_(std::make_unique<Book>()) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  book_->book = workbook_new_opt(path.c_str(), &options);
  if (book_->book == nullptr) return;
  lxw_doc_properties properties{};
  char creator[] = "duizhang";
  properties.author = creator;
  properties.created = 946684800;  // 2000-01-01: the same bytes on every day
  workbook_set_properties(book_->book, &properties);
  book_->bold = workbook_add_format(book_->book);
  format_set_bold(book_->bold);
}

XlsxWriter::~XlsxWriter() {
  if (book_->book != nullptr) lxw_workbook_free(book_->book);
}

void XlsxWriter::begin(Table const& table) {
  auto& to = *book_;
  if (to.book == nullptr) return;
  to.sheet = workbook_add_worksheet(to.book, table.name.c_str());
  to.types.clear();
  to.rows = 0;
  std::vector<std::size_t> widest;
  for (auto const& column : table.columns) {
    widest.push_back(column.name.size());
    to.types.push_back(column.type);
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(table.rows, 50); ++i) {
    auto cells = table.row(i);
    for (std::size_t c = 0; c < cells.size(); ++c)
      widest[c] = std::max(widest[c], text::display_width(cells[c]));
  }
  for (lxw_col_t c = 0; c < table.columns.size(); ++c) {
    worksheet_set_column(to.sheet, c, c, width_of(widest[c]), nullptr);
    worksheet_write_string(to.sheet, 0, c, std::string(table.columns[c].name).c_str(), to.bold);
  }
}

void XlsxWriter::row(std::vector<std::string> const& cells) {
  auto& to = *book_;
  if (to.book == nullptr || to.rows == most_rows) return;
  ++to.rows;
  for (lxw_col_t c = 0; c < to.types.size(); ++c)
    write_cell(to.sheet, static_cast<lxw_row_t>(to.rows), c, to.types[c], cells[c]);
}

void XlsxWriter::end() {
  auto& to = *book_;
  if (to.book == nullptr) return;
  worksheet_freeze_panes(to.sheet, 1, 1);
  if (!to.types.empty())
    worksheet_autofilter(to.sheet, 0, 0, static_cast<lxw_row_t>(to.rows),
                         static_cast<lxw_col_t>(to.types.size() - 1));
}

bool XlsxWriter::finish(std::string& why) {
  if (book_->book == nullptr) return why = "no workbook can be made", false;
  auto error = workbook_close(std::exchange(book_->book, nullptr));
  if (error != LXW_NO_ERROR) why = lxw_strerror(error);
  return error == LXW_NO_ERROR;
}

}  // namespace duizhang::report
