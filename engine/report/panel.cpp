#include "engine/report/panel.hpp"

#include "engine/report/target_ends.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

using enum ColumnType;

constexpr Column panel_columns[] = {
    {"verdict_id", words},   {"place", words},         {"code", words},          {"level", words},
    {"year", integer},       {"due_year", integer},    {"indicator_id", words},  {"indicator", words},
    {"indicator_en", words}, {"measure", words},       {"direction", words},     {"unit", words},
    {"target_low", number},  {"target_high", number},  {"target_mid", number},   {"bound", words},
    {"hedge", words},        {"strength", words},      {"headline", boolean},    {"group", words},
    {"result", number},      {"result_unit", words},   {"gap", number},          {"tau_star", number},
    {"completion", number},  {"status", words},        {"met", boolean},         {"assessable", boolean},
    {"disclosure", words},   {"comparability", words}, {"robust", boolean},      {"change", words},
    {"ratchet", number},     {"target_claim", words},  {"target_report", words}, {"target_start", integer},
    {"target_end", integer}, {"result_claim", words},  {"result_report", words}, {"result_start", integer},
    {"result_end", integer}, {"target_rule", words},   {"score_rule", words},    {"rules_version", words}};

constexpr Column report_columns[] = {{"report_id", words}, {"source", words},       {"place", words},
                                     {"code", words},      {"level", words},        {"year", integer},
                                     {"title", words},     {"characters", integer}, {"work_report", boolean},
                                     {"partial", boolean}};

std::string flag(bool yes) { return yes ? "true" : "false"; }
std::string year_text(int year) { return year == 0 ? "" : std::to_string(year); }

std::string_view group_name(Group group) {
  switch (group) {
    case Group::annual:
      return "annual";
    case Group::aim:
      return "aim";
    case Group::multi_year:
      return "multi_year";
    case Group::milestone:
      break;
  }
  return "milestone";
}

std::string_view direction_of(RunData const& run, std::string_view id) {
  auto const* known = run.indicators == nullptr || id.empty() ? nullptr : run.indicators->find(id);
  if (known == nullptr) return "";
  return known->direction == rule::Direction::up     ? "up"
         : known->direction == rule::Direction::down ? "down"
                                                     : "two-sided";
}

std::vector<std::string> panel_row(score::Verdict const& verdict, RunData const& run) {
  auto const& target = run.target(verdict);
  auto const& info = run.report_of(target);
  auto const* result = run.outcome(verdict);
  auto ends = target_ends(target);
  auto assessable = is_assessable(verdict.status);
  auto copy = [](auto const& view) { return std::string(view); };
  bool known_period = !target.period.first.is_special() && !target.period.last.is_special();
  return {verdict.id,
          info.jurisdiction,
          info.code,
          copy(document::name(info.level)),
          known_period ? std::to_string(target.period.first_year()) : "",
          known_period ? std::to_string(target.period.last_year()) : "",
          target.indicator.id,
          target.indicator.text,
          indicator_words(target, run, Language::en),
          copy(claim::name(target.measure)),
          copy(direction_of(run, target.indicator.id)),
          target.unit,
          decimal_cell(ends.low),
          decimal_cell(ends.high),
          decimal_cell(target_middle(target)),
          copy(quantity::name(target.bound)),
          target.hedge,
          copy(quantity::name(target.strength)),
          flag(target.headline),
          copy(group_name(group_of(verdict, run))),
          result == nullptr ? "" : decimal_cell(result->value),
          result == nullptr ? "" : result->unit,
          decimal_cell(verdict.gap),
          decimal_cell(verdict.tau_star),
          decimal_cell(verdict.completion),
          copy(score::name(verdict.status)),
          assessable ? flag(counts_as_met(verdict.status)) : "",
          flag(assessable),
          copy(score::name(verdict.disclosure)),
          copy(link::name(verdict.link.comparability)),
          flag(verdict.robust),
          verdict.change == score::Change::none ? "" : copy(score::name(verdict.change)),
          decimal_cell(verdict.ratchet),
          target.id,
          info.id,
          std::to_string(target.evidence.start),
          std::to_string(target.evidence.end),
          result == nullptr ? "" : result->id,
          result == nullptr ? "" : run.report_of(*result).id,
          result == nullptr ? "" : std::to_string(result->evidence.start),
          result == nullptr ? "" : std::to_string(result->evidence.end),
          target.rule,
          verdict.policy,
          copy(run.rules_version)};
}

std::vector<std::string> report_row(document::ReportInfo const& info) {
  return {info.id,
          info.source,
          info.jurisdiction,
          info.code,
          std::string(document::name(info.level)),
          year_text(info.year),
          info.title,
          std::to_string(info.code_points),
          flag(info.work_report),
          flag(info.partial)};
}

}  // namespace

Table panel_table(Report const& report, RunData const& run) {
  OrderedVerdicts order(report);
  auto count = order.size();
  return {"panel", panel_columns, count, [order = std::move(order), &run](std::size_t i) {
            run.forget();
            return panel_row(run.verdicts[order[i]], run);
          }};
}

Table reports_table(RunData const& run) {
  return {"reports",
          report_columns,
          run.reports.size(),
          [&run](std::size_t i) { return report_row(run.reports[i]); },
          {"report_id", "source"}};
}

}  // namespace duizhang::report
