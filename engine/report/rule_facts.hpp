// What the pages say of the rule set that made them: the methods page is written from this and nothing else.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "engine/rule/rule.hpp"
#include "engine/score/policy.hpp"

namespace duizhang::report {

struct IndicatorFact {
  std::string id, zh, en;
  std::string direction;  // "up", "down", "two-sided"
  std::string tolerance;  // τ of 左右 of its own, "" for the unit's
};

struct ClaimRuleFact {
  std::string id, about;
  std::size_t tests = 0;
};

struct ReadingFact {
  std::string indicator;
  std::vector<std::string> directions;
};

struct RuleFacts {
  std::string version;  // 12 hexadecimal digits of all rule files; "" when nothing is known
  std::vector<IndicatorFact> indicators;
  std::vector<ClaimRuleFact> claim_rules;
  std::vector<std::pair<std::string, std::string>> tolerances;  // unit → τ
  std::vector<ReadingFact> readings;                            // other directions that readers defend
  std::vector<std::string> down_words;                          // open vocabulary: less is better
  std::size_t beyond_steps = 1;
  std::size_t score_tests = 0;
};

[[nodiscard]] RuleFacts rule_facts(rule::RuleSet const& rules, score::ScorePolicy const& policy);

// The table that the indicators were taken from, without their words.
[[nodiscard]] rule::IndicatorTable indicator_table(RuleFacts const& facts);

}  // namespace duizhang::report
