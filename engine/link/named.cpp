// Targets and results that plainly name the same, though only one of them was recognised as a canonical
// indicator: 地区生产总值 and 全区生产总值新台阶. Plainly: the same words once synonyms, idle words and the
// name of the whole place are taken out. No likeness is weighed.
#include <map>
#include <tuple>
#include <utility>

#include "engine/link/pool.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;

// What is left of words for a comparison that allows for nothing.
using Name = std::tuple<std::vector<std::uint64_t>, std::vector<std::string>, std::vector<std::string>,
                        std::vector<std::string>>;

Name name_of(Phrase const& phrase) { return {phrase.grams, phrase.scopes, phrase.grades, phrase.thresholds}; }

class Naming {
 public:
  Naming(Context const& context, Pool const& pool) : context_(context), pool_(pool) {
    for (auto const& indicator : context_.indicators.all())
      for (auto const& word : indicator.words)
        if (auto phrase = context_.reader.read_words(word); !phrase.grams.empty())
          words_[name_of(phrase)].push_back(indicator.id);
    for (auto index : pool_.open) {
      auto phrase = context_.reader.read_words(claim(index).indicator.text);
      auto found = words_.find(name_of(phrase));
      if (found == words_.end()) continue;
      for (auto const& id : found->second) told_[id].push_back(index);
    }
  }

  void answer(Link& link) const {
    auto const& target = claim(link.target);
    if (!target.indicator.id.empty()) return take(told_, target.indicator.id, link);
    auto found = words_.find(name_of(context_.reader.read_words(target.indicator.text)));
    if (found == words_.end()) return;
    for (auto const& id : found->second) take(pool_.by_indicator, id, link);
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
        link.comparability = footing.comparability;
        link.comparability_reason = footing.why;
        link.comparability_reason_zh = footing.why_zh;
      }
      link.answers.push_back(index);
    }
  }

  [[nodiscard]] Claim const& claim(ClaimIndex index) const { return context_.claims[index]; }

  Context const& context_;
  Pool const& pool_;
  std::map<Name, std::vector<std::string>> words_;  // what canonical indicators are called -> ids
  std::map<std::string, std::vector<ClaimIndex>, std::less<>> told_;  // open results by the id they name
};

}  // namespace

void answer_by_name(Context const& context, Pool const& pool, std::vector<Link*> const& links) {
  std::vector<Link*> unanswered;
  for (auto* link : links) {
    bool comparable =
        link->comparability == Comparability::same || link->comparability == Comparability::convertible;
    if (link->answers.empty() || !comparable) unanswered.push_back(link);
  }
  if (unanswered.empty()) return;
  Naming naming(context, pool);
  for (auto* link : unanswered) naming.answer(*link);
}

}  // namespace duizhang::link
