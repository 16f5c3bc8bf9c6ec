// quantities: lines from standard input, what is counted in each as NDJSON.
#include "engine/quantities.hpp"

#include <iostream>

#include "engine/cli/commands.hpp"

namespace duizhang::cli {
namespace {

int quantities(SharedOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  write_quantities(std::cin, std::cout, *rules, options.given.year, session.diagnostics());
  session.print_diagnostics({});
  auto status = Session::print("");
  return status != done ? status : session.diagnostics().has_errors() ? wrong_input : done;
}

}  // namespace

void add_quantities(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<SharedOptions>();
  auto* command = add_command(program, "quantities",
                              "Lines from standard input; the quantities and periods of each as NDJSON",
                              *options, chosen, [options] { return quantities(*options); });
  add_rules_option(*command, *options);
  command
      ->add_option("--year", options->given.year,
                   "The document's year, against which 今年 or 未来五年 are resolved")
      ->check(CLI::Range(1900, 2200));
}

}  // namespace duizhang::cli
