// A run read back from its files, so that pages are made of what anyone can open and of nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/report/report.hpp"
#include "engine/report/rule_facts.hpp"

namespace duizhang::report {

struct StoredRun {
  std::vector<document::ReportInfo> reports;
  std::vector<claim::Claim> claims;
  std::vector<score::Verdict> verdicts;
  std::vector<std::string> diagnostics;
  RuleFacts facts;
  rule::IndicatorTable indicators;

  // The run must outlive it.
  [[nodiscard]] RunData data(Labels const& labels) const;
};

// The bytes of claims.ndjson, verdicts.ndjson and run.json; "" for a run.json that is not there, then the
// reports are those that the claims name. A line that cannot be read is an U003 diagnostic with `folder`,
// file and line, and the result is empty.
struct RunFiles {
  std::string claims, verdicts, record;
};
[[nodiscard]] std::optional<StoredRun> read_run(RunFiles const& files, std::string const& folder,
                                                diag::Diagnostics& out);

// The three files of a folder that `run` wrote; empty, with a diagnostic, when one that is needed is missing.
[[nodiscard]] std::optional<RunFiles> read_run_files(std::string const& folder, diag::Diagnostics& out);

}  // namespace duizhang::report
