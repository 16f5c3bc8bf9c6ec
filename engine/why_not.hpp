// Why a rule does not find something in a text: the nearest miss, the element of the pattern that failed, and
// what stands in the text instead.
#pragma once

#include <optional>
#include <string>

#include "engine/fragment.hpp"
#include "engine/report/labels.hpp"

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

// Why a result does not answer a target, or does: two sentences, of a plan and of the review a year later.
struct AnswerQuestion {
  std::string target;
  std::string result;
  int year = fragment_year;  // of the plan
};

// For every target in the first text: what linking and scoring make of it with the second as the whole report
// that is due, as `explain` says it of a verdict; then, of each result that does not answer, the weights of the
// link rules one by one and the threshold it is held against, with its place in the rules.
[[nodiscard]] std::string why_no_answer(Rules const& rules, AnswerQuestion const& question,
                                        report::Language language, bool color = false);

}  // namespace duizhang
