// index.html: all places and years, the sum of them, and where each share of it went.
#include <fmt/format.h>

#include <map>

#include "engine/report/html_text.hpp"
#include "engine/report/site_page.hpp"

namespace duizhang::report {
namespace {

// How many annual targets took each way from disclosure over comparability to status.
using Flow = std::map<std::tuple<score::Disclosure, link::Comparability, score::Status>, std::size_t>;

Flow flow_of(Site const& site) {
  Flow out;
  for (auto const& place : site.report.places)
    for (auto const& card : place.years)
      for (auto v : card.rows) {
        auto const& verdict = site.run.verdicts[v];
        if (group_of(verdict, site.run) != Group::annual) continue;
        auto comparability = verdict.outcome ? verdict.link.comparability : link::Comparability::undefined;
        ++out[{verdict.disclosure, comparability, verdict.status}];
      }
  return out;
}

std::string flow_table(Site const& site, Flow const& flow) {
  std::string out = "<details class=\"more\"><summary>" + site.kit.label("site.flow_table") +
                    "</summary><div class=\"scroll\"><table class=\"plain sortable\"><thead><tr>";
  for (auto key : {"site.disclosure", "site.comparability", "table.status"})
    out += "<th scope=\"col\">" + site.kit.label(key) + "</th>";
  out += "<th scope=\"col\" class=\"r\">" + site.kit.label("page.all") + "</th></tr></thead><tbody>\n";
  for (auto const& [way, count] : flow) {
    auto [disclosure, comparability, status] = way;
    out += fmt::format(
        "<tr><td>{}</td><td>{}</td><td data-s=\"{}\" class=\"st\">{}{}</td><td class=\"r\">{}</td></tr>\n",
        both(site.kit.labels().at("disclosure", score::name(disclosure))),
        both(site.kit.labels().at("comparability", link::name(comparability))), score::name(status),
        HtmlKit::icon(status), site.kit.status(status), count);
  }
  return out + "</tbody></table></div></details>\n";
}

ChartData flow_data(Flow const& flow) {
  auto out = ChartData::array();
  for (auto const& [way, count] : flow)
    out.push_back(
        {score::name(std::get<0>(way)), link::name(std::get<1>(way)), score::name(std::get<2>(way)), count});
  return out;
}

}  // namespace

OutputFile overview_page(Site const& site) {
  auto const& kit = site.kit;
  auto counts = kit.label("page.counts", {{"places", std::to_string(site.report.places.size())},
                                          {"reports", std::to_string(site.run.reports.size())},
                                          {"targets", std::to_string(site.run.verdicts.size())},
                                          {"version", escape_html(site.run.rules_version)}});
  auto main = "<div class=\"masthead\"><h1>" + kit.label("page.title") + "</h1><p class=\"lead\">" +
              kit.label("page.lead") + "</p><p class=\"counts\">" + counts + "</p></div>\n";
  if (site.report.annual.all() > 0) {
    main +=
        "<section>" + heading(site, 2, "site.sum", "sum") + site.scores.numbers(site.report.annual, false);
    main += site.scores.subset("page.headline", "", site.report.headline);
    main += site.scores.subset("page.aims", "page.aims_note", site.report.aims);
    main += site.scores.subset("page.multi_year", "page.multi_year_note", site.report.multi_year);
    auto flow = flow_of(site);
    main += chart(site, "flow", "site.flow", flow_data(flow)) + flow_table(site, flow) + "</section>\n";
  }
  main += "<section id=\"overview\">" + heading(site, 2, "site.places", "places");
  main += site.scores.overview(site.report, site_links(site, "")) + "</section>\n";
  return make_page(site, {"index.html",
                          "overview",
                          escape_html(kit.labels().at("page.title").zh),
                          escape_html(kit.labels().at("page.title").en),
                          main,
                          true,
                          {}});
}

}  // namespace duizhang::report
