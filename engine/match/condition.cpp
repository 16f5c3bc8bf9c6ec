#include "engine/match/condition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/text/utf8.hpp"

namespace duizhang::match {
namespace {

using quantity::Quantity;

template <typename T>
bool allows(std::vector<T> const& list, T const& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

// What is wrong with one quantity; "" for nothing.
std::string wrong_with(rule::CaptureCondition const& condition, Quantity const& quantity) {
  if (!allows(condition.kinds, quantity.dimension))
    return fmt::format("kind is {}", quantity::name(quantity.dimension));
  if (!allows(condition.units, quantity.unit))
    return quantity.unit.empty() ? "it has no unit" : fmt::format("unit is {}", quantity.unit);
  if (!allows(condition.bounds, quantity.bound))
    return fmt::format("bound is {}", quantity::name(quantity.bound));
  bool fits = (!condition.at_least || quantity.value >= *condition.at_least) &&
              (!condition.at_most || quantity.value <= *condition.at_most) &&
              (!condition.over || quantity.value > *condition.over) &&
              (!condition.under || quantity.value < *condition.under);
  return fits ? "" : fmt::format("value is {}", quantity.value.to_string());
}

bool holds_word(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return text::holds(text, word); });
}

bool names_indicator(std::string_view text, std::vector<std::string> const& ids,
                     rule::IndicatorTable const& indicators) {
  return std::any_of(ids.begin(), ids.end(), [&](auto const& id) {
    auto const* indicator = indicators.find(id);
    return indicator != nullptr && holds_word(text, indicator->words);
  });
}

std::string wrong_with_words(rule::CaptureCondition const& condition, Captured const& captured,
                             rule::IndicatorTable const& indicators) {
  if (condition.members && captured.quantities.size() != *condition.members)
    return fmt::format("it has {} members", captured.quantities.size());
  if (!condition.words.empty() && !holds_word(captured.text, condition.words))
    return fmt::format("none of its words stands in “{}”", captured.text);
  if (!condition.indicators.empty() && !names_indicator(captured.text, condition.indicators, indicators))
    return fmt::format("none of its indicators is named by “{}”", captured.text);
  return "";
}

// Under `not:` a match falls when its words and one of its quantities are all that is named there.
std::string unmet_negated(rule::CaptureCondition const& condition, Captured const& captured,
                          rule::IndicatorTable const& indicators) {
  if (!wrong_with_words(condition, captured, indicators).empty()) return "";
  if (!condition.asks_quantities())
    return fmt::format("{}: “{}” is ruled out", condition.capture, captured.text);
  for (auto const* one : captured.quantities)
    if (wrong_with(condition, *one).empty())
      return fmt::format("{}: {}{} is ruled out", condition.capture, one->value.to_string(), one->unit);
  return "";
}

}  // namespace

std::string unmet(rule::CaptureCondition const& condition, Captured const& captured,
                  rule::IndicatorTable const& indicators) {
  if (condition.negated) return unmet_negated(condition, captured, indicators);
  if (auto wrong = wrong_with_words(condition, captured, indicators); !wrong.empty())
    return fmt::format("{}: {}", condition.capture, wrong);
  for (auto const* one : captured.quantities)
    if (auto wrong = wrong_with(condition, *one); !wrong.empty())
      return fmt::format("{}: {}", condition.capture, wrong);
  return "";
}

}  // namespace duizhang::match
