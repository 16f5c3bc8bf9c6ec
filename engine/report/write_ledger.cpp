#include "engine/report/write_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "engine/report/target_ends.hpp"
#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

using enum ColumnType;
constexpr Column ledger_columns[] = {{"verdict_id", words},
                                     {"jurisdiction", words},
                                     {"code", words},
                                     {"level", words},
                                     {"year", integer},
                                     {"indicator_id", words},
                                     {"indicator", words},
                                     {"measure", words},
                                     {"period_start", day},
                                     {"period_end", day},
                                     {"bound", words},
                                     {"strength", words},
                                     {"hedge", words},
                                     {"target_low", number},
                                     {"target_high", number},
                                     {"unit", words},
                                     {"target_text", words},
                                     {"result_value", number},
                                     {"result_value_max", number},
                                     {"result_unit", words},
                                     {"result_text", words},
                                     {"gap", number},
                                     {"completion", number},
                                     {"tau_star", number},
                                     {"robust", boolean},
                                     {"status", words},
                                     {"status_zh", words},
                                     {"disclosure", words},
                                     {"comparability", words},
                                     {"reason", words},
                                     {"reason_zh", words},
                                     {"headline", boolean},
                                     {"kind", words},
                                     {"target_source", words},
                                     {"target_start", integer},
                                     {"target_end", integer},
                                     {"result_source", words},
                                     {"result_start", integer},
                                     {"result_end", integer},
                                     {"searched", words},
                                     {"rule", words},
                                     {"how", words},
                                     {"likeness", number},
                                     {"runner_up", words},
                                     {"runner_up_why_zh", words},
                                     {"flips", words},
                                     {"flips_zh", words},
                                     {"vintages", words},
                                     {"comparator", words},
                                     {"change", words},
                                     {"next_target", words},
                                     {"ratchet", number},
                                     {"amplification_national", number},
                                     {"amplification_province", number},
                                     {"amplification_city", number},
                                     {"turned_to_words", words},
                                     {"tier", words},
                                     {"self_praise", words},
                                     {"progress_share", number},
                                     {"progress_elapsed", number},
                                     {"pace", words},
                                     {"promised_stage", words},
                                     {"reported_stage", words}};

std::string iso_or_empty(boost::gregorian::date when) { return when.is_special() ? "" : quantity::iso(when); }

class Row {
 public:
  Row& cell(std::string text) {
    cells_.push_back(std::move(text));
    return *this;
  }
  Row& cell(std::string_view text) { return cell(std::string(text)); }
  Row& cell(char const* text) { return cell(std::string(text)); }
  Row& cell(std::size_t count) { return cell(std::to_string(count)); }
  Row& cell(bool yes) { return cell(std::string(yes ? "true" : "false")); }
  [[nodiscard]] std::vector<std::string> cells() && { return std::move(cells_); }

 private:
  std::vector<std::string> cells_;
};

