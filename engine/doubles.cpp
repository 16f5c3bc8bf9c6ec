#include "engine/doubles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "engine/diag/codes.hpp"
#include "engine/document/sketch.hpp"

namespace duizhang {

namespace code = diag::code;

namespace {

using document::ReportInfo;

// Pairs of reports, the earlier first, whose wording is alike. Only sketches that agree in a whole band of
// bins are laid side by side: 32 bands of 4 miss a pair that shares 80 per cent once in ten million.
struct Alike {
  std::size_t first, second;
  int percent;
};

std::vector<Alike> find_alike(std::vector<ReportInfo> const& reports, int least) {
  constexpr std::size_t band = 4;
  std::vector<std::uint32_t> with_sketch;
  for (std::size_t i = 0; i < reports.size(); ++i)
    if (!reports[i].sketch.empty()) with_sketch.push_back(static_cast<std::uint32_t>(i));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t from = 0; from < document::sketch_size; from += band) {
    auto band_of = [&](std::uint32_t report) {
      return std::span<std::uint32_t const>(reports[report].sketch).subspan(from, band);
    };
    auto in_order = with_sketch;  // those that agree stand together, and ascend
    std::stable_sort(in_order.begin(), in_order.end(), [&](auto a, auto b) {
      return std::ranges::lexicographical_compare(band_of(a), band_of(b));
    });
    for (std::size_t begin = 0, end = 0; begin < in_order.size(); begin = end) {
      for (end = begin;
           end < in_order.size() && std::ranges::equal(band_of(in_order[end]), band_of(in_order[begin]));)
        ++end;
      for (auto i = begin; i < end; ++i)
        for (auto j = i + 1; j < end; ++j) pairs.emplace_back(in_order[i], in_order[j]);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  }
  std::vector<Alike> out;
  for (auto [first, second] : pairs)
    if (auto percent = document::alike_percent(reports[first].sketch, reports[second].sketch);
        percent >= least)
      out.push_back({first, second, percent});
  return out;
}

std::string told(ReportInfo const& report) {
  return fmt::format("{} {}", report.jurisdiction.empty() ? "an unknown place" : report.jurisdiction,
                     report.year == 0 ? "of an unknown year" : std::to_string(report.year));
}

bool same_name(ReportInfo const& a, ReportInfo const& b) {
  return a.year == b.year && a.jurisdiction == b.jurisdiction;
}

}  // namespace

std::vector<bool> find_repeats(std::vector<ReportInfo> const& reports, int alike_percent,
                               diag::Diagnostics& out) {
  std::vector<bool> left_out(reports.size(), false);
  std::map<std::string, std::size_t> texts;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    auto [first, fresh] =
        texts.emplace(reports[i].id + '|' + std::to_string(reports[i].year) + reports[i].jurisdiction, i);
    if (fresh) continue;
    left_out[i] = true;
    out.warning_about(code::document_same_year, reports[i].subject(),
                      "holds the same text as " + reports[first->second].subject() + "; left out");
  }
  for (auto const& pair : find_alike(reports, alike_percent)) {
    auto const &first = reports[pair.first], &second = reports[pair.second];
    if (left_out[pair.first] || left_out[pair.second] || !same_name(first, second) || first.year == 0 ||
        first.jurisdiction.empty())
      continue;
    bool later = second.code_points > first.code_points;
    left_out[later ? pair.first : pair.second] = true;
    out.warning_about(
        code::document_nearly_same, (later ? first : second).subject(),
        fmt::format("shares {} % of its wording with {}, which is of the same place and year{}; left out",
                    pair.percent, (later ? second : first).subject(), later ? " and longer" : ""));
  }
  return left_out;
}

void doubt_same_texts(std::vector<ReportInfo>& reports, int alike_percent, diag::Diagnostics& out) {
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    auto [first, fresh] = seen.emplace(reports[i].id, i);
    if (fresh) continue;
    auto& other = reports[first->second];
    out.warning_about(
        code::document_other_year, reports[i].subject(),
        fmt::format("is for {} {} the very text that {} is for {} {}; the silence of neither proves "
                    "anything",
                    reports[i].jurisdiction, reports[i].year, other.subject(), other.jurisdiction,
                    other.year));
    reports[i].partial = other.partial = true;
  }
  for (auto const& pair : find_alike(reports, alike_percent)) {
    auto &first = reports[pair.first], &second = reports[pair.second];
    if (same_name(first, second) || first.id == second.id) continue;
    out.warning_about(
        code::document_nearly_same, second.subject(),
        fmt::format("shares as {} {} % of its wording with {}, which is {}; the silence of neither proves "
                    "anything",
                    told(second), pair.percent, first.subject(), told(first)));
    first.partial = second.partial = true;
  }
}

void report_doubles(std::vector<ReportInfo> const& reports, diag::Diagnostics& out) {
  std::map<std::pair<std::string, int>, std::string> seen;
  for (auto const& report : reports) {
    if (report.jurisdiction.empty() || report.year == 0 || report.kind != document::TextKind::work_report)
      continue;
    auto [first, fresh] = seen.emplace(std::pair(report.jurisdiction, report.year), report.subject());
    if (!fresh)
      out.warning_about(code::document_same_year, report.subject(),
                        "a second report of " + report.jurisdiction + " for " + std::to_string(report.year) +
                            "; the first is " + first->second);
  }
}

void report_gaps(std::vector<ReportInfo> const& reports, diag::Diagnostics& out) {
  std::map<std::string, std::set<int>> years;
  for (auto const& report : reports)
    if (report.kind == document::TextKind::work_report && report.year != 0 && !report.jurisdiction.empty())
      years[report.jurisdiction].insert(report.year);
  for (auto const& [place, held] : years) {
    std::string missing;
    for (int year = *held.begin(); year < *held.rbegin(); ++year)
      if (!held.contains(year)) missing += (missing.empty() ? "" : ", ") + std::to_string(year);
    if (!missing.empty())
      out.warning_about(code::document_gap, place,
                        fmt::format("reports of {} to {} are held, but none of {}", *held.begin(),
                                    *held.rbegin(), missing));
  }
}

}  // namespace duizhang
