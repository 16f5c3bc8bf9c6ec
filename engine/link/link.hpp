// What answers a target: the claims of the next report of the same jurisdiction that speak of the same thing.
#pragma once

#include <string>
#include <vector>

#include "engine/claim/claim.hpp"

namespace duizhang::link {

using ClaimIndex = std::size_t;   // into the claims of the run
using ReportIndex = std::size_t;  // into the reports of the run

// How far a target's and a result's numbers may be held against each other (verdicts.md, Comparability).
enum class Comparability { same, convertible, different_basis, different_scope, different_period, undefined };
[[nodiscard]] std::string_view name(Comparability comparability);

// A result that was considered and turned down, with the reason in words.
struct Candidate {
  ClaimIndex claim = 0;
  std::string why;     // "other unit: 万亩 cannot be held against 个"
  double likeness = 0;  // 0 to 1; 1 for the same canonical indicator
};

struct Link {
  ClaimIndex target = 0;
  std::vector<ClaimIndex> answers;     // best first; empty when nothing answers
  std::vector<ClaimIndex> statements;  // sentences without a figure that speak of the target (自报完成, 尚有差距)
  Comparability comparability = Comparability::undefined;  // of the best answer
  std::string how;                     // the link rule's id
  std::string comparability_reason;    // why it is not `same`
  double likeness = 0;                 // of the best answer
  std::vector<Candidate> candidates;   // turned down, nearest first
  std::vector<ReportIndex> searched;   // the reports that were searched: the proof behind `unreported`
};

}  // namespace duizhang::link
