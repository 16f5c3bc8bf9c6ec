// findings.html: what no single row shows. Praise against numbers, targets dropped or turned into words,
// silence by indicator, amplification from level to level, targets that depend on how they are read.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/report/html_text.hpp"
#include "engine/report/site_page.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

constexpr std::size_t most_findings = 500;  // of a list; the ledger holds all

struct Silence {
  std::string indicator;
  std::size_t searched = 0, silent = 0;
};

// Of annual targets whose next report was searched: how many found no answer.
std::vector<Silence> silence_of(Site const& site) {
  std::map<std::string, Silence> found;
  for (auto const& series : site.series)
    for (auto const& point : series.points) {
      auto brief = site.report.briefs[point.verdict];
      if (!brief.is(Brief::searched)) continue;
      auto& one = found[series.indicator];
      one.indicator = series.indicator;
      ++one.searched;
      one.silent += brief.status() == score::Status::unreported ? 1 : 0;
    }
  std::vector<Silence> out;
  for (auto const& [id, one] : found) out.push_back(one);
  std::stable_sort(out.begin(), out.end(), [](Silence const& a, Silence const& b) {
    return a.silent * b.searched > b.silent * a.searched;
  });
  return out;
}

// What the page holds and how much of it, for the links at its head.
using Jumps = std::vector<std::pair<std::string, std::size_t>>;

std::string jump_list(Site const& site, Jumps const& jumps) {
  std::string out;
  for (auto const& [id, count] : jumps)
    out +=
        fmt::format("<li><a href=\"#{0}\">{1}</a> <b>{2}</b></li>", id, site.kit.label("site." + id), count);
  return out.empty() ? "" : "<ul class=\"jumps\">" + out + "</ul>\n";
}

std::string silence(Site const& site, Jumps& jumps) {
  auto rows = silence_of(site);
  if (rows.empty()) return "";
  jumps.emplace_back("silence", rows.size());
  auto out = heading(site, 2, "site.silence", "silence") + "<p>" + site.kit.label("site.silence_note") +
             "</p>\n<div class=\"scroll\"><table class=\"plain sortable\"><thead><tr><th scope=\"col\">" +
             site.kit.label("table.indicator") + "</th>";
  for (auto key : {"page.unreported", "site.searched", "site.share"})
    out += "<th scope=\"col\" class=\"r\">" + site.kit.label(key) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (auto const& one : rows)
    out += fmt::format(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td class=\"r u\">{}</td><td class=\"r\">{}</td><td "
        "class=\"r\" data-sort=\"{}\">{} %</td></tr>\n",
        SitePaths::indicator(one.indicator), site.kit.indicator_name(one.indicator), one.silent, one.searched,
        one.silent * 1000 / one.searched, one.silent * 100 / one.searched);
  return out + "</tbody></table></div>\n";
}

// Verdicts that have a mark, in the report's order, as a table with one further column.
template <class Tell>
std::string verdicts(Site const& site, Jumps& jumps, std::string const& id, Brief::Mark mark, Tell tell) {
  auto targets = linked_targets(site, "");
  std::string rows;
  std::size_t found = 0;
  for (std::size_t p = 0; p < site.report.places.size(); ++p)
    for (auto const& card : site.report.places[p].years)
      for (auto const* list : {&card.rows, &card.multi_year_rows, &card.milestone_rows})
        for (auto v : *list) {
          if (!site.report.briefs[v].is(mark) || ++found > most_findings) continue;
          site.run.forget();
          auto const& verdict = site.run.verdicts[v];
          auto const& target = site.run.target(verdict);
          rows += fmt::format(
              "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td>{}</td><td>{}</td><td "
              "data-s=\"{}\" "
              "class=\"st\"><a href=\"{}\">{}</a></td><td>{}</td></tr>\n",
              site.paths.place(p), site.kit.place_name(site.report.places[p]),
              site.run.reports[card.report].year, targets.indicator(target), targets.value(target),
              score::name(verdict.status), escape_html(site.paths.target(v)), targets.status(verdict),
              tell(verdict));
        }
  if (found == 0) return "";
  jumps.emplace_back(id, found);
  auto key = "site." + id;
  auto out = heading(site, 2, key, id) + "<p>" +
             site.kit.label(key + "_note", {{"count", std::to_string(found)}}) +
             "</p>\n<div class=\"scroll\"><table class=\"plain sortable\"><thead><tr>";
  for (auto column : {"summary.place", "summary.year", "table.indicator", "table.target", "table.status"})
    out += "<th scope=\"col\">" + site.kit.label(column) + "</th>";
  out += "<th scope=\"col\">" + site.kit.label(key + "_column") + "</th></tr></thead><tbody>\n" + rows +
         "</tbody></table></div>\n";
  if (found > most_findings)
    out += "<p class=\"note\">" +
           site.kit.label("site.more_rows", {{"count", std::to_string(found - most_findings)}}) + "</p>\n";
  return out;
}

