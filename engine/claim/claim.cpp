#include "engine/claim/claim.hpp"

#include <array>

namespace duizhang::claim {

namespace {

// Positions are the enumerators' values.
constexpr std::array<std::string_view, 4> kinds{"target", "outcome", "milestone", "statement"};
constexpr std::array<std::string_view, 10> measures{"growth",    "level",    "ratio",      "change",
                                                    "multiple",  "rank",     "completion", "stage",
                                                    "admission", "assurance"};

}  // namespace

std::string_view name(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view name(Measure measure) { return measures[static_cast<std::size_t>(measure)]; }

std::optional<Kind> kind_named(std::string_view word) {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (kinds[i] == word) return static_cast<Kind>(i);
  return std::nullopt;
}

std::optional<Measure> measure_named(std::string_view word) {
  for (std::size_t i = 0; i < measures.size(); ++i)
    if (measures[i] == word) return static_cast<Measure>(i);
  return std::nullopt;
}

}  // namespace duizhang::claim
