// The program's commands; each adds itself to the parser (see AddCommand).
#pragma once

#include "engine/cli/session.hpp"

namespace duizhang::cli {

void add_run(CLI::App& program, Action& chosen);
void add_report(CLI::App& program, Action& chosen);
void add_diff(CLI::App& program, Action& chosen);
void add_extract(CLI::App& program, Action& chosen);
void add_quantities(CLI::App& program, Action& chosen);
void add_text(CLI::App& program, Action& chosen);
void add_inspect(CLI::App& program, Action& chosen);
void add_rules(CLI::App& program, Action& chosen);
// A command of `rules` that takes the rules and nothing else.
void add_rules_command(CLI::App& rules, Action& chosen, char const* name, char const* about,
                       int (*act)(SharedOptions const&));
void add_rules_show(CLI::App& rules, Action& chosen);      // of `rules`: list, doc, schema
void add_rules_fmt(CLI::App& rules, Action& chosen);       // of `rules`
void add_rules_test(CLI::App& rules, Action& chosen);      // of `rules`
void add_rules_snapshot(CLI::App& rules, Action& chosen);  // of `rules`
void add_why_not(CLI::App& program, Action& chosen);
void add_explain(CLI::App& program, Action& chosen);
void add_coverage(CLI::App& program, Action& chosen);
void add_eval(CLI::App& program, Action& chosen);
void add_dump(CLI::App& program, Action& chosen);
void add_cache(CLI::App& program, Action& chosen);

}  // namespace duizhang::cli
