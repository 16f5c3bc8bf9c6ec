// The link of the first target among claims of hand-made reports, by the shipped rules.
#pragma once

#include <vector>

#include "engine/link/linker.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/shipped_rules.hpp"

namespace duizhang::test {

inline std::vector<document::ReportInfo> two_years() { return {make_report(2020), make_report(2021)}; }

inline link::Link first_link(std::vector<claim::Claim> const& claims,
                             std::vector<document::ReportInfo> const& reports = two_years()) {
  auto const& rules = shipped();
  return link::link_claims(claims, reports, rules.link, rules.indicators(), rules.units()).front();
}

}  // namespace duizhang::test
