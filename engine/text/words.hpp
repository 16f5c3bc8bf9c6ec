// Many words, one walk: which words of a list begin at a place, at the cost of one look into a small table
// for nearly every place, however many words there are. A place is left at once where its first character
// begins no word, and where its first two begin none of more than one character.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/text/characters.hpp"
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
    if (at >= text.size()) return;
    auto const* from = text.data() + at;
    auto const* end = text.data() + text.size();
    auto code = [&] { return next_code(from, end); };
    auto first = code();
    if (!first_.hold(first)) return;
    auto second = code();
    look(text, at, first, second, code, each);
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

  // The same of a text whose characters are at hand.
  template <typename Each>
  void find(std::string_view text, Characters const& characters, Each each) const {
    if (empty()) return;
    auto const* codes = characters.codes();
    auto found = [&](std::uint32_t payload, std::uint32_t begin, std::uint32_t length) {
      each(payload, begin, length);
    };
    auto const first = first_.view(), single = single_.view();
    auto const filter = filter_.view();
    for (std::size_t i = 0, size = characters.size(); i < size; ++i) {
      auto c = codes[i];
      if (!first.hold(c)) continue;
      auto key = key_of(c, codes[i + 1]);
      auto hash = key * multiplier;
      bool longer = filter.may_hold(hash), one = single.hold(c);
      if (!longer && !one) continue;
      auto begin = characters.begin(i);
      auto here = [&](std::uint32_t payload, std::uint32_t length) { found(payload, begin, length); };
      if (longer && codes[i + 1] != 0)
        look_longer(
            text, begin, slot_of(key, hash), [&] { return codes[i + 2]; }, here);
      if (one) look_single(text, begin, c, here);
    }
  }

  // Calls `each(payload, begin, length)` as `at` does, for the words that begin with a character.
  template <typename Each>
  void at(std::string_view text, Characters const& characters, std::size_t index, Each& each) const {
    auto const* code = characters.codes() + index;
    if (!first_.hold(*code)) return;
    auto begin = characters.begin(index);
    auto third = [&] { return code[2]; };
    auto found = [&](std::uint32_t payload, std::uint32_t length) { each(payload, begin, length); };
    look(text, begin, code[0], code[1], third, found);
  }

  // Gives `archive` everything that a finder which is ready is made of, as a string, arrays of plain values
  // and numbers: to keep it, and to make another one that finds the same.
  template <class Finder, class Archive>
  static void members(Finder& finder, Archive&& archive) {
    auto& [bytes, words, groups, first, single, slots, shift, filter] = finder;
    archive(bytes), archive(words), archive(groups), archive(first.bits_), archive(single.bits_);
    archive(slots), archive(shift), archive(filter.bits_), archive(filter.shift_);
  }

  // True when one of the words stands anywhere in the text.
  [[nodiscard]] bool holds_any(std::string_view text) const;
  // Behind the last of the words that stand in the text; 0 when none does.
  [[nodiscard]] std::size_t last_end(std::string_view text) const;

  // False where no word begins with the character, told by it and the next one.
  [[nodiscard]] bool may_begin(Characters const& characters, std::size_t index) const {
    auto c = characters[index];
    return first_.hold(c) &&
           (filter_.may_hold(key_of(c, characters[index + 1]) * multiplier) || single_.hold(c));
  }

 private:
  static constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15ULL;
  // A bit for each code point of the basic plane.
  class Codes {
   public:
    struct View {  // for loops: nothing that is called in them can change it
      std::uint64_t const* bits;
      [[nodiscard]] bool hold(char16_t c) const { return (bits[c / 64] >> (c % 64) & 1U) != 0; }
    };
    void add(char16_t c) { bits_[c / 64] |= std::uint64_t{1} << (c % 64); }
    [[nodiscard]] bool hold(char16_t c) const { return view().hold(c); }
    [[nodiscard]] View view() const { return {bits_.data()}; }

   private:
    friend class WordFinder;
    std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(1024, 0);
  };
  // A bit for many hashes, of which few belong to a slot.
  class Filter {
   public:
    struct View {
      std::uint64_t const* bits;
      unsigned shift;
      [[nodiscard]] bool may_hold(std::uint64_t hash) const {
        auto bit = hash >> shift;
        return (bits[bit / 64] >> (bit % 64) & 1U) != 0;
      }
    };
    void resize(unsigned bits) {
      shift_ = 64U - bits;
      bits_.resize((std::size_t{1} << bits) / 64);
    }
    void add(std::uint64_t hash) {
      auto bit = hash >> shift_;
      bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    [[nodiscard]] bool may_hold(std::uint64_t hash) const { return view().may_hold(hash); }
    [[nodiscard]] View view() const { return {bits_.data(), shift_}; }

   private:
    friend class WordFinder;
    std::vector<std::uint64_t> bits_;
    unsigned shift_ = 0;
  };
  struct Group {  // the words of one length that begin alike
    std::uint32_t length;
    std::uint32_t first;
    std::uint32_t count;
    std::uint32_t same;  // bytes that they are known to have in common with a text that led here
  };
  // The words that begin with one or with two characters.
  struct Slot {
    std::uint32_t key = 0;    // the two characters, the second 0 where it is one
    std::uint32_t first = 0;  // of its groups
    std::uint32_t count = 0;  // 0: no such key
    std::uint32_t ends = 0;   // 1: the last of them holds the characters and nothing more
    std::uint64_t third = 0;  // what characters may follow in the others: a bit for every 64th
  };
  struct Word {
    std::uint32_t begin;  // in bytes_
    std::uint32_t size;
    std::uint32_t payload;
  };

  // The character at `from`, which is moved behind it; 0 at the end.
  [[nodiscard, gnu::always_inline]] static inline char16_t next_code(char const*& from, char const* end) {
    if (from == end) return 0;
    auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(from[i]));
    };
    auto lead = byte(0);
    if (lead >> 4U == 0xEU) {  // nearly all of a Chinese text
      auto c = static_cast<char16_t>((lead & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU));
      from += 3;
      return c;
    }
    auto c = code_point_at({from, static_cast<std::size_t>(end - from)}, 0);
    from += code_point_size(*from);
    return c < Characters::beyond ? static_cast<char16_t>(c) : Characters::beyond;
  }
  // Calls `use(at)` for each place where a word may begin, until it says that it has seen enough.
  template <typename Use>
  void each_beginning(std::string_view text, Use use) const {
    auto const first = first_.view(), single = single_.view();
    auto const filter = filter_.view();
    auto const* end = text.data() + text.size();
    auto const* begin = text.data();
    auto const* from = begin;
    for (auto c = next_code(from, end); begin != end;) {
      auto const* behind = from;
      auto next = next_code(from, end);
      if (first.hold(c) && (filter.may_hold(key_of(c, next) * multiplier) || single.hold(c)) &&
          use(static_cast<std::size_t>(begin - text.data())))
        return;
      begin = behind, c = next;
    }
  }

  static std::uint32_t key_of(char16_t first, char16_t second) {
    return std::uint32_t{second} << 16U | first;
  }
  static std::uint64_t bit_of(char16_t third) { return std::uint64_t{1} << (third * multiplier >> 58U); }
  [[nodiscard]] Slot const* slot(std::uint32_t key) const {
    auto hash = key * multiplier;
    return filter_.may_hold(hash) ? slot_of(key, hash) : nullptr;
  }
  [[nodiscard]] Slot const* slot_of(std::uint32_t key, std::uint64_t hash) const {
    auto mask = slots_.size() - 1;
    for (auto i = hash >> shift_; slots_[i].count != 0; i = (i + 1) & mask)
      if (slots_[i].key == key) return &slots_[i];
    return nullptr;
  }

  // `first` begins a word at byte `at`; `third` gives the character behind the second.
  template <typename Third, typename Each>
  void look(std::string_view text, std::size_t at, char16_t first, char16_t second, Third third,
            Each& each) const {
    if (second != 0) look_longer(text, at, slot(key_of(first, second)), third, each);
    if (single_.hold(first)) look_single(text, at, first, each);
  }
  template <typename Third, typename Each>
  void look_longer(std::string_view text, std::size_t at, Slot const* longer, Third third, Each& each) const {
    if (longer == nullptr) return;
    bool all = longer->third != 0 && (longer->third & bit_of(third())) != 0;
    if (all || longer->ends != 0)
      groups_at(text.substr(at), all ? longer->first : longer->first + longer->count - 1,
                longer->first + longer->count, each);
  }
  // Words of one character that are known to stand here.
  template <typename Each>
  void look_single(std::string_view text, std::size_t at, char16_t first, Each& each) const {
    auto key = key_of(first, 0);
    if (auto const* one = slot_of(key, key * multiplier); one != nullptr)
      groups_at(text.substr(at), one->first, one->first + one->count, each);
  }
  template <typename Each>
  void groups_at(std::string_view rest, std::uint32_t from, std::uint32_t to, Each& each) const {
    for (; from < to; ++from) {
      auto const& group = groups_[from];
      if (rest.size() < group.length) continue;
      auto first = group.first, last = group.first + group.count;
      if (group.same < group.length) std::tie(first, last) = equal(group, rest.data());
      for (; first < last; ++first) each(words_[first].payload, group.length);
    }
  }
  // The words of the group that stand here, as places in words_.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> equal(Group const& group, char const* text) const;

  [[nodiscard]] std::string_view text_of(Word const& word) const {
    return std::string_view(bytes_).substr(word.begin, word.size);
  }

  std::string bytes_;          // of all words
  std::vector<Word> words_;    // by beginning, then longest first, then by text, then as added
  std::vector<Group> groups_;  // of one beginning together, longest first
  Codes first_, single_;       // what words begin with; what words of one character are
  std::vector<Slot> slots_;    // open addressing, a power of two
  unsigned shift_ = 0;
  Filter filter_;  // of the hashes of keys
};

// The length in bytes of the longest of a few words, in any order, that a text ends in; 0 when it ends in
// none. Of many words WordEnds is faster.
[[nodiscard]] std::size_t longest_end(std::string_view text, std::vector<std::string> const& words);

// The same for what a text starts with. Of many words WordFinder is faster.
[[nodiscard]] std::size_t longest_start(std::string_view text, std::vector<std::string> const& words);

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
  // A bit for many such ends: most texts end in none.
  static std::uint32_t place(std::uint32_t key) {
    return static_cast<std::uint32_t>(key * std::uint64_t{0x9E3779B97F4A7C15U} >> 54U);
  }
  std::array<std::uint64_t, 1024 / 64> ends_{};
};

}  // namespace duizhang::text
