#include "engine/link/hear.hpp"

#include <algorithm>

#include "engine/link/compare.hpp"
#include "engine/link/most_shared.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;
using claim::Kind;
using claim::Measure;

constexpr std::size_t most_heard = 256;  // statements compared with one target

bool holds_one(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string const& word) { return text.find(word) != std::string_view::npos; });
}

// What a statement speaks of: ids and words.
std::vector<std::string> subjects(Claim const& statement) {
  if (!statement.about.empty()) return statement.about;
  std::vector<std::string> out;
  for (auto const& word : {statement.indicator.id, statement.indicator.text})
    if (!word.empty()) out.push_back(word);
  return out;
}

std::size_t pairs_in(Phrase const& phrase) {
  return static_cast<std::size_t>(
      std::count_if(phrase.grams.begin(), phrase.grams.end(), [](auto one) { return !single(one); }));
}

}  // namespace

Hearing::Hearing(Context const& context, std::vector<ClaimIndex> const& statements,
                 std::vector<Link const*> const& asking)
    : context_(context) {
  for (auto index : statements) {
    auto said = read(index);
    if (is_general(said)) {
      if (claim(index).measure != Measure::stage) general_.push_back(index);
      continue;
    }
    for (auto const& words : said.words)
      for (auto one : words.grams)
        if (!single(one) && (told_[one].empty() || told_[one].back() != said_.size()))
          told_[one].push_back(said_.size());
    said_.push_back(std::move(said));
  }
  for (auto const* link : asking) {
    auto const& target = claim(link->target);
    if (!target.indicator.id.empty()) continue;
    asked_at_[link->target] = asked_.size();
    for (auto one : asked_.emplace_back(context_.reader.read(target, context_.reports[target.report])).grams)
      if (!single(one)) wants_[one].push_back(asked_.size() - 1);
  }
}

Hearing::Said Hearing::read(ClaimIndex index) const {
  auto const& statement = claim(index);
  Said out;
  out.claim = index;
  out.about = subjects(statement);
  for (auto const& about : out.about)
    if (context_.indicators.find(about) == nullptr) out.words.push_back(context_.reader.read_words(about));
  if (statement.measure != Measure::admission) {
    auto told = context_.reader.read_words(statement.evidence.text);
    out.stage = told.stage;
    out.stage_word = told.stage_word;
  }
  out.complete = holds_one(statement.evidence.text, context_.rules.complete);
  out.underway = holds_one(out.stage_word, context_.rules.underway);
  return out;
}

// Of no indicator, or of the targets by such a name only.
bool Hearing::is_general(Said const& said) const {
  if (said.about.empty()) return true;
  auto ends_as_such = [&](std::string const& words) {
    return std::any_of(context_.rules.general.begin(), context_.rules.general.end(),
                       [&](std::string const& name) { return words.ends_with(name); });
  };
  return claim(said.claim).indicator.id.empty() &&
         std::all_of(said.about.begin(), said.about.end(), ends_as_such);
}

// 物价调控目标 names cpi: by the link rules' list, else by the indicator's own words. Short ones (经济,
// 税收) name it only when they are all that is said.
bool Hearing::names(std::string const& about, std::string const& id) const {
  for (auto const& [words, ids] : context_.rules.named)
    if (about.find(words) != std::string::npos && std::find(ids.begin(), ids.end(), id) != ids.end())
      return true;
  auto const* indicator = context_.indicators.find(id);
  if (indicator == nullptr) return false;
  auto folded = text::fold(about);
  return std::any_of(indicator->words.begin(), indicator->words.end(), [&](std::string const& word) {
    bool whole = folded == word;
    return whole || (text::count_code_points(word) >= 4 && folded.find(word) != std::string::npos);
  });
}

// A project's stage says nothing of an indicator.
Hearing::Found const& Hearing::of_indicator(std::string const& id) const {
  auto [found, fresh] = by_id_.try_emplace(id);
  if (!fresh) return found->second;
  for (auto const& said : said_) {
    if (claim(said.claim).measure == Measure::stage) continue;
    if (std::any_of(said.about.begin(), said.about.end(),
                    [&](std::string const& about) { return about == id || names(about, id); }))
      found->second.emplace_back(-1.0, said.claim);
  }
  return found->second;
}

// How many targets hold all these pairs of characters; counted up to three.
std::size_t Hearing::asked_by(Phrase const& words) const {
  std::vector<std::size_t> const* rarest = nullptr;
  for (auto one : words.grams) {
    if (single(one)) continue;
    auto found = wants_.find(one);
    if (found == wants_.end()) continue;
    if (rarest == nullptr || found->second.size() < rarest->size()) rarest = &found->second;
  }
  if (rarest == nullptr) return 0;
  std::size_t holding = 0;
  for (auto target : *rarest) {
    auto const& grams = asked_[target].grams;
    bool all = std::all_of(words.grams.begin(), words.grams.end(), [&](std::uint64_t one) {
      return single(one) || std::binary_search(grams.begin(), grams.end(), one);
    });
    if (all && ++holding == 3) break;
  }
  return holding;
}

