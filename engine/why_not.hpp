// Why a rule does not find something in a text: the nearest miss, the element of the pattern that failed, and
// what stands in the text instead.
#pragma once

#include <optional>
#include <string>

#include "engine/fragment.hpp"

namespace duizhang {

struct WhyNotQuestion {
  std::string text;
  std::string rule;  // id of a claim rule; "" for the rule that came nearest
  document::Role section = document::Role::review;
  int year = fragment_year;
};

// As a person reads it, with one caret in the pattern and one in the text. Empty when no rule has that id.
[[nodiscard]] std::optional<std::string> why_not(Rules const& rules, WhyNotQuestion const& question,
                                                 bool color = false);

}  // namespace duizhang
