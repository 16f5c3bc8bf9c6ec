#include "engine/claim/claim.hpp"

#include <array>

namespace duizhang::claim {

namespace {

// Positions are the enumerators' values.
constexpr std::array<std::string_view, 4> kind_names{"target", "outcome", "milestone", "statement"};
constexpr std::array<std::string_view, 10> measure_names{"growth",    "level",    "ratio",      "change",
                                                         "multiple",  "rank",     "completion", "stage",
                                                         "admission", "assurance"};

}  // namespace

std::string_view name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name(Measure measure) { return measure_names[static_cast<std::size_t>(measure)]; }

std::optional<Kind> kind_named(std::string_view word) {
  for (std::size_t i = 0; i < kind_names.size(); ++i)
    if (kind_names[i] == word) return static_cast<Kind>(i);
  return std::nullopt;
}

std::optional<Measure> measure_named(std::string_view word) {
  for (std::size_t i = 0; i < measure_names.size(); ++i)
    if (measure_names[i] == word) return static_cast<Measure>(i);
  return std::nullopt;
}

}  // namespace duizhang::claim
