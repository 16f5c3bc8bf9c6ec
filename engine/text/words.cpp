#include "engine/text/words.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace duizhang::text {
namespace {

constexpr std::array<std::uint32_t, 3> level_bytes{6, 3, 1};

std::size_t level_of(std::size_t length) { return length >= 6 ? 0 : length >= 3 ? 1 : 2; }

}  // namespace

void WordFinder::add(std::string_view word, std::uint32_t payload) {
  assert(groups_.empty() && "words come before finish");
  if (!word.empty()) words_.push_back({std::string(word), payload});
}

void WordFinder::finish() {
  auto begin_of = [](Word const& word) {
    return std::string_view(word.text).substr(0, level_bytes[level_of(word.text.size())]);
  };
  auto rank = [&](Word const& word) {
    return std::tuple(level_of(word.text.size()), begin_of(word), ~word.text.size(),
                      std::string_view(word.text));
  };
  std::stable_sort(words_.begin(), words_.end(),
                   [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
  std::array<std::vector<Slot>, 3> keys;
  std::string_view before;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    auto const& word = words_[i];
    auto level = level_of(word.text.size());
    auto begin = begin_of(word);
    bool fresh = i == 0 || begin != before || level != level_of(words_[i - 1].text.size());
    if (fresh)
      keys[level].push_back(
          {first_bytes(begin.data(), begin.size()), static_cast<std::uint32_t>(groups_.size()), 0});
    if (fresh || words_[i - 1].text.size() != word.text.size()) {
      groups_.push_back({static_cast<std::uint32_t>(word.text.size()), i, 0});
      ++keys[level].back().count;
    }
    ++groups_.back().count;
    before = begin;
  }
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    if (keys[i].empty()) continue;
    auto& level = levels_[level_count_++];
    level.mask = ~std::uint64_t{0} >> (64U - 8U * level_bytes[i]);
    unsigned bits = 1;
    while ((std::size_t{1} << bits) < 2 * keys[i].size()) ++bits;
    level.shift = 64U - bits;
    level.slots.resize(std::size_t{1} << bits);
    auto filter_bits = std::max(9U, bits + 3U);  // sixteen or more for a key
    level.filter_shift = 64U - filter_bits;
    level.filter.resize((std::size_t{1} << filter_bits) / 64);
    for (auto const& key : keys[i]) {
      auto hash = key.key * multiplier;
      auto bit = hash >> level.filter_shift;
      level.filter[bit / 64] |= std::uint64_t{1} << (bit % 64);
      auto at = hash >> level.shift;
      while (level.slots[at].count != 0) at = (at + 1) & (level.slots.size() - 1);
      level.slots[at] = key;
    }
  }
}

std::pair<std::uint32_t, std::uint32_t> WordFinder::equal(Group const& group, char const* text) const {
  auto first = group.first;
  auto last = group.first + group.count;
  // What they all begin with stands here already.
  std::size_t same = level_bytes[level_of(group.length)];
  if (same == group.length) return {first, last};
  if (group.count == 1)
    return {first,
            same_bytes(words_[first].text.data() + same, text + same, group.length - same) ? last : first};
  auto compare = [&](std::uint32_t at) {
    return std::memcmp(words_[at].text.data() + same, text + same, group.length - same);
  };
  for (auto count = group.count; count > 0;) {  // the first that is not less
    auto half = count / 2;
    if (compare(first + half) < 0)
      first += half + 1, count -= half + 1;
    else
      count = half;
  }
  auto end = first;
  while (end < last && compare(end) == 0) ++end;
  return {first, end};
}

bool WordFinder::holds_any(std::string_view text) const {
  if (empty()) return false;
  for (std::size_t begin = 0; begin < text.size(); begin += code_point_size(text[begin]))
    if (longest(text, begin).length != 0) return true;
  return false;
}

void WordEnds::add(std::string_view word) {
  if (word.empty()) return;
  auto& words = word.size() < 3 ? short_ : by_end_[key(word, 3)];
  auto at =
      std::find_if(words.begin(), words.end(), [&](auto const& other) { return other.size() < word.size(); });
  words.emplace(at, word);
}

std::size_t WordEnds::longest(std::string_view text) const {
  if (text.size() >= 3)
    if (auto found = by_end_.find(key(text, 3)); found != by_end_.end())
      for (auto const& word : found->second)
        if (text.ends_with(word)) return word.size();
  for (auto const& word : short_)
    if (text.ends_with(word)) return word.size();
  return 0;
}

}  // namespace duizhang::text
