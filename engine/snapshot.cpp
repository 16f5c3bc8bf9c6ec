#include "engine/snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <vector>

namespace duizhang {
namespace {

// The columns of a snapshot. The first two say which claim it is.
constexpr std::array<std::string_view, 12> columns{"report",  "place",     "rule",     "kind",
                                                   "measure", "indicator", "text",     "value",
                                                   "unit",    "bound",     "strength", "period"};
using Row = std::array<std::string, columns.size()>;

std::string clean(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return out;
}

std::string value_of(claim::Claim const& claim) {
  if (!claim.value) return "-";
  return claim.value->to_string() + (claim.value_max ? ".." + claim.value_max->to_string() : "");
}

std::string period_of(claim::Claim const& claim) {
  if (claim.period.first.is_not_a_date()) return "-";
  return quantity::iso(claim.period.first) + "/" + quantity::iso(claim.period.last);
}

Row row_of(claim::Claim const& claim, document::ReportInfo const& report) {
  Row row{report.source,
          fmt::format("{}-{}", claim.evidence.start, claim.evidence.end),
          claim.rule,
          std::string(claim::name(claim.kind)),
          std::string(claim::name(claim.measure)),
          claim.indicator.id.empty() ? "-" : claim.indicator.id,
          claim.indicator.text,
          value_of(claim),
          claim.unit.empty() ? "-" : claim.unit,
          std::string(quantity::name(claim.bound)),
          std::string(quantity::name(claim.strength)),
          period_of(claim)};
  for (auto& field : row) field = clean(field);
  return row;
}

std::vector<Row> rows_of(std::string_view snapshot) {
  std::vector<Row> rows;
  while (!snapshot.empty()) {
    auto line = snapshot.substr(0, snapshot.find('\n'));
    snapshot.remove_prefix(std::min(line.size() + 1, snapshot.size()));
    if (line.empty() || line.front() == '#') continue;
    Row row;
    for (auto& field : row) {
      field = line.substr(0, line.find('\t'));
      line.remove_prefix(std::min(field.size() + 1, line.size()));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string brief(Row const& row) {
  return fmt::format("{} {} [{}] {} {} {} {}{}", row[0], row[1], row[2], row[3], row[4], row[6], row[7],
                     row[8] == "-" ? "" : row[8]);
}

std::string changes(Row const& before, Row const& now) {
  std::string out;
  for (std::size_t i = 2; i < columns.size(); ++i)
    if (before[i] != now[i])
      out += fmt::format("{}{} {} → {}", out.empty() ? "" : ", ", columns[i], before[i], now[i]);
  return out;
}

// Two sorted lists of claims walked together; those at one place are paired in their order.
class Comparison {
 public:
  SnapshotDiff compare(std::vector<Row> before, std::vector<Row> now) {
    auto by_place = [](Row const& a, Row const& b) { return std::tie(a[0], a[1]) < std::tie(b[0], b[1]); };
    std::stable_sort(before.begin(), before.end(), by_place);
    std::stable_sort(now.begin(), now.end(), by_place);
    for (auto const& row : before) ++counts_[row[2]].first;
    for (auto const& row : now) ++counts_[row[2]].second;
    auto b = before.begin();
    auto n = now.begin();
    while (b != before.end() || n != now.end()) {
      if (n == now.end() || (b != before.end() && by_place(*b, *n)))
        went(*b++);
      else if (b == before.end() || by_place(*n, *b))
        came(*n++);
      else
        changed(*b++, *n++);
    }
    return {std::move(text_) + summary(), went_ + came_ + changed_ > 0};
  }

 private:
  void went(Row const& row) { ++went_, text_ += "- " + brief(row) + "\n"; }
  void came(Row const& row) { ++came_, text_ += "+ " + brief(row) + "\n"; }
  void changed(Row const& before, Row const& now) {
    auto what = changes(before, now);
    if (what.empty()) return;
    ++changed_;
    text_ += "~ " + brief(now) + "\n    " + what + "\n";
  }

  std::string summary() {
    std::string out;
    for (auto const& [rule, count] : counts_)
      if (count.first != count.second)
        out += fmt::format("{:>8} → {:<8} {}\n", count.first, count.second, rule);
    if (!out.empty()) out = "claims by rule, before → now:\n" + out;
    return out + fmt::format("{} went, {} came, {} changed\n", went_, came_, changed_);
  }

  std::string text_;
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts_;
  std::size_t went_ = 0, came_ = 0, changed_ = 0;
};

}  // namespace

std::string take_snapshot(Extraction const& extraction) {
  std::string out = fmt::format("# duizhang snapshot: {}\n", fmt::join(columns, "\t"));
  for (auto const& claim : extraction.claims)
    out += fmt::format("{}\n", fmt::join(row_of(claim, extraction.reports[claim.report]), "\t"));
  return out;
}

SnapshotDiff compare_snapshots(std::string_view before, std::string_view now) {
  return Comparison().compare(rows_of(before), rows_of(now));
}

}  // namespace duizhang
