// methods.html: how the numbers come about, written from the rule set of this run.
#include <fmt/format.h>

#include <array>

#include "engine/report/html_text.hpp"
#include "engine/report/lists_html.hpp"
#include "engine/report/site_page.hpp"

namespace duizhang::report {
namespace {

std::string paragraph(Site const& site, std::string_view key) {
  return "<p>" + site.kit.label(key) + "</p>\n";
}

std::string head(Site const& site, std::initializer_list<std::string_view> keys) {
  std::string out = "<div class=\"scroll\"><table class=\"plain sortable\"><thead><tr>";
  for (auto key : keys) out += "<th scope=\"col\">" + site.kit.label(key) + "</th>";
  return out + "</tr></thead><tbody>\n";
}

constexpr std::string_view tail = "</tbody></table></div>\n";

std::string bounds(Site const& site) {
  auto out = head(site, {"site.bound", "site.met_when"});
  for (std::string_view bound : {"ge", "gt", "le", "lt", "eq", "approx", "range", "relative"})
    out += fmt::format("<tr><th scope=\"row\"><code>{}</code></th><td>{}</td></tr>\n", bound,
                       site.kit.label("met_when." + std::string(bound)));
  return out + std::string(tail);
}

std::string tolerances(Site const& site, RuleFacts const& facts) {
  auto out = head(site, {"site.unit", "site.tolerance"});
  for (auto const& [unit, tolerance] : facts.tolerances)
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", visible_html(unit),
                       escape_html(tolerance));
  return out + std::string(tail);
}

std::string direction(Site const& site, std::string const& name) {
  return site.kit.label(name == "up"     ? "site.direction_up"
                        : name == "down" ? "site.direction_down"
                                         : "site.direction_two_sided");
}

std::string indicators(Site const& site, RuleFacts const& facts) {
  auto out = head(site, {"table.indicator", "site.id", "site.direction", "site.tolerance", "site.readings"});
  for (auto const& one : facts.indicators) {
    std::string readings;
    for (auto const& reading : facts.readings)
      if (reading.indicator == one.id)
        for (auto const& other : reading.directions)
          readings += (readings.empty() ? "" : ", ") + direction(site, other);
    out += fmt::format(
        "<tr><th scope=\"row\">{}</th><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        both(visible_html(one.zh), visible_html(one.en)), escape_html(one.id), direction(site, one.direction),
        escape_html(one.tolerance), readings);
  }
  return out + std::string(tail);
}

std::string rules(Site const& site, RuleFacts const& facts) {
  auto out = head(site, {"site.rule", "site.about", "site.tests"});
  for (auto const& rule : facts.claim_rules)
    out += fmt::format(
        "<tr><th scope=\"row\"><code>{}</code></th><td lang=\"en\">{}</td><td class=\"r\">{}</td></tr>\n",
        escape_html(rule.id), visible_html(rule.about), rule.tests);
  return out + std::string(tail);
}

}  // namespace

void methods_page(Site const& site, AddPage const& add) {
  auto const& kit = site.kit;
  static RuleFacts const unknown;
  auto const& facts = site.run.facts == nullptr ? unknown : *site.run.facts;
  auto main = heading(site, 1, "page.methods");
  main += "<p class=\"lead\">" +
          kit.label("page.methods_version", {{"version", escape_html(site.run.rules_version)}}) + "</p>\n";
  main +=
      "<div class=\"prose\">" + paragraph(site, "page.methods_numbers") + paragraph(site, "page.methods_gap");
  main += heading(site, 2, "page.methods_status", "status") + "<dl class=\"definitions\">\n" +
          definitions_html(kit) + "</dl>\n";
  main += heading(site, 2, "site.bounds", "bounds") + paragraph(site, "site.bounds_note") + bounds(site);
  if (!facts.tolerances.empty())
    main += heading(site, 2, "site.tolerances", "tolerances") + paragraph(site, "site.tolerances_note") +
            tolerances(site, facts);
  main += heading(site, 2, "page.errors", "errors") + paragraph(site, "page.errors_how") + "</div>\n";
  if (!facts.indicators.empty())
    main += heading(site, 2, "site.indicators", "indicators") + indicators(site, facts);
  if (!facts.claim_rules.empty()) main += heading(site, 2, "site.rules", "rules") + rules(site, facts);
  auto const& words = kit.labels().at("page.methods");
  add_page(
      site,
      {"methods.html", "methods", escape_html(words.zh), escape_html(words.en), std::move(main), false, {}},
      add);
}

}  // namespace duizhang::report
