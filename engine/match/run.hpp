// Program × text → Match, from one start. Perl's priorities: the first branch that leads to a match, greedy
// or lazy as written. A table of visited places keeps it linear: no place is entered twice from one start.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/match/onset.hpp"
#include "engine/match/profile.hpp"
#include "engine/match/program.hpp"
#include "engine/match/text_view.hpp"

namespace duizhang::match {

inline constexpr std::uint16_t no_capture = 0xFFFF;

// Offsets are bytes of the text that was run over.
struct MatchCapture {
  std::uint16_t name = 0;  // index into Program::captures
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(MatchCapture const&, MatchCapture const&) = default;
};

struct MatchSlot {
  SlotId slot = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint16_t capture = no_capture;  // index into Match::captures of the innermost capture around it
  friend bool operator==(MatchSlot const&, MatchSlot const&) = default;
};

struct Match {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t alternative = 0;          // 1-based branch at the top; 0 when there is only one way
  std::vector<MatchCapture> captures;     // in the order they begin; a name may stand more than once
  std::vector<MatchSlot> slots;           // every slot consumed, members of a list one by one, in order
  std::vector<std::uint32_t> branches{};  // those taken, where they are marked (Program::branches)
  friend bool operator==(Match const&, Match const&) = default;
};

// How far an attempt came that did not match: for the nearest miss. The caller fills `levels`.
struct Trace {
  std::vector<std::uint32_t>
      levels;               // of every instruction: how much of the pattern stands for certain before it
  std::uint32_t level = 0;  // of the furthest failure
  std::uint32_t position = 0;
  std::vector<std::uint32_t> failed;  // the instructions that failed there
  bool any = false;

  void fail(std::uint32_t pc, std::uint32_t at);
};

// How many texts, classes and slots stand on the shortest way to each instruction.
[[nodiscard]] std::vector<std::uint32_t> levels(Program const& program);

// Working memory of run(), to be used again and again by one thread.
class Scratch {
 public:
  std::uint64_t steps = 0;     // instructions run so far; the caller may set it back
  Profile* profile = nullptr;  // what the passes over a text write their costs to, when given
  Onset onset;                 // what is known of the first pass's programs

 private:
  friend class Runner;

  // Visited places of one attempt; a new attempt costs nothing, old stamps just stop counting. A place is a
  // word for every 32 columns: who wrote it last above, the columns visited below. So a walk along a text
  // touches little memory, however many columns there are.
  class Visited {
   public:
    void begin(std::uint32_t base, std::uint32_t columns);
    // False when the place was visited before.
    [[nodiscard]] bool enter(std::uint32_t position, std::uint32_t column) {
      auto index = static_cast<std::size_t>(position - base_) * words_ + column / 32U;
      if (index >= places_.size()) grow(index);
      auto& place = places_[index];
      auto bit = std::uint64_t{1} << (column % 32U);
      auto known = place >> 32U == generation_ ? place : std::uint64_t{generation_} << 32U;
      place = known | bit;
      return (known & bit) == 0;
    }

   private:
    void grow(std::size_t index);
    std::vector<std::uint64_t> places_;
    std::uint32_t generation_ = 0;
    std::uint32_t base_ = 0;
    std::uint32_t words_ = 1;
  };

  // As a vector of plain data, with a push that is a store.
  template <typename T>
  class Stack {
   public:
    [[nodiscard]] std::size_t size() const { return size_; }
    void push(T value) {
      if (size_ == room_) grow();
      data_[size_++] = value;
    }
    T pop() { return data_[--size_]; }
    void shrink(std::size_t size) { size_ = size; }  // to no more than it is
    [[nodiscard]] T const* begin() const { return data_.get(); }
    [[nodiscard]] T const* end() const { return data_.get() + size_; }

   private:
    [[gnu::noinline]] void grow() {
      auto room = std::max<std::size_t>(64, 2 * room_);
      std::unique_ptr<T[]> data(new T[room]);
      std::copy(begin(), end(), data.get());
      data_ = std::move(data);
      room_ = room;
    }
    std::unique_ptr<T[]> data_;
    std::size_t size_ = 0, room_ = 0;
  };

  struct Thread {
    std::uint32_t pc;
    std::uint32_t position;
    std::uint32_t trail;  // events that were on the way here
  };

  struct Event {
    Op op;  // open, close, slot, alternative, branch
    std::uint32_t x;
    std::uint32_t begin;
    std::uint32_t end;
  };

  Stack<Thread> threads_;
  Stack<Event> trail_;
  std::vector<std::uint16_t> open_;  // captures, while a trail is read
  std::vector<Visited> visited_;     // one for each depth of looks
};

// The match that starts exactly at `start`, a boundary of code points.
[[nodiscard]] std::optional<Match> run(Program const& program, TextView const& view, std::uint32_t start,
                                       Scratch& scratch, Trace* trace = nullptr);

}  // namespace duizhang::match
