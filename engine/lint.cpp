#include "engine/lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/diag/codes.hpp"
#include "engine/match/slots.hpp"
#include "engine/prove.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"
#include "grammar/print.hpp"

namespace duizhang {
namespace {

namespace code = diag::code;
using grammar::Pattern;

// A rule may take this many steps at one place before it is called slow. At every start of a clause and
// behind every number that much is possible; ordinary rules stay far below.
constexpr std::uint64_t slow_steps = 6'000'000;
constexpr int deepest = 100;  // of macros in macros

template <typename T>
T const* as(Pattern const& pattern) {
  return std::get_if<T>(&pattern.node);
}

// What is known of the words a piece of a pattern begins with, ends with and is.
class Words {
 public:
  explicit Words(rule::RuleSet const& rules) : rules_(rules) {}

  // Every text the piece can be; empty when it is not just a choice of texts.
  std::set<std::string> all(Pattern const& pattern, int depth = 0) const {
    if (depth > deepest) return {};
    if (auto const* literal = as<grammar::Literal>(pattern)) return {text::fold(literal->text)};
    if (auto const* capture = as<grammar::Capture>(pattern)) return all(*capture->body, depth + 1);
    if (auto const* body = macro(pattern)) return all(*body, depth + 1);
    std::set<std::string> out;
    if (auto const* choice = as<grammar::Alternation>(pattern)) {
      for (auto const& branch : choice->branches) {
        auto words = all(branch, depth + 1);
        if (words.empty()) return {};
        out.merge(words);
      }
    }
    return out;
  }

  // The one text the piece is; none when it can be several.
  std::optional<std::string> only(Pattern const& pattern) const {
    if (auto const* sequence = as<grammar::Sequence>(pattern)) {
      std::string out;
      for (auto const& item : sequence->items) {
        auto text = only(item);
        if (!text) return std::nullopt;
        out += *text;
      }
      return out;
    }
    auto words = all(pattern);
    return words.size() == 1 ? std::optional(*words.begin()) : std::nullopt;
  }

  // The text every match of the piece begins with; "" when none is known.
  std::string leading(Pattern const& pattern, int depth = 0) const {
    if (depth > deepest) return "";
    if (auto const* sequence = as<grammar::Sequence>(pattern)) {
      std::string out;
      for (auto const& item : sequence->items) {
        auto text = only(item);
        if (!text) return out + leading(item, depth + 1);
        out += *text;
      }
      return out;
    }
    if (auto const* capture = as<grammar::Capture>(pattern)) return leading(*capture->body, depth + 1);
    if (auto const* repeat = as<grammar::Repeat>(pattern))
      return repeat->min > 0 ? leading(*repeat->body, depth + 1) : "";
    if (auto const* body = macro(pattern)) return leading(*body, depth + 1);
    return only(pattern).value_or("");
  }

  Pattern const* macro(Pattern const& pattern) const {
    auto const* call = as<grammar::Macro>(pattern);
    if (call == nullptr || !call->arguments.empty()) return nullptr;
    auto const* found = rules_.macro(call->name);
    return found != nullptr ? &found->pattern.tree() : nullptr;
  }

 private:
  rule::RuleSet const& rules_;
};

// Walks patterns and the macros they use.
class PatternLint {
 public:
  PatternLint(rule::RuleSet const& rules, diag::Diagnostics& out) : rules_(rules), words_(rules), out_(out) {}

  void check(rule::PatternText const& pattern) {
    if (!pattern.text.empty()) walk(pattern.tree(), pattern.source, true);
  }

 private:
  // `last`: nothing stands behind the piece in the pattern, so that its first way to match is the only one.
  void walk(Pattern const& pattern, text::SourceId source, bool last) {
    if (auto const* sequence = as<grammar::Sequence>(pattern)) {
      check_neighbours(sequence->items, source);
      for (auto const& item : sequence->items) walk(item, source, last && &item == &sequence->items.back());
    }
    if (auto const* choice = as<grammar::Alternation>(pattern)) {
      check_branches(choice->branches, source, last);
      for (auto const& branch : choice->branches) walk(branch, source, last);
    }
    if (auto const* capture = as<grammar::Capture>(pattern)) walk(*capture->body, source, last);
    if (auto const* repeat = as<grammar::Repeat>(pattern))
      walk(*repeat->body, source, last && repeat->max == 1);
    if (auto const* look = as<grammar::Look>(pattern)) walk(*look->body, source, false);
    if (auto const* slot = as<grammar::Slot>(pattern)) check_units(*slot, span(pattern, source));
    if (auto const* call = as<grammar::Macro>(pattern)) {
      for (auto const& argument : call->arguments) walk(argument, source, false);
      auto const* macro = rules_.macro(call->name);
      if (macro != nullptr && walked_.emplace(call->name, last).second)
        walk(macro->pattern.tree(), macro->pattern.source, last);
    }
  }

