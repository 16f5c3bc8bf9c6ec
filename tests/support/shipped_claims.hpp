// What the shipped rules find in a paragraph: "gdp:全市生产总值 growth 8%; …", canonical ids in front of the
// words.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "tests/support/dump.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang::test {

// The claims of the shipped rules of a paragraph below a heading of a report of 2024 whose title is given.
inline std::string below(std::string_view title, std::string_view heading, std::string_view paragraph,
                         bool dated = false) {
  auto text = fmt::format("{}人民政府工作报告\n{}\n{}\n", title, heading, paragraph);
  std::string out;
  for (auto const& claim : find(shipped_rules(), text, 2024).claims) {
    out += (out.empty() ? "" : "; ") + (claim.indicator.id.empty() ? "" : claim.indicator.id + ":") +
           brief(claim);
    if (dated) out += fmt::format(" {}", claim.period.first_year());
  }
  return out;
}

inline std::string in_a_plan(std::string_view title, std::string_view paragraph) {
  return below(title, "一、2024年工作安排", paragraph);
}

inline std::string in_a_city(std::string_view paragraph) {
  return below("海城市", "一、2023年工作回顾", paragraph);
}

}  // namespace duizhang::test
