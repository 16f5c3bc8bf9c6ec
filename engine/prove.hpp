// The rules' own tests: every name, claim, link and score rule against the texts that stand beside it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/pipeline.hpp"

namespace duizhang {

// One test that was run.
struct TestResult {
  std::string rule;     // id; "link" and "score" for the cases of those files
  std::string text;     // what it was run on, or which case it is
  text::Span span{};    // of the test
  std::string failure;  // "" when it holds
};

struct Proof {
  std::vector<TestResult> results;  // in the order they were run
  std::size_t tests = 0;
  std::size_t failed = 0;
};

// Each test that does not hold is R010, saying only what differs, at the value that was expected.
Proof prove_rules(Rules const& rules, diag::Diagnostics& out);

// A claim rule's test as it runs: the document, what was scanned in it, and the claims that came of it.
struct TestRun {
  document::Document document;
  match::Scan scan;
  std::vector<claim::Claim> claims;
};
[[nodiscard]] TestRun run_test(Rules const& rules, match::CompiledRules const& compiled,
                               rule::RuleTest const& test, match::ScanScratch& scratch);

}  // namespace duizhang
