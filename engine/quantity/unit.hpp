// The table of units: what a written unit measures and how many base units it is. Filled from rules/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/quantity/quantity.hpp"
#include "engine/text/decimal.hpp"
#include "engine/text/few_characters.hpp"

namespace duizhang::quantity {

struct Unit {
  std::string name;  // as written, without scale: 元, 公里, 家
  Dimension dimension = Dimension::other;
  std::string base;                      // the unit it converts to; units convert only within one base
  text::Decimal factor = 1;              // base units in one of these, exact
  std::vector<std::string> unless = {};  // behind the name, what makes it no unit: 门 of 百亿门槛 is none
};

// A value brought to its base unit.
struct BaseAmount {
  text::Decimal value;
  std::string base;
  Dimension dimension = Dimension::other;
};

class UnitTable {
 public:
  void add_unit(Unit unit);
  // `name` is no unit before these words: 门 before 槛. It must have been added.
  void add_unless(std::string_view name, std::vector<std::string> words);
  void add_scale(std::string word, text::Decimal factor);  // 万 -> 10000

  // The longest unit (scale prefixes included) at the start of `text`; length 0 when there is none. Units
  // with / between them are one unit, a rate: 立方米/万元, 元/人·月.
  struct Found {
    std::size_t length = 0;  // bytes
    Dimension dimension = Dimension::bare;
  };
  [[nodiscard]] Found longest(std::string_view text) const;

  // `unit` as written with scale ("亿元") split and looked up; empty when unknown or over 18 digits.
  [[nodiscard]] std::optional<BaseAmount> to_base(text::Decimal value, std::string_view unit) const;

  // What is written before the unit: 10000 of 万吨; 1 where there is nothing or the unit is not known.
  [[nodiscard]] text::Decimal scale_of(std::string_view unit) const;

  // `value` of `from` in `to`, with the arithmetic in words ("1.2 万人 = 12000 人"). Empty when they have no
  // common base or the value is no decimal of up to 18 digits in `to`: nothing is rounded.
  struct Conversion {
    text::Decimal value;
    std::string how;
  };
  [[nodiscard]] std::optional<Conversion> convert(text::Decimal value, std::string_view from,
                                                  std::string_view to) const;

  // A smaller unit that may follow one of `base` in one amount: 角 in 5元3角.
  void add_part(std::string_view base, std::string name, text::Decimal factor);
  struct Part {
    std::string base;
    std::string name;
    text::Decimal factor;
  };
  // The part of `unit`'s base that starts `text`; null when there is none. Only units without scale have
  // parts.
  [[nodiscard]] Part const* part_at(std::string_view text, std::string_view unit) const;

  // Words for money that other things are counted by, too (块): the base they stand for where parts follow;
  // "" for all other words.
  void add_spoken_money(std::string name, std::string base) { spoken_[std::move(name)] = std::move(base); }
  [[nodiscard]] std::string_view spoken_money(std::string_view unit) const {
    auto known = spoken_.find(unit);
    return known == spoken_.end() ? std::string_view() : std::string_view(known->second);
  }

  // True when both can be brought to one base, so that their values may be compared.
  [[nodiscard]] bool convertible(std::string_view a, std::string_view b) const;

  [[nodiscard]] bool empty() const { return units_.empty(); }

 private:
  struct Split {
    text::Decimal scale = 1;
    Unit const* unit = nullptr;  // null: a bare scale (8000万)
  };
  [[nodiscard]] std::optional<Split> split(std::string_view unit) const;
  // What a unit is made of: so many of its base, over so many. 万元/公顷 is 10000 元 over 15 亩.
  struct Ratio {
    text::Decimal above = 1;
    text::Decimal below = 1;
    std::string base;
    Dimension dimension = Dimension::bare;
  };
  [[nodiscard]] std::optional<Ratio> ratio(std::string_view unit) const;
  [[nodiscard]] Found longest_single(std::string_view text) const;
  [[nodiscard]] Unit const* find(std::string_view name) const;
  std::vector<Unit> units_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  std::unordered_map<char32_t, std::vector<std::size_t>>
      by_front_;  // first code point → units, longest name first
  std::vector<std::pair<std::string, text::Decimal>> scales_;  // longest first
  text::FewCharacters fronts_;                                 // what units and scales begin with
  std::vector<Part> parts_;
  std::map<std::string, std::string, std::less<>> spoken_;
};

}  // namespace duizhang::quantity
