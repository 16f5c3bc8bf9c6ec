#include "engine/match/dump.hpp"

#include <algorithm>

#include "engine/text/utf8.hpp"

namespace duizhang::match {
namespace {

std::string quoted_text(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string class_text(ClassSet const& set) {
  std::string out = set.negated ? "[^" : "[";
  for (auto range : set.ranges) {
    text::append_utf8(out, range.first);
    if (range.last == range.first) continue;
    if (range.last > range.first + 1) out += '-';
    text::append_utf8(out, range.last);
  }
  return out + ']';
}

std::string slot_name(Program const& program, std::uint32_t id) {
  for (std::size_t i = 0; i < program.slots.size(); ++i) {
    if (program.slots[i] == id) return program.slot_names[i];
  }
  return "?";
}

std::string gap_text(std::uint32_t mask) { return (mask & barrier) != 0 ? "phrase" : "gap"; }

std::string anchor_text(Instruction const& code) {
  constexpr std::string_view units[] = {"clause", "sentence", "paragraph", "text"};
  return (code.x == 1 ? "end " : "start ") + std::string(units[code.y]);
}

std::string look_text(Look const& look) {
  return std::string(look.negated ? "not " : "") +
         (look.behind ? "behind up to " + std::to_string(look.max_length) : "ahead");
}

std::string instruction_text(Program const& program, Instruction const& code) {
  auto x = std::to_string(code.x);
  auto y = std::to_string(code.y);
  switch (code.op) {
    case Op::literal:
      return "literal " + quoted_text(program.literals[code.x]);
    case Op::one_of:
      return "class " + class_text(program.classes[code.x]);
    case Op::gap_step:
      return gap_text(code.x) + " step";
    case Op::gap_more:
      return gap_text(code.x) + " more, first " + y;
    case Op::split:
      return "split " + x + " " + y;
    case Op::jump:
      return "jump " + x;
    case Op::slot:
      return "slot " + slot_name(program, code.x);
    case Op::list_more:
      return "list more " + slot_name(program, code.x) + ", else " + y;
    case Op::open:
      return "open " + program.captures[code.x];
    case Op::close:
      return "close " + program.captures[code.x];
    case Op::alternative:
      return "alternative " + x;
    case Op::branch:
      return "branch " + x;
    case Op::anchor:
      return anchor_text(code);
    case Op::look:
      return look_text(program.looks[code.x]) + ", then " + y;
    case Op::match:
      return "match";
  }
  return "";
}

std::string prefix_text(Program const& program) {
  if (program.prefix.anywhere) return "anywhere";
  std::string out;
  for (auto const& literal : program.prefix.literals)
    out += (out.empty() ? "" : " | ") + quoted_text(literal);
  for (auto id : program.prefix.slots) out += (out.empty() ? "" : " | ") + slot_name(program, id);
  return out;
}

std::string required_text(Program const& program) {
  std::string out;
  for (auto const& demand : program.required_slots) {
    if (!out.empty()) out += " and ";
    for (auto id : demand) out += (id == demand.front() ? "" : " or ") + slot_name(program, id);
  }
  return out;
}

std::string place(std::uint32_t begin, std::uint32_t end) {
  return std::string("[").append(std::to_string(begin)) + "," + std::to_string(end) + ")";
}

}  // namespace

std::string dump(Program const& program) {
  std::string out;
  std::vector<std::uint32_t> ends;  // of the looks around
  for (std::uint32_t at = 0; at < program.code.size(); ++at) {
    while (!ends.empty() && at >= ends.back()) ends.pop_back();
    auto const& code = program.code[at];
    auto number = std::to_string(at);
    out += std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number +
           (code.memo == no_memo ? "  " : " *") + std::string(2 * ends.size(), ' ') +
           instruction_text(program, code) + "\n";
    if (code.op == Op::look) ends.push_back(code.y);
  }
  out += "bytes " + std::to_string(program.min_length) + ".." + std::to_string(program.max_length) + "\n";
  out += "begins " + prefix_text(program) + "\n";
  if (!program.required_slots.empty()) out += "needs " + required_text(program) + "\n";
  return out;
}

std::string dump(Program const& program, Match const& match, std::string_view text) {
  auto piece = [&](std::uint32_t begin, std::uint32_t end) {
    return quoted_text(text.substr(begin, end - begin));
  };
  auto out = place(match.begin, match.end) + " " + piece(match.begin, match.end);
  if (match.alternative != 0) out += " alternative " + std::to_string(match.alternative);
  for (auto const& capture : match.captures)
    out += " " + program.captures[capture.name] + "=" + piece(capture.begin, capture.end);
  if (!match.slots.empty()) out += " slots";
  for (auto const& slot : match.slots) {
    out += std::string(" ").append(slot_name(program, slot.slot)) + "=" + piece(slot.begin, slot.end);
    if (slot.capture != no_capture) out += "@" + program.captures[match.captures[slot.capture].name];
  }
  return out;
}

std::string dump(CompileError const& error) {
  auto out = std::string(name(error.code)) + " " + place(error.begin, error.end);
  if (!error.macro.empty())
    out += " in $" + error.macro + " used at " + place(error.use_begin, error.use_end);
  out += ": " + error.message;
  return error.hint.empty() ? out : out + " (" + error.hint + ")";
}

}  // namespace duizhang::match
