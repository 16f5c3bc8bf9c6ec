// Agreements counted: precision, recall and F1, by measure, by rule, by field.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/eval/agreement.hpp"

namespace duizhang::eval {

// One text with its annotations and what the rules made of it.
struct Judged {
  std::string path;
  std::string text;  // that all code point offsets count
  std::vector<GoldClaim> gold;
  std::vector<claim::Claim> claims;
  Agreement agreement;
};

struct Counts {
  std::size_t gold = 0, claims = 0;
  std::size_t core = 0;                          // pairs
  std::size_t strict = 0;                        // pairs with every field but headline right
  std::array<std::size_t, field_count> right{};  // pairs with this field right
};

struct Score {
  double precision = 0, recall = 0, f1 = 0;  // 0 where nothing was found or annotated
};
[[nodiscard]] Score score(std::size_t hits, std::size_t claims, std::size_t gold);

struct Tally {
  Counts all;
  std::map<std::string, Counts> by_measure;  // "target growth"
  std::map<std::string, Counts> by_rule;     // gold stays 0: no rule owns what was missed
};
// Of all the texts together: the micro-average.
[[nodiscard]] Tally tally(std::vector<Judged> const& texts);
[[nodiscard]] Tally tally(Judged const& text);

}  // namespace duizhang::eval
