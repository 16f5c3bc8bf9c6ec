// Claims and verdicts as NDJSON, as docs of the contract say: one object a line, keys in a fixed order.
//
// Decimals are JSON numbers with their own digits (773.22), whole ones without a point; what is absent is
// null. After the contract's keys stand the engine's own; readers must skip keys they do not know.
#pragma once

#include <string>

#include "engine/report/report.hpp"

namespace duizhang::report {

// One line each, without its newline.
[[nodiscard]] std::string claim_json(claim::Claim const& claim, RunData const& run);
[[nodiscard]] std::string verdict_json(score::Verdict const& verdict, RunData const& run);

// The claims of one report, a newline after each.
[[nodiscard]] std::string write_claims(document::ReportInfo const& report,
                                       std::vector<claim::Claim> const& claims);

// All claims in their order, all verdicts in theirs; a newline after each.
[[nodiscard]] std::string write_claims(RunData const& run);
[[nodiscard]] std::string write_verdicts(RunData const& run);

}  // namespace duizhang::report
