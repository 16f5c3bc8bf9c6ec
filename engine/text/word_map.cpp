#include "engine/text/word_map.hpp"

#include <algorithm>
#include <bit>

#include "engine/text/words.hpp"

namespace duizhang::text {

std::uint64_t WordMap::hash_of(std::string_view word) {
  constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;
  auto hash = word.size() * multiplier;
  auto const* from = word.data();
  auto left = word.size();
  auto take = [&](std::uint64_t bytes) {
    hash = (hash ^ bytes) * multiplier;
    hash ^= hash >> 29U;
  };
  for (; left > 8; from += 8, left -= 8) take(first_bytes(from, 8));
  take(first_bytes(from, left));
  hash *= multiplier;
  return hash ^ hash >> 32U;
}

void WordMap::add(std::string_view word, std::uint32_t number) {
  auto hash = hash_of(word);
  if (find(word, hash)) return;
  if ((entries_.size() + 1) * places_an_entry > table_.size()) grow();
  entries_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(word.size()),
                      number, static_cast<std::uint32_t>(hash >> 32U)});
  bytes_ += word;
  put(static_cast<std::uint32_t>(entries_.size() - 1), hash);
}

void WordMap::grow() {
  auto size = std::max<std::size_t>(64, 2 * table_.size());
  table_.assign(size, none);
  filter_.assign(size * bits_a_place / 64, 0);
  for (std::uint32_t i = 0; i < entries_.size(); ++i)
    put(i, hash_of(std::string_view(bytes_).substr(entries_[i].begin, entries_[i].size)));
}

void WordMap::put(std::uint32_t entry, std::uint64_t hash) {
  auto bit = hash & (filter_.size() * 64 - 1);
  filter_[bit / 64] |= std::uint64_t{1} << bit % 64;
  auto at = hash & (table_.size() - 1);
  while (table_[at] != none) at = (at + 1) & (table_.size() - 1);
  table_[at] = entry;
}

std::optional<std::uint32_t> WordMap::find(std::string_view word) const {
  return entries_.empty() ? std::nullopt : find(word, hash_of(word));
}

std::optional<std::uint32_t> WordMap::find(std::string_view word, std::uint64_t hash) const {
  if (entries_.empty()) return std::nullopt;
  auto bit = hash & (filter_.size() * 64 - 1);
  if ((filter_[bit / 64] >> bit % 64 & 1U) == 0) return std::nullopt;
  for (auto at = hash & (table_.size() - 1); table_[at] != none; at = (at + 1) & (table_.size() - 1)) {
    auto const& entry = entries_[table_[at]];
    if (entry.hash == static_cast<std::uint32_t>(hash >> 32U) && entry.size == word.size() &&
        same_bytes(bytes_.data() + entry.begin, word.data(), word.size()))
      return entry.number;
  }
  return std::nullopt;
}

}  // namespace duizhang::text
