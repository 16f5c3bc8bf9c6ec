// Folded text → Quantity: the number, its unit and the hedge words on either side of both.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/quantity/hedge.hpp"
#include "engine/quantity/quantity.hpp"
#include "engine/quantity/unit.hpp"

namespace duizhang::quantity {

// A word that says how firmly a target is meant.
struct StrengthWord {
  std::string word;
  Strength strength = Strength::plain;
};

// What the reader knows; filled from rules/vocabulary.
struct Vocabulary {
  UnitTable units;
  HedgeTable hedges;
  std::vector<StrengthWord> strengths;  // longest first
  std::vector<StrengthWord>
      bound_pledges;  // bounds that say how firmly where no word of strength does: 不低于
  // Words of strength that hold for the next clauses, too, where their own holds no figure (力争), and what
  // behind them says that they speak of none (更好的结果).
  std::vector<std::string> governing, not_governing;
  std::vector<std::string> range_marks;      // between the two ends of a range: - ~ 至
  std::vector<std::string> joint_marks;      // 和, 与: make a range only before between_marks
  std::vector<std::string> between_marks;    // 之间: behind the range
  std::vector<std::string> inclusive_marks;  // (含): behind an end of a range, says nothing more
  std::vector<std::string> mixed_marks;      // 又 of 五又三分之一
  std::vector<std::string> compare_marks;    // 比 of 比20%高
  std::vector<std::string> fraction_marks;   // 分之
  std::vector<std::string> negative_marks;   // 负, 零下
  std::vector<std::string> falling_words;    // 下降, 降低: a change behind one is negative
  std::vector<std::string> half_marks;       // 半: behind a unit, half of one more
  std::vector<std::string> half_words;  // words that begin with such a mark and mean something else: 半导体
  std::vector<std::string> per_marks;   // 每: one of what follows (每人每月800元)
  std::vector<std::string> mean_marks;      // 均: one of what stands before (人均150元)
  std::vector<std::string> reaching_words;  // 提高到: may stand between them and the amount
  std::vector<std::string> unit_headings;   // 单位: the unit behind the colon is that of a table
  // 港币 before 2960元 makes it 港元: word and unit.
  std::vector<std::pair<std::string, std::string>> currency_words;
};

// The quantity whose number starts at `at`. Empty for what is no number, for a number that letters
// touch (PM2.5, G15), and for a Chinese numeral without a unit or scale (十分, 百姓). A number
// without unit has Dimension::bare. Fractions become percentages: exact where they can be (五分之一 is
// 20 %), else to two places (三分之二 is 66.67 %). Looks at a bounded number of characters around `at`.
[[nodiscard]] std::optional<Quantity> read_quantity(std::string_view text, std::size_t at,
                                                    Vocabulary const& words);

// The hedge words a quantity's bound came from stand in one place of many; this is the one way we write it:
// 6%以上, 超过6%, 6-7%, 每人每月800元. Read again it is the same value, unit, bound and rate.
[[nodiscard]] std::string print(Quantity const& quantity, Vocabulary const& words);

}  // namespace duizhang::quantity
