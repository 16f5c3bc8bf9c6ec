#include "engine/rule_doc.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace duizhang {
namespace {

std::string place_of(Rules const& rules, text::Span span) {
  auto place = rules.sources().place(span);
  return fmt::format("{}:{}", place.name, place.line);
}

std::string words_of(std::vector<std::string> const& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string roles_of(std::vector<document::Role> const& roles) {
  std::string out;
  for (auto role : roles) out += (out.empty() ? "" : ", ") + std::string(document::name(role));
  return out;
}

// What must hold beyond the pattern, a line each.
std::string conditions_of(rule::ClaimRule const& rule) {
  std::string out;
  if (!rule.sections.empty()) out += fmt::format("- only in sections: {}\n", roles_of(rule.sections));
  if (!rule.other_texts) out += "- only in work reports\n";
  if (!rule.work_reports) out += "- only in other texts than work reports\n";
  for (auto const& one : rule.conditions) {
    std::string asks;
    auto ask = [&](std::string_view what, std::string const& words) {
      if (!words.empty()) asks += fmt::format("{}{} {}", asks.empty() ? "" : ", ", what, words);
    };
    auto number = [](std::optional<text::Decimal> const& value) { return value ? value->to_string() : ""; };
    std::vector<std::string> kinds, bounds;
    for (auto kind : one.kinds) kinds.emplace_back(quantity::name(kind));
    for (auto bound : one.bounds) bounds.emplace_back(quantity::name(bound));
    ask("kind", words_of(kinds)), ask("unit", words_of(one.units)), ask("bound", words_of(bounds));
    ask("at least", number(one.at_least)), ask("at most", number(one.at_most));
    ask("over", number(one.over)), ask("under", number(one.under));
    ask("members", one.members ? std::to_string(*one.members) : "");
    ask("one of the words", words_of(one.words)), ask("one of the indicators", words_of(one.indicators));
    out += fmt::format("- `{}` {}: {}\n", one.capture, one.negated ? "must not be" : "must be", asks);
  }
  return out;
}

std::string claims_of(rule::ClaimRule const& rule) {
  std::string out;
  for (auto const& claim : rule.claims) {
    out += fmt::format("- a claim of the measure {}", claim.measure);
    if (!claim.value.empty()) out += fmt::format(", value `{}`", claim.value);
    out += claim.indicator.empty() ? ", of what was spoken of before"
                                   : fmt::format(", of `{}`", claim.indicator);
    if (!claim.negative.empty())
      out += fmt::format(", negative with `{}`", fmt::join(claim.negative, "`, `"));
    out += "\n";
  }
  return out;
}

std::string tests_of(rule::ClaimRule const& rule) {
  std::string out;
  for (auto const& test : rule.tests) {
    out += fmt::format("- {} → ", test.text);
    if (test.claims.empty()) out += "nothing";
    for (auto const& claim : test.claims) {
      std::string fields;
      for (auto const& [field, value] : claim.fields)
        fields += fmt::format("{}{} {}", fields.empty() ? "" : ", ", field, value);
      out += fmt::format("{}{}", &claim == &test.claims.front() ? "" : "; ", fields);
    }
    out += "\n";
  }
  return out;
}

std::string section_of(rule::ClaimRule const& rule) {
  auto out = fmt::format("### {}\n\n", rule.id);
  if (!rule.about.empty()) out += rule.about + ".\n\n";
  out += fmt::format("Priority {}.\n\n```\n{}\n```\n\n", rule.priority, rule.pattern.text);
  if (auto conditions = conditions_of(rule); !conditions.empty()) out += "Where:\n\n" + conditions + "\n";
  out += "Makes:\n\n" + claims_of(rule) + "\n";
  if (!rule.tests.empty()) out += "Shown by its tests:\n\n" + tests_of(rule) + "\n";
  return out;
}

template <typename Rule>
std::string lexical_section(std::string_view title, std::vector<Rule> const& all) {
  if (all.empty()) return "";
  auto out = fmt::format("## {}\n\n", title);
  for (auto const& rule : all) out += fmt::format("- {}: `{}`\n", rule.id, rule.pattern.text);
  return out + "\n";
}

}  // namespace

std::string list_rules(Rules const& rules) {
  std::string out;
  auto line = [&](std::string_view kind, std::string const& priority, std::size_t tests, auto const& rule,
                  std::string const& about) {
    out += fmt::format("{:<7} {:>4} {:>3}  {}  {}{}\n", kind, priority, tests, rule.id,
                       place_of(rules, rule.span), about.empty() ? "" : "  " + about);
  };
  auto const& set = rules.set();
  for (auto const& rule : set.claim_rules)
    line("claim", std::to_string(rule.priority), rule.tests.size(), rule, rule.about);
  for (auto const& rule : set.names) line("name", "-", rule.tests.size() + rule.ignores.size(), rule, "");
  for (auto const& rule : set.periods) line("period", "-", 0, rule, "");
  for (auto const& rule : set.values) line("value", "-", 0, rule, "");
  return out;
}

std::string document_rules(Rules const& rules, std::string const& folder) {
  auto const& set = rules.set();
  auto out = fmt::format(
      "# Rules, version {}\n\nKind, priority and which rule wins: rules/README.md; patterns: "
      "grammar/README.md.\n\n",
      set.version);
  std::string file;
  for (auto const& rule : set.claim_rules) {
    std::string name(rules.sources().place(rule.span).name);
    if (name != file)
      out +=
          fmt::format("## {}\n\n", std::filesystem::path(name).lexically_relative(folder).generic_string());
    file = name;
    out += section_of(rule);
  }
  out += "## Names: what holds a number and means none\n\n";
  for (auto const& rule : set.names)
    out += fmt::format("- {}: {}\n", rule.id,
                       rule.pattern.text.empty() ? words_of(rule.words) : "`" + rule.pattern.text + "`");
  out += "\n" + lexical_section("Periods", set.periods) + lexical_section("Values", set.values);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace duizhang
