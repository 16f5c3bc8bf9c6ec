// The rules this project ships, loaded once for a test binary.
#pragma once

#include <string>

#include "engine/diag/render.hpp"
#include "engine/link/rules.hpp"
#include "engine/rule/load.hpp"
#include "tests/support/golden.hpp"

namespace duizhang::test {

struct ShippedRules {
  text::SourceMap sources;
  diag::Diagnostics said;
  rule::RuleSet rules = rule::load_rules(source_dir() / "rules", sources, said);
  link::LinkRules link = link::load_link_rules(rules.others["link"], rules.indicators);

  [[nodiscard]] quantity::UnitTable const& units() const { return rules.words.units; }
  [[nodiscard]] rule::IndicatorTable const& indicators() const { return rules.indicators; }
};

inline ShippedRules& shipped() {
  static ShippedRules rules;
  return rules;
}

// A rule file given as text: its part `key` as nodes, with what was wrong in it.
struct WrittenRules {
  text::SourceMap sources;
  diag::Diagnostics said;

  std::vector<rule::Node> part(std::string yaml, std::string_view key) {
    auto file = sources.add("written.yaml", std::move(yaml));
    auto root = rule::parse_yaml(file, sources, said);
    auto mapping = root ? root->mapping("a rule file") : std::nullopt;
    if (!mapping) return {};
    auto node = mapping->required(key);
    return node ? std::vector{node} : std::vector<rule::Node>();
  }
  [[nodiscard]] std::string messages() const { return diag::render_all(said, sources); }
};

}  // namespace duizhang::test
