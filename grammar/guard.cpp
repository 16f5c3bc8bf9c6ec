#include "grammar/guard.hpp"

#include <utf8.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace duizhang::grammar {
namespace {

constexpr std::string_view meaningful = "()<>{}[]|?*+:,.!$\"'#_";

// Looks like a blank and is none: nobody sees it in an editor.
bool is_invisible(char32_t c) {
  return c == 0x3000 || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
         c == 0x2029;
}

char closer_of(char opener) { return opener == '(' ? ')' : opener == '<' ? '>' : '}'; }

// One pass over the text; the first thing that is wrong ends it.
class Guard {
 public:
  explicit Guard(std::string_view text) : text_(text), blanked_(text) {}

  std::variant<std::string, SyntaxError> run() {
    if (auto error = check_whole()) return *error;
    while (at_ < text_.size()) {
      if (auto error = step()) return *error;
    }
    if (!open_.empty()) return never_closed(open_.back());
    if (std::all_of(blanked_.begin(), blanked_.end(), is_blank))
      return SyntaxError{0, text_.size(), "the pattern is empty",
                         "write at least one text in quotes, like \"增长\""};
    return blanked_;
  }

 private:
  using Error = std::optional<SyntaxError>;

  Error check_whole() const {
    if (text_.size() > max_pattern_bytes)
      return SyntaxError{max_pattern_bytes, text_.size(), "the pattern is longer than 65536 bytes",
                         "split it into macros and rules"};
    auto bad = utf8::find_invalid(text_.begin(), text_.end());
    if (bad == text_.end()) return {};
    auto offset = static_cast<std::size_t>(bad - text_.begin());
    return SyntaxError{offset, offset + 1, "this byte is not UTF-8 text", "save the file as UTF-8"};
  }

  Error step() {
    char c = text_[at_];
    if (!is_ascii(c)) return non_ascii();
    switch (c) {
      case '#':
        return comment();
      case '"':
      case '\'':
        return quoted(c);
      case '[':
        return char_class();
      case '(':
      case '<':
      case '{':
        return open();
      case ')':
      case '>':
      case '}':
        return close(c);
      case ']':
        return SyntaxError{at_, at_ + 1, "this ']' closes nothing",
                           "a class is written [一二三]; text is quoted"};
      default:
        break;
    }
    bool known = is_blank(c) || is_name_char(c) || meaningful.find(c) != std::string_view::npos;
    if (!known)
      return SyntaxError{at_, at_ + 1,
                         (c < 0x20 || c == 0x7F ? "" : "the character ") + token_at(text_, at_) +
                             " has no meaning in a pattern",
                         "text that should be found stands in quotes"};
    ++at_;
    return {};
  }

  Error non_ascii() {
    auto it = text_.begin() + static_cast<std::ptrdiff_t>(at_);
    auto code_point = static_cast<char32_t>(utf8::unchecked::next(it));
    auto end = static_cast<std::size_t>(it - text_.begin());
    if (is_invisible(code_point))
      return SyntaxError{at_, end, "an invisible character stands here (a full-width or special blank)",
                         "use an ordinary blank, or put it in quotes when it should be found"};
    at_ = end;
    return {};
  }

  Error comment() {
    while (at_ < text_.size() && text_[at_] != '\n') blanked_[at_++] = ' ';
    return {};
  }

  Error quoted(char quote) {
    auto begin = at_++;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n')
      at_ += text_[at_] == '\\' ? 2U : 1U;
    if (at_ >= text_.size() || text_[at_] == '\n')
      return SyntaxError{begin, begin + 1, "this quote is never closed",
                         "a quoted text ends on its line with the quote it began with"};
    ++at_;
    return {};
  }

  Error char_class() {
    auto begin = at_++;
    while (at_ < text_.size() && text_[at_] != ']' && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2U : 1U;
    if (at_ >= text_.size() || text_[at_] == '\n')
      return SyntaxError{begin, begin + 1, "this '[' is never closed",
                         "a class is written [一二三] or [0-9]"};
    ++at_;
    return {};
  }

  Error open() {
    open_.push_back(at_);
    if (open_.size() > max_nesting)
      return SyntaxError{at_, at_ + 1, "brackets are nested more than 100 deep",
                         "name the inner parts as macros"};
    ++at_;
    return {};
  }

  Error close(char c) {
    if (open_.empty())
      return SyntaxError{at_, at_ + 1, std::string("this '") + c + "' closes nothing",
                         "remove it, or quote it when it is text that should be found"};
    char wanted = closer_of(text_[open_.back()]);
    if (wanted != c)
      return SyntaxError{at_, at_ + 1, std::string("expected '") + wanted + "'; got '" + c + "'",
                         std::string("brackets close in the order they opened: the last open one is a '") +
                             text_[open_.back()] + "'"};
    open_.pop_back();
    ++at_;
    return {};
  }

  SyntaxError never_closed(std::size_t offset) const {
    char opener = text_[offset];
    return {offset, offset + 1, std::string("this '") + opener + "' is never closed",
            std::string("close it with '") + closer_of(opener) + "', or quote it when it is text"};
  }

  std::string_view text_;
  std::string blanked_;
  std::vector<std::size_t> open_;
  std::size_t at_ = 0;
};

}  // namespace

std::variant<std::string, SyntaxError> guard(std::string_view text) { return Guard(text).run(); }

std::size_t token_end(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  auto end = offset;
  while (end < text.size() && is_name_char(text[end])) ++end;
  if (end > offset) return end;
  auto it = text.begin() + static_cast<std::ptrdiff_t>(offset);
  utf8::unchecked::next(it);
  return std::min(text.size(), static_cast<std::size_t>(it - text.begin()));
}

std::string token_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return "the end of the pattern";
  constexpr std::size_t shown = 40;
  auto token = text.substr(offset, token_end(text, offset) - offset);
  if (token.size() > shown) return std::string("'").append(token.substr(0, shown)) + "…'";
  if (is_blank(token[0])) return "a blank";
  if (static_cast<unsigned char>(token[0]) < 0x20 || token[0] == 0x7F) return "a control character";
  return std::string("'").append(token) + "'";
}

}  // namespace duizhang::grammar
