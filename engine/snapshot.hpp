// The claims of a folder of reports, kept as text, so that an edit of the rules can be seen as a diff.
#pragma once

#include <string>
#include <string_view>

#include "engine/pipeline.hpp"

namespace duizhang {

// One line a claim: report, place, rule, and what it says; in the order of the reports, then of the text.
[[nodiscard]] std::string take_snapshot(Extraction const& extraction);

struct SnapshotDiff {
  std::string text;  // the claims that went, came and changed, then the counts of the rules that differ
  bool differs = false;
};

// `before` and `now` are snapshots. A claim at the same place of the same report is the same claim; what else
// is different about it is named field by field.
[[nodiscard]] SnapshotDiff compare_snapshots(std::string_view before, std::string_view now);

}  // namespace duizhang
