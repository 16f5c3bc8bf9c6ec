#include "engine/link/companions.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "engine/link/compare.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;
using claim::Kind;
using claim::Measure;

bool known(quantity::Period const& period) { return !period.first.is_special() && !period.last.is_special(); }
bool same_time(quantity::Period const& a, quantity::Period const& b) {
  return known(a) && known(b) && a.first == b.first && a.last == b.last;
}

// Targets by whose plan they stand in, and results by what they tell.
class Companionship {
 public:
  Companionship(Context const& context, std::vector<Place> const& places)
      : context_(context), places_(places) {
    for (ReportIndex i = 0; i < context_.reports.size(); ++i) {
      auto const& report = context_.reports[i];
      if (places_[i] != no_place && report.year != 0) reports_[{places_[i], report.year}].push_back(i);
      if (report.level != document::Level::unknown) by_level_[{report.level, report.year}].push_back(i);
    }
    for (ClaimIndex i = 0; i < context_.claims.size(); ++i) sort_in(i);
  }

  void fill(std::vector<Link>& links) {
    for (auto& link : links) {
      auto const& target = claim(link.target);
      if (places_[target.report] == no_place) continue;
      find_next(link, target);
      find_tier(link, target);
      if (target.indicator.id.empty() || target.kind != Kind::target) continue;
      find_restated(link, target);
      find_superiors(link, target);
      find_start(link, target);
    }
    find_next_open(links);
  }

 private:
  using Year = std::pair<Place, int>;
  using Named = std::pair<ReportIndex, std::string>;  // a report and a canonical id

  // What two tiers of one target share: report, sentence, indicator.
  using Tier = std::tuple<ReportIndex, std::size_t, std::string>;
  [[nodiscard]] static Tier tier_of(Claim const& one) {
    auto const& indicator = one.indicator;
    return {one.report, one.evidence.sentence_start,
            indicator.id.empty() ? "words " + indicator.text : indicator.id};
  }

  [[nodiscard]] Claim const& claim(ClaimIndex index) const { return context_.claims[index]; }

  void sort_in(ClaimIndex index) {
    auto const& one = claim(index);
    if (one.kind == Kind::target && one.value) tiers_[tier_of(one)].push_back(index);
    if (one.kind == Kind::target || one.kind == Kind::milestone) {
      if (one.indicator.id.empty())
        open_[one.report].push_back(index);
      else
        targets_[{one.report, one.indicator.id}].push_back(index);
    } else if (one.kind == Kind::outcome && !one.indicator.id.empty() && places_[one.report] != no_place) {
      results_[{places_[one.report], one.indicator.id}].push_back(index);
    }
  }

  // The plans that follow the one a target of one year stands in.
  [[nodiscard]] std::vector<ReportIndex> next_plans(Claim const& target) const {
    auto const& own = context_.reports[target.report];
    auto found = reports_.find({places_[target.report], own.year + 1});
    std::vector<ReportIndex> out;
    if (found == reports_.end() || (known(target.period) && target.period.spans_years())) return out;
    for (auto report : found->second)
      if (context_.reports[report].work_report) out.push_back(report);
    return out;
  }

  // Set firmly before as an aspiration, in the headline passage before elsewhere, then as it stands in the
  // text.
  [[nodiscard]] std::tuple<bool, bool, ClaimIndex> firmness(ClaimIndex index) const {
    return {claim(index).strength == quantity::Strength::aim, !claim(index).headline, index};
  }
  void keep_firmest(std::optional<ClaimIndex>& best, ClaimIndex index) const {
    if (!best || firmness(index) < firmness(*best)) best = index;
  }

  [[nodiscard]] bool like(Claim const& a, Claim const& b) const {
    return a.measure == b.measure && a.annualised == b.annualised && a.value && b.value &&
           units_meet(context_.units, a.unit, b.unit);
  }

  void find_next(Link& link, Claim const& target) const {
    auto plans = next_plans(target);
    link.beside.next_held = std::any_of(
        plans.begin(), plans.end(), [&](ReportIndex report) { return !context_.reports[report].partial; });
    if (target.indicator.id.empty()) return;
    int year = target_year(context_, target) + 1;
    bool aim = target.strength == quantity::Strength::aim;
    for (auto report : plans) {
      auto found = targets_.find({report, target.indicator.id});
      if (found == targets_.end()) continue;
      for (auto index : found->second) {
        auto const& other = claim(index);
        bool fits = like(target, other) && target_year(context_, other) == year &&
                    !other.period.spans_years() && (aim || other.strength != quantity::Strength::aim);
        if (fits)
          keep_firmest(link.beside.next, index);
        else
          keep_firmest(link.beside.echoed, index);
      }
    }
    if (link.beside.next) link.beside.echoed.reset();
  }

  // Targets of open vocabulary: those of one report are asked together.
  void find_next_open(std::vector<Link>& links) const {
    std::map<ReportIndex, std::vector<Link*>> asking;
    for (auto& link : links) {
      auto const& target = claim(link.target);
      if (target.indicator.id.empty() && link.beside.next_held) asking[target.report].push_back(&link);
    }
    for (auto const& [report, asked] : asking) {
      std::vector<ClaimIndex> planned;
      for (auto plan : next_plans(claim(asked.front()->target)))
        if (auto found = open_.find(plan); found != open_.end())
          planned.insert(planned.end(), found->second.begin(), found->second.end());
      find_open_companions(context_, planned, asked);
    }
  }

