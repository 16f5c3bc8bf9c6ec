#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/report/build.hpp"
#include "engine/report/codebook.hpp"
#include "engine/report/panel.hpp"
#include "engine/report/write_ledger.hpp"
#include "engine/report/write_sqlite.hpp"
#include "engine/report/write_xlsx.hpp"
#include "tests/engine/report/sample.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/temporary.hpp"

using namespace duizhang;

TEST_SUITE_BEGIN("report.tables");

namespace {

struct Made {
  report::test::Sample sample = report::test::make_sample();
  report::RunData run = sample.run();
  report::Report built = build_report(run);
  std::vector<report::Table> tables{ledger_table(built, run), panel_table(built, run), reports_table(run)};
};

template <class Writer>
std::string written(std::vector<report::Table> const& tables) {
  test::TemporaryFolder folder("tables");
  auto path = folder.path() / "file";
  Writer writer(path);
  for (auto const& table : tables) write_table(table, {&writer});
  std::string why;
  CHECK(writer.finish(why));
  CHECK(why == "");
  return test::read_file(path);
}

}  // namespace

TEST_CASE("every row has a cell for every column, of the column's type") {
  Made made;
  for (auto const& table : made.tables)
    for (std::size_t i = 0; i < table.rows; ++i) {
      auto cells = table.row(i);
      CAPTURE(table.name);
      REQUIRE(cells.size() == table.columns.size());
      for (std::size_t c = 0; c < cells.size(); ++c) {
        CAPTURE(table.columns[c].name);
        CAPTURE(cells[c]);
        if (cells[c].empty()) continue;
        auto value = text::Decimal::parse(cells[c]);
        using enum report::ColumnType;
        auto type = table.columns[c].type;
        if (type == number) CHECK(value.has_value());
        if (type == integer) CHECK((value && value->scale() == 0));
        if (type == boolean) CHECK((cells[c] == "true" || cells[c] == "false"));
        if (type == day) CHECK(cells[c].size() == 10);
      }
    }
}

TEST_CASE("the ledger names the stage that was promised, and none where none was") {
  Made made;
  std::size_t named = 0, empty = 0;
  for (auto const& table : made.tables) {
    if (table.name != "ledger") continue;
    auto column = std::find_if(table.columns.begin(), table.columns.end(),
                               [](auto const& one) { return one.name == "promised_stage"; });
    REQUIRE(column != table.columns.end());
    for (std::size_t i = 0; i < table.rows; ++i) {
      auto cell = table.row(i)[static_cast<std::size_t>(column - table.columns.begin())];
      (cell.empty() ? empty : named) += 1;
      if (!cell.empty()) CHECK(cell == "开园");
    }
  }
  CHECK(named == 1);
  CHECK(empty > 0);
}

TEST_CASE("every column is explained in both languages, and the first of each table names its row") {
  Made made;
  auto book = codebook_table(made.tables, report::builtin_labels());
  std::size_t columns = 0;
  for (auto const& table : made.tables) columns += table.columns.size();
  CHECK(book.rows == columns);
  for (std::size_t i = 0; i < book.rows; ++i)
    for (auto const& cell : book.row(i)) CHECK(cell.find("⟦") == std::string::npos);
  for (auto const& table : made.tables) {
    std::set<std::string> keys;
    for (std::size_t i = 0; i < table.rows; ++i) CHECK(keys.insert(table.row(i).front()).second);
  }
}

TEST_CASE("the data package names every column of every file") {
  Made made;
  auto package = nlohmann::json::parse(write_data_package(made.tables, report::builtin_labels(), "test-1"));
  REQUIRE(package["resources"].size() == made.tables.size());
  for (std::size_t t = 0; t < made.tables.size(); ++t) {
    auto const& resource = package["resources"][t];
    CHECK(resource["path"] == made.tables[t].name + ".csv");
    REQUIRE(resource["schema"]["fields"].size() == made.tables[t].columns.size());
    for (std::size_t c = 0; c < made.tables[t].columns.size(); ++c)
      CHECK(resource["schema"]["fields"][c]["name"] == made.tables[t].columns[c].name);
  }
}

TEST_CASE("workbook and database are the same bytes twice") {
  Made made;
  auto book = written<report::XlsxWriter>(made.tables);
  auto database = written<report::SqliteWriter>(made.tables);
  CHECK(book.starts_with("PK"));
  CHECK(database.starts_with("SQLite format 3"));
  CHECK(database.substr(24, 4) == std::string(4, '\0'));  // no count of changes, no version of the library
  CHECK(database.substr(92, 8) == std::string(8, '\0'));
  CHECK(book == written<report::XlsxWriter>(made.tables));
  CHECK(database == written<report::SqliteWriter>(made.tables));
}

TEST_CASE("a workbook or database that cannot be written says so") {
  Made made;
  for (auto const* folder : {"/proc", "/proc/nowhere"}) {
    std::string why;
    report::XlsxWriter book(std::filesystem::path(folder) / "book");
    report::SqliteWriter base(std::filesystem::path(folder) / "base");
    for (auto const& table : made.tables) write_table(table, {&book, &base});
    CHECK_FALSE(book.finish(why));
    CHECK(why != "");
    why.clear();
    CHECK_FALSE(base.finish(why));
    CHECK(why == "unable to open database file");
  }
}

TEST_SUITE_END();
