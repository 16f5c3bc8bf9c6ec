// What one target may be answered from: the results of the reports of one place and year. Private to the
// linker.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/link/link.hpp"
#include "engine/link/linker.hpp"
#include "engine/link/phrase.hpp"
#include "engine/link/rules.hpp"
#include "engine/quantity/unit.hpp"
#include "engine/rule/indicator.hpp"

namespace duizhang::link {

// Everything the steps of the linker share.
struct Context {
  std::vector<claim::Claim> const& claims;
  std::vector<document::ReportInfo> const& reports;
  LinkRules const& rules;
  rule::IndicatorTable const& indicators;
  quantity::UnitTable const& units;
  PhraseReader const& reader;
  LinkCost& cost;
};

// Results in claim order.
struct Pool {
  std::map<std::string, std::vector<ClaimIndex>, std::less<>> by_indicator;  // canonical ones
  std::vector<ClaimIndex> open;
  std::vector<ClaimIndex> all;
};

// The year a target is about: the last of its period, never before its report's.
[[nodiscard]] int target_year(Context const& context, claim::Claim const& target);

// How a result's time stands to the target's.
enum class Timing { exact, throughout, spanning, other };

// What is asked of a claim's period for that, found out once.
struct PeriodFacts {
  bool known = false;
  int first_year = 0;
  int last_year = 0;
  bool ends_early = false;  // a part of one year that does not reach its end (上半年)

  [[nodiscard]] bool spans_years() const { return first_year != last_year; }
};
[[nodiscard]] PeriodFacts facts_of(quantity::Period const& period);

// `year` is target_year() of the target.
[[nodiscard]] Timing timing_of(Context const& context, int year, claim::Claim const& target,
                               PeriodFacts const& target_period, claim::Claim const& outcome,
                               PeriodFacts const& outcome_period);

// The same with the reason in words.
struct Timed {
  Timing timing = Timing::other;
  std::string why;  // of spanning and other: "about 2013-2017, not 2017 alone"
  std::string why_zh;
};
[[nodiscard]] Timed time_of(Context const& context, claim::Claim const& target, claim::Claim const& outcome);

// How far the numbers of two claims of one indicator may be held against each other.
struct Footing {
  Comparability comparability = Comparability::same;
  int measure_rank = 0;  // 0 the same measure, more is further
  bool answer = true;    // false: never an answer, only a candidate (a rank for a level)
  std::string why;
  std::string why_zh;
};
[[nodiscard]] Footing footing_of(Context const& context, claim::Claim const& target,
                                 claim::Claim const& outcome);

// Fills answers, comparability and candidates of targets with a canonical indicator. `earlier` holds the
// results of the targets' own report, for growth derived from two levels.
void answer_canonical(Context const& context, Pool const& pool, Pool const& earlier,
                      std::vector<Link*> const& links);

// Fills those of all targets of open vocabulary that one pool must answer; a result answers one target,
// unless two targets are the same.
void answer_open(Context const& context, Pool const& pool, std::vector<Link*> const& links);

// What words name a canonical indicator plainly: its own, once synonyms, idle words and the name of the whole
// place are taken out of both. The indicators are read when it is first asked.
class CanonicalNames {
 public:
  // Its ids, in the order of the indicators; empty for none.
  std::vector<std::string> const& of(Context const& context, std::string_view words);

 private:
  // Grams, scopes, grades and thresholds: what is left for a comparison that allows for nothing.
  using Name = std::tuple<std::vector<std::uint64_t>, std::vector<std::string>, std::vector<std::string>,
                          std::vector<std::string>>;
  bool read_ = false;
  std::map<Name, std::vector<std::string>> ids_;
};

// Answers targets that have no comparable answer from results that plainly name the same, where only one of
// the two was recognised as a canonical indicator.
void answer_by_name(Context const& context, CanonicalNames& names, Pool const& pool,
                    std::vector<Link*> const& links);

// Fills `beside` of targets of open vocabulary with what the next plan, its claims in `planned`, sets for the
// same task.
void find_open_companions(Context const& context, std::vector<ClaimIndex> const& planned,
                          std::vector<Link*> const& links);

// Adds to `progress` what a pool tells of targets of open vocabulary that are not due yet.
void gather_open_progress(Context const& context, Pool const& pool, std::vector<Link*> const& links);

// What weigh_pair() gives.
[[nodiscard]] Weighing weigh_open(Context const& context, ClaimIndex target, ClaimIndex outcome);

// How far a sentence speaks of a target, 0 to 1, over words weighed alike.
[[nodiscard]] double likeness_of_words(Context const& context, Phrase const& target, Phrase const& words);

// The share of `words` that stands in the target, over words weighed alike.
[[nodiscard]] double share_of_words(Context const& context, Phrase const& words, Phrase const& target);

// Names that differ in one of a group of characters on either side: 城北 and 城南, 一期 and 二期.
[[nodiscard]] bool opposed(LinkRules const& rules, Phrase const& a, Phrase const& b);

// Why a result was turned down, in both languages.
struct Why {
  std::string en;
  std::string zh;
};

// Keeps the nearest candidates, nearest first.
void add_candidate(Context const& context, Link& link, ClaimIndex claim, Why why, double likeness);

}  // namespace duizhang::link
