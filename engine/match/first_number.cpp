#include "engine/match/first_number.hpp"

#include <vector>

#include "engine/match/slots.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::match {
namespace {

// What may stand right before an instruction, on some way to it.
struct Before {
  bool reached = false;
  bool start = false;            // nothing: the match begins here
  std::uint64_t characters = 0;  // FirstSet bits
};

// The characters of folded text at which units may end (text::find_stops).
constexpr std::u32string_view clause_stops = U"\n!?;,:-。";

constexpr std::uint64_t any_character = ~std::uint64_t{0};

std::uint32_t bit(SlotId slot) { return std::uint32_t{1} << slot; }

// Quantities of these kinds may be ones that phrases cross.
bool may_be_crossed(SlotId slot) {
  return slot == id(SlotKind::number) || slot == id(SlotKind::year) || slot == id(SlotKind::time) ||
         slot == id(SlotKind::bare) || slot == id(SlotKind::quantity) || slot == id(SlotKind::period);
}

// Words that may reach into a number.
bool may_overlap(SlotId slot) {
  return slot == id(SlotKind::indicator) || slot == id(SlotKind::strength) || slot >= slot_names().size();
}

std::uint16_t digits_in(ClassSet const& set) {
  std::uint16_t out = 0;
  for (char32_t digit = 0; digit < 10; ++digit)
    if (set.holds(U'0' + digit)) out |= static_cast<std::uint16_t>(1U << digit);
  return out;
}

class Reader {
 public:
  explicit Reader(Program const& program) : program_(program), before_(program.code.size() + 1) {}

  FirstNumber read() {
    before_[0] = {true, true, 0};
    // Code only leads forwards.
    for (std::uint32_t at = 0; at < program_.code.size(); ++at)
      if (before_[at].reached && !step(at)) return {};
    for (auto const& literal : program_.literals) out_.digits |= match::digits_in(literal);
    for (auto const& set : program_.classes) out_.digits |= digits_in(set);
    out_.known = true;
    return out_;
  }

 private:
  void reach(std::uint32_t at, Before const& before) {
    auto& into = before_[at];
    into.reached = true;
    into.start = into.start || before.start;
    into.characters |= before.characters;
  }

  // False: a match may do without a number, or cross it by other means.
  bool step(std::uint32_t at) {
    auto const& code = program_.code[at];
    auto const before = before_[at];
    auto after = [](std::uint64_t characters) { return Before{true, false, characters}; };
    switch (code.op) {
      case Op::literal: {
        std::string_view literal = program_.literals[code.x];
        auto last = text::code_point_at(literal, text::previous(literal, literal.size()));
        reach(at + 1, after(FirstSet::bit(last)));
        return true;
      }
      case Op::one_of: {
        auto const& set = program_.classes[code.x];
        reach(at + 1, after(set.negated ? any_character : set.listed));
        return true;
      }
      case Op::gap_more:
        reach(code.y, before);
        [[fallthrough]];
      case Op::gap_step:
        reach(at + 1, after(any_character));
        return (code.x & barrier) != 0;
      case Op::list_more:
        reach(code.y, before);
        return take(static_cast<SlotId>(code.x), at, after(any_character));
      case Op::slot:
        return take(static_cast<SlotId>(code.x), at, before);
      case Op::split:
        reach(code.x, before), reach(code.y, before);
        return true;
      case Op::jump:
        reach(code.x, before);
        return true;
      case Op::look:
        reach(code.y, before);
        return true;
      case Op::open:
      case Op::close:
      case Op::alternative:
      case Op::branch:
      case Op::anchor:
        reach(at + 1, before);
        return true;
      case Op::match:
        return false;
    }
    return false;
  }

  bool take(SlotId slot, std::uint32_t at, Before const& before) {
    if (may_overlap(slot)) return false;
    follow(at + 1);
    out_.kinds |= bit(slot);
    out_.at_start = out_.at_start || before.start;
    out_.before |= before.characters;
    if (may_be_crossed(slot)) reach(at + 1, {true, false, any_character});
    return true;
  }

  // What may stand where the instruction is gone on at.
  void follow(std::uint32_t at) {
    if (followed_[at]) return;
    followed_[at] = true;
    auto const& code = program_.code[at];
    switch (code.op) {
      case Op::literal:
        follow_with(text::code_point_at(program_.literals[code.x], 0));
        return;
      case Op::one_of: {
        auto const& set = program_.classes[code.x];
        out_.after |= set.negated ? any_character : set.listed;
        for (auto stop : clause_stops) out_.after_stop = out_.after_stop || set.holds(stop);
        return;
      }
      case Op::gap_more:
        follow(code.y);
        [[fallthrough]];
      case Op::gap_step:
        out_.after = any_character;
        return;
      case Op::list_more:
        for (auto const& separator : program_.separators) follow_with(text::code_point_at(separator, 0));
        follow(code.y);
        return;
      case Op::slot:
        out_.after_slot = true;
        return;
      case Op::split:
        follow(code.x), follow(code.y);
        return;
      case Op::jump:
        follow(code.x);
        return;
      case Op::look:
        follow(code.y);
        return;
      case Op::open:
      case Op::close:
      case Op::alternative:
      case Op::branch:
      case Op::anchor:
        follow(at + 1);
        return;
      case Op::match:
        out_.after = any_character;
        out_.after_slot = out_.after_stop = true;
        return;
    }
  }

  void follow_with(char32_t c) {
    out_.after |= FirstSet::bit(c);
    out_.after_stop = out_.after_stop || clause_stops.find(c) != clause_stops.npos;
  }

  Program const& program_;
  std::vector<Before> before_;
  std::vector<bool> followed_ = std::vector<bool>(program_.code.size(), false);
  FirstNumber out_;
};

}  // namespace

std::uint16_t digits_in(std::string_view text) {
  std::uint16_t out = 0;
  for (char c : text)
    if (c >= '0' && c <= '9') out |= static_cast<std::uint16_t>(1U << (c - '0'));
  return out;
}

FirstNumber first_number(Program const& program) { return Reader(program).read(); }

}  // namespace duizhang::match
