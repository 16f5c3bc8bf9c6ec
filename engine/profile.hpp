// What a run cost, stage by stage and rule by rule, as a table and as JSON.
#pragma once

#include <string>

#include "engine/pipeline.hpp"

namespace duizhang {

// For people: stages, then the dearest rules. Times of several threads are added up.
[[nodiscard]] std::string profile_table(match::Profile const& profile, Rules const& rules);

// One object: documents, bytes, claims, stages [{name, count, nanoseconds}], rules [{rule, kind, tried,
// matched, won, steps, nanoseconds}], the dearest first; of rules only those that were tried.
[[nodiscard]] std::string profile_json(match::Profile const& profile, Rules const& rules);

}  // namespace duizhang
