#include "engine/document/sections.hpp"

#include <algorithm>

#include "engine/document/outline_year.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

bool holds_any(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& w) { return text::holds(text, w); });
}

bool role_in(Role role, std::vector<Role> const& roles) {
  return roles.empty() || std::find(roles.begin(), roles.end(), role) != roles.end();
}

constexpr std::size_t heading_code_points = 32;  // a heading's words stand within so many of its start

// Which rules' words stand in the sentences, which come one after another. All are found in one walk.
class RuleWords {
 public:
  RuleWords(Document const& document, YearOutline const& outline)
      : outline_(outline), last_(outline.rules(), nowhere), started_(outline.turns.size(), nowhere) {
    outline.words.find(document.text(), document.characters,
                       [&](std::uint32_t rule, std::uint32_t begin, std::uint32_t length) {
                         found_.push_back({rule, {begin, begin + length}});
                       });
    next_ = found_.begin();
  }

  // The next sentence; `line` is what of it a turn starts.
  void read(text::Range sentence, std::string_view line) {
    turns_ = others_ = false;
    for (; next_ != found_.end() && next_->range.begin < sentence.end; ++next_) {
      if (!sentence.contains(next_->range)) continue;
      last_[next_->rule] = next_->range.begin;
      (next_->rule < outline_.first_headline() ? turns_ : others_) = true;
    }
    sentence_ = sentence.begin;
    outline_.starts.at(line, 0,
                       [&](std::uint32_t turn, std::uint32_t) { started_[turn] = sentence_, turns_ = true; });
  }
  // Whether a word of the rule stands in the sentence read last, at `from` or behind it.
  [[nodiscard]] bool hold(std::size_t rule, std::size_t from) const {
    return last_[rule] >= static_cast<std::int64_t>(from);
  }
  // Where it began last.
  [[nodiscard]] std::size_t last_of(std::size_t rule) const { return static_cast<std::size_t>(last_[rule]); }
  // Whether the line of the sentence starts with a word of a turn.
  [[nodiscard]] bool starts(std::size_t turn) const { return started_[turn] == sentence_; }
  // Whether the sentence may hold or start with a word of any turn; hold one of any headline or heading.
  [[nodiscard]] bool any_turn() const { return turns_; }
  [[nodiscard]] bool any_other() const { return others_; }

 private:
  struct Found {
    std::uint32_t rule;
    text::Range range;
  };
  static constexpr std::int64_t nowhere = -1;
  YearOutline const& outline_;
  std::vector<Found> found_;  // by where they begin
  std::vector<Found>::const_iterator next_;
  std::vector<std::int64_t> last_;     // where a word of each rule began last
  std::vector<std::int64_t> started_;  // of each turn: the sentence that started with it last
  std::int64_t sentence_ = nowhere;
  bool turns_ = false, others_ = false;
};

// The heading that a sentence is or starts with; its end is that of the heading words on one-line texts.
struct Heading {
  HeadingRule const* rule = nullptr;
  std::uint32_t end = 0;
};

// A text on progress has headings of its own: what was planned and what was reached stand under each.
bool of_kind(HeadingRule const& rule, TextKind kind) {
  if (rule.kinds.empty()) return kind != TextKind::progress;
  return std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
}

Heading heading_at(std::string_view text, Sentence const& sentence, YearOutline const& of_year,
                   RuleWords const& words, Role within, TextKind kind, bool whole_paragraph) {
  auto line = text::slice(text, sentence.range);
  if (!words.any_other()) return {};
  auto numbering = of_year.numbering.longest(line).length;
  bool numbered = numbering != 0;
  // 一、 and 第一部分, not （一） or 1.
  bool top = numbering == 0 || line.substr(0, numbering).ends_with("、") || line.starts_with("第");
  bool open_line = whole_paragraph && line.size() <= 4 * heading_code_points && !line.ends_with("。") &&
                   !line.ends_with(":");
  if (!numbered && !open_line) return {};
  auto head = text::prefix(line, heading_code_points);
  bool short_line = open_line && head.size() == line.size();
  if (!numbered && !short_line) return {};
  for (std::size_t i = 0; i < of_year.headings.size(); ++i) {
    auto const& rule = of_year.headings[i];
    if (!words.hold(of_year.first_heading() + i, sentence.range.begin)) continue;
    if (!of_kind(rule, kind) || !role_in(within, rule.within) || holds_any(head, rule.not_words)) continue;
    for (auto const& word : rule.words) {
      auto at = text::find(head, word);
      if (at == std::string_view::npos || (rule.opens && (!top || (numbering == 0 && at != 0)))) continue;
      auto end = short_line ? line.size() : at + word.size();
      return {&rule, sentence.range.begin + static_cast<std::uint32_t>(end)};
    }
  }
  return {};
}

