// Which branches of the rules' patterns the rules' own tests have taken.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/pipeline.hpp"

namespace duizhang {

struct Coverage {
  struct Branch {
    std::string rule;   // id
    text::Span span{};  // of the branch in its pattern
  };
  std::size_t branches = 0;         // written in the patterns of claim rules; those of macros are not counted
  std::vector<Branch> never_taken;  // in the order of the rules, then of the patterns
};

[[nodiscard]] Coverage measure_coverage(Rules const& rules);

// A line for each branch never taken, then how many of all were.
[[nodiscard]] std::string describe(Coverage const& coverage, Rules const& rules);

}  // namespace duizhang
