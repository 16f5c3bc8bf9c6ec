#include "engine/profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/text/utf8.hpp"

namespace duizhang {
namespace {

struct RuleRow {
  std::string rule;
  char const* kind;
  match::RuleCost cost;
};

// Every rule that was tried, the dearest first.
std::vector<RuleRow> rows_of(match::Profile const& profile, Rules const& rules) {
  std::vector<RuleRow> out;
  auto add = [&](std::string const& id, char const* kind, match::RuleCost const& cost) {
    if (cost.tried != 0) out.push_back({id, kind, cost});
  };
  auto const& set = rules.set();
  for (std::size_t i = 0; i < profile.claim_rules.size(); ++i)
    add(set.claim_rules[i].id, "claim", profile.claim_rules[i]);
  for (std::size_t i = 0; i < profile.lexical.size(); ++i) {
    auto const& program = rules.compiled().lexical.programs[i];
    switch (program.kind) {
      case match::LexicalKind::name:
        add(set.names[program.rule].id, "name", profile.lexical[i]);
        break;
      case match::LexicalKind::value:
        add(set.values[program.rule].id, "value", profile.lexical[i]);
        break;
      case match::LexicalKind::period:
        add(set.periods[program.rule].id, "period", profile.lexical[i]);
        break;
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](auto const& a, auto const& b) { return a.cost.nanoseconds > b.cost.nanoseconds; });
  return out;
}

double milliseconds(std::uint64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e6; }

std::string padded(std::string_view text, std::size_t width) {
  auto has = text::display_width(text);
  return std::string(text) + std::string(has < width ? width - has : 0, ' ');
}

}  // namespace

std::string profile_table(match::Profile const& profile, Rules const& rules) {
  constexpr std::size_t most_rules = 40;
  std::uint64_t all = 0;
  for (auto const& stage : profile.stages) all += stage.nanoseconds;
  auto share = [&](std::uint64_t part) {
    return all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
  };
  auto megabytes = static_cast<double>(profile.bytes) / 1e6;
  auto out =
      fmt::format("{} documents, {:.2f} MB, {} claims\n{:<12}{:>10}{:>12}{:>8}{:>12}\n", profile.documents,
                  megabytes, profile.claims, "stage", "count", "ms", "%", "ns/byte");
  for (std::size_t i = 0; i < profile.stages.size(); ++i) {
    auto const& stage = profile.stages[i];
    if (stage.count == 0) continue;
    out += fmt::format("{:<12}{:>10}{:>12.2f}{:>8.1f}{:>12.2f}\n", match::stage_names[i], stage.count,
                       milliseconds(stage.nanoseconds), share(stage.nanoseconds),
                       profile.bytes == 0
                           ? 0.0
                           : static_cast<double>(stage.nanoseconds) / static_cast<double>(profile.bytes));
  }
  auto rows = rows_of(profile, rules);
  out += fmt::format("\n{}{:<8}{:>10}{:>10}{:>10}{:>12}{:>10}{:>10}\n", padded("rule", 36), "kind", "tried",
                     "matched", "won", "steps", "ms", "ns/try");
  for (std::size_t i = 0; i < rows.size() && i < most_rules; ++i) {
    auto const& [rule, kind, cost] = rows[i];
    out += fmt::format("{}{:<8}{:>10}{:>10}{:>10}{:>12}{:>10.2f}{:>10}\n", padded(rule, 36), kind, cost.tried,
                       cost.matched, cost.won, cost.steps, milliseconds(cost.nanoseconds),
                       cost.nanoseconds / cost.tried);
  }
  if (rows.size() > most_rules) out += fmt::format("and {} more rules\n", rows.size() - most_rules);
  return out;
}

std::string profile_json(match::Profile const& profile, Rules const& rules) {
  nlohmann::ordered_json out;
  out["documents"] = profile.documents;
  out["bytes"] = profile.bytes;
  out["claims"] = profile.claims;
  out["stages"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < profile.stages.size(); ++i)
    if (profile.stages[i].count != 0)
      out["stages"].push_back({{"name", match::stage_names[i]},
                               {"count", profile.stages[i].count},
                               {"nanoseconds", profile.stages[i].nanoseconds}});
  out["rules"] = nlohmann::ordered_json::array();
  for (auto const& [rule, kind, cost] : rows_of(profile, rules))
    out["rules"].push_back({{"rule", rule},
                            {"kind", kind},
                            {"tried", cost.tried},
                            {"matched", cost.matched},
                            {"won", cost.won},
                            {"steps", cost.steps},
                            {"nanoseconds", cost.nanoseconds}});
  return out.dump(1) + "\n";
}

}  // namespace duizhang
