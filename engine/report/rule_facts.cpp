#include "engine/report/rule_facts.hpp"

#include <algorithm>

namespace duizhang::report {
namespace {

std::string direction_name(rule::Direction direction) {
  switch (direction) {
    case rule::Direction::up:
      return "up";
    case rule::Direction::down:
      return "down";
    case rule::Direction::two_sided:
      break;
  }
  return "two-sided";
}

}  // namespace

RuleFacts rule_facts(rule::RuleSet const& rules, score::ScorePolicy const& policy) {
  RuleFacts out;
  out.version = rules.version;
  for (auto const& one : rules.indicators.all())
    out.indicators.push_back({one.id, one.name_zh, one.name_en, direction_name(one.direction),
                              one.tolerance ? one.tolerance->to_string() : ""});
  for (auto const& one : rules.claim_rules) out.claim_rules.push_back({one.id, one.about, one.tests.size()});
  for (auto const& [unit, tolerance] : policy.tolerance)
    out.tolerances.emplace_back(unit, tolerance.to_string());
  for (auto const& [indicator, directions] : policy.readings) {
    ReadingFact reading{indicator, {}};
    for (auto direction : directions) reading.directions.push_back(direction_name(direction));
    out.readings.push_back(std::move(reading));
  }
  out.down_words = policy.down_words;
  out.beyond_steps = static_cast<std::size_t>(std::max(0, policy.beyond_steps));
  out.score_tests = policy.tests.size();
  return out;
}

rule::IndicatorTable indicator_table(RuleFacts const& facts) {
  rule::IndicatorTable out;
  for (auto const& fact : facts.indicators) {
    rule::Indicator one;
    one.id = fact.id;
    one.name_zh = fact.zh;
    one.name_en = fact.en;
    one.direction = fact.direction == "up"     ? rule::Direction::up
                    : fact.direction == "down" ? rule::Direction::down
                                               : rule::Direction::two_sided;
    one.tolerance = text::Decimal::parse(fact.tolerance);
    out.add(std::move(one));
  }
  return out;
}

}  // namespace duizhang::report
