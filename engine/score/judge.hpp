// The table of verdicts.md: one number against one bound. Pure arithmetic, no words.
#pragma once

#include <optional>

#include "engine/quantity/quantity.hpp"
#include "engine/text/decimal.hpp"

namespace duizhang::score {

// What is asked, all numbers in one unit.
struct Question {
  quantity::Bound bound = quantity::Bound::eq;  // never relative
  text::Decimal value;                          // the target; of a range the first number
  std::optional<text::Decimal> value_max;
  text::Decimal result;
  int direction = 1;        // s: +1, -1 or 0
  text::Decimal tolerance;  // τ of approx
  int beyond_steps = 1;
  bool decrease = false;  // the target is a decrease: bounds and directions speak of its size
};

enum class Mark { beyond_up, beyond_down, met, mostly_met, missed };

struct Judgement {
  Mark mark = Mark::missed;
  text::Decimal gap;       // positive on the good side: s(x - reference)
  text::Decimal tau_star;  // the smallest 左右 that would make it met; not above 0 when it is met
  text::Decimal step;      // past the target by this much is beyond it
};

// Empty only when the arithmetic needs more than 18 digits.
[[nodiscard]] std::optional<Judgement> judge(Question const& question);

}  // namespace duizhang::score
