// Whole words with a number each, for lists that are asked again and again about words that mostly are not in
// them: such a question reads a bit of a small set and no more.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::text {

class WordMap {
 public:
  // Of a word that is added again the first number stays.
  void add(std::string_view word, std::uint32_t number);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;
  [[nodiscard]] bool holds(std::string_view word) const { return find(word).has_value(); }

 private:
  struct Entry {
    std::uint32_t begin = 0;  // in bytes_
    std::uint32_t size = 0;
    std::uint32_t number = 0;
    std::uint32_t hash = 0;  // its upper half
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::uint64_t places_an_entry = 4;  // of the table; a power of two
  static constexpr std::uint64_t bits_a_place = 8;     // of the filter; a power of two

  [[nodiscard]] static std::uint64_t hash_of(std::string_view word);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word, std::uint64_t hash) const;
  void put(std::uint32_t entry, std::uint64_t hash);
  void grow();

  std::string bytes_;                  // of all words
  std::vector<Entry> entries_;         // as they were added
  std::vector<std::uint32_t> table_;   // by hash, open addressing, a power of two; `none` where nothing is
  std::vector<std::uint64_t> filter_;  // a bit for each hash
};

}  // namespace duizhang::text
