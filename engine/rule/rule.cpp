#include "engine/rule/rule.hpp"

#include <utility>
#include <variant>

#include "grammar/parse.hpp"

namespace duizhang::rule {

grammar::Pattern const& PatternText::tree() const {
  if (!parsed) {
    auto read = grammar::parse_pattern(text);
    auto* pattern = std::get_if<grammar::Pattern>(&read);
    parsed = pattern != nullptr ? std::move(*pattern) : grammar::Pattern();  // no text, no pattern
  }
  return *parsed;
}

Macro const* RuleSet::macro(std::string_view name) const {
  for (auto const& macro : macros)
    if (macro.name == name) return &macro;
  return nullptr;
}

ClaimRule const* RuleSet::claim_rule(std::string_view id) const {
  for (auto const& rule : claim_rules)
    if (rule.id == id) return &rule;
  return nullptr;
}

}  // namespace duizhang::rule
