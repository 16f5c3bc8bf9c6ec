#include "engine/match/meaning.hpp"

#include <algorithm>
#include <utility>

#include "engine/text/numeral.hpp"

namespace duizhang::match {
namespace {

std::optional<int> captured_number(std::string_view name, Program const& program, Match const& match,
                                   std::string_view text) {
  for (auto const& capture : match.captures) {
    if (program.captures[capture.name] != name) continue;
    auto number = text::number_of(text.substr(capture.begin, capture.end - capture.begin));
    if (!number || number->scale() != 0 || *number > 9999) return std::nullopt;
    return static_cast<int>(number->coefficient());
  }
  return std::nullopt;
}

std::optional<int> evaluate(rule::YearExpression const& expression, Program const& program,
                            Match const& match, std::string_view text, int report_year) {
  int sum = expression.constant;
  for (auto const& [name, times] : expression.terms) {
    if (name == "Y" || name == "C") {
      if (report_year == 0) return std::nullopt;
      sum += times * (name == "Y" ? report_year : (report_year - 1) / 100 * 100);
      continue;
    }
    auto number = captured_number(name, program, match, text);
    if (!number) return std::nullopt;
    sum += times * *number;
  }
  return sum;
}

}  // namespace

std::optional<quantity::Period> resolve_period(rule::PeriodRule const& rule, Program const& program,
                                               Match const& match, std::string_view text, int report_year) {
  auto from = evaluate(rule.from, program, match, text, report_year);
  auto to = evaluate(rule.to, program, match, text, report_year);
  if (!from || !to) return std::nullopt;
  if (*from < 1900 || *to > 2200 || *from > *to) return std::nullopt;
  auto period = quantity::Period::years(*from, *to);
  if (!rule.from_month || !rule.to_month) return period;
  auto first = evaluate(*rule.from_month, program, match, text, report_year);
  auto last = evaluate(*rule.to_month, program, match, text, report_year);
  // 13月 is no month; 11月至次年2月 is more than we say.
  if (!first || !last || *first < 1 || *last < 1 || *first > 12 || *last > 12) return std::nullopt;
  if (*from == *to && *first > *last) return std::nullopt;
  using boost::gregorian::date;
  period.first = date(static_cast<unsigned short>(*from), static_cast<unsigned short>(*first), 1);
  period.last = date(static_cast<unsigned short>(*to), static_cast<unsigned short>(*last), 1).end_of_month();
  auto day = [&](std::optional<rule::YearExpression> const& wanted, date month) -> std::optional<date> {
    if (!wanted) return month;
    auto number = evaluate(*wanted, program, match, text, report_year);
    if (!number || *number < 1 || *number > month.end_of_month().day()) return std::nullopt;
    return date(month.year(), month.month(), static_cast<unsigned short>(*number));
  };
  auto first_day = day(rule.from_day, period.first);
  auto last_day = day(rule.to_day, period.last);
  if (!first_day || !last_day || *first_day > *last_day) return std::nullopt;
  return quantity::Period{*first_day, *last_day};
}

std::optional<quantity::Quantity> read_value(rule::ValueRule const& rule, Program const& program,
                                             Match const& match, std::string_view text,
                                             quantity::Vocabulary const& words) {
  quantity::Quantity out;
  if (rule.value) {
    out.value = *rule.value;
  } else {
    auto capture = std::find_if(match.captures.begin(), match.captures.end(),
                                [&](auto const& c) { return program.captures[c.name] == "n"; });
    if (capture == match.captures.end()) return std::nullopt;
    auto word = text.substr(capture->begin, capture->end - capture->begin);
    auto number = text::read_number(word);
    if (!number || number->length != word.size()) return std::nullopt;
    out.value = number->value;
    out.value_max = number->upper;  // 二三成
  }
  if (rule.power_of_two) {
    if (out.value.scale() != 0 || out.value < 0 || out.value > 20) return std::nullopt;
    out.value = text::Decimal(std::int64_t{1} << out.value.coefficient());
  }
  auto scaled = [&](text::Decimal value) {
    auto product = value.times(rule.times).value_or(value);
    return product.plus(rule.add).value_or(product);
  };
  out.value = scaled(out.value);
  for (auto const& capture : match.captures) {  // 七成六: hundredths behind tenths; the other end of a range
    auto name = std::string_view(program.captures[capture.name]);
    if (name != "h" && name != "m") continue;
    auto number = text::number_of(text.substr(capture.begin, capture.end - capture.begin));
    if (name == "m" && (!number || *number <= out.value)) return std::nullopt;
    if (name == "m") {
      out.value_max = number, out.bound = quantity::Bound::range;  // 第10至第15位
      continue;
    }
    if (auto sum = number ? out.value.plus(*number) : std::nullopt) out.value = *sum;
  }
  if (out.value_max) out.value_max = scaled(*out.value_max), out.bound = quantity::Bound::range;
  out.unit = rule.unit;
  out.dimension = rule.dimension;
  out.number = {match.begin, match.end};
  out.whole = out.number;
  if (rule.bound) {
    // 前二三位: the first three at most.
    if (out.value_max) out.value = *std::exchange(out.value_max, std::nullopt);
    out.bound = *rule.bound;
    out.hedge = std::string(text.substr(match.begin, match.end - match.begin));
    return out;
  }
  // Hedge words on either side, as of any quantity.
  using Place = quantity::HedgeWord::Place;
  if (auto const* after = words.hedges.starting(text.substr(match.end), Place::after)) {
    out.whole.end += static_cast<std::uint32_t>(after->word.size());
    if (!out.value_max) out.bound = after->bound;
    out.hedge = after->word;
  }
  auto const* before = words.hedges.ending(text.substr(0, match.begin), Place::before);
  if (before != nullptr && before->bound != quantity::Bound::eq) {
    out.whole.begin -= static_cast<std::uint32_t>(before->word.size());
    if (out.hedge.empty() && !out.value_max) out.bound = before->bound;
    out.hedge.insert(0, before->word);
  }
  return out;
}

}  // namespace duizhang::match
