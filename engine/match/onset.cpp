#include "engine/match/onset.hpp"

#include <algorithm>
#include <cassert>

#include "engine/match/compiled.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::match {
namespace {

constexpr std::size_t most_characters = 12;     // that are looked at
constexpr std::size_t most_states = 1U << 14U;  // then what is not known is a yes
constexpr std::size_t most_transitions = 1U << 16U;
constexpr std::size_t most_steps = 1U << 18U;
constexpr std::size_t most_listed = 256;  // characters of a set

constexpr std::uint64_t step_of(std::uint32_t number, std::uint32_t at, std::uint32_t offset) {
  return std::uint64_t{number} << 40U | std::uint64_t{at} << 16U | offset;
}
constexpr std::uint32_t number_of(std::uint64_t step) { return static_cast<std::uint32_t>(step >> 40U); }
constexpr std::uint32_t instruction_of(std::uint64_t step) { return step >> 16U & 0xFFFFFFU; }
constexpr std::uint32_t offset_of(std::uint64_t step) { return step & 0xFFFFU; }

bool may_begin_number(char32_t c) { return (c >= '0' && c <= '9') || text::starts_numeral(c); }

// Lexical patterns know two slots; both begin as numbers do.
bool is_number_slot(std::uint32_t slot) { return slot == id(SlotKind::number) || slot == id(SlotKind::year); }

// The instructions behind the number that a program begins with. False when it may begin otherwise than with
// one or with a word.
bool behind_number(Program const& program, std::uint32_t at, std::vector<bool>& seen,
                   std::vector<std::uint32_t>& out) {
  if (at >= program.code.size()) return false;
  if (seen[at]) return true;
  seen[at] = true;
  auto const& code = program.code[at];
  switch (code.op) {
    case Op::slot:
      out.push_back(at + 1);
      return true;
    case Op::split:
      return behind_number(program, code.x, seen, out) && behind_number(program, code.y, seen, out);
    case Op::jump:
      return behind_number(program, code.x, seen, out);
    case Op::open:
    case Op::alternative:
    case Op::branch:
      return behind_number(program, at + 1, seen, out);
    case Op::look:
      return behind_number(program, code.y, seen, out);
    case Op::literal:
    case Op::one_of:
      return true;  // another way in, found by its word
    default:
      return false;
  }
}

void sort_unique(auto& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

Program const& Onset::program(std::uint32_t number) const { return tables_->programs[number].program; }

void Onset::use(LexicalTables const& tables) {
  tables_ = &tables;
  if (serial_ == tables.serial && !states_.empty()) return;
  *this = Onset();
  tables_ = &tables;
  serial_ = tables.serial;
  for (auto const& one : tables.programs) {
    first_mark_.push_back(static_cast<std::uint32_t>(marks_.size()));
    marks_.resize(marks_.size() + one.program.code.size(), 0);
  }
  instructions_.resize(marks_.size());
  transitions_.resize(1U << 10U);
  pairs_.resize(std::size_t{1} << pair_bits);
  firsts_.resize(std::size_t{1} << first_bits);
  for (auto start : {Start::word, Start::number}) begin_with(start);
}

void Onset::begin_with(Start start) {
  reached_.clear(), certain_.clear();
  for (std::uint32_t number = 0; number < tables_->programs.size(); ++number) {
    auto const& one = program(number);
    clear_marks();
    if (start == Start::word) {
      if (!one.prefix.literals.empty()) reach(number, 0, false);
      continue;
    }
    if (one.prefix.slots.empty()) continue;
    std::vector<bool> seen(one.code.size(), false);
    std::vector<std::uint32_t> behind;
    if (!behind_number(one, 0, seen, behind)) certain_.push_back(number);
    for (auto at : behind) reach(number, at, true);
  }
  sort_unique(certain_);
  auto& beginning = beginnings_[static_cast<std::uint32_t>(start)];
  beginning.certain = certain_;
  for (auto step : reached_) {
    auto const& one = program(number_of(step));
    auto const& code = one.code[instruction_of(step)];
    if (code.op == Op::literal) {
      beginning.by_character[text::code_point_at(one.literals[code.x], 0)].push_back(step);
      continue;
    }
    std::size_t size = most_listed + 1;
    if (code.op == Op::one_of && !one.classes[code.x].negated) {
      size = 0;
      for (auto range : one.classes[code.x].ranges) size += range.last - range.first + 1;
    }
    if (size > most_listed) {
      beginning.others.push_back(step);
      continue;
    }
    for (auto range : one.classes[code.x].ranges)
      for (auto c = range.first; c <= range.last; ++c) beginning.by_character[c].push_back(step);
  }
  // Its steps are in the beginning, not here; that it has some is all that is asked.
  Range certain{static_cast<std::uint32_t>(programs_.size()), static_cast<std::uint32_t>(certain_.size())};
  programs_.insert(programs_.end(), certain_.begin(), certain_.end());
  Range all{static_cast<std::uint32_t>(programs_.size()), 0};
  for (auto step : reached_) certain_.push_back(number_of(step));
  sort_unique(certain_);
  all.count = static_cast<std::uint32_t>(certain_.size());
  programs_.insert(programs_.end(), certain_.begin(), certain_.end());
  State state{{0, 1}, certain, all, {}};
  state.told_apart.add_all();
  states_.push_back(state);
}

std::span<std::uint32_t const> Onset::programs(Start start, text::Characters const& text, std::size_t at) {
  auto state = static_cast<std::uint32_t>(start);
  auto found = [&](Range range) {
    return std::span<std::uint32_t const>(programs_).subspan(range.first, range.count);
  };
  std::size_t count = 0;
  bool pair = start == Start::word && at + 1 < text.size() && text[at] != text::Characters::beyond &&
              text[at + 1] != text::Characters::beyond;
  if (pair) {
    if (!may_begin(text[at], text[at + 1])) return {};
    state = behind_pair(text[at], text[at + 1]);
    if (state == unknown) {
      state = static_cast<std::uint32_t>(start);
    } else {
      at += 2, count = 2;
    }
  }
  for (; states_[state].steps.count != 0; ++count) {
    if (at >= text.size()) return found(states_[state].certain);  // the others want one more character
    if (count == most_characters) return found(states_[state].all);
    if (text[at] == text::Characters::beyond) return found(states_[state].all);
    auto next = next_state(state, text[at]);
    if (next == unknown) return found(states_[state].all);
    state = next;
    ++at;
  }
  return found(states_[state].certain);
}

Onset::First Onset::what_follows(char16_t first) {
  First out;
  out.key = first + 1U;
  auto state = next_state(static_cast<std::uint32_t>(Start::word), first);
  if (state == unknown) return out;
  auto tells = [&](std::uint32_t at) { return states_[at].steps.count + states_[at].certain.count != 0; };
  if (states_[state].steps.count == 0) {
    out.anything = tells(state);
    return out;
  }
  out.second = states_[state].told_apart;
  char16_t other = 1;  // one that is not told apart from most
  while (other < text::Characters::beyond && out.second.may_hold(other)) ++other;
  if (other == text::Characters::beyond) return out;
  auto next = next_state(state, other);
  out.anything = next == unknown || tells(next);
  return out;
}

// Where a word start is behind two characters, or where it ended before.
std::uint32_t Onset::behind_pair(char16_t first, char16_t second) {
  auto key = (std::uint32_t{second} << 16U | first) + 1;
  auto& known = pairs_[key * 0x9E3779B97F4A7C15U >> (64U - pair_bits)];
  if (known.key == key) return known.state;
  auto state = static_cast<std::uint32_t>(Start::word);
  for (auto c : {first, second})
    if (states_[state].steps.count != 0) {
      state = next_state(state, c);
      if (state == unknown) return unknown;
    }
  known = {key, state};
  return state;
}

std::uint32_t Onset::next_state(std::uint32_t from, char32_t c) {
  if (!states_[from].told_apart.may_hold(c)) {
    if (states_[from].other == unknown) {
      auto other = make_state(from, c);
      states_[from].other = other;
    }
    return states_[from].other;
  }
  static_assert(most_states < 1U << 16U, "a key has 32 bits");
  auto key = (from << 16U | static_cast<std::uint32_t>(c)) + 1;  // of characters of the basic plane
  auto mask = transitions_.size() - 1;
  for (auto i = key * 0x9E3779B97F4A7C15U >> 32U & mask; transitions_[i].key != 0; i = (i + 1) & mask)
    if (transitions_[i].key == key) return transitions_[i].state;
  if (transition_count_ >= most_transitions) return unknown;
  auto next = make_state(from, c);
  if (next != unknown) remember(key, next);
  return next;
}

void Onset::remember(std::uint32_t key, std::uint32_t state) {
  auto put = [](std::vector<Transition>& table, Transition transition) {
    auto mask = table.size() - 1;
    auto i = transition.key * 0x9E3779B97F4A7C15U >> 32U & mask;
    while (table[i].key != 0) i = (i + 1) & mask;
    table[i] = transition;
  };
  if (++transition_count_ * 2 > transitions_.size()) {
    std::vector<Transition> larger(transitions_.size() * 2);
    for (auto const& one : transitions_)
      if (one.key != 0) put(larger, one);
    transitions_ = std::move(larger);
  }
  put(transitions_, {key, state});
}

std::uint32_t Onset::make_state(std::uint32_t from, char32_t c) {
  if (states_.size() >= most_states || steps_.size() >= most_steps || programs_.size() >= most_steps)
    return unknown;
  reached_.clear(), certain_.clear();
  if (from < std::size(beginnings_)) {
    auto const& beginning = beginnings_[from];
    certain_ = beginning.certain;
    if (auto listed = beginning.by_character.find(c); listed != beginning.by_character.end())
      for (auto step : listed->second) take(step, c);
    for (auto step : beginning.others) take(step, c);
  } else {
    auto const& state = states_[from];
    certain_.assign(programs_.begin() + state.certain.first,
                    programs_.begin() + state.certain.first + state.certain.count);
    for (auto i = state.steps.first; i < state.steps.first + state.steps.count; ++i) take(steps_[i], c);
  }
  return intern();
}

// The set that was reached, as a state.
std::uint32_t Onset::intern() {
  sort_unique(certain_);
  // What is tried whatever follows need not be followed.
  std::erase_if(reached_, [&](Step step) {
    return std::binary_search(certain_.begin(), certain_.end(), number_of(step));
  });
  sort_unique(reached_);
  auto [known, fresh] = known_.try_emplace({reached_, certain_}, static_cast<std::uint32_t>(states_.size()));
  if (!fresh) return known->second;
  State state;
  state.steps = {static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint32_t>(reached_.size())};
  steps_.insert(steps_.end(), reached_.begin(), reached_.end());
  for (auto step : reached_) {
    if (offset_of(step) != 0) {  // inside a literal
      state.told_apart.add(told_apart_by(step));
      continue;
    }
    auto& apart = instructions_[first_mark_[number_of(step)] + instruction_of(step)].apart;
    if (apart == unknown) {
      apart = static_cast<std::uint32_t>(aparts_.size());
      aparts_.push_back(told_apart_by(step));
    }
    state.told_apart.add(aparts_[apart]);
  }
  state.certain = {static_cast<std::uint32_t>(programs_.size()), static_cast<std::uint32_t>(certain_.size())};
  programs_.insert(programs_.end(), certain_.begin(), certain_.end());
  for (auto step : reached_) certain_.push_back(number_of(step));
  sort_unique(certain_);
  state.all = {static_cast<std::uint32_t>(programs_.size()), static_cast<std::uint32_t>(certain_.size())};
  programs_.insert(programs_.end(), certain_.begin(), certain_.end());
  states_.push_back(state);
  return known->second;
}

// The characters of which the step takes some and not others.
text::FewCharacters Onset::told_apart_by(Step step) const {
  text::FewCharacters out;
  auto const& one = program(number_of(step));
  auto const& code = one.code[instruction_of(step)];
  switch (code.op) {
    case Op::literal:
      out.add(text::code_point_at(one.literals[code.x], offset_of(step)));
      break;
    case Op::one_of: {
      std::size_t size = 0;
      for (auto range : one.classes[code.x].ranges) size += range.last - range.first + 1;
      if (size > most_listed) {
        out.add_all();
        break;
      }
      for (auto range : one.classes[code.x].ranges)
        for (auto c = range.first; c <= range.last; ++c) out.add(c);
      break;
    }
    case Op::slot: {
      static auto const numbers = [] {
        text::FewCharacters some;
        for (char32_t c = '0'; c < 0xA000; ++c)
          if (may_begin_number(c)) some.add(c);
        return some;
      }();
      out = numbers;
      break;
    }
    case Op::list_more:
      for (auto const& separator : one.separators) out.add(text::code_point_at(separator, 0));
      break;
    default:
      break;
  }
  return out;
}

// Where the step leads when the character stands there; nowhere when it takes another.
void Onset::take(Step step, char32_t c) {
  auto number = number_of(step);
  auto at = instruction_of(step);
  auto const& one = program(number);
  auto const& code = one.code[at];
  switch (code.op) {
    case Op::literal: {
      auto const& literal = one.literals[code.x];
      auto offset = offset_of(step);
      if (text::code_point_at(literal, offset) != c) return;
      offset += text::code_point_size(literal[offset]);
      if (offset < literal.size())
        reached_.push_back(step_of(number, at, offset));
      else
        follow(number, at + 1);
      return;
    }
    case Op::one_of:
      if (one.classes[code.x].holds(c)) follow(number, at + 1);
      return;
    case Op::slot:
      if (may_begin_number(c)) certain_.push_back(number);
      return;
    case Op::list_more:
      for (auto const& separator : one.separators)
        if (text::code_point_at(separator, 0) == c) certain_.push_back(number);
      return;
    default:  // a gap takes any character that no stop forbids
      follow(number, at + 1);
  }
}

// As reach() with slots, kept for every instruction.
void Onset::follow(std::uint32_t number, std::uint32_t at) {
  auto& known = instructions_[first_mark_[number] + at];
  if (!known.made) {
    auto reached = std::exchange(reached_, {});
    auto certain = std::exchange(certain_, {});
    clear_marks();
    reach(number, at, true);
    known.made = true;
    known.certain = !certain_.empty();
    known.steps = {static_cast<std::uint32_t>(followed_.size()), static_cast<std::uint32_t>(reached_.size())};
    followed_.insert(followed_.end(), reached_.begin(), reached_.end());
    reached_ = std::move(reached);
    certain_ = std::move(certain);
  }
  if (known.certain) certain_.push_back(number);
  auto from = followed_.begin() + known.steps.first;
  reached_.insert(reached_.end(), from, from + known.steps.count);
}

// Whether the program may match without another character from this instruction on; also yes where that is
// not seen at once.
bool Onset::may_end(std::uint32_t number, std::uint32_t at, int depth) const {
  constexpr int deepest = 24;
  auto const& code = program(number).code[at];
  if (depth == deepest) return true;
  switch (code.op) {
    case Op::match:
      return true;
    case Op::split:
      return may_end(number, code.x, depth + 1) || may_end(number, code.y, depth + 1);
    case Op::jump:
      return may_end(number, code.x, depth + 1);
    case Op::open:
    case Op::close:
    case Op::alternative:
    case Op::branch:
    case Op::anchor:
      return may_end(number, at + 1, depth + 1);
    case Op::look:
    case Op::gap_more:
    case Op::list_more:
      return may_end(number, code.y, depth + 1);
    case Op::literal:
    case Op::one_of:
    case Op::gap_step:
    case Op::slot:
      return false;
  }
  return true;
}

void Onset::clear_marks() {
  if (++mark_ != 0) return;
  std::fill(marks_.begin(), marks_.end(), 0U);
  mark_ = 1;
}

// The steps that take a character, from this instruction on. Without `slots` a way that begins with a slot is
// none.
void Onset::reach(std::uint32_t number, std::uint32_t at, bool slots) {
  auto& mark = marks_[first_mark_[number] + at];
  if (mark == mark_) return;
  mark = mark_;
  auto const& one = program(number);
  auto const& code = one.code[at];
  switch (code.op) {
    case Op::split:
      reach(number, code.x, slots);
      reach(number, code.y, slots);
      return;
    case Op::jump:
      reach(number, code.x, slots);
      return;
    case Op::open:
    case Op::close:
    case Op::alternative:
    case Op::branch:
    case Op::anchor:
      reach(number, at + 1, slots);
      return;
    case Op::look: {
      // A look ahead must hold: what it begins with narrows where nothing follows it that does.
      auto const& look = one.looks[code.x];
      bool narrows = !look.behind && !look.negated && may_end(number, code.y, 0);
      reach(number, narrows ? at + 1 : code.y, slots);
      return;
    }
    case Op::match:
      certain_.push_back(number);
      return;
    case Op::slot:
      if (!slots) return;
      if (is_number_slot(code.x))
        reached_.push_back(step_of(number, at, 0));
      else
        certain_.push_back(number);
      return;
    case Op::gap_more:
    case Op::list_more:
      reached_.push_back(step_of(number, at, 0));
      reach(number, code.y, slots);
      return;
    case Op::literal:
    case Op::one_of:
    case Op::gap_step:
      reached_.push_back(step_of(number, at, 0));
      return;
  }
}

}  // namespace duizhang::match
