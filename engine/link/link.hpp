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
[[nodiscard]] std::optional<Comparability> comparability_named(std::string_view word);

// A result that was considered and turned down, with the reason in words.
struct Candidate {
  ClaimIndex claim = 0;
  std::string why;      // "other unit: 万亩 cannot be held against 个"
  double likeness = 0;  // 0 to 1; 1 for the same canonical indicator
  std::string why_zh = {};
};

// The targets a target stands beside: of the next year, of the places above, of another tier. Nothing here
// changes a status; it says what became of the number itself.
struct Companions {
  bool next_held = false;          // the place's next plan is in the set, whole
  std::optional<ClaimIndex> next;  // what it sets for the same, in the same measure and unit
  std::optional<ClaimIndex>
      echoed;  // what it says of it otherwise: another measure, or words without a number
  std::vector<ClaimIndex>
      superiors;  // targets of the places above for the same indicator and time, nation first
  std::vector<ClaimIndex> restated;  // other values set for the same time, by the year of the report
  std::optional<ClaimIndex> tier;    // of 力争8%: the base target 确保7.5%; of that: the stretch
  std::optional<ClaimIndex> start;   // of a goal over several years: the value before its first year
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
  double threshold = 0;               // the likeness it needed; 0 for a canonical indicator
  std::vector<Candidate> candidates;  // turned down, nearest first
  std::vector<ReportIndex> searched;  // the reports that were searched: the proof behind `unreported`

  Due due = Due::held;
  int due_year = 0;                      // the year of the report that must answer
  bool partial = false;                  // every report searched is an excerpt: silence proves nothing
  std::vector<ClaimIndex> progress;      // values told before the target was due, latest first
  std::vector<ClaimIndex> general;       // assurances about the targets as a whole: context, never an answer
  std::optional<ClaimIndex> told_stage;  // without an answer: the sentence that tells the project's stage
  std::optional<ClaimIndex> base;        // the earlier level from which the answer's growth is derived
  std::string promised_stage;  // word of a project stage the target names or must reach (建成), else ""
  std::string reported_stage;  // that of the answer, without one of told_stage; else ""
  std::string narrower;        // the answer counts a narrower class than was asked (省级), else ""
  int promised_rank = 0;       // both as ranks of the link rules' stages, else 0
  int reported_rank = 0;
  Companions beside;

  // 开工 where 建成 was promised.
  [[nodiscard]] bool below_stage() const { return reported_rank > 0 && reported_rank < promised_rank; }
};

}  // namespace duizhang::link
