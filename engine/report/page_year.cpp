// years/…: the scorecard of one report and all its targets.
#include <fmt/format.h>

#include "engine/report/html_text.hpp"
#include "engine/report/site_page.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

// Rate targets with a result, for the band and the dot; levels with a completion, for the dumbbell.
ChartData rates(Site const& site, Scorecard const& card) {
  auto out = ChartData::array();
  for (auto v : card.rows) {
    auto const& verdict = site.run.verdicts[v];
    auto const& target = site.run.target(verdict);
    bool rate = target.unit == "%" && target.value &&
                (target.measure == claim::Measure::growth || target.measure == claim::Measure::ratio);
    if (rate && target.measure == claim::Measure::growth) out.push_back(chart_target(site, v, ""));
  }
  return out;
}

ChartData completions(Site const& site, Scorecard const& card) {
  auto out = ChartData::array();
  for (auto v : card.rows)
    if (auto const& completion = site.run.verdicts[v].completion) {
      auto one = chart_target(site, v, "");
      one["share"] = completion->to_double();
      out.push_back(std::move(one));
    }
  return out;
}

}  // namespace

void year_page(Site const& site, std::size_t p, std::size_t c, AddPage const& add) {
  auto const& kit = site.kit;
  auto const& place = site.report.places[p];
  auto const& card = place.years[c];
  auto const& info = site.run.reports[card.report];
  auto name = site.paths.year(p, c);
  auto root = root_of(name);
  auto main = crumbs({{root + "index.html", kit.label("page.overview")},
                      {root + site.paths.place(p), kit.place_name(place)}});
  main += "<h1 id=\"" + escape_html(card.anchor) + "\">" + kit.place_name(place) + " " +
          kit.year_label(place, card) + "</h1>\n<p class=\"from\">" + site.scores.sources(card) + "</p>\n";
  auto targets = linked_targets(site, root);
  auto drawn = chart(site, "bands", "site.bands", rates(site, card)) +
               chart(site, "completion", "site.completion", completions(site, card));
  main += site.scores.numbers_of(card);
  if (!drawn.empty()) main += "<div class=\"charts\">" + drawn + "</div>\n";
  main += kit.fill_template(site.theme.file("filter.html"), {{"chips", site.scores.chips(all_of(card))}});
  main += "<section id=\"targets\"><p id=\"filter-none\" class=\"empty\" hidden>" +
          kit.label("page.filter_none") + "</p>\n" + site.scores.tables(card, targets, 2) + "</section>\n";
  auto plain = place.name.empty() ? kit.labels().at("page.unnamed") : Words{place.name, place.name};
  auto year = info.year == 0 ? std::string("?") : std::to_string(info.year);
  add_page(site,
           {name,
            "year",
            escape_html(plain.zh + " " + year),
            escape_html(plain.en + " " + year),
            std::move(main),
            !drawn.empty(),
            {}},
           add);
}

}  // namespace duizhang::report
