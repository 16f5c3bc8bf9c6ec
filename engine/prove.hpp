// The rules' own tests: every name, claim, link and score rule against the texts that stand beside it.
#pragma once

#include <cstddef>

#include "engine/diag/sink.hpp"
#include "engine/pipeline.hpp"

namespace duizhang {

struct Proof {
  std::size_t tests = 0;
  std::size_t failed = 0;
};

// Each test that does not hold is R010 at its place, saying only what differs.
Proof prove_rules(Rules const& rules, diag::Diagnostics& out);

}  // namespace duizhang
