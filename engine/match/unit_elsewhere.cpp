#include "engine/match/unit_elsewhere.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/text/utf8.hpp"
#include "engine/text/words.hpp"

namespace duizhang::match {
namespace {

using quantity::Dimension;
using quantity::Quantity;

constexpr std::size_t longest_unit = 36;  // bytes

bool is_bare(Quantity const& one) { return one.unit.empty() && one.dimension == Dimension::bare; }

bool may_be_year(text::Decimal value) {
  return value.scale() == 0 && value >= text::Decimal(1900) && value <= text::Decimal(2100);
}

bool opens_item(std::string_view before) {
  return before.empty() || before.ends_with('\n') || before.ends_with("。") || before.ends_with(';');
}

// 3、5和8家: the unit behind the last of a list counts for all. Not 1、3个项目 at the front of a paragraph,
// where 1 is the number of the item, and not 5000和3万人, where the scale would make the first the larger.
// `shared`: the next has its unit from a number behind it.
bool shares_unit(std::string_view text, Quantity const& one, Quantity const& next, bool shared,
                 std::vector<std::string> const& separators) {
  if (!is_bare(one) || next.unit.empty() || next.dimension == Dimension::rank) return false;
  if (next.whole.begin <= one.whole.end || next.whole.begin - one.whole.end > longest_unit) return false;
  auto between = text.substr(one.whole.end, next.whole.begin - one.whole.end);
  if (std::find(separators.begin(), separators.end(), between) == separators.end()) return false;
  if (!shared && between == "、" && opens_item(text.substr(0, one.whole.begin))) return false;
  if (may_be_year(one.value) && !may_be_year(next.value)) return false;
  return one.value.abs() <= next.value.abs().times(100).value_or(one.value.abs());
}

void give(Quantity& one, std::string_view unit, Dimension dimension) {
  one.unit = std::string(unit);
  one.dimension = dimension;
}

// The unit that `text` begins with, if it ends there, at a bracket or at the end of a line.
std::string_view whole_unit(std::string_view text, quantity::UnitTable const& units, Dimension& dimension) {
  auto found = units.longest(text);
  bool ends = found.length == text.size() || text[found.length] == ')' || text[found.length] == '\n';
  if (found.length == 0 || found.dimension == Dimension::bare || !ends) return {};
  dimension = found.dimension;
  return text.substr(0, found.length);
}

// 投资(亿元)35.6, 投资(亿元):35.6, 投资(单位:亿元)35.6
void take_bracket(std::string_view text, Quantity& one, quantity::Vocabulary const& words) {
  auto before = text.substr(0, one.whole.begin);
  if (before.ends_with(':')) before.remove_suffix(1);
  if (!before.ends_with(')')) return;
  before.remove_prefix(before.size() - std::min(before.size(), longest_unit));
  auto open = before.rfind('(');
  if (open == std::string_view::npos) return;
  auto inside = before.substr(open + 1);
  if (auto colon = inside.find(':'); colon != std::string_view::npos &&
                                     text::longest_end(inside.substr(0, colon), words.unit_headings) == colon)
    inside.remove_prefix(colon + 1);
  auto dimension = Dimension::bare;
  if (auto unit = whole_unit(inside, words.units, dimension); unit.size() + 1 == inside.size())
    give(one, unit, dimension);
}

// A heading of a table, and the lines that are no sentences behind it.
struct Table {
  std::string_view unit;
  Dimension dimension = Dimension::bare;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Table> find_tables(std::string_view text, quantity::Vocabulary const& words) {
  std::vector<Table> out;
  for (auto at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    auto length = text::longest_end(text.substr(0, at), words.unit_headings);
    if (length == 0) continue;
    if (!out.empty()) out.back().end = at - length;
    auto before = text.substr(0, at - length);
    auto dimension = Dimension::bare;
    auto unit = whole_unit(text.substr(at + 1), words.units, dimension);
    if (!unit.empty() && (before.ends_with('(') || opens_item(before)))
      out.push_back({unit, dimension, at + 1, text.size()});
  }
  for (auto& table : out) {
    auto stop = text.substr(table.begin, table.end - table.begin).find("。");
    if (stop == std::string_view::npos) continue;
    auto line = text.substr(table.begin, stop).rfind('\n');
    table.end = table.begin + (line == std::string_view::npos ? stop : line);
  }
  return out;
}

void take_headings(std::string_view text, std::vector<Quantity>& quantities,
                   quantity::Vocabulary const& words) {
  std::size_t next = 0;
  for (auto const& table : find_tables(text, words)) {
    while (next < quantities.size() && quantities[next].whole.begin < table.begin) ++next;
    for (; next < quantities.size() && quantities[next].whole.begin < table.end; ++next)
      if (auto& one = quantities[next]; is_bare(one) && !may_be_year(one.value))
        give(one, table.unit, table.dimension);
  }
}

}  // namespace

void find_units_elsewhere(std::string_view text, rule::RuleSet const& rules, Mentions& mentions) {
  auto& quantities = mentions.quantities;
  for (auto& one : quantities)
    if (is_bare(one)) take_bracket(text, one, rules.words);
  bool shared = false;
  for (std::size_t i = quantities.size(); i-- > 1;) {
    shared = shares_unit(text, quantities[i - 1], quantities[i], shared, rules.list_separators);
    if (shared) give(quantities[i - 1], quantities[i].unit, quantities[i].dimension);
  }
  take_headings(text, quantities, rules.words);
}

}  // namespace duizhang::match
