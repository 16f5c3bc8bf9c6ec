// A rule set made ready to run: every pattern compiled once, with what finds its candidates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/match/candidates.hpp"
#include "engine/match/compile.hpp"
#include "engine/match/first_number.hpp"
#include "engine/match/program.hpp"
#include "engine/match/rule_masks.hpp"
#include "engine/match/slots.hpp"
#include "engine/rule/rule.hpp"
#include "engine/store/store.hpp"
#include "engine/text/words.hpp"

namespace duizhang::match {

using WordIndex = text::WordFinder;

// In the order in which they win where two are equally long.
enum class LexicalKind { name, value, period };

struct LexicalProgram {
  LexicalKind kind = LexicalKind::name;
  std::uint32_t rule = 0;  // into the list of its kind
  Program program;
};

// A set of code points of the basic plane; others are never in it.
class CharacterSet {
 public:
  void add(char32_t c) {
    if (c < bits_.size() * 64) bits_[c / 64] |= std::uint64_t{1} << (c % 64);
  }
  [[nodiscard]] bool holds(char32_t c) const {
    return c < bits_.size() * 64 && (bits_[c / 64] >> (c % 64) & 1U) != 0;
  }

  template <class Set, class Arrays>
  static void members(Set& set, Arrays&& arrays) {
    arrays(set.bits_);
  }

 private:
  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(1024, 0);
};

// What the first pass looks for. Which programs may match at a place, Onset tells.
struct LexicalTables {
  std::vector<LexicalProgram> programs;
  WordIndex words;           // names that are words → their number
  CharacterSet starts;       // what any of all this, or a quantity, begins with
  std::uint64_t serial = 0;  // no two sets that were made apart have the same; what is known of one is not
                             // taken for another's
};

struct ClaimProgram {
  std::uint32_t rule = 0;  // into RuleSet::claim_rules
  Program program;
  bool crosses_clauses = false;
  FirstNumber first_number;
  // For each of program.required_slots that words cannot meet: a bit for every kind of quantity that can.
  std::vector<std::uint32_t> quantities;
  std::vector<Origin> origins;  // of the instructions; only in a set made for tools
};

// What a word of CompiledRules::words stands for.
enum class WordKind : std::uint32_t { indicator, strength, cue };
struct WordPayload {
  WordKind kind;
  std::uint32_t index;  // of the indicator; into words.strengths; of the cue
  [[nodiscard]] std::uint32_t packed() const { return index * 3 + static_cast<std::uint32_t>(kind); }
  [[nodiscard]] static WordPayload of(std::uint32_t packed) {
    return {static_cast<WordKind>(packed % 3), packed / 3};
  }
};

struct CompiledRules {
  rule::RuleSet const* rules = nullptr;
  LexicalTables lexical;
  std::vector<ClaimProgram> claims;  // by falling priority, then in the order of the files
  CandidateIndex candidates;         // of claims, by their place in that list
  RuleMasks masks;                   // of claims, by the same
  WordIndex words;                   // of indicators, strengths and cues, found in one walk → WordPayload
  std::vector<SlotReader> slots;     // beyond the engine's own; their ids follow those of slot_names()
};

// What a set is compiled for: to run, or for tools that ask which branches a match took and which piece of a
// pattern an instruction comes from. Both find the same.
enum class Purpose { run, tools };

struct CompileRulesOptions {
  Purpose purpose = Purpose::run;
  std::vector<SlotReader> slots{};  // kinds of slots beyond the engine's own, at most max_slot_readers
  store::Store* store = nullptr;    // keeps programs and tables for the next run; not those made for tools
};

// Patterns that do not compile are left out with P002 … P010 at their place. `rules` must outlive the result.
[[nodiscard]] CompiledRules compile_rules(rule::RuleSet const& rules, diag::Diagnostics& out,
                                          CompileRulesOptions options = {});

}  // namespace duizhang::match