std::string depends(Site const& site, Jumps& jumps) {
  return verdicts(site, jumps, "depends", Brief::depends, [](score::Verdict const& one) {
    std::string zh, en;
    for (std::size_t i = 0; i < one.flips.size(); ++i) {
      en += (i == 0 ? "" : "<br>") + visible_html(one.flips[i]);
      zh += (i == 0 ? "" : "<br>") + visible_html(i < one.flips_zh.size() ? one.flips_zh[i] : one.flips[i]);
    }
    return both(zh, en);
  });
}

std::string contradictions(Site const& site, Jumps& jumps) {
  auto targets = linked_targets(site, "");
  return verdicts(site, jumps, "contradictions", Brief::contradicted, [&](score::Verdict const& one) {
    return targets.brief(site.run.claims[*one.disagrees_claim]);
  });
}

std::string dropped(Site const& site, Jumps& jumps) {
  return verdicts(site, jumps, "dropped", Brief::dropped, [&](score::Verdict const& one) {
    std::string out;
    for (auto report : one.link.searched)
      out += (out.empty() ? "" : ", ") + visible_html(site.run.reports[report].source);
    return out;
  });
}

std::string into_words(Site const& site, Jumps& jumps) {
  auto targets = linked_targets(site, "");
  return verdicts(site, jumps, "into_words", Brief::into_words, [&](score::Verdict const& one) {
    return targets.brief(site.run.claims[*one.turned_to_words]);
  });
}

// Own target above the superior's, the ladder from level to level.
std::string amplified(Site const& site, Jumps& jumps) {
  auto targets = linked_targets(site, "");
  return verdicts(site, jumps, "amplified", Brief::amplified, [&](score::Verdict const& one) {
    std::string out;
    for (auto const& above : one.amplification) {
      auto const& superior = site.run.claims[above.superior];
      auto by = (text::Decimal(0) < above.by ? "+" : "") + above.by.to_string();
      out += (out.empty() ? "" : "<br>") + site.kit.place_name(site.run.report_of(superior)) + " " +
             targets.value(superior) + site.kit.label("page.aside", {{"words", escape_html(by)}});
    }
    return out;
  });
}

}  // namespace

void findings_page(Site const& site, AddPage const& add) {
  auto main = heading(site, 1, "site.findings") + "<p class=\"lead\">" +
              site.kit.label("site.findings_lead") + "</p>\n";
  Jumps jumps;
  // One after the other: each adds its link to those at the head.
  std::string found;
  for (auto list : {contradictions, dropped, into_words, silence, amplified, depends})
    found += list(site, jumps);
  main += jump_list(site, jumps);
  main += found.empty() ? "<p class=\"empty\">" + site.kit.label("page.nothing") + "</p>" : found;
  auto const& words = site.kit.labels().at("site.findings");
  add_page(
      site,
      {"findings.html", "findings", escape_html(words.zh), escape_html(words.en), std::move(main), false, {}},
      add);
}

}  // namespace duizhang::report
