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

void add_assets(Site const& site, std::vector<OutputFile>& out) {
  out.push_back({"assets/style.css", style_variables(site.kit.labels()) +
                                         std::string(site.theme.file("colors.css")) +
                                         std::string(site.theme.file("style.css"))});
  for (auto name : {"page.js", "charts.js", "plot.bundle.js"})
    out.push_back({std::string("assets/") + name, std::string(site.theme.file(name))});
  out.push_back({"assets/words.js", words_script(site)});
}

}  // namespace

std::vector<OutputFile> write_site(Report const& report, RunData const& run, Theme const& theme) {
  Site site(report, run, theme);
  std::vector<OutputFile> out{overview_page(site), indicators_page(site), findings_page(site),
                              methods_page(site), data_page(site)};
  auto add = [&](std::vector<OutputFile> pages) {
    for (auto& page : pages) out.push_back(std::move(page));
  };
  add(targets_pages(site));
  add(matrix_pages(site));
  for (std::size_t p = 0; p < report.places.size(); ++p) {
    out.push_back(place_page(site, p));
    for (std::size_t c = 0; c < report.places[p].years.size(); ++c) out.push_back(year_page(site, p, c));
  }
  std::set<std::string> indicators;
  for (auto const& series : site.series)
    if (indicators.insert(series.indicator).second) out.push_back(indicator_page(site, series.indicator));
  add_assets(site, out);
  return out;
}

}  // namespace duizhang::report
