#include "grammar/lower.hpp"

#include <utf8.h>

#include <array>
#include <optional>
#include <utility>

#include "grammar/guard.hpp"

namespace duizhang::grammar {
namespace {

constexpr std::array<std::string_view, 7> reserved{"list", "gap",   "phrase", "start",
                                                   "end",  "ahead", "behind"};

std::string quote(std::string_view word) { return std::string("'").append(word) + "'"; }

// The first error wins; after one the tree is worth nothing and only kept well-formed.
class Lowering {
 public:
  explicit Lowering(std::string_view text) : text_(text) {}

  std::variant<Pattern, SyntaxError> run(raw::Node const& root) {
    auto pattern = lower_alternation(root);
    if (error_) return std::move(*error_);
    return pattern;
  }

 private:
  std::size_t offset(char const* at) const { return static_cast<std::size_t>(at - text_.data()); }
  static std::string_view view(raw::Word word) {
    return {word.begin, static_cast<std::size_t>(word.end - word.begin)};
  }

  void refuse(std::size_t begin, std::size_t end, std::string message, std::string hint) {
    if (!error_) error_ = SyntaxError{begin, end, std::move(message), std::move(hint)};
  }
  void refuse(raw::Word word, std::string message, std::string hint) {
    refuse(offset(word.begin), offset(word.end), std::move(message), std::move(hint));
  }

  // X3 leaves blanks at the end of what ends in an optional part.
  Pattern make(raw::Node const& from, Node node) const {
    auto end = from.end;
    while (end > from.begin && is_blank(end[-1])) --end;
    return {std::move(node), static_cast<std::uint32_t>(offset(from.begin)),
            static_cast<std::uint32_t>(offset(end))};
  }

  Pattern lower_alternation(raw::Node const& raw) {
    if (raw.children.size() == 1) return lower_sequence(raw.children.front());
    Alternation out;
    for (auto const& child : raw.children) out.branches.push_back(lower_sequence(child));
    return make(raw, std::move(out));
  }

  Pattern lower_sequence(raw::Node const& raw) {
    if (raw.children.size() == 1) return lower_item(raw.children.front());
    Sequence out;
    for (auto const& child : raw.children) out.items.push_back(lower_item(child));
    return make(raw, std::move(out));
  }

  Pattern lower_item(raw::Node const& raw) {
    auto atom = lower_atom(raw.children.front());
    if (raw.suffix.empty()) return atom;
    auto repeat = read_quantifier(raw.suffix.front());
    auto rest = raw.suffix.begin() + 1;
    if (rest != raw.suffix.end() && view(*rest) == "?") {
      repeat.lazy = true;
      ++rest;
    }
    if (rest != raw.suffix.end())
      refuse(*rest, "two repetitions stand after one another", "put the first in brackets: (…{2}){3}");
    repeat.body = std::move(atom);
    return make(raw, std::move(repeat));
  }

  Repeat read_quantifier(raw::Word word) {
    auto text = view(word);
    if (text == "?") return {};
    if (text == "*" || text == "+") {
      refuse(
          word,
          text == "*" ? "repetition must be bounded: write {0,8}" : "repetition must be bounded: write {1,8}",
          "any number up to 64 can stand instead of 8");
      return {};
    }
    std::vector<raw::Word> numbers;
    for (auto at = word.begin; at < word.end;) {
      auto begin = at;
      while (is_digit(*at)) ++at;
      if (at > begin)
        numbers.push_back({begin, at});
      else
        ++at;
    }
    if (numbers.size() > 2) {
      refuse(word, "a repetition has one or two numbers; got " + std::to_string(numbers.size()),
             "write {2} or {0,8}");
      return {};
    }
    auto bounds = read_bounds(numbers, word, max_repeat, "a repetition goes up to 64", "write {2} or {0,8}");
    return {numbers.size() == 1 ? bounds.second : bounds.first, bounds.second, false, {}};
  }

  // One number is an upper bound and gives {0, n}.
  std::pair<std::uint32_t, std::uint32_t> read_bounds(std::vector<raw::Word> const& numbers, raw::Word whole,
                                                      std::uint32_t limit, std::string const& too_large,
                                                      std::string const& hint) {
    std::array<std::uint32_t, 2> bounds{0, 1};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      std::uint32_t value = 0;
      for (char c : view(numbers[i])) {
        if (value <= limit) value = value * 10 + static_cast<std::uint32_t>(c - '0');
      }
      if (value > limit) refuse(numbers[i], too_large + "; got " + std::string(view(numbers[i])), hint);
      bounds[i + 2 - numbers.size()] = value;
    }
    if (bounds[0] > bounds[1])
      refuse(whole,
             "the smaller number stands first; got " + std::to_string(bounds[0]) + " before " +
                 std::to_string(bounds[1]),
             hint);
    if (bounds[1] == 0) refuse(whole, "at most 0 times is never", hint);
    return {bounds[0], bounds[1]};
  }

