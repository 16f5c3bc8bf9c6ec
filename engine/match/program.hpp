// A compiled pattern: a flat vector of instructions and the little data they refer to. A value; two
// patterns that compile to the same program compare equal.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/match/text_view.hpp"

namespace duizhang::match {

enum class Op : std::uint8_t {
  literal,      // literals[x] stands here
  one_of,       // one code point of classes[x]
  gap_step,     // one code point without any flag of x
  gap_more,     // go on at y; when that fails, one code point without any flag of x
  split,        // go on at x; when that fails, at y
  jump,         // go on at x
  slot,         // the reading of slot x
  list_more,    // a separator and the reading of slot x; when that fails, go on at y
  open,         // capture x begins
  close,        // capture x ends
  alternative,  // the pattern's branch x (from 1) was taken
  branch,       // branch x of the whole pattern, counted from 0 over all its alternations, was taken
  anchor,       // start (x = 0) or end (x = 1) of unit y: 0 clause, 1 sentence, 2 paragraph, 3 text
  look,         // looks[x], whose body follows, holds; go on at y
  match,
};

inline constexpr std::uint32_t no_memo = 0xFFFFFFFF;

// What any match from an instruction on begins with, as far as a few bits can say it: a quick no for most
// places.
struct FirstSet {
  std::uint64_t characters = ~std::uint64_t{0};  // a bit for every 64th code point; all: anything at all
  bool slot = true;                              // or a slot
  [[nodiscard]] bool anything() const { return characters == ~std::uint64_t{0}; }
  [[nodiscard]] static std::uint8_t place(char32_t c) {
    return static_cast<std::uint8_t>(c * std::uint64_t{0x9E3779B97F4A7C15} >> 58U);
  }
  [[nodiscard]] static std::uint64_t bit(char32_t c) { return std::uint64_t{1} << place(c); }
  friend bool operator==(FirstSet const&, FirstSet const&) = default;
};

// All that one step needs lies together: most programs are entered at few places, far apart in time, and wait
// for memory rather than for the processor.
struct Instruction {
  Op op = Op::match;
  bool slot_first = true;  // what follows may begin with a slot (FirstSet::slot)
  // Of a split that begins a row of them: its number in Program::choices, from 1; 0: it is followed as it is.
  // Of gap_more: how many of its kind follow it with no other way into them.
  std::uint16_t row = 0;
  std::uint32_t x = 0;
  std::uint32_t y = 0;           // of a literal: its bytes
  std::uint32_t memo = no_memo;  // column of the visited table, for places reached in more than one way
  // FirstSet::characters of what follows from here on; of a literal its first eight bytes, zeros behind its
  // end.
  std::uint64_t head = ~std::uint64_t{0};
  friend bool operator==(Instruction const&, Instruction const&) = default;
};

struct CodePointRange {
  char32_t first = 0;
  char32_t last = 0;  // inclusive
  friend bool operator==(CodePointRange const&, CodePointRange const&) = default;
};

// Folded, sorted, without overlaps.
struct ClassSet {
  bool negated = false;
  std::uint64_t listed = ~std::uint64_t{0};  // FirstSet::bit of those in the ranges; a quick no for others
  std::vector<CodePointRange> ranges;
  [[nodiscard]] bool holds(char32_t c) const;
  friend bool operator==(ClassSet const&, ClassSet const&) = default;
};

// The body of a look: the instructions after its `look`, ended by their own `match`.
struct Look {
  bool behind = false;
  bool negated = false;
  std::uint32_t max_length = 0;  // bytes
  std::uint32_t memo_count = 0;
  friend bool operator==(Look const&, Look const&) = default;
};

// A row of branches by the character that stands there: a choice of fifty words is one look, not fifty.
struct Choice {
  std::uint64_t characters = 0;  // FirstSet bits that lists are kept for; other characters begin no branch
  bool slot = false;             // some branch may begin with a slot
  // In Program::choice_targets: instructions to go on at, in the order of priority. First all of them, then a
  // list for every bit of `characters`, which ends where Program::choice_ends says.
  std::uint32_t all = 0;
  std::uint32_t all_end = 0;
  std::uint32_t ends = 0;  // in Program::choice_ends: of the list of the lowest bit
  friend bool operator==(Choice const&, Choice const&) = default;
};

// How every match begins. Unless `anywhere`: with one of these literals, or at a reading of one of these
// slots.
struct Prefix {
  bool anywhere = false;
  std::vector<std::string> literals;  // folded, sorted, none empty
  std::vector<SlotId> slots;          // sorted
  friend bool operator==(Prefix const&, Prefix const&) = default;
};

struct Program {
  std::vector<Instruction> code;  // entry at 0
  std::uint32_t memo_count = 0;
  std::vector<std::string> literals;
  std::vector<ClassSet> classes;
  std::vector<Look> looks;
  std::vector<Choice> choices;
  std::vector<std::uint32_t> choice_targets;
  std::vector<std::uint32_t> choice_ends;
  std::vector<std::string> captures;    // names, in order of first use
  std::vector<SlotId> slots;            // used anywhere in the pattern, looks included; sorted
  std::vector<std::string> slot_names;  // of `slots`
  std::vector<std::string> separators;  // of list(), longest first
  std::uint32_t min_length = 0;         // bytes of the shortest match; over 0
  std::uint32_t max_length = 0;         // bytes of the longest, a slot counted as slot_bytes
  std::uint64_t max_steps = 0;          // that run() may take from one start
  std::uint32_t alternatives = 0;       // branches at the top; 0 when there is only one way
  std::uint32_t branches = 0;           // marked by `branch`, when that was asked for
  Prefix prefix;
  // Every match consumes at least one slot of each of these (each sorted; may be empty: nothing required).
  std::vector<std::vector<SlotId>> required_slots;
  friend bool operator==(Program const&, Program const&) = default;
};

}  // namespace duizhang::match
