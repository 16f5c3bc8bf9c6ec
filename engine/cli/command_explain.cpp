// explain: a claim or verdict walked back to rule and sentence.
#include "engine/explain.hpp"

#include <iostream>
#include <vector>

#include "engine/cli/commands.hpp"

namespace duizhang::cli {
namespace {

struct ExplainOptions : SharedOptions {
  std::string id;
  std::vector<std::string> paths;
};

int explain(ExplainOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  auto result = duizhang::run(*rules, options.paths, session.reading(), diagnostics);
  bool wrong = diagnostics.has_errors();
  session.print_diagnostics(rules->sources());
  auto words = duizhang::explain(options.id, *rules, result, session.reading(), session.language());
  if (!words) {
    std::cerr << "duizhang: error[U002]: no claim or verdict of these reports has the id " << options.id
              << '\n';
    return wrong_input;
  }
  auto status = Session::print(*words);
  return status != done ? status : wrong ? wrong_input : done;
}

}  // namespace

void add_explain(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<ExplainOptions>();
  auto* command = add_command(program, "explain", "Walk a claim or verdict back to rule and sentence",
                              *options, chosen, [options] { return explain(*options); });
  add_reading_options(*command, *options);
  add_language_option(*command, *options, "zh or en");
  command->add_option("ID", options->id, "c-… of a claim or v-… of a verdict")->required();
  command->add_option("PATH", options->paths, "The reports of the run that gave it")->required();
}

}  // namespace duizhang::cli
