#include "engine/document/sketch.hpp"

#include <algorithm>
#include <array>

#include "engine/text/utf8.hpp"

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

}  // namespace

std::vector<std::uint32_t> sketch_of(std::string_view folded) {
  std::vector<std::uint32_t> least(sketch_size, no_shingle);
  std::array<std::uint64_t, shingle> window{};
  std::size_t seen = 0;
  std::uint64_t rolling = 0;
  for (std::size_t at = 0; at < folded.size(); at += text::code_point_size(folded[at])) {
    auto lead = static_cast<unsigned char>(folded[at]);
    bool counts = lead >= 0x80 || (lead >= '0' && lead <= '9') || (lead >= 'A' && lead <= 'Z') ||
                  (lead >= 'a' && lead <= 'z');
    if (!counts) continue;
    std::uint64_t c = text::code_point_at(folded, at);
    auto& slot = window[seen % shingle];
    rolling = rolling * hash_base + c - slot * leaving;
    slot = c;
    if (++seen < shingle) continue;
    auto hash = mixed(rolling);
    auto& bin = least[hash % sketch_size];
    bin = std::min(bin, static_cast<std::uint32_t>(hash >> 33U));
  }
  if (seen < sketch_code_points) least.clear();
  return least;
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
