// The JSON Schema of rule files, for editors.
#pragma once

#include <string>

#include "engine/rule/shape.hpp"

namespace duizhang {

// JSON of draft-07, which yaml-language-server reads. `shape` was learned from rule files that use
// everything.
[[nodiscard]] std::string rule_schema(rule::Shape const& shape);

}  // namespace duizhang
