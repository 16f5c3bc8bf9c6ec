#include "grammar/print.hpp"

#include <utf8.h>

#include <iterator>
#include <string_view>

namespace duizhang::grammar {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;  // clang 14 wants it spelled out

void append(std::string& out, char32_t c, std::string_view escaped) {
  if (c == U'\n') {
    out += "\\n";
  } else if (c == U'\t') {
    out += "\\t";
  } else {
    if (c < 0x80 && escaped.find(static_cast<char>(c)) != std::string_view::npos) out += '\\';
    utf8::unchecked::append(static_cast<std::uint32_t>(c), std::back_inserter(out));
  }
}

std::string quoted_literal(std::string_view text) {
  std::string out = "\"";
  for (auto at = text.begin(); at != text.end();)
    append(out, static_cast<char32_t>(utf8::unchecked::next(at)), "\"\\");
  return out + '"';
}

std::string class_text(Class const& set) {
  std::string out = set.negated ? "[^" : "[";
  for (auto range : set.ranges) {
    append(out, range.first, "]\\-^[");
    if (range.first == range.last) continue;
    out += '-';
    append(out, range.last, "]\\-^[");
  }
  return out + ']';
}

std::string quantifier(Repeat const& repeat) {
  std::string out = "?";
  if (repeat.min != 0 || repeat.max != 1) {
    out = std::string("{").append(std::to_string(repeat.min));
    if (repeat.max != repeat.min) out.append(",").append(std::to_string(repeat.max));
    out += "}";
  }
  return repeat.lazy ? out + "?" : out;
}

std::string gap_text(Gap gap) {
  std::string name = gap.kind == Gap::Kind::gap ? "gap" : "phrase";
  return name + "(" + std::to_string(gap.min) + ".." + std::to_string(gap.max) + ")";
}

std::string anchor_text(Anchor anchor) {
  constexpr std::string_view units[] = {"clause", "sentence", "paragraph", "text"};
  std::string side = anchor.side == Anchor::Side::start ? "start(" : "end(";
  return side + std::string(units[static_cast<std::size_t>(anchor.unit)]) + ")";
}

std::string look_word(Look const& look) {
  std::string word = look.negated ? "!" : "";
  return word + (look.direction == Look::Direction::ahead ? "ahead" : "behind");
}

std::string slot_text(Slot const& slot) { return slot.is_list ? "list(" + slot.kind + ")" : slot.kind; }

std::string bracketed(Pattern const& pattern, bool needed) {
  return needed ? std::string("(").append(print(pattern)) + ")" : print(pattern);
}

template <typename... Kinds>
bool is_one_of(Pattern const& pattern) {
  return (std::holds_alternative<Kinds>(pattern.node) || ...);
}

// Parts joined by `separator`; those of the given kinds stand in brackets.
template <typename... InBrackets>
std::string join(std::vector<Pattern> const& parts, std::string_view separator) {
  std::string out;
  for (auto const& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += bracketed(part, is_one_of<InBrackets...>(part));
  }
  return out;
}

void dump_into(std::string& out, Pattern const& pattern, std::size_t depth);

void dump_line(std::string& out, std::string const& label, Pattern const& pattern, std::size_t depth) {
  out += std::string(2 * depth, ' ') + label + " [" + std::to_string(pattern.begin) + "," +
         std::to_string(pattern.end) + ")\n";
}

void dump_children(std::string& out, std::vector<Pattern> const& children, std::size_t depth) {
  for (auto const& child : children) dump_into(out, child, depth + 1);
}

void dump_into(std::string& out, Pattern const& pattern, std::size_t depth) {
  auto line = [&](std::string const& label) { dump_line(out, label, pattern, depth); };
  std::visit(
      Overloaded{
          [&](Sequence const& node) { line("sequence"), dump_children(out, node.items, depth); },
          [&](Alternation const& node) { line("alternation"), dump_children(out, node.branches, depth); },
          [&](Literal const& node) { line("literal " + quoted_literal(node.text)); },
          [&](Class const& node) { line("class " + class_text(node)); },
          [&](Repeat const& node) {
            line("repeat " + std::to_string(node.min) + ".." + std::to_string(node.max) +
                 (node.lazy ? " lazy" : ""));
            dump_into(out, *node.body, depth + 1);
          },
          [&](Gap const& node) { line(gap_text(node)); },
          [&](Capture const& node) { line("capture " + node.name), dump_into(out, *node.body, depth + 1); },
          [&](Slot const& node) { line((node.is_list ? "list of " : "slot ") + node.kind); },
          [&](Macro const& node) { line("macro $" + node.name), dump_children(out, node.arguments, depth); },
          [&](Parameter const& node) { line("parameter $" + std::to_string(node.index)); },
          [&](Anchor const& node) { line(anchor_text(node)); },
          [&](Look const& node) { line(look_word(node)), dump_into(out, *node.body, depth + 1); },
      },
      pattern.node);
}

}  // namespace

std::string print(Pattern const& pattern) {
  return std::visit(
      Overloaded{
          [](Sequence const& node) { return join<Sequence, Alternation>(node.items, " "); },
          [](Alternation const& node) { return join<Alternation>(node.branches, " | "); },
          [](Literal const& node) { return quoted_literal(node.text); },
          [](Class const& node) { return class_text(node); },
          [](Repeat const& node) {
            return bracketed(*node.body, is_one_of<Sequence, Alternation, Repeat>(*node.body)) +
                   quantifier(node);
          },
          [](Gap const& node) { return gap_text(node); },
          [](Capture const& node) { return "<" + node.name + ": " + print(*node.body) + ">"; },
          [](Slot const& node) { return slot_text(node); },
          [](Macro const& node) {
            return "$" + node.name + (node.arguments.empty() ? "" : "(" + join<>(node.arguments, ", ") + ")");
          },
          [](Parameter const& node) { return std::string("$").append(std::to_string(node.index)); },
          [](Anchor const& node) { return anchor_text(node); },
          [](Look const& node) { return look_word(node) + "(" + print(*node.body) + ")"; },
      },
      pattern.node);
}

std::string dump(Pattern const& pattern) {
  std::string out;
  dump_into(out, pattern, 0);
  return out;
}

}  // namespace duizhang::grammar