  // 确保7.5%、力争8%: two claims of one sentence, one of them an aim.
  void find_tier(Link& link, Claim const& target) const {
    bool aim = target.strength == quantity::Strength::aim;
    if (!target.value || target.kind != Kind::target) return;
    auto found = tiers_.find(tier_of(target));
    if (found == tiers_.end()) return;
    auto nearby = std::lower_bound(found->second.begin(), found->second.end(), link.target);
    if (nearby != found->second.begin()) --nearby;
    // Both stand side by side; a text that is one sentence long must not be searched for each.
    for (int looked_at = 0; nearby != found->second.end() && looked_at < 3; ++nearby, ++looked_at) {
      auto index = *nearby;
      auto const& other = claim(index);
      bool pair = index != link.target && like(target, other) && same_time(target.period, other.period) &&
                  (other.strength == quantity::Strength::aim) != aim;
      if (pair && !link.beside.tier) link.beside.tier = index;
    }
  }

  // Another number for the same time, from another report of the place.
  void find_restated(Link& link, Claim const& target) const {
    auto place = places_[target.report];
    auto& out = link.beside.restated;
    for (auto found = reports_.lower_bound({place, 0});
         found != reports_.end() && found->first.first == place; ++found) {
      for (auto report : found->second) {
        auto told = report == target.report ? targets_.end() : targets_.find({report, target.indicator.id});
        if (told == targets_.end()) continue;
        for (auto index : told->second)
          if (restates(target, claim(index))) out.push_back(index);
      }
    }
  }
  // Set again, not before the target was set, for a time that still lay ahead.
  [[nodiscard]] bool restates(Claim const& target, Claim const& other) const {
    if (!like(target, other) || !same_time(target.period, other.period) || other.strength != target.strength)
      return false;
    if (own_year(other) < own_year(target) || other.period.last_year() < own_year(other)) return false;
    auto common = common_values(context_.units, *target.value, target.unit, *other.value, other.unit);
    return common && (common->first != common->second || target.bound != other.bound);
  }

  // Of each place above, its firmest target for the same. Levels are left out: a nation's amount is no
  // yardstick for a county's.
  void find_superiors(Link& link, Claim const& target) const {
    bool rate = target.measure == Measure::growth || target.measure == Measure::ratio ||
                target.measure == Measure::change;
    if (!rate || !target.value) return;
    auto const& own = context_.reports[target.report];
    using enum document::Level;
    for (auto level : {national, province, city, county}) {
      auto held = by_level_.find({level, own.year});
      if (held == by_level_.end()) continue;
      std::optional<ClaimIndex> best;
      for (auto report : held->second) {
        if (!holds_place(context_.reports[report], own)) continue;
        auto told = targets_.find({report, target.indicator.id});
        if (told == targets_.end()) continue;
        for (auto index : told->second)
          if (like(target, claim(index)) && same_time(target.period, claim(index).period))
            keep_firmest(best, index);
      }
      if (best) link.beside.superiors.push_back(*best);
    }
  }

  // B of a goal over several years: what was reached in the year before its first.
  void find_start(Link& link, Claim const& target) const {
    if (!known(target.period) || !target.value) return;
    bool over_years = target.period.spans_years() || target.period.last_year() > own_year(target);
    if (!over_years || (target.measure != Measure::level && target.measure != Measure::ratio)) return;
    // A report that does not say its year has no year before it.
    if (!target.period.spans_years() && own_year(target) == 0) return;
    int year = (target.period.spans_years() ? target.period.first_year() : own_year(target)) - 1;
    auto found = results_.find({places_[target.report], target.indicator.id});
    if (found == results_.end()) return;
    for (auto index : found->second) {
      auto const& one = claim(index);
      if (one.measure != target.measure || !one.value || one.progress || one.bound != quantity::Bound::eq ||
          one.period != quantity::Period::year(year) || !units_meet(context_.units, target.unit, one.unit))
        continue;
      link.beside.start = index;
      return;
    }
  }
  [[nodiscard]] int own_year(Claim const& target) const { return context_.reports[target.report].year; }

  Context const& context_;
  std::vector<Place> const& places_;
  std::map<Year, std::vector<ReportIndex>> reports_;
  std::map<std::pair<document::Level, int>, std::vector<ReportIndex>> by_level_;
  std::map<Named, std::vector<ClaimIndex>> targets_;     // canonical, with milestones
  std::map<ReportIndex, std::vector<ClaimIndex>> open_;  // the others
  std::map<Tier, std::vector<ClaimIndex>> tiers_;
  std::map<std::pair<Place, std::string>, std::vector<ClaimIndex>> results_;
};

}  // namespace

void find_companions(Context const& context, std::vector<Place> const& places, std::vector<Link>& links) {
  Companionship(context, places).fill(links);
}

}  // namespace duizhang::link
