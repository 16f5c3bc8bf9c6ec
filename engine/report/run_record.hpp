// run.json: what claims and verdicts cannot say of a run. Which reports were read (one without a claim stands
// nowhere else), what was said while reading, and the rule set in brief.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/report/report.hpp"
#include "engine/report/rule_facts.hpp"

namespace duizhang::report {

// Piece by piece: there may be many reports.
void write_run_record(RunData const& run, std::function<void(std::string_view)> const& to);
[[nodiscard]] std::string write_run_record(RunData const& run);

}  // namespace duizhang::report
