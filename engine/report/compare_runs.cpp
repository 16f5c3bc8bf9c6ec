#include "engine/report/compare_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/report/words.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

void forget(StoredRun const& run) {
  run.claims->forget();
  run.verdicts->forget();
}

claim::Claim const& target_of(StoredRun const& run, std::size_t v) {
  return run.claims->at(run.verdicts->at(v).link.target);
}

std::string number_of(claim::Claim const& claim) {
  return (claim.value ? claim.value->to_string() : "-") + claim.unit;
}

// The three ways to recognise a target, the surest first.
std::string key_of(StoredRun const& run, std::size_t v, int way) {
  auto const& target = target_of(run, v);
  auto const& info = run.reports[target.report];
  if (way == 0) return run.verdicts->at(v).id;
  if (way == 1) return fmt::format("{}|{}|{}", info.id, target.evidence.start, number_of(target));
  return fmt::format("{}|{}|{}|{}|{}", info.jurisdiction, info.year, target.indicator.text,
                     claim::name(target.measure), number_of(target));
}

// Pairs what is still without a counterpart.
void pair_by(int way, StoredRun const& before, StoredRun const& after,
             std::vector<std::optional<std::size_t>>& found, std::vector<bool>& taken) {
  std::multimap<std::string, std::size_t> free;
  for (std::size_t v = 0; v < after.verdicts->size(); ++v) {
    if (!taken[v]) free.emplace(key_of(after, v, way), v);
    forget(after);
  }
  for (std::size_t v = 0; v < before.verdicts->size(); ++v) {
    forget(before);
    if (found[v]) continue;
    auto at = free.find(key_of(before, v, way));
    if (at == free.end()) continue;
    found[v] = at->second;
    taken[at->second] = true;
    free.erase(at);
  }
}

std::set<std::string> searched(StoredRun const& run, score::Verdict const& verdict) {
  std::set<std::string> out;
  for (auto report : verdict.link.searched) out.insert(run.reports[report].source);
  return out;
}

bool same_outcome(StoredRun const& before, score::Verdict const& a, StoredRun const& after,
                  score::Verdict const& b) {
  if (a.status != b.status || a.gap != b.gap || a.outcome.has_value() != b.outcome.has_value()) return false;
  if (!a.outcome) return true;
  auto const& x = before.claims->at(*a.outcome);
  auto const& y = after.claims->at(*b.outcome);
  return x.value == y.value && x.unit == y.unit && x.evidence.text == y.evidence.text;
}

std::vector<std::string> causes_of(StoredRun const& before, std::size_t a, StoredRun const& after,
                                   std::size_t b) {
  std::vector<std::string> out;
  auto changed = [&](std::string_view what, std::string const& from, std::string const& to) {
    auto shown = [](std::string const& text) { return text.empty() ? std::string("none") : text; };
    if (from != to) out.push_back(fmt::format("{} {} -> {}", what, shown(from), shown(to)));
  };
  auto const& x = before.verdicts->at(a);
  auto const& y = after.verdicts->at(b);
  auto const& target = target_of(before, a);
  auto const& again = target_of(after, b);
  if (before.reports[target.report].id != after.reports[again.report].id)
    out.push_back("another text of " + after.reports[again.report].source);
  changed("rule", target.rule, again.rule);
  auto rule_of = [](StoredRun const& run, score::Verdict const& verdict) {
    return verdict.outcome ? run.claims->at(*verdict.outcome).rule : std::string();
  };
  changed("rule of the result", rule_of(before, x), rule_of(after, y));
  changed("link", x.link.how, y.link.how);
  changed("scored by", x.policy, y.policy);
  auto old_reports = searched(before, x);
  auto new_reports = searched(after, y);
  for (auto const& source : new_reports)
    if (!old_reports.contains(source)) out.push_back("now searched: " + source);
  for (auto const& source : old_reports)
    if (!new_reports.contains(source)) out.push_back("no longer searched: " + source);
  if (out.empty() && before.facts.version != after.facts.version)
    out.push_back(fmt::format("rule set {} -> {}", before.facts.version, after.facts.version));
  return out;
}

