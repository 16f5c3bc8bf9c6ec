// report: the pages and data of an earlier run, made again from its tables.
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/cli/commands.hpp"
#include "engine/cli/report_output.hpp"
#include "engine/report/read_run.hpp"

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
  auto tables = report::tables_in(options.from, diagnostics);
  if (!tables) return session.print_diagnostics(rules->sources()), wrong_input;
  if (!report::check_output(options.out, diagnostics))
    return session.print_diagnostics(rules->sources()), failed;
  report::OutputFolder folder(options.out);
  for (auto const& name : *tables)
    folder.add(name, [&](report::OutputFolder::Sink const& to) {
      std::ifstream in(std::filesystem::path(options.from) / name, std::ios::binary);
      std::string block(std::size_t{1} << 20U, '\0');
      while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)
        to(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
      if (in.bad()) folder.fail("cannot read " + name);
    });
  return write_report(options, folder, rules->labels(), session);
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
