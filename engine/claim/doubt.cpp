#include "engine/claim/doubt.hpp"

#include <algorithm>

#include "engine/text/utf8.hpp"

namespace duizhang::claim {
namespace {

template <class Fits>
bool any_fits(std::vector<std::string> const& words, Fits fits) {
  return std::any_of(words.begin(), words.end(), fits);
}

// What the sentence of a claim says up to the end of its number, from the last semicolon.
std::string_view said_before(Evidence const& evidence) {
  std::string_view sentence = evidence.sentence;
  auto at = sentence.find(evidence.text);
  if (at == std::string_view::npos) return evidence.text;
  auto before = sentence.substr(0, at + evidence.text.size());
  constexpr std::string_view semicolon = "；";
  if (auto part = before.rfind(semicolon); part != std::string_view::npos) before.remove_prefix(part);
  return before;
}

bool meets(Claim const& claim, Standing standing, rule::Doubt const& doubt) {
  std::string_view words = claim.indicator.text;
  auto starts = [&](auto const& one) { return words.starts_with(one); };
  auto ends = [&](auto const& one) { return words.ends_with(one); };
  auto holds = [&](auto const& one) { return text::holds(words, one); };
  if ((doubt.nameless && !words.empty()) || (doubt.undated && standing.dated)) return false;
  if (doubt.unsettled && !standing.unsettled) return false;
  if (!doubt.units.empty() && !any_fits(doubt.units, [&](auto const& one) { return one == claim.unit; }))
    return false;
  if (doubt.at_most && (!claim.value || *claim.value > *doubt.at_most)) return false;
  bool asks_words = !doubt.starts.empty() || !doubt.ends.empty() || !doubt.holds.empty();
  if (asks_words && !any_fits(doubt.starts, starts) && !any_fits(doubt.ends, ends) &&
      !any_fits(doubt.holds, holds))
    return false;
  if (!doubt.said.empty()) {
    auto before = said_before(claim.evidence);
    if (!any_fits(doubt.said, [&](auto const& one) { return text::holds(before, one); })) return false;
  }
  return !any_fits(doubt.unless_starts, starts) && !any_fits(doubt.unless_holds, holds);
}

}  // namespace

rule::Doubt const* doubt_of(Claim const& claim, Standing standing, document::ReportInfo const& report,
                            std::vector<rule::Doubt> const& doubts) {
  bool numeric = claim.kind == Kind::target || claim.kind == Kind::outcome;
  for (auto const& doubt : doubts) {
    // A passage that holds no claims holds none of any kind.
    if (doubt.part ? *doubt.part != standing.part : !numeric) continue;
    if (doubt.until && (report.year == 0 || report.year > *doubt.until)) continue;
    // What is known by its name is at most doubted for its time or what is said around it.
    bool of_words = !doubt.undated && !doubt.unsettled && doubt.said.empty() && !doubt.part;
    bool known = !claim.indicator.id.empty() && of_words;
    if (!known && meets(claim, standing, doubt)) return &doubt;
  }
  return nullptr;
}

}  // namespace duizhang::claim
