// What is legal in a rule folder and still not meant: branches nobody reaches, rules that never win or never
// match, patterns that are slow. All are warnings with a place.
#pragma once

#include "engine/diag/sink.hpp"
#include "engine/pipeline.hpp"

namespace duizhang {

// P011 a branch that cannot be reached, P012 a pattern that nothing can match, P013 a slow pattern, R025 a
// rule that another one shadows. Unused captures and macros, missing tests and directions are said when rules
// load.
void lint_rules(Rules const& rules, diag::Diagnostics& out);

}  // namespace duizhang
