// dump: what a stage made of a rule or a report.
#include <iostream>
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/explain.hpp"
#include "engine/match/dump.hpp"
#include "grammar/print.hpp"

namespace duizhang::cli {
namespace {

struct DumpOptions : SharedOptions {
  std::string rule;  // id of one; "" for all
  std::vector<std::string> paths;
};

using Show = void (*)(rule::PatternText const&, match::Program const&);

void show_tree(rule::PatternText const& pattern, match::Program const&) {
  std::cout << grammar::dump(pattern.tree());
}

void show_program(rule::PatternText const&, match::Program const& program) {
  std::cout << match::dump(program);
}

int dump_rules(DumpOptions const& options, Show show) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  bool any = false;
  auto pass = [&](auto const& one, match::Program const& program) {
    if (!options.rule.empty() && options.rule != one.id) return;
    any = true;
    std::cout << "# " << one.id << '\n';
    show(one.pattern, program);
  };
  auto const& set = rules->set();
  using Kind = match::LexicalKind;
  for (auto const& one : rules->compiled().lexical.programs) {
    if (one.kind == Kind::name) pass(set.names[one.rule], one.program);
    if (one.kind == Kind::value) pass(set.values[one.rule], one.program);
    if (one.kind == Kind::period) pass(set.periods[one.rule], one.program);
  }
  for (auto const& one : rules->compiled().claims) pass(set.claim_rules[one.rule], one.program);
  if (any) return done;
  std::cerr << "duizhang: error[U002]: no rule has the id " << options.rule << '\n';
  return wrong_input;
}

int dump_matches(DumpOptions const& options) {
  Session session(options);
  auto rules = session.load();
  if (!rules) return wrong_input;
  auto& diagnostics = session.diagnostics();
  auto reading = session.reading();
  for (auto const& file : find_reports(options.paths, reading, diagnostics))
    for (auto& document : read_documents(*rules, file, reading, diagnostics))
      std::cout << dump_scan(scan(*rules, std::move(document), true), rules->set());
  session.print_diagnostics(rules->sources());
  return diagnostics.has_errors() ? wrong_input : done;
}

void add_of_rules(CLI::App& dump, Action& chosen, char const* name, char const* about, Show show) {
  auto options = std::make_shared<DumpOptions>();
  auto* command = add_command(dump, name, about, *options, chosen,
                              [options, show] { return dump_rules(*options, show); });
  add_rules_option(*command, *options);
  command->add_option("RULE", options->rule, "Id of one rule");
}

}  // namespace

void add_dump(CLI::App& program, Action& chosen) {
  auto& dump = *program.add_subcommand("dump", "Show what a stage made of a rule or a report");
  dump.require_subcommand(1);
  add_of_rules(dump, chosen, "tree", "The parsed pattern of every rule, or of one", show_tree);
  add_of_rules(dump, chosen, "program", "The compiled program of every rule, or of one", show_program);
  auto options = std::make_shared<DumpOptions>();
  auto* matches =
      add_command(dump, "matches",
                  "What was found in reports: sections, periods, quantities, matches and those that gave way",
                  *options, chosen, [options] { return dump_matches(*options); });
  add_reading_options(*matches, *options);
  matches->add_option("PATH", options->paths, "Reports")->required();
}

}  // namespace duizhang::cli
