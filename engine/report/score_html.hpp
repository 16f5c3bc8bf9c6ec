// A year's numbers as parts of a page: the four figures, the bar, the tables that stand under them, and the
// overview of all places and years.
#pragma once

#include <functional>
#include <string>

#include "engine/report/html_kit.hpp"
#include "engine/report/target_html.hpp"

namespace duizhang::report {

// Where a place and a year stand: an anchor of this page or another page.
struct ScoreLinks {
  std::function<std::string(Place const&)> place;
  std::function<std::string(Place const&, Scorecard const&)> year;
};

class ScoreHtml {
 public:
  explicit ScoreHtml(HtmlKit const& kit) : kit_(kit), run_(kit.run()), labels_(kit.labels()) {}

  // met / assessable / all, unreported as large, with bar and legend. `pending`: the next report is not held,
  // so that no number says anything yet.
  [[nodiscard]] std::string numbers(Tally const& tally, bool pending) const;
  [[nodiscard]] std::string brief(Tally const& tally) const;  // the same in a line
  // A line for targets with a denominator of their own; "" without any.
  [[nodiscard]] std::string subset(std::string_view name, std::string_view note, Tally const& tally) const;
  // Which report the targets are from and where results were searched.
  [[nodiscard]] std::string sources(Scorecard const& card) const;
  // The figures of one year with those counted apart, and all its tables.
  [[nodiscard]] std::string numbers_of(Scorecard const& card) const;
  [[nodiscard]] std::string tables(Scorecard const& card, TargetHtml const& targets, int level) const;
  // One row a year, places in the report's order.
  [[nodiscard]] std::string overview(Report const& report, ScoreLinks const& links) const;
  [[nodiscard]] std::string overview(Place const& place, ScoreLinks const& links) const;
  // The same table with no rows but the sum.
  [[nodiscard]] std::string overview_shell(Report const& report) const;
  // Check boxes of the statuses that occur, for the filter.
  [[nodiscard]] std::string chips(Tally const& tally) const;

 private:
  [[nodiscard]] std::string met_parts(Tally const& tally) const;
  [[nodiscard]] std::string tally_words(Tally const& tally) const;
  [[nodiscard]] std::string overview_foot(Report const& report) const;
  [[nodiscard]] std::string overview_head(bool with_place, std::string_view kind) const;
  [[nodiscard]] std::string table(VerdictRows const& rows, std::string_view title, std::string_view note,
                                  Tally const& tally, TargetHtml const& targets, int level) const;

  HtmlKit const& kit_;
  RunData const& run_;
  Labels const& labels_;
};

// All targets of one year, whatever their denominator.
[[nodiscard]] Tally all_of(Scorecard const& card);
[[nodiscard]] Tally all_of(Report const& report);

}  // namespace duizhang::report
