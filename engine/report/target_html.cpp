#include "engine/report/target_html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/report/html_text.hpp"
#include "engine/report/words.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

std::string tag(std::string const& words) { return "<span class=\"tag\">" + words + "</span>"; }

// A list with a heading; nothing for an empty one.
std::string listed(std::string const& heading, std::string const& items) {
  return items.empty() ? "" : "<p class=\"ground\">" + heading + "</p><ul>" + items + "</ul>";
}

// What sorting and pictures read from a row: a plain number, or nothing.
std::string data_number(std::string_view name, std::optional<text::Decimal> const& value) {
  return value ? fmt::format(" data-{}=\"{}\"", name, value->to_string()) : "";
}

// Which sentence says how the numbers decided; "" where no number did.
std::string deciding_rule(score::Verdict const& verdict) {
  if (!verdict.arithmetic || !is_assessable(verdict.status)) return "";
  auto const& one = *verdict.arithmetic;
  std::string bound(one.bound);
  if (bound == "eq" || bound == "approx" || bound == "range")
    return bound + (one.direction > 0 ? "_up" : one.direction < 0 ? "_down" : "_two_sided");
  return bound + (one.decrease ? "_decrease" : "");
}

}  // namespace

std::string TargetHtml::table(VerdictRows const& rows) const {
  if (rows.empty()) return "";
  std::string out =
      "<table class=\"targets sortable\"><colgroup><col class=\"s\"><col class=\"n\"><col class=\"t\"><col "
      "class=\"r\"><col class=\"g\"></colgroup><thead><tr>";
  for (auto key : {"status", "indicator", "target", "result", "gap"})
    out += "<th scope=\"col\">" + both(labels_.at("table", key)) + "</th>";
  out += "</tr></thead>\n";
  for (auto v : rows) {
    run_.forget();
    out += row(run_.verdicts[v]);
  }
  return out + "</table>\n";
}

// A body a target: its row and, across the whole width, its grounds.
std::string TargetHtml::row(score::Verdict const& verdict) const {
  auto const& target = run_.target(verdict);
  auto id = escape_html(verdict.id);
  auto out = fmt::format(
      "<tbody id=\"{0}\" data-s=\"{1}\"{2}{3}><tr><td class=\"s\"><a href=\"#{0}\">{4}</a>{5}</td>", id,
      score::name(verdict.status), data_number("gap", verdict.gap), data_number("value", target.value),
      status(verdict), tags(verdict));
  out += "<th scope=\"row\" class=\"n\">" + indicator(target);
  out +=
      "<small>" + both(labels_.at("measure", claim::name(target.measure))) + period(target) + "</small></th>";
  out += "<td class=\"t\">" + stated(target, nullptr) + "</td><td class=\"r\">" + result(verdict) + "</td>";
  return out + "<td class=\"g\">" + gap(verdict) + "</td></tr><tr class=\"grounds\"><td colspan=\"5\">" +
         grounds(verdict) + "</td></tr></tbody>\n";
}

std::string TargetHtml::tags(score::Verdict const& verdict) const {
  auto const& target = run_.target(verdict);
  std::string out;
  if (target.headline) out += tag(kit_.label("page.headline_tag"));
  if (target.strength != quantity::Strength::plain && target.strength != quantity::Strength::none)
    out += tag(both(labels_.at("strength", quantity::name(target.strength))));
  if (!verdict.robust) out += tag(kit_.label("page.not_robust"));
  return out;
}

std::string TargetHtml::status(score::Verdict const& verdict) const {
  return HtmlKit::icon(verdict.status) + "<span>" + both(status_words(verdict, run_)) + "</span>";
}

std::string TargetHtml::indicator(claim::Claim const& target) const {
  auto cut = [&](std::string_view name) {
    auto shown = text::prefix(name, labels_.layout("longest_name"));
    return visible_html(shown) + (shown.size() < name.size() ? "…" : "");
  };
  auto zh = "<bdi lang=\"zh\">" + cut(target.indicator.text) + "</bdi>";
  auto en = indicator_words(target, run_, Language::en);
  if (en.empty()) return kit_.label("page.no_indicator");
  auto href = link_ ? link_(target) : std::string();
  auto linked = [&](std::string const& name) {
    return href.empty() ? "<b>" + name + "</b>" : "<b><a href=\"" + href + "\">" + name + "</a></b>";
  };
  if (en == target.indicator.text) return linked(zh);
  // English readers see the source's own name too.
  return linked(both(zh, cut(en))) + "<span lang=\"en\"><small>" + zh + "</small></span>";
}

std::string TargetHtml::period(claim::Claim const& claim) const {
  auto words = period_words(claim, labels_, Language::zh);
  if (words.empty()) return "";
  return " · " + escape_html(words) + (claim.annualised ? " " + kit_.label("page.annualised") : "");
}

