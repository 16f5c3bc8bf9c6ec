#include "engine/rule/rule.hpp"

namespace duizhang::rule {

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
