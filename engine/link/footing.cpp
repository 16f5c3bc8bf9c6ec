// Time, measure and unit: whether two numbers of one indicator may be held against each other.
#include <fmt/format.h>

#include <algorithm>

#include "engine/link/compare.hpp"
#include "engine/link/pool.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;
using claim::Measure;

bool contains(std::vector<std::string> const& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool holds_any(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string const& word) { return text.find(word) != std::string_view::npos; });
}

bool known(quantity::Period const& period) { return !period.first.is_special() && !period.last.is_special(); }

std::string years(quantity::Period const& period) {
  if (!known(period)) return "an unknown time";
  if (period.spans_years()) return fmt::format("{}-{}", period.first_year(), period.last_year());
  if (period.partial_year()) return quantity::iso(period.first) + "/" + quantity::iso(period.last);
  return std::to_string(period.first_year());
}

// A rate of change may be told as a ratio by another rule (涨幅2%): the same for indicators that are rates.
bool same_measure(Context const& context, Claim const& target, Claim const& outcome) {
  if (target.measure == outcome.measure) return true;
  // 企业上云800家, 上云企业增加1046家: what was to be done is what has been added, where no total is told and
  // no earlier time.
  bool added = target.measure == Measure::level && outcome.measure == Measure::change &&
               target.indicator.id.empty() && outcome.value && text::Decimal(0) < *outcome.value &&
               !holds_any(target.evidence.text, context.rules.arriving) &&
               !holds_any(outcome.evidence.text, context.rules.comparing);
  if (added) return true;
  auto rate = [](Measure measure) { return measure == Measure::growth || measure == Measure::ratio; };
  return rate(target.measure) && rate(outcome.measure) &&
         contains(context.rules.growth_is_level, target.indicator.id);
}

}  // namespace

int target_year(Context const& context, Claim const& target) {
  int report = context.reports[target.report].year;
  return known(target.period) ? std::max(report, target.period.last_year()) : report;
}

PeriodFacts facts_of(quantity::Period const& period) {
  PeriodFacts out;
  out.known = known(period);
  if (!out.known) return out;
  auto first = period.first.year_month_day(), last = period.last.year_month_day();
  out.first_year = first.year;
  out.last_year = last.year;
  out.ends_early = !out.spans_years() && last.month != 12;
  return out;
}

Timing timing_of(Context const& context, int year, Claim const& target, PeriodFacts const& target_period,
                 Claim const& outcome, PeriodFacts const& period) {
  if (!period.known) return Timing::other;
  bool wide_target = target_period.known && target_period.spans_years();
  if (period.spans_years()) {
    if (wide_target && period.last_year == year) return Timing::exact;
    if (period.last_year < year || period.first_year > year) return Timing::other;
    bool every_year = !outcome.annualised && outcome.measure == Measure::ratio &&
                      (holds_any(outcome.evidence.text, context.rules.throughout) ||
                       holds_any(outcome.hedge, context.rules.throughout));
    return every_year ? Timing::throughout : Timing::spanning;
  }
  if (period.first_year != year) return Timing::other;
  if (wide_target && target.annualised != outcome.annualised && outcome.measure == Measure::growth)
    return Timing::spanning;
  // A part of the year is the whole only when it reaches its end (年末).
  return period.ends_early ? Timing::other : Timing::exact;
}

Timed time_of(Context const& context, Claim const& target, Claim const& outcome) {
  int year = target_year(context, target);
  auto const& period = outcome.period;
  auto facts = facts_of(period);
  auto timing = timing_of(context, year, target, facts_of(target.period), outcome, facts);
  switch (timing) {
    case Timing::exact:
      return {timing, "", ""};
    case Timing::throughout:
      return {timing, fmt::format("said of every year of {}", years(period)),
              fmt::format("所述为{}各年", years(period))};
    case Timing::spanning:
      if (facts.spans_years())
        return {timing, fmt::format("about {}, not {} alone", years(period), year),
                fmt::format("所述时间为{}，不是{}年一年", years(period), year)};
      return {timing, fmt::format("the rate of one year, the target is a yearly average up to {}", year),
              fmt::format("为单年增速，目标为截至{}年的年均增速", year)};
    case Timing::other:
      break;
  }
  return {Timing::other, fmt::format("about {}, the target is about {}", years(period), year),
          fmt::format("所述时间为{}，目标为{}年", years(period), year)};
}

Footing footing_of(Context const& context, Claim const& target, Claim const& outcome) {
  if (!outcome.value)
    return {Comparability::undefined, 9, false, "holds no number of its own", "没有独立数值"};
  auto other_measure = [&](int rank, bool answer) {
    return Footing{Comparability::different_basis, rank, answer,
                   fmt::format("{} reported, the target is a {}", claim::name(outcome.measure),
                               claim::name(target.measure)),
                   "结果与目标口径不同"};
  };
  if (target.measure == Measure::rank && outcome.measure != Measure::rank) return other_measure(5, false);
  if (outcome.measure == Measure::rank && target.measure != Measure::rank) return other_measure(5, false);
  if (outcome.measure == Measure::completion && target.measure != Measure::completion) {
    if (!target.value) return other_measure(4, false);
    return {Comparability::convertible, 3, true, "told as a share of the task", "以完成任务的百分比报告"};
  }
  if (!target.value && target.bound == quantity::Bound::relative) {
    if (outcome.measure != Measure::growth) return other_measure(2, outcome.measure == Measure::level);
    return {};
  }
  if (!same_measure(context, target, outcome)) return other_measure(2, true);
  if (!units_meet(context.units, target.unit, outcome.unit))
    return {Comparability::different_basis, 3, true,
            fmt::format("other unit: {} cannot be held against {}", outcome.unit, target.unit),
            fmt::format("单位不同：{}与{}不可比", outcome.unit, target.unit)};
  auto common = target.value
                    ? common_values(context.units, *target.value, target.unit, *outcome.value, outcome.unit)
                    : std::nullopt;
  if (common && common->converted)
    return {Comparability::convertible, 0, true, fmt::format("{} brought to {}", outcome.unit, target.unit),
            fmt::format("{}换算为{}", outcome.unit, target.unit)};
  return {};
}

}  // namespace duizhang::link
