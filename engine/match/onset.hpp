// Which of many programs may match from a place on, told by the characters that stand there. All programs are
// followed at once, as sets of the steps they may be at. A set is made when a text asks for it and kept, so
// that a character costs one look into a table, and most places are left after two or three of them.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/text/characters.hpp"
#include "engine/text/few_characters.hpp"

namespace duizhang::match {

struct LexicalTables;
struct Program;

// What one thread knows so far of one set of programs. Only ever says no where a program cannot match: what
// it does not follow (a slot from its first character on, the end of a match, more than it may keep) is a
// yes.
class Onset {
 public:
  // How a program begins: with a word, or behind the number that it begins with.
  enum class Start : std::uint32_t { word, number };

  // The programs that are asked about; what is known of others is forgotten. They must stay until the last
  // question.
  void use(LexicalTables const& tables);

  // Places in LexicalTables::programs, ascending, of those that may match; good until the next question. `at`
  // is the character that the match begins with, or the one behind its number.
  [[nodiscard]] std::span<std::uint32_t const> programs(Start start, text::Characters const& text,
                                                        std::size_t at);

 private:
  using Step = std::uint64_t;  // a program, an instruction in it that takes a character, bytes of its literal
  using Set = std::vector<Step>;
  static constexpr std::uint32_t unknown = 0xFFFFFFFF;
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  struct State {
    Range steps;    // in steps_; none: no further character tells anything
    Range certain;  // in programs_: to be tried whatever follows
    Range all;      // in programs_: those and the ones that have steps
    // What its steps tell apart; all other characters lead to one state.
    text::FewCharacters told_apart;
    std::uint32_t other = unknown;
  };
  struct Transition {
    std::uint32_t key = 0;  // state and character; 0: none
    std::uint32_t state = 0;
  };
  // The first characters of a start, of which there are too many to look through.
  struct Beginning {
    std::unordered_map<char32_t, Set> by_character;
    Set others;  // what takes more characters than can be listed
    std::vector<std::uint32_t> certain;
  };

  struct Pair {
    std::uint32_t key = 0;  // two characters and one; 0: none
    std::uint32_t state = 0;
  };
  static constexpr unsigned pair_bits = 13;
  // What may follow the first character of a word, of those asked for last.
  struct First {
    std::uint32_t key = 0;  // the character and one; 0: none
    bool anything = true;
    text::FewCharacters second;
  };
  static constexpr unsigned first_bits = 10;

  // False where no program begins with a word that begins with both.
  [[nodiscard]] bool may_begin(char16_t first, char16_t second) {
    auto& known = firsts_[(first * std::uint64_t{0x9E3779B97F4A7C15U}) >> (64U - first_bits)];
    if (known.key != first + 1U) known = what_follows(first);
    return known.anything || known.second.may_hold(second);
  }
  [[nodiscard]] First what_follows(char16_t first);
  [[nodiscard]] std::uint32_t behind_pair(char16_t first, char16_t second);
  [[nodiscard]] std::uint32_t next_state(std::uint32_t from, char32_t c);
  [[nodiscard]] std::uint32_t make_state(std::uint32_t from, char32_t c);
  [[nodiscard]] std::uint32_t intern();
  void remember(std::uint32_t key, std::uint32_t state);
  [[nodiscard]] text::FewCharacters told_apart_by(Step step) const;
  void begin_with(Start start);
  void take(Step step, char32_t c);
  void follow(std::uint32_t number, std::uint32_t at);
  void reach(std::uint32_t number, std::uint32_t at, bool slots);
  [[nodiscard]] bool may_end(std::uint32_t number, std::uint32_t at, int depth) const;
  void clear_marks();
  [[nodiscard]] Program const& program(std::uint32_t number) const;

  LexicalTables const* tables_ = nullptr;
  std::uint64_t serial_ = 0;  // of the tables that all this is known of
  Beginning beginnings_[2];
  std::vector<Step> steps_;
  std::vector<std::uint32_t> programs_;
  std::vector<State> states_;  // the first two are the beginnings
  std::map<std::pair<Set, std::vector<std::uint32_t>>, std::uint32_t> known_;
  std::vector<Transition> transitions_;  // open addressing, a power of two
  std::size_t transition_count_ = 0;
  std::vector<First> firsts_;
  std::vector<Pair> pairs_;  // where the first two characters of a word lead, of those asked for last
  // Of every instruction of all programs that was asked for: where reach() leads from it, in followed_, and
  // what its step tells apart.
  struct Known {
    Range steps;
    bool made = false;              // steps and certain are known
    bool certain = false;           // the program is to be tried whatever follows
    std::uint32_t apart = unknown;  // in aparts_
  };
  std::vector<Known> instructions_;
  std::vector<Step> followed_;
  std::vector<text::FewCharacters> aparts_;
  // Of the set that is being made.
  Set reached_;
  std::vector<std::uint32_t> certain_;
  std::vector<std::uint32_t> marks_;  // of every instruction of all programs: when it was last reached
  std::vector<std::uint32_t> first_mark_;
  std::uint32_t mark_ = 0;
};

}  // namespace duizhang::match
