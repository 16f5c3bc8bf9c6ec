#include "engine/score/verdict.hpp"

#include <array>

namespace duizhang::score {

namespace {

// Positions are the enumerators' values.
constexpr std::array<std::string_view, 13> statuses{
    "exceeded", "better",      "met",        "mostly_met",   "missed",
    "claimed",  "admitted",    "unreported", "incomparable", "source_missing",
    "not_due",  "in_progress", "qualitative"};
constexpr std::array<std::string_view, 7> disclosures{
    "reported_value", "reported_claim", "admitted", "reported_other_measure",
    "not_reported",   "source_missing", "not_due"};
constexpr std::array<std::string_view, 3> paces{"ahead", "on_track", "behind"};
constexpr std::array<std::string_view, 4> reading_names{"tolerance", "direction", "comparator", "vintage"};
constexpr std::array<std::string_view, 3> changes{"none", "dropped", "revised"};

template <class Enum, class Names>
std::optional<Enum> named(Names const& names, std::string_view word) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == word) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name(Status status) { return statuses[static_cast<std::size_t>(status)]; }
std::string_view name(Disclosure disclosure) { return disclosures[static_cast<std::size_t>(disclosure)]; }
std::string_view name(Pace pace) { return paces[static_cast<std::size_t>(pace)]; }
std::string_view name(ReadingKind kind) { return reading_names[static_cast<std::size_t>(kind)]; }
std::string_view name(Change change) { return changes[static_cast<std::size_t>(change)]; }

std::optional<Status> status_named(std::string_view word) { return named<Status>(statuses, word); }
std::optional<Disclosure> disclosure_named(std::string_view word) {
  return named<Disclosure>(disclosures, word);
}
std::optional<Pace> pace_named(std::string_view word) { return named<Pace>(paces, word); }
std::optional<ReadingKind> reading_named(std::string_view word) {
  return named<ReadingKind>(reading_names, word);
}
std::optional<Change> change_named(std::string_view word) { return named<Change>(changes, word); }

}  // namespace duizhang::score
