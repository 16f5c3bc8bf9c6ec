// Canonical indicators: the same id is the same thing; time, measure and unit decide.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/link/compare.hpp"
#include "engine/link/pool.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;
using claim::Measure;

struct Choice {
  ClaimIndex claim = 0;
  Timed time;
  Footing footing;
  bool headline = false;

  [[nodiscard]] bool timely() const {
    return time.timing == Timing::exact || time.timing == Timing::throughout;
  }
  [[nodiscard]] bool comparable() const {
    return timely() && footing.answer &&
           (footing.comparability == Comparability::same ||
            footing.comparability == Comparability::convertible);
  }
};

// Best first: a number for the time, of the same measure, in the headline passage, first in the text.
bool better(Choice const& a, Choice const& b) {
  auto key = [](Choice const& one) {
    return std::tuple(!one.comparable(), !one.timely(), static_cast<int>(one.time.timing),
                      !one.footing.answer, one.footing.measure_rank, !one.headline, one.claim);
  };
  return key(a) < key(b);
}

// 饮用水水源达标率 is not answered by 断面水质优良率, though both have one id.
std::string_view told_apart(Context const& context, std::string_view id, Claim const& claim) {
  auto const* indicator = context.indicators.find(id);
  return indicator == nullptr ? std::string_view{} : rule::told_apart(*indicator, claim.indicator.text);
}

std::vector<Choice> ranked(Context const& context, Pool const& pool, Claim const& target,
                           std::string_view id) {
  std::vector<Choice> out;
  auto found = pool.by_indicator.find(id);
  if (found == pool.by_indicator.end()) return out;
  for (auto index : found->second) {
    auto const& outcome = context.claims[index];
    if (told_apart(context, id, target) != told_apart(context, id, outcome)) continue;
    ++context.cost.comparisons;
    auto time = time_of(context, target, outcome);
    if (context.reader.of_last_year(outcome.evidence))
      time = {Timing::other, "the number of the year before, only compared with",
              "所述为用作比较的上一年数值"};
    out.push_back({index, std::move(time), footing_of(context, target, outcome), outcome.headline});
  }
  std::sort(out.begin(), out.end(), better);
  return out;
}

// The choices for targets of one pool. Many targets ask the same question of the same results: it is
// answered once for each indicator, measure, unit and time.
class Choices {
 public:
  Choices(Context const& context, Pool const& pool) : context_(context), pool_(pool) {}

  std::vector<Choice> const& of(Claim const& target, std::string const& id) {
    Key key{id,
            std::string(told_apart(context_, id, target)),
            target.measure,
            target.unit,
            target.value.has_value(),
            target.bound == quantity::Bound::relative,
            target.annualised,
            target_year(context_, target),
            target.period.first,
            target.period.last};
    auto [found, fresh] = known_.try_emplace(std::move(key));
    if (fresh) found->second = ranked(context_, pool_, target, id);
    return found->second;
  }

 private:
  using Key = std::tuple<std::string, std::string, Measure, std::string, bool, bool, bool, int,
                         boost::gregorian::date, boost::gregorian::date>;
  Context const& context_;
  Pool const& pool_;
  std::map<Key, std::vector<Choice>> known_;
};

// The level of the year before, from the target's own report or told again in the next.
std::optional<ClaimIndex> level_before(Context const& context, Pool const& pool, Pool const& earlier,
                                       Claim const& target, Claim const& level) {
  int year = target_year(context, target) - 1;
  if (year <= 0) return std::nullopt;  // neither the target nor its report says of when it is
  for (auto const* place : {&earlier, &pool}) {
    auto found = place->by_indicator.find(target.indicator.id);
    if (found == place->by_indicator.end()) continue;
    for (auto index : found->second) {
      auto const& one = context.claims[index];
      bool fits = one.measure == Measure::level && one.value && *one.value > text::Decimal(0) &&
                  one.period == quantity::Period::year(year) && one.bound == quantity::Bound::eq &&
                  units_meet(context.units, level.unit, one.unit);
      if (fits) return index;
    }
  }
  return std::nullopt;
}

