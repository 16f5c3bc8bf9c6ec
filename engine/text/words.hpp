// Many words, one walk: which words of a list begin at a place, at the cost of one look into a small table
// for nearly every place, however many words there are. What a text begins with is told by its first six
// bytes (two Chinese characters), so a place where no word begins is left at once.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/text/utf8.hpp"

namespace duizhang::text {

// As memcmp(a, b, size) == 0, without a call for the few bytes that words have.
[[nodiscard]] inline bool same_bytes(char const* a, char const* b, std::size_t size) {
  auto differ = [&](auto zero, std::size_t at) {
    auto left = zero, right = zero;
    std::memcpy(&left, a + at, sizeof left);
    std::memcpy(&right, b + at, sizeof right);
    return left != right;
  };
  if (size > 16) return std::memcmp(a, b, size) == 0;
  if (size >= 8) return !differ(std::uint64_t{0}, 0) && !differ(std::uint64_t{0}, size - 8);
  if (size >= 4) return !differ(std::uint32_t{0}, 0) && !differ(std::uint32_t{0}, size - 4);
  for (std::size_t i = 0; i < size; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

// The first eight bytes as a number, zeros behind the end.
[[nodiscard]] inline std::uint64_t first_bytes(char const* text, std::size_t left) {
  std::uint64_t out = 0;
  if (left >= sizeof out)
    std::memcpy(&out, text, sizeof out);
  else
    std::memcpy(&out, text, left);
  return out;
}

class WordFinder {
 public:
  struct Found {
    std::uint32_t payload = 0;
    std::uint32_t length = 0;  // bytes; 0: nothing was found
  };

  // A word with what it stands for; the same word may be added again with another payload. Empty words are
  // left out.
  void add(std::string_view word, std::uint32_t payload);
  // Makes it ready; nothing may be added afterwards.
  void finish();
  [[nodiscard]] bool empty() const { return words_.empty(); }

  // Calls `each(payload, length)` for every word that begins at byte `at`, longest first; of one word with
  // several payloads in the order they were added.
  template <typename Each>
  void at(std::string_view text, std::size_t at, Each each) const {
    auto head = first_bytes(text.data() + at, text.size() - at);
    for (std::size_t i = 0; i < level_count_; ++i) {
      auto const& level = levels_[i];
      auto key = head & level.mask;
      auto hash = key * multiplier;
      if (!level.may_hold(hash)) continue;
      auto const* slot = level.find(key, hash);
      if (slot != nullptr) groups_at(text.substr(at), *slot, each);
    }
  }

  // The longest of them.
  [[nodiscard]] Found longest(std::string_view text, std::size_t at = 0) const {
    Found out;
    this->at(text, at, [&](std::uint32_t payload, std::uint32_t length) {
      if (out.length == 0) out = {payload, length};
    });
    return out;
  }

  // Calls `each(payload, begin, length)` for every place of every word, by where they begin.
  template <typename Each>
  void find(std::string_view text, Each each) const {
    if (empty()) return;
    for (std::size_t begin = 0; begin < text.size(); begin += code_point_size(text[begin]))
      at(text, begin, [&](std::uint32_t payload, std::uint32_t length) { each(payload, begin, length); });
  }

  // True when one of the words stands anywhere in the text.
  [[nodiscard]] bool holds_any(std::string_view text) const;

 private:
  static constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15ULL;
  struct Group {  // the words of one length that begin alike
    std::uint32_t length;
    std::uint32_t first;
    std::uint32_t count;
  };
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t first = 0;  // of its groups
    std::uint32_t count = 0;  // 0: no such key
  };
  // Words by their first so many bytes.
  struct Level {
    std::uint64_t mask = 0;
    std::vector<Slot> slots{};  // open addressing, a power of two
    unsigned shift = 0;
    unsigned filter_shift = 0;
    std::vector<std::uint64_t> filter{};

    [[nodiscard]] bool may_hold(std::uint64_t hash) const {
      auto bit = hash >> filter_shift;
      return (filter[bit / 64] >> (bit % 64) & 1U) != 0;
    }
    [[nodiscard]] Slot const* find(std::uint64_t key, std::uint64_t hash) const {
      auto mask_of_slots = slots.size() - 1;
      for (auto i = hash >> shift; slots[i].count != 0; i = (i + 1) & mask_of_slots)
        if (slots[i].key == key) return &slots[i];
      return nullptr;
    }
  };
  struct Word {
    std::string text;
    std::uint32_t payload;
  };

  template <typename Each>
  void groups_at(std::string_view rest, Slot const& slot, Each& each) const {
    for (auto i = slot.first; i < slot.first + slot.count; ++i) {
      auto const& group = groups_[i];
      if (rest.size() < group.length) continue;
      auto [first, last] = equal(group, rest.data());
      for (auto at = first; at < last; ++at) each(words_[at].payload, group.length);
    }
  }
  // The words of the group that stand here, as places in words_.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> equal(Group const& group, char const* text) const;

  std::vector<Word> words_;    // by beginning, then longest first, then by text, then as added
  std::vector<Group> groups_;  // of one beginning together, longest first
  std::array<Level, 3> levels_{};
  std::size_t level_count_ = 0;  // those that have words, from the longest beginning on
};

// The longest word of a list that a text ends in.
class WordEnds {
 public:
  void add(std::string_view word);
  // Its length in bytes; 0 when the text ends in none.
  [[nodiscard]] std::size_t longest(std::string_view text) const;

 private:
  static std::uint32_t key(std::string_view text, std::size_t bytes) {
    std::uint32_t out = 0;
    std::memcpy(&out, text.data() + text.size() - bytes, bytes);
    return out;
  }
  std::unordered_map<std::uint32_t, std::vector<std::string>>
      by_end_;                      // by the last three bytes, longest first
  std::vector<std::string> short_;  // of fewer bytes, longest first
};

}  // namespace duizhang::text
