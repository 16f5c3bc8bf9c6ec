#include "engine/report/lists_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/report/html_text.hpp"

namespace duizhang::report {

std::string definitions_html(HtmlKit const& kit) {
  std::string out;
  for (auto status : statuses)
    out += fmt::format("<dt data-s=\"{}\">{}<span>{}</span></dt><dd>{}</dd>\n", score::name(status),
                       HtmlKit::icon(status), kit.status(status),
                       both(kit.labels().at("definition", score::name(status))));
  return out;
}

std::string reports_html(HtmlKit const& kit) {
  auto const& run = kit.run();
  std::vector<ClaimCounts> found(run.counts.begin(), run.counts.end());
  if (found.empty()) {
    found.resize(run.reports.size());
    for (std::size_t i = 0; i < run.claims.size(); ++i) found[run.claims[i].report].add(run.claims[i].kind);
  }
  std::string out = "<div class=\"scroll\"><table class=\"read sortable\"><thead><tr>";
  for (auto key : {"report_file", "report_place", "report_year", "report_level"})
    out += "<th scope=\"col\">" + both(kit.labels().at("page", key)) + "</th>";
  for (auto key : {"report_size", "report_targets", "report_results"})
    out += "<th scope=\"col\" class=\"r\">" + both(kit.labels().at("page", key)) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (std::size_t i = 0; i < run.reports.size(); ++i) {
    auto const& info = run.reports[i];
    out += fmt::format(
        "<tr><td>{}{}</td><td>{}</td><td>{}</td><td>{}</td><td class=\"r\">{}</td><td class=\"r\">{}</td><td "
        "class=\"r\">{}</td></tr>\n",
        visible_html(info.source),
        info.partial ? " <span class=\"tag\">" + kit.label("page.partial") + "</span>" : "",
        kit.place_name(info), info.year == 0 ? "?" : std::to_string(info.year), kit.level_name(info.level),
        info.code_points, found[i].targets, found[i].others);
  }
  return out + "</tbody></table></div>";
}

std::string diagnostics_html(HtmlKit const& kit) {
  auto const& said = kit.run().diagnostics;
  if (said.empty()) return "<p class=\"empty\">" + kit.label("page.diagnostics_none") + "</p>";
  std::string out = "<ul class=\"said-list\">";
  for (auto const& text : said) {
    // Carets stand under their words only when line breaks stay.
    std::string lines;
    for (std::size_t from = 0; from < text.size();) {
      auto end = std::min(text.find('\n', from), text.size());
      if (from > 0) lines += '\n';
      lines += escape_html(std::string_view(text).substr(from, end - from));
      from = end + 1;
    }
    out += "<li>" + lines + "</li>\n";
  }
  return out + "</ul>";
}

}  // namespace duizhang::report
