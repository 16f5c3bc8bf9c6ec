// indicators.html and indicators/…: one indicator over the years and across places.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/report/html_text.hpp"
#include "engine/report/site_page.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

constexpr std::size_t places_drawn = 12;  // places drawn side by side; the table holds all

std::vector<Series const*> series_of(Site const& site, std::string const& indicator) {
  std::vector<Series const*> out;
  for (auto const& series : site.series)
    if (series.indicator == indicator) out.push_back(&series);
  return out;
}

Tally tally_of(Site const& site, Series const& series) {
  Tally out;
  for (auto const& point : series.points) out.add(site.report.briefs[point.verdict].status());
  return out;
}

rule::Indicator const* known_indicator(Site const& site, std::string const& id) {
  return site.run.indicators == nullptr ? nullptr : site.run.indicators->find(id);
}

Words name_of(Site const& site, std::string const& id) {
  auto const* known = known_indicator(site, id);
  if (known == nullptr) return {id, id};
  return {known->name_zh.empty() ? id : known->name_zh, known->name_en.empty() ? id : known->name_en};
}

std::string place_words(Site const& site, Place const& place, Language language) {
  return place.name.empty() ? site.kit.labels().in(language, "page.unnamed") : place.name;
}

ChartData point_data(Site const& site, SeriesPoint const& point, std::string const& root) {
  auto const& place = site.report.places[point.place];
  auto data = chart_target(site, point.verdict, root);
  data["year"] = point.year;
  data["fz"] = place_words(site, place, Language::zh);
  data["fe"] = place_words(site, place, Language::en);
  data["level"] = document::name(place.level);
  return data;
}

using AddPoint = std::function<void(ChartData const&)>;

// The places with most results, then with most targets, as small multiples.
void across_places(Site const& site, Series const& series, std::string const& root, AddPoint const& add) {
  struct Known {
    std::size_t results = 0, targets = 0;
  };
  std::map<std::size_t, Known> counts;
  for (auto const& point : series.points) {
    auto& known = counts[point.place];
    ++known.targets;
    known.results += is_assessable(site.report.briefs[point.verdict].status()) ? 1 : 0;
  }
  std::vector<std::pair<std::size_t, Known>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](auto const& a, auto const& b) {
    return std::tie(a.second.results, a.second.targets) > std::tie(b.second.results, b.second.targets);
  });
  // Targets alone are only drawn where nothing is known of any.
  bool any_result = !order.empty() && order.front().second.results > 0;
  std::set<std::size_t> drawn;
  for (auto const& [place, known] : order)
    if (known.targets >= 2 && (known.results > 0 || !any_result) && drawn.size() < places_drawn)
      drawn.insert(place);
  for (auto const& point : series.points)
    if (drawn.contains(point.place)) {
      site.run.forget();
      add(point_data(site, point, root));
    }
}

// The targets of every level in the latest years that two levels or more speak of.
void ladder(Site const& site, Series const& series, std::string const& root, AddPoint const& add) {
  std::map<int, std::set<document::Level>> levels;
  for (auto const& point : series.points) levels[point.year].insert(site.report.places[point.place].level);
  std::set<int> years;
  for (auto at = levels.rbegin(); at != levels.rend() && years.size() < 3; ++at)
    if (at->second.size() >= 2) years.insert(at->first);
  for (auto const& point : series.points) {
    if (!years.contains(point.year)) continue;
    site.run.forget();
    if (site.run.target(site.run.verdicts[point.verdict]).value) add(point_data(site, point, root));
  }
}

void write_points(Site const& site, Series const& series, TargetHtml const& targets, std::string const& root,
                  PieceSink const& to) {
  std::string out = "<div class=\"scroll\"><table class=\"plain sortable\"><thead><tr>";
  for (auto key :
       {"summary.place", "summary.year", "table.target", "table.result", "table.gap", "table.status"})
    out += "<th scope=\"col\">" + site.kit.label(key) + "</th>";
  to(out += "</tr></thead><tbody>\n");
  for (auto const& point : series.points) {
    site.run.forget();
    auto const& verdict = site.run.verdicts[point.verdict];
    auto const& place = site.report.places[point.place];
    auto const* outcome = site.run.outcome(verdict);
    auto value = [&](claim::Claim const* claim) {
      return claim == nullptr || !claim->value ? std::string()
                                               : " data-sort=\"" + claim->value->to_string() + "\"";
    };
    to(
        fmt::format("<tr><th scope=\"row\"><a "
                    "href=\"{}{}\">{}</a></th><td>{}</td><td{}>{}</td><td{}>{}</td><td{}>{}</td><td "
                    "data-s=\"{}\" class=\"st\"><a href=\"{}\">{}</a></td></tr>\n",
                    root, site.paths.place(point.place), site.kit.place_name(place), point.year,
                    value(&site.run.target(verdict)), targets.value(site.run.target(verdict)), value(outcome),
                    outcome == nullptr ? "" : targets.value(*outcome),
                    verdict.gap ? " data-sort=\"" + verdict.gap->to_string() + "\"" : "",
                    targets.gap(verdict), score::name(verdict.status),
                    escape_html(root + site.paths.target(point.verdict)), targets.status(verdict)));
  }
  to("</tbody></table></div>\n");
}

