#include "engine/report/series.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace duizhang::report {

std::vector<Series> build_series(Report const& report, RunData const& run) {
  std::map<std::string_view, std::size_t> order;
  if (run.indicators != nullptr)
    for (auto const& one : run.indicators->all()) order.emplace(one.id, order.size());

  std::map<std::pair<std::string, claim::Measure>, Series> found;
  for (std::size_t p = 0; p < report.places.size(); ++p) {
    auto const& years = report.places[p].years;
    for (std::size_t c = 0; c < years.size(); ++c)
      for (auto v : years[c].rows) {
        auto brief = report.briefs[v];
        if (brief.indicator() == Brief::no_indicator || !brief.is(Brief::dated)) continue;
        auto& series = found[{report.indicators[brief.indicator()], brief.measure()}];
        series.indicator = report.indicators[brief.indicator()];
        series.measure = brief.measure();
        series.points.push_back(
            {static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(c), brief.year(), v});
      }
  }

  std::vector<Series> out;
  for (auto& [key, series] : found) {
    std::stable_sort(series.points.begin(), series.points.end(), [](auto const& a, auto const& b) {
      return std::tie(a.place, a.year) < std::tie(b.place, b.year);
    });
    series.points.shrink_to_fit();
    out.push_back(std::move(series));
  }
  auto rank = [&](Series const& series) {
    auto known = order.find(series.indicator);
    return known == order.end() ? order.size() : known->second;
  };
  std::stable_sort(out.begin(), out.end(), [&](Series const& a, Series const& b) {
    return std::tuple(rank(a), std::string_view(a.indicator), b.points.size()) <
           std::tuple(rank(b), std::string_view(b.indicator), a.points.size());
  });
  return out;
}

std::span<SeriesPoint const> Series::of_place(std::size_t place) const {
  auto [first, last] =
      std::equal_range(points.begin(), points.end(), SeriesPoint{static_cast<std::uint32_t>(place), 0, 0, 0},
                       [](SeriesPoint const& a, SeriesPoint const& b) { return a.place < b.place; });
  return {first, last};
}

std::vector<int> years_of(std::vector<Series> const& series) {
  std::set<int> years;
  for (auto const& one : series)
    for (auto const& point : one.points) years.insert(point.year);
  return {years.begin(), years.end()};
}

}  // namespace duizhang::report
