// The table of indicators (指标): names, the words they are called by, and which way is better.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/decimal.hpp"
#include "engine/text/span.hpp"

namespace duizhang::rule {

// s of the verdict definitions: more is better (发展型), less is better (控制型), two-sided.
enum class Direction { up, down, two_sided };
[[nodiscard]] inline int sign(Direction direction) {
  return direction == Direction::up ? 1 : direction == Direction::down ? -1 : 0;
}

struct Indicator {
  std::string id;
  std::string name_zh;
  std::string name_en;
  std::vector<std::string> words;  // folded; the longest that fits wins
  Direction direction = Direction::up;
  std::optional<text::Decimal>
      tolerance;       // τ of 左右 in the indicator's own unit, when not the policy's default
  std::string family;  // indicators of one family differ by scope only (城镇/农村); "" for none
  std::vector<std::string> units;  // it is counted in, as the table of units knows them; none: not said
  // Not known by this id alone: where only one of target and result is, their words decide.
  bool by_words = false;
  // What is said of it in percent is how it changed, however it is put: 价格指数控制在3%以内.
  bool percent_is_growth = false;
  text::Span span{};  // where it is declared
  // Words that tell apart what one id holds (饮用 of 水质达标率): a result answers only a target of which the
  // same is said.
  std::vector<std::string> apart = {};
};

// Which of those words stands in a name; "" where none does.
[[nodiscard]] std::string_view told_apart(Indicator const& indicator, std::string_view name);

class IndicatorTable {
 public:
  // False when the id is taken; the first stays.
  bool add(Indicator indicator);
  [[nodiscard]] Indicator const* find(std::string_view id) const;  // null when unknown
  [[nodiscard]] std::vector<Indicator> const& all() const { return all_; }

 private:
  std::vector<Indicator> all_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

}  // namespace duizhang::rule
