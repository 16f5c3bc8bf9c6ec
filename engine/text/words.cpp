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
  if (word.empty()) return;
  words_.push_back(
      {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(word.size()), payload});
  bytes_ += word;
}

void WordFinder::finish() {
  // The beginning, then the longer first: what the order of most words hangs on, as a number each.
  struct Ranked {
    std::uint64_t rank;
    std::uint32_t word;
  };
  std::vector<Ranked> order;
  order.reserve(words_.size());
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    auto begin = beginning_of(text_of(words_[i]));
    order.push_back({std::uint64_t{key_of(begin.first, begin.second)} << 32U | ~words_[i].size, i});
  }
  std::sort(order.begin(), order.end(), [&](Ranked const& a, Ranked const& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    auto less = text_of(words_[a.word]) <=> text_of(words_[b.word]);
    return less != 0 ? less < 0 : a.word < b.word;
  });
  std::vector<Word> words;
  words.reserve(words_.size());
  for (auto const& one : order) words.push_back(words_[one.word]);
  words_ = std::move(words);
  std::vector<Slot> slots;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    auto const text = text_of(words_[i]);
    auto begin = beginning_of(text);
    auto const key = key_of(begin.first, begin.second);
    bool fresh = slots.empty() || slots.back().key != key;
    if (fresh) {
      slots.push_back({key, static_cast<std::uint32_t>(groups_.size()), 0, 0, 0});
      first_.add(begin.first);
      if (begin.second == 0) single_.add(begin.first);
    }
    auto& slot = slots.back();
    if (fresh || words_[i - 1].size != text.size()) {
      groups_.push_back({static_cast<std::uint32_t>(text.size()), i, 0, begin.bytes});
      ++slot.count;
    }
    ++groups_.back().count;
    auto known = code_point_size(text[0]);
    if (known < text.size()) known += code_point_size(text[known]);
    if (begin.bytes == 0) slot.third = ~std::uint64_t{0};  // words that only look alike
    if (known >= text.size()) {
      slot.ends = 1;
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
    return {first, same_bytes(bytes_.data() + words_[first].begin + same, text + same, group.length - same)
                       ? last
                       : first};
  auto compare = [&](std::uint32_t at) {
    return std::memcmp(bytes_.data() + words_[at].begin + same, text + same, group.length - same);
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

std::size_t longest_start(std::string_view text, std::vector<std::string> const& words) {
  std::size_t longest = 0;
  for (auto const& word : words)
    if (word.size() > longest && starts_with(text, word)) longest = word.size();
  return longest;
}

std::size_t longest_end(std::string_view text, std::vector<std::string> const& words) {
  std::size_t longest = 0;
  for (auto const& word : words)
    if (word.size() > longest && ends_with(text, word)) longest = word.size();
  return longest;
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
