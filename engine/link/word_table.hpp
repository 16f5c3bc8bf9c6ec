// The longest word of a list at a place in a text, with what the word stands for. Private to the linker.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/text/words.hpp"

namespace duizhang::link {

template <typename Value>
class WordTable {
 public:
  using Entry = std::pair<std::string const, Value>;

  // The value of a word, made when it is new. Not after finish().
  Value& at(std::string const& word) {
    auto [found, fresh] = places_.try_emplace(word, entries_.size());
    if (fresh) {
      finder_.add(word, static_cast<std::uint32_t>(entries_.size()));
      entries_.emplace_back(word, Value{});
    }
    return entries_[found->second].second;
  }
  // Makes it ready to be asked.
  void finish() { finder_.finish(); }

  // The longest word at the start of `text`; null for none.
  [[nodiscard]] Entry const* longest(std::string_view text) const {
    if (text.empty()) return nullptr;
    auto found = finder_.longest(text);
    return found.length == 0 ? nullptr : &entries_[found.payload];
  }

 private:
  std::unordered_map<std::string, std::size_t> places_;
  std::deque<Entry> entries_;
  text::WordFinder finder_;
};

}  // namespace duizhang::link
