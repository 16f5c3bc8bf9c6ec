// What the shipped rules find in a line, on one line of text: "7.5~8 % range" or "2016-01-01..2020-12-31".
#pragma once

#include <string>
#include <string_view>

#include "engine/quantities.hpp"
#include "tests/support/rules.hpp"

namespace duizhang::test {

inline std::string quantities_in(std::string_view line, int year = 2017) {
  match::Scratch scratch;
  auto found = find_quantities(line, shipped_rules(), year, scratch);
  std::string out;
  for (auto const& one : found.mentions.quantities) {
    if (!out.empty()) out += "; ";
    out += one.value.to_string();
    if (one.value_max) out += "~" + one.value_max->to_string();
    if (!one.unit.empty()) out += " " + one.unit;
    if (!one.per.empty()) out += " per " + one.per;
    if (one.bound != quantity::Bound::eq) out += " " + std::string(quantity::name(one.bound));
  }
  return out;
}

inline std::string periods_in(std::string_view line, int year = 2017) {
  match::Scratch scratch;
  auto found = find_quantities(line, shipped_rules(), year, scratch);
  std::string out;
  for (auto const& one : found.mentions.periods) {
    if (!out.empty()) out += "; ";
    auto const& rule = shipped_rules().set().periods[one.rule];
    if (rule.base) out += "base ";
    if (rule.annualised)
      out += "yearly";
    else
      out +=
          one.period ? quantity::iso(one.period->first) + ".." + quantity::iso(one.period->last) : "unknown";
  }
  return out;
}

}  // namespace duizhang::test
