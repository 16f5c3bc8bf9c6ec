#include "tests/engine/match/fake_text.hpp"

#include <array>
#include <string_view>

#include "engine/text/utf8.hpp"
#include "grammar/parse.hpp"

namespace duizhang::test {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<std::string_view, 5> indicators{"甲乙", "甲", "乙", "生产总值",
                                                     "财政收入"};  // longest first

grammar::Pattern parsed(std::string_view text) {
  return std::get<grammar::Pattern>(grammar::parse_pattern(text));
}

}  // namespace

FakeText::FakeText(std::string text) : text_(std::move(text)), flags_(text_.size(), 0) {
  auto mark = [&](std::string_view what, std::uint8_t flag) {
    for (auto at = text_.find(what); at != std::string::npos; at = text_.find(what, at + what.size()))
      flags_[at] = flag;
  };
  mark("，", match::clause_stop);
  mark("。", match::sentence_stop);
  mark("\n", match::paragraph_stop);
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (is_digit(text_[at]) || text_[at] == '%') flags_[at] = match::barrier;
  }
  marked_ = flags_;
  characters_.resize(text_.size(), 0);
  for (std::uint32_t at = 0; at < text_.size(); at += text::code_point_size(text_[at])) {
    characters_[at] = match::FirstSet::place(text::code_point_at(text_, at));
    for (match::SlotId kind : {0, 1, 2})
      if (end_of(kind, at) != 0) marked_[at] |= match::slot_start;
  }
}

std::uint32_t FakeText::end_of(match::SlotId kind, std::uint32_t at) const {
  if (kind == 2) {
    for (auto word : indicators) {
      if (text_.compare(at, word.size(), word) == 0) return at + static_cast<std::uint32_t>(word.size());
    }
    return 0;
  }
  auto end = at;
  while (end < text_.size() && is_digit(text_[end])) ++end;
  if (end == at) return 0;
  if (kind == 1) return end;
  return end < text_.size() && text_[end] == '%' ? end + 1 : 0;
}

match::CompileOptions fake_options() {
  static auto const rise = parsed("增 | 增长");
  static auto const pair = parsed("$1 gap(0..2) $2");
  match::CompileOptions options;
  options.macros = {{"rise", &rise}, {"pair", &pair}};
  options.slot_names = {"percent", "number", "indicator"};
  options.list_separators = {"、", "和", "、和", "及", "与", "以及"};
  return options;
}

match::Program fake_program(std::string const& pattern) {
  auto parsed = std::get<grammar::Pattern>(grammar::parse_pattern(pattern));
  return std::get<match::Program>(match::compile(parsed, fake_options()));
}

}  // namespace duizhang::test
