#include "engine/claim/doubt.hpp"

#include <algorithm>

#include "engine/text/utf8.hpp"

namespace duizhang::claim {
namespace {

template <class Fits>
bool any_fits(std::vector<std::string> const& words, Fits fits) {
  return std::any_of(words.begin(), words.end(), fits);
}

bool meets(Claim const& claim, Timing timing, rule::Doubt const& doubt) {
  std::string_view words = claim.indicator.text;
  auto starts = [&](auto const& one) { return words.starts_with(one); };
  auto ends = [&](auto const& one) { return words.ends_with(one); };
  auto holds = [&](auto const& one) { return text::holds(words, one); };
  if ((doubt.nameless && !words.empty()) || (doubt.undated && timing.dated)) return false;
  if (doubt.unsettled && !timing.unsettled) return false;
  if (!doubt.units.empty() && !any_fits(doubt.units, [&](auto const& one) { return one == claim.unit; }))
    return false;
  if (doubt.at_most && (!claim.value || *claim.value > *doubt.at_most)) return false;
  bool asks_words = !doubt.starts.empty() || !doubt.ends.empty() || !doubt.holds.empty();
  if (asks_words && !any_fits(doubt.starts, starts) && !any_fits(doubt.ends, ends) &&
      !any_fits(doubt.holds, holds))
    return false;
  return !any_fits(doubt.unless_starts, starts) && !any_fits(doubt.unless_holds, holds);
}

}  // namespace

rule::Doubt const* doubt_of(Claim const& claim, Timing timing, document::ReportInfo const& report,
                            std::vector<rule::Doubt> const& doubts) {
  bool numeric = claim.kind == Kind::target || claim.kind == Kind::outcome;
  if (!numeric || report.year == 0) return nullptr;
  for (auto const& doubt : doubts) {
    // What is known by its name is at most doubted for its time.
    bool known = !claim.indicator.id.empty() && !doubt.undated && !doubt.unsettled;
    if (!known && report.year <= doubt.until && meets(claim, timing, doubt)) return &doubt;
  }
  return nullptr;
}

}  // namespace duizhang::claim
