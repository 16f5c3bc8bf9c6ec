// The time a number speaks about: first and last day, never the clock.
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <string>

#include "engine/text/span.hpp"

namespace duizhang::quantity {

struct Period {
  boost::gregorian::date first;  // not_a_date_time when open
  boost::gregorian::date last;

  [[nodiscard]] static Period year(int year) { return years(year, year); }
  [[nodiscard]] static Period years(int from, int to) {
    return {boost::gregorian::date(static_cast<unsigned short>(from), 1, 1),
            boost::gregorian::date(static_cast<unsigned short>(to), 12, 31)};
  }
  [[nodiscard]] int first_year() const { return first.year(); }
  [[nodiscard]] int last_year() const { return last.year(); }
  [[nodiscard]] bool spans_years() const { return first_year() != last_year(); }
  // Part of a single year only (上半年, 1至2月).
  [[nodiscard]] bool partial_year() const {
    auto from = first.year_month_day(), to = last.year_month_day();
    return from.year == to.year && (from.month != 1 || from.day != 1 || to.month != 12 || to.day != 31);
  }
  friend bool operator==(Period const&, Period const&) = default;
};

// ISO 8601: "2017-01-01".
[[nodiscard]] std::string iso(boost::gregorian::date date);

}  // namespace duizhang::quantity
