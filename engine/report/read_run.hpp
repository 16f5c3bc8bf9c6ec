// A run read back from its files, so that pages are made of what anyone can open and of nothing else.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/report/report.hpp"
#include "engine/report/rule_facts.hpp"
#include "engine/report/stored_rows.hpp"

namespace duizhang::report {

// The tables that everything else is made of, in this order.
inline constexpr std::string_view claims_name = "claims.ndjson", verdicts_name = "verdicts.ndjson",
                                  record_name = "run.json";

// Of claims and verdicts only where they stand is in memory.
struct StoredRun {
  std::vector<document::ReportInfo> reports;
  std::vector<ClaimCounts> counts;  // of each report
  std::unique_ptr<StoredClaims> claims;
  std::unique_ptr<StoredVerdicts> verdicts;
  std::vector<std::string> diagnostics;
  RuleFacts facts;
  rule::IndicatorTable indicators;

  // The run must outlive it.
  [[nodiscard]] RunData data(Labels const& labels) const;
  // Of what was written to the disk and could not be read again, as errno; 0 when all could.
  [[nodiscard]] int error() const;
};

// Reads claims.ndjson, verdicts.ndjson and run.json of a folder line by line; without a run.json the reports
// are those that the claims name. A line that cannot be read is an U003 diagnostic with `shown`, file and
// line, and the result is empty. `scratch`: a folder on whose disk what was read may lie.
[[nodiscard]] std::optional<StoredRun> read_run(std::filesystem::path const& folder, std::string const& shown,
                                                std::filesystem::path const& scratch, diag::Diagnostics& out);

// Which of the three tables `folder` holds; empty, with a diagnostic, when one that is needed cannot be read.
[[nodiscard]] std::optional<std::vector<std::string>> tables_in(std::string const& folder,
                                                                diag::Diagnostics& out);

}  // namespace duizhang::report
