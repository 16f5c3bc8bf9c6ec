#include "engine/report/write_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/report/html_text.hpp"
#include "engine/report/words.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

// Both languages of words that are HTML already; once when they read the same.
std::string both(std::string const& zh, std::string const& en) {
  if (zh == en) return zh;
  return "<span lang=\"zh\">" + zh + "</span><span lang=\"en\">" + en + "</span>";
}

std::string both(Words const& words) { return both(escape_html(words.zh), escape_html(words.en)); }

std::string icon(score::Status status) {
  return fmt::format("<svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-{}\"/></svg>",
                     score::name(status));
}

std::string count(std::size_t number) { return std::to_string(number); }

// The name of a class for numbers that are zero: they step back.
std::string_view zero(std::size_t number) { return number == 0 ? " z" : ""; }

class Page {
 public:
  Page(Report const& report, RunData const& run) : report_(report), run_(run), labels_(*run.labels) {}

  std::string write() {
    std::map<std::string, std::string, std::less<>> blocks{{"variables", variables()},
                                                           {"css", std::string(asset("page.css"))},
                                                           {"js", std::string(asset("page.js"))},
                                                           {"counts", counts()},
                                                           {"overview", overview()},
                                                           {"chips", chips()},
                                                           {"places", places()},
                                                           {"version", version()},
                                                           {"definitions", definitions()},
                                                           {"reports", reports_read()},
                                                           {"diagnostics", diagnostics()}};
    return fill_template(asset("page.html"), blocks);
  }

 private:
  std::string label(std::string_view key) const { return both(labels_.at(key)); }

  // Labels with values. The values are HTML already, the words around them are not.
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  std::string label(std::string_view key, Values values) const {
    auto const& words = labels_.at(key);
    return both(fill(escape_html(words.zh), values), fill(escape_html(words.en), values));
  }

  // {{t:key}} both languages, {{zh:key}} and {{en:key}} one, {{name}} a block.
  template <class Blocks>
  std::string fill_template(std::string_view text, Blocks const& blocks) const {
    std::string out;
    while (true) {
      auto open = text.find("{{");
      auto close = open == std::string_view::npos ? open : text.find("}}", open);
      if (close == std::string_view::npos) return out.append(text);
      out.append(text.substr(0, open));
      auto name = text.substr(open + 2, close - open - 2);
      if (name.starts_with("t:"))
        out += label(name.substr(2));
      else if (name.starts_with("zh:"))
        out += escape_html(labels_.at(name.substr(3)).zh);
      else if (name.starts_with("en:"))
        out += escape_html(labels_.at(name.substr(3)).en);
      else if (auto block = blocks.find(name); block != blocks.end())
        out += block->second;
      text.remove_prefix(close + 2);
    }
  }

