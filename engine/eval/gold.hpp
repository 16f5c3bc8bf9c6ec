// Gold: the claims of a text as a person annotated them. The form is in docs/evaluation.md.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/diag/sink.hpp"

namespace duizhang::eval {

struct GoldClaim {
  std::size_t line = 0;  // of the gold file, from 1
  claim::Kind kind = claim::Kind::outcome;
  claim::Measure measure = claim::Measure::level;
  std::string quote;
  std::size_t start = 0, end = 0;  // code points of the text, half-open
  std::string indicator;           // as words
  std::string canonical;           // id, "" for an open-vocabulary indicator
  std::optional<text::Decimal> value, value_max;
  std::string unit;
  quantity::Bound bound = quantity::Bound::eq;
  quantity::Strength strength = quantity::Strength::none;
  std::string period;  // "2017", "2017/2021"
  bool annualised = false;
  bool headline = false;
};

// Code points [start, end) of the text that were annotated without a gap.
struct Zone {
  std::size_t start = 0, end = 0;
};

// One JSON object a line; empty lines are passed over. What a line lacks or says wrongly goes to `out`, with
// the line, and the line is left out.
[[nodiscard]] std::vector<GoldClaim> read_gold(std::string_view bytes, std::string const& path,
                                               std::string_view text, diag::Diagnostics& out);

// [[start, end], ...]
[[nodiscard]] std::vector<Zone> read_zones(std::string_view bytes, std::string const& path,
                                           diag::Diagnostics& out);

}  // namespace duizhang::eval
