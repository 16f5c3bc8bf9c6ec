// Where clauses, sentences and paragraphs end in folded text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace duizhang::text {

// Bits of a stop: a stop of a larger unit is one of every smaller unit too.
enum Stop : std::uint8_t { clause_stop = 1, sentence_stop = 2, paragraph_stop = 4 };

// One entry per byte of the text, all bytes of a code point alike. Clauses end at , ; : and a double
// dash, sentences at 。 ! ?, paragraphs at a newline; a comma or colon between digits ends nothing.
[[nodiscard]] std::vector<std::uint8_t> find_stops(std::string_view folded);

}  // namespace duizhang::text
