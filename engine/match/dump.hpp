// Programs and matches as text, for tests and `explain`.
#pragma once

#include <string>
#include <string_view>

#include "engine/match/compile.hpp"
#include "engine/match/program.hpp"
#include "engine/match/run.hpp"

namespace duizhang::match {

// An instruction a line, looks indented, then what is known of every match.
[[nodiscard]] std::string dump(Program const& program);

// One line: [0,12) "增长6%" alternative 2 value="6%" slots percent="6%"@value
[[nodiscard]] std::string dump(Program const& program, Match const& match, std::string_view text);

// One line: unknown_slot [3,7) in $rise used at [0,5): message (hint)
[[nodiscard]] std::string dump(CompileError const& error);

}  // namespace duizhang::match
