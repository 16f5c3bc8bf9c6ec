#include "engine/report/write_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

constexpr std::string_view header =
    "verdict_id,jurisdiction,code,level,year,indicator_id,indicator,measure,period_start,period_end,bound,"
    "strength,"
    "hedge,target_low,target_high,unit,target_text,result_value,result_value_max,result_unit,result_text,gap,"
    "completion,tau_star,robust,status,status_zh,disclosure,comparability,reason,reason_zh,headline,kind,"
    "target_source,target_start,target_end,result_source,result_start,result_end,searched,rule,"
    "how,likeness,runner_up,runner_up_why_zh,flips,flips_zh,vintages,comparator,change,next_target,ratchet,"
    "amplification_national,amplification_province,amplification_city,turned_to_words,tier,self_praise,"
    "progress_share,progress_elapsed,pace";

bool is_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  return text::Decimal::parse(text).has_value();
}

// What makes a spreadsheet read the cell as a formula; the full-width forms do in East Asian locales.
bool starts_formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> leads{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  for (auto lead : leads)
    if (text.substr(0, lead.size()) == lead) return !is_number(text);
  return false;
}

std::string decimal(std::optional<text::Decimal> const& value) { return value ? value->to_string() : ""; }
std::string date(boost::gregorian::date day) { return day.is_special() ? "" : quantity::iso(day); }

using Ends = std::pair<std::optional<text::Decimal>, std::optional<text::Decimal>>;

Ends ends_of(claim::Claim const& target) {
  if (!target.value) return {};
  auto value = *target.value;
  if (target.value_max) return std::minmax(value, *target.value_max);
  // The bound of a decrease speaks of its size, so that it turns around for the number itself.
  bool decrease = value < text::Decimal(0) &&
                  (target.measure == claim::Measure::growth || target.measure == claim::Measure::change);
  switch (target.bound) {
    case quantity::Bound::ge:
    case quantity::Bound::gt:
      return decrease ? Ends{std::nullopt, value} : Ends{value, std::nullopt};
    case quantity::Bound::le:
    case quantity::Bound::lt:
      return decrease ? Ends{value, std::nullopt} : Ends{std::nullopt, value};
    default:
      return {value, value};
  }
}

class Row {
 public:
  Row& cell(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += csv_cell(text);
    return *this;
  }
  Row& cell(std::size_t number) { return cell(std::to_string(number)); }
  Row& cell(bool yes) { return cell(std::string_view(yes ? "true" : "false")); }
  Row& cell(char const* text) { return cell(std::string_view(text)); }
  Row& cell(std::string const& text) { return cell(std::string_view(text)); }
  [[nodiscard]] std::string line() && { return std::move(out_) + "\r\n"; }

 private:
  std::string out_;
  bool first_ = true;
};

std::string joined(std::vector<std::string> const& texts) {
  std::string out;
  for (auto const& text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

std::string amount(claim::Claim const& claim) { return decimal(claim.value) + claim.unit; }

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
  row.cell(link.beside.next ? amount(run.claims[*link.beside.next]) : "").cell(decimal(verdict.ratchet));
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
}

std::string row_of(score::Verdict const& verdict, RunData const& run) {
  auto const& target = run.target(verdict);
  auto const& info = run.report_of(target);
  auto const* result = run.outcome(verdict);
  auto [low, high] = ends_of(target);
  std::string searched;
  for (auto report : verdict.link.searched)
    searched += (searched.empty() ? "" : ";") + run.reports[report].id;

  Row row;
  row.cell(verdict.id).cell(info.jurisdiction).cell(info.code).cell(document::name(info.level));
  row.cell(info.year == 0 ? std::string() : std::to_string(info.year));
  row.cell(target.indicator.id).cell(target.indicator.text).cell(claim::name(target.measure));
  row.cell(date(target.period.first)).cell(date(target.period.last));
  row.cell(quantity::name(target.bound)).cell(quantity::name(target.strength)).cell(target.hedge);
  row.cell(decimal(low)).cell(decimal(high)).cell(target.unit).cell(target.evidence.text);
  row.cell(result ? decimal(result->value) : "").cell(result ? decimal(result->value_max) : "");
  row.cell(result ? result->unit : "").cell(result ? result->evidence.text : "");
  row.cell(decimal(verdict.gap)).cell(decimal(verdict.completion)).cell(decimal(verdict.tau_star));
  row.cell(verdict.robust).cell(score::name(verdict.status)).cell(status_words(verdict, run).zh);
  row.cell(score::name(verdict.disclosure)).cell(link::name(verdict.link.comparability));
  row.cell(verdict.reason).cell(verdict.reason_zh).cell(target.headline).cell(claim::name(target.kind));
  row.cell(info.source).cell(target.evidence.start).cell(target.evidence.end);
  row.cell(result ? run.report_of(*result).source : "");
  row.cell(result ? std::to_string(result->evidence.start) : "")
      .cell(result ? std::to_string(result->evidence.end) : "");
  row.cell(searched).cell(target.rule);
  add_beside(row, verdict, run);
  return std::move(row).line();
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string out;
  if (starts_formula(text)) out += '\'';
  out += text;
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string write_ledger(Report const& report, RunData const& run) {
  std::string out = "\xEF\xBB\xBF";
  out.append(header).append("\r\n");
  for (auto v : ordered_verdicts(report)) out += row_of(run.verdicts[v], run);
  return out;
}

}  // namespace duizhang::report
