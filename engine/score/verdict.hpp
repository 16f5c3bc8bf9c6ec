// What became of a target, by the definitions of docs/verdicts.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/link/link.hpp"
#include "engine/text/decimal.hpp"

namespace duizhang::score {

enum class Status {
  exceeded,
  better,
  met,
  mostly_met,
  missed,
  claimed,
  admitted,
  unreported,
  incomparable,
  source_missing,
  not_due,
  in_progress,
  qualitative
};
enum class Disclosure {
  reported_value,
  reported_claim,
  admitted,
  reported_other_measure,
  not_reported,
  source_missing,
  not_due
};
[[nodiscard]] std::string_view name(Status status);
[[nodiscard]] std::string_view name(Disclosure disclosure);
[[nodiscard]] std::optional<Status> status_named(std::string_view word);
[[nodiscard]] std::optional<Disclosure> disclosure_named(std::string_view word);

// Progress against time (序时进度; of goals over several years 快于预期, 基本符合预期, 滞后).
enum class Pace { ahead, on_track, behind };
[[nodiscard]] std::string_view name(Pace pace);
[[nodiscard]] std::optional<Pace> pace_named(std::string_view word);
struct Progress {
  text::Decimal share;    // p = (x - B) / (T - B), B the base or 0
  text::Decimal elapsed;  // f, the share of the time that has passed
  Pace pace = Pace::on_track;
  std::optional<link::ClaimIndex> base;  // the claim B stands in
};

// Another defensible way to read the same two sentences, and what it gives.
enum class ReadingKind { tolerance, direction, comparator, vintage };
[[nodiscard]] std::string_view name(ReadingKind kind);
[[nodiscard]] std::optional<ReadingKind> reading_named(std::string_view word);
struct Reading {
  ReadingKind kind = ReadingKind::tolerance;
  Status status = Status::met;
  bool flips = false;  // the target is reached under one of both readings only
  std::string words;   // "without tolerance: missed"
  std::string words_zh;
  std::optional<link::ClaimIndex> claim;  // the comparator or the restated result it goes by
};

// What the verdict was computed from, all numbers in the target's unit: enough to compute it again.
struct Arithmetic {
  text::Decimal x;
  std::optional<text::Decimal> low;  // the target; of a range the first number; empty for a relative one
  std::optional<text::Decimal> high;
  std::string_view bound;  // as in claims; "relative" with a relation
  std::string_view relation;
  std::optional<text::Decimal> comparator;
  int direction = 1;
  text::Decimal tolerance;
  text::Decimal step;  // past the target by this much is beyond it
  bool decrease = false;
};

// What became of the number itself in later plans (未再提出, 已调整).
enum class Change { none, dropped, revised };
[[nodiscard]] std::string_view name(Change change);
[[nodiscard]] std::optional<Change> change_named(std::string_view word);

// Own target against a superior's for the same indicator and time (层层加码), in the target's unit.
struct Amplification {
  link::ClaimIndex superior = 0;
  text::Decimal by;  // own target - superior's
};

struct Verdict {
  std::string id;  // "v-" and 12 hexadecimal digits of the target claim's id
  link::Link link;
  std::optional<link::ClaimIndex> outcome;  // the answer that was scored
  Status status = Status::unreported;
  Disclosure disclosure = Disclosure::not_reported;
  std::optional<text::Decimal> gap;            // s(x - reference) in the target's printed unit
  std::optional<text::Decimal> completion;     // x / T for levels and counts only
  std::optional<text::Decimal> tau_star;       // the smallest 左右 that would make it met: s(v - x)
  bool robust = true;                          // every declared reading gives the same status
  std::vector<std::string> flips;              // the readings that do not, with what they give
  std::vector<std::string> flips_zh;           // the same in Chinese, in the same order
  std::vector<Reading> readings;               // all that were tried, those that agree as well
  std::optional<Arithmetic> arithmetic;        // of every numeric verdict
  std::optional<Progress> progress;            // of in_progress, where a share can be told
  std::optional<link::ClaimIndex> comparator;  // of relative targets: what the result was held against
  std::string reason;                          // one English sentence with the numbers in it
  std::string reason_zh;                       // the same in Chinese
  std::string policy;                          // id of the score rule applied
  std::vector<std::string> settings;           // what of the score policy decided, as in ScorePolicy::places
  std::string disagrees;  // the report's own sentence where it says otherwise than the numbers
  std::optional<link::ClaimIndex> disagrees_claim;  // the statement it stands in
  Change change = Change::none;
  std::optional<link::ClaimIndex> turned_to_words;  // the next plan's words for it, without a number
  std::optional<text::Decimal> ratchet;             // next plan's target - this one (棘轮)
  std::vector<Amplification> amplification;         // nation first
  bool scored_headline = true;  // false: an aim on its own, outside the headline denominator
};

}  // namespace duizhang::score
