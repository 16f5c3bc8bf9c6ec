#include "engine/quantity/read.hpp"

#include <algorithm>
#include <utility>

#include "engine/quantity/per.hpp"
#include "engine/quantity/words.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::quantity {
namespace {

constexpr std::size_t longest_object = 8;  // code points between a unit and a hedge behind what it counts

HedgeWord const* hedge_at(std::string_view text, HedgeWord::Place place, Vocabulary const& words) {
  return words.hedges.starting(text, place);
}

HedgeWord const* hedge_before(std::string_view text, Vocabulary const& words) {
  return words.hedges.ending(text, HedgeWord::Place::before);
}

// 十, 百, 千亿: powers of ten and no digit. 数百 and 上万 are bounds of such numbers only.
bool is_bare_power(std::string_view number) {
  for (; !number.empty(); number.remove_prefix(3)) {
    constexpr std::string_view powers = "十百千万亿萬億";
    auto sign = number.substr(0, 3);
    auto at = sign.size() == 3 ? powers.find(sign) : std::string_view::npos;
    if (at == std::string_view::npos || at % 3 != 0) return false;
  }
  return true;
}

// A number and its unit, without what stands around them.
struct Amount {
  text::Decimal value;
  std::optional<text::Decimal> upper;  // 七八十
  std::string unit;
  Dimension dimension = Dimension::bare;
  HedgeWord const* between = nullptr;
  std::size_t end = 0;
  std::size_t number_end = 0;
  bool chinese = false;
};

// 一百七, 三千二百: a Chinese numeral of at least three signs with a power is a number even without a unit.
bool is_spelt_out(Amount const& amount, std::string_view text) {
  auto number = text.substr(0, amount.number_end);
  if (!amount.chinese || number.size() < 9) return false;
  return number.find("百") != std::string_view::npos || number.find("千") != std::string_view::npos;
}

// above / below in per cent: exact where it can be, else to two places.
std::optional<Amount> percentage(text::Decimal above, text::Decimal below, std::size_t end) {
  auto hundredfold = above.times(100);
  if (!hundredfold) return std::nullopt;
  auto percent = hundredfold->divided_by(below, 12);
  auto back = percent ? percent->times(below) : std::nullopt;
  if (!back || *back != *hundredfold) percent = hundredfold->divided_by(below, 2);
  auto plain = percent ? text::Decimal::parse(percent->to_string()) : std::nullopt;  // the scale as printed
  if (!plain) return std::nullopt;
  return Amount{*plain, std::nullopt, "%", Dimension::percent, nullptr, end, end, false};
}

// 百分之四到五, 百分之二、三: the other end, where 百分之 is said once for both. Its end behind `at`, or 0.
std::size_t second_percent(std::string_view text, text::Decimal first, Vocabulary const& words,
                           std::optional<text::Decimal>& upper) {
  constexpr std::string_view and_next = "、";
  auto mark = starts_with_one(text, words.range_marks);
  bool next = mark == 0 && text.starts_with(and_next);
  if (next) mark = and_next.size();
  if (mark == 0) return 0;
  auto rest = text.substr(mark);
  auto second = text::read_number(rest);
  if (!second || !second->chinese || second->upper || second->value <= first) return 0;
  auto behind = rest.substr(second->length);
  if (words.units.longest(behind).length != 0 || starts_with_one(behind, words.fraction_marks) != 0) return 0;
  if (next) {
    auto one_more = first.plus(1);
    if (!one_more || second->value != *one_more) return 0;
  }
  upper = second->value;
  return mark + second->length;
}

// N分之M as a percentage; `whole` may carry scales (万分之三, 十万分之五) and be nothing but scales. `scales`
// is the unit behind it.
std::optional<Amount> read_fraction(std::string_view text, text::Number const& whole,
                                    UnitTable::Found const& scales, Vocabulary const& words) {
  auto mark_at = whole.length;
  std::string scale;
  if (scales.length != 0 && scales.dimension == Dimension::bare) {
    scale = text.substr(whole.length, scales.length);
    mark_at += scales.length;
  }
  auto mark = starts_with_one(text.substr(mark_at), words.fraction_marks);
  if (mark == 0) return std::nullopt;
  auto denominator = scale.empty() ? std::optional(BaseAmount{whole.value, "", Dimension::bare})
                                   : words.units.to_base(whole.value, scale);
  auto part_at = mark_at + mark;
  auto sign = starts_with_one(text.substr(part_at), words.negative_marks);
  auto part = text::read_number(text.substr(part_at + sign));
  if (!part || !denominator) return std::nullopt;
  auto end = part_at + sign + part->length;
  auto out = percentage(part->value, denominator->value, end);
  // 百分之二三十
  bool plain_percent = denominator->value == text::Decimal(100) && sign == 0;
  if (!out || (part->upper && !plain_percent)) return std::nullopt;
  if (sign != 0) out->value = -out->value;
  out->upper = part->upper;
  if (plain_percent && part->chinese && !part->upper) {
    auto more = second_percent(text.substr(end), part->value, words, out->upper);
    out->end += more, out->number_end += more;
  }
  return out;
}

std::optional<Amount> read_fraction(std::string_view text, text::Number const& whole,
                                    Vocabulary const& words) {
  return read_fraction(text, whole, words.units.longest(text.substr(whole.length)), words);
}

// 5元3角2分, 十块三毛
void add_parts(Amount& out, std::string_view text, Vocabulary const& words) {
  for (int parts = 0; parts < 2; ++parts) {
    auto at = out.end + starts_with_one(text.substr(out.end), words.mixed_marks);  // 两美元又三美分
    auto number = text::read_number(text.substr(at));
    if (!number || number->upper) return;
    auto const* part = words.units.part_at(text.substr(at + number->length), out.unit);
    auto added = part != nullptr ? number->value.times(part->factor) : std::nullopt;
    auto sum = added ? out.value.plus(*added) : std::nullopt;
    if (!sum) return;
    out.value = *sum;
    out.end = at + number->length + part->name.size();
  }
}

// 三年半, 两吨半
void add_half(Amount& out, std::string_view text, Vocabulary const& words) {
  auto mark = starts_with_one(text.substr(out.end), words.half_marks);
  if (mark == 0 || starts_with_one(text.substr(out.end), words.half_words) != 0) return;
  if (out.value.scale() != 0 || out.upper || out.between != nullptr) return;
  bool divisible = out.dimension == Dimension::time || out.dimension == Dimension::mass ||
                   out.dimension == Dimension::length || out.dimension == Dimension::area;
  if (!divisible) return;
  if (auto sum = out.value.plus({5, 1})) out.value = *sum, out.end += mark;
}

// 6957套(间), 715户(套): what some of them are counted by stands in brackets.
void add_other_name(Amount& out, std::string_view text, Vocabulary const& words) {
  auto rest = text.substr(out.end);
  if (out.dimension != Dimension::count || !rest.starts_with('(')) return;
  auto found = words.units.longest(rest.substr(1));
  if (found.length == 0 || found.dimension != Dimension::count ||
      !rest.substr(1 + found.length).starts_with(')'))
    return;
  out.unit += rest.substr(0, found.length + 2);
  out.end += found.length + 2;
}

// 万分之七, 近万家: a scale alone counts as one. Without 分之 only where a word in front bounds it: 万众,
// 亿元.
std::optional<Amount> read_bare_scale(std::string_view text, bool bounded, Vocabulary const& words) {
  if (text.empty() || text::is_digit(text[0])) return std::nullopt;
  text::Number const one{text::Decimal(1), std::nullopt, 0, true};
  if (auto fraction = read_fraction(text, one, words)) return fraction;
  auto found = bounded ? words.units.longest(text) : UnitTable::Found{};
  if (found.length == 0) return std::nullopt;
  Amount out;
  out.value = one.value;
  out.unit = std::string(text.substr(0, found.length));
  out.dimension = found.dimension;
  out.end = found.length;
  out.chinese = true;
  return out;
}

// 2/3 of a small whole; 4/5G, 24/7 and dates are none.
std::optional<Amount> read_slashed(std::string_view text, text::Number const& above) {
  auto rest = text.substr(above.length);
  if (above.chinese || above.value.scale() != 0 || !rest.starts_with('/')) return std::nullopt;
  auto below = text::read_number(rest.substr(1));
  if (!below || below->chinese || below->value.scale() != 0) return std::nullopt;
  if (above.value < 1 || above.value >= below->value || below->value > 10) return std::nullopt;
  auto end = above.length + 1 + below->length;
  if (end < text.size() && (text::is_letter(text[end]) || text[end] == '/')) return std::nullopt;
  return percentage(above.value, below->value, end);
}

// 五又三分之一 is 533.33 %.
std::optional<Amount> read_mixed(std::string_view text, text::Number const& whole, Vocabulary const& words) {
  auto mark = starts_with_one(text.substr(whole.length), words.mixed_marks);
  if (mark == 0) return std::nullopt;
  auto at = whole.length + mark;
  auto number = text::read_number(text.substr(at));
  auto part = number ? read_fraction(text.substr(at), *number, words) : std::nullopt;
  auto hundredfold = part ? whole.value.times(100) : std::nullopt;
  auto sum = hundredfold ? hundredfold->plus(part->value) : std::nullopt;
  if (!sum || part->upper) return std::nullopt;
  part->value = *sum;
  part->end = part->number_end = at + part->end;
  return part;
}

std::optional<Amount> read_amount(std::string_view text, Vocabulary const& words) {
  auto number = text::read_number(text);
  if (!number) return read_bare_scale(text, false, words);
  auto const behind = words.units.longest(text.substr(number->length));
  if (auto fraction = read_fraction(text, *number, behind, words)) return fraction;
  if (auto fraction = read_slashed(text, *number)) return fraction;
  if (auto fraction = read_mixed(text, *number, words)) return fraction;
  Amount out;
  out.value = number->value;
  out.upper = number->upper;
  out.chinese = number->chinese;
  out.end = out.number_end = number->length;
  out.between = hedge_at(text.substr(out.end), HedgeWord::Place::between, words);
  auto unit_at = out.end + (out.between != nullptr ? out.between->word.size() : 0);
  auto found = out.between == nullptr ? behind : words.units.longest(text.substr(unit_at));
  if (found.length == 0) {
    out.between = nullptr;  // 6多 without a unit is no hedge of this number
    return out;
  }
  // 585个亿元以上项目 are 585 projects of a size: a hundred million is 个亿 only where no unit follows.
  constexpr std::string_view counter = "个", hundred_million = "个亿";
  if (auto unit = text.substr(unit_at, found.length); unit.starts_with(hundred_million)) {
    auto behind_it = text.substr(unit_at + hundred_million.size());
    if (unit.size() > hundred_million.size() || words.units.longest(behind_it).length != 0)
      found = words.units.longest(counter);
  }
  out.unit = std::string(text.substr(unit_at, found.length));
  out.dimension = found.dimension;
  out.end = unit_at + found.length;
  if (found.dimension == Dimension::bare) {
    // 1.2万多人: the hedge stands between the scale and the unit.
    if (auto const* hedge = hedge_at(text.substr(out.end), HedgeWord::Place::between, words)) {
      auto rest_at = out.end + hedge->word.size();
      auto rest = words.units.longest(text.substr(rest_at));
      auto whole = out.unit + std::string(text.substr(rest_at, rest.length));
      if (rest.length != 0 && words.units.to_base(1, whole)) {
        out.unit = whole;
        out.dimension = rest.dimension;
        out.end = rest_at + rest.length;
      } else {
        out.end = rest_at;
      }
      out.between = hedge;
    }
  }
  if (out.dimension == Dimension::money && out.between == nullptr && !out.upper) add_parts(out, text, words);
  if (auto spoken = words.units.spoken_money(out.unit); !spoken.empty()) {
    // 三块牌子 are things, 三块五毛 is money.
    auto end = out.end;
    auto unit = std::exchange(out.unit, std::string(spoken));
    add_parts(out, text, words);
    if (out.end == end)
      out.unit = unit;
    else
      out.dimension = Dimension::money;
  }
  add_half(out, text, words);
  add_other_name(out, text, words);
  return out;
}

// 1409万、1305万人次; 12.7个、12个百分点: one of a list has the unit of the next that it is the front of.
void share_unit(Amount& first, std::string_view text, Vocabulary const& words) {
  constexpr std::string_view counter = "个", mark = "、", conjunction = "和";
  bool open = (first.dimension == Dimension::bare && !first.unit.empty()) || first.unit == counter;
  for (auto at = first.end; open;) {
    auto rest = text.substr(at);
    if (!rest.starts_with(mark) && !rest.starts_with(conjunction)) return;
    auto next = read_amount(rest.substr(mark.size()), words);
    if (!next || !next->unit.starts_with(first.unit)) return;
    if (next->unit.size() > first.unit.size()) {
      bool points = next->dimension == Dimension::points;
      if (first.unit == counter && !points) return;
      first.unit = next->unit, first.dimension = next->dimension;
      return;
    }
    at += mark.size() + next->end;
  }
}

// A minus is one only where no range can stand: at the front, behind a bracket or stop, or behind a word.
bool stands_for_minus(std::string_view before) {
  if (!before.ends_with('-')) return false;
  before.remove_suffix(1);
  if (before.empty()) return true;
  auto last = before.back();
  return last == '(' || last == ',' || last == ':' || last == '\n' || last == ' ' || before.ends_with("为") ||
         before.ends_with("长") || before.ends_with("、");
}

// Brings the low end of a range to the unit of its high end, or says that the two make no range.
std::optional<text::Decimal> low_end(Amount const& first, Amount const& second, UnitTable const& units) {
  if (first.unit == second.unit) return first.value;
  if (first.unit.empty()) {
    // 8500到3万港元: sharing the scale, too, the low end would be the higher.
    if (first.value < second.value) return first.value;
    auto scale = units.scale_of(second.unit);
    return scale > 1 ? first.value.divided_by(scale, 9) : std::nullopt;
  }
  // 十四亿七千万至十四亿九千万吨: the first end has the scale of the second and lacks its unit.
  if (first.dimension == Dimension::bare && second.unit.starts_with(first.unit)) return first.value;
  auto low = units.to_base(first.value, first.unit);
  auto one = units.to_base(1, second.unit);
  if (!low || !one) return std::nullopt;
  // 1万-5万元, 六千万至一亿吨: the first end may lack the unit, not the scale.
  if (first.dimension == Dimension::bare) return low->value.divided_by(units.scale_of(second.unit), 9);
  if (low->base != one->base) return std::nullopt;
  return low->value.divided_by(one->value, 9);
}

// What stands between the ends of a range: -, 至, (含)-, or 和 where 之间 follows. 0: no range.
std::size_t range_mark(std::string_view text, Vocabulary const& words, bool& joint) {
  auto inclusive = starts_with_one(text, words.inclusive_marks);
  auto mark = starts_with_one(text.substr(inclusive), words.range_marks);
  joint = mark == 0;
  if (joint) mark = starts_with_one(text.substr(inclusive), words.joint_marks);
  return mark == 0 ? 0 : inclusive + mark;
}

// 八到九百 is 800 to 900: a lone digit takes the hundreds or thousands of the other end where it is the
// smaller digit.
std::optional<text::Decimal> shared_power(Amount const& first, Amount const& second) {
  if (!first.chinese || !second.chinese || first.number_end != 3 || second.number_end != 6)
    return std::nullopt;
  for (std::int64_t power : {100, 1000}) {
    auto digit = second.value.divided_by(power, 0);
    if (!digit || digit->times(power) != second.value || *digit > 9) continue;
    return first.value < *digit ? first.value.times(power) : std::nullopt;
  }
  return std::nullopt;
}

// The other end of a range: with the same unit or, when the first has none, with the only one.
std::size_t read_range(Amount first, std::string_view rest, Vocabulary const& words, Quantity& out) {
  bool joint = false;
  auto mark = range_mark(rest.substr(first.end), words, joint);
  if (mark == 0 || first.upper) return 0;
  auto second_at = first.end + mark;
  auto second = read_amount(rest.substr(second_at), words);
  if (!second || second->upper) return 0;
  auto behind = rest.substr(second_at + second->end);
  auto between = starts_with_one(behind, words.between_marks);
  bool stands_alone =
      behind.empty() || behind.starts_with(',') || behind.starts_with("。") || behind.starts_with("的");
  if (joint && first.unit.empty() && stands_alone &&
      starts_with_one(second->unit, words.between_marks) != 0) {
    between = second->unit.size();  // 10与20间: no rooms
    second->end -= between;
    second->unit.clear(), second->dimension = Dimension::bare;
  }
  if (joint && between == 0) return 0;
  // Without a unit only where 之间 says that it is a range, or both are spelt out: 3-5 may be a code.
  bool spelt_out = first.chinese && is_spelt_out(*second, rest.substr(second_at));
  if (second->unit.empty() && ((between == 0 && !spelt_out) || !first.unit.empty())) return 0;
  bool same_kind = first.unit.empty() || first.unit == second->unit || first.dimension == Dimension::bare ||
                   words.units.convertible(first.unit, second->unit);
  if (!same_kind) return 0;
  if (auto value = shared_power(first, *second); value && first.unit.empty()) first.value = *value;
  auto low = low_end(first, *second, words.units);
  if (!low || *low >= second->value) return 0;
  auto plain = text::Decimal::parse(low->to_string());
  out.value = plain ? *plain : *low;
  out.value_max = second->value;
  out.unit = second->unit;
  out.dimension = second->dimension;
  out.bound = Bound::range;
  return mark + second->end + between;
}

// 港币2960元: the word before decides the currency, the scale stays as written.
void apply_currency(Quantity& out, std::string_view before, Vocabulary const& words) {
  if (out.dimension != Dimension::money && (out.dimension != Dimension::bare)) return;
  for (auto const& [word, unit] : words.currency_words) {
    if (!before.ends_with(word)) continue;
    // 每美元7元, 每100美元710元: what the amount is of one or some of.
    auto of = before.substr(0, before.size() - word.size());
    if (ends_with_one(of, words.per_marks) != 0) return;
    if (!of.empty()) {
      auto last = text::code_point_at(of, text::previous(of, of.size()));
      if ((last >= '0' && last <= '9') || text::starts_numeral(last) || text::is_scale(last)) return;
    }
    if (out.dimension == Dimension::bare) {
      out.unit += unit;
      out.dimension = Dimension::money;
    } else if (auto written = words.units.to_base(1, out.unit); written && written->base == "元") {
      auto scale = out.unit.size() - std::min(out.unit.size(), std::string_view("元").size());
      if (out.unit.ends_with("元")) out.unit = out.unit.substr(0, scale) + unit;
    }
    out.whole.begin -= static_cast<std::uint32_t>(word.size());
    return;
  }
}

// 培训1000名农民以上: the hedge stands behind what is counted, at the end of the clause.
HedgeWord const* hedge_behind_object(std::string_view text, Vocabulary const& words) {
  std::size_t at = 0;
  for (std::size_t count = 0; count < longest_object && at < text.size(); ++count) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0xE4 || byte > 0xE9) return nullptr;  // anything but a Chinese character ends the object
    at += text::code_point_size(text[at]);
    auto const* hedge = hedge_at(text.substr(at), HedgeWord::Place::after, words);
    if (hedge == nullptr || hedge->word.size() < 6) continue;
    auto end = at + hedge->word.size();
    bool stops = end == text.size() || text[end] == ',' || text[end] == ';' || text[end] == '\n' ||
                 text.substr(end).starts_with("。") || text.substr(end).starts_with("、");
    return stops ? hedge : nullptr;
  }
  return nullptr;
}

