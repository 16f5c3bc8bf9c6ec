// The results of rule tests as JUnit XML, which build servers read.
#pragma once

#include <string>

#include "engine/prove.hpp"

namespace duizhang {

// One suite a rule, one case a test; no time and no host, so that the same results give the same bytes.
[[nodiscard]] std::string junit_of(Proof const& proof, text::SourceMap const& sources);

}  // namespace duizhang
