// The first pass over a text: names, values, periods and quantities, in one walk. Every place is looked at
// once; what begins at a character is known from tables, so most characters cost one look into a bitmap.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/match/compiled.hpp"
#include "engine/match/run.hpp"
#include "engine/quantity/period.hpp"
#include "engine/quantity/quantity.hpp"

namespace duizhang::match {

// All ranges are bytes of the folded text.
struct NameMention {
  text::Range range;
  std::uint32_t rule = 0;
};

struct PeriodMention {
  text::Range range;
  std::uint32_t rule = 0;
  std::optional<quantity::Period> period;  // empty when it is relative and the year is unknown
};

struct Mentions {
  std::vector<NameMention> names;  // each of the three in text order
  std::vector<quantity::Quantity> quantities;
  std::vector<PeriodMention> periods;
};

// `characters` are those of the text, `flags` holds its stops (text::find_stops). `year` is what relative
// periods are resolved against; 0: unknown. Of several things at one place the longest counts, a name before
// a value before a period, all of them before a plain quantity.
[[nodiscard]] Mentions find_mentions(std::string_view text, text::Characters const& characters,
                                     std::span<std::uint8_t const> flags, int year,
                                     CompiledRules const& rules, Scratch& scratch);

}  // namespace duizhang::match