std::string facts(Site const& site, std::string const& id) {
  auto const* known = known_indicator(site, id);
  if (known == nullptr) return "";
  auto key = known->direction == rule::Direction::up     ? "site.direction_up"
             : known->direction == rule::Direction::down ? "site.direction_down"
                                                         : "site.direction_two_sided";
  auto out = "<p class=\"from\">" + site.kit.label(key);
  if (known->tolerance)
    out +=
        " · " + site.kit.label("site.own_tolerance", {{"tau", escape_html(known->tolerance->to_string())}});
  return out + " · <code>" + escape_html(id) + "</code></p>\n";
}

}  // namespace

void indicators_page(Site const& site, AddPage const& add) {
  auto main = heading(site, 1, "site.indicators") + "<p class=\"lead\">" +
              site.kit.label("site.indicators_lead") +
              "</p>\n<div class=\"scroll\"><table class=\"overview sortable\"><thead><tr><th scope=\"col\" "
              "class=\"p\">" +
              site.kit.label("table.indicator") + "</th><th scope=\"col\" class=\"y\">" +
              site.kit.label("site.measure") + "</th>";
  for (auto key : {"page.met", "page.assessable", "page.all", "page.unreported", "status.missed"})
    main += "<th scope=\"col\">" + site.kit.label(key) + "</th>";
  main +=
      "<th scope=\"col\" class=\"b\">" + site.kit.label("page.distribution") + "</th></tr></thead><tbody>\n";
  for (auto const& series : site.series) {
    auto tally = tally_of(site, series);
    main += fmt::format(
        "<tr><th scope=\"row\" class=\"p\"><a href=\"{}\">{}</a></th><td "
        "class=\"y\">{}</td><td>{}</td><td>{}</td><td>{}"
        "</td><td class=\"u\">{}</td><td class=\"m\">{}</td><td class=\"b\">{}</td></tr>\n",
        SitePaths::indicator(series.indicator), site.kit.indicator_name(series.indicator),
        both(site.kit.labels().at("measure", claim::name(series.measure))), tally.met(), tally.assessable(),
        tally.all(), tally.of(score::Status::unreported), tally.of(score::Status::missed),
        HtmlKit::bar(tally));
  }
  main += "</tbody></table></div>\n";
  auto const& words = site.kit.labels().at("site.indicators");
  add_page(site,
           {"indicators.html",
            "indicators",
            escape_html(words.zh),
            escape_html(words.en),
            std::move(main),
            false,
            {}},
           add);
}

void indicator_page(Site const& site, std::string const& id, AddPage const& add) {
  auto name = SitePaths::indicator(id);
  auto root = root_of(name);
  auto targets = linked_targets(site, root);
  auto main = crumbs({{root + "indicators.html", site.kit.label("site.indicators")}});
  main += "<h1>" + site.kit.indicator_name(id) + "</h1>\n" + facts(site, id);
  auto more = [&](PieceSink const& to) {
    for (auto const* series : series_of(site, id)) {
      auto tally = tally_of(site, *series);
      to(fmt::format("<section><h2>{}</h2>\n<p class=\"subset\">{}</p>{}{}\n",
                     both(site.kit.labels().at("measure", claim::name(series->measure))),
                     site.scores.brief(tally), HtmlKit::bar(tally), site.kit.legend(tally)));
      if (series->measure == claim::Measure::growth) {
        auto across = [&](AddPoint const& add_one) { across_places(site, *series, root, add_one); };
        auto steps = [&](AddPoint const& add_one) { ladder(site, *series, root, add_one); };
        write_chart(site, "years", "site.places_over_years", across, to);
        write_chart(site, "ladder", "site.ladder", steps, to);
      }
      write_points(site, *series, targets, root, to);
      to("</section>\n");
    }
  };
  auto words = name_of(site, id);
  add_page(site,
           {name, "indicator", escape_html(words.zh), escape_html(words.en), std::move(main), true, {}, more},
           add);
}

}  // namespace duizhang::report
