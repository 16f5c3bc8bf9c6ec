// Claims -> links: which results of the next report of the same jurisdiction answer which target.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/link/link.hpp"
#include "engine/link/rules.hpp"
#include "engine/quantity/unit.hpp"
#include "engine/rule/indicator.hpp"

namespace duizhang::link {

// What the linking took; for tests and benchmarks.
struct LinkCost {
  std::size_t comparisons = 0;  // pairs of a target and a result that were compared
};

// One link for every target and milestone, in claim order. Reports of different jurisdictions are never
// linked: the same code, else the same name; a report without either is linked to nothing. `beside`, of each
// report: true where it only stands beside the others, as one of a place above, and its own targets get no
// link; {} for none of them.
[[nodiscard]] std::vector<Link> link_claims(std::vector<claim::Claim> const& claims,
                                            std::vector<document::ReportInfo> const& reports,
                                            LinkRules const& rules, rule::IndicatorTable const& indicators,
                                            quantity::UnitTable const& units, LinkCost* cost = nullptr,
                                            std::vector<bool> const& beside = {});

// What the likeness of one target and one result is made of, for those who ask why they are not linked.
struct Weighing {
  struct Part {
    std::string_view weight;  // its key under `weights` of the link rules; "words" for what the words share
    double value = 0;         // below 0: taken off
  };
  std::vector<Part> parts;          // those that counted
  std::vector<std::string> shared;  // pairs of characters that the words of both have, as they are compared
  double likeness = 0;              // their sum, brought to 0 to 1
  std::string_view
      threshold;  // the key under `thresholds` that it is held against; "" when turned down before
  double needed = 0;
  std::string why;  // why turned down, or not comparable; "" for neither
};

// Weighs a target against a result by their words, as if neither had a canonical indicator and there were no
// others.
[[nodiscard]] Weighing weigh_pair(std::vector<claim::Claim> const& claims,
                                  std::vector<document::ReportInfo> const& reports, LinkRules const& rules,
                                  rule::IndicatorTable const& indicators, quantity::UnitTable const& units,
                                  ClaimIndex target, ClaimIndex outcome);

}  // namespace duizhang::link
