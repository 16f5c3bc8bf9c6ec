#include <algorithm>
#include <string>

#include "engine/diag/codes.hpp"
#include "engine/link/rules.hpp"

namespace duizhang::link {

namespace {

using rule::Mapping;
using rule::Node;

void read_double(Mapping& from, std::string_view key, double& out) {
  if (auto node = from.optional(key))
    if (auto value = node.decimal(key)) {
      out = value->to_double();
      if (out < 0 || out > 1)
        node.diagnostics().error(diag::code::rule_bad_number, node.span(),
                                 "'" + std::string(key) + "' lies between 0 and 1");
    }
}

void read_count(Mapping& from, std::string_view key, std::size_t& out) {
  if (auto node = from.optional(key))
    if (auto value = node.integer(key); value && *value >= 0) out = static_cast<std::size_t>(*value);
}

std::vector<std::string> read_words(Mapping& from, std::string_view key) {
  auto node = from.optional(key);
  return node ? node.strings(key) : std::vector<std::string>();
}

// An id that the vocabulary lacks is R007 at its place.
void check_indicator(Node const& node, std::string const& id, rule::IndicatorTable const& indicators) {
  if (indicators.find(id) == nullptr)
    node.diagnostics().error(diag::code::rule_unknown_indicator, node.span(),
                             "no indicator is called '" + id + "'");
}

std::vector<std::string> read_ids(Node const& node, std::string_view what,
                                  rule::IndicatorTable const& indicators) {
  std::vector<std::string> out;
  if (!node) return out;
  if (!node.is_sequence()) {
    if (auto id = node.string(what)) check_indicator(node, *id, indicators), out.push_back(*id);
    return out;
  }
  for (auto const& one : node.sequence(what)) {
    if (auto id = one.string(what)) check_indicator(one, *id, indicators), out.push_back(*id);
  }
  return out;
}

void load_canonical(Mapping& root, rule::IndicatorTable const& indicators, LinkRules& out) {
  auto node = root.optional("canonical");
  auto canonical = node ? node.mapping("canonical") : std::nullopt;
  if (!canonical) return;
  if (auto parts = canonical->optional("parts"))
    if (auto mapping = parts.mapping("parts"))
      for (auto const& [whole, span, value] : mapping->entries()) {
        check_indicator(value, whole, indicators);
        out.parts[whole] = read_ids(value, "the parts of an indicator", indicators);
      }
  if (auto named = canonical->optional("named"))
    if (auto mapping = named.mapping("named"))
      for (auto const& [words, span, value] : mapping->entries())
        out.named[words] = read_ids(value, "the indicators named", indicators);
  out.derive_growth = read_ids(canonical->optional("derive_growth"), "derive_growth", indicators);
  out.growth_is_level = read_ids(canonical->optional("growth_is_level"), "growth_is_level", indicators);
  out.throughout = read_words(*canonical, "throughout");
  out.general = read_words(*canonical, "general");
  canonical->done();
}

void load_verbs(Mapping& open, LinkRules& out) {
  auto node = open.optional("verbs");
  if (!node) return;
  for (auto const& one : node.sequence("verbs")) {
    auto mapping = one.mapping("a verb class");
    if (!mapping) continue;
    VerbClass verb;
    if (auto id = mapping->required("id")) verb.id = id.string("id").value_or("");
    if (auto words = mapping->required("words")) verb.words = words.strings("words");
    verb.kin = read_words(*mapping, "kin");
    if (auto light = mapping->optional("light")) verb.light = light.boolean("light").value_or(false);
    if (auto more = mapping->optional("increase")) verb.increase = more.boolean("increase").value_or(false);
    if (auto stands = mapping->optional("stands")) verb.stands = stands.boolean("stands").value_or(false);
    if (auto weak = mapping->optional("weak")) verb.weak = weak.boolean("weak").value_or(false);
    mapping->done();
    // One bit of a phrase a class.
    if (out.verbs.size() == 64)
      one.diagnostics().error(diag::code::rule_bad_number, one.span(), "more than 64 verb classes");
    else
      out.verbs.push_back(std::move(verb));
  }
}

// What names a verb class or a family must name one that is declared.
void check_names(Mapping& open, LinkRules const& out) {
  auto unknown = [](Node const& node, std::string_view what, std::string const& word) {
    node.diagnostics().error(diag::code::rule_unknown_word, node.span(),
                             "no " + std::string(what) + " is called '" + word + "'");
  };
  if (auto node = open.optional("verbs"))
    for (auto const& verb : out.verbs)
      for (auto const& kin : verb.kin) {
        bool known = std::any_of(out.verbs.begin(), out.verbs.end(),
                                 [&](VerbClass const& other) { return other.id == kin; });
        if (!known) unknown(node, "verb class", kin);
      }
  // Whatever is of no family is a thing.
  auto family = [&](std::string const& name) {
    return name == "things" || std::any_of(out.families.begin(), out.families.end(),
                                           [&](auto const& one) { return one.second == name; });
  };
  if (auto node = open.optional("apart"))
    for (auto const& [a, b] : out.apart)
      for (auto const& name : {a, b})
        if (!family(name)) unknown(node, "family of classifiers", name);
}

void load_groups(Mapping& open, LinkRules& out) {
  if (auto stages = open.optional("stages")) {
    int rank = 0;
    for (auto const& one : stages.sequence("stages"))
      out.stages.push_back({++rank, one.strings("the words of a stage")});
  }
  out.underway = read_words(open, "underway");
  out.complete = read_words(open, "complete");
  if (auto built = open.optional("built")) {
    out.built_word = built.string("built").value_or("");
    if (out.built() == 0)
      built.diagnostics().error(diag::code::rule_unknown_word, built.span(),
                                "no stage has the word '" + out.built_word + "'");
  }
  if (auto opposed = open.optional("opposed"))
    for (auto const& group : opposed.sequence("opposed"))
      out.opposed.push_back(group.strings("characters that part names"));
  if (auto scopes = open.optional("scopes")) {
    if (auto mapping = scopes.mapping("scopes")) {
      for (auto const& word : read_words(*mapping, "narrow")) out.scopes.push_back({word, true});
      for (auto const& word : read_words(*mapping, "paired")) out.scopes.push_back({word, false});
      out.whole = read_words(*mapping, "whole");
      if (auto above = mapping->optional("above"))
        if (auto levels = above.mapping("above"))
          for (auto const& [level, span, value] : levels->entries()) {
            if (document::level_named(level) == document::Level::unknown)
              value.diagnostics().error(diag::code::rule_unknown_word, span,
                                        "no level of report is called '" + level + "'");
            out.above[level] = value.strings("words for areas above");
          }
      mapping->done();
    }
  }
  if (auto synonyms = open.optional("synonyms")) {
    // A list of groups; the first of each stands for all.
    for (auto const& group : synonyms.sequence("synonyms")) {
      auto words = group.strings("a group of synonyms");
      for (std::size_t i = 1; i < words.size(); ++i) {
        if (!out.synonyms.emplace(words[i], words[0]).second)
          group.diagnostics().error(diag::code::rule_duplicate_id, group.span(),
                                    "'" + words[i] + "' stands in two groups of synonyms");
      }
    }
  }
  if (auto families = open.optional("families"))
    if (auto mapping = families.mapping("families"))
      for (auto const& [family, span, value] : mapping->entries())
        for (auto const& unit : value.strings("the classifiers of a family")) out.families[unit] = family;
  if (auto apart = open.optional("apart")) {
    for (auto const& one : apart.sequence("apart")) {
      auto both = one.strings("two families");
      if (both.size() == 2)
        out.apart.emplace_back(both[0], both[1]);
      else
        one.diagnostics().error(diag::code::rule_wrong_type, one.span(),
                                "two families stand apart, not more or fewer");
    }
  }
}

void keep_places(Mapping const& from, std::string_view what, LinkRules& out) {
  for (auto const& entry : from.entries()) {
    auto span = entry.key_span;
    span.end = std::max(span.end, entry.value.span().end);
    out.places[std::string(what) + "." + entry.key] = span;
  }
}

void load_weights(Mapping& open, LinkRules& out) {
  if (auto node = open.optional("weights")) {
    if (auto mapping = node.mapping("weights")) {
      auto& weights = out.weights;
      read_double(*mapping, "of_target", weights.of_target);
      read_double(*mapping, "strict", weights.strict);
      read_double(*mapping, "context", weights.context);
      read_double(*mapping, "incomparable", weights.incomparable);
      read_double(*mapping, "single", weights.single);
      read_double(*mapping, "verb_same", weights.verb_same);
      read_double(*mapping, "verb_other", weights.verb_other);
      read_double(*mapping, "unit_same", weights.unit_same);
      read_double(*mapping, "unit_other", weights.unit_other);
      read_double(*mapping, "section", weights.section);
      read_double(*mapping, "part", weights.part);
      read_double(*mapping, "arrives", weights.arrives);
      read_double(*mapping, "same_number", weights.same_number);
      read_double(*mapping, "stage", weights.stage);
      read_double(*mapping, "total", weights.total);
      keep_places(*mapping, "weights", out);
      mapping->done();
    }
  }
  if (auto node = open.optional("thresholds")) {
    if (auto mapping = node.mapping("thresholds")) {
      auto& thresholds = out.thresholds;
      read_double(*mapping, "answer", thresholds.answer);
      read_double(*mapping, "scope", thresholds.scope);
      read_double(*mapping, "basis", thresholds.basis);
      read_double(*mapping, "unit", thresholds.unit);
      read_double(*mapping, "statement", thresholds.statement);
      read_double(*mapping, "named", thresholds.named);
      read_double(*mapping, "milestone", thresholds.milestone);
      read_double(*mapping, "sure", thresholds.sure);
      read_double(*mapping, "progress", thresholds.progress);
      read_double(*mapping, "nearest", thresholds.nearest);
      keep_places(*mapping, "thresholds", out);
      mapping->done();
    }
  }
  read_count(open, "candidates", out.candidates);
  read_count(open, "generic_from", out.generic_from);
  read_count(open, "comparisons", out.comparisons);
}

void load_open(Mapping& root, LinkRules& out) {
  auto node = root.optional("open");
  auto open = node ? node.mapping("open") : std::nullopt;
  if (!open) return;
  load_verbs(*open, out);
  load_groups(*open, out);
  check_names(*open, out);
  load_weights(*open, out);
  out.grades = read_words(*open, "grades");
  out.totals = read_words(*open, "totals");
  out.in_year = read_words(*open, "in_year");
  out.part = read_words(*open, "part");
  out.arriving = read_words(*open, "arriving");
  out.objects = read_words(*open, "objects");
  out.last_year = read_words(*open, "last_year");
  out.comparing = read_words(*open, "comparing");
  out.idle = read_words(*open, "idle");
  out.threshold_scales = read_words(*open, "threshold_scales");
  out.threshold_ends = read_words(*open, "threshold_ends");
  open->done();
}

LinkRules::Case::Claim load_case_claim(Node const& node) {
  LinkRules::Case::Claim out;
  auto mapping = node.mapping("a claim of a case");
  if (!mapping) return out;
  auto read = [&](std::string_view key, std::string& into) {
    if (auto field = mapping->optional(key)) into = field.string(key).value_or(into);
  };
  read("text", out.text), read("clause", out.clause), read("indicator", out.indicator);
  read("measure", out.measure), read("value", out.value), read("unit", out.unit);
  if (auto year = mapping->optional("year")) out.year = year.integer("year").value_or(0);
  if (!claim::measure_named(out.measure))
    node.diagnostics().error(diag::code::rule_unknown_word, node.span(),
                             "no measure is called '" + out.measure + "'");
  mapping->done();
  return out;
}

void load_tests(Mapping& root, LinkRules& out) {
  auto node = root.optional("tests");
  if (!node) return;
  for (auto const& one : node.sequence("tests")) {
    auto mapping = one.mapping("a case");
    if (!mapping) continue;
    LinkRules::Case test;
    test.span = one.span();
    if (auto target = mapping->required("target")) test.target = load_case_claim(target);
    if (auto outcomes = mapping->optional("outcomes"))
      for (auto const& outcome : outcomes.sequence("outcomes"))
        test.outcomes.push_back(load_case_claim(outcome));
    if (auto answer = mapping->required("answer")) test.answer = answer.integer("answer").value_or(0);
    if (auto word = mapping->optional("comparability"))
      test.comparability = word.string("comparability").value_or("");
    if (auto stage = mapping->optional("below_stage"))
      test.below_stage = stage.boolean("below_stage").value_or(false);
    mapping->done();
    out.tests.push_back(std::move(test));
  }
}

}  // namespace

int LinkRules::rank_of(std::string_view word) const {
  for (auto const& stage : stages)
    if (std::find(stage.words.begin(), stage.words.end(), word) != stage.words.end()) return stage.rank;
  return 0;
}

std::string LinkRules::stage_name(int rank) const {
  for (auto const& stage : stages)
    if (stage.rank == rank && !stage.words.empty()) return stage.words.front();
  return "";
}

LinkRules load_link_rules(std::vector<rule::Node> const& parts, rule::IndicatorTable const& indicators) {
  LinkRules out;
  for (auto const& part : parts) {
    auto mapping = part.mapping("link rules");
    if (!mapping) continue;
    load_canonical(*mapping, indicators, out);
    load_open(*mapping, out);
    load_tests(*mapping, out);
    mapping->done();
  }
  return out;
}

}  // namespace duizhang::link
