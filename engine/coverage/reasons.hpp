// Which names hide a number for which reason: rules/coverage.yaml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/rule.hpp"
#include "engine/rule/yaml.hpp"

namespace duizhang::coverage {

// Why a number is in a claim, or in none. Every number of a text has exactly one.
enum class Reason {
  claim,      // the value of a claim
  words,      // part of the words of a claim: 22 of 22个断面水质优良率100%
  threshold,  // a size that is part of what is counted: 50亿元以上项目
  name,       // part of a name: 104国道, 4A级景区
  ordinal,    // 第十届, 第三产业
  numbering,  // 1. at the front of a line
  period,     // a date or a period: 2024年, 三年来
  duration,   // how long: 三天, 24小时
  lost,       // a rule wanted it, and gave way to another or to a condition of its own
  doubted,    // a rule made a claim of it, and a doubt left that out: rules/doubts.yaml
  bare,       // a number without a unit that no rule took
  unread,     // digits that are no quantity and no name
  no_rule,    // a quantity that no rule wanted
};
inline constexpr std::size_t reason_count = 13;
[[nodiscard]] std::string_view name(Reason reason);     // "no-rule"
[[nodiscard]] std::string_view meaning(Reason reason);  // in a few words

// Names, dates and numbering are no figures: what is left should be in claims.
[[nodiscard]] bool is_figure(Reason reason);
[[nodiscard]] inline bool in_claim(Reason reason) {
  return reason == Reason::claim || reason == Reason::words;
}

// Names whose reason is not the plain one, by the id of their rule.
using NameReasons = std::map<std::string, Reason, std::less<>>;

// From the `coverage:` parts of the rule files: threshold, ordinal and numbering, each a list of ids of
// names. An id that no name has is a diagnostic.
[[nodiscard]] NameReasons load_reasons(std::vector<rule::Node> const& nodes, rule::RuleSet const& rules);

}  // namespace duizhang::coverage
