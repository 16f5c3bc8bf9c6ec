#include "engine/report/score_html.hpp"

#include <fmt/format.h>

#include "engine/report/html_text.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

std::string count(std::size_t number) { return std::to_string(number); }

// 13,615: digits of large numbers in threes.
std::string grouped(std::size_t number) {
  auto digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

// The name of a class for numbers that are zero: they step back.
std::string_view zero(std::size_t number) { return number == 0 ? " z" : ""; }

std::string number_cells(Tally const& tally) {
  auto silent = tally.of(score::Status::unreported);
  auto missed = tally.of(score::Status::missed);
  return fmt::format("<td>{}</td><td>{}</td><td>{}</td><td class=\"u{}\">{}</td><td class=\"m ms{}\">{}</td>",
                     tally.met(), tally.assessable(), tally.all(), zero(silent), silent, zero(missed),
                     missed);
}

template <class Part>
Tally sum_of(Part const& part) {
  Tally sum;
  for (auto const* tally : {&part.annual, &part.aims, &part.multi_year, &part.milestones}) sum.add(*tally);
  return sum;
}

}  // namespace

Tally all_of(Scorecard const& card) { return sum_of(card); }
Tally all_of(Report const& report) { return sum_of(report); }

std::string ScoreHtml::numbers(Tally const& tally, bool pending) const {
  auto number = [&](std::string_view kind, std::size_t n, std::string_view key, std::string const& note) {
    return fmt::format("<div class=\"{}\"><dt>{}<small>{}</small></dt><dd>{}</dd></div>", kind,
                       kit_.label(key), note, grouped(n));
  };
  // Without these a reader would hold what was met against targets that nothing could answer yet.
  auto waiting = tally.of(score::Status::source_missing) + tally.of(score::Status::not_due);
  auto all_note = kit_.label("page.all_note");
  if (waiting > 0 && !pending)
    all_note += "<br>" + kit_.label("page.waiting_note", {{"count", grouped(waiting)}});
  std::string out = pending ? "<dl class=\"numbers pending\">" : "<dl class=\"numbers\">";
  out += number("done", tally.met(), "page.met", met_parts(tally));
  out += number("some", tally.assessable(), "page.assessable", kit_.label("page.assessable_note"));
  out += number("every", tally.all(), "page.all", all_note);
  out += number("silent", tally.of(score::Status::unreported), "page.unreported",
                kit_.label("page.unreported_note"));
  return out + "</dl>\n" + HtmlKit::bar(tally) + kit_.legend(tally);
}

// "of these: mostly met 2, exceeded 12"
std::string ScoreHtml::met_parts(Tally const& tally) const {
  std::string parts;
  for (auto status : {score::Status::mostly_met, score::Status::exceeded, score::Status::better})
    if (auto n = tally.of(status); n > 0)
      parts += (parts.empty() ? " " : " · ") + kit_.status(status) + " " + count(n);
  return parts.empty() ? "" : kit_.label("page.met_note") + parts;
}

std::string ScoreHtml::brief(Tally const& tally) const {
  return fmt::format("{} <b>{}</b> / {} <b>{}</b> / {} <b>{}</b> · <span class=\"u\">{} <b>{}</b></span>",
                     kit_.label("page.met"), tally.met(), kit_.label("page.assessable"), tally.assessable(),
                     kit_.label("page.all"), tally.all(), kit_.label("page.unreported"),
                     tally.of(score::Status::unreported));
}

std::string ScoreHtml::subset(std::string_view name, std::string_view note, Tally const& tally) const {
  if (tally.all() == 0) return "";
  auto aside = [&](Words const& words) {
    return kit_.label_both("page.aside", "words", escape_html(words.zh), escape_html(words.en));
  };
  return fmt::format("<p class=\"subset\"><b>{}</b> {}{}</p>\n", kit_.label(name), tally_words(tally),
                     note.empty() ? "" : aside(labels_.at(note)));
}

std::string ScoreHtml::tally_words(Tally const& tally) const {
  return kit_.label("page.headline_counts", {{"met", count(tally.met())},
                                             {"assessable", count(tally.assessable())},
                                             {"all", count(tally.all())},
                                             {"unreported", count(tally.of(score::Status::unreported))}});
}

std::string ScoreHtml::sources(Scorecard const& card) const {
  auto const& info = run_.reports[card.report];
  auto title = [&](Language language) { return visible_html(title_words(info, labels_, language)); };
  auto out = kit_.label_both("page.targets_of", "title", title(Language::zh), title(Language::en));
  out += " <small>" + visible_html(info.source) + "</small> · ";
  if (card.searched.empty()) return out + kit_.label("page.results_none");
  auto names = [&](Language language) { return visible_html(report_names(card.searched, run_, language)); };
  return out + kit_.label_both("page.results_from", "reports", names(Language::zh), names(Language::en));
}

