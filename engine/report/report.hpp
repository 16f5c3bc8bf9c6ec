// The report as plain data: which targets of which place and year, in which order, and what became of how
// many of them. The writers turn it into pages, tables and text; none of them counts or sorts by itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/report/labels.hpp"
#include "engine/report/rows.hpp"
#include "engine/report/rule_facts.hpp"
#include "engine/rule/indicator.hpp"
#include "engine/score/verdict.hpp"
#include "engine/store/column.hpp"

namespace duizhang::report {

// How many claims a report gave.
struct ClaimCounts {
  std::size_t targets = 0;  // with milestones
  std::size_t others = 0;   // results and statements

  void add(claim::Kind kind) { ++(is_target(kind) ? targets : others); }
  void take(claim::Kind kind) { --(is_target(kind) ? targets : others); }

 private:
  static bool is_target(claim::Kind kind) {
    return kind == claim::Kind::target || kind == claim::Kind::milestone;
  }
};

// Everything a run made, as the writers need it. Views only: what they look at must outlive them.
// claim.report indexes `reports`; the indexes in links and verdicts are into `claims` and `reports`.
struct RunData {
  std::span<document::ReportInfo const> reports;
  Rows<claim::Claim> claims;
  Rows<score::Verdict> verdicts;
  std::string_view rules_version;                    // of the rule set, as printed
  std::span<std::string const> diagnostics;          // rendered, one each: files left out and why
  Labels const* labels = &builtin_labels();          // never null
  rule::IndicatorTable const* indicators = nullptr;  // for names in both languages; null: as written only
  RuleFacts const* facts = nullptr;                  // of the rule set, for the methods; null: unknown
  std::span<ClaimCounts const> counts = {};          // of each report; {}: to be counted

  [[nodiscard]] claim::Claim const& target(score::Verdict const& verdict) const {
    return claims[verdict.link.target];
  }
  [[nodiscard]] claim::Claim const* outcome(score::Verdict const& verdict) const {
    return verdict.outcome ? &claims[*verdict.outcome] : nullptr;
  }
  [[nodiscard]] document::ReportInfo const& report_of(claim::Claim const& claim) const {
    return reports[claim.report];
  }
  // No claim and no verdict is held from here on: see Rows::forget.
  void forget() const {
    claims.forget();
    verdicts.forget();
  }
};

// ---- Which statuses count where. This is the one definition; every output follows it.

// Met: exceeded, better, met, mostly_met. Shown with exceeded, better and mostly_met apart.
[[nodiscard]] constexpr bool counts_as_met(score::Status status) {
  using enum score::Status;
  return status == exceeded || status == better || status == met || status == mostly_met;
}

// Assessable: a figure was reported that may be held against the target, so exactly the four above and
// missed. Not assessable: claimed and admitted (the government's word without a figure), unreported,
// incomparable, source_missing, not_due, in_progress (never pooled with done) and qualitative.
[[nodiscard]] constexpr bool is_assessable(score::Status status) {
  return counts_as_met(status) || status == score::Status::missed;
}

inline constexpr std::size_t status_count = 13;
// In the order in which they are listed and drawn: done, missed, silent, the government's word, open.
inline constexpr std::array<score::Status, status_count> statuses{
    score::Status::exceeded,    score::Status::better,   score::Status::met,
    score::Status::mostly_met,  score::Status::missed,   score::Status::unreported,
    score::Status::claimed,     score::Status::admitted, score::Status::incomparable,
    score::Status::in_progress, score::Status::not_due,  score::Status::source_missing,
    score::Status::qualitative};

struct Tally {
  std::array<std::size_t, status_count> by_status{};  // indexed by Status

