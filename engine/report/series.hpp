// The same indicator over the years and across places.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/report/report.hpp"

namespace duizhang::report {

struct SeriesPoint {
  std::uint32_t place = 0;    // index into Report::places
  std::uint32_t card = 0;     // index into its years
  int year = 0;               // that the target speaks of
  std::uint32_t verdict = 0;  // index into the run's verdicts
};

// Annual targets and stand-alone aims of one canonical indicator in one measure, places in the report's
// order, then by year.
struct Series {
  std::string indicator;
  claim::Measure measure = claim::Measure::growth;
  std::vector<SeriesPoint> points;

  [[nodiscard]] std::span<SeriesPoint const> of_place(std::size_t place) const;
};

// In the order of the indicator table, those it does not hold behind; of one indicator the fullest series
// first.
[[nodiscard]] std::vector<Series> build_series(Report const& report, RunData const& run);

// The years that any point of `series` speaks of, ascending.
[[nodiscard]] std::vector<int> years_of(std::vector<Series> const& series);

}  // namespace duizhang::report
