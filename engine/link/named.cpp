// Targets and results that plainly name the same, though only one of them was recognised as a canonical
// indicator: 地区生产总值 and 全区生产总值新台阶. Plainly: the same words once synonyms, idle words and the
// name of the whole place are taken out. No likeness is weighed.
#include <map>
#include <utility>

#include "engine/link/pool.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;

class Naming {
 public:
  Naming(Context const& context, CanonicalNames& names, Pool const& pool)
      : context_(context), names_(names), pool_(pool) {
    for (auto index : pool_.open)
      for (auto const& id : names_.of(context_, claim(index).indicator.text)) told_[id].push_back(index);
  }

  void answer(Link& link) const {
    auto const& target = claim(link.target);
    if (!target.indicator.id.empty()) return take(told_, target.indicator.id, link);
    for (auto const& id : names_.of(context_, target.indicator.text)) take(pool_.by_indicator, id, link);
  }

 private:
  template <typename Told>
  void take(Told const& told, std::string const& id, Link& link) const {
    auto found = told.find(id);
    if (found == told.end()) return;
    for (auto index : found->second) {
      auto time = time_of(context_, claim(link.target), claim(index)).timing;
      auto footing = footing_of(context_, claim(link.target), claim(index));
      bool comparable = footing.answer && (footing.comparability == Comparability::same ||
                                           footing.comparability == Comparability::convertible);
      if ((time != Timing::exact && time != Timing::throughout) || !comparable) continue;
      if (link.how != "name") {
        link.answers.clear();
        link.how = "name";
        link.likeness = 1;
        link.reported_stage.clear();
        link.reported_rank = 0;
        link.comparability = footing.comparability;
        link.comparability_reason = footing.why;
        link.comparability_reason_zh = footing.why_zh;
      }
      link.answers.push_back(index);
    }
  }

  [[nodiscard]] Claim const& claim(ClaimIndex index) const { return context_.claims[index]; }

  Context const& context_;
  CanonicalNames& names_;
  Pool const& pool_;
  std::map<std::string, std::vector<ClaimIndex>, std::less<>> told_;  // open results by the id they name
};

}  // namespace

std::vector<std::string> const& CanonicalNames::of(Context const& context, std::string_view words) {
  static std::vector<std::string> const none;
  auto name_of = [&](std::string_view text) {
    auto phrase = context.reader.read_words(text);
    return Name{std::move(phrase.grams), std::move(phrase.scopes), std::move(phrase.grades),
                std::move(phrase.thresholds)};
  };
  if (!read_) {
    read_ = true;
    for (auto const& indicator : context.indicators.all())
      for (auto const& word : indicator.words)
        if (auto name = name_of(word); !std::get<0>(name).empty())
          ids_[std::move(name)].push_back(indicator.id);
  }
  auto found = ids_.find(name_of(words));
  return found == ids_.end() ? none : found->second;
}

void answer_by_name(Context const& context, CanonicalNames& names, Pool const& pool,
                    std::vector<Link*> const& links) {
  std::vector<Link*> unanswered;
  for (auto* link : links) {
    bool comparable =
        link->comparability == Comparability::same || link->comparability == Comparability::convertible;
    if (link->answers.empty() || !comparable) unanswered.push_back(link);
  }
  if (unanswered.empty()) return;
  Naming naming(context, names, pool);
  for (auto* link : unanswered) naming.answer(*link);
}

}  // namespace duizhang::link