// The line without the 各位代表 it may start with.
std::string_view without_address(std::string_view line, Outline const& outline) {
  for (auto const& word : outline.address_words) {
    if (!text::starts_with(line, word)) continue;
    line.remove_prefix(word.size());
    for (auto mark : {",", "!", ":", "、"})
      if (line.starts_with(mark)) line.remove_prefix(std::string_view(mark).size());
    break;
  }
  return line;
}

// 主要预期目标是增长9%,…,完成节能任务: what is announced behind the first number says nothing of whether the
// aims were reached. `from`: where the word that announces them begins.
std::string_view announcement(std::string_view line, std::size_t from) {
  auto digit = line.find_first_of("0123456789", from);
  return digit == std::string_view::npos || digit == from ? line : line.substr(0, digit);
}

TurnRule const* turn_at(std::string_view line, std::size_t begin, RuleWords const& words, Role role,
                        bool first, bool headed, YearOutline const& outline) {
  if (!words.any_turn()) return nullptr;
  for (std::size_t i = 0; i < outline.turns.size(); ++i) {
    if (!words.hold(i, begin) && !words.starts(i)) continue;
    auto const& rule = outline.turns[i];
    if (!role_in(role, rule.within) || rule.role == role || (rule.paragraph_start && !first)) continue;
    if (rule.unheaded && headed) continue;
    auto said = words.hold(i, begin) ? announcement(line, words.last_of(i) - begin) : line;
    if (!holds_any(said, rule.not_words)) return &rule;
  }
  return nullptr;
}

// Headlines whose words stand in each sentence that holds any, by sentence: found on the way through.
using HeadlineWords = std::vector<std::pair<std::size_t, std::size_t>>;

std::size_t quantities_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    bool starts =
        digit && (i == 0 || text[i - 1] < '0' || text[i - 1] > '9') && (i == 0 || text[i - 1] != '.');
    count += starts ? 1U : 0U;
  }
  return count;
}

