// What a program runs over: folded text, where its units end, and who reads the typed slots.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace duizhang::match {

// Index into the slot names that the programs were compiled with.
using SlotId = std::uint16_t;

// What a slot counts for in Program::max_length.
inline constexpr std::uint32_t slot_bytes = 96;
// A reading longer than this is taken as none.
inline constexpr std::uint32_t max_slot_bytes = 512;

class SlotSource {
 public:
  virtual ~SlotSource() = default;
  // The end of the one (longest) reading of `kind` that starts at byte `at`; 0 when there is none. Must
  // always say the same of the same place.
  [[nodiscard]] virtual std::uint32_t end_of(SlotId kind, std::uint32_t at) const = 0;
};

// What a code point is, at its first byte. A stop ends the units it names and all smaller ones: the end of
// a sentence need not be marked as the end of a clause, too.
enum Flag : std::uint8_t {
  clause_stop = 1,  // ， 。 ； ： ！ ？ and the newline
  sentence_stop = 2,
  paragraph_stop = 4,
  barrier = 8,      // part of a quantity, which phrase() may not cross
  slot_start = 16,  // some slot has a reading that starts here
};

struct TextView {
  std::string_view text;                // valid UTF-8, under 4 GiB
  std::span<std::uint8_t const> flags;  // one a byte
  SlotSource const* slots = nullptr;    // none: no slot reads anything
  bool marks_slots = false;             // slot_start stands wherever a slot reads something
  // FirstSet::place of the character that begins at each byte, for texts that many programs run over; empty:
  // not known.
  std::span<std::uint8_t const> characters = {};
};

}  // namespace duizhang::match
