#include "engine/report/summary.hpp"

#include <algorithm>
#include <array>

#include "engine/report/words.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

constexpr std::array<std::string_view, 10> summary_columns{
    "place", "year", "met", "assessable", "all", "unreported", "missed", "incomparable", "no_figure", "open"};
constexpr std::size_t words_columns = 2;  // the rest are numbers, set to the right
constexpr std::string_view bold = "\x1b[1m", faint = "\x1b[2m", reset = "\x1b[0m";

using Line = std::array<std::string, summary_columns.size()>;

Line line_of(std::string name, std::string year, Tally const& tally) {
  using enum score::Status;
  auto text = [](std::size_t count) { return std::to_string(count); };
  return {std::move(name),
          std::move(year),
          text(tally.met()),
          text(tally.assessable()),
          text(tally.all()),
          text(tally.of(unreported)),
          text(tally.of(missed)),
          text(tally.of(incomparable)),
          text(tally.of(claimed) + tally.of(admitted)),
          text(tally.of(in_progress) + tally.of(not_due) + tally.of(source_missing))};
}

std::string aligned(Line const& line, std::array<std::size_t, summary_columns.size()> const& widths) {
  std::string out;
  for (std::size_t i = 0; i < summary_columns.size(); ++i) {
    std::string pad(widths[i] - text::display_width(line[i]), ' ');
    if (i > 0) out += "  ";
    if (i < words_columns)
      out += line[i] + pad;
    else
      out += pad + line[i];
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string write_summary(Report const& report, RunData const& run, SummaryStyle style) {
  auto const& labels = *run.labels;
  if (report.scorecards() == 0) return labels.in(style.language, "summary.nothing") + "\n";

  Line head;
  for (std::size_t i = 0; i < summary_columns.size(); ++i)
    head[i] = labels.at("summary", summary_columns[i]).in(style.language);
  std::vector<Line> lines;
  auto limit = std::max<std::size_t>(1, labels.layout("summary_rows"));
  for (auto const& place : report.places) {
    auto name = place.name.empty() ? labels.in(style.language, "page.unnamed") : printable(place.name);
    for (auto const& card : place.years) {
      if (lines.size() == limit) break;
      auto year = run.reports[card.report].year;
      lines.push_back(line_of(name, year == 0 ? "?" : std::to_string(year), card.annual));
    }
  }
  auto total = line_of(labels.in(style.language, "summary.total"), "", report.annual);

  std::array<std::size_t, summary_columns.size()> widths{};
  auto measure = [&](Line const& line) {
    for (std::size_t i = 0; i < summary_columns.size(); ++i)
      widths[i] = std::max(widths[i], text::display_width(line[i]));
  };
  measure(head);
  measure(total);
  for (auto const& line : lines) measure(line);

  auto styled = [&](std::string_view ansi, std::string const& text) {
    return style.color ? std::string(ansi) + text + std::string(reset) : text;
  };
  std::size_t width = 2 * (summary_columns.size() - 1);
  for (auto column : widths) width += column;
  std::string rule;
  for (std::size_t i = 0; i < width; ++i) rule += "─";

  auto out = styled(bold, aligned(head, widths)) + "\n" + styled(faint, rule) + "\n";
  for (auto const& line : lines) out += aligned(line, widths) + "\n";
  if (auto hidden = report.scorecards() - lines.size(); hidden > 0)
    out +=
        styled(faint, fill(labels.in(style.language, "summary.more"), {{"count", std::to_string(hidden)}})) +
        "\n";
  if (report.scorecards() > 1)
    out += styled(faint, rule) + "\n" + styled(bold, aligned(total, widths)) + "\n";
  if (auto apart = report.aims.all() + report.multi_year.all() + report.milestones.all(); apart > 0)
    out += fill(labels.in(style.language, "summary.apart"),
                {{"aims", std::to_string(report.aims.all())},
                 {"multi_year", std::to_string(report.multi_year.all())},
                 {"milestones", std::to_string(report.milestones.all())}}) +
           "\n";
  return out;
}

}  // namespace duizhang::report