  Pattern lower_atom(raw::Node const& raw) {
    using raw::Kind;
    switch (raw.kind) {
      case Kind::group:
        return lower_alternation(raw.children.front());
      case Kind::quoted:
        return make(raw, read_quoted(raw.words.front()));
      case Kind::bare:
        return make(raw, Literal{std::string(view(raw.words.front()))});
      case Kind::char_class:
        return make(raw, read_class(raw.words.front()));
      case Kind::capture: {
        auto body = lower_alternation(raw.children.front());
        return make(raw, Capture{std::string(view(raw.words.front())), std::move(body)});
      }
      case Kind::macro:
        return lower_macro(raw);
      case Kind::slot:
        return make(raw, Slot{std::string(view(raw.words.front())), false});
      case Kind::list:
        return make(raw, read_list(raw.words.front()));
      case Kind::gap:
        return lower_gap(raw, Gap::Kind::gap, "gap");
      case Kind::phrase:
        return lower_gap(raw, Gap::Kind::phrase, "phrase");
      case Kind::start:
        return make(raw, Anchor{Anchor::Side::start, read_unit(raw.words.front())});
      case Kind::end:
        return make(raw, Anchor{Anchor::Side::end, read_unit(raw.words.front())});
      case Kind::ahead:
        return lower_look(raw, Look::Direction::ahead, false);
      case Kind::not_ahead:
        return lower_look(raw, Look::Direction::ahead, true);
      case Kind::behind:
        return lower_look(raw, Look::Direction::behind, false);
      case Kind::not_behind:
        return lower_look(raw, Look::Direction::behind, true);
      case Kind::alternation:
      case Kind::sequence:
      case Kind::item:
        break;
    }
    return {};
  }

  Pattern lower_look(raw::Node const& raw, Look::Direction direction, bool negated) {
    return make(raw, Look{direction, negated, lower_alternation(raw.children.front())});
  }

  Pattern lower_gap(raw::Node const& raw, Gap::Kind kind, std::string const& name) {
    auto hint = "write " + name + "(0..8)";
    raw::Word whole{raw.words.front().begin, raw.words.back().end};
    if (raw.words.size() > 2) {
      refuse(whole, name + " has one or two numbers; got " + std::to_string(raw.words.size()), hint);
      return {};
    }
    auto bounds = read_bounds(raw.words, whole, max_gap, name + " goes up to 200 characters", hint);
    return make(raw, Gap{kind, bounds.first, bounds.second});
  }

  Pattern lower_macro(raw::Node const& raw) {
    auto word = raw.words.front();
    auto name = view(word).substr(1);
    if (is_digit(name.front())) {
      std::uint32_t index = 0;
      for (char c : name) {
        if (index <= max_parameter) index = index * 10 + static_cast<std::uint32_t>(c - '0');
      }
      if (index == 0 || index > max_parameter)
        refuse(word, "the parameters of a macro are $1 to $20; got " + std::string(view(word)),
               "count from $1");
      if (!raw.children.empty())
        refuse(word, "a parameter takes no arguments", "only a macro is called with (…)");
      return make(raw, Parameter{index});
    }
    Macro out{std::string(name), {}};
    for (auto const& child : raw.children) out.arguments.push_back(lower_alternation(child));
    return make(raw, std::move(out));
  }

  Slot read_list(raw::Word word) {
    for (auto name : reserved) {
      if (view(word) == name)
        refuse(word, "expected the name of a slot; got " + quote(name),
               "write list(percent) or list(indicator)");
    }
    return {std::string(view(word)), true};
  }

  Anchor::Unit read_unit(raw::Word word) {
    auto name = view(word);
    if (name == "clause") return Anchor::Unit::clause;
    if (name == "sentence") return Anchor::Unit::sentence;
    if (name == "paragraph") return Anchor::Unit::paragraph;
    if (name != "text")
      refuse(word, "expected clause, sentence, paragraph or text; got " + quote(name), "write start(clause)");
    return Anchor::Unit::text;
  }

  // The code point at `at`, escapes resolved; `at` moves past it.
  char32_t read_character(char const*& at, std::string_view escapable) {
    if (*at != '\\') return static_cast<char32_t>(utf8::unchecked::next(at));
    auto begin = at++;
    auto c = static_cast<char32_t>(utf8::unchecked::next(at));
    if (c == U'n') return U'\n';
    if (c == U't') return U'\t';
    if (c < 0x80 && escapable.find(static_cast<char>(c)) != std::string_view::npos) return c;
    std::string list;
    for (char e : escapable) list += std::string(" \\") + e;
    refuse(offset(begin), offset(at),
           "nothing is written " + quote({begin, static_cast<std::size_t>(at - begin)}),
           "after a backslash stand only:" + list + " \\n \\t");
    return c;
  }

  static void append(std::string& out, char32_t c) {
    utf8::unchecked::append(static_cast<std::uint32_t>(c), std::back_inserter(out));
  }

  Literal read_quoted(raw::Word word) {
    Literal out;
    for (auto at = word.begin + 1; at < word.end - 1;) append(out.text, read_character(at, "\"'\\"));
    if (out.text.empty())
      refuse(word, "there is nothing between the quotes", "write the text that should be found");
    return out;
  }

  Class read_class(raw::Word word) {
    Class out;
    auto at = word.begin + 1;
    auto end = word.end - 1;
    if (at < end && *at == '^') {
      out.negated = true;
      ++at;
    }
    if (at == end) refuse(word, "there is nothing in the class", "write the characters it may be: [一二三]");
    while (at < end) {
      auto begin = at;
      auto first = read_character(at, "]\\-^[");
      auto last = first;
      if (at + 1 < end && *at == '-') {
        ++at;
        last = read_character(at, "]\\-^[");
      }
      if (last < first)
        refuse(offset(begin), offset(at), "the range goes backwards",
               "the smaller character stands first: [0-9]");
      out.ranges.push_back({first, last});
    }
    return out;
  }

  std::string_view text_;
  std::optional<SyntaxError> error_;
};

}  // namespace

std::variant<Pattern, SyntaxError> lower(raw::Node const& root, std::string_view text) {
  return Lowering(text).run(root);
}

}  // namespace duizhang::grammar
