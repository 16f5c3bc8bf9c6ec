#include "engine/document/outline_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <utility>

#include "engine/text/simplify.hpp"
#include "engine/text/utf8.hpp"

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

constexpr int last_spelt_year = 2000;  // of reports that write their years out: 一九八九年

std::string spelt_out(int year) {
  static constexpr std::array<char const*, 10> digits{"〇", "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};
  std::string out;
  for (auto digit : fmt::format("{}", year)) out += digits[static_cast<std::size_t>(digit - '0')];
  return out;
}

// In every way that reports of the year write them, the usual one first; none for year 0. One told before
// its year began calls that year the next.
std::vector<Names> names_of(int year, bool told_early) {
  if (year <= 0) return {};
  int plan = (year - 1951) / 5;  // 2021-2025 is the 14th
  auto with = [&](std::string this_year, std::string last_year) {
    return Names{{"{Y}", std::move(this_year)},
                 {"{Y-1}", std::move(last_year)},
                 {"{P}", plan_name(plan)},
                 {"{P-1}", plan_name(plan - 1)},
                 {"{P+1}", plan_name(plan + 1)}};
  };
  std::vector<Names> ways{with(fmt::format("{}", year), fmt::format("{}", year - 1))};
  if (year <= last_spelt_year) ways.push_back(with(spelt_out(year), spelt_out(year - 1)));
  if (told_early) ways.push_back({{"{Y}年", "明年"}, {"{Y-1}年", "今年"}});
  return ways;
}

// What rules call this year and last year, as a report calls them that is told before its year began.
void tell_early(std::vector<std::string>& words) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> names{
      std::pair{"今年", "明年"}, {"去年", "今年"}};
  for (auto& word : words)
    for (auto const& [name, value] : names)
      if (auto at = word.find(name); at != std::string::npos) {
        word.replace(at, name.size(), value);
        break;
      }
}

void put_names(std::string& word, Names const& names) {
  for (auto const& [name, value] : names)
    for (auto at = word.find(name); at != std::string::npos; at = word.find(name, at))
      word.replace(at, name.size(), value);
}

// Words with names in them, each in every way of writing them that `ways` holds.
void resolve(std::vector<std::string>& words, std::vector<Names> const& ways, bool told_early) {
  if (told_early) tell_early(words);
  auto named = [](std::string const& word) { return word.find('{') != std::string::npos; };
  auto patterns = words;
  std::erase_if(patterns, [&](std::string const& word) { return !named(word); });
  if (patterns.empty()) return;
  if (ways.empty()) {
    std::erase_if(words, named);
    return;
  }
  for (auto& word : words) put_names(word, ways.front());
  for (std::size_t way = 1; way < ways.size(); ++way)
    for (auto word : patterns) {
      put_names(word, ways[way]);
      if (named(word)) continue;  // a way of calling one year has no word for another
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
    }
}

}  // namespace

namespace {

YearOutline make(Outline const& outline, int year, bool told_early) {
  YearOutline out{outline.headings, outline.turns, outline.headlines, {}, {}, {}};
  auto ways = names_of(year, told_early);
  auto put = [&](auto&... words) { (resolve(words, ways, told_early), ...); };
  for (auto& rule : out.headings) put(rule.words, rule.not_words);
  for (auto& rule : out.turns) put(rule.starts, rule.words, rule.not_words);
  for (auto& rule : out.headlines) put(rule.words, rule.not_words);
  std::uint32_t number = 0;
  auto add = [&](std::vector<std::string> const& words) {
    for (auto const& word : words) out.words.add(word, number);
    ++number;
  };
  for (auto const& rule : out.turns) add(rule.words);
  for (auto const& rule : out.headlines) add(rule.words);
  for (auto const& rule : out.headings) add(rule.words);
  out.words.finish();
  for (auto const& mark : outline.numbering) out.numbering.add(mark, 0);
  for (std::uint32_t i = 0; i < out.turns.size(); ++i)
    for (auto const& word : out.turns[i].starts) out.starts.add(word, i);
  out.starts.finish();
  out.numbering.finish();
  return out;
}

}  // namespace

YearOutline const& outline_of_year(Outline const& outline, int year, bool told_early) {
  auto& kept = *outline.made;
  std::lock_guard lock(kept.mutex);
  auto& one = kept.of_year[{year, told_early}];
  if (!one) one = std::make_shared<YearOutline const>(make(outline, year, told_early));
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

PartFinder const& part_words(Outline const& outline) {
  auto& kept = *outline.made;
  std::lock_guard lock(kept.mutex);
  if (!kept.parts) {
    auto made = std::make_shared<PartFinder>();
    for (std::uint32_t i = 0; i < outline.parts.size(); ++i) {
      for (auto const& word : outline.parts[i].headings) made->headings.add(word, i);
      for (auto const& word : outline.parts[i].starts) made->starts.add(word, i);
    }
    made->headings.finish();
    made->starts.finish();
    kept.parts = std::move(made);
  }
  return *kept.parts;
}

StrayFinder const& stray_words(Outline const& outline) {
  auto& kept = *outline.made;
  std::lock_guard lock(kept.mutex);
  if (!kept.stray) {
    auto made = std::make_shared<StrayFinder>();
    for (auto const& word : outline.junk) made->words.add(word, made->junk++);
    auto number = made->junk;
    for (auto const& one : outline.misreadings) made->words.add(one.written, number++);
    made->traditional = number;
    for (auto c : text::traditional_marks) {
      std::string character;
      text::append_utf8(character, c);
      made->words.add(character, number++);
    }
    made->words.finish();
    kept.stray = std::move(made);
  }
  return *kept.stray;
}

}  // namespace duizhang::document
