// What a pattern says of the first number it takes. A phrase may not cross a number, so a match goes as far
// as the first number ahead and takes it; which kinds it may be of and what may stand right before it is
// known of most patterns, and where that is otherwise the pattern need not be followed.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/match/program.hpp"

namespace duizhang::match {

struct FirstNumber {
  bool known = false;        // false: nothing is known, the rest says nothing
  bool at_start = false;     // a match may begin with it
  std::uint16_t digits = 0;  // a bit for every digit that words of the pattern could take
  std::uint32_t kinds = 0;   // a bit for every kind of slot that may take it
  std::uint64_t before = 0;  // FirstSet bits of the character before it, where the match begins earlier
  std::uint64_t after = 0;   // of the one behind it
  bool after_slot = false;   // or a slot begins behind it
  bool after_stop = false;   // or a unit ends there; elsewhere `after` says nothing of marks that end units
};

// Of a whole pattern.
[[nodiscard]] FirstNumber first_number(Program const& program);

// Bits of the digits 0 to 9 in a text.
[[nodiscard]] std::uint16_t digits_in(std::string_view text);

}  // namespace duizhang::match
