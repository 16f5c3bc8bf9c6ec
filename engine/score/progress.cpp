#include "engine/score/progress.hpp"

#include "engine/link/compare.hpp"

namespace duizhang::score {

namespace {

using claim::Claim;
using claim::Measure;
using text::Decimal;

constexpr int share_digits = 4;

std::optional<Decimal> in_unit_of(quantity::UnitTable const& units, Claim const& target, Claim const& other) {
  auto common = link::common_values(units, *target.value, target.unit, *other.value, other.unit);
  return common ? std::optional(common->second) : std::nullopt;
}

// (x - base) / (target - base).
std::optional<Decimal> share_of(Decimal x, Decimal base, Decimal target) {
  auto done = x.minus(base), whole = target.minus(base);
  if (!done || !whole || *whole == Decimal(0)) return std::nullopt;
  return done->divided_by(*whole, share_digits);
}

// The year the work began in: the period's first, or the plan's own for 到2027年达到….
int first_year(Claim const& target, Claim const& told, std::optional<Claim> const& start) {
  if (start) return start->period.last_year() + 1;
  return std::min(target.period.first_year(), told.period.first_year());
}

}  // namespace

std::optional<Progress> progress_of(link::Link const& link, Claim const& told,
                                    std::vector<Claim> const& claims, rule::Direction direction,
                                    Decimal margin, quantity::UnitTable const& units) {
  auto const& target = claims[link.target];
  if (!told.value || target.period.first.is_special() || told.period.last.is_special()) return std::nullopt;
  std::optional<Claim> start;
  if (link.beside.start) start = claims[*link.beside.start];
  int first = first_year(target, told, start);
  int last = target.period.last_year();
  bool over_years = last > first;
  std::optional<Decimal> share;
  if (told.measure == Measure::completion && target.measure != Measure::completion) {
    share = told.value->divided_by(100, share_digits);
  } else if (!target.value || told.measure != target.measure) {
    return std::nullopt;
  } else if (start) {
    auto x = in_unit_of(units, target, told), base = in_unit_of(units, target, *start);
    if (x && base) share = share_of(*x, *base, *target.value);
  } else if (!over_years && target.measure == Measure::level && *target.value > Decimal(0) &&
             direction == rule::Direction::up) {
    if (auto x = in_unit_of(units, target, told)) share = share_of(*x, Decimal(0), *target.value);
  }
  // 到10月底 has ten months; a goal over years begins with its first.
  int months = 12 * (last - first) + target.period.last.month();
  int passed = 12 * (told.period.last_year() - first) + told.period.last.month();
  // A text of the year itself that does not say when it speaks tells how much, not how fast.
  bool within = told.progress || told.period.last < target.period.last;
  if (!within) return std::nullopt;
  auto elapsed = Decimal(passed).divided_by(months, share_digits);
  auto lead = share && elapsed ? share->minus(*elapsed) : std::nullopt;
  if (!lead) return std::nullopt;
  Progress out{*share, *elapsed, Pace::on_track, link.beside.start};
  if (*lead > margin)
    out.pace = Pace::ahead;
  else if (*lead < -margin)
    out.pace = Pace::behind;
  return out;
}

}  // namespace duizhang::score
