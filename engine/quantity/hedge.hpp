// The words that bound a number, and where they stand.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/quantity/quantity.hpp"
#include "engine/text/few_characters.hpp"

namespace duizhang::quantity {

// A word that bounds a number, and where it stands: before it (超过), before a power of ten that has no digit
// (数百, 上万), before such a power, money, a percentage or a number without unit (过: of things it is the
// end of a verb, 召开过3次), between number and unit (余), after the unit (以上), after the unit of what
// something is compared with (比20%高).
struct HedgeWord {
  enum class Place { before, before_power, before_amount, between, after, compared };
  std::string word;
  Bound bound = Bound::eq;
  Place place = Place::after;
};

// Finds the longest hedge word on one side of a place, by the character that touches the place.
class HedgeTable {
 public:
  void add(HedgeWord hedge);
  // The longest that the text ends in; `place` is one before the number. Null when there is none.
  [[nodiscard]] HedgeWord const* ending(std::string_view text, HedgeWord::Place place) const;
  // The longest that the text begins with; `place` is one behind it. Null when there is none.
  [[nodiscard]] HedgeWord const* starting(std::string_view text, HedgeWord::Place place) const;
  // The longest with this place and bound; null when there is none.
  [[nodiscard]] HedgeWord const* find(HedgeWord::Place place, Bound bound) const;

 private:
  std::vector<HedgeWord> words_;                                  // longest first
  std::unordered_map<char32_t, std::vector<HedgeWord>> by_edge_;  // the touching character; longest first
  text::FewCharacters edges_;                                     // those that words touch with
};

}  // namespace duizhang::quantity