// 年均8% is a mean, no percentage of a year.
bool may_be_a_rate(Quantity const& quantity) {
  if (quantity.unit.empty()) return false;
  auto dimension = quantity.dimension;
  return dimension != Dimension::bare && dimension != Dimension::percent && dimension != Dimension::points &&
         dimension != Dimension::multiple && dimension != Dimension::rank;
}

}  // namespace

std::optional<Quantity> read_quantity(std::string_view text, std::size_t at, Vocabulary const& words) {
  bool ascii = text::is_digit(text[at]) || text[at] == '.';
  if (at > 0 && ascii &&
      (text::is_digit(text[at - 1]) || text::is_letter(text[at - 1]) ||
       ((text[at - 1] == '.' || text[at - 1] == '-') && at > 1 && text::is_letter(text[at - 2]))))
    return std::nullopt;
  if (at > 1 && ascii && text[at - 1] == '.' && text::is_digit(text[at - 2])) return std::nullopt;
  auto rest = text.substr(at);
  auto first = read_amount(rest, words);
  bool power = !first || (first->chinese && is_bare_power(rest.substr(0, first->number_end)));
  bool amount = power || first->unit.empty() || first->dimension == Dimension::bare ||
                first->dimension == Dimension::money || first->dimension == Dimension::percent;
  auto hedge_in_front = [&](std::string_view front) {
    auto const* hedge = hedge_before(front, words);
    if (hedge == nullptr && power) hedge = words.hedges.ending(front, HedgeWord::Place::before_power);
    if (hedge == nullptr && amount) hedge = words.hedges.ending(front, HedgeWord::Place::before_amount);
    return hedge;
  };
  if (first) share_unit(*first, rest, words);
  auto const* in_front = hedge_in_front(text.substr(0, at));
  bool bounded = in_front != nullptr && in_front->bound != Bound::eq;
  if (!first) {
    first = read_bare_scale(rest, bounded, words);
    if (!first) return std::nullopt;
    // 近万 alone may be the front of a name.
    if (first->dimension == Dimension::bare && in_front->bound == Bound::approx) return std::nullopt;
  }
  // A single upper-case digit is written of money only; elsewhere it is part of a name (陆羽).
  constexpr std::string_view upper = "壹贰叁肆伍陆柒捌玖";
  if (first->chinese && first->number_end == 3 && first->dimension != Dimension::money &&
      upper.find(rest.substr(0, 3)) != std::string_view::npos)
    return std::nullopt;
  if (first->chinese && first->unit.empty()) {
    // 三到五万: the unit may stand behind the other end only.
    // And 不少于三十 is a number because it is bounded, while 三十 alone may be anything.
    bool bounded_behind = hedge_at(rest.substr(first->end), HedgeWord::Place::after, words) != nullptr;
    bool joint = false;
    bool compared = ends_with_one(text.substr(0, at), words.compare_marks) != 0;
    if (!bounded && !bounded_behind && !compared && !is_spelt_out(*first, rest) &&
        range_mark(rest.substr(first->end), words, joint) == 0)
      return std::nullopt;
  }
  if (first->number_end < rest.size() && first->unit.empty() && text::is_letter(rest[first->number_end]))
    return std::nullopt;

  Quantity out;
  out.value = first->value;
  out.unit = first->unit;
  out.dimension = first->dimension;
  if (first->upper) out.value_max = first->upper, out.bound = Bound::range;
  auto end = first->end + read_range(*first, rest, words, out);
  auto begin = at;
  auto front = text.substr(0, at);
  auto minus = ends_with_one(front, words.negative_marks);
  if (minus == 0 && ascii && stands_for_minus(front)) minus = 1;
  // 减负85亿元 ends in 负 and is no minus: words bound `eq` only look like what they end in.
  if (auto const* word = hedge_before(front, words); word != nullptr && word->bound == Bound::eq) minus = 0;
  if (minus != 0) {
    out.value = -out.value;
    begin -= minus;  // of -2%至3% only the first end is negative
    front.remove_suffix(minus);
  }
  out.whole = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at + end)};
  apply_currency(out, front, words);
  front = text.substr(0, out.whole.begin);
  out.number = {out.whole.begin, static_cast<std::uint32_t>(at + end)};
  auto const* before = hedge_in_front(front);
  // A word bound `eq` only looks like a hedge: 签约37项 is no 约37项.
  if (before != nullptr && before->bound == Bound::eq) before = nullptr;
  auto const* after = hedge_at(rest.substr(end), HedgeWord::Place::after, words);
  if (before == nullptr && after == nullptr && ends_with_one(front, words.compare_marks) != 0)
    after = hedge_at(rest.substr(end), HedgeWord::Place::compared, words);  // 比20%高
  if (before != nullptr)
    out.whole.begin -= static_cast<std::uint32_t>(before->word.size()), out.hedge += before->word;
  if (first->between != nullptr) out.hedge += first->between->word;
  if (after != nullptr)
    out.whole.end += static_cast<std::uint32_t>(after->word.size()), out.hedge += after->word;
  // Behind the object only where nothing nearer decides.
  if (after == nullptr && before == nullptr && first->between == nullptr && out.dimension == Dimension::count)
    if (after = hedge_behind_object(rest.substr(end), words); after != nullptr) out.hedge += after->word;
  if (first->chinese && out.unit.empty()) {
    auto exact = [](HedgeWord const* hedge) { return hedge != nullptr && hedge->bound != Bound::approx; };
    if (!exact(before) && !exact(after) && !out.value_max && !is_spelt_out(*first, rest)) return std::nullopt;
  }
  // What stands after decides (控制在4%左右 is about 4), then what stands between, then what stands before.
  if (!out.value_max) {
    if (after != nullptr)
      out.bound = after->bound;
    else if (first->between != nullptr)
      out.bound = first->between->bound;
    else if (before != nullptr)
      out.bound = before->bound;
  }
  if (may_be_a_rate(out))
    out.per = read_per(text.substr(0, out.whole.begin), text.substr(out.whole.end), words);
  return out;
}

std::string print(Quantity const& quantity, Vocabulary const& words) {
  auto per = print_per(quantity.per, words);
  auto amount = quantity.value.to_string();
  if (quantity.value_max) return per + amount + "~" + quantity.value_max->to_string() + quantity.unit;
  amount += quantity.unit;
  if (quantity.bound == Bound::eq) return per + amount;
  auto with = [&](HedgeWord::Place place) { return words.hedges.find(place, quantity.bound); };
  // Before a minus a word such as 超过 would make the sign a dash.
  if (auto const* after = with(HedgeWord::Place::after)) return per + amount + after->word;
  if (auto const* before = with(HedgeWord::Place::before)) return per + before->word + amount;
  return per + amount;
}

}  // namespace duizhang::quantity
