// Private to the loader: its parts, one a kind of root key.
#pragma once

#include "engine/rule/rule.hpp"

namespace duizhang::rule {

// A pattern scalar → PatternText, with P001 at the place inside the scalar when it does not parse.
[[nodiscard]] std::optional<PatternText> load_pattern(Node const& node);

void load_indicators(Node const& node, RuleSet& rules);
void load_joint(Node const& node, RuleSet& rules);
void load_units(Node const& node, RuleSet& rules);
void load_scales(Node const& node, RuleSet& rules);
void load_number_words(Node const& node, RuleSet& rules);
void load_bounds(Node const& node, RuleSet& rules);
void load_strength(Node const& node, RuleSet& rules);
void load_subject(Node const& node, RuleSet& rules);
void load_kind_words(Node const& node, RuleSet& rules);
void load_document(Node const& node, RuleSet& rules);

void load_define(Node const& node, RuleSet& rules);
void load_names(Node const& node, RuleSet& rules);
void load_values(Node const& node, RuleSet& rules);
void load_periods(Node const& node, RuleSet& rules);
void load_claim_rules(Node const& node, RuleSet& rules);

// R013 for every macro that no name, value, period or claim rule uses. Asked when all is loaded.
void check_macros(RuleSet& rules, diag::Diagnostics& out);

// Words as rule files give them, folded like the text.
[[nodiscard]] std::vector<std::string> folded_words(Node const& node, std::string_view what);

// Roles named in a list; R008 for a word that is none.
[[nodiscard]] std::vector<document::Role> load_roles(Node const& node, std::string_view what);

}  // namespace duizhang::rule
