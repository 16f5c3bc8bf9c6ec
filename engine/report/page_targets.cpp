// targets.html: all targets in one table that is searched, sorted and filtered in the page. The rows come
// from scripts of a few thousand rows each, because a page opened from a disk may load scripts and nothing
// else.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <tuple>

#include "engine/report/html_text.hpp"
#include "engine/report/site_page.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

constexpr std::size_t rows_a_file = 10000;

// place, year, status, indicator zh, en, target zh, en, result zh, en, gap, gap words zh, en, address, level.
ChartData row(Site const& site, std::size_t p, std::size_t c, std::size_t v) {
  auto const& verdict = site.run.verdicts[v];
  auto const& target = site.run.target(verdict);
  auto const* outcome = site.run.outcome(verdict);
  auto const& labels = site.kit.labels();
  auto pair = [](std::string zh, std::string en) {
    if (zh == en) en.clear();
    return std::pair(std::move(zh), std::move(en));
  };
  auto [name_zh, name_en] =
      pair(indicator_words(target, site.run, Language::zh), indicator_words(target, site.run, Language::en));
  if (name_zh.empty())
    std::tie(name_zh, name_en) =
        std::pair(labels.at("page.no_indicator").zh, labels.at("page.no_indicator").en);
  auto [target_zh, target_en] =
      pair(value_words(target, labels, Language::zh), value_words(target, labels, Language::en));
  auto [result_zh, result_en] = outcome == nullptr ? pair("", "")
                                                   : pair(value_words(*outcome, labels, Language::zh),
                                                          value_words(*outcome, labels, Language::en));
  auto [gap_zh, gap_en] = pair(gap_words(verdict, target, labels, Language::zh),
                               gap_words(verdict, target, labels, Language::en));
  auto const& place = site.report.places[p];
  auto year = site.run.reports[place.years[c].report].year;
  return ChartData::array({p, year, score::name(verdict.status), name_zh, name_en, target_zh, target_en,
                           result_zh, result_en,
                           verdict.gap ? ChartData(verdict.gap->to_double()) : ChartData(nullptr), gap_zh,
                           gap_en, site.paths.target(v), target.headline ? 1 : 0});
}

std::string bytes_of(ChartData const& data) {
  return data.dump(-1, ' ', false, ChartData::error_handler_t::replace);
}

std::string places_script(Site const& site) {
  auto places = ChartData::array();
  for (auto const& place : site.report.places)
    places.push_back({place.name, document::name(place.level), place.code});
  return "window.duizhangPlaces = " + bytes_of(places) + ";\nwindow.duizhangRows = [];\n";
}

// The filter's controls beside those every table has.
std::string table_shell(Site const& site) {
  std::string out = "<table class=\"list\" id=\"list\" hidden><thead><tr>";
  for (auto key : {"summary.place", "summary.year", "table.indicator", "table.target", "table.result",
                   "table.gap", "table.status"})
    out += "<th scope=\"col\">" + site.kit.label(key) + "</th>";
  return out + "</tr></thead><tbody></tbody></table>\n<p id=\"list-more\" hidden><button type=\"button\">" +
         site.kit.label("site.show_more") + "</button></p>\n";
}

// Without a script: the way to every table.
void write_fallback(Site const& site, PieceSink const& to) {
  std::string out = "<div id=\"list-fallback\"><p>" + site.kit.label("site.targets_fallback") +
                    "</p><ul class=\"files\">\n";
  for (std::size_t p = 0; p < site.report.places.size(); ++p) {
    out += "<li>" + site.kit.place_name(site.report.places[p]) + " ";
    for (std::size_t c = 0; c < site.report.places[p].years.size(); ++c)
      out += fmt::format("<a href=\"{}\">{}</a> ", site.paths.year(p, c),
                         site.run.reports[site.report.places[p].years[c].report].year);
    to(out += "</li>\n");
    out.clear();
  }
  to(out + "</ul></div>\n");
}

}  // namespace

void targets_pages(Site const& site, AddPage const& add) {
  std::vector<std::string> scripts{"assets/words.js", "assets/places.js"};
  add("assets/places.js", [&](PieceSink const& to) { to(places_script(site)); });
  std::string rows;
  std::size_t count = 0;
  auto flush = [&] {
    if (rows.empty()) return;
    auto name = fmt::format("assets/rows-{}.js", scripts.size() - 1);
    add(name, [&](PieceSink const& to) {
      for (std::string_view piece : {std::string_view("window.duizhangRows.push(\n"), std::string_view(rows),
                                     std::string_view(");\n")})
        to(piece);
    });
    scripts.push_back(name);
    rows.clear();
    count = 0;
  };
  for (std::size_t p = 0; p < site.report.places.size(); ++p)
    for (std::size_t c = 0; c < site.report.places[p].years.size(); ++c) {
      auto const& card = site.report.places[p].years[c];
      for (auto const* list : {&card.rows, &card.multi_year_rows, &card.milestone_rows})
        for (auto v : *list) {
          site.run.forget();
          rows += bytes_of(row(site, p, c, v)) + ",\n";
          if (++count == rows_a_file) flush();
        }
    }
  flush();
  auto main = heading(site, 1, "site.targets") + "<p class=\"lead\">" + site.kit.label("site.targets_lead") +
              "</p>\n" +
              site.kit.fill_template(site.theme.file("filter.html"),
                                     {{"chips", site.scores.chips(all_of(site.report))}}) +
              "<p id=\"filter-none\" class=\"empty\" hidden>" + site.kit.label("page.filter_none") +
              "</p>\n" + table_shell(site);
  auto more = [&](PieceSink const& to) { write_fallback(site, to); };
  auto const& words = site.kit.labels().at("site.targets");
  add_page(site,
           {"targets.html", "targets", escape_html(words.zh), escape_html(words.en), std::move(main), false,
            scripts, more},
           add);
}

}  // namespace duizhang::report