std::string TargetHtml::value(claim::Claim const& claim) const {
  auto zh = value_words(claim, labels_, Language::zh);
  return zh.empty() ? "" : both(visible_html(zh), visible_html(value_words(claim, labels_, Language::en)));
}

// The number, the sentence around it and where it stands. Of a result also what it is of, where that is
// not what the target said.
std::string TargetHtml::stated(claim::Claim const& claim, claim::Claim const* target) const {
  std::string out;
  if (auto number = value(claim); !number.empty()) {
    out += "<span class=\"v\">" + number;
    if (target != nullptr && target->measure != claim.measure)
      out += "<small>" + both(labels_.at("measure", claim::name(claim.measure))) + "</small>";
    out += "</span>";
  }
  return out + quote(claim) + source(claim);
}

std::string TargetHtml::quote(claim::Claim const& claim, bool bare) const {
  QuoteLengths lengths{0, 0, labels_.layout("quote_longest")};
  if (!bare) lengths.before = labels_.layout("quote_before"), lengths.after = labels_.layout("quote_after");
  return "<q lang=\"zh\"><bdi>" + quote_html(claim, lengths) + "</bdi></q>";
}

std::string TargetHtml::source(claim::Claim const& claim) const {
  return fmt::format("<small class=\"src\">{}:{}–{}</small>", visible_html(run_.report_of(claim).source),
                     claim.evidence.start, claim.evidence.end);
}

std::string TargetHtml::reason(score::Verdict const& verdict) const {
  auto const& zh = verdict.reason_zh.empty() ? verdict.reason : verdict.reason_zh;
  return both(visible_html(zh), visible_html(verdict.reason));
}

std::string TargetHtml::result(score::Verdict const& verdict) const {
  auto const* outcome = run_.outcome(verdict);
  std::string out;
  if (outcome != nullptr) out += stated(*outcome, &run_.target(verdict));
  for (auto index : verdict.link.statements) {
    auto const& statement = run_.claims[index];
    if (&statement == outcome) continue;
    out += quote(statement) + source(statement);
  }
  // Where no number speaks for itself the reason stands in the open; else among the grounds.
  if (!speaks(verdict)) out += "<p class=\"said\">" + reason(verdict) + "</p>";
  return out;
}

bool TargetHtml::speaks(score::Verdict const& verdict) const {
  return verdict.outcome.has_value() && is_assessable(verdict.status);
}

std::string TargetHtml::grounds(score::Verdict const& verdict) const {
  auto out = "<details class=\"why\"><summary>" + kit_.label("page.why") + "</summary>";
  if (speaks(verdict)) out += "<p class=\"reason\">" + reason(verdict) + "</p>";
  out += applied(verdict) + context(verdict) + searched(verdict) + readings(verdict) + beside(verdict) +
         other_claims(verdict);
  return out + "<p class=\"report\">" +
         kit_.label("page.report_row", {{"id", "<code>" + escape_html(verdict.id) + "</code>"}}) +
         " <a href=\"#" + escape_html(verdict.id) + "\">" + kit_.label("page.permalink") +
         "</a></p></details>";
}

std::string TargetHtml::applied(score::Verdict const& verdict) const {
  auto named = [&](std::string const& text) { return text.empty() ? std::string("–") : visible_html(text); };
  std::string out;
  if (auto key = deciding_rule(verdict); !key.empty())
    out = "<p>" + kit_.label("page.why_met_when") + " " + both(labels_.at("met_rule", key)) + "</p>";
  out += "<p>" + kit_.label("page.why_rule", {{"rule", named(run_.target(verdict).rule)},
                                              {"policy", named(verdict.policy)},
                                              {"how", named(verdict.link.how)}});
  if (run_.outcome(verdict) != nullptr)
    out += " · " + both(labels_.at("comparability", link::name(verdict.link.comparability)));
  if (!verdict.link.comparability_reason.empty())
    out += ": " + both(visible_html(verdict.link.comparability_reason_zh.empty()
                                        ? verdict.link.comparability_reason
                                        : verdict.link.comparability_reason_zh),
                       visible_html(verdict.link.comparability_reason));
  if (verdict.tau_star)
    out += " · " + kit_.label("page.tau_star", {{"tau", escape_html(verdict.tau_star->to_string())}});
  return out + "</p>";
}

