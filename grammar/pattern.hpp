// The tree of a pattern: what a rule author wrote, without the sugar. It knows nothing of the engine;
// what a slot, a macro or a gap means is decided by who compiles it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace duizhang::grammar {

struct Pattern;
bool operator==(Pattern const& a, Pattern const& b);  // offsets are not compared

// One child, owned, copied with its parent.
template <typename T>
class Box {
 public:
  Box() : held_(std::make_unique<T>()) {}
  Box(T value) : held_(std::make_unique<T>(std::move(value))) {}  // NOLINT: a value is its own box
  Box(Box const& other) : held_(std::make_unique<T>(*other)) {}
  Box(Box&& other) noexcept : held_(std::move(other.held_)) {}  // a moved-from box may only be assigned to
  Box& operator=(Box other) noexcept {
    held_ = std::move(other.held_);
    return *this;
  }
  ~Box() = default;

  T const& operator*() const { return *held_; }
  T& operator*() { return *held_; }
  T const* operator->() const { return held_.get(); }

  friend bool operator==(Box const& a, Box const& b) { return *a == *b; }

 private:
  std::unique_ptr<T> held_;
};

// Two or more items, one after the other.
struct Sequence {
  std::vector<Pattern> items;
  friend bool operator==(Sequence const&, Sequence const&) = default;
};

// Two or more branches; the first that leads to a match wins.
struct Alternation {
  std::vector<Pattern> branches;
  friend bool operator==(Alternation const&, Alternation const&) = default;
};

// Text as it must stand, escapes resolved; never empty.
struct Literal {
  std::string text;
  friend bool operator==(Literal const&, Literal const&) = default;
};

struct ClassRange {
  char32_t first = 0;
  char32_t last = 0;  // inclusive
  friend bool operator==(ClassRange const&, ClassRange const&) = default;
};

// One code point that is (or, negated, is not) in one of the ranges, which stand as they were written.
struct Class {
  bool negated = false;
  std::vector<ClassRange> ranges;
  friend bool operator==(Class const&, Class const&) = default;
};

// min to max times; greedy unless lazy. 0 <= min <= max, 1 <= max <= max_repeat.
struct Repeat {
  std::uint32_t min = 0;
  std::uint32_t max = 1;
  bool lazy = false;
  Box<Pattern> body;
  friend bool operator==(Repeat const&, Repeat const&) = default;
};

// min to max code points, as few as possible, never over the end of a clause; a phrase also never over a
// quantity. 0 <= min <= max, 1 <= max <= max_gap.
struct Gap {
  enum class Kind { gap, phrase };
  Kind kind = Kind::gap;
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  friend bool operator==(Gap const&, Gap const&) = default;
};

struct Capture {
  std::string name;
  Box<Pattern> body;
  friend bool operator==(Capture const&, Capture const&) = default;
};

// A typed slot, or one or more of them joined by separators.
struct Slot {
  std::string kind;
  bool is_list = false;
  friend bool operator==(Slot const&, Slot const&) = default;
};

// $name or $name(a, b).
struct Macro {
  std::string name;
  std::vector<Pattern> arguments;
  friend bool operator==(Macro const&, Macro const&) = default;
};

// $1, $2 … inside the body of a macro; counted from 1.
struct Parameter {
  std::uint32_t index = 1;
  friend bool operator==(Parameter const&, Parameter const&) = default;
};

// Zero-width: the place is the start or the end of a unit.
struct Anchor {
  enum class Side { start, end };
  enum class Unit { clause, sentence, paragraph, text };
  Side side = Side::start;
  Unit unit = Unit::clause;
  friend bool operator==(Anchor const&, Anchor const&) = default;
};

// Zero-width: the body stands (or, negated, does not stand) right after or right before this place.
struct Look {
  enum class Direction { ahead, behind };
  Direction direction = Direction::ahead;
  bool negated = false;
  Box<Pattern> body;
  friend bool operator==(Look const&, Look const&) = default;
};

using Node = std::variant<Sequence, Alternation, Literal, Class, Repeat, Gap, Capture, Slot, Macro, Parameter,
                          Anchor, Look>;

// A node and the bytes [begin, end) of the pattern text it came from, blanks and comments trimmed off.
struct Pattern {
  Node node;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

inline bool operator==(Pattern const& a, Pattern const& b) { return a.node == b.node; }

inline constexpr std::uint32_t max_repeat = 64;
inline constexpr std::uint32_t max_gap = 200;
inline constexpr std::uint32_t max_nesting = 100;
inline constexpr std::uint32_t max_parameter = 20;
inline constexpr std::size_t max_pattern_bytes = 65536;

}  // namespace duizhang::grammar