double Hearing::likeness(Phrase const& asked, Claim const& target, Said const& said,
                         Phrase const& words) const {
  auto const& rules = context_.rules;
  if (opposed(rules, asked, words)) return 0;
  // One common word (道路) names nothing, and 部分道路 are not those that were asked for.
  auto common = std::count_if(words.grams.begin(), words.grams.end(), [&](std::uint64_t one) {
    return !single(one) && std::binary_search(asked.grams.begin(), asked.grams.end(), one);
  });
  if (common < 2 && asked.grams != words.grams) return 0;
  if (target.kind == Kind::target && words.narrow(rules) && !asked.narrow(rules)) return 0;
  auto whole = likeness_of_words(context_, asked, words);
  auto share = share_of_words(context_, words, asked);
  auto const& statement = claim(said.claim);
  if (target.kind == Kind::milestone) return whole >= rules.thresholds.milestone ? whole : 0;
  // Nothing is said but what was asked, and few others ask for it: “安心手环”全部发放到位.
  bool nothing_else = share >= rules.thresholds.named && pairs_in(words) >= 2 && asked_by(words) <= 2;
  if (nothing_else) return std::max(whole, rules.thresholds.sure);
  // The stage of one project is not that of eight.
  if (statement.measure == Measure::stage && !said.complete) return 0;
  return whole >= rules.thresholds.statement ? whole : 0;
}

Hearing::Found Hearing::of_words(Phrase const& asked, Claim const& target) const {
  std::vector<std::size_t> near;
  for (auto one : asked.grams)
    if (auto found = told_.find(one); found != told_.end())
      near.insert(near.end(), found->second.begin(), found->second.end());
  Found out;
  int year = target_year(context_, target);
  for (auto at : most_shared(std::move(near), most_heard)) {
    auto const& said = said_[at];
    auto const& period = claim(said.claim).period;
    bool earlier = !period.last.is_special() && period.last_year() < year;
    if (earlier) continue;
    ++context_.cost.comparisons;
    double best = 0;
    for (auto const& words : said.words) best = std::max(best, likeness(asked, target, said, words));
    if (best > 0) out.emplace_back(-best, said.claim);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// The stage that was asked for; what is to be added is to stand there in the end.
int Hearing::promised(Phrase const& asked) const {
  if (asked.stage > 0) return asked.stage;
  for (std::size_t i = 0; i < context_.rules.verbs.size(); ++i)
    if (context_.rules.verbs[i].increase && (asked.verbs >> i & 1U) != 0) return context_.rules.built();
  return 0;
}

// The furthest stage among the sentences that speak of the target as well as the best of them.
void Hearing::take_stage(Phrase const& asked, double best, Found const& found, Link& link) const {
  constexpr double as_well = 0.05;
  int rank = promised(asked);
  if (!link.answers.empty() || rank == 0) return;
  Said const* furthest = nullptr;
  for (auto const& [likeness, index] : found) {
    if (-likeness < best - as_well) break;
    auto said = std::lower_bound(said_.begin(), said_.end(), index,
                                 [](Said const& one, ClaimIndex claim) { return one.claim < claim; });
    if (said->stage > 0 && (furthest == nullptr || said->stage > furthest->stage)) furthest = &*said;
  }
  if (furthest == nullptr) return;
  link.told_stage = furthest->claim;
  link.promised_rank = rank;
  link.promised_stage = asked.stage > 0 ? asked.stage_word : context_.rules.stage_name(rank);
  link.reported_rank = furthest->stage;
  link.reported_stage = furthest->stage_word;
}

void Hearing::hear(Link& link) const {
  auto const& target = claim(link.target);
  link.general = general_;
  if (!target.indicator.id.empty()) {
    for (auto const& [likeness, index] : of_indicator(target.indicator.id)) link.statements.push_back(index);
    return;
  }
  auto at = asked_at_.find(link.target);
  if (at == asked_at_.end()) return;
  auto const& asked = asked_[at->second];
  auto found = of_words(asked, target);
  // Of a count it says nothing that work goes on, and nothing that a stage is reached that was not asked for.
  if (target.kind == Kind::target)
    std::erase_if(found, [&](auto const& one) {
      auto const& statement = claim(one.second);
      if (statement.measure != Measure::stage) return false;
      auto said = std::lower_bound(said_.begin(), said_.end(), one.second,
                                   [](Said const& a, ClaimIndex b) { return a.claim < b; });
      return said->underway || said->stage == 0 || promised(asked) == 0;
    });
  if (found.empty()) return;
  for (auto const& [likeness, index] : found) link.statements.push_back(index);
  prefer_statement(link, -found.front().first);
  take_stage(asked, -found.front().first, found, link);
}

// A number that is like the target only by half gives way to a sentence that names it.
void Hearing::prefer_statement(Link& link, double likeness) const {
  auto const& thresholds = context_.rules.thresholds;
  if (link.how != "likeness" || link.likeness >= thresholds.sure || likeness < thresholds.sure) return;
  if (claim(link.statements.front()).measure == Measure::stage) return;
  Link without;
  without.target = link.target;
  add_candidate(context_, without, link.answers.front(),
                {"a sentence without a figure names the target better", "另有一句无数值的表述更贴近该目标"},
                link.likeness);
  for (auto& candidate : link.candidates)
    add_candidate(context_, without, candidate.claim, {std::move(candidate.why), std::move(candidate.why_zh)},
                  candidate.likeness);
  link.answers.clear();
  link.candidates = std::move(without.candidates);
  link.how.clear();
  link.likeness = link.threshold = 0;
  link.comparability = Comparability::undefined;
  link.comparability_reason.clear(), link.comparability_reason_zh.clear();
  link.reported_stage.clear();
  link.reported_rank = 0;
}

}  // namespace duizhang::link
