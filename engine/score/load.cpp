#include <fmt/format.h>

#include <array>
#include <string>

#include "engine/diag/codes.hpp"
#include "engine/score/policy.hpp"
#include "engine/score/verdict.hpp"

namespace duizhang::score {

namespace {

using rule::Direction;
using rule::Mapping;
using rule::Node;

void unknown(Node const& node, std::string_view what, std::string const& word) {
  node.diagnostics().error(diag::code::rule_unknown_word, node.span(),
                           fmt::format("no {} is called '{}'", what, word));
}

std::optional<Direction> read_direction(Node const& node) {
  auto word = node.string("a direction");
  if (!word) return std::nullopt;
  if (*word == "up") return Direction::up;
  if (*word == "down") return Direction::down;
  if (*word == "two-sided") return Direction::two_sided;
  rule::unknown_word(node, *word, {"up", "down", "two-sided"});
  return std::nullopt;
}

void check_indicator(Node const& node, std::string const& id, rule::IndicatorTable const& indicators) {
  if (indicators.find(id) == nullptr)
    node.diagnostics().error(diag::code::rule_unknown_indicator, node.span(),
                             fmt::format("no indicator is called '{}'", id));
}

void load_tolerance(Mapping& part, ScorePolicy& out) {
  if (auto node = part.optional("tolerance"))
    if (auto units = node.mapping("tolerance"))
      for (auto const& [unit, span, value] : units->entries())
        if (auto tau = value.decimal("a tolerance")) {
          out.tolerance[unit] = *tau;
          out.places["tolerance." + unit] = value.span();
        }
  if (auto node = part.optional("difference_units"))
    if (auto units = node.mapping("difference_units"))
      for (auto const& [unit, span, value] : units->entries())
        if (auto word = value.string("a unit")) out.difference_units[unit] = *word;
  if (auto node = part.optional("beyond_steps")) {
    out.beyond_steps = node.integer("beyond_steps").value_or(out.beyond_steps);
    out.places["beyond_steps"] = node.span();
  }
  if (auto node = part.optional("schedule_margin")) {
    out.schedule_margin = node.decimal("schedule_margin").value_or(out.schedule_margin);
    out.places["schedule_margin"] = node.span();
  }
}

void load_directions(Mapping& part, rule::IndicatorTable const& indicators, ScorePolicy& out) {
  auto append = [&](std::string_view key, std::vector<std::string>& into) {
    auto node = part.optional(key);
    if (!node) return;
    for (auto& word : node.strings(key)) {
      out.places[fmt::format("{}.{}", key, word)] = node.span();
      into.push_back(std::move(word));
    }
    if (!node.is_sequence()) return;
    for (auto const& one : node.sequence(key))
      if (one.is_scalar())
        if (auto word = one.string(key)) out.places[fmt::format("{}.{}", key, *word)] = one.span();
  };
  append("down_words", out.down_words);
  append("two_sided_words", out.two_sided_words);
  auto node = part.optional("readings");
  auto readings = node ? node.mapping("readings") : std::nullopt;
  if (!readings) return;
  for (auto const& [id, span, value] : readings->entries()) {
    check_indicator(value, id, indicators);
    out.places["readings." + id] = value.span();
    for (auto const& one : value.sequence("the other directions"))
      if (auto direction = read_direction(one)) out.readings[id].push_back(*direction);
  }
}

void load_relations(Mapping& part, rule::IndicatorTable const& indicators, ScorePolicy& out) {
  if (auto node = part.optional("relations")) {
    for (auto const& one : node.sequence("relations")) {
      auto mapping = one.mapping("a relation");
      if (!mapping) continue;
      RelationWords relation;
      if (auto id = mapping->required("id")) {
        auto word = id.string("id").value_or("");
        if (word == "keep_pace")
          relation.relation = Relation::keep_pace;
        else if (word == "about_keep_pace")
          relation.relation = Relation::about_keep_pace;
        else if (word == "above")
          relation.relation = Relation::above;
        else if (word == "below")
          relation.relation = Relation::below;
        else
          rule::unknown_word(id, word, {"keep_pace", "about_keep_pace", "above", "below"});
      }
      if (auto words = mapping->required("words")) relation.words = words.strings("words");
      mapping->done();
      out.places.try_emplace("relations." + std::string(name(relation.relation)), one.span());
      out.relations.push_back(std::move(relation));
    }
  }
  if (auto node = part.optional("comparators")) {
    for (auto const& one : node.sequence("comparators")) {
      auto mapping = one.mapping("a comparator");
      if (!mapping) continue;
      Comparator comparator;
      if (auto words = mapping->optional("words")) comparator.words = words.strings("words");
      if (auto ids = mapping->optional("indicators")) {
        comparator.indicators = ids.strings("indicators");
        for (auto const& id : comparator.indicators) check_indicator(ids, id, indicators);
      }
      if (auto level = mapping->optional("superior")) {
        auto word = level.string("superior").value_or("");
        comparator.superior = document::level_named(word);
        if (comparator.superior == document::Level::unknown) unknown(level, "level of report", word);
      }
      if (auto previous = mapping->optional("previous"))
        comparator.previous = previous.boolean("previous").value_or(false);
      mapping->done();
      out.places["comparators." + std::to_string(out.comparators.size())] = one.span();
      out.comparators.push_back(std::move(comparator));
    }
  }
  if (auto node = part.optional("assigned")) {
    for (auto const& one : node.sequence("assigned")) {
      auto mapping = one.mapping("words of a number that is set from above");
      if (!mapping) continue;
      Assigned assigned;
      if (auto words = mapping->required("words")) assigned.words = words.strings("words");
      if (auto level = mapping->optional("superior")) {
        auto word = level.string("superior").value_or("");
        assigned.superior = document::level_named(word);
        if (assigned.superior == document::Level::unknown) unknown(level, "level of report", word);
      }
      mapping->done();
      out.places["assigned." + std::to_string(out.assigned.size())] = one.span();
      out.assigned.push_back(std::move(assigned));
    }
  }
}

void load_wording(Mapping& part, ScorePolicy& out) {
  auto node = part.optional("wording");
  auto wording = node ? node.mapping("wording") : std::nullopt;
  if (!wording) return;
  for (auto const& [key, span, value] : wording->entries()) {
    auto both = value.mapping("a wording");
    if (!both) continue;
    Wording words;
    if (auto en = both->required("en")) words.en = en.string("en").value_or("");
    if (auto zh = both->required("zh")) words.zh = zh.string("zh").value_or("");
    both->done();
    out.wording[key] = std::move(words);
  }
}

ScorePolicy::Case::Number load_number(Node const& node, rule::IndicatorTable const& indicators) {
  ScorePolicy::Case::Number out;
  auto mapping = node.mapping("a number of a case");
  if (!mapping) return out;
  auto read = [&](std::string_view key, std::string& into) {
    if (auto field = mapping->optional(key)) into = field.string(key).value_or(into);
  };
  read("indicator", out.indicator), read("text", out.text), read("measure", out.measure);
  read("value", out.value), read("value_max", out.value_max), read("unit", out.unit);
  read("bound", out.bound), read("strength", out.strength), read("words", out.words);
  if (!out.indicator.empty()) check_indicator(node, out.indicator, indicators);
  if (!claim::measure_named(out.measure)) unknown(node, "measure", out.measure);
  if (!quantity::bound_named(out.bound)) unknown(node, "bound", out.bound);
  if (!quantity::strength_named(out.strength)) unknown(node, "strength", out.strength);
  mapping->done();
  return out;
}

void load_tests(Mapping& part, rule::IndicatorTable const& indicators, ScorePolicy& out) {
  auto node = part.optional("tests");
  if (!node) return;
  for (auto const& one : node.sequence("tests")) {
    auto mapping = one.mapping("a case");
    if (!mapping) continue;
    ScorePolicy::Case test;
    test.span = one.span();
    if (auto target = mapping->required("target")) test.target = load_number(target, indicators);
    if (auto outcomes = mapping->optional("outcomes"))
      for (auto const& outcome : outcomes.sequence("outcomes"))
        test.outcomes.push_back(load_number(outcome, indicators));
    if (auto status = mapping->required("status")) {
      test.status = status.string("status").value_or("");
      if (!status_named(test.status)) unknown(status, "status", test.status);
    }
    if (auto robust = mapping->optional("robust")) test.robust = robust.boolean("robust");
    mapping->done();
    out.tests.push_back(std::move(test));
  }
}

}  // namespace

std::string_view name(Relation relation) {
  constexpr std::array<std::string_view, 4> words{"keep_pace", "about_keep_pace", "above", "below"};
  return words[static_cast<std::size_t>(relation)];
}

ScorePolicy load_score_policy(std::vector<rule::Node> const& parts, rule::IndicatorTable const& indicators) {
  ScorePolicy out;
  for (auto const& one : parts) {
    auto part = one.mapping("score policy");
    if (!part) continue;
    load_tolerance(*part, out);
    load_directions(*part, indicators, out);
    load_relations(*part, indicators, out);
    load_wording(*part, out);
    load_tests(*part, indicators, out);
    part->done();
  }
  return out;
}

}  // namespace duizhang::score
