#include "engine/score/judge.hpp"

#include <algorithm>
#include <utility>

namespace duizhang::score {

namespace {

using quantity::Bound;
using text::Decimal;

// The numbers as they are compared: of a decrease the sizes, with the direction turned with them.
struct Frame {
  Decimal low;   // the value, or the lower end of a range
  Decimal high;  // the value again, or the upper end
  Decimal x;
  int s = 1;
};

Frame frame_of(Question const& asked) {
  auto high = asked.value_max.value_or(asked.value);
  if (!asked.decrease)
    return {std::min(asked.value, high), std::max(asked.value, high), asked.result, asked.direction};
  auto a = -asked.value, b = -high;
  return {std::min(a, b), std::max(a, b), -asked.result, -asked.direction};
}

// Which way is good under this bound: at least is up, at most is down, whatever the indicator.
int side_of(Bound bound, int s) {
  switch (bound) {
    case Bound::ge:
    case Bound::gt:
      return 1;
    case Bound::le:
    case Bound::lt:
      return -1;
    case Bound::eq:
    case Bound::approx:
    case Bound::range:
    case Bound::relative:
      return s;
  }
  return s;
}

// The end of the target that has to be reached.
Decimal reference_of(Frame const& frame, int side) {
  if (side > 0) return frame.low;
  if (side < 0) return frame.high;
  return frame.x < frame.low ? frame.low : frame.x > frame.high ? frame.high : frame.x;
}

// The end past which it is more than promised.
Decimal far_end(Frame const& frame, int side) { return side > 0 ? frame.high : frame.low; }

// One printed step: the finer of the two prints.
Decimal step_of(Question const& asked) { return {1, std::max(asked.value.scale(), asked.result.scale())}; }

Mark mark_two_sided(Question const& asked, Frame const& frame, Decimal off) {
  if (asked.bound == Bound::range) return off == Decimal(0) ? Mark::met : Mark::missed;
  if (asked.bound == Bound::approx) return off.abs() <= asked.tolerance ? Mark::met : Mark::missed;
  // Equal as printed: 4.02 is 4 when the target shows no decimals.
  auto rounded = frame.x.divided_by(1, frame.low.scale());
  return rounded && *rounded == frame.low ? Mark::met : Mark::missed;
}

}  // namespace

std::optional<Judgement> judge(Question const& asked) {
  auto frame = frame_of(asked);
  int side = side_of(asked.bound, frame.s);
  auto signed_difference = [side](Decimal x, Decimal from) {
    auto difference = x.minus(from);
    return difference && side < 0 ? std::optional(-*difference) : difference;
  };
  // Two-sided: how far outside the target, 0 inside; a bare number is its own range.
  auto gap = signed_difference(
      frame.x, asked.bound == Bound::range || side != 0 ? reference_of(frame, side) : frame.low);
  auto past = signed_difference(frame.x, far_end(frame, side));
  auto step = step_of(asked).times(asked.beyond_steps);
  if (!gap || !past || !step) return std::nullopt;
  Judgement out;
  out.gap = *gap;
  out.step = *step;
  out.tau_star = side == 0 ? gap->abs() : -*gap;
  if (side == 0) {
    out.mark = mark_two_sided(asked, frame, *gap);
    return out;
  }
  auto zero = Decimal(0);
  bool open = asked.bound == Bound::gt || asked.bound == Bound::lt;
  bool approx = asked.bound == Bound::approx;
  bool met = open ? *gap > zero : *gap >= zero;
  bool beyond = approx ? *gap > asked.tolerance : met && *past >= *step;
  if (beyond)
    out.mark = side > 0 ? Mark::beyond_up : Mark::beyond_down;
  else if (met)
    out.mark = Mark::met;
  else if (approx && *gap >= -asked.tolerance)
    out.mark = Mark::mostly_met;
  else
    out.mark = Mark::missed;
  return out;
}

}  // namespace duizhang::score
