#include "engine/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "engine/diag/codes.hpp"
#include "engine/quantity/per.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang {
namespace {

std::string json_string(std::string_view text) { return nlohmann::json(text).dump(); }

bool is_change(quantity::Dimension dimension) {
  return dimension == quantity::Dimension::percent || dimension == quantity::Dimension::points;
}

bool falls(std::string_view before, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return before.ends_with(word); });
}

// Counts code points of one line in rising order of offsets.
class Counter {
 public:
  explicit Counter(std::string_view line) : line_(line) {}
  std::size_t count(std::size_t offset) {
    if (offset < at_) at_ = count_ = 0;
    count_ += text::count_code_points(line_.substr(at_, offset - at_));
    at_ = offset;
    return count_;
  }

 private:
  std::string_view line_;
  std::size_t at_ = 0, count_ = 0;
};

std::string place(std::string_view line, text::Range range, Counter& counter) {
  auto start = counter.count(range.begin);
  auto end = counter.count(range.end);
  return fmt::format(R"("text": {}, "start": {}, "end": {})", json_string(text::slice(line, range)), start,
                     end);
}

std::string base_json(quantity::Quantity const& quantity, quantity::UnitTable const& units) {
  auto unit = quantity::rate_unit(quantity);
  auto base = units.to_base(quantity.value, unit);
  if (!base) base = units.to_base(quantity.value, unit = quantity.unit);  // per 10万人 is no unit of ours
  if (!base) return "null";
  auto how = fmt::format("{} {}", quantity.value.to_string(), unit);
  if (base->base != unit) {
    how += fmt::format(" = {}", base->value.to_string());
    if (!base->base.empty()) how += " " + base->base;
  }
  return fmt::format(R"({{"value": {}, "unit": {}, "how": {}}})", base->value.to_string(),
                     json_string(base->base), json_string(how));
}

std::string day(std::optional<quantity::Period> const& period, bool first) {
  return period ? json_string(quantity::iso(first ? period->first : period->last)) : "null";
}

}  // namespace

LineQuantities find_quantities(std::string_view line, Rules const& rules, int year, match::Scratch& scratch) {
  LineQuantities out;
  out.folded = text::fold_line(line);
  text::Characters characters(out.folded.text);
  auto flags = text::find_stops(out.folded.text, characters).flags;
  out.mentions = match::find_mentions(out.folded.text, characters, flags, year, rules.compiled(), scratch);
  for (auto& quantity : out.mentions.quantities) {
    auto before = std::string_view(out.folded.text).substr(0, quantity.whole.begin);
    if (!is_change(quantity.dimension) || !falls(before, rules.set().words.falling_words)) continue;
    quantity.value = -quantity.value;
    if (quantity.value_max) quantity.value_max = -*quantity.value_max;
  }
  return out;
}

std::string quantities_json(std::size_t number, std::string_view line, LineQuantities const& found,
                            Rules const& rules) {
  std::string out = fmt::format(R"({{"line": {}, "quantities": [)", number);
  Counter counter(line);
  std::string_view separator;
  for (auto const& one : found.mentions.quantities) {
    auto range = found.folded.original(one.whole);
    out += fmt::format(
        R"({}{{{}, "value": {}, "value_max": {}, "unit": {}, "bound": "{}", "dimension": "{}", "hedge": {}, "per": {}, "base": {}}})",
        separator, place(line, range, counter), one.value.to_string(),
        one.value_max ? one.value_max->to_string() : "null", json_string(one.unit), quantity::name(one.bound),
        quantity::name(one.dimension), json_string(one.hedge), json_string(one.per),
        base_json(one, rules.set().words.units));
    separator = ", ";
  }
  out += R"(], "periods": [)";
  separator = "";
  for (auto const& one : found.mentions.periods) {
    auto const& rule = rules.set().periods[one.rule];
    auto range = found.folded.original(one.range);
    out += fmt::format(R"({}{{{}, "from": {}, "to": {}, "annualised": {}, "base": {}, "rule": {}}})",
                       separator, place(line, range, counter), day(one.period, true), day(one.period, false),
                       rule.annualised, rule.base, json_string(rule.id));
    separator = ", ";
  }
  return out + "]}";
}

void write_quantities(std::istream& in, std::ostream& out, Rules const& rules, int year,
                      diag::Diagnostics& said) {
  match::ScanScratch scratch;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (auto bad = text::invalid_utf8(line)) {
      said.error_about(diag::code::document_not_utf8, fmt::format("standard input:{}", number),
                       fmt::format("byte {} is no UTF-8", *bad + 1));
      line.clear();
    }
    out << quantities_json(number, line, find_quantities(line, rules, year, scratch.run), rules) << '\n';
  }
}

}  // namespace duizhang
