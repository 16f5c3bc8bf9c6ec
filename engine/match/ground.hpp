// What claim rules are tried over: a text with all that the vocabulary found in it. No claim rule has a part
// in it, so it is the same before and after an edit of them, and a rule can be run again without reading the
// text again.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/match/candidates.hpp"
#include "engine/match/scan.hpp"
#include "engine/match/slots.hpp"
#include "engine/text/span.hpp"
#include "engine/text/words.hpp"

namespace duizhang::match {

// As `Document::clauses`, with the role of the section they stand in.
struct GroundClause {
  text::Range range;
  std::uint32_t role = 0;  // document::Role
};

// Views of what somebody else holds.
struct Ground {
  std::string_view text;                 // folded
  std::span<std::uint8_t const> flags;   // one a byte: stops, barriers, starts of slots
  std::span<Slot const> slots;           // by where they start
  std::span<text::Range const> wholes;   // Quantity::whole of all quantities, in text order
  std::span<std::uint32_t const> kinds;  // of each: a bit for every kind of slot it fills
  std::span<GroundClause const> clauses;
  bool work_report = true;
  std::function<std::vector<quantity::Quantity>()> quantities;  // called where a rule asks for more
};

// The same as a scan makes it; the text is the document's.
struct MadeGround {
  std::vector<std::uint8_t> flags;
  std::vector<Slot> slots;
  std::vector<std::uint32_t> kinds;
  std::vector<GroundClause> clauses;
  bool whole = false;  // false: it cannot be told in this form
};

// What became of the claim rules that a text was scanned with before.
struct RuleChanges {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Before {
    std::uint32_t now = none;  // into RuleSet::claim_rules: the same rule, with the same rules before it
    int priority = 0;
    // Where it is none: the rule that stands in its place with its priority.
    std::uint32_t successor = none;
  };
  std::vector<Before> before;
  CandidateIndex candidates;  // of all other rules of now, by their place in CompiledRules::claims
  text::WordFinder words;     // their cues, by number
  std::size_t fresh = 0;      // how many they are
};

// A match of before: of which rule, and where.
struct MatchBefore {
  std::uint32_t rule = 0;  // into RuleChanges::before
  text::Range range;
};

// The matches of now, in text order: each is one of before, whose rule is still the same, or another.
struct Rescan {
  struct Match {
    std::uint32_t before = RuleChanges::none;  // into the matches of before
    std::uint32_t made = RuleChanges::none;    // into `made`
  };
  std::vector<Match> matches;
  std::vector<RuleMatch> made;
  bool whole = false;  // false: what was said of before cannot have been so
};

// What scan_document would find, with the rules that changed tried where their words stand, and all rules
// only where a match of before went or stands elsewhere.
[[nodiscard]] Rescan rescan(Ground const& ground, std::span<MatchBefore const> before,
                            RuleChanges const& changes, CompiledRules const& rules, ScanScratch& scratch);

}  // namespace duizhang::match
