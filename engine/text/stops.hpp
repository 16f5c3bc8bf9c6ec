// Where clauses, sentences and paragraphs end in folded text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/characters.hpp"

namespace duizhang::text {

// Bits of a stop: a stop of a larger unit is one of every smaller unit too.
enum Stop : std::uint8_t { clause_stop = 1, sentence_stop = 2, paragraph_stop = 4 };

// One entry per byte of the text, all bytes of a code point alike. Clauses end at , ; : and a double
// dash, sentences at 。 ! ?, paragraphs at a newline; a comma or colon between digits ends nothing.
[[nodiscard]] std::vector<std::uint8_t> find_stops(std::string_view folded);

// The same, with the places of the code points that are stops.
struct Stops {
  std::vector<std::uint8_t> flags;
  std::vector<std::uint32_t> places;  // bytes, ascending
};
[[nodiscard]] Stops find_stops(std::string_view folded, Characters const& characters);

// Whether there is any in a word or phrase.
[[nodiscard]] bool holds_stop(std::string_view folded);

}  // namespace duizhang::text
