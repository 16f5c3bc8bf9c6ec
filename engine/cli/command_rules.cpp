// rules: work on a folder of rules.
#include <fmt/format.h>

#include "engine/cli/commands.hpp"
#include "engine/prove.hpp"

namespace duizhang::cli {
namespace {

int check(SharedOptions const& options) {
  Session session(options);
  Rules rules(session.options().rules, session.diagnostics());
  session.print_diagnostics(rules.sources());
  if (session.diagnostics().has_errors()) return wrong_input;
  auto const& set = rules.set();
  fmt::print("{}: {} claim rules, {} names, {} periods, {} values, {} indicators, version {}\n",
             session.options().rules, set.claim_rules.size(), set.names.size(), set.periods.size(),
             set.values.size(), set.indicators.all().size(), set.version);
  return session.diagnostics().empty() ? done : found;
}

int test(SharedOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto proof = prove_rules(*rules, session.diagnostics());
  session.print_diagnostics(rules->sources());
  fmt::print("{} passed, {} failed\n", proof.tests - proof.failed, proof.failed);
  return proof.failed == 0 ? done : found;
}

void add(CLI::App& rules, Action& chosen, char const* name, char const* about,
         int (*act)(SharedOptions const&)) {
  auto options = std::make_shared<SharedOptions>();
  add_rules_option(
      *add_command(rules, name, about, *options, chosen, [options, act] { return act(*options); }), *options);
}

}  // namespace

void add_rules(CLI::App& program, Action& chosen) {
  auto& rules = *program.add_subcommand("rules", "Work on a folder of rules");
  rules.require_subcommand(1);
  add(rules, chosen, "check", "Load and compile the rules; name every mistake with its place", check);
  add(rules, chosen, "test", "Run the tests that stand inside the rules", test);
}

}  // namespace duizhang::cli
