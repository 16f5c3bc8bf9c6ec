// When a claim is: whether it looks back or ahead, and which years it speaks of.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/claim/claim.hpp"
#include "engine/claim/context.hpp"
#include "engine/claim/doubt.hpp"
#include "engine/claim/subject.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::claim {

// Dates the claims of one document, asked for in text order.
class Dating {
 public:
  // A number of a match that is being made a claim of.
  struct Figure {
    match::RuleMatch const& match;
    rule::ClaimTemplate const& wanted;
    document::Clause const& clause;      // the one that the match starts in
    text::Range number;                  // with its hedge words; empty, behind the match, where there is none
    text::Range reach;                   // what is read of the clause that the number stands in
    std::optional<std::uint32_t> value;  // into Scan::quantities
    bool event = false;                  // it happened, 11个县通过验收, and is no height
    Claim const* before = nullptr;       // the claim before in the same sentence, if any
  };

  Dating(document::Document const& document, match::Scan const& scan, rule::RuleSet const& rules,
         SubjectReader const& subjects, Context const& context);

  // Sets kind, period, annualised and progress of a claim whose indicator, measure and value are there. What
  // it says of its dating is for the doubts.
  [[nodiscard]] Standing date(Claim& claim, Figure const& figure) const;

 private:
  [[nodiscard]] document::Role role_of(Figure const& figure) const;
  [[nodiscard]] document::Role role_of(std::size_t sentence) const;
  // What the surroundings say, and whether it looks back; sets the claim's kind.
  [[nodiscard]] PeriodReading read(Claim& claim, Figure const& figure) const;
  // In a look-back: what stands at some height stands there at its end, what was done was done in all of it.
  void look_back(Claim const& claim, Figure const& figure, PeriodReading& period) const;
  // In a plan of several years: what is added until its end is of all of them.
  void plan_ahead(Claim const& claim, Figure const& figure, PeriodReading& period) const;
  void take(Claim& claim, Figure const& figure, PeriodReading const& period) const;
  // The years of a change since a base year.
  void count_from_base(Claim& claim, Figure const& figure, bool stated) const;
  // The years that the rule asks for: those before, a base, a streak.
  void take_wanted(Claim& claim, Figure const& figure) const;
  // The years that a yearly rate is of, where one year was said.
  void spread_yearly(Claim& claim, Figure const& figure, bool stated) const;
  [[nodiscard]] std::optional<quantity::Period> shared_in(Claim const& claim, Figure const& figure) const;
  [[nodiscard]] bool of_years_behind(quantity::Period const& base, Claim const& claim) const;
  [[nodiscard]] bool of_all_years(Figure const& figure) const;
  [[nodiscard]] match::PeriodMention const* mention_right_before(text::Range number) const;
  [[nodiscard]] std::optional<quantity::Period> year_right_before(text::Range number,
                                                                  std::size_t sentence) const;
  [[nodiscard]] bool numbered_before(text::Range number) const;

  document::Document const& document_;
  match::Scan const& scan_;
  rule::RuleSet const& rules_;
  SubjectReader const& subjects_;
  Context const& context_;
};

}  // namespace duizhang::claim