  // A folder of one's own starts without units: no money is ever found by it.
  void check_units(grammar::Slot const& slot, text::Span place) {
    auto dimension = quantity::dimension_named(slot.kind);
    bool wants_unit = slot.kind == "amount" || (dimension && *dimension != quantity::Dimension::bare);
    bool declared = !rules_.words.units.empty() ||
                    std::any_of(rules_.values.begin(), rules_.values.end(), [&](auto const& value) {
                      return !dimension || value.dimension == *dimension;
                    });
    if (!wants_unit || declared || !unitless_.insert(slot.kind).second) return;
    out_.warning(code::pattern_never_matches, place,
                 fmt::format("nothing can match here: no `{}` is found without `units:`", slot.kind))
        .notes.push_back({"declare units, or `import:` a file that does, as vocabulary/units.yaml"});
  }

  static text::Span span(Pattern const& pattern, text::SourceId source) {
    return {source, pattern.begin, pattern.end};
  }

  void check_branches(std::vector<Pattern> const& branches, text::SourceId source, bool last) {
    std::map<std::string, Pattern const*> taken;    // texts that earlier branches are
    std::map<std::string, Pattern const*> printed;  // whole branches
    for (auto const& branch : branches) {
      auto texts = words_.all(branch);
      auto hides = hiding(branch, texts, taken, last);
      auto [same, fresh] = printed.emplace(grammar::print(branch), &branch);
      if (!fresh) hides = same->second;
      if (hides != nullptr)
        out_.warning(code::pattern_unreachable, span(branch, source), "this branch is never reached")
            .notes.push_back(
                {"every text it could match is taken by this one before it", span(*hides, source), true});
      for (auto const& text : texts) taken.emplace(text, &branch);
      if (auto only = words_.only(branch)) taken.emplace(*only, &branch);
    }
  }

  // The earlier branch that takes all this one could match; null for none.
  Pattern const* hiding(Pattern const& branch, std::set<std::string> const& texts,
                        std::map<std::string, Pattern const*> const& taken, bool last) const {
    auto all_taken = !texts.empty() && std::all_of(texts.begin(), texts.end(),
                                                   [&](auto const& text) { return taken.contains(text); });
    if (all_taken) return taken.at(*texts.begin());
    if (!last) return nullptr;
    auto begin = words_.leading(branch);
    for (auto const& [text, earlier] : taken)
      if (begin.starts_with(text)) return earlier;
    return nullptr;
  }

  static bool is_zero_width(Pattern const& pattern) {
    return as<grammar::Anchor>(pattern) != nullptr || as<grammar::Look>(pattern) != nullptr;
  }

