#include "engine/report/write_sqlite.hpp"

#include <sqlite3.h>

#include <fstream>
#include <memory>
#include <vector>

#include "engine/text/decimal.hpp"
#include "engine/text/late_library.hpp"

namespace duizhang::report {
namespace {

// Only whole runs write one.
text::LateLibrary const libsqlite{DUIZHANG_LIBSQLITE};
text::Late<decltype(::sqlite3_bind_double)> const sqlite3_bind_double{libsqlite, "sqlite3_bind_double"};
text::Late<decltype(::sqlite3_bind_int)> const sqlite3_bind_int{libsqlite, "sqlite3_bind_int"};
text::Late<decltype(::sqlite3_bind_int64)> const sqlite3_bind_int64{libsqlite, "sqlite3_bind_int64"};
text::Late<decltype(::sqlite3_bind_null)> const sqlite3_bind_null{libsqlite, "sqlite3_bind_null"};
text::Late<decltype(::sqlite3_bind_text)> const sqlite3_bind_text{libsqlite, "sqlite3_bind_text"};
text::Late<decltype(::sqlite3_close)> const sqlite3_close{libsqlite, "sqlite3_close"};
text::Late<decltype(::sqlite3_errmsg)> const sqlite3_errmsg{libsqlite, "sqlite3_errmsg"};
text::Late<decltype(::sqlite3_exec)> const sqlite3_exec{libsqlite, "sqlite3_exec"};
text::Late<decltype(::sqlite3_finalize)> const sqlite3_finalize{libsqlite, "sqlite3_finalize"};
text::Late<decltype(::sqlite3_open)> const sqlite3_open{libsqlite, "sqlite3_open"};
text::Late<decltype(::sqlite3_prepare_v2)> const sqlite3_prepare_v2{libsqlite, "sqlite3_prepare_v2"};
text::Late<decltype(::sqlite3_reset)> const sqlite3_reset{libsqlite, "sqlite3_reset"};
text::Late<decltype(::sqlite3_step)> const sqlite3_step{libsqlite, "sqlite3_step"};

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

// The head counts changes and names the version that made the last one: none, as in a database that was made
// in memory, so that another library gives the same bytes.
bool leave_out_history(std::filesystem::path const& path) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  constexpr char none[8] = {};
  file.seekp(24).write(none, 4);  // changes
  file.seekp(92).write(none, 8);  // changes when the version was noted, version
  return static_cast<bool>(file.flush());
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

}  // namespace

struct SqliteWriter::Base {
  std::filesystem::path path;
  struct Closer {
    void operator()(sqlite3* of) const { sqlite3_close(of); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Database = std::unique_ptr<sqlite3, Closer>;
  using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

  Database database;
  Statement insert;
  std::vector<ColumnType> types;  // of the table's columns
  bool good = false;
};

SqliteWriter::SqliteWriter(std::filesystem::path const& path) : base_(std::make_unique<Base>()) {
  sqlite3* opened = nullptr;
  auto status = sqlite3_open(path.c_str(), &opened);
  base_->path = path;
  base_->database.reset(opened);
  // Nobody else reads it yet, and half a one is thrown away.
  base_->good = status == SQLITE_OK && run(opened, "PRAGMA journal_mode = OFF") &&
                run(opened, "PRAGMA synchronous = OFF") && run(opened, "PRAGMA locking_mode = EXCLUSIVE") &&
                run(opened, "BEGIN");
}

SqliteWriter::~SqliteWriter() = default;

void SqliteWriter::begin(Table const& table) {
  auto& to = *base_;
  if (!to.good) return;
  std::string columns, places;
  to.types.clear();
  for (auto const& column : table.columns) {
    columns += (columns.empty() ? "\"" : ", \"") + std::string(column.name) + "\" " +
               std::string(type_name(column.type));
    places += places.empty() ? "?" : ", ?";
    to.types.push_back(column.type);
  }
  sqlite3_stmt* made = nullptr;
  auto sql = "INSERT INTO \"" + table.name + "\" VALUES (" + places + ")";
  to.good = run(to.database.get(), "CREATE TABLE \"" + table.name + "\" (" + columns + ")") &&
            sqlite3_prepare_v2(to.database.get(), sql.c_str(), -1, &made, nullptr) == SQLITE_OK;
  to.insert.reset(made);
}

void SqliteWriter::row(std::vector<std::string> const& cells) {
  auto& to = *base_;
  if (!to.good) return;
  for (std::size_t c = 0; c < cells.size(); ++c)
    bind_cell(to.insert.get(), static_cast<int>(c + 1), to.types[c], cells[c]);
  to.good = sqlite3_step(to.insert.get()) == SQLITE_DONE;
  sqlite3_reset(to.insert.get());
}

void SqliteWriter::end() { base_->insert.reset(); }

bool SqliteWriter::finish(std::string& why) {
  auto& to = *base_;
  auto* database = to.database.get();
  bool good = to.good &&
              run(database, "CREATE INDEX panel_by_indicator ON panel (indicator_id, year, code)") &&
              run(database, "COMMIT");
  if (!good) why = database == nullptr ? "out of memory" : sqlite3_errmsg(database);
  to.insert.reset();
  to.database.reset();
  if (!good) return false;
  if (!leave_out_history(to.path)) return why = "its head cannot be written", false;
  return true;
}

}  // namespace duizhang::report
