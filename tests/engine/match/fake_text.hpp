// A text with flags and three made-up slot readers: percent (5%), number (5, 12) and indicator (甲, 乙,
// 甲乙, 生产总值, 财政收入; the longest). Digits and % are barriers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/match/compile.hpp"
#include "engine/match/text_view.hpp"

namespace duizhang::test {

class FakeText final : public match::SlotSource {
 public:
  explicit FakeText(std::string text);
  [[nodiscard]] std::uint32_t end_of(match::SlotId kind, std::uint32_t at) const override;
  [[nodiscard]] match::TextView view() const { return {text_, flags_, this}; }
  // The same with all that may be known of a text beforehand.
  [[nodiscard]] match::TextView known() const { return {text_, marked_, this, true, characters_}; }
  [[nodiscard]] std::string const& text() const { return text_; }

 private:
  std::string text_;
  std::vector<std::uint8_t> flags_;
  std::vector<std::uint8_t> marked_;  // they, and where slots begin
  std::vector<std::uint8_t> characters_;
};

// Slot names, separators and the macros $rise, $pair(a, b) that generated patterns use.
[[nodiscard]] match::CompileOptions fake_options();
// The program of a pattern that parses and compiles.
[[nodiscard]] match::Program fake_program(std::string const& pattern);

}  // namespace duizhang::test
