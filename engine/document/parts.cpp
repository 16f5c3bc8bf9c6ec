#include "engine/document/parts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/document/outline_year.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

constexpr std::size_t longest_heading = 40;  // code points
constexpr std::size_t plain_level = 5;       // of a heading without a numbering

bool holds_a_word(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return text::holds(text, word); });
}

// 1 for 一、 and 第一部分, 2 for (一), 3 for 1. and 1、, 4 for (1), 0 for none. Text is folded: brackets are
// ASCII.
std::size_t numbered_level(std::string_view line) {
  constexpr std::string_view counting = "一二三四五六七八九十";
  bool bracket = line.starts_with("(");
  if (bracket) line.remove_prefix(1);
  bool part = !bracket && line.starts_with("第");
  if (part) line.remove_prefix(3);
  std::size_t chinese = 0;
  auto counts = [&](std::size_t at) {
    if (line.size() < at + 3 || static_cast<unsigned char>(line[at]) < 0x80) return false;
    auto found = counting.find(line.substr(at, 3));
    return found != std::string_view::npos && found % 3 == 0;
  };
  while (counts(chinese)) chinese += 3;
  std::size_t digits = 0;
  while (chinese == 0 && digits < std::min<std::size_t>(line.size(), 3) && line[digits] >= '0' &&
         line[digits] <= '9')
    ++digits;
  if (chinese + digits == 0) return 0;
  line.remove_prefix(chinese + digits);
  if (part) return chinese != 0 && (line.starts_with("部分") || line.starts_with("章")) ? 1 : 0;
  if (bracket) return !line.starts_with(")") ? 0 : chinese != 0 ? 2 : 4;
  if (line.starts_with("、")) return chinese != 0 ? 1 : 3;
  bool point = digits != 0 && line.starts_with(".") && line.size() > 1 && (line[1] < '0' || line[1] > '9');
  return point ? 3 : 0;
}

Part part_of(Role role) {
  switch (role) {
    case Role::review:
      return Part::year_review;
    case Role::five_year_review:
      return Part::five_year_review;
    case Role::plan:
      return Part::tasks;
    case Role::five_year_plan:
      return Part::five_year_tasks;
    case Role::other:
      break;
  }
  return Part::other;
}

class Outliner {
 public:
  Outliner(Document& document, Outline const& outline)
      : document_(document),
        outline_(outline),
        words_(part_words(outline)),
        asked_(outline.parts.size(), 0) {}