// Both quotes side by side, each in its paragraph; where no figure answers, what the report says instead.
std::string TargetHtml::context(score::Verdict const& verdict) const {
  auto side = [&](claim::Claim const& claim, std::string_view heading) {
    auto const& info = run_.report_of(claim);
    return "<figure><figcaption>" + both(labels_.at("table", heading)) + " · " + kit_.place_name(info) + " " +
           kit_.year_label(info.year) +
           (claim.section.empty() ? "" : " · <bdi lang=\"zh\">" + visible_html(claim.section) + "</bdi>") +
           "</figcaption><blockquote lang=\"zh\"><bdi>" +
           paragraph_html(claim, labels_.layout("quote_longest")) + "</bdi></blockquote>" + source(claim) +
           "</figure>";
  };
  auto out = "<div class=\"context\">" + side(run_.target(verdict), "target");
  if (auto const* outcome = run_.outcome(verdict))
    out += side(*outcome, "result");
  else
    for (auto index : verdict.link.statements) out += side(run_.claims[index], "result");
  return out + "</div>";
}

// With a result in hand its own source is the proof; the year's head names all that was searched.
std::string TargetHtml::searched(score::Verdict const& verdict) const {
  if (run_.outcome(verdict) != nullptr || verdict.link.searched.empty()) return "";
  auto names = [&](Language language) {
    return visible_html(report_names(verdict.link.searched, run_, language));
  };
  return "<p>" + kit_.label_both("page.why_searched", "reports", names(Language::zh), names(Language::en)) +
         "</p>";
}

std::string TargetHtml::readings(score::Verdict const& verdict) const {
  std::string items;
  for (std::size_t i = 0; i < verdict.flips.size(); ++i)
    items += "<li>" +
             both(visible_html(i < verdict.flips_zh.size() ? verdict.flips_zh[i] : verdict.flips[i]),
                  visible_html(verdict.flips[i])) +
             "</li>";
  return listed(kit_.label("page.why_flips"), items);
}

// What the report says of itself, what became of the number later, and what stands above it.
std::string TargetHtml::beside(score::Verdict const& verdict) const {
  std::string items;
  auto add = [&](std::string_view key, std::string const& words) {
    items += "<li>" + kit_.label(key) + " " + words + "</li>";
  };
  if (verdict.disagrees_claim) add("site.disagrees", brief(run_.claims[*verdict.disagrees_claim]));
  if (verdict.change != score::Change::none)
    items += "<li>" + both(labels_.at("change", score::name(verdict.change))) + "</li>";
  if (verdict.turned_to_words) add("site.turned_to_words", brief(run_.claims[*verdict.turned_to_words]));
  if (auto next = verdict.link.beside.next) add("site.next_target", brief(run_.claims[*next]));
  for (auto const& above : verdict.amplification) {
    auto const& superior = run_.claims[above.superior];
    auto by = (text::Decimal(0) < above.by ? "+" : "") + above.by.to_string();
    items += "<li>" +
             kit_.label("site.above", {{"place", kit_.place_name(run_.report_of(superior))},
                                       {"target", value(superior)},
                                       {"by", escape_html(by)}}) +
             "</li>";
  }
  return listed(kit_.label("site.beside"), items);
}

std::string TargetHtml::other_claims(score::Verdict const& verdict) const {
  std::string answers, turned_down;
  for (auto index : verdict.link.answers)
    if (index != verdict.outcome) answers += "<li>" + brief(run_.claims[index]) + "</li>";
  auto const& candidates = verdict.link.candidates;
  auto shown = std::min(candidates.size(), labels_.layout("candidates"));
  for (std::size_t i = 0; i < shown; ++i)
    turned_down += "<li>" + brief(run_.claims[candidates[i].claim]) + " — " +
                   both(visible_html(candidates[i].why_zh.empty() ? candidates[i].why : candidates[i].why_zh),
                        visible_html(candidates[i].why)) +
                   "</li>";
  if (shown < candidates.size())
    turned_down += "<li>" +
                   kit_.label("page.why_more", {{"count", std::to_string(candidates.size() - shown)}}) +
                   "</li>";
  return listed(kit_.label("page.why_answers"), answers) +
         listed(kit_.label("page.why_candidates"), turned_down);
}

std::string TargetHtml::brief(claim::Claim const& claim) const {
  return quote(claim, true) + " <small>" + visible_html(run_.report_of(claim).source) + ":" +
         std::to_string(claim.evidence.start) + "</small>";
}

std::string TargetHtml::gap(score::Verdict const& verdict) const {
  auto number = gap_number(verdict);
  if (number.empty()) return "";
  auto const& target = run_.target(verdict);
  auto unit = [&](Language language) { return escape_html(gap_unit(target, labels_, language)); };
  auto out = number;
  if (*verdict.gap != text::Decimal(0))
    out += "<small>" + both(unit(Language::zh), unit(Language::en)) + "</small>";
  if (auto percent = completion_percent(verdict); !percent.empty())
    out += "<small>" + kit_.label("page.completion", {{"percent", percent}}) + "</small>";
  return out;
}

}  // namespace duizhang::report