  // Looks and anchors against the texts right beside them.
  void check_neighbours(std::vector<Pattern> const& items, text::SourceId source) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!is_zero_width(items[i])) continue;
      auto before = i;
      while (before > 0 && is_zero_width(items[before - 1])) --before;
      auto after = i + 1;
      while (after < items.size() && is_zero_width(items[after])) ++after;
      auto left = before > 0 ? words_.only(items[before - 1]).value_or("") : "";
      auto right = after < items.size() ? words_.leading(items[after]) : "";
      if (auto why = contradiction(items[i], left, right); !why.empty())
        out_.warning(code::pattern_never_matches, span(items[i], source), "nothing can match here: " + why);
    }
  }

  [[nodiscard]] std::string contradiction(Pattern const& item, std::string const& left,
                                          std::string const& right) const {
    if (auto const* anchor = as<grammar::Anchor>(item)) return contradiction(*anchor, left, right);
    auto const& look = std::get<grammar::Look>(item.node);
    auto text = words_.only(*look.body);
    if (!text) return "";
    bool ahead = look.direction == grammar::Look::Direction::ahead;
    auto const& beside = ahead ? right : left;
    if (beside.empty()) return "";
    bool inside = ahead ? beside.starts_with(*text) : beside.ends_with(*text);
    bool around = ahead ? text->starts_with(beside) : text->ends_with(beside);
    if (look.negated) return inside ? fmt::format("“{}” stands there, and may not", beside) : "";
    return inside || around ? "" : fmt::format("“{}” stands there, not “{}”", beside, *text);
  }

  static std::string contradiction(grammar::Anchor const& anchor, std::string const& left,
                                   std::string const& right) {
    constexpr std::uint8_t stops[] = {7, 6, 4, 0};  // text::Stop: a larger unit's stop ends the smaller ones
    auto wanted = stops[static_cast<std::size_t>(anchor.unit)];
    bool end = anchor.side == grammar::Anchor::Side::end;
    auto const& beside = end ? right : left;
    if (beside.empty()) return "";
    auto at = end ? 0 : text::previous(beside, beside.size());
    auto character = beside.substr(at, text::code_point_size(beside[at]));
    if ((text::find_stops(character)[0] & wanted) != 0) return "";
    return fmt::format("“{}” stands there, which ends no such unit", character);
  }

  rule::RuleSet const& rules_;
  Words words_;
  diag::Diagnostics& out_;
  std::set<std::pair<std::string, bool>> walked_;
  std::set<std::string> unitless_;  // kinds of slots that were named already
};

// The kinds of slots inside captures of a name.
void slots_in(Pattern const& pattern, std::string const& name, bool inside, rule::RuleSet const& rules,
              std::set<std::string>& out, int depth = 0) {
  if (depth > deepest) return;
  auto go = [&](Pattern const& child, bool within) { slots_in(child, name, within, rules, out, depth + 1); };
  if (auto const* slot = as<grammar::Slot>(pattern); slot != nullptr && inside) out.insert(slot->kind);
  if (auto const* sequence = as<grammar::Sequence>(pattern))
    for (auto const& item : sequence->items) go(item, inside);
  if (auto const* choice = as<grammar::Alternation>(pattern))
    for (auto const& branch : choice->branches) go(branch, inside);
  if (auto const* repeat = as<grammar::Repeat>(pattern)) go(*repeat->body, inside);
  if (auto const* capture = as<grammar::Capture>(pattern))
    go(*capture->body, inside || capture->name == name);
  if (auto const* call = as<grammar::Macro>(pattern)) {
    for (auto const& argument : call->arguments) go(argument, inside);
    if (auto const* macro = rules.macro(call->name)) go(macro->pattern.tree(), inside);
  }
}

// A condition on kinds that no slot of its capture can have.
void check_conditions(rule::ClaimRule const& rule, rule::RuleSet const& rules, diag::Diagnostics& out) {
  for (auto const& condition : rule.conditions) {
    if (condition.kinds.empty() || condition.negated) continue;
    std::set<std::string> slots;
    slots_in(rule.pattern.tree(), condition.capture, false, rules, slots);
    auto possible = [&](std::string const& slot) {
      if (!quantity::dimension_named(slot)) return true;  // amount, quantity: several kinds
      return std::any_of(condition.kinds.begin(), condition.kinds.end(),
                         [&](auto kind) { return quantity::name(kind) == slot; });
    };
    if (!slots.empty() && std::none_of(slots.begin(), slots.end(), possible))
      out.warning(code::rule_condition, condition.span,
                  fmt::format("nothing can meet this: `{}` takes only {}", condition.capture,
                              fmt::join(slots, ", ")));
  }
}

