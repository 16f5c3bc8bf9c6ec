#include "engine/report/site.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "engine/report/site_page.hpp"
#include "engine/report/write_html.hpp"

namespace duizhang::report {
namespace {

// The words that scripts write themselves, in both languages.
std::string words_script(Site const& site) {
  ChartData words;
  auto const& labels = site.kit.labels();
  auto add = [&](std::string const& key, Words const& both) { words[key] = {both.zh, both.en}; };
  for (auto status : statuses)
    add(std::string(score::name(status)), labels.at("status", score::name(status)));
  for (std::string_view section : {"disclosure", "comparability", "level", "chart"})
    for (auto const& [key, both] : labels.words())
      if (key.starts_with(section) && key.size() > section.size() && key[section.size()] == '.')
        add(key, both);
  for (auto key : {"table.target", "table.result", "table.gap", "page.points"}) add(key, labels.at(key));
  return "window.duizhangWords = " + words.dump(-1, ' ', false, ChartData::error_handler_t::replace) + ";\n";
}

void add_assets(Site const& site, AddPage const& add) {
  add("assets/style.css", [&](PieceSink const& to) {
    to(style_variables(site.kit.labels()));
    for (auto name : {"colors.css", "style.css"}) to(site.theme.file(name));
  });
  for (auto name : {"page.js", "charts.js", "plot.bundle.js"})
    add(std::string("assets/") + name, [&](PieceSink const& to) { to(site.theme.file(name)); });
  add("assets/words.js", [&](PieceSink const& to) { to(words_script(site)); });
}

}  // namespace

void write_site(Report const& report, RunData const& run, Theme const& theme, AddPage const& add) {
  Site site(report, run, theme);
  for (auto page : {overview_page, indicators_page, findings_page, methods_page, data_page}) page(site, add);
  targets_pages(site, add);
  matrix_pages(site, add);
  for (std::size_t p = 0; p < report.places.size(); ++p) {
    run.forget();
    place_page(site, p, add);
    for (std::size_t c = 0; c < report.places[p].years.size(); ++c) {
      run.forget();
      year_page(site, p, c, add);
    }
  }
  std::set<std::string> indicators;
  for (auto const& series : site.series)
    if (indicators.insert(series.indicator).second) indicator_page(site, series.indicator, add);
  add_assets(site, add);
}

}  // namespace duizhang::report