  void add(score::Status status) { ++by_status[static_cast<std::size_t>(status)]; }
  void add(Tally const& other);
  [[nodiscard]] std::size_t of(score::Status status) const {
    return by_status[static_cast<std::size_t>(status)];
  }
  [[nodiscard]] std::size_t met() const;         // counts_as_met
  [[nodiscard]] std::size_t assessable() const;  // is_assessable
  [[nodiscard]] std::size_t all() const;
};

// The denominator a target belongs to; every target belongs to exactly one.
//   milestone   no number that can be scored (kind milestone, or status qualitative)
//   multi_year  its period spans years: five-year plans and the like
//   aim         力争, 争取 on its own: scored, outside the headline numbers
//   annual      all others: the three numbers of a year speak of these
enum class Group { annual, aim, multi_year, milestone };
[[nodiscard]] Group group_of(score::Verdict const& verdict, RunData const& run);

// Verdicts of a run by their index: four bytes each, since a large run has millions.
using VerdictRows = std::vector<std::uint32_t>;

// What counts ask of every verdict, so that they need not read it.
class Brief {
 public:
  static constexpr std::uint16_t no_indicator = 0xFFFF;
  enum Mark : std::uint8_t {  // what the findings list
    depends = 1,              // on how it is read
    contradicted = 2,
    dropped = 4,
    into_words = 8,
    amplified = 16,
    searched = 32,  // there was a report to search for an answer
    dated = 64      // the target's period is known
  };

  Brief() = default;
  // `the_indicator`: number of the target's among Report::indicators.
  Brief(score::Verdict const& verdict, Group group, std::uint16_t the_indicator, RunData const& run);

  [[nodiscard]] score::Status status() const { return static_cast<score::Status>(status_); }
  [[nodiscard]] score::Disclosure disclosure() const { return static_cast<score::Disclosure>(disclosure_); }
  // Undefined without a result.
  [[nodiscard]] link::Comparability comparability() const {
    return static_cast<link::Comparability>(comparability_);
  }
  [[nodiscard]] claim::Measure measure() const { return static_cast<claim::Measure>(measure_); }  // target's
  [[nodiscard]] Group group() const { return static_cast<Group>(group_); }
  [[nodiscard]] bool is(Mark mark) const { return (marks_ & mark) != 0; }
  [[nodiscard]] std::uint16_t indicator() const { return indicator_; }  // no_indicator for none
  [[nodiscard]] int year() const { return year_; }  // the first that the target speaks of; 0 unless dated

 private:
  std::uint8_t status_ = 0, disclosure_ = 0, comparability_ = 0, measure_ = 0, group_ = 0, marks_ = 0;
  std::uint16_t indicator_ = no_indicator;
  std::int16_t year_ = 0;
};

// The targets of one report: jurisdiction and year. Rows are indexes into the run's verdicts, in document
// order.
struct Scorecard {
  std::size_t report = 0;  // index into the run's reports
  std::string anchor;      // "r-…", once on a page
  Tally annual;            // the three numbers, and the unreported
  Tally headline;          // of the annual ones, those of the 主要预期目标 passage
  Tally aims;
  Tally multi_year;
  Tally milestones;
  VerdictRows rows;  // annual and aims
  VerdictRows multi_year_rows;
  VerdictRows milestone_rows;
  std::vector<std::size_t> searched;  // reports searched for its results, by year

  [[nodiscard]] std::size_t targets() const {
    return rows.size() + multi_year_rows.size() + milestone_rows.size();
  }
};

struct Place {
  std::string name;  // "" when unknown
  std::string code;  // "" when unknown
  document::Level level = document::Level::unknown;
  std::string anchor;            // "p-…", once on a page
  std::vector<Scorecard> years;  // by year, then by source
};

struct Report {
  std::vector<Place> places;                             // by level (nation first, unknown last), name, code
  Tally annual, headline, aims, multi_year, milestones;  // sums over all
  store::Column<Brief> briefs;                           // of each verdict of the run
  std::vector<std::string> indicators;                   // canonical ids that targets have

  [[nodiscard]] std::size_t scorecards() const;
};

// The rows of the report in its own order: place, year, document order. The report must outlive it.
class OrderedVerdicts {
 public:
  explicit OrderedVerdicts(Report const& report);
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t operator[](std::size_t row) const;  // index into the run's verdicts

 private:
  std::vector<std::pair<std::size_t, VerdictRows const*>> lists_;  // each with the row it begins at
  std::size_t size_ = 0;
};

}  // namespace duizhang::report
