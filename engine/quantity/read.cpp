#include "engine/quantity/read.hpp"

#include <algorithm>

#include "engine/text/numeral.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::quantity {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t starts_with_one(std::string_view text, std::vector<std::string> const& words) {
  std::size_t longest = 0;
  for (auto const& word : words)
    if (text.starts_with(word)) longest = std::max(longest, word.size());
  return longest;
}

HedgeWord const* hedge_at(std::string_view text, HedgeWord::Place place, Vocabulary const& words) {
  for (auto const& hedge : words.hedges)
    if (hedge.place == place && text.starts_with(hedge.word)) return &hedge;
  return nullptr;
}

HedgeWord const* hedge_before(std::string_view text, Vocabulary const& words) {
  for (auto const& hedge : words.hedges)
    if (hedge.place == HedgeWord::Place::before && text.ends_with(hedge.word)) return &hedge;
  return nullptr;
}

// A number and its unit, without what stands around them.
struct Amount {
  text::Decimal value;
  std::string unit;
  Dimension dimension = Dimension::bare;
  HedgeWord const* between = nullptr;
  std::size_t end = 0;
  std::size_t number_end = 0;
  bool chinese = false;
};

// 六点五
void add_decimals(text::Number& number, std::string_view text, Vocabulary const& words) {
  auto mark = starts_with_one(text.substr(number.length), words.decimal_marks);
  if (!number.chinese || mark == 0 || number.value.scale() != 0) return;
  auto digits = text.substr(number.length + mark);
  std::string plain = number.value.to_string() + ".";
  std::size_t taken = 0;
  while (taken < digits.size() && plain.size() < 16) {
    auto size = text::code_point_size(digits[taken]);
    auto digit = text::number_of(digits.substr(taken, size));
    if (!digit || *digit > 9) break;
    plain += digit->to_string();
    taken += size;
  }
  if (taken == 0) return;
  if (auto value = text::Decimal::parse(plain)) number.value = *value, number.length += mark + taken;
}

// N分之M as a percentage.
std::optional<Amount> read_fraction(std::string_view text, text::Number const& whole, Vocabulary const& words) {
  auto mark = starts_with_one(text.substr(whole.length), words.fraction_marks);
  if (mark == 0) return std::nullopt;
  auto part = text::read_number(text.substr(whole.length + mark));
  if (!part) return std::nullopt;
  add_decimals(*part, text.substr(whole.length + mark), words);
  auto hundredfold = part->value.times(100);
  auto percent = whole.value == text::Decimal(100) ? std::optional(part->value)
                 : hundredfold                     ? hundredfold->divided_by(whole.value, 2)
                                                   : std::nullopt;
  if (!percent) return std::nullopt;
  auto end = whole.length + mark + part->length;
  return Amount{*percent, "%", Dimension::percent, nullptr, end, end, false};
}

std::optional<Amount> read_amount(std::string_view text, Vocabulary const& words) {
  auto number = text::read_number(text);
  if (!number) return std::nullopt;
  add_decimals(*number, text, words);
  if (auto fraction = read_fraction(text, *number, words)) return fraction;
  Amount out;
  out.value = number->value;
  out.chinese = number->chinese;
  out.end = out.number_end = number->length;
  out.between = hedge_at(text.substr(out.end), HedgeWord::Place::between, words);
  auto unit_at = out.end + (out.between != nullptr ? out.between->word.size() : 0);
  auto found = words.units.longest(text.substr(unit_at));
  if (found.length == 0) {
    if (out.between != nullptr) out.between = nullptr;  // 6多 without a unit is no hedge of this number
    return out;
  }
  out.unit = std::string(text.substr(unit_at, found.length));
  out.dimension = found.dimension;
  out.end = unit_at + found.length;
  if (found.dimension == Dimension::bare && out.between == nullptr) {
    // 1.2万多人: the hedge stands between the scale and the unit.
    if (auto const* hedge = hedge_at(text.substr(out.end), HedgeWord::Place::between, words)) {
      auto rest_at = out.end + hedge->word.size();
      if (auto rest = words.units.longest(text.substr(rest_at)); rest.length != 0) {
        out.unit += text.substr(rest_at, rest.length);
        out.dimension = rest.dimension;
        out.end = rest_at + rest.length;
        out.between = hedge;
      } else {
        out.between = hedge;
        out.end = rest_at;
      }
    }
  }
  return out;
}

}  // namespace

std::optional<Quantity> read_quantity(std::string_view text, std::size_t at, Vocabulary const& words) {
  bool ascii = is_digit(text[at]);
  if (at > 0 && ascii && (is_digit(text[at - 1]) || is_letter(text[at - 1]) ||
                          ((text[at - 1] == '.' || text[at - 1] == '-') && at > 1 && is_letter(text[at - 2]))))
    return std::nullopt;
  if (at > 1 && ascii && text[at - 1] == '.' && is_digit(text[at - 2])) return std::nullopt;
  auto rest = text.substr(at);
  auto first = read_amount(rest, words);
  if (!first) return std::nullopt;
  if (first->chinese && first->unit.empty()) return std::nullopt;
  if (first->number_end < rest.size() && first->unit.empty() && is_letter(rest[first->number_end])) return std::nullopt;

  Quantity out;
  out.value = first->value;
  out.unit = first->unit;
  out.dimension = first->dimension;
  auto end = first->end;
  // The other end of a range: with the same unit or, when the first has none, with the only one.
  if (auto mark = starts_with_one(rest.substr(end), words.range_marks); mark != 0) {
    auto second = read_amount(rest.substr(end + mark), words);
    bool alike = second && !second->unit.empty() && (first->unit.empty() || first->unit == second->unit ||
                                                     words.units.convertible(first->unit, second->unit));
    if (alike && (second->value > first->value || first->unit != second->unit)) {
      out.value_max = second->value;
      if (out.unit.empty()) out.unit = second->unit, out.dimension = second->dimension;
      if (out.unit != second->unit) {  // 9000万至1亿: both in the unit of the second
        auto low = words.units.to_base(first->value, first->unit);
        auto scale = words.units.to_base(1, second->unit);
        auto brought = low && scale ? low->value.divided_by(scale->value, 9) : std::nullopt;
        if (brought) out.value = *brought, out.unit = second->unit, out.dimension = second->dimension;
        else out.value_max.reset();
      }
      if (out.value_max) end += mark + second->end, out.bound = Bound::range;
    }
  }
  auto begin = at;
  out.number = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + end)};
  auto const* before = hedge_before(text.substr(0, at), words);
  auto const* after = hedge_at(rest.substr(end), HedgeWord::Place::after, words);
  if (before != nullptr) begin -= before->word.size(), out.hedge += before->word;
  if (first->between != nullptr) out.hedge += first->between->word;
  if (after != nullptr) end += after->word.size(), out.hedge += after->word;
  // What stands after decides (控制在4%左右 is about 4), then what stands between, then what stands before.
  if (!out.value_max) {
    if (after != nullptr) out.bound = after->bound;
    else if (first->between != nullptr) out.bound = first->between->bound;
    else if (before != nullptr) out.bound = before->bound;
  }
  out.whole = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at + end)};
  return out;
}

}  // namespace duizhang::quantity