// A level that answers a growth target when the level before is known too.
bool derive_growth(Context const& context, Pool const& pool, Pool const& earlier,
                   std::vector<Choice> const& all, Link& link) {
  auto const& target = context.claims[link.target];
  auto const& allowed = context.rules.derive_growth;
  if (target.measure != Measure::growth || !target.value) return false;
  if (std::find(allowed.begin(), allowed.end(), target.indicator.id) == allowed.end()) return false;
  for (auto const& one : all) {
    auto const& level = context.claims[one.claim];
    if (!one.timely() || level.measure != Measure::level || !level.value ||
        level.bound != quantity::Bound::eq)
      continue;
    auto base = level_before(context, pool, earlier, target, level);
    if (!base) continue;
    link.answers = {one.claim};
    link.base = base;
    link.how = "derived";
    link.comparability = Comparability::convertible;
    link.comparability_reason = "growth derived from two levels";
    link.comparability_reason_zh = "增速由两年数值推算";
    link.likeness = 1;
    return true;
  }
  return false;
}

// Takes the first choice as the answer, though its number may not be held against the target's.
bool answer_incomparable(std::vector<Choice> const& all, Link& link) {
  for (auto const& one : all) {
    if (!one.footing.answer || one.time.timing == Timing::other) continue;
    link.answers = {one.claim};
    link.likeness = 1;
    if (one.time.timing == Timing::spanning) {
      link.comparability = Comparability::different_period;
      link.comparability_reason = one.time.why;
      link.comparability_reason_zh = one.time.why_zh;
    } else {
      link.comparability = one.footing.comparability;
      link.comparability_reason = one.footing.why;
      link.comparability_reason_zh = one.footing.why_zh;
    }
    return true;
  }
  return false;
}

void turn_down(Context const& context, std::vector<Choice> const& all, Link& link) {
  for (auto const& one : all) {
    if (link.candidates.size() >= context.rules.candidates) return;
    if (std::find(link.answers.begin(), link.answers.end(), one.claim) != link.answers.end()) continue;
    auto why = one.comparable() ? Why{"another statement of the same", "同一事项的另一处表述"}
               : !one.timely()  ? Why{one.time.why, one.time.why_zh}
                                : Why{one.footing.why, one.footing.why_zh};
    add_candidate(context, link, one.claim, std::move(why), 1);
  }
}

// The whole asked for, its parts reported: 居民收入 against 城镇, 农村居民收入.
bool answer_by_parts(Context const& context, Choices& choices, Link& link) {
  auto const& target = context.claims[link.target];
  auto parts = context.rules.parts.find(target.indicator.id);
  if (parts == context.rules.parts.end()) return false;
  for (auto const& part : parts->second) {
    auto const& all = choices.of(target, part);
    bool found = false;
    for (auto const& one : all) {
      if (one.time.timing == Timing::other || !one.footing.answer) continue;
      if (!found) link.answers.push_back(one.claim);
      found = true;
    }
  }
  if (link.answers.empty()) return false;
  link.how = "part";
  link.comparability = Comparability::different_scope;
  link.comparability_reason = "only parts of the whole are reported";
  link.comparability_reason_zh = "只报告了其中一部分";
  link.likeness = 1;
  return true;
}

void answer(Context const& context, Pool const& pool, Pool const& earlier, Choices& choices, Link& link) {
  auto const& target = context.claims[link.target];
  link.how = "canonical";
  auto const& all = choices.of(target, target.indicator.id);
  for (auto const& one : all) {
    if (!one.comparable() || link.answers.size() > context.rules.candidates) break;
    link.answers.push_back(one.claim);
  }
  if (!link.answers.empty()) {
    auto const& best = all.front();
    link.likeness = 1;
    link.comparability = best.footing.comparability;
    bool by_span = best.time.timing == Timing::throughout && link.comparability == Comparability::same;
    link.comparability_reason = by_span ? best.time.why : best.footing.why;
    link.comparability_reason_zh = by_span ? best.time.why_zh : best.footing.why_zh;
  } else if (!derive_growth(context, pool, earlier, all, link) && !answer_incomparable(all, link) &&
             !answer_by_parts(context, choices, link)) {
    link.how.clear();
  }
  turn_down(context, all, link);
}

}  // namespace

void answer_canonical(Context const& context, Pool const& pool, Pool const& earlier,
                      std::vector<Link*> const& links) {
  Choices choices(context, pool);
  for (auto* link : links) answer(context, pool, earlier, choices, *link);
}

}  // namespace duizhang::link
