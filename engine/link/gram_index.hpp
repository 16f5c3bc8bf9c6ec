// What the words of many claims share, made cheap to ask: pairs of characters as small numbers, the weight of
// each, and where they stand. Private to the linker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/link/phrase.hpp"

namespace duizhang::link {

// A phrase's grams as numbers in the index, ascending, and the weight of all of them.
struct WeighedPhrase {
  using Grams = std::vector<std::uint32_t>;
  Grams grams;
  Grams context;
  Grams full;
  double all_grams = 0;
  double all_context = 0;
  double all_full = 0;
};

class GramIndex {
 public:
  // `of_single`: how much a single character counts against a pair.
  GramIndex(std::vector<Phrase> const& targets, std::vector<Phrase> const& outcomes, double of_single);

  [[nodiscard]] WeighedPhrase const& target(std::size_t i) const { return targets_[i]; }
  [[nodiscard]] WeighedPhrase const& outcome(std::size_t i) const { return outcomes_[i]; }
  [[nodiscard]] double weight(std::uint32_t gram) const { return weights_[gram]; }
  // In how many phrases it stands, targets and outcomes.
  [[nodiscard]] std::uint32_t seen(std::uint32_t gram) const { return seen_[gram]; }
  [[nodiscard]] bool is_single(std::uint32_t gram) const { return single(values_[gram]); }
  [[nodiscard]] std::uint64_t value(std::uint32_t gram) const { return values_[gram]; }
  // Of numbers given out: they run from 0.
  [[nodiscard]] std::size_t size() const { return values_.size(); }

  // The outcomes that share the target's rarest grams, those that share most first, of equals the earlier
  // first; at most `most`.
  [[nodiscard]] std::vector<std::size_t> nearby(std::size_t target, std::size_t most);

 private:
  void sort_numbers(std::vector<std::uint64_t> const& as_they_came);
  void weigh(double of_single);
  void post();

  std::vector<WeighedPhrase> targets_;
  std::vector<WeighedPhrase> outcomes_;
  std::vector<std::uint64_t> values_;  // by number, ascending
  std::vector<double> weights_;
  std::vector<std::uint32_t> seen_;
  std::vector<std::vector<std::uint32_t>> outcomes_with_;  // by number
  std::vector<std::uint32_t> shared_;                      // by outcome: scratch of nearby(), all 0 between
};

// The weights of one phrase's grams by number, for asking many others how much of it they share.
class SharedWeight {
 public:
  explicit SharedWeight(GramIndex const& index) : index_(index), weights_(index.size(), 0.0) {}

  // Those taken before are forgotten.
  void take(WeighedPhrase::Grams const& grams) {
    for (auto one : taken_) weights_[one] = 0;
    taken_ = grams;
    for (auto one : taken_) weights_[one] = index_.weight(one);
  }
  // Summed in ascending order, so that it is the same whichever way it is asked.
  [[nodiscard]] double with(WeighedPhrase::Grams const& grams) const {
    double sum = 0;
    for (auto one : grams) sum += weights_[one];
    return sum;
  }

 private:
  GramIndex const& index_;
  std::vector<double> weights_;
  WeighedPhrase::Grams taken_;
};

}  // namespace duizhang::link