HeadlineWords assign_sections(Document& document, Outline const& outline, YearOutline const& of_year) {
  auto text = document.text();
  RuleWords words(document, of_year);
  HeadlineWords headlines;
  document.sections.push_back({{0, 0}, {0, 0}, Role::other, {}});
  Role paragraph_role = Role::other;  // what to go back to when a paragraph's turn ends
  std::size_t turned_paragraph = static_cast<std::size_t>(-1);
  std::size_t headed = 0;          // the sentence behind the last heading
  bool opened_by_address = false;  // the sentence before this one
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    auto& sentence = document.sentences[i];
    auto open = [&](text::Range heading, Role role, std::string rule) {
      document.sections.back().range.end = sentence.range.begin;
      document.sections.push_back(
          {{sentence.range.begin, sentence.range.begin}, heading, role, std::move(rule)});
    };
    if (turned_paragraph != static_cast<std::size_t>(-1) && sentence.paragraph != turned_paragraph) {
      open({sentence.range.begin, sentence.range.begin}, paragraph_role, {});
      turned_paragraph = static_cast<std::size_t>(-1);
    }
    bool first = i == 0 || document.sentences[i - 1].paragraph != sentence.paragraph;
    bool last =
        i + 1 == document.sentences.size() || document.sentences[i + 1].paragraph != sentence.paragraph;
    // 各位代表! opens no paragraph: what follows does.
    bool opens_paragraph = first || opened_by_address;
    auto line = without_address(document.slice(sentence.range), outline);
    words.read(sentence.range, line);
    for (std::size_t rule = 0; words.any_other() && rule < of_year.headlines.size(); ++rule)
      if (words.hold(of_year.first_headline() + rule, sentence.range.begin)) headlines.emplace_back(i, rule);
    auto line_begin = static_cast<std::size_t>(line.data() - text.data());
    opened_by_address = first && line.empty();
    auto const role = document.sections.back().role;
    if (auto heading = heading_at(text, sentence, of_year, words, role, document.info.kind, first && last);
        heading.rule != nullptr) {
      open({sentence.range.begin, heading.end}, heading.rule->role, heading.rule->id);
      headed = i + 1;
    } else if (auto const* turn =
                   document.info.kind == TextKind::progress
                       ? nullptr
                       : turn_at(line, line_begin, words, role, opens_paragraph, headed != 0, of_year)) {
      // Right behind its heading a review does not turn: 今年 is the year it reviews, told before that was
      // over.
      if (i == headed && i > 0 && turn->not_first) {
        sentence.section = document.sections.size() - 1;
        continue;
      }
      // Looking back on five years in passing, inside a paragraph, says nothing of the paragraphs after it.
      // Nor does a closing word of praise, 五年来，…底色越来越亮！, that announces nothing.
      auto said = document.slice(sentence.range);
      bool closes = last && role == Role::review && said.ends_with('!') && quantities_in(said) == 0;
      bool passing = !first && turn->role == Role::five_year_review &&
                     (closes || quantities_in(document.slice(document.sentences[i - 1].range)) > 1);
      if (turn->paragraph_only || passing) {
        if (turned_paragraph == static_cast<std::size_t>(-1)) paragraph_role = document.sections.back().role;
        turned_paragraph = sentence.paragraph;
      } else {
        turned_paragraph = static_cast<std::size_t>(-1);
      }
      open({sentence.range.begin, sentence.range.begin}, turn->role, turn->id);
    }
    sentence.section = document.sections.size() - 1;
  }
  document.sections.back().range.end = static_cast<std::uint32_t>(text.size());
  return headlines;
}

// Marks the headline passages: those that say so, and the first dense paragraph of a review.
void mark_headlines(Document& document, Outline const& outline, YearOutline const& of_year,
                    HeadlineWords const& words) {
  auto next = words.begin();
  std::size_t until_paragraph = static_cast<std::size_t>(-1);
  std::size_t summary_section = static_cast<std::size_t>(-1);
  std::size_t summary_paragraph = static_cast<std::size_t>(-1);
  std::size_t left = 0;  // sentences that the passage may still take
  for (auto& sentence : document.sentences) {
    auto line = document.slice(sentence.range);
    auto role = document.sections[sentence.section].role;
    auto index = static_cast<std::size_t>(&sentence - document.sentences.data());
    for (; next != words.end() && next->first == index; ++next) {
      auto const& rule = of_year.headlines[next->second];
      if (!role_in(role, rule.within) || holds_any(line, rule.not_words)) continue;
      sentence.headline = true;
      if (rule.paragraph) until_paragraph = sentence.paragraph, left = outline.summary_sentences;
    }
    bool review = role == Role::review || role == Role::five_year_review;
    if (review && summary_section != sentence.section && quantities_in(line) >= outline.summary_quantities)
      summary_section = sentence.section, summary_paragraph = sentence.paragraph,
      left = outline.summary_sentences;
    bool inside =
        sentence.paragraph == until_paragraph || (review && sentence.paragraph == summary_paragraph);
    if (inside && left > 0) sentence.headline = true, --left;
  }
}

}  // namespace

void outline_sections(Document& document, Outline const& outline) {
  auto const& of_year = outline_of_year(outline, document.info.year, document.info.told_early);
  auto headlines = assign_sections(document, outline, of_year);
  mark_headlines(document, outline, of_year, headlines);
}

}  // namespace duizhang::document