  void run() {
    open({0, 0}, {0, 0}, 0, Part::opening, {});
    auto const& sentences = document_.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      auto const& sentence = sentences[i];
      auto const& section = document_.sections[sentence.section];
      bool first = i == 0 || sentences[i - 1].paragraph != sentence.paragraph;
      bool last = i + 1 == sentences.size() || sentences[i + 1].paragraph != sentence.paragraph;
      if (first) end_passage();
      if (sentence.section != section_) {
        // On one long line the headline sentences are counted past the next heading: they end with it.
        if (in_targets_) targets_over_ = sentence.paragraph;
        enter(sentence.section);
      }
      if (!heading(sentence, section, first, first && last)) passage(sentence, section);
    }
    document_.outline.back().range.end = static_cast<std::uint32_t>(document_.text().size());
    auto& all = document_.outline;
    if (all.size() > 1 && all.front().range.empty()) all.erase(all.begin());
  }

 private:
  // A new section: what stands in it follows from its role until a heading or passage says more.
  void enter(std::size_t section) {
    section_ = section;
    if (sticky_) return;
    auto role = document_.sections[section].role;
    base_ = role == Role::other && !any_heading_ ? Part::opening : part_of(role);
    base_rule_ = nullptr;
    passage_ = nullptr;
    in_targets_ = false;
    changed_ = true;
  }

  void open(text::Range at, text::Range heading, std::size_t level, Part part, std::string rule) {
    auto& all = document_.outline;
    if (!all.empty()) all.back().range.end = at.begin;
    all.push_back({{at.begin, at.begin}, heading, level, part, std::move(rule)});
  }

  // The first rule of which a heading holds a word, or with one of whose words a passage starts.
  PartRule const* rule_for(std::string_view words, Role role, bool as_heading) {
    ++question_;
    bool any = false;
    auto mark = [&](std::uint32_t rule) { asked_[rule] = question_, any = true; };
    if (as_heading)
      words_.headings.find(words, [&](std::uint32_t rule, std::size_t, std::uint32_t) { mark(rule); });
    else
      words_.starts.at(words, 0, [&](std::uint32_t rule, std::uint32_t) { mark(rule); });
    if (!any) return nullptr;
    for (std::size_t i = 0; i < outline_.parts.size(); ++i) {
      auto const& rule = outline_.parts[i];
      if (asked_[i] != question_ || (sticky_ && !rule.to_the_end)) continue;
      bool here =
          rule.within.empty() || std::find(rule.within.begin(), rule.within.end(), role) != rule.within.end();
      if (here && !holds_a_word(words, rule.not_words)) return &rule;
    }
    return nullptr;
  }

  // Whether the sentence is or starts with a heading; then it opens an entry.
  bool heading(Sentence const& sentence, Section const& section, bool first, bool whole_paragraph) {
    auto line = document_.slice(sentence.range);
    bool short_line = whole_paragraph && !line.ends_with("。") && !line.ends_with(":") &&
                      !line.ends_with("!") && !line.ends_with(";") &&
                      text::prefix(line, longest_heading).size() == line.size();
    bool of_section = !section.heading.empty() && section.heading.begin == sentence.range.begin;
    auto level = numbered_level(line);
    // On a page set in lines, 1.…。 opens a paragraph of its own; on one long line 一、 alone can be told.
    bool opens = short_line || of_section || (level != 0 && (first || level <= 2));
    if (!opens) return false;
    auto end = of_section   ? section.heading.end
               : short_line ? sentence.range.end
                            : sentence.range.begin + static_cast<std::uint32_t>(title_end(line));
    auto words = document_.slice({sentence.range.begin, end});
    auto const* rule = rule_for(text::prefix(words, longest_heading), section.role, true);
    if (level == 0) level = of_section ? 1 : plain_level;
    if (short_line && !of_section && level == plain_level && rule == nullptr && !any_heading_)
      return false;  // lines of the title
    any_heading_ = true;
    if (rule != nullptr) {
      sticky_ = rule->to_the_end;
      base_rule_ = rule, base_ = rule->part, base_level_ = level;
    } else if (!sticky_ && (base_rule_ == nullptr || level <= base_level_ || of_section)) {
      base_rule_ = nullptr, base_ = part_of(section.role);
    }
    if (in_targets_) targets_over_ = sentence.paragraph;
    passage_ = nullptr, in_targets_ = false, changed_ = false;
    open(sentence.range, {sentence.range.begin, end}, level, base_,
         base_rule_ != nullptr ? base_rule_->id : "");
    return true;
  }

  // Where the words of a heading end that its paragraph goes on behind.
  static std::size_t title_end(std::string_view line) {
    auto stop = line.find_first_of(",:;");
    for (std::string_view mark : {"。", "!", "?"}) stop = std::min(stop, line.find(mark));
    return std::min(stop, text::prefix(line, longest_heading).size());
  }

  // What a sentence says it is: 今年政府工作的总体要求是…, or a headline of the plan.
  void passage(Sentence const& sentence, Section const& section) {
    auto line = document_.slice(sentence.range);
    auto const* rule = rule_for(without_address(line), section.role, false);
    bool aims = looks_ahead(section.role) || section.role == Role::other;
    bool targets = !sticky_ && sentence.headline && aims && sentence.paragraph != targets_over_;
    if (rule != nullptr && rule->to_the_end) sticky_ = true, base_rule_ = rule, base_ = rule->part;
    if (targets && (rule == nullptr || rule->part == Part::headline_targets)) {
      if (!in_targets_ || changed_) begin(sentence, Part::headline_targets, "");
      in_targets_ = true, passage_ = nullptr;
    } else if (rule != nullptr) {
      if (rule != passage_ || changed_) begin(sentence, rule->part, rule->id);
      passage_ = rule, in_targets_ = false;
    } else if (in_targets_ || changed_) {
      if (passage_ == nullptr) begin(sentence, base_, base_rule_ != nullptr ? base_rule_->id : "");
      in_targets_ = false;
    }
    changed_ = false;
  }

  void begin(Sentence const& sentence, Part part, std::string rule) {
    auto const& back = document_.outline.back();
    bool goes_on = back.part == part && back.rule == rule && part != Part::opening;
    if (!goes_on)
      open(sentence.range, {sentence.range.begin, sentence.range.begin}, 0, part, std::move(rule));
  }

  // A passage of a rule ends with its paragraph.
  void end_passage() {
    if (passage_ == nullptr || sticky_) return;
    passage_ = nullptr;
    changed_ = true;
  }

  [[nodiscard]] std::string_view without_address(std::string_view line) const {
    for (auto const& word : outline_.address_words)
      if (text::starts_with(line, word)) {
        line.remove_prefix(word.size());
        while (!line.empty() && (line.front() == ',' || line.front() == '!' || line.front() == ':'))
          line.remove_prefix(1);
        break;
      }
    return line;
  }

  Document& document_;
  Outline const& outline_;
  PartFinder const& words_;
  std::vector<std::size_t> asked_;  // of each rule the last question to which it said yes
  std::size_t question_ = 0;
  std::size_t section_ = static_cast<std::size_t>(-1);
  Part base_ = Part::opening;
  PartRule const* base_rule_ = nullptr;  // of the heading that gave base_, null when the section's role did
  std::size_t base_level_ = 0;
  PartRule const* passage_ = nullptr;  // the rule of the passage that is open
  bool in_targets_ = false;
  std::size_t targets_over_ = static_cast<std::size_t>(-1);  // the paragraph that holds no more headlines
  bool any_heading_ = false;
  bool changed_ = false;  // the next sentence starts an entry
  bool sticky_ = false;
};

}  // namespace

void outline_parts(Document& document, Outline const& outline) { Outliner(document, outline).run(); }

}  // namespace duizhang::document
