#include "engine/document/sketch.hpp"

#include <algorithm>
#include <array>

namespace duizhang::document {
namespace {

constexpr std::uint32_t no_shingle = 0xFFFFFFFF;
constexpr std::uint64_t hash_base = 0x9E3779B97F4A7C15;  // odd: a rolling hash over 2^64

// Spreads a rolling hash over all bits (the finaliser of MurmurHash3).
std::uint64_t mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCD;
  hash = (hash ^ (hash >> 33U)) * 0xC4CEB9FE1A85EC53;
  return hash ^ (hash >> 33U);
}

constexpr std::uint64_t leaving = [] {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < shingle; ++i) power *= hash_base;
  return power;
}();

// Letters, digits and all that is no ASCII.
constexpr auto counted_ascii = [] {
  std::array<bool, 128> out{};
  for (char c = '0'; c <= '9'; ++c) out[static_cast<std::size_t>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) out[static_cast<std::size_t>(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c) out[static_cast<std::size_t>(c)] = true;
  return out;
}();
bool counts(char16_t c) { return c >= 0x80 || counted_ascii[c]; }

}  // namespace

std::vector<std::uint32_t> sketch_of(text::Characters const& folded) {
  // What counts, with the place for a shingle before it: so none needs to be asked for.
  std::vector<char16_t> counted(folded.size() + shingle, 0);
  auto* to = counted.data() + shingle;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    *to = folded[i];
    to += counts(folded[i]) ? 1 : 0;
  }
  auto seen = static_cast<std::size_t>(to - counted.data()) - shingle;
  if (seen < sketch_code_points) return {};
  std::array<std::uint32_t, sketch_size> least{};
  least.fill(no_shingle);
  std::uint64_t rolling = 0;
  auto const* leaves = counted.data();
  auto roll = [&](std::size_t i) {
    rolling = rolling * hash_base + leaves[i + shingle] - leaves[i] * leaving;
  };
  for (std::size_t i = 0; i + 1 < shingle; ++i) roll(i);
  for (std::size_t i = shingle - 1; i < seen; ++i) {
    roll(i);
    auto hash = mixed(rolling);
    auto& bin = least[hash % sketch_size];
    bin = std::min(bin, static_cast<std::uint32_t>(hash >> 33U));
  }
  return {least.begin(), least.end()};
}

int alike_percent(std::vector<std::uint32_t> const& one, std::vector<std::uint32_t> const& other) {
  if (one.size() != other.size() || one.empty()) return 0;
  int same = 0;
  int filled = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] == no_shingle && other[i] == no_shingle) continue;
    ++filled;
    same += one[i] == other[i] ? 1 : 0;
  }
  return filled == 0 ? 0 : same * 100 / filled;
}

}  // namespace duizhang::document
