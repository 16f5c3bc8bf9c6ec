// The second opinion: a slow, obvious backtracking matcher straight over the tree.
#pragma once

#include <optional>

#include "engine/match/compile.hpp"
#include "engine/match/run.hpp"
#include "grammar/pattern.hpp"

namespace duizhang::test {

struct Opinion {
  bool gave_up = false;  // it needed more than its budget of steps
  std::optional<match::Match> match;
};

// What run() should say. Capture names are looked up in `program` only to number them alike.
[[nodiscard]] Opinion second_opinion(grammar::Pattern const& pattern, match::CompileOptions const& options,
                                     match::Program const& program, match::TextView const& view,
                                     std::uint32_t start);

}  // namespace duizhang::test
