// How often each rule fires over a folder of reports, and which never do.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/pipeline.hpp"

namespace duizhang {

struct RuleCount {
  std::string id;
  std::string kind;          // claim, name or period
  std::size_t found = 0;     // matches that won
  std::size_t gave_way = 0;  // claim rules: matches that lost to another rule
  std::size_t refused = 0;   // claim rules: matches that a condition refused
};

// Of every claim, name and period rule, in the order of the files. Reports that cannot be read go to `out`.
[[nodiscard]] std::vector<RuleCount> count_rules(Rules const& rules, std::vector<std::string> const& files,
                                                 ReadOptions const& reading, diag::Diagnostics& out);

// A table, then the rules that never fired, by name.
[[nodiscard]] std::string describe(std::vector<RuleCount> const& counts, std::size_t reports);

}  // namespace duizhang
