// diff: what changed between two runs, and because of which rule or report.
#include <filesystem>

#include "engine/cli/commands.hpp"
#include "engine/report/compare_runs.hpp"

namespace duizhang::cli {
namespace {

struct DiffOptions : SharedOptions {
  std::string before, after;
};

std::optional<report::StoredRun> stored(std::string const& folder, diag::Diagnostics& out) {
  if (!report::tables_in(folder, out)) return std::nullopt;
  return report::read_run(folder, folder, std::filesystem::temp_directory_path(), out);
}

int compare(DiffOptions const& options) {
  Session session(options);
  auto rules = session.load();  // for the words only
  if (!rules) return wrong_input;
  auto before = stored(options.before, session.diagnostics());
  auto after = stored(options.after, session.diagnostics());
  if (!before || !after) return session.print_diagnostics(rules->sources()), wrong_input;
  auto changes = report::compare_runs(*before, *after);
  auto status =
      Session::print(report::write_changes(changes, *before, *after, rules->labels(), session.language()));
  return status != done ? status : changes.empty() ? done : found;
}

}  // namespace

void add_diff(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<DiffOptions>();
  auto* command = add_command(program, "diff", "Verdicts that differ between two runs, and through what",
                              *options, chosen, [options] { return compare(*options); });
  add_rules_option(*command, *options);
  add_language_option(*command, *options, "zh or en");
  command->add_option("OLD", options->before, "Folder of the earlier run")->required();
  command->add_option("NEW", options->after, "Folder of the later run")->required();
}

}  // namespace duizhang::cli
