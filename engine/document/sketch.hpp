// How alike two texts are, without laying one beside the other: MinHash with one permutation (Broder 1997;
// Li, Owen and Zhang 2012).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/text/characters.hpp"

namespace duizhang::document {

inline constexpr std::size_t sketch_size = 128;
inline constexpr std::size_t shingle = 8;               // code points
inline constexpr std::size_t sketch_code_points = 400;  // a shorter text has too few shingles for a sketch

// The least hash of a shingle in each of sketch_size bins; 0xFFFFFFFF for a bin without one. Blanks, line
// breaks and ASCII punctuation do not count: pages set one text in many ways. Empty for a short text.
[[nodiscard]] std::vector<std::uint32_t> sketch_of(text::Characters const& folded);

// The share of shingles that two texts have in common, in per cent of all that either has; off by about 3.5.
// 0 when one sketch is empty.
[[nodiscard]] int alike_percent(std::vector<std::uint32_t> const& one,
                                std::vector<std::uint32_t> const& other);

}  // namespace duizhang::document
