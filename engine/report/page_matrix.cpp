// matrix.html and matrix/…: places × indicators, a page for every year.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/report/html_text.hpp"
#include "engine/report/site_page.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

std::string year_links(std::vector<int> const& years, int current, std::string const& root) {
  std::string out = "<p class=\"years\">";
  for (auto year : years)
    out += fmt::format("<a href=\"{}{}\"{}>{}</a> ", root, SitePaths::matrix(year),
                       year == current ? " aria-current=\"page\"" : "", year);
  return out + "</p>\n";
}

// (place, column) → verdicts, where a column is a series.
using Cells = std::map<std::pair<std::size_t, std::size_t>, VerdictRows>;

std::string cell(Site const& site, VerdictRows const& verdicts, std::string const& root) {
  std::string out;
  for (auto v : verdicts) {
    site.run.forget();
    auto const& verdict = site.run.verdicts[v];
    auto const& target = site.run.target(verdict);
    auto words = [&](Language language) {
      auto number = value_words(target, site.kit.labels(), language);
      return status_words(verdict, site.run).in(language) + (number.empty() ? "" : " · " + number);
    };
    out += fmt::format(
        "<a data-s=\"{}\" href=\"{}\" title=\"{} · {}\">{}<span class=\"unseen\">{}</span></a>",
        score::name(verdict.status), escape_html(root + site.paths.target(v)),
        escape_html(words(Language::zh)), escape_html(words(Language::en)), HtmlKit::icon(verdict.status),
        both(visible_html(words(Language::zh)), visible_html(words(Language::en))));
  }
  return out;
}

void write_matrix(Site const& site, int year, std::string const& root, PieceSink const& to) {
  Cells cells;
  std::set<std::size_t> rows, columns;
  Tally tally;
  for (std::size_t s = 0; s < site.series.size(); ++s)
    for (auto const& point : site.series[s].points)
      if (point.year == year) {
        cells[{point.place, s}].push_back(point.verdict);
        rows.insert(point.place);
        columns.insert(s);
        tally.add(site.report.briefs[point.verdict].status());
      }
  auto out = site.kit.legend(tally) +
             "<div class=\"scroll\"><table class=\"matrix\"><thead><tr><th scope=\"col\">" +
             site.kit.label("summary.place") + "</th>";
  for (auto s : columns)
    out += fmt::format("<th scope=\"col\"><a href=\"{}{}\">{}<small>{}</small></a></th>", root,
                       SitePaths::indicator(site.series[s].indicator),
                       site.kit.indicator_name(site.series[s].indicator),
                       both(site.kit.labels().at("measure", claim::name(site.series[s].measure))));
  to(out += "</tr></thead><tbody>\n");
  for (auto place : rows) {
    out = fmt::format("<tr><th scope=\"row\"><a href=\"{}{}\">{}</a></th>", root, site.paths.place(place),
                      site.kit.place_name(site.report.places[place]));
    for (auto s : columns) {
      auto found = cells.find({place, s});
      out += found == cells.end() ? "<td></td>" : "<td>" + cell(site, found->second, root) + "</td>";
    }
    to(out += "</tr>\n");
  }
  to("</tbody></table></div>\n");
}

void matrix_page(Site const& site, std::string name, int year, std::vector<int> const& years,
                 AddPage const& add) {
  auto root = root_of(name);
  auto main = heading(site, 1, "site.matrix") + "<p class=\"lead\">" + site.kit.label("site.matrix_lead") +
              "</p>\n" + year_links(years, year, root);
  if (year == 0)
    main += "<p class=\"empty\">" + site.kit.label("page.nothing") + "</p>";
  else
    main += "<h2>" + site.kit.year_label(year) + "</h2>\n";
  auto more = [&](PieceSink const& to) {
    if (year != 0) write_matrix(site, year, root, to);
  };
  auto const& words = site.kit.labels().at("site.matrix");
  auto suffix = year == 0 ? std::string() : " " + std::to_string(year);
  add_page(site,
           {std::move(name),
            "matrix",
            escape_html(words.zh + suffix),
            escape_html(words.en + suffix),
            std::move(main),
            false,
            {},
            more},
           add);
}

}  // namespace

void matrix_pages(Site const& site, AddPage const& add) {
  auto years = years_of(site.series);
  // Starts with the latest year of which much is known: later ones have few results yet, or none.
  std::map<int, std::size_t> assessed;
  for (auto const& series : site.series)
    for (auto const& point : series.points)
      assessed[point.year] += is_assessable(site.report.briefs[point.verdict].status());
  int start = years.empty() ? 0 : years.back();
  std::size_t most = 0;
  for (auto const& [year, count] : assessed) most = std::max(most, count);
  for (auto year : years)
    if (most > 0 && assessed[year] * 2 >= most) start = year;
  matrix_page(site, "matrix.html", start, years, add);
  for (auto year : years) matrix_page(site, SitePaths::matrix(year), year, years, add);
}

}  // namespace duizhang::report
