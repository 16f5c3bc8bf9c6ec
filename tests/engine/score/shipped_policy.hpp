// The shipped score policy beside the shipped rules.
#pragma once

#include "engine/score/policy.hpp"
#include "tests/support/shipped_rules.hpp"

namespace duizhang::test {

inline score::ScorePolicy const& shipped_policy() {
  static score::ScorePolicy const policy =
      score::load_score_policy(shipped().rules.others["score"], shipped().indicators());
  return policy;
}

}  // namespace duizhang::test
