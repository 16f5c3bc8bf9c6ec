#include "engine/rule_counts.hpp"

#include <fmt/format.h>

namespace duizhang {
namespace {

// By the rule's place in the list of its kind.
struct Tallies {
  std::vector<RuleCount> claims, names, periods;
};

template <typename Rule>
std::vector<RuleCount> empty_counts(std::vector<Rule> const& rules, std::string const& kind) {
  std::vector<RuleCount> out;
  for (auto const& rule : rules) out.push_back({rule.id, kind, 0, 0, 0});
  return out;
}

void tally(match::Scan const& scan, Tallies& out) {
  for (auto const& match : scan.matches) ++out.claims[match.rule].found;
  for (auto const& lost : scan.lost)
    ++(lost.winner == match::LostMatch::no_winner ? out.claims[lost.match.rule].refused
                                                  : out.claims[lost.match.rule].gave_way);
  for (auto const& name : scan.names) ++out.names[name.rule].found;
  for (auto const& period : scan.periods) ++out.periods[period.rule].found;
}

}  // namespace

std::vector<RuleCount> count_rules(Rules const& rules, std::vector<std::string> const& files,
                                   ReadOptions const& reading, diag::Diagnostics& out) {
  auto const& set = rules.set();
  Tallies all{empty_counts(set.claim_rules, "claim"), empty_counts(set.names, "name"),
              empty_counts(set.periods, "period")};
  for (auto const& file : files)
    for (auto& document : read_documents(rules, file, reading, out))
      tally(scan(rules, std::move(document), true).scan, all);
  std::vector<RuleCount> counts = std::move(all.claims);
  for (auto* more : {&all.names, &all.periods}) counts.insert(counts.end(), more->begin(), more->end());
  return counts;
}

std::string describe(std::vector<RuleCount> const& counts, std::size_t reports) {
  std::string out =
      fmt::format("{:>8} {:>9} {:>8}  {:<7} {}\n", "found", "gave way", "refused", "kind", "rule");
  std::string never;
  for (auto const& one : counts) {
    out +=
        fmt::format("{:>8} {:>9} {:>8}  {:<7} {}\n", one.found, one.gave_way, one.refused, one.kind, one.id);
    if (one.found == 0) never += fmt::format("  {} ({})\n", one.id, one.kind);
  }
  out += fmt::format("over {} reports\n", reports);
  return never.empty() ? out : out + "never found:\n" + never;
}

}  // namespace duizhang
