// Numbers whose unit stands elsewhere: behind the last of a list (3、5和8家), in a bracket before the number
// (投资（亿元）35.6) or in a heading of a table (单位：亿元).
#pragma once

#include <string_view>

#include "engine/match/lexical.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::match {

// Gives such numbers of the folded text their unit; their places stay.
void find_units_elsewhere(std::string_view text, rule::RuleSet const& rules, Mentions& mentions);

}  // namespace duizhang::match
