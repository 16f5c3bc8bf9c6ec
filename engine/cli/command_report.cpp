// report: the pages and data of an earlier run, made again from its tables.
#include "engine/cli/commands.hpp"
#include "engine/cli/report_output.hpp"
#include "engine/report/output_folder.hpp"

namespace duizhang::cli {
namespace {

struct ReportOptions : OutputOptions {
  std::string from;
};

int rebuild(ReportOptions const& options) {
  Session session(options);
  auto rules = session.load();  // for the words only; what the run found stands in its tables
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  auto files = report::read_run_files(options.from, diagnostics);
  if (!files) return session.print_diagnostics(rules->sources()), wrong_input;
  if (!report::check_output(options.out, diagnostics))
    return session.print_diagnostics(rules->sources()), failed;
  return write_report(options, std::move(*files), rules->labels(), session);
}

}  // namespace

void add_report(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<ReportOptions>();
  auto* command = add_command(program, "report", "Pages and data of an earlier run, from its tables alone",
                              *options, chosen, [options] { return rebuild(*options); });
  add_rules_option(*command, *options);
  add_output_options(*command, *options);
  command
      ->add_option("--from", options->from,
                   "Folder with claims.ndjson, verdicts.ndjson and run.json of a run")
      ->required();
}

}  // namespace duizhang::cli
