#include "engine/report/outputs.hpp"

#include "engine/diag/codes.hpp"
#include "engine/report/codebook.hpp"
#include "engine/report/panel.hpp"
#include "engine/report/site.hpp"
#include "engine/report/write_html.hpp"
#include "engine/report/write_ledger.hpp"
#include "engine/report/write_sqlite.hpp"
#include "engine/report/write_xlsx.hpp"

namespace duizhang::report {
namespace {

bool add_data(std::vector<OutputFile>& files, Report const& report, RunData const& run,
              diag::Diagnostics& out) {
  std::vector<Table> tables{ledger_table(report, run), panel_table(report, run), reports_table(run)};
  for (auto const& table : tables) files.push_back({table.name + ".csv", write_csv(table)});
  files.push_back({"codebook.md", write_codebook(tables, *run.labels, run.rules_version)});
  files.push_back({"datapackage.json", write_data_package(tables, *run.labels, run.rules_version)});

  tables.push_back(codebook_table(tables, *run.labels));
  std::string why;
  auto add = [&](char const* name, std::optional<std::string> bytes) {
    if (!bytes) return out.error_about(diag::code::output_failed, name, why), false;
    files.push_back({name, std::move(*bytes)});
    return true;
  };
  return add("ledger.xlsx", write_xlsx(tables, why)) && add("duizhang.sqlite", write_sqlite(tables, why));
}

}  // namespace

std::optional<std::vector<OutputFile>> make_outputs(RunFiles files, Report const& report, RunData const& run,
                                                    Theme const& theme, OutputsOptions options,
                                                    diag::Diagnostics& out) {
  std::vector<OutputFile> all;
  if (!add_data(all, report, run, out)) return std::nullopt;
  if (options.single_file)
    all.push_back({"index.html", write_html(report, run, theme)});
  else
    for (auto& page : write_site(report, run, theme)) all.push_back(std::move(page));
  all.push_back({"claims.ndjson", std::move(files.claims)});
  all.push_back({"verdicts.ndjson", std::move(files.verdicts)});
  if (!files.record.empty()) all.push_back({"run.json", std::move(files.record)});
  return all;
}

}  // namespace duizhang::report
