// rules: work on a folder of rules.
#include <fmt/format.h>

#include "engine/cli/commands.hpp"
#include "engine/lint.hpp"

namespace duizhang::cli {
namespace {

int check(SharedOptions const& options) {
  Session session(options);
  Rules rules(session.options().rules, session.diagnostics());
  if (!session.diagnostics().has_errors()) lint_rules(rules, session.diagnostics());
  session.print_diagnostics(rules.sources());
  if (session.diagnostics().has_errors()) return wrong_input;
  auto const& set = rules.set();
  fmt::print("{}: {} claim rules, {} names, {} periods, {} values, {} indicators, version {}\n",
             session.options().rules, set.claim_rules.size(), set.names.size(), set.periods.size(),
             set.values.size(), set.indicators.all().size(), set.version);
  return session.diagnostics().empty() ? done : found;
}

}  // namespace

void add_rules_command(CLI::App& rules, Action& chosen, char const* name, char const* about,
                       int (*act)(SharedOptions const&)) {
  auto options = std::make_shared<SharedOptions>();
  add_rules_option(
      *add_command(rules, name, about, *options, chosen, [options, act] { return act(*options); }), *options);
}

void add_rules(CLI::App& program, Action& chosen) {
  auto& rules = *program.add_subcommand("rules", "Work on a folder of rules");
  rules.require_subcommand(1);
  add_rules_command(rules, chosen, "check", "Load and compile the rules; name every mistake with its place",
                    check);
  add_rules_test(rules, chosen);
  add_rules_show(rules, chosen);
  add_rules_fmt(rules, chosen);
  add_rules_snapshot(rules, chosen);
}

}  // namespace duizhang::cli
