// Which claims agree with which annotated ones. The definitions are those of the yardstick
// (tools/score_claims.py) and stand in docs/evaluation.md; rules cannot change what judges them.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/eval/gold.hpp"

namespace duizhang::eval {

// What is looked at in a pair that agrees in kind, measure and value.
enum class Field { bound, strength, period, annualised, indicator, headline };
inline constexpr std::size_t field_count = 6;
[[nodiscard]] std::string_view name(Field field);

struct Pair {
  std::size_t gold = 0;   // index into the annotated claims
  std::size_t claim = 0;  // index into the extracted ones
  std::array<bool, field_count> right{};
  [[nodiscard]] bool strict() const;  // every field but headline is right
};

// Indices of what was judged: inside the zones, numeric, target or outcome. Each list in rising order.
struct Agreement {
  std::vector<std::size_t> gold, claims;
  std::vector<Pair> pairs;            // by the annotated claim
  std::vector<std::size_t> missed;    // annotated claims that no claim answers
  std::vector<std::size_t> spurious;  // claims that answer none
};

// No zones: all of the text was annotated. Pairs are one to one; where several are possible the one with
// more fields right is taken, then that of the longer overlap.
[[nodiscard]] Agreement agree(std::vector<GoldClaim> const& gold, std::vector<claim::Claim> const& claims,
                              std::vector<Zone> const& zones);

// Kind, measure, value and unit agree.
[[nodiscard]] bool core_agrees(GoldClaim const& gold, claim::Claim const& claim);
[[nodiscard]] std::array<bool, field_count> fields_right(GoldClaim const& gold, claim::Claim const& claim);

// The year or years of a period as annotations write them: "2017", "2017/2021".
[[nodiscard]] std::string years(quantity::Period const& period);

}  // namespace duizhang::eval
