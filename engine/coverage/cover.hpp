// Every number of a text and why it is in a claim, or is not.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "engine/claim/extract.hpp"
#include "engine/coverage/reasons.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"

namespace duizhang::coverage {

struct Number {
  text::Range range;  // bytes of the folded text
  Reason reason = Reason::no_rule;
  std::string rule;        // that took it, hides it, lost it or doubts it; "" for none
  std::size_t digits = 0;  // 0 for a quantity written with Chinese numerals or words
};

// One for every run of digits (with the points and commas inside it) and for every quantity without any, in
// text order. `scan` must have kept its lost matches; `claims` are those of the document,
// `left_out` what doubts left out when they were made.
[[nodiscard]] std::vector<Number> cover(document::Document const& document, match::Scan const& scan,
                                        rule::RuleSet const& rules, std::vector<claim::Claim> const& claims,
                                        std::vector<claim::LeftOut> const& left_out,
                                        NameReasons const& names);

struct Share {
  std::size_t numbers = 0, digits = 0;
};

// Runs of digits and their digits by reason; quantities in Chinese numerals apart.
struct Counts {
  std::array<Share, reason_count> by_reason{};
  std::array<std::size_t, reason_count> chinese{};

  void add(Number const& number);
  void add(Counts const& other);
  [[nodiscard]] Share figures() const;  // outside names, dates and numbering
  [[nodiscard]] Share in_claims() const;
  // Numbers in claims of those that are figures, 0 to 1; 1 where there is none.
  [[nodiscard]] double covered() const;
};
[[nodiscard]] Counts count(std::vector<Number> const& numbers);

}  // namespace duizhang::coverage
