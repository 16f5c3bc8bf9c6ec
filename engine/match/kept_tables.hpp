// What finds the candidates of a rule set, kept between runs for as long as not a byte of its files changes:
// words, cues and masks as they lie in memory.
#pragma once

#include <string_view>

#include "engine/match/compiled.hpp"
#include "engine/store/store.hpp"

namespace duizhang::match {

// Fills everything of `compiled` that does not hold programs, which are there and sorted. `folder` names the
// set's entry, `files` is a hash of all that it was read from. False: nothing is kept of these files, and
// `compiled` is as it was.
[[nodiscard]] bool take_tables(store::Store const& store, std::string_view folder, store::Key files,
                               CompiledRules& compiled);
void keep_tables(store::Store& store, std::string_view folder, store::Key files,
                 CompiledRules const& compiled);

}  // namespace duizhang::match
