#include "engine/score/beside.hpp"

#include "engine/link/compare.hpp"

namespace duizhang::score {

namespace {

using claim::Claim;
using link::ClaimIndex;
using text::Decimal;

// other - target in the target's unit.
std::optional<Decimal> difference(quantity::UnitTable const& units, Claim const& target, Claim const& other) {
  if (!target.value || !other.value) return std::nullopt;
  auto common = link::common_values(units, *target.value, target.unit, *other.value, other.unit);
  return common ? common->second.minus(common->first) : std::nullopt;
}

// Neither answered nor planned again: the next report is held, whole, and holds nothing of it.
bool dropped(Verdict const& verdict, Claim const& target) {
  auto const& beside = verdict.link.beside;
  return verdict.status == Status::unreported && target.kind == claim::Kind::target && beside.next_held &&
         !beside.next && !beside.echoed;
}

}  // namespace

void look_beside(Verdict& verdict, std::vector<Claim> const& claims, quantity::UnitTable const& units) {
  auto const& target = claims[verdict.link.target];
  auto const& beside = verdict.link.beside;
  if (!beside.restated.empty())
    verdict.change = Change::revised;
  else if (dropped(verdict, target))
    verdict.change = Change::dropped;
  if (beside.next) verdict.ratchet = difference(units, target, claims[*beside.next]);
  if (target.value && beside.echoed && !claims[*beside.echoed].value) verdict.turned_to_words = beside.echoed;
  for (auto superior : beside.superiors)
    if (auto by = difference(units, target, claims[superior]))
      verdict.amplification.push_back({superior, -*by});
}

}  // namespace duizhang::score
