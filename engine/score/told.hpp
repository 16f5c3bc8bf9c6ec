// What reports tell beside the answer itself: the figures a result is held against and the values that later
// reports give for the same year. Private to the scorer.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/link/link.hpp"
#include "engine/link/place.hpp"
#include "engine/score/policy.hpp"

namespace duizhang::score {

class Told {
 public:
  Told(std::vector<claim::Claim> const& claims, std::vector<document::ReportInfo> const& reports);

  // The policy's entry that says what a relative target is held against, or null.
  [[nodiscard]] static Comparator const* comparator_of(ScorePolicy const& policy, claim::Claim const& target);
  // The figures by that entry that a target's result can be held against, the one to use first.
  [[nodiscard]] std::vector<link::ClaimIndex> comparators(Comparator const& by, claim::Claim const& target,
                                                          claim::Claim const& answer) const;
  // The same number told again, and differently, by later reports of the place.
  [[nodiscard]] std::vector<link::ClaimIndex> vintages(claim::Claim const& answer) const;

  // The policy's entry for a target whose number another government sets, or null; by it, that government's
  // own target for the same indicator and time, when its report of the year is here.
  [[nodiscard]] static Assigned const* assigned_of(ScorePolicy const& policy, claim::Claim const& target);
  [[nodiscard]] std::optional<link::ClaimIndex> assigned(Assigned const& by,
                                                         claim::Claim const& target) const;

 private:
  [[nodiscard]] std::optional<link::ClaimIndex> growth(std::size_t report, std::string const& id,
                                                       quantity::Period const& period) const;
  [[nodiscard]] std::optional<std::size_t> report_above(document::Level level,
                                                        claim::Claim const& answer) const;
  [[nodiscard]] std::optional<link::ClaimIndex> set_by(std::size_t report, claim::Claim const& target) const;

  std::vector<claim::Claim> const& claims_;
  std::vector<document::ReportInfo> const& reports_;
  std::vector<link::Place> places_;
  std::map<std::pair<std::size_t, std::string>, std::vector<link::ClaimIndex>> by_report_;
  std::map<std::pair<std::size_t, std::string>, std::vector<link::ClaimIndex>> set_;  // targets
  std::map<std::pair<link::Place, std::string>, std::vector<link::ClaimIndex>> by_place_;
  std::map<std::pair<document::Level, int>, std::vector<std::size_t>> by_level_;
};

}  // namespace duizhang::score
