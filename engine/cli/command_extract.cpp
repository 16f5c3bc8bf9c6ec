// extract: claims of reports as NDJSON. text: a file as the offsets of claims count it.
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/report/json.hpp"

namespace duizhang::cli {
namespace {

struct ExtractOptions : SharedOptions {
  std::vector<std::string> paths;
  bool strict = false;
};

int extract(ExtractOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  auto reading = session.reading();
  auto files = find_reports(options.paths, reading, diagnostics);
  auto extraction = duizhang::extract(*rules, files, reading, diagnostics);
  session.print_diagnostics(rules->sources());
  if (options.strict && diagnostics.has_errors()) return wrong_input;
  report::RunData data{extraction.reports, extraction.claims,       {}, rules->set().version, {},
                       &rules->labels(),   &rules->set().indicators};
  auto status = Session::print(report::write_claims(data));
  return status != done ? status : diagnostics.has_errors() ? wrong_input : done;
}

struct TextOptions : SharedOptions {
  std::string path;
};

int print_text(TextOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto taken =
      intake::read_source(options.path, rules->set().intake, session.reading().intake, session.diagnostics());
  session.print_diagnostics(rules->sources());
  if (!taken) return wrong_input;
  auto status = Session::print(taken->text);
  return status == done && session.diagnostics().has_errors() ? wrong_input : status;
}

}  // namespace

void add_extract(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<ExtractOptions>();
  auto* command = add_command(program, "extract", "Claims of reports as NDJSON on standard output", *options,
                              chosen, [options] { return extract(*options); });
  add_reading_options(*command, *options);
  command->add_flag("--strict", options->strict, "Print nothing when any file cannot be read");
  command->add_option("PATH", options->paths, "Reports, or folders of reports")->required();
}

void add_text(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<TextOptions>();
  auto* command = add_command(program, "text", "The text of a file as the offsets of claims count it",
                              *options, chosen, [options] { return print_text(*options); });
  add_rules_option(*command, *options);
  add_intake_options(*command, *options);
  command->add_option("FILE", options->path, "One report; - for standard input")->required();
}

}  // namespace duizhang::cli
