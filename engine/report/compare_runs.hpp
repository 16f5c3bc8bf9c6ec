// What changed between two runs, and through what: other rules, other reports, or another text of the same
// report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/report/read_run.hpp"

namespace duizhang::report {

struct VerdictChange {
  std::optional<std::size_t> before, after;  // indexes into the verdicts of the two runs; one may be missing
  std::vector<std::string> causes;  // "rule rate.growth -> rate.rise", "now searched: qingxi-2025.txt"
};

// Pairs the verdicts of two runs: by id; then by the place in the same text; then, where the text of a report
// is another, by place, year, indicator, measure and number. Only those that differ in status, result or
// number, or have no counterpart; in the order of `before`, new ones behind in theirs.
[[nodiscard]] std::vector<VerdictChange> compare_runs(StoredRun const& before, StoredRun const& after);

// A line a change and one with the counts at the end.
[[nodiscard]] std::string write_changes(std::vector<VerdictChange> const& changes, StoredRun const& before,
                                        StoredRun const& after, Labels const& labels, Language language);

}  // namespace duizhang::report
