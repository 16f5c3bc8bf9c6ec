#include "engine/link/gram_index.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace duizhang::link {

namespace {

// Values -> numbers in the order they came. Open addressing: asked once for every gram of every claim.
class Numbering {
 public:
  std::uint32_t number(std::uint64_t value) {
    if (2 * values_.size() >= slots_.size()) grow();
    auto& slot = slots_[place(value)];
    if (slot == 0) {
      values_.push_back(value);
      slot = static_cast<std::uint32_t>(values_.size());
    }
    return slot - 1;
  }
  [[nodiscard]] std::vector<std::uint64_t> const& values() const { return values_; }

 private:
  [[nodiscard]] std::size_t place(std::uint64_t value) const {
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15ULL;
    auto mask = slots_.size() - 1;
    auto at = (value * multiplier >> 20U) & mask;
    while (slots_[at] != 0 && values_[slots_[at] - 1] != value) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 4), 0);
    for (std::uint32_t i = 0; i < values_.size(); ++i) slots_[place(values_[i])] = i + 1;
  }

  std::vector<std::uint64_t> values_;
  std::vector<std::uint32_t> slots_;  // number + 1; 0 is free
};

void number_grams(Numbering& numbering, std::vector<Phrase> const& phrases, std::vector<WeighedPhrase>& out) {
  auto fill = [&](std::vector<std::uint64_t> const& grams, WeighedPhrase::Grams& into) {
    into.reserve(grams.size());
    for (auto one : grams) into.push_back(numbering.number(one));
  };
  out.resize(phrases.size());
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    fill(phrases[i].grams, out[i].grams);
    fill(phrases[i].context, out[i].context);
    fill(phrases[i].full, out[i].full);
  }
}

}  // namespace

GramIndex::GramIndex(std::vector<Phrase> const& targets, std::vector<Phrase> const& outcomes,
                     double of_single)
    : shared_(outcomes.size(), 0) {
  Numbering numbering;
  number_grams(numbering, targets, targets_);
  number_grams(numbering, outcomes, outcomes_);
  sort_numbers(numbering.values());
  weigh(of_single);
  post();
}

// Numbers that ascend as the values do: those of a phrase then need no sorting again, and sums keep an order
// that does not depend on which claims are linked together.
void GramIndex::sort_numbers(std::vector<std::uint64_t> const& as_they_came) {
  std::vector<std::uint32_t> order(as_they_came.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return as_they_came[a] < as_they_came[b]; });
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    values_.push_back(as_they_came[order[i]]);
  }
  for (auto* phrases : {&targets_, &outcomes_})
    for (auto& phrase : *phrases)
      for (auto* grams : {&phrase.grams, &phrase.context, &phrase.full})
        for (auto& one : *grams) one = rank[one];
}

// What few claims say weighs more.
void GramIndex::weigh(double of_single) {
  seen_.resize(values_.size(), 0);
  for (auto const* phrases : {&targets_, &outcomes_})
    for (auto const& phrase : *phrases)
      for (auto one : phrase.grams) ++seen_[one];
  auto all = static_cast<double>(targets_.size() + outcomes_.size());
  for (std::uint32_t one = 0; one < values_.size(); ++one) {
    auto weight = std::log(1.0 + all / static_cast<double>(std::size_t{seen_[one]} + 1));
    weights_.push_back(is_single(one) ? of_single * weight : weight);
  }
  auto sum = [&](WeighedPhrase::Grams const& grams) {
    double out = 0;
    for (auto one : grams) out += weights_[one];
    return out;
  };
  for (auto* phrases : {&targets_, &outcomes_})
    for (auto& phrase : *phrases)
      phrase.all_grams = sum(phrase.grams), phrase.all_context = sum(phrase.context),
      phrase.all_full = sum(phrase.full);
}

void GramIndex::post() {
  outcomes_with_.resize(values_.size());
  for (std::uint32_t i = 0; i < outcomes_.size(); ++i)
    for (auto one : outcomes_[i].grams) outcomes_with_[one].push_back(i);
  // Behind those that say it of what is counted.
  for (std::uint32_t i = 0; i < outcomes_.size(); ++i) {
    auto const& grams = outcomes_[i].grams;
    for (auto one : outcomes_[i].full)
      if (!std::binary_search(grams.begin(), grams.end(), one)) outcomes_with_[one].push_back(i);
  }
}

std::vector<std::size_t> GramIndex::nearby(std::size_t target, std::size_t most) {
  auto grams = targets_[target].grams;
  std::sort(grams.begin(), grams.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(seen_[a], is_single(a), a) < std::tuple(seen_[b], is_single(b), b);
  });
  std::vector<std::uint32_t> met;
  for (std::size_t left = 4 * most; auto one : grams) {
    for (auto outcome : outcomes_with_[one]) {
      if (left == 0) break;
      --left;
      if (shared_[outcome]++ == 0) met.push_back(outcome);
    }
  }
  auto last = met.begin() + static_cast<std::ptrdiff_t>(std::min(most, met.size()));
  std::partial_sort(met.begin(), last, met.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(shared_[b], a) < std::pair(shared_[a], b);
  });
  for (auto one : met) shared_[one] = 0;
  return {met.begin(), last};
}

}  // namespace duizhang::link
