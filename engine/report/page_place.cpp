// places/…: one place over the years.
#include <fmt/format.h>

#include <map>
#include <set>

#include "engine/report/html_text.hpp"
#include "engine/report/site_page.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

constexpr std::size_t facets = 12;  // small multiples side by side; the table holds the rest

// Series of this place with their points; those with most years first among equals of the table's order.
std::vector<Series> series_of(Site const& site, std::size_t place) {
  std::vector<Series> out;
  for (auto const& all : site.series) {
    auto points = all.of_place(place);
    if (!points.empty()) out.push_back({all.indicator, all.measure, {points.begin(), points.end()}});
  }
  return out;
}

ChartData small_multiples(Site const& site, std::vector<Series> const& series, std::string const& root) {
  auto out = ChartData::array();
  std::size_t drawn = 0;
  for (auto const& one : series) {
    if (one.measure != claim::Measure::growth || one.points.size() < 2) continue;
    if (++drawn > facets) break;
    auto const* known = site.run.indicators->find(one.indicator);
    for (auto const& point : one.points) {
      auto data = chart_target(site, point.verdict, root);
      data["year"] = point.year;
      data["fz"] = known != nullptr && !known->name_zh.empty() ? known->name_zh : one.indicator;
      data["fe"] = known != nullptr && !known->name_en.empty() ? known->name_en : one.indicator;
      out.push_back(std::move(data));
    }
  }
  return out;
}

std::string cell(Site const& site, TargetHtml const& targets, SeriesPoint const& point,
                 std::string const& root) {
  auto const& verdict = site.run.verdicts[point.verdict];
  auto const* outcome = site.run.outcome(verdict);
  auto target = targets.value(site.run.target(verdict));
  auto result = outcome == nullptr ? std::string() : targets.value(*outcome);
  return fmt::format(
      "<a data-s=\"{}\" href=\"{}\">{}<span class=\"pair\">{}{}</span><span class=\"unseen\">{}</span></a>",
      score::name(verdict.status), escape_html(root + site.paths.target(point.verdict)),
      HtmlKit::icon(verdict.status), target.empty() ? "–" : target, result.empty() ? "" : " → " + result,
      both(status_words(verdict, site.run)));
}

std::string years_table(Site const& site, std::vector<Series> const& series, std::string const& root) {
  if (series.empty()) return "";
  auto years = years_of(series);
  auto targets = linked_targets(site, root);
  std::string out = "<div class=\"scroll\"><table class=\"grid\"><thead><tr><th scope=\"col\">" +
                    site.kit.label("table.indicator") + "</th>";
  for (auto year : years) out += fmt::format("<th scope=\"col\">{}</th>", year);
  out += "</tr></thead><tbody>\n";
  for (auto const& one : series) {
    std::map<int, std::string> cells;
    for (auto const& point : one.points) cells[point.year] += cell(site, targets, point, root);
    out += fmt::format("<tr><th scope=\"row\"><a href=\"{}{}\">{}</a> <small>{}</small></th>", root,
                       SitePaths::indicator(one.indicator), site.kit.indicator_name(one.indicator),
                       both(site.kit.labels().at("measure", claim::name(one.measure))));
    for (auto year : years) out += "<td>" + cells[year] + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

}  // namespace

void place_page(Site const& site, std::size_t p, AddPage const& add) {
  auto const& kit = site.kit;
  auto const& place = site.report.places[p];
  auto name = site.paths.place(p);
  auto root = root_of(name);
  auto series = series_of(site, p);
  auto main = crumbs({{root + "index.html", kit.label("page.overview")}});
  main += "<h1 id=\"" + escape_html(place.anchor) + "\">" + kit.place_name(place) + " <small>" +
          kit.level_name(place) + " " + escape_html(place.code) + "</small></h1>\n";
  main += site.scores.overview(place, site_links(site, root));
  auto drawn = chart(site, "years", "site.years", small_multiples(site, series, root));
  main += drawn;
  if (!series.empty())
    main += heading(site, 2, "site.over_years", "series") + years_table(site, series, root);
  auto plain = place.name.empty() ? kit.labels().at("page.unnamed") : Words{place.name, place.name};
  add_page(site,
           {name, "place", escape_html(plain.zh), escape_html(plain.en), std::move(main), !drawn.empty(), {}},
           add);
}

}  // namespace duizhang::report
