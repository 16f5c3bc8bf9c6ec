#include "engine/report/write_sqlite.hpp"

#include <sqlite3.h>

#include <memory>

#include "engine/text/decimal.hpp"

namespace duizhang::report {
namespace {

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
};
using Database = std::unique_ptr<sqlite3, Closer>;
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

std::string_view type_name(ColumnType type) {
  switch (type) {
    case ColumnType::number:
      return "REAL";
    case ColumnType::integer:
    case ColumnType::boolean:
      return "INTEGER";
    default:
      return "TEXT";
  }
}

bool run(sqlite3* database, std::string const& sql) {
  return sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

void bind_cell(sqlite3_stmt* insert, int place, ColumnType type, std::string const& text) {
  if (text.empty()) {
    sqlite3_bind_null(insert, place);
    return;
  }
  auto number =
      type == ColumnType::number || type == ColumnType::integer ? text::Decimal::parse(text) : std::nullopt;
  if (type == ColumnType::boolean)
    sqlite3_bind_int(insert, place, text == "true" ? 1 : 0);
  else if (number && number->scale() == 0)
    sqlite3_bind_int64(insert, place, number->coefficient());
  else if (number)
    sqlite3_bind_double(insert, place, number->to_double());
  else
    sqlite3_bind_text(insert, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

bool add_table(sqlite3* database, Table const& table) {
  std::string columns, places;
  for (auto const& column : table.columns) {
    columns += (columns.empty() ? "\"" : ", \"") + std::string(column.name) + "\" " +
               std::string(type_name(column.type));
    places += places.empty() ? "?" : ", ?";
  }
  if (!run(database, "CREATE TABLE \"" + table.name + "\" (" + columns + ")")) return false;
  sqlite3_stmt* made = nullptr;
  auto sql = "INSERT INTO \"" + table.name + "\" VALUES (" + places + ")";
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &made, nullptr) != SQLITE_OK) return false;
  Statement insert(made);
  for (std::size_t i = 0; i < table.rows; ++i) {
    auto cells = table.row(i);
    for (std::size_t c = 0; c < cells.size(); ++c)
      bind_cell(insert.get(), static_cast<int>(c + 1), table.columns[c].type, cells[c]);
    if (sqlite3_step(insert.get()) != SQLITE_DONE) return false;
    sqlite3_reset(insert.get());
  }
  return true;
}

}  // namespace

std::optional<std::string> write_sqlite(std::span<Table const> tables, std::string& why) {
  sqlite3* opened = nullptr;
  auto status = sqlite3_open(":memory:", &opened);
  Database database(opened);
  bool good = status == SQLITE_OK && run(opened, "BEGIN");
  for (auto const& table : tables) good = good && add_table(opened, table);
  good = good && run(opened, "CREATE INDEX panel_by_indicator ON panel (indicator_id, year, code)") &&
         run(opened, "COMMIT");
  if (!good) return why = opened == nullptr ? "out of memory" : sqlite3_errmsg(opened), std::nullopt;
  sqlite3_int64 size = 0;
  std::unique_ptr<unsigned char, Closer> bytes(sqlite3_serialize(opened, "main", &size, 0));
  if (!bytes) return why = "the database cannot be taken out of memory", std::nullopt;
  return std::string(reinterpret_cast<char const*>(bytes.get()), static_cast<std::size_t>(size));
}

}  // namespace duizhang::report