std::string joined(std::vector<std::string> const& texts) {
  std::string out;
  for (auto const& text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

std::string amount(claim::Claim const& claim) { return decimal_cell(claim.value) + claim.unit; }

// How the answer was found, how else it may be read, and what became of the number.
void add_beside(Row& row, score::Verdict const& verdict, RunData const& run) {
  auto const& link = verdict.link;
  auto text_of = [&](std::optional<link::ClaimIndex> const& index) {
    return index ? run.claims[*index].evidence.text : std::string();
  };
  row.cell(link.how).cell(link.answers.empty() ? "" : fmt::format("{:.4g}", link.likeness));
  bool runner_up = !link.candidates.empty();
  row.cell(runner_up ? run.claims[link.candidates.front().claim].evidence.text : "");
  row.cell(runner_up ? link.candidates.front().why_zh : "");
  row.cell(joined(verdict.flips)).cell(joined(verdict.flips_zh));
  std::vector<std::string> vintages;
  for (auto const& reading : verdict.readings)
    if (reading.kind == score::ReadingKind::vintage && reading.claim) {
      auto const& told = run.claims[*reading.claim];
      vintages.push_back(fmt::format("{}: {}", run.report_of(told).year, amount(told)));
    }
  row.cell(joined(vintages)).cell(verdict.comparator ? amount(run.claims[*verdict.comparator]) : "");
  row.cell(verdict.change == score::Change::none ? "" : score::name(verdict.change));
  row.cell(link.beside.next ? amount(run.claims[*link.beside.next]) : "").cell(decimal_cell(verdict.ratchet));
  using enum document::Level;
  for (auto level : {national, province, city}) {
    std::string by;
    for (auto const& one : verdict.amplification)
      if (run.report_of(run.claims[one.superior]).level == level) by = one.by.to_string();
    row.cell(by);
  }
  row.cell(text_of(verdict.turned_to_words));
  bool aim = run.target(verdict).strength == quantity::Strength::aim;
  row.cell(!link.beside.tier ? "" : aim ? "stretch" : "base").cell(text_of(verdict.disagrees_claim));
  auto const& progress = verdict.progress;
  row.cell(progress ? progress->share.to_string() : "").cell(progress ? progress->elapsed.to_string() : "");
  row.cell(progress ? score::name(progress->pace) : "");
  row.cell(link.promised_stage).cell(link.reported_stage);
}

std::vector<std::string> row_of(score::Verdict const& verdict, RunData const& run) {
  auto const& target = run.target(verdict);
  auto const& info = run.report_of(target);
  auto const* result = run.outcome(verdict);
  auto [low, high] = target_ends(target);
  std::string searched;
  for (auto report : verdict.link.searched)
    searched += (searched.empty() ? "" : ";") + run.reports[report].id;

  Row row;
  row.cell(verdict.id).cell(info.jurisdiction).cell(info.code).cell(document::name(info.level));
  row.cell(info.year == 0 ? std::string() : std::to_string(info.year));
  row.cell(target.indicator.id).cell(target.indicator.text).cell(claim::name(target.measure));
  row.cell(iso_or_empty(target.period.first)).cell(iso_or_empty(target.period.last));
  row.cell(quantity::name(target.bound)).cell(quantity::name(target.strength)).cell(target.hedge);
  row.cell(decimal_cell(low)).cell(decimal_cell(high)).cell(target.unit).cell(target.evidence.text);
  row.cell(result ? decimal_cell(result->value) : "").cell(result ? decimal_cell(result->value_max) : "");
  row.cell(result ? result->unit : "").cell(result ? result->evidence.text : "");
  row.cell(decimal_cell(verdict.gap))
      .cell(decimal_cell(verdict.completion))
      .cell(decimal_cell(verdict.tau_star));
  row.cell(verdict.robust).cell(score::name(verdict.status)).cell(status_words(verdict, run).zh);
  row.cell(score::name(verdict.disclosure)).cell(link::name(verdict.link.comparability));
  row.cell(verdict.reason).cell(verdict.reason_zh).cell(target.headline).cell(claim::name(target.kind));
  row.cell(info.source).cell(target.evidence.start).cell(target.evidence.end);
  row.cell(result ? run.report_of(*result).source : "");
  row.cell(result ? std::to_string(result->evidence.start) : "")
      .cell(result ? std::to_string(result->evidence.end) : "");
  row.cell(searched).cell(target.rule);
  add_beside(row, verdict, run);
  return std::move(row).cells();
}

}  // namespace

Table ledger_table(Report const& report, RunData const& run) {
  OrderedVerdicts order(report);
  auto count = order.size();
  return {"ledger",
          ledger_columns,
          count,
          [order = std::move(order), &run](std::size_t i) {
            run.forget();
            return row_of(run.verdicts[order[i]], run);
          },
          {"verdict_id", "target_source"}};
}

std::string write_ledger(Report const& report, RunData const& run) {
  return write_csv(ledger_table(report, run));
}

}  // namespace duizhang::report
