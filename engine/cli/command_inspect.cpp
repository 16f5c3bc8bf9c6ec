// inspect: what the engine sees in files: format, whose and of which year, outline, health, counts.
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/inspect.hpp"

namespace duizhang::cli {
namespace {

struct InspectOptions : SharedOptions {
  std::vector<std::string> paths;
  bool json = false;
};

int inspect_paths(InspectOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  auto reading = session.reading();
  std::string out;
  for (auto const& file : find_reports(options.paths, reading, diagnostics))
    for (auto const& one : inspect(*rules, file, reading, diagnostics))
      out += options.json ? inspection_json(one) + "\n" : inspection_text(one);
  session.print_diagnostics(rules->sources());
  auto status = Session::print(out);
  return status != done ? status : diagnostics.has_errors() ? wrong_input : done;
}

}  // namespace

void add_inspect(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<InspectOptions>();
  auto* command = add_command(program, "inspect",
                              "What the engine sees in files: format, whose, which year, outline, counts",
                              *options, chosen, [options] { return inspect_paths(*options); });
  add_reading_options(*command, *options);
  command->add_flag("--json", options->json, "One JSON object a document");
  command->add_option("PATH", options->paths, "Reports, or folders of reports; - for standard input")
      ->required();
}

}  // namespace duizhang::cli
