// Where everything of a folder of pages stands. Names are ASCII, so that any host and any disk keeps them,
// and do not change when more reports are added.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/report/report.hpp"

namespace duizhang::report {

class SitePaths {
 public:
  SitePaths(Report const& report, RunData const& run);

  // From the folder's root: "places/330604.html", "years/330604-2017.html".
  [[nodiscard]] std::string const& place(std::size_t place) const { return places_[place]; }
  [[nodiscard]] std::string const& year(std::size_t place, std::size_t card) const {
    return years_[place][card];
  }
  // "indicators/gdp.html"; the id is one of the canonical ones.
  [[nodiscard]] static std::string indicator(std::string_view id);
  [[nodiscard]] static std::string matrix(int year);
  // The page and anchor of a verdict: "years/330604-2017.html#v-…".
  [[nodiscard]] std::string target(std::size_t verdict) const;

 private:
  RunData const& run_;
  std::vector<std::string> places_;
  std::vector<std::vector<std::string>> years_;
  std::vector<std::string const*>
      page_of_;  // where the targets of each report of the run stand; null: nowhere
};

}  // namespace duizhang::report
