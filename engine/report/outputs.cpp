#include "engine/report/outputs.hpp"

#include <string>
#include <vector>

#include "engine/report/codebook.hpp"
#include "engine/report/panel.hpp"
#include "engine/report/site.hpp"
#include "engine/report/write_html.hpp"
#include "engine/report/write_ledger.hpp"
#include "engine/report/write_sqlite.hpp"
#include "engine/report/write_xlsx.hpp"

namespace duizhang::report {
namespace {

void add_data(Report const& report, RunData const& run, OutputFolder& out) {
  std::string const workbook = "ledger.xlsx", database = "duizhang.sqlite";
  std::vector<Table> tables{ledger_table(report, run), panel_table(report, run), reports_table(run)};
  out.add("codebook.md", write_codebook(tables, *run.labels, run.rules_version));
  out.add("datapackage.json", write_data_package(tables, *run.labels, run.rules_version));
  if (!out.good()) return;
  XlsxWriter book(out.path(workbook));
  SqliteWriter base(out.path(database));
  for (auto const& table : tables)
    out.add(table.name + ".csv", [&](OutputFolder::Sink const& to) {
      CsvWriter csv(to);
      write_table(table, {&csv, &book, &base});
    });
  write_table(codebook_table(tables, *run.labels), {&book, &base});
  out.add_path(workbook, [&](auto const&, std::string& why) { return book.finish(why); });
  out.add_path(database, [&](auto const&, std::string& why) { return base.finish(why); });
}

}  // namespace

void make_outputs(Report const& report, RunData const& run, Theme const& theme, OutputsOptions options,
                  OutputFolder& out) {
  add_data(report, run, out);
  if (options.single_file)
    out.add("index.html", write_html(report, run, theme));
  else
    write_site(report, run, theme, [&](auto const& name, auto const& write) { out.add(name, write); });
}

}  // namespace duizhang::report
