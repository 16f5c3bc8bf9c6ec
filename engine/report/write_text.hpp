// One verdict in plain sentences, for `duizhang explain v-…`.
#pragma once

#include <string>

#include "engine/report/report.hpp"

namespace duizhang::report {

// Target and its quote, rule, period, what was searched, the result, what was turned down and why, the
// verdict and its other readings; a fact a line. The walk back into the rule itself is engine/explain's.
[[nodiscard]] std::string explain_verdict(score::Verdict const& verdict, RunData const& run,
                                          Language language);

}  // namespace duizhang::report
