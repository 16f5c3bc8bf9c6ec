// What patterns are made of, as far as the loader must know it.
#include <fmt/format.h>

#include <algorithm>

#include "engine/diag/codes.hpp"
#include "engine/diag/render.hpp"
#include "engine/rule/load_parts.hpp"

namespace duizhang::rule {

void collect(grammar::Pattern const& pattern, RuleSet const& rules, PatternParts& out) {
  auto go = [&](grammar::Pattern const& child) { collect(child, rules, out); };
  if (auto const* sequence = std::get_if<grammar::Sequence>(&pattern.node))
    std::for_each(sequence->items.begin(), sequence->items.end(), go);
  if (auto const* branches = std::get_if<grammar::Alternation>(&pattern.node))
    std::for_each(branches->branches.begin(), branches->branches.end(), go);
  if (auto const* repeat = std::get_if<grammar::Repeat>(&pattern.node)) go(*repeat->body);
  if (auto const* look = std::get_if<grammar::Look>(&pattern.node)) go(*look->body);
  if (auto const* capture = std::get_if<grammar::Capture>(&pattern.node)) {
    out.captures.insert(capture->name);
    go(*capture->body);
  }
  if (auto const* call = std::get_if<grammar::Macro>(&pattern.node)) {
    std::for_each(call->arguments.begin(), call->arguments.end(), go);
    if (!out.macros.insert(call->name).second) return;
    if (auto const* macro = rules.macro(call->name)) go(macro->pattern.tree());
  }
}

void check_reads(PatternText const& pattern, std::vector<std::string> const& read, text::Span span,
                 Node const& node, RuleSet const& rules) {
  if (rules.known) return;
  PatternParts has;
  collect(pattern.tree(), rules, has);
  std::vector<std::string_view> known(has.captures.begin(), has.captures.end());
  std::set<std::string_view> missing;
  for (auto const& name : read) {
    if (has.captures.contains(name) || !missing.insert(name).second) continue;
    auto& diagnostic = node.diagnostics().error(diag::code::rule_unknown_capture, span,
                                                fmt::format("the pattern has no capture `{}`", name));
    if (auto near = diag::nearest(name, known); !near.empty())
      diagnostic.notes.push_back({fmt::format("did you mean `{}`?", near)});
  }
}

void check_word(Node const& node, std::string const& word, std::vector<std::string_view> const& allowed) {
  node.allow(allowed);
  if (node && std::find(allowed.begin(), allowed.end(), word) == allowed.end())
    unknown_word(node, word, allowed);
}

}  // namespace duizhang::rule
