#include "engine/rule/format.hpp"

#include <yaml-cpp/yaml.h>

#include <cctype>
#include <vector>

#include "engine/rule/pattern_scalars.hpp"
#include "engine/text/ascii.hpp"
#include "grammar/parse.hpp"

namespace duizhang::rule {
namespace {

bool is_name(char c) { return c == '_' || c == '$' || std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

struct Token {
  std::string_view text;
  bool after_blank = false;
};

// The end of the token at `at`: a quoted text, a class, a repetition, a word, or one mark.
std::size_t token_end(std::string_view text, std::size_t at) {
  auto closed = [&](char close) {
    auto end = at + 1;
    while (end < text.size() && text[end] != close) end += text[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text.size());
  };
  char c = text[at];
  if (c == '"' || c == '\'') return closed(c);
  if (c == '[') return closed(']');
  if (c == '{') return closed('}');
  if (text.substr(at, 2) == "..") return at + 2;
  auto end = at + 1;
  if (is_name(c))
    while (end < text.size() && is_name(text[end])) ++end;
  else if (!is_ascii(c))
    while (end < text.size() && !is_ascii(text[end])) ++end;
  return end;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text::is_blank(text[at])) {
      blank = true;
      ++at;
      continue;
    }
    auto end = token_end(text, at);
    out.push_back({text.substr(at, end - at), blank});
    blank = false;
    at = end;
  }
  return out;
}

bool has_comment(std::vector<Token> const& tokens) {
  for (auto const& token : tokens)
    if (token.text == "#") return true;
  return false;
}

bool is_one_of(std::string_view text, std::string_view marks) {
  return text.size() == 1 && marks.find(text[0]) != std::string_view::npos;
}

bool blank_between(Token const& left, Token const& right) {
  if (left.text == ".." || right.text == "..") return false;
  if (is_one_of(left.text, "(<!")) return false;
  if (is_one_of(right.text, ")>,:?")) return false;
  if (right.text.front() == '{') return false;
  // $rise (a | b) is a macro and a group, $rise(a, b) a macro with arguments.
  if (right.text == "(" && is_name(left.text.back()) && is_ascii(left.text.back())) return right.after_blank;
  return true;
}

bool same_tree(YAML::Node const& a, YAML::Node const& b) {
  if (a.Type() != b.Type()) return false;
  if (a.IsScalar()) return a.Scalar() == b.Scalar() && a.Tag() == b.Tag();
  if (a.size() != b.size()) return false;
  auto other = b.begin();
  for (auto one = a.begin(); one != a.end(); ++one, ++other) {
    if (a.IsMap() && !(same_tree(one->first, other->first) && same_tree(one->second, other->second)))
      return false;
    if (a.IsSequence() && !same_tree(*one, *other)) return false;
  }
  return true;
}

bool says_the_same(std::string const& before, std::string const& now) {
  try {
    return same_tree(YAML::Load(before), YAML::Load(now));
  } catch (std::exception const&) {
    return false;
  }
}

// The patterns of one line, each with its blanks set right; from the last to the first, so that places hold.
std::string with_patterns_formatted(std::string yaml) {
  auto scalars = pattern_scalars(yaml);
  for (auto scalar = scalars.rbegin(); scalar != scalars.rend(); ++scalar) {
    auto formatted = format_pattern(scalar->text);
    if (formatted == scalar->text) continue;
    auto raw = scalar->single_quoted ? in_single_quotes(formatted) : formatted;
    yaml.replace(scalar->begin, scalar->end - scalar->begin, raw);
  }
  return yaml;
}

std::string with_lines_cleaned(std::string_view yaml) {
  std::string out;
  bool empty_before = true;  // none at the top either
  while (!yaml.empty()) {
    auto line = yaml.substr(0, yaml.find('\n'));
    yaml.remove_prefix(std::min(line.size() + 1, yaml.size()));
    while (!line.empty() && (text::is_blank(line.back()) || line.back() == '\r')) line.remove_suffix(1);
    if (!(line.empty() && empty_before)) out.append(line) += '\n';
    empty_before = line.empty();
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace

std::string format_pattern(std::string_view pattern) {
  if (pattern.find('\n') != std::string_view::npos) return std::string(pattern);
  auto tree = grammar::parse_pattern(pattern);
  auto tokens = tokens_of(pattern);
  if (!std::holds_alternative<grammar::Pattern>(tree) || has_comment(tokens)) return std::string(pattern);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && blank_between(tokens[i - 1], tokens[i])) out += ' ';
    out += tokens[i].text;
  }
  return grammar::parse_pattern(out) == tree ? out : std::string(pattern);
}

std::string format_rules(std::string_view yaml) {
  std::string before(yaml);
  if (!says_the_same(before, before)) return before;
  auto patterns = with_patterns_formatted(before);
  auto lines = with_lines_cleaned(patterns);
  if (says_the_same(patterns, lines)) return lines;
  return patterns;
}

}  // namespace duizhang::rule
