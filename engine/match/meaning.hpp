// What the lexical matches mean: a period's days, a value's quantity.
#pragma once

#include <optional>
#include <string_view>

#include "engine/match/run.hpp"
#include "engine/quantity/period.hpp"
#include "engine/quantity/read.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::match {

// Against the report's year; empty when that is 0 and the period is relative, or when its years make no
// sense (before 1900, after 2200, first after last, no such month or day).
[[nodiscard]] std::optional<quantity::Period> resolve_period(rule::PeriodRule const& rule,
                                                             Program const& program, Match const& match,
                                                             std::string_view text, int report_year);

// Empty when the number of the value cannot be read.
[[nodiscard]] std::optional<quantity::Quantity> read_value(rule::ValueRule const& rule,
                                                           Program const& program, Match const& match,
                                                           std::string_view text,
                                                           quantity::Vocabulary const& words);

}  // namespace duizhang::match
