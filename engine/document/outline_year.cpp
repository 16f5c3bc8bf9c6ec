#include "engine/document/outline_year.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace duizhang::document {
namespace {

// The name of the n-th five-year plan: 九五, 十五, 十四五.
std::string plan_name(int n) {
  static constexpr std::array<char const*, 10> digits{"",   "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};
  if (n < 1 || n > 29) return {};
  std::string out;
  if (n >= 20) out += "二";
  if (n >= 10) out += "十";
  return out + digits[static_cast<std::size_t>(n % 10)] + "五";
}

using Names = std::vector<std::pair<std::string, std::string>>;

Names names_of(int year) {
  int plan = (year - 1951) / 5;  // 2021-2025 is the 14th
  return {{"{Y}", fmt::format("{}", year)},
          {"{Y-1}", fmt::format("{}", year - 1)},
          {"{P}", plan_name(plan)},
          {"{P-1}", plan_name(plan - 1)},
          {"{P+1}", plan_name(plan + 1)}};
}

void resolve(std::vector<std::string>& words, Names const& names, bool known) {
  std::erase_if(words,
                [&](std::string const& word) { return !known && word.find('{') != std::string::npos; });
  for (auto& word : words)
    for (auto const& [name, value] : names)
      for (auto at = word.find(name); at != std::string::npos; at = word.find(name, at))
        word.replace(at, name.size(), value);
}

}  // namespace

Outline outline_of_year(Outline const& outline, int year) {
  auto out = outline;
  auto names = names_of(year);
  bool known = year > 0;
  for (auto& rule : out.headings) resolve(rule.words, names, known), resolve(rule.not_words, names, known);
  for (auto& rule : out.turns) {
    resolve(rule.starts, names, known);
    resolve(rule.words, names, known);
    resolve(rule.not_words, names, known);
  }
  for (auto& rule : out.headlines) resolve(rule.words, names, known), resolve(rule.not_words, names, known);
  return out;
}

}  // namespace duizhang::document