// Why a target stands in one run only.
std::vector<std::string> alone(StoredRun const& here, std::size_t v, StoredRun const& other, bool is_new) {
  auto const& target = target_of(here, v);
  auto const& info = here.reports[target.report];
  bool held = std::any_of(other.reports.begin(), other.reports.end(),
                          [&](auto const& one) { return one.id == info.id; });
  if (!held) return {(is_new ? "new report: " : "report gone: ") + info.source};
  return {"rule " + target.rule};
}

std::string line_of(StoredRun const& run, std::size_t v, Labels const& labels, Language language) {
  auto data = run.data(labels);
  auto const& verdict = run.verdicts->at(v);
  auto const& target = data.target(verdict);
  auto const& info = data.report_of(target);
  auto words = indicator_words(target, data, language);
  auto name = text::prefix(words, labels.layout("longest_name"));
  return printable(fmt::format("{} {} {} {} {}", verdict.id, info.jurisdiction, info.year, name,
                               value_words(target, labels, language)));
}

std::string outcome_words(StoredRun const& run, std::size_t v, Labels const& labels, Language language) {
  auto data = run.data(labels);
  auto const& verdict = run.verdicts->at(v);
  auto out = status_words(verdict, data).in(language);
  if (auto const* result = data.outcome(verdict))
    if (auto words = value_words(*result, labels, language); !words.empty())
      out += fill(labels.in(language, "page.aside"), {{"words", words}});
  return printable(out);
}

}  // namespace

std::vector<VerdictChange> compare_runs(StoredRun const& before, StoredRun const& after) {
  std::vector<std::optional<std::size_t>> found(before.verdicts->size());
  std::vector<bool> taken(after.verdicts->size());
  for (int way = 0; way < 3; ++way) pair_by(way, before, after, found, taken);
  std::vector<VerdictChange> out;
  for (std::size_t v = 0; v < found.size(); ++v) {
    forget(before), forget(after);
    if (!found[v])
      out.push_back({v, std::nullopt, alone(before, v, after, false)});
    else if (!same_outcome(before, before.verdicts->at(v), after, after.verdicts->at(*found[v])))
      out.push_back({v, found[v], causes_of(before, v, after, *found[v])});
  }
  for (std::size_t v = 0; v < taken.size(); ++v)
    if (!taken[v]) out.push_back({std::nullopt, v, alone(after, v, before, true)});
  return out;
}

std::string write_changes(std::vector<VerdictChange> const& changes, StoredRun const& before,
                          StoredRun const& after, Labels const& labels, Language language) {
  std::string out;
  std::array<std::size_t, 3> counts{};  // changed, gone, new
  for (auto const& change : changes) {
    std::string causes;
    for (auto const& cause : change.causes) causes += (causes.empty() ? "" : "; ") + printable(cause);
    if (change.before && change.after) {
      ++counts[0];
      out += fmt::format("~ {}: {} -> {}", line_of(after, *change.after, labels, language),
                         outcome_words(before, *change.before, labels, language),
                         outcome_words(after, *change.after, labels, language));
    } else {
      bool gone = change.before.has_value();
      ++counts[gone ? 1 : 2];
      auto const& run = gone ? before : after;
      auto v = gone ? *change.before : *change.after;
      out += fmt::format("{} {}: {}", gone ? '-' : '+', line_of(run, v, labels, language),
                         outcome_words(run, v, labels, language));
    }
    out += causes.empty() ? "\n" : "  [" + causes + "]\n";
  }
  return out +
         fill(labels.in(language, "summary.changes"), {{"changed", std::to_string(counts[0])},
                                                       {"gone", std::to_string(counts[1])},
                                                       {"new", std::to_string(counts[2])}}) +
         "\n";
}

}  // namespace duizhang::report
