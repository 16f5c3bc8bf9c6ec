// Rules × Document → what stands in it: quantities, periods, and the matches that will become claims.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/match/compiled.hpp"
#include "engine/match/lexical.hpp"
#include "engine/match/run.hpp"
#include "engine/match/slots.hpp"
#include "engine/quantity/period.hpp"
#include "engine/quantity/quantity.hpp"

namespace duizhang::match {

// All ranges are bytes of the folded text.
struct StrengthMention {
  text::Range range;
  quantity::Strength strength = quantity::Strength::plain;
};

struct CaptureMention {
  std::string_view name;
  text::Range range;
  std::vector<std::uint32_t> quantities;  // those that slots inside it took, in order
};

struct RuleMatch {
  std::uint32_t rule = 0;  // into RuleSet::claim_rules
  text::Range range;
  std::uint32_t alternative = 0;
  std::vector<CaptureMention> captures;
  std::vector<std::uint32_t> quantities;  // all it took
  std::vector<std::uint32_t> branches;    // those it took, in a set compiled for tools

  [[nodiscard]] CaptureMention const* capture(std::string_view name) const;  // the first of that name
};

// A match that gave way to another, or met a condition of its rule that it does not fulfil, and why: the
// overlap policy, seen.
struct LostMatch {
  static constexpr std::uint32_t no_winner = 0xFFFFFFFF;
  RuleMatch match;
  std::uint32_t winner = no_winner;  // index into Scan::matches
  std::string why;
};

struct Scan {
  std::vector<NameMention> names;
  std::vector<quantity::Quantity> quantities;
  std::vector<PeriodMention> periods;
  std::vector<StrengthMention> strengths;
  std::vector<RuleMatch> matches;        // in text order
  std::vector<LostMatch> lost;           // filled when asked for
  std::vector<std::uint32_t> unclaimed;  // quantities that no match took
  std::uint64_t steps = 0;
};

// Working memory for scan_document, one a thread.
struct ScanScratch {
  Scratch run;
};

// How near a rule came to a match in a document: the attempt that got furthest.
struct NearMiss {
  std::uint32_t start = 0;  // bytes of the folded text
  Trace trace;
};

struct MadeGround;

// One pass for names, values, periods and quantities, one for the rules. Where several rules want one
// number: the higher priority wins, then the longer match, then the rule that stands first in the files.
// `ground` is told what the rules were tried over, when given: see ground.hpp.
[[nodiscard]] Scan scan_document(document::Document const& document, CompiledRules const& rules,
                                 ScanScratch& scratch, bool keep_lost = false, MadeGround* ground = nullptr);

// The nearest miss of one rule (an index into CompiledRules::claims), wherever rules are tried; whether the
// sections, texts or quantities suit is not asked. Empty when it matches everywhere it is tried.
[[nodiscard]] std::optional<NearMiss> nearest_miss(document::Document const& document,
                                                   CompiledRules const& rules, std::uint32_t claim,
                                                   ScanScratch& scratch);

}  // namespace duizhang::match
