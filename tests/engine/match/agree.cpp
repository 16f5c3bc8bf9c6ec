#include "tests/engine/match/agree.hpp"

#include <algorithm>

#include "engine/match/dump.hpp"
#include "engine/text/utf8.hpp"
#include "grammar/print.hpp"
#include "tests/engine/match/fake_text.hpp"
#include "tests/engine/match/oracle.hpp"
#include "tests/grammar/generate.hpp"

namespace duizhang::test {
namespace {

using match::Match;
using match::Program;

bool begins_as_promised(Program const& program, match::TextView const& view, std::uint32_t start) {
  auto const& prefix = program.prefix;
  if (prefix.anywhere) return true;
  for (auto const& literal : prefix.literals) {
    if (view.text.substr(start, literal.size()) == literal) return true;
  }
  return std::any_of(prefix.slots.begin(), prefix.slots.end(),
                     [&](auto id) { return start < view.text.size() && view.slots->end_of(id, start) != 0; });
}

bool holds_what_is_needed(Program const& program, Match const& found) {
  return std::all_of(program.required_slots.begin(), program.required_slots.end(), [&](auto const& demand) {
    return std::any_of(found.slots.begin(), found.slots.end(), [&](auto const& slot) {
      return std::find(demand.begin(), demand.end(), slot.slot) != demand.end();
    });
  });
}

std::string broken_promise(Program const& program, match::TextView const& view, Match const& found) {
  auto length = found.end - found.begin;
  if (length < program.min_length || length > program.max_length) return "length";
  if (!begins_as_promised(program, view, found.begin)) return "prefix";
  return holds_what_is_needed(program, found) ? "" : "required slots";
}

std::string shown(Program const& program, std::optional<Match> const& found, std::string const& text) {
  return found ? dump(program, *found, text) : "no match";
}

}  // namespace

Agreement agree(std::span<std::uint8_t const> bytes, match::Scratch& scratch) {
  static auto const options = fake_options();
  Agreement out;
  Choices choices(bytes);
  FakeText text(generate_text(choices));
  auto pattern = generate_pattern(choices, false);
  auto compiled = match::compile(pattern, options);
  auto const* program = std::get_if<Program>(&compiled);
  if (program == nullptr) {
    auto const& error = std::get<match::CompileError>(compiled);
    out.refused = true;
    using enum match::CompileErrorCode;
    bool expected = error.code == matches_empty || error.code == too_large || error.code == unbounded_look;
    if (!expected) out.complaint = "refused: " + dump(error) + "\n" + grammar::print(pattern);
    return out;
  }
  auto view = text.view();
  for (std::uint32_t start = 0; start <= view.text.size();) {
    ++out.starts;
    scratch.steps = 0;
    auto found = match::run(*program, view, start, scratch);
    auto opinion = second_opinion(pattern, options, *program, view, start);
    std::string wrong = scratch.steps > program->max_steps ? "steps" : "";
    if (opinion.gave_up) ++out.gave_up;
    if (!opinion.gave_up && found != opinion.match) wrong = "match";
    if (match::run(*program, text.known(), start, scratch) != found)
      wrong = "match in a text of which all is known";
    if (found) {
      ++out.matches;
      if (wrong.empty()) wrong = broken_promise(*program, view, *found);
    }
    if (!wrong.empty()) {
      out.complaint = wrong + " at " + std::to_string(start) + "\npattern " + grammar::print(pattern) +
                      "\ntext    " + text.text() + "\nrun     " + shown(*program, found, text.text()) +
                      "\noracle  " + shown(*program, opinion.match, text.text()) + "\n" + dump(*program);
      return out;
    }
    start += start < view.text.size() ? text::code_point_size(view.text[start]) : 1;
  }
  return out;
}

}  // namespace duizhang::test