std::string ScoreHtml::numbers_of(Scorecard const& card) const {
  std::string out;
  if (card.annual.all() > 0)
    out += numbers(card.annual, card.searched.empty()) + subset("page.headline", "", card.headline);
  return out + subset("page.aims", "page.aims_note", card.aims);
}

std::string ScoreHtml::tables(Scorecard const& card, TargetHtml const& targets, int level) const {
  return table(card.rows, "", "", {}, targets, level) +
         table(card.multi_year_rows, "page.multi_year", "page.multi_year_note", card.multi_year, targets,
               level) +
         table(card.milestone_rows, "page.milestones", "page.milestones_note", card.milestones, targets,
               level);
}

std::string ScoreHtml::table(VerdictRows const& rows, std::string_view title, std::string_view note,
                             Tally const& tally, TargetHtml const& targets, int level) const {
  if (rows.empty()) return "";
  std::string out;
  if (!title.empty()) {
    // Words without numbers are listed, not counted as met or missed.
    bool scored = title != "page.milestones";
    out += fmt::format("<h{0} class=\"group\">{1}<small>{2}{3}</small></h{0}>\n", level, kit_.label(title),
                       scored ? tally_words(tally) + " — " : count(tally.all()) + " — ", kit_.label(note));
  }
  return out + targets.table(rows);
}

std::string ScoreHtml::overview_head(bool with_place, std::string_view kind) const {
  auto out = fmt::format("<div class=\"scroll\"><table class=\"overview {}\"><thead><tr>", kind);
  if (with_place) out += "<th scope=\"col\" class=\"p\">" + kit_.label("summary.place") + "</th>";
  out += "<th scope=\"col\" class=\"y\">" + kit_.label("summary.year") + "</th>";
  for (auto key : {"met", "assessable", "all"})
    out += "<th scope=\"col\">" + kit_.label(std::string("page.") + key) + "</th>";
  return out + "<th scope=\"col\" class=\"u\">" + kit_.label("page.unreported") +
         "</th><th scope=\"col\" class=\"m ms\">" + kit_.label("status.missed") +
         "</th><th scope=\"col\" class=\"b\">" + kit_.label("page.distribution") + "</th></tr></thead>\n";
}

std::string ScoreHtml::overview(Report const& report, ScoreLinks const& links) const {
  if (report.places.empty()) return "<p class=\"empty\">" + kit_.label("page.nothing") + "</p>";
  auto out = overview_head(true, "sortable");
  out += "<tbody>";
  for (auto const& place : report.places)
    for (auto const& card : place.years) {
      // The name on every row: a table that is sorted or read aloud has no row above.
      bool first = &card == &place.years.front();
      out += fmt::format(
          "<tr{}><th scope=\"row\" class=\"p\"><a href=\"{}\">{}</a></th><td class=\"y\"><a "
          "href=\"{}\">{}</a></td>{}<td class=\"b\">{}</td></tr>\n",
          first ? " class=\"first\"" : "", links.place(place), kit_.place_name(place),
          links.year(place, card), kit_.year_label(place, card), number_cells(card.annual),
          HtmlKit::bar(card.annual));
    }
  return out + "</tbody>" + overview_foot(report);
}

std::string ScoreHtml::overview_shell(Report const& report) const {
  return overview_head(true, "drawn-rows") + "<tbody></tbody>" + overview_foot(report);
}

std::string ScoreHtml::overview_foot(Report const& report) const {
  std::string out;
  if (report.scorecards() > 1)
    out += "<tfoot><tr><th scope=\"row\" colspan=\"2\">" + kit_.label("summary.total") + "</th>" +
           number_cells(report.annual) + "<td class=\"b\">" + HtmlKit::bar(report.annual) +
           "</td></tr></tfoot>";
  return out + "</table></div><p class=\"note\">" + kit_.label("page.overview_note") + "</p>";
}

std::string ScoreHtml::overview(Place const& place, ScoreLinks const& links) const {
  auto out = overview_head(false, "sortable") + "<tbody>";
  for (auto const& card : place.years)
    out += fmt::format(
        "<tr><th scope=\"row\" class=\"y\"><a href=\"{}\">{}</a></th>{}<td class=\"b\">{}</td></tr>\n",
        links.year(place, card), kit_.year_label(place, card), number_cells(card.annual),
        HtmlKit::bar(card.annual));
  return out + "</tbody></table></div>\n";
}

std::string ScoreHtml::chips(Tally const& tally) const {
  std::string out;
  for (auto status : statuses)
    if (auto n = tally.of(status); n > 0)
      out += fmt::format(
          "<label data-s=\"{0}\"><input type=\"checkbox\" name=\"status\" value=\"{0}\">{1} {2} "
          "<b>{3}</b></label>",
          score::name(status), HtmlKit::icon(status), kit_.status(status), n);
  return out;
}

}  // namespace duizhang::report
