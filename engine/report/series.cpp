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
        auto const& target = run.target(run.verdicts[v]);
        if (target.indicator.id.empty() || target.period.first.is_special()) continue;
        auto& series = found[{target.indicator.id, target.measure}];
        series.indicator = target.indicator.id;
        series.measure = target.measure;
        series.points.push_back({p, c, target.period.first_year(), v});
      }
  }

  std::vector<Series> out;
  for (auto& [key, series] : found) {
    std::stable_sort(series.points.begin(), series.points.end(), [](auto const& a, auto const& b) {
      return std::tie(a.place, a.year) < std::tie(b.place, b.year);
    });
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

std::vector<int> years_of(std::vector<Series> const& series) {
  std::set<int> years;
  for (auto const& one : series)
    for (auto const& point : one.points) years.insert(point.year);
  return {years.begin(), years.end()};
}

}  // namespace duizhang::report
