// rules list, rules doc, rules schema: a rule set shown.
#include "engine/cli/commands.hpp"
#include "engine/rule_doc.hpp"
#include "engine/rule_schema.hpp"

namespace duizhang::cli {
namespace {

int list(SharedOptions const& options) {
  Session session(options);
  auto rules = session.load();
  return rules ? Session::print(list_rules(*rules)) : wrong_input;
}

int doc(SharedOptions const& options) {
  Session session(options);
  auto rules = session.load();
  return rules ? Session::print(document_rules(*rules, session.options().rules)) : wrong_input;
}

// Learned from the rules: what the loader asks of them is what the schema allows.
int schema(SharedOptions const& options) {
  Session session(options);
  rule::Shape shape;
  Rules rules(session.options().rules, session.diagnostics(), {&shape, {}});
  if (!session.diagnostics().has_errors()) return Session::print(rule_schema(shape));
  session.print_diagnostics(rules.sources());
  return wrong_input;
}

}  // namespace

void add_rules_show(CLI::App& rules, Action& chosen) {
  add_rules_command(rules, chosen, "list",
                    "Every rule: kind, priority, number of tests, place, id, what it is about", list);
  add_rules_command(rules, chosen, "doc", "A readable page of the rules, as Markdown", doc);
  add_rules_command(rules, chosen, "schema", "The JSON Schema of rule files, for editors", schema);
}

}  // namespace duizhang::cli
