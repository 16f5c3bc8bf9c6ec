#include "engine/report/write_html.hpp"

#include <fmt/format.h>

#include "engine/report/html_kit.hpp"
#include "engine/report/html_text.hpp"
#include "engine/report/lists_html.hpp"
#include "engine/report/score_html.hpp"
#include "engine/report/target_html.hpp"

namespace duizhang::report {
namespace {

// Words that the style sheet puts before the cells of a card on a phone.
std::string variables(Labels const& labels) {
  auto css_string = [](std::string_view text) {
    std::string out = "\"";
    for (char c : text)
      if (c == '"' || c == '\\' || c == '<' || static_cast<unsigned char>(c) < 0x20)
        out += fmt::format("\\{:x} ", c);
      else
        out += c;
    return out + "\"";
  };
  std::string out = ":root {";
  for (auto key : {"target", "result"}) {
    auto const& words = labels.at("table", key);
    out += fmt::format(" --zh-{0}: {1}; --en-{0}: {2};", key, css_string(words.zh), css_string(words.en));
  }
  return out + " }\n";
}

std::string card_section(HtmlKit const& kit, ScoreHtml const& scores, TargetHtml const& targets,
                         Place const& place, Scorecard const& card, bool open) {
  return fmt::format(
      "<details class=\"card\" id=\"{}\" data-year=\"{}\"{}><summary><h3>{}</h3><span "
      "class=\"brief\">{}</span></summary>\n<p class=\"from\">{}</p>\n{}{}</details>\n",
      escape_html(card.anchor), kit.run().reports[card.report].year, open ? " open" : "",
      kit.year_label(place, card), scores.brief(card.annual), scores.sources(card), scores.numbers_of(card),
      scores.tables(card, targets, 4));
}

std::string places(Report const& report, HtmlKit const& kit, ScoreHtml const& scores) {
  TargetHtml targets(kit);
  bool open = report.scorecards() <= kit.labels().layout("open_reports");
  std::string out;
  for (auto const& place : report.places) {
    out +=
        fmt::format("<section class=\"place\" id=\"{}\" data-name=\"{}\"><h2>{}<small>{} {}</small></h2>\n",
                    escape_html(place.anchor), escape_html(place.name), kit.place_name(place),
                    kit.level_name(place), escape_html(place.code));
    for (auto const& card : place.years) out += card_section(kit, scores, targets, place, card, open);
    out += "</section>\n";
  }
  return out;
}

}  // namespace

std::string style_variables(Labels const& labels) { return variables(labels); }

std::string write_html(Report const& report, RunData const& run, Theme const& theme) {
  HtmlKit kit(run);
  ScoreHtml scores(kit);
  auto version = std::string(escape_html(run.rules_version));
  ScoreLinks links{[](Place const& place) { return "#" + escape_html(place.anchor); },
                   [](Place const&, Scorecard const& card) { return "#" + escape_html(card.anchor); }};
  Blocks blocks{
      {"variables", variables(*run.labels)},
      {"icons", std::string(theme.file("icons.svg"))},
      {"colors", std::string(theme.file("colors.css"))},
      {"css", std::string(theme.file("style.css"))},
      {"scripts", "<script>\n" + std::string(theme.file("page.js")) + "</script>"},
      {"filter", kit.fill_template(theme.file("filter.html"), {{"chips", scores.chips(all_of(report))}})},
      {"counts", kit.label("page.counts", {{"places", std::to_string(report.places.size())},
                                           {"reports", std::to_string(run.reports.size())},
                                           {"targets", std::to_string(run.verdicts.size())},
                                           {"version", version}})},
      {"overview", scores.overview(report, links)},
      {"places", places(report, kit, scores)},
      {"version", kit.label("page.methods_version", {{"version", version}})},
      {"definitions", definitions_html(kit)},
      {"reports", reports_html(kit)},
      {"diagnostics", diagnostics_html(kit)}};
  return kit.fill_template(theme.file("single.html"), blocks);
}

}  // namespace duizhang::report
