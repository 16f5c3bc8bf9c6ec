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

struct Verdict {
  std::string id;  // "v-" and 12 hexadecimal digits of the target claim's id
  link::Link link;
  std::optional<link::ClaimIndex> outcome;  // the answer that was scored
  Status status = Status::unreported;
  Disclosure disclosure = Disclosure::not_reported;
  std::optional<text::Decimal> gap;         // s(x - reference) in the target's printed unit
  std::optional<text::Decimal> completion;  // x / T for levels and counts only
  std::optional<text::Decimal> tau_star;    // the smallest 左右 that would make it met: s(v - x)
  bool robust = true;                       // every declared reading gives the same status
  std::vector<std::string> flips;           // the readings that do not, with what they give
  std::string reason;                       // one English sentence with the numbers in it
  std::string reason_zh;                    // the same in Chinese
  std::string policy;                       // id of the score rule applied
  std::string disagrees;        // the report's own sentence where it says otherwise than the numbers
  bool scored_headline = true;  // false: an aim on its own, outside the headline denominator
};

}  // namespace duizhang::score
