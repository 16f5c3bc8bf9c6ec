// Numbers that look drawn by chance, the same for the same seed on every machine (SplitMix64, Steele, Lea and
// Flood 2014).
#pragma once

#include <cstdint>

namespace duizhang::test {

[[nodiscard]] inline std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  auto z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

}  // namespace duizhang::test
