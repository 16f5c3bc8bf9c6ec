// Which rules can match at a place at all: every rule has words of which one must stand in each of its
// matches, and one walk over the text finds the words of all rules together. A rule costs time only where its
// words stand.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/match/program.hpp"
#include "engine/text/span.hpp"

namespace duizhang::match {

// One literal of each match of the program stands in it; empty: no such demand is known.
using Cues = std::vector<std::string>;

// True when a match may go over the end of a clause: only then something in the next clause matters to it.
[[nodiscard]] bool crosses_clauses(Program const& program);

// The rules by what must stand in their matches. Rules are named by their number, given in falling priority.
class CandidateIndex {
 public:
  // `also`: further sets of words, one of each of which stands in each match as well. As many as there is
  // room for are asked for before the rule is tried.
  void add(std::uint32_t rule, Program const& program, Cues const& cues, std::vector<Cues> const& also = {});
  // The words that are looked for, with their numbers.
  [[nodiscard]] std::map<std::string, std::uint32_t, std::less<>> const& cues() const { return literals_; }
  // Of them, those of which one stands in each match of a rule; none: nothing is known of its matches.
  [[nodiscard]] std::vector<std::string_view> cues_of(std::uint32_t rule) const;
  // Of each of `count` rules, by their numbers.
  [[nodiscard]] std::vector<std::vector<std::string_view>> cues_of_all(std::size_t count) const;
  // True when some rule may match where no cue stands.
  [[nodiscard]] bool matches_without_cues() const;
  // How many bytes before the begin of a cue a match may begin in a clause before that of the cue; 0 where
  // all matches that need it begin in its own.
  [[nodiscard]] std::uint32_t reach_across(std::uint32_t cue) const {
    return across_.by_literal[cue].empty() ? 0 : across_.reach;
  }
  // Gives all that a finished index is made of to `archive`, arrays of plain values as such to `arrays`: to
  // keep it, and to make another one that finds the same.
  template <class Index, class Archive, class Arrays>
  static void members(Index& index, Archive&& archive, Arrays&& arrays) {
    archive(index.literals_, index.rules_);
    arrays(index.sets_of_word_), arrays(index.asked_of_), arrays(index.sets_of_rule_);
    for (auto* side : {&index.within_, &index.wordy_, &index.across_}) {
      archive(side->reach);
      auto count = side->by_literal.size();
      archive(count);
      if constexpr (!std::is_const_v<Index>) side->by_literal.resize(count);
      for (auto& rules : side->by_literal) arrays(rules);
      arrays(side->all_of_literal);
    }
    for (auto& rules : index.by_slot_) arrays(rules);
    arrays(index.always_), arrays(index.across_rules_), arrays(index.reach_of_rule_);
  }

  // The end of where cues matter to a place in a clause that ends at `clause_end`.
  [[nodiscard]] std::uint32_t looks_to(std::uint32_t at, std::uint32_t clause_end) const {
    return std::max(std::min(clause_end, at + std::max(within_.reach, wordy_.reach)), at + across_.reach);
  }

 private:
  friend class Candidates;
  struct Rule {
    std::uint32_t number = 0;
    std::uint32_t reach = 0;  // bytes of the longest match
  };
  // The rules of a literal as bits, for a literal that ends so near that it is within the reach of each;
  // where one of them has no bit, none is near enough.
  static constexpr std::uint32_t most_in_bits = 256;
  using RuleBits = std::array<std::uint64_t, most_in_bits / 64>;
  struct All {
    RuleBits rules{};
    std::uint32_t near = ~std::uint32_t{0};  // bytes
    std::uint32_t far = 0;                   // where it ends farther off it is of no rule
  };
  // Rules whose matches end with the clause are kept apart from those that go on, which are few, and of the
  // former those that take a number from those that take none: few clauses have a number, and only their
  // first place is asked about rules without one.
  struct Side {
    std::uint8_t bit = 0;                       // in asked_of_
    std::vector<std::vector<Rule>> by_literal;  // each by falling reach
    std::vector<All> all_of_literal;            // the same
    std::uint32_t reach = 0;
  };
  // The further sets, each with a number: a bit for every one that a word is of, or that a rule asks for.
  static constexpr std::uint32_t most_sets = 256;
  using Sets = std::array<std::uint64_t, most_sets / 64>;
  [[nodiscard]] std::uint32_t number_of(std::string const& word);
  void ask_for(std::uint32_t rule, Cues const& words, Side const& side);
  [[nodiscard]] std::array<Side const*, 3> sides() const { return {&within_, &wordy_, &across_}; }

  std::map<std::string, std::uint32_t, std::less<>> literals_;  // cue → its number
  std::map<Cues, std::uint32_t> sets_;  // sorted → its number; while rules are added
  std::vector<Sets> sets_of_word_;      // by literal
  std::vector<std::uint8_t> asked_of_;  // by literal: the sides that ask for it
  std::vector<Sets> sets_of_rule_;
  Side within_{1, {}, {}, 0}, wordy_{2, {}, {}, 0}, across_{4, {}, {}, 0};
  std::array<std::vector<std::uint32_t>, 32> by_slot_;  // no cue, but quantities of these kinds
  std::vector<std::uint32_t> always_;
  std::vector<std::uint64_t> across_rules_;   // a bit for each rule of across_
  std::vector<std::uint32_t> reach_of_rule_;  // bytes of the longest match
  std::uint32_t rules_ = 0;                   // one more than the highest number
};

// The index against one text.
class Candidates {
 public:
  explicit Candidates(CandidateIndex const& index) : index_(index), marked_((index.rules_ + 63) / 64, 0) {}
  // A cue that stands in the text. All come, by where they begin, before the first place is asked about.
  void add(std::uint32_t cue, std::uint32_t begin, std::uint32_t length);

  struct Place {
    std::uint32_t at = 0;  // bytes of the text
    std::uint32_t clause_end = 0;
    std::uint32_t kinds = 0;  // a bit for every kind of slot that quantities ahead in the clause fill
    bool first = false;       // the clause begins here
    std::span<std::uint64_t const> may;  // RuleMasks: others are not asked about
  };
  // The rules that may match from a place, sorted. Places must not go backwards.
  [[nodiscard]] std::vector<std::uint32_t> const& at(Place const& place);

 private:
  struct Hit {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t literal;
    std::uint32_t far;  // bytes before its end from where on it matters
  };
  // The places of one side's literals in the order of where they begin; those before `next` are passed.
  struct Hits {
    std::vector<Hit> all;
    std::size_t next = 0;
  };
  void gather(CandidateIndex::Side const& side, Hits& hits, std::uint32_t at, std::uint32_t end);
  [[nodiscard]] bool has_all(CandidateIndex::Sets const& wanted) const {
    std::uint64_t missing = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) missing |= wanted[i] & ~there_[i];
    return missing == 0;
  }
  void mark(std::uint32_t rule) { marked_[rule / 64] |= std::uint64_t{1} << (rule % 64); }

  CandidateIndex const& index_;
  Hits within_, wordy_, across_;
  std::vector<std::uint64_t> marked_;  // a bit for every rule, none left behind
  CandidateIndex::Sets there_{};       // the further sets of which a word stands ahead in the clause
  std::vector<std::uint32_t> found_;
};

}  // namespace duizhang::match