bool covers(rule::ClaimRule const& winner, rule::ClaimRule const& other) {
  auto in = [](auto const& list, auto value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  bool sections =
      winner.sections.empty() ||
      (!other.sections.empty() && std::all_of(other.sections.begin(), other.sections.end(),
                                              [&](auto role) { return in(winner.sections, role); }));
  return winner.conditions.empty() && sections && winner.work_reports >= other.work_reports &&
         winner.other_texts >= other.other_texts && winner.priority >= other.priority;
}

// Rules of the same pattern, of which one always wins.
void check_twins(rule::RuleSet const& rules, diag::Diagnostics& out) {
  std::map<std::string, std::vector<rule::ClaimRule const*>> by_pattern;
  for (auto const& rule : rules.claim_rules) by_pattern[grammar::print(rule.pattern.tree())].push_back(&rule);
  for (auto const& [pattern, twins] : by_pattern)
    for (std::size_t i = 0; i < twins.size(); ++i)
      for (std::size_t j = 0; j < twins.size(); ++j) {
        auto const& winner = *twins[i];
        auto const& other = *twins[j];
        bool first = winner.priority > other.priority || (winner.priority == other.priority && i < j);
        if (i == j || !first || !covers(winner, other)) continue;
        out.warning(code::rule_shadowed, other.span,
                    fmt::format("`{}` never wins: it has the pattern of another rule", other.id))
            .notes.push_back({"this one always wins over it", winner.span, true});
      }
}

// Who took what the rule's own tests show; null when the rule wins at least once or has no test to win.
rule::ClaimRule const* winner_over(rule::ClaimRule const& rule, std::uint32_t index, Rules const& rules,
                                   match::ScanScratch& scratch) {
  rule::ClaimRule const* other = nullptr;
  for (auto const& test : rule.tests) {
    if (test.claims.empty()) continue;
    auto run = run_test(rules, rules.compiled(), test, scratch);
    for (auto const& match : run.scan.matches) {
      if (match.rule == index) return nullptr;
      other = &rules.set().claim_rules[match.rule];
    }
  }
  return other;
}

void check_shadowed(Rules const& rules, diag::Diagnostics& out) {
  match::ScanScratch scratch;
  auto const& all = rules.set().claim_rules;
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (auto const* other = winner_over(all[i], i, rules, scratch))
      out.warning(code::rule_shadowed, all[i].span,
                  fmt::format("`{}` wins in none of its own tests", all[i].id))
          .notes.push_back({fmt::format("`{}` wins there instead", other->id), other->span, true});
}

// Link rules and score policy: cases missing, and verb classes that nobody declares.
void check_policies(Rules const& rules, diag::Diagnostics& out) {
  auto missing = [&](std::string const& part, bool none) {
    auto nodes = rules.set().others.find(part);
    if (nodes != rules.set().others.end() && !nodes->second.empty() && none)
      out.warning(code::rule_no_tests, nodes->second.front().span(), fmt::format("`{}:` has no tests", part));
  };
  missing("link", rules.link_rules().tests.empty());
  missing("score", rules.policy().tests.empty());
  auto const& verbs = rules.link_rules().verbs;
  for (auto const& verb : verbs)
    for (auto const& kin : verb.kin)
      if (std::none_of(verbs.begin(), verbs.end(), [&](auto const& other) { return other.id == kin; }))
        out.warning(
            code::rule_unknown_word, rules.set().others.at("link").front().span(),
            fmt::format("the verb class `{}` names `{}` as its kin, which is no class", verb.id, kin));
}

void check_speed(Rules const& rules, diag::Diagnostics& out) {
  for (auto const& claim : rules.compiled().claims) {
    if (claim.program.max_steps <= slow_steps) continue;
    auto const& pattern = rules.set().claim_rules[claim.rule].pattern;
    out.warning(code::pattern_slow, {pattern.source, 0, static_cast<std::uint32_t>(pattern.text.size())},
                fmt::format("a slow pattern: it could take {} steps at one place", claim.program.max_steps))
        .notes.push_back({"use smaller repetitions and gaps, above all inside of each other"});
  }
}

}  // namespace

void lint_rules(Rules const& rules, diag::Diagnostics& out) {
  auto const& set = rules.set();
  PatternLint patterns(set, out);
  for (auto const& rule : set.names) patterns.check(rule.pattern);
  for (auto const& rule : set.values) patterns.check(rule.pattern);
  for (auto const& rule : set.periods) patterns.check(rule.pattern);
  for (auto const& rule : set.claim_rules) {
    patterns.check(rule.pattern);
    check_conditions(rule, set, out);
  }
  check_twins(set, out);
  check_shadowed(rules, out);
  check_speed(rules, out);
  check_policies(rules, out);
}

}  // namespace duizhang
