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
        auto brief = site.report.briefs[v];
        if (brief.group() == Group::annual)
          ++out[{brief.disclosure(), brief.comparability(), brief.status()}];
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

// What no report could answer yet says nothing of anyone, and would dwarf all that does.
bool waits(score::Status status) {
  return status == score::Status::source_missing || status == score::Status::not_due;
}

ChartData flow_data(Flow const& flow) {
  auto out = ChartData::array();
  for (auto const& [way, count] : flow)
    if (!waits(std::get<2>(way)))
      out.push_back({score::name(std::get<0>(way)), link::name(std::get<1>(way)),
                     score::name(std::get<2>(way)), count});
  return out;
}

std::string flow_note(Site const& site, Flow const& flow) {
  std::size_t count = 0;
  for (auto const& [way, n] : flow)
    if (waits(std::get<2>(way))) count += n;
  if (count == 0) return "";
  return "<p class=\"note drawn-note\">" +
         site.kit.label("site.flow_left_out", {{"count", std::to_string(count)}}) + "</p>\n";
}

// Many years: the rows are data that the script sorts, searches and draws a hundred at a time. Without a
// script every place stands here with its sum, and its page holds the years.
std::string long_overview(Site const& site) {
  auto const& kit = site.kit;
  auto places = ChartData::array(), rows = ChartData::array();
  std::string fallback;
  auto level = document::Level::unknown;
  for (std::size_t p = 0; p < site.report.places.size(); ++p) {
    auto const& place = site.report.places[p];
    auto const& unnamed = kit.labels().at("page.unnamed");
    places.push_back({place.name.empty() ? unnamed.zh : place.name, place.name.empty() ? unnamed.en : "",
                      place.code, document::name(place.level), site.paths.place(p)});
    if (p == 0 || place.level != level)
      fallback +=
          (p == 0 ? "<h3>" : "</ul><h3>") + kit.level_name(place.level) + "</h3><ul class=\"columns\">";
    level = place.level;
    Tally sum;
    for (std::size_t c = 0; c < place.years.size(); ++c) {
      auto const& tally = place.years[c].annual;
      sum.add(tally);
      auto row = ChartData::array({p, site.run.reports[place.years[c].report].year, site.paths.year(p, c)});
      for (auto status : statuses) row.push_back(tally.of(status));
      rows.push_back(std::move(row));
    }
    fallback += fmt::format("<li><a href=\"{}\">{}</a> {} / {} / {} · {}</li>\n", site.paths.place(p),
                            kit.place_name(place), sum.met(), sum.assessable(), sum.all(),
                            sum.of(score::Status::unreported));
  }
  auto names = ChartData::array();
  for (auto status : statuses) names.push_back(score::name(status));
  auto data = ChartData{{"statuses", names}, {"places", places}, {"rows", rows}};
  auto const& words = kit.labels().at("site.places_more");
  auto const& shown = kit.labels().at("site.places_shown");
  return fmt::format(
             "<form class=\"find\" id=\"years-form\" role=\"search\" hidden><label><span "
             "class=\"unseen\">{}</span><input type=\"search\" id=\"years-words\" autocomplete=\"off\" "
             "placeholder=\"{}\" data-zh=\"{}\" data-en=\"{}\"></label> <output id=\"years-shown\" "
             "aria-live=\"polite\" data-zh=\"{}\" data-en=\"{}\"></output></form>\n",
             both(words), escape_html(words.zh), escape_html(words.zh), escape_html(words.en),
             escape_html(shown.zh), escape_html(shown.en)) +
         "<div id=\"years-box\" hidden>" + site.scores.overview_shell(site.report) +
         "<p id=\"years-more\" hidden><button type=\"button\">" + kit.label("site.show_more") +
         "</button></p></div>\n<script type=\"application/json\" id=\"years-data\">" +
         script_json(data.dump(-1, ' ', false, ChartData::error_handler_t::replace)) +
         "</script>\n<div id=\"years-fallback\"><p>" + kit.label("site.places_fallback") + "</p>" + fallback +
         "</ul></div>\n";
}

}  // namespace

void overview_page(Site const& site, AddPage const& add) {
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
    main += chart(site, "flow", "site.flow", flow_data(flow)) + flow_note(site, flow) +
            flow_table(site, flow) + "</section>\n";
  }
  main += "<section id=\"overview\">" + heading(site, 2, "site.places", "places");
  main += site.report.scorecards() > kit.labels().layout("overview_rows")
              ? long_overview(site)
              : site.scores.overview(site.report, site_links(site, ""));
  main += "</section>\n";
  add_page(site,
           {"index.html",
            "overview",
            escape_html(kit.labels().at("page.title").zh),
            escape_html(kit.labels().at("page.title").en),
            std::move(main),
            true,
            {}},
           add);
}

}  // namespace duizhang::report
