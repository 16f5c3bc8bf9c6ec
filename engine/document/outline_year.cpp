#include "engine/document/outline_year.hpp"

#include <fmt/format.h>

#include <array>
#include <memory>
#include <mutex>
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

namespace {

YearOutline make(Outline const& outline, int year) {
  YearOutline out{outline.headings, outline.turns, outline.headlines, {}};
  auto names = names_of(year);
  bool known = year > 0;
  for (auto& rule : out.headings) resolve(rule.words, names, known), resolve(rule.not_words, names, known);
  for (auto& rule : out.turns) {
    resolve(rule.starts, names, known);
    resolve(rule.words, names, known);
    resolve(rule.not_words, names, known);
  }
  for (auto& rule : out.headlines) resolve(rule.words, names, known), resolve(rule.not_words, names, known);
  std::uint32_t number = 0;
  auto add = [&](std::vector<std::string> const& words) {
    for (auto const& word : words) out.words.add(word, number);
    ++number;
  };
  for (auto const& rule : out.turns) add(rule.words);
  for (auto const& rule : out.headlines) add(rule.words);
  out.words.finish();
  return out;
}

}  // namespace

YearOutline const& outline_of_year(Outline const& outline, int year) {
  auto& kept = *outline.made;
  std::lock_guard lock(kept.mutex);
  auto& one = kept.of_year[year];
  if (!one) one = std::make_shared<YearOutline const>(make(outline, year));
  return *one;
}

HeadingFinder const& heading_words(Outline const& outline) {
  auto& kept = *outline.made;
  std::lock_guard lock(kept.mutex);
  if (!kept.headings) {
    auto made = std::make_shared<HeadingFinder>();
    for (auto const& rule : outline.headings)
      if (rule.role == Role::review || rule.role == Role::plan)
        for (auto const& word : rule.words) made->words.add(word, made->count++);
    made->words.finish();
    kept.headings = std::move(made);
  }
  return *kept.headings;
}

}  // namespace duizhang::document
