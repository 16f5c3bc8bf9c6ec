// The longest word of a list at a place in a text. Asked at every character, so the first character decides
// how far to look. Private to the linker.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/text/utf8.hpp"

namespace duizhang::link {

template <typename Value>
class WordTable {
 public:
  using Entry = std::pair<std::string const, Value>;

  // The value of a word, made when it is new.
  Value& at(std::string const& word) {
    auto& longest = longest_[first(word)];
    longest = std::max(longest, word.size());
    return words_[word];
  }

  // The longest word at the start of `text`; null for none.
  [[nodiscard]] Entry const* longest(std::string_view text) const {
    auto known = text.empty() ? longest_.end() : longest_.find(first(text));
    if (known == longest_.end()) return nullptr;
    for (auto size = std::min(known->second, text.size()); size > 0; --size)
      if (auto found = words_.find(text.substr(0, size)); found != words_.end()) return &*found;
    return nullptr;
  }

 private:
  static char32_t first(std::string_view text) { return text.empty() ? 0 : text::code_point_at(text, 0); }

  std::map<std::string, Value, std::less<>> words_;
  std::unordered_map<char32_t, std::size_t> longest_;  // bytes of the longest word by its first character
};

}  // namespace duizhang::link