  // Words that the style sheet puts before the cells of a card on a phone.
  std::string variables() const {
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
      auto const& words = labels_.at("table", key);
      out += fmt::format(" --zh-{0}: {1}; --en-{0}: {2};", key, css_string(words.zh), css_string(words.en));
    }
    return out + " }";
  }

  std::string counts() const {
    return label("page.counts", {{"places", count(report_.places.size())},
                                 {"reports", count(run_.reports.size())},
                                 {"targets", count(run_.verdicts.size())},
                                 {"version", escape_html(run_.rules_version)}});
  }

  std::string version() const {
    return label("page.methods_version", {{"version", escape_html(run_.rules_version)}});
  }

  std::string place_name(Place const& place) const {
    return place.name.empty() ? label("page.unnamed")
                              : "<bdi lang=\"zh\">" + visible_html(place.name) + "</bdi>";
  }

  std::string year_label(int year) const {
    return year == 0 ? "?" : label("page.year", {{"year", std::to_string(year)}});
  }

  // With the file's name where the place has two reports of one year.
  std::string year_label(Place const& place, Scorecard const& card) const {
    auto const& info = run_.reports[card.report];
    auto same = [&](Scorecard const& other) { return run_.reports[other.report].year == info.year; };
    auto out = year_label(info.year);
    if (std::count_if(place.years.begin(), place.years.end(), same) > 1)
      out += " <small>" + visible_html(info.source) + "</small>";
    return out;
  }

  // ---- Overview

  static std::string bar(Tally const& tally) {
    std::string out = "<span class=\"bar\" aria-hidden=\"true\">";
    for (auto status : statuses)
      if (auto n = tally.of(status); n > 0)
        out += fmt::format("<i data-s=\"{}\" style=\"flex-grow:{}\"></i>", score::name(status), n);
    return out + "</span>";
  }

  static std::string number_cells(Tally const& tally) {
    auto silent = tally.of(score::Status::unreported);
    auto missed = tally.of(score::Status::missed);
    return fmt::format(
        "<td>{}</td><td>{}</td><td>{}</td><td class=\"u{}\">{}</td><td class=\"m ms{}\">{}</td>", tally.met(),
        tally.assessable(), tally.all(), zero(silent), silent, zero(missed), missed);
  }

  std::string overview() const {
    if (report_.places.empty()) return "<p class=\"empty\">" + label("page.nothing") + "</p>";
    std::string out = "<div class=\"scroll\"><table class=\"overview\"><thead><tr>";
    out += "<th scope=\"col\" class=\"p\">" + label("summary.place") + "</th><th scope=\"col\" class=\"y\">" +
           label("summary.year") + "</th>";
    for (auto key : {"met", "assessable", "all"})
      out += "<th scope=\"col\">" + label(std::string("page.") + key) + "</th>";
    out += "<th scope=\"col\" class=\"u\">" + label("page.unreported") +
           "</th><th scope=\"col\" class=\"m ms\">" + label("status.missed") +
           "</th><th scope=\"col\" class=\"b\">" + label("page.distribution") + "</th></tr></thead>\n";
    for (auto const& place : report_.places) {
      out += "<tbody>";
      bool first = true;
      for (auto const& card : place.years) {
        out += "<tr>";
        if (first)
          out += fmt::format("<th scope=\"rowgroup\" rowspan=\"{}\"><a href=\"#{}\">{}</a></th>",
                             place.years.size(), escape_html(place.anchor), place_name(place));
        first = false;
        out += fmt::format("<td class=\"y\"><a href=\"#{}\">{}</a></td>{}<td class=\"b\">{}</td></tr>\n",
                           escape_html(card.anchor), year_label(place, card), number_cells(card.annual),
                           bar(card.annual));
      }
      out += "</tbody>";
    }
    if (report_.scorecards() > 1)
      out += "<tfoot><tr><th scope=\"row\" colspan=\"2\">" + label("summary.total") + "</th>" +
             number_cells(report_.annual) + "<td class=\"b\">" + bar(report_.annual) + "</td></tr></tfoot>";
    return out + "</table></div><p class=\"note\">" + label("page.overview_note") + "</p>";
  }

  std::string chips() const {
    Tally sum;
    for (auto const* tally : {&report_.annual, &report_.aims, &report_.multi_year, &report_.milestones})
      sum.add(*tally);
    std::string out;
    for (auto status : statuses) {
      auto n = sum.of(status);
      if (n == 0) continue;
      auto name = score::name(status);
      out += fmt::format(
          "<label data-s=\"{0}\"><input type=\"checkbox\" name=\"status\" value=\"{0}\">{1} {2} "
          "<b>{3}</b></label>",
          name, icon(status), both(labels_.at("status", name)), n);
    }
    return out;
  }

  // ---- Places and years

  std::string places() const {
    bool open = report_.scorecards() <= labels_.layout("open_reports");
    std::string out;
    for (auto const& place : report_.places) {
      auto level =
          place.level == document::Level::unknown ? std::string_view("unknown") : document::name(place.level);
      auto const& words = labels_.at("level", level);
      out +=
          fmt::format("<section class=\"place\" id=\"{}\" data-name=\"{}\"><h2>{}<small>{} {}</small></h2>\n",
                      escape_html(place.anchor), escape_html(place.name), place_name(place),
                      words.zh == place.name ? "" : both(words), escape_html(place.code));
      for (auto const& card : place.years) add_card(out, place, card, open);
      out += "</section>\n";
    }
    return out;
  }

  void add_card(std::string& out, Place const& place, Scorecard const& card, bool open) const {
    auto const& info = run_.reports[card.report];
    auto const& annual = card.annual;
    auto silent = annual.of(score::Status::unreported);
    out += fmt::format(
        "<details class=\"card\" id=\"{}\" data-year=\"{}\"{}><summary><h3>{}</h3><span class=\"brief\">",
        escape_html(card.anchor), info.year, open ? " open" : "", year_label(place, card));
    out += fmt::format(
        "{} <b>{}</b> / {} <b>{}</b> / {} <b>{}</b> · <span class=\"u\">{} "
        "<b>{}</b></span></span></summary>\n",
        label("page.met"), annual.met(), label("page.assessable"), annual.assessable(), label("page.all"),
        annual.all(), label("page.unreported"), silent);
    out += "<p class=\"from\">" + sources_of(card, info) + "</p>\n";
    if (annual.all() > 0) add_numbers(out, card);
    add_subset(out, "page.aims", "page.aims_note", card.aims);
    add_table(out, card.rows, "", "", {});
    add_table(out, card.multi_year_rows, "page.multi_year", "page.multi_year_note", card.multi_year);
    add_table(out, card.milestone_rows, "page.milestones", "page.milestones_note", card.milestones);
    out += "</details>\n";
  }

  std::string sources_of(Scorecard const& card, document::ReportInfo const& info) const {
    auto title = [&](Language language) { return visible_html(title_words(info, labels_, language)); };
    auto out = both(fill(escape_html(labels_.at("page.targets_of").zh), {{"title", title(Language::zh)}}),
                    fill(escape_html(labels_.at("page.targets_of").en), {{"title", title(Language::en)}}));
    out += " <small>" + visible_html(info.source) + "</small> · ";
    if (card.searched.empty()) return out + label("page.results_none");
    auto names = [&](Language language) { return visible_html(report_names(card.searched, run_, language)); };
    return out +
           both(fill(escape_html(labels_.at("page.results_from").zh), {{"reports", names(Language::zh)}}),
                fill(escape_html(labels_.at("page.results_from").en), {{"reports", names(Language::en)}}));
  }

  // "of these: mostly met 2, exceeded 12"
  std::string met_parts(Tally const& tally) const {
    std::string parts;
    for (auto status : {score::Status::mostly_met, score::Status::exceeded, score::Status::better})
      if (auto n = tally.of(status); n > 0)
        parts +=
            (parts.empty() ? " " : " · ") + both(labels_.at("status", score::name(status))) + " " + count(n);
    return parts.empty() ? "" : label("page.met_note") + parts;
  }

  void add_numbers(std::string& out, Scorecard const& card) const {
    auto const& tally = card.annual;
    auto number = [&](std::string_view kind, std::size_t n, std::string_view key, std::string const& note) {
      out += fmt::format("<div class=\"{}\"><dt>{}<small>{}</small></dt><dd>{}</dd></div>", kind, label(key),
                         note, n);
    };
    // Without the next report no number says anything yet.
    out += card.searched.empty() ? "<dl class=\"numbers pending\">" : "<dl class=\"numbers\">";
    number("done", tally.met(), "page.met", met_parts(tally));
    number("some", tally.assessable(), "page.assessable", label("page.assessable_note"));
    number("every", tally.all(), "page.all", label("page.all_note"));
    number("silent", tally.of(score::Status::unreported), "page.unreported", label("page.unreported_note"));
    out += "</dl>\n" + bar(tally) + "<ul class=\"legend\">";
    for (auto status : statuses)
      if (auto n = tally.of(status); n > 0)
        out += fmt::format("<li data-s=\"{}\">{} {} <b>{}</b></li>", score::name(status), icon(status),
                           both(labels_.at("status", score::name(status))), n);
    out += "</ul>\n";
    add_subset(out, "page.headline", "", card.headline);
  }

  // A line of numbers for targets with a denominator of their own.
  void add_subset(std::string& out, std::string_view name, std::string_view note, Tally const& tally) const {
    if (tally.all() == 0) return;
    out += fmt::format("<p class=\"subset\"><b>{}</b> {}{}</p>\n", label(name), tally_words(tally),
                       note.empty() ? "" : " (" + label(note) + ")");
  }

  std::string tally_words(Tally const& tally) const {
    return label("page.headline_counts", {{"met", count(tally.met())},
                                          {"assessable", count(tally.assessable())},
                                          {"all", count(tally.all())},
                                          {"unreported", count(tally.of(score::Status::unreported))}});
  }

  // ---- Targets

  void add_table(std::string& out, std::vector<std::size_t> const& rows, std::string_view title,
                 std::string_view note, Tally const& tally) const {
    if (rows.empty()) return;
    if (!title.empty()) {
      // Words without numbers are listed, not counted as met or missed.
      bool scored = title != "page.milestones";
      out += fmt::format("<h4>{}<small>{}{}</small></h4>\n", label(title),
                         scored ? tally_words(tally) + " — " : count(tally.all()) + " — ", label(note));
    }
    out +=
        "<table class=\"targets\"><colgroup><col class=\"s\"><col class=\"n\"><col class=\"t\"><col "
        "class=\"r\"><col class=\"g\"></colgroup><thead><tr>";
    for (auto key : {"status", "indicator", "target", "result", "gap"})
      out += "<th scope=\"col\">" + both(labels_.at("table", key)) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (auto v : rows) add_row(out, run_.verdicts[v]);
    out += "</tbody></table>\n";
  }

  static std::string tag(std::string const& words) { return "<span class=\"tag\">" + words + "</span>"; }

  void add_row(std::string& out, score::Verdict const& verdict) const {
    auto const& target = run_.target(verdict);
    auto id = escape_html(verdict.id);
    out +=
        fmt::format("<tr id=\"{}\" data-s=\"{}\"><td class=\"s\"><a href=\"#{}\">{}<span>{}</span></a>", id,
                    score::name(verdict.status), id, icon(verdict.status), both(status_words(verdict, run_)));
    if (target.headline) out += tag(label("page.headline_tag"));
    if (target.strength != quantity::Strength::plain && target.strength != quantity::Strength::none)
      out += tag(both(labels_.at("strength", quantity::name(target.strength))));
    if (!verdict.robust) out += tag(label("page.not_robust"));
    out += "</td><th scope=\"row\" class=\"n\">" + indicator(target);
    out += "<small>" + both(labels_.at("measure", claim::name(target.measure))) + period(target) +
           "</small></th>";
    out += "<td class=\"t\">" + stated(target, nullptr) + "</td><td class=\"r\">";
    add_result(out, verdict, target);
    out += "</td><td class=\"g\">" + gap(verdict, target) + "</td></tr>\n";
  }

  std::string indicator(claim::Claim const& target) const {
    auto cut = [&](std::string_view name) {
      auto shown = text::prefix(name, labels_.layout("longest_name"));
      return visible_html(shown) + (shown.size() < name.size() ? "…" : "");
    };
    auto zh = "<bdi lang=\"zh\">" + cut(target.indicator.text) + "</bdi>";
    auto en = indicator_words(target, run_, Language::en);
    if (en.empty()) return label("page.no_indicator");
    if (en == target.indicator.text) return "<b>" + zh + "</b>";
    // English readers see the source's own name too.
    return "<b>" + both(zh, cut(en)) + "</b><span lang=\"en\"><small>" + zh + "</small></span>";
  }

  std::string period(claim::Claim const& claim) const {
    auto words = period_words(claim, labels_, Language::zh);
    if (words.empty()) return "";
    return " · " + escape_html(words) + (claim.annualised ? " " + label("page.annualised") : "");
  }

  // The number, the sentence around it and where it stands. Of a result also what it is of, where that is
  // not what the target said.
  std::string stated(claim::Claim const& claim, claim::Claim const* target) const {
    auto zh = value_words(claim, labels_, Language::zh);
    std::string out;
    if (!zh.empty()) {
      out += "<span class=\"v\">" +
             both(visible_html(zh), visible_html(value_words(claim, labels_, Language::en)));
      if (target != nullptr && target->measure != claim.measure)
        out += "<small>" + both(labels_.at("measure", claim::name(claim.measure))) + "</small>";
      out += "</span>";
    }
    return out + quote(claim) + source(claim);
  }

  std::string quote(claim::Claim const& claim, bool bare = false) const {
    QuoteLengths lengths{0, 0, labels_.layout("quote_longest")};
    if (!bare) lengths.before = labels_.layout("quote_before"), lengths.after = labels_.layout("quote_after");
    return "<q lang=\"zh\"><bdi>" + quote_html(claim, lengths) + "</bdi></q>";
  }

  std::string source(claim::Claim const& claim) const {
    return fmt::format("<small class=\"src\">{}:{}–{}</small>", visible_html(run_.report_of(claim).source),
                       claim.evidence.start, claim.evidence.end);
  }

  std::string reason(score::Verdict const& verdict) const {
    auto const& zh = verdict.reason_zh.empty() ? verdict.reason : verdict.reason_zh;
    return both(visible_html(zh), visible_html(verdict.reason));
  }

  void add_result(std::string& out, score::Verdict const& verdict, claim::Claim const& target) const {
    auto const* result = run_.outcome(verdict);
    if (result != nullptr) out += stated(*result, &target);
    for (auto index : verdict.link.statements) {
      auto const& statement = run_.claims[index];
      if (&statement == result) continue;
      out += quote(statement) + source(statement);
    }
    // Where no number speaks for itself the reason stands in the open; else among the grounds.
    bool spoken = result != nullptr && is_assessable(verdict.status);
    if (!spoken) out += "<p class=\"said\">" + reason(verdict) + "</p>";
    add_grounds(out, verdict, spoken);
  }

  void add_grounds(std::string& out, score::Verdict const& verdict, bool with_reason) const {
    out += "<details class=\"why\"><summary>" + label("page.why") + "</summary>";
    if (with_reason) out += "<p class=\"reason\">" + reason(verdict) + "</p>";
    auto none = std::string("–");
    auto named = [&](std::string const& text) { return text.empty() ? none : visible_html(text); };
    out += "<p>" + label("page.why_rule", {{"rule", named(run_.target(verdict).rule)},
                                           {"policy", named(verdict.policy)},
                                           {"how", named(verdict.link.how)}});
    if (run_.outcome(verdict) != nullptr)
      out += " · " + both(labels_.at("comparability", link::name(verdict.link.comparability)));
    if (!verdict.link.comparability_reason.empty())
      out += ": " + visible_html(verdict.link.comparability_reason);
    out += "</p>";
    // With a result in hand its own source is the proof; the year's head names all that was searched.
    if (run_.outcome(verdict) == nullptr && !verdict.link.searched.empty()) {
      auto zh = visible_html(report_names(verdict.link.searched, run_, Language::zh));
      auto en = visible_html(report_names(verdict.link.searched, run_, Language::en));
      out += "<p>" +
             both(fill(escape_html(labels_.at("page.why_searched").zh), {{"reports", zh}}),
                  fill(escape_html(labels_.at("page.why_searched").en), {{"reports", en}})) +
             "</p>";
    }
    if (!verdict.flips.empty()) {
      out += "<p>" + label("page.why_flips") + "</p><ul>";
      for (auto const& flip : verdict.flips) out += "<li>" + visible_html(flip) + "</li>";
      out += "</ul>";
    }
    add_other_claims(out, verdict);
    out += "</details>";
  }

  void add_other_claims(std::string& out, score::Verdict const& verdict) const {
    std::string answers;
    for (auto index : verdict.link.answers)
      if (index != verdict.outcome) answers += "<li>" + brief(run_.claims[index]) + "</li>";
    if (!answers.empty()) out += "<p>" + label("page.why_answers") + "</p><ul>" + answers + "</ul>";
    auto const& candidates = verdict.link.candidates;
    if (candidates.empty()) return;
    out += "<p>" + label("page.why_candidates") + "</p><ul>";
    auto shown = std::min(candidates.size(), labels_.layout("candidates"));
    for (std::size_t i = 0; i < shown; ++i)
      out += "<li>" + brief(run_.claims[candidates[i].claim]) + " — " + visible_html(candidates[i].why) +
             "</li>";
    if (shown < candidates.size())
      out += "<li>" + label("page.why_more", {{"count", count(candidates.size() - shown)}}) + "</li>";
    out += "</ul>";
  }

  std::string brief(claim::Claim const& claim) const {
    return quote(claim, true) + " <small>" + visible_html(run_.report_of(claim).source) + ":" +
           count(claim.evidence.start) + "</small>";
  }

  std::string gap(score::Verdict const& verdict, claim::Claim const& target) const {
    auto number = gap_number(verdict);
    if (number.empty()) return "";
    auto unit = [&](Language language) { return escape_html(gap_unit(target, labels_, language)); };
    auto out = number;
    if (*verdict.gap != text::Decimal(0))
      out += "<small>" + both(unit(Language::zh), unit(Language::en)) + "</small>";
    if (auto percent = completion_percent(verdict); !percent.empty())
      out += "<small>" + label("page.completion", {{"percent", percent}}) + "</small>";
    return out;
  }

  // ---- After the targets

  std::string definitions() const {
    std::string out;
    for (auto status : statuses) {
      auto name = score::name(status);
      out += fmt::format("<dt data-s=\"{}\">{}<span>{}</span></dt><dd>{}</dd>\n", name, icon(status),
                         both(labels_.at("status", name)), both(labels_.at("definition", name)));
    }
    return out;
  }

  std::string reports_read() const {
    std::vector<std::pair<std::size_t, std::size_t>> found(run_.reports.size());  // targets, results
    for (auto const& claim : run_.claims)
      ++(claim.kind == claim::Kind::target || claim.kind == claim::Kind::milestone
             ? found[claim.report].first
             : found[claim.report].second);
    std::string out = "<div class=\"scroll\"><table class=\"read\"><thead><tr>";
    for (auto key : {"report_file", "report_place", "report_year", "report_level"})
      out += "<th scope=\"col\">" + both(labels_.at("page", key)) + "</th>";
    for (auto key : {"report_size", "report_targets", "report_results"})
      out += "<th scope=\"col\" class=\"r\">" + both(labels_.at("page", key)) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (std::size_t i = 0; i < run_.reports.size(); ++i) {
      auto const& info = run_.reports[i];
      auto level =
          info.level == document::Level::unknown ? std::string_view("unknown") : document::name(info.level);
      out += fmt::format(
          "<tr><td>{}{}</td><td>{}</td><td>{}</td><td>{}</td><td class=\"r\">{}</td><td "
          "class=\"r\">{}</td><td class=\"r\">{}</td></tr>\n",
          visible_html(info.source), info.partial ? " " + tag(label("page.partial")) : "",
          info.jurisdiction.empty() ? label("page.unnamed")
                                    : "<bdi lang=\"zh\">" + visible_html(info.jurisdiction) + "</bdi>",
          info.year == 0 ? "?" : std::to_string(info.year), both(labels_.at("level", level)),
          info.code_points, found[i].first, found[i].second);
    }
    return out + "</tbody></table></div>";
  }

  std::string diagnostics() const {
    if (run_.diagnostics.empty()) return "<p class=\"empty\">" + label("page.diagnostics_none") + "</p>";
    std::string out = "<ul class=\"said-list\">";
    for (auto const& text : run_.diagnostics) {
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

  Report const& report_;
  RunData const& run_;
  Labels const& labels_;
};

}  // namespace

std::string write_html(Report const& report, RunData const& run) { return Page(report, run).write(); }

}  // namespace duizhang::report
