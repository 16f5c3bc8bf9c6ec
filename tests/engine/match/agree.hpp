// One generated pattern and text: do run() and the second opinion say the same from every start, and does
// the program keep what it promises of every match?
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "engine/match/run.hpp"

namespace duizhang::test {

struct Agreement {
  std::string complaint;  // "" when all is well, else what differs, with the pattern and the text
  bool refused = false;   // the pattern can match nothing: nothing was compared
  std::uint32_t starts = 0;
  std::uint32_t matches = 0;
  std::uint32_t gave_up = 0;  // starts where the second opinion spent its budget
};

[[nodiscard]] Agreement agree(std::span<std::uint8_t const> bytes, match::Scratch& scratch);

}  // namespace duizhang::test
