#include "engine/text/words.hpp"

#include <algorithm>
#include <cassert>

namespace duizhang::text {
namespace {

// The first two characters of a word; 0: it has only one.
struct Beginning {
  char16_t first = 0, second = 0;
  std::uint32_t bytes = 0;  // that they tell for certain
};

Beginning beginning_of(std::string_view word) {
  Beginning out;
  std::uint32_t at = 0;
  for (auto* code : {&out.first, &out.second}) {
    if (at >= word.size()) break;
    auto c = code_point_at(word, at);
    *code = c < Characters::beyond ? static_cast<char16_t>(c) : Characters::beyond;
    at += code_point_size(word[at]);
  }
  bool told = out.first != Characters::beyond && out.second != Characters::beyond;
  out.bytes = told ? std::min(at, static_cast<std::uint32_t>(word.size())) : 0;
  return out;
}

}  // namespace

void WordFinder::add(std::string_view word, std::uint32_t payload) {
  assert(groups_.empty() && "words come before finish");
  if (!word.empty()) words_.push_back({std::string(word), payload});
}

void WordFinder::finish() {
  auto key_of_word = [](Word const& word) {
    auto begin = beginning_of(word.text);
    return key_of(begin.first, begin.second);
  };
  std::vector<std::pair<std::uint32_t, Word>> keyed;
  keyed.reserve(words_.size());
  for (auto& word : words_) {
    auto key = key_of_word(word);
    keyed.emplace_back(key, std::move(word));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](auto const& a, auto const& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.second.text.size() != b.second.text.size()) return a.second.text.size() > b.second.text.size();
    return a.second.text < b.second.text;
  });
  std::vector<Slot> slots;
  for (std::uint32_t i = 0; i < keyed.size(); ++i) {
    auto const key = keyed[i].first;
    words_[i] = std::move(keyed[i].second);
    auto const& text = words_[i].text;
    auto begin = beginning_of(text);
    bool fresh = slots.empty() || slots.back().key != key;
    if (fresh) {
      slots.push_back({key, static_cast<std::uint32_t>(groups_.size()), 0, false, 0});
      first_.add(begin.first);
      if (begin.second == 0) single_.add(begin.first);
    }
    auto& slot = slots.back();
    if (fresh || words_[i - 1].text.size() != text.size()) {
      groups_.push_back({static_cast<std::uint32_t>(text.size()), i, 0, begin.bytes});
      ++slot.count;
    }
    ++groups_.back().count;
    auto known = code_point_size(text[0]);
    if (known < text.size()) known += code_point_size(text[known]);
    if (begin.bytes == 0) slot.third = ~std::uint64_t{0};  // words that only look alike
    if (known >= text.size()) {
      slot.ends = true;
    } else {
      auto third = code_point_at(text, known);
      slot.third |= bit_of(third < Characters::beyond ? static_cast<char16_t>(third) : Characters::beyond);
    }
  }
  unsigned bits = 1;
  while ((std::size_t{1} << bits) < 2 * slots.size()) ++bits;
  shift_ = 64U - bits;
  slots_.resize(std::size_t{1} << bits);
  filter_.resize(std::max(9U, bits + 4U));  // thirty-two or more for a key
  for (auto const& slot : slots) {
    auto hash = slot.key * multiplier;
    filter_.add(hash);
    auto at = hash >> shift_;
    while (slots_[at].count != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::pair<std::uint32_t, std::uint32_t> WordFinder::equal(Group const& group, char const* text) const {
  auto first = group.first;
  auto last = group.first + group.count;
  std::size_t same = group.same;
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
  bool found = false;
  if (!empty()) each_beginning(text, [&](std::size_t at) { return found = longest(text, at).length != 0; });
  return found;
}

std::size_t WordFinder::last_end(std::string_view text) const {
  std::size_t out = 0;
  if (empty()) return out;
  each_beginning(text, [&](std::size_t at) {
    if (auto length = longest(text, at).length; length != 0) out = std::max(out, at + length);
    return false;
  });
  return out;
}

void WordEnds::add(std::string_view word) {
  if (word.empty()) return;
  if (word.size() >= 3) ends_[place(key(word, 3)) / 64] |= std::uint64_t{1} << place(key(word, 3)) % 64;
  auto& words = word.size() < 3 ? short_ : by_end_[key(word, 3)];
  auto at =
      std::find_if(words.begin(), words.end(), [&](auto const& other) { return other.size() < word.size(); });
  words.emplace(at, word);
}

std::size_t WordEnds::longest(std::string_view text) const {
  if (text.size() >= 3) {
    auto const end = key(text, 3);
    bool may = (ends_[place(end) / 64] >> place(end) % 64 & 1U) != 0;
    if (auto found = may ? by_end_.find(end) : by_end_.end(); found != by_end_.end())
      for (auto const& word : found->second)
        if (ends_with(text, word)) return word.size();
  }
  for (auto const& word : short_)
    if (text.ends_with(word)) return word.size();
  return 0;
}

}  // namespace duizhang::text
