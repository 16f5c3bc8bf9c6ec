// What answers a target: the claims of the next report of the same jurisdiction that speak of the same thing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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
  std::string why;      // "other unit: 万亩 cannot be held against 个"
  double likeness = 0;  // 0 to 1; 1 for the same canonical indicator
};

// Whether the report that must answer stands in the set.
enum class Due {
  held,     // it does, and was searched
  missing,  // it does not, though its time has come (未取得报告)
  later     // the target's period ends after the latest report (未到期)
};

struct Link {
  ClaimIndex target = 0;
  std::vector<ClaimIndex> answers;  // best first; empty when nothing answers
  std::vector<ClaimIndex>
      statements;  // sentences without a figure that speak of the target (自报完成, 尚有差距)
  Comparability comparability = Comparability::undefined;  // of the best answer
  std::string how;                                         // the link rule's id
  std::string comparability_reason;                        // why it is not `same`
  std::string comparability_reason_zh;
  double likeness = 0;                // of the best answer
  std::vector<Candidate> candidates;  // turned down, nearest first
  std::vector<ReportIndex> searched;  // the reports that were searched: the proof behind `unreported`

  Due due = Due::held;
  int due_year = 0;                  // the year of the report that must answer
  bool partial = false;              // every report searched is an excerpt: silence proves nothing
  std::vector<ClaimIndex> progress;  // values told before the target was due, latest first
  std::vector<ClaimIndex> general;   // assurances about the targets as a whole: context, never an answer
  std::optional<ClaimIndex> base;    // the earlier level from which the answer's growth is derived
  std::string promised_stage;        // word of a project stage, set with reported_stage when the answer
  std::string reported_stage;        // stands at a lower stage than promised (建成 / 开工), else ""
};

}  // namespace duizhang::link
