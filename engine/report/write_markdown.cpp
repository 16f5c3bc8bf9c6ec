#include "engine/report/write_markdown.hpp"

#include <array>

#include "engine/report/words.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

// As text in a Markdown table: no markup, no line break, no cell of its own.
std::string plain(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += ' ';
    else if (std::string_view("\\`*_{}[]<>#|!&").find(c) != std::string_view::npos)
      (out += '\\') += c;
    else
      out += c;
  }
  return out;
}

class Markdown {
 public:
  Markdown(Report const& report, RunData const& run, Language language)
      : report_(report), run_(run), labels_(*run.labels), language_(language) {}

  std::string write() {
    auto out = "# " + plain(word("page.title")) + "\n\n" + plain(word("page.lead")) + "\n\n" + overview();
    for (auto status : {score::Status::missed, score::Status::unreported}) out += list(status);
    return out;
  }

 private:
  std::string const& word(std::string_view key) const { return labels_.in(language_, key); }

  static std::string row(std::initializer_list<std::string> cells) {
    std::string out = "|";
    for (auto const& cell : cells) out += " " + cell + " |";
    return out + "\n";
  }

  std::string numbers(std::string const& place, std::string const& year, Tally const& tally) const {
    auto text = [](std::size_t count) { return std::to_string(count); };
    return row({place, year, text(tally.met()), text(tally.assessable()), text(tally.all()),
                text(tally.of(score::Status::unreported)), text(tally.of(score::Status::missed))});
  }

  std::string place_of(document::ReportInfo const& info) const {
    return plain(info.jurisdiction.empty() ? word("page.unnamed") : info.jurisdiction);
  }

  std::string overview() const {
    if (report_.scorecards() == 0) return plain(word("summary.nothing")) + "\n";
    std::string out =
        row({word("summary.place"), word("summary.year"), word("summary.met"), word("summary.assessable"),
             word("summary.all"), word("summary.unreported"), word("summary.missed")});
    out += "|---|---|--:|--:|--:|--:|--:|\n";
    std::size_t shown = 0;
    for (auto const& place : report_.places)
      for (auto const& card : place.years) {
        if (shown == labels_.layout("summary_rows")) break;
        ++shown;
        auto const& info = run_.reports[card.report];
        out += numbers(place_of(info), info.year == 0 ? "?" : std::to_string(info.year), card.annual);
      }
    if (report_.scorecards() > 1) out += numbers("**" + word("summary.total") + "**", "", report_.annual);
    return out + more("summary.more", report_.scorecards() - shown);
  }

  std::string more(std::string_view key, std::size_t count) const {
    return count == 0 ? "" : "\n" + plain(fill(word(key), {{"count", std::to_string(count)}})) + "\n";
  }

  // Annual targets that ended so, each with what was announced and what was reported.
  std::string list(score::Status status) const {
    std::string rows;
    std::size_t found = 0;
    OrderedVerdicts order(report_);
    for (std::size_t i = 0; i < order.size(); ++i) {
      auto brief = report_.briefs[order[i]];
      if (brief.status() != status || brief.group() != Group::annual) continue;
      if (++found > labels_.layout("summary_rows")) continue;
      auto const& verdict = run_.verdicts[order[i]];
      auto const& target = run_.target(verdict);
      auto const& info = run_.report_of(target);
      auto const* result = run_.outcome(verdict);
      auto name = indicator_words(target, run_, language_);
      rows += row({place_of(info), std::to_string(info.year),
                   plain(text::prefix(name, labels_.layout("longest_name"))),
                   plain(value_words(target, labels_, language_)),
                   result == nullptr ? "–" : plain(value_words(*result, labels_, language_)), verdict.id});
    }
    if (found == 0) return "";
    return "\n## " + labels_.at("status", score::name(status)).in(language_) +
           fill(labels_.in(language_, "page.aside"), {{"words", std::to_string(found)}}) + "\n\n" +
           row({word("summary.place"), word("summary.year"), word("table.indicator"), word("table.target"),
                word("table.result"), word("site.id")}) +
           "|---|---|---|---|---|---|\n" + rows +
           more("site.more_rows", found - std::min(found, labels_.layout("summary_rows")));
  }

  Report const& report_;
  RunData const& run_;
  Labels const& labels_;
  Language language_;
};

}  // namespace

std::string write_markdown(Report const& report, RunData const& run, Language language) {
  return Markdown(report, run, language).write();
}

}  // namespace duizhang::report
