// `where:` of a claim rule: sections, kinds of texts, and what its captures must be.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/diag/codes.hpp"
#include "engine/diag/render.hpp"
#include "engine/rule/load_parts.hpp"

namespace duizhang::rule {

namespace code = diag::code;

namespace {

std::vector<std::string_view> const dimension_names{"percent",  "points", "money",  "count", "length", "area",
                                                    "mass",     "volume", "energy", "power", "rate",   "rank",
                                                    "multiple", "time",   "other",  "bare"};
std::vector<std::string_view> const bound_names{"eq", "ge", "gt", "le", "lt", "approx", "range", "relative"};

// A list of words, or one, each of which `named` knows; those it does not know are R008.
template <typename T>
std::vector<T> load_named(Node const& node, std::string_view what,
                          std::optional<T> (*named)(std::string_view),
                          std::vector<std::string_view> const& allowed) {
  std::vector<T> out;
  if (!node) return out;
  auto items = node.is_scalar() ? std::vector{node} : node.sequence(what);
  for (auto const& item : items) {
    auto word = item.string(what);
    if (!word) continue;
    item.allow(allowed);
    if (auto value = named(*word))
      out.push_back(*value);
    else
      unknown_word(item, *word, allowed);
  }
  return out;
}

std::optional<text::Decimal> load_number(Mapping& fields, std::string_view key) {
  auto node = fields.optional(key);
  return node ? node.decimal(key) : std::nullopt;
}

void check_range(CaptureCondition const& condition, Node const& node) {
  auto low = condition.at_least ? condition.at_least : condition.over;
  auto high = condition.at_most ? condition.at_most : condition.under;
  if (!low || !high) return;
  bool open = condition.over || condition.under;
  if (*low > *high || (open && *low == *high))
    node.diagnostics().error(
        code::rule_condition, condition.span,
        fmt::format("no value lies between {} and {}", low->to_string(), high->to_string()));
}

std::vector<std::string> load_indicator_ids(Node const& node, RuleSet const& rules) {
  std::vector<std::string> out;
  if (!node) return out;
  std::vector<std::string_view> known;
  for (auto const& indicator : rules.indicators.all()) known.push_back(indicator.id);
  auto items = node.is_scalar() ? std::vector{node} : node.sequence("indicator");
  for (auto const& item : items) {
    auto id = item.string("indicator");
    if (!id) continue;
    out.push_back(*id);
    if (rules.indicators.find(*id) != nullptr) continue;
    auto& said = item.diagnostics().error(code::rule_unknown_indicator, item.span(),
                                          fmt::format("there is no indicator `{}`", *id));
    if (auto near = diag::nearest(*id, known); !near.empty())
      said.notes.push_back({fmt::format("did you mean `{}`?", near)});
  }
  return out;
}

void load_condition(Mapping::Entry const& entry, bool negated, ClaimRule& rule, RuleSet const& rules) {
  auto fields = entry.value.mapping(fmt::format("the condition of `{}`", entry.key));
  if (!fields) return;
  CaptureCondition out;
  out.capture = entry.key;
  out.negated = negated;
  out.span = entry.key_span;
  out.kinds = load_named(fields->optional("kind"), "kind", quantity::dimension_named, dimension_names);
  if (auto units = fields->optional("unit")) out.units = folded_words(units, "unit");
  out.bounds = load_named(fields->optional("bound"), "bound", quantity::bound_named, bound_names);
  out.at_least = load_number(*fields, "at_least");
  out.at_most = load_number(*fields, "at_most");
  out.over = load_number(*fields, "over");
  out.under = load_number(*fields, "under");
  if (auto members = fields->optional("members"))
    if (auto count = members.integer("members")) out.members = static_cast<std::size_t>(std::max(0, *count));
  if (auto words = fields->optional("words")) out.words = folded_words(words, "words");
  out.indicators = load_indicator_ids(fields->optional("indicator"), rules);
  fields->done();
  check_range(out, entry.value);
  if (!out.asks_quantities() && out.words.empty() && out.indicators.empty()) {
    entry.value.diagnostics().error(code::rule_condition, out.span,
                                    fmt::format("the condition of `{}` asks nothing", out.capture));
    return;
  }
  rule.conditions.push_back(std::move(out));
}

void unknown_capture(Mapping::Entry const& entry, std::vector<std::string_view> const& known) {
  auto& said = entry.value.diagnostics().error(code::rule_unknown_capture, entry.key_span,
                                               fmt::format("the pattern has no capture `{}`", entry.key));
  if (auto near = diag::nearest(entry.key, known); !near.empty())
    said.notes.push_back({fmt::format("did you mean `{}`?", near)});
  else
    said.notes.push_back({"under `where:` stand section, texts, not, and the captures of the pattern"});
}

}  // namespace

void load_where(Node const& node, ClaimRule& rule, RuleSet const& rules) {
  auto where = node.mapping("where");
  if (!where) return;
  PatternParts parts;
  if (!rules.known) collect(rule.pattern.tree(), rules, parts);
  std::vector<std::string_view> known{"section", "texts", "not"};
  known.insert(known.end(), parts.captures.begin(), parts.captures.end());
  auto load = [&](Mapping::Entry const& entry, bool negated) {
    if (rules.known || parts.captures.contains(entry.key))
      load_condition(entry, negated, rule, rules);
    else
      unknown_capture(entry, known);
  };
  for (auto const& entry : where->entries()) {
    if (entry.key == "section") {
      rule.sections = load_roles(entry.value, "section");
    } else if (entry.key == "texts") {
      auto word = entry.value.string("texts").value_or("");
      check_word(entry.value, word, {"reports", "others"});
      rule.work_reports = word != "others";
      rule.other_texts = word != "reports";
    } else if (entry.key == "not") {
      if (auto negated = entry.value.mapping("not"))
        for (auto const& one : negated->entries()) load(one, true);
    } else {
      load(entry, false);
    }
  }
}

}  // namespace duizhang::rule
