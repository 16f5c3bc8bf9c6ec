// What the pages of the folder share: frame, navigation, links and pictures.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/html_kit.hpp"
#include "engine/report/score_html.hpp"
#include "engine/report/series.hpp"
#include "engine/report/site.hpp"
#include "engine/report/site_paths.hpp"
#include "engine/report/theme.hpp"

namespace duizhang::report {

// All that a page is made of; made once for the folder.
struct Site {
  Report const& report;
  RunData const& run;
  Theme const& theme;
  HtmlKit kit;
  ScoreHtml scores;
  SitePaths paths;
  std::vector<Series> series;

  Site(Report const& the_report, RunData const& the_run, Theme const& the_theme)
      : report(the_report),
        run(the_run),
        theme(the_theme),
        kit(the_run),
        scores(kit),
        paths(the_report, the_run),
        series(build_series(the_report, the_run)) {}
  Site(Site const&) = delete;
  Site& operator=(Site const&) = delete;
};

struct PageParts {
  std::string name;                // from the folder's root, '/' between folders
  std::string_view kind;           // "year": class of the body, and which entry of the navigation is current
  std::string title_zh, title_en;  // HTML
  std::string main;
  bool pictures = false;             // whether charts are drawn
  std::vector<std::string> scripts;  // further ones, from the folder's root
  // What grows with the number of reports stands behind `main` and is written as it is made; none: nothing.
  std::function<void(PieceSink const& to)> more{};
};

// Writes the page into its frame.
void add_page(Site const& site, PageParts const& parts, AddPage const& add);

// "" or "../", by the folders in a page's name.
[[nodiscard]] std::string root_of(std::string_view name);

// Rows whose indicators link to their pages; `root` as of root_of.
[[nodiscard]] TargetHtml linked_targets(Site const& site, std::string root);
[[nodiscard]] ScoreLinks site_links(Site const& site, std::string root);

// A heading in both languages from a label, level 1 or 2.
[[nodiscard]] std::string heading(Site const& site, int level, std::string_view key,
                                  std::string_view id = "");
// A link back: "全部辖区 › 省 › 年".
[[nodiscard]] std::string crumbs(std::vector<std::pair<std::string, std::string>> const& links);

// A picture that the script draws from `data`; hidden where no script runs, since the table says it all.
using ChartData = nlohmann::ordered_json;
[[nodiscard]] std::string chart(Site const& site, std::string_view kind, std::string_view title_key,
                                ChartData const& data);
// The same of data that is made piece by piece: `write` gives each to what it is given.
void write_chart(Site const& site, std::string_view kind, std::string_view title_key,
                 std::function<void(std::function<void(ChartData const&)> const& add)> const& write,
                 PieceSink const& to);
// What every picture of a target needs: names, ends, result, status, link.
[[nodiscard]] ChartData chart_target(Site const& site, std::size_t verdict, std::string const& root);

// The pages, each in a file of its own.
void overview_page(Site const& site, AddPage const& add);
void place_page(Site const& site, std::size_t place, AddPage const& add);
void year_page(Site const& site, std::size_t place, std::size_t card, AddPage const& add);
void indicators_page(Site const& site, AddPage const& add);
void indicator_page(Site const& site, std::string const& indicator, AddPage const& add);
void matrix_pages(Site const& site, AddPage const& add);
void findings_page(Site const& site, AddPage const& add);
void methods_page(Site const& site, AddPage const& add);
void data_page(Site const& site, AddPage const& add);
void targets_pages(Site const& site, AddPage const& add);

}  // namespace duizhang::report
