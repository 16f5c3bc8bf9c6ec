// A rule set as a page for readers, and as a list.
#pragma once

#include <string>

#include "engine/pipeline.hpp"

namespace duizhang {

// One line a rule: kind, priority, tests, place, id and what it is about; in the order of the files.
[[nodiscard]] std::string list_rules(Rules const& rules);

// Markdown: every claim rule with its pattern, conditions, what it claims and what its tests show; then
// names, periods and values. `folder` is left off the file names.
[[nodiscard]] std::string document_rules(Rules const& rules, std::string const& folder);

}  // namespace duizhang
