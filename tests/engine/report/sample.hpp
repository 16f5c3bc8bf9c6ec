// A run made by hand for the report tests: three places of different levels, two years each, every status at
// least once, and text that wants to be markup. All names, figures and sentences are invented.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "engine/report/report.hpp"

namespace duizhang::report::test {

struct Sample {
  std::vector<document::ReportInfo> reports;
  std::vector<claim::Claim> claims;
  std::vector<score::Verdict> verdicts;
  std::vector<std::string> diagnostics;
  rule::IndicatorTable indicators;

  // The sample must outlive it.
  [[nodiscard]] RunData run() const;
};

[[nodiscard]] Sample make_sample();

}  // namespace duizhang::report::test
