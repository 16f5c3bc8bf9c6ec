// Patterns and texts made from bytes: of a random generator in the tests, of libFuzzer in the fuzz target.
// The alphabet is small on purpose, so that patterns and texts meet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "grammar/pattern.hpp"
#include "tests/support/random.hpp"

namespace duizhang::test {

// Bytes as decisions; once they are used up every decision is the first one.
class Choices {
 public:
  explicit Choices(std::span<std::uint8_t const> bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint32_t pick(std::uint32_t options);  // 0 to options - 1
  [[nodiscard]] bool maybe(std::uint32_t in) { return pick(in) == in - 1; }

 private:
  std::span<std::uint8_t const> bytes_;
  std::size_t at_ = 0;
};

// A tree as parse_pattern() can give it. Uses the slots percent, number and indicator and the macros
// $rise, $pair(a, b); with `wild`, also any other name, parameters and awkward characters.
[[nodiscard]] grammar::Pattern generate_pattern(Choices& choices, bool wild);

// A short text of the same alphabet.
[[nodiscard]] std::string generate_text(Choices& choices);

}  // namespace duizhang::test
