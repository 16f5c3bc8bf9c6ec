#include "engine/report/site_paths.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <set>

namespace duizhang::report {
namespace {

bool is_plain_name(std::string_view text) {
  if (text.empty() || text.size() > 60) return false;
  for (char c : text)
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c == '-')) return false;
  return true;
}

// The text itself where it may be a file's name, else its hash.
std::string file_name(std::string_view text, std::string_view prefix) {
  if (is_plain_name(text)) return std::string(text);
  return fmt::format("{}{:012x}", prefix, XXH3_64bits(text.data(), text.size()) >> 16U);
}

std::string once(std::string const& stem, std::set<std::string>& taken) {
  auto name = stem;
  for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}-{}", stem, n);
  return name;
}

}  // namespace

SitePaths::SitePaths(Report const& report, RunData const& run)
    : run_(run), page_of_(run.reports.size(), nullptr) {
  std::set<std::string> places, years;
  years_.resize(report.places.size());
  for (std::size_t p = 0; p < report.places.size(); ++p) {
    auto const& place = report.places[p];
    auto known = place.level == document::Level::national ? std::string("national") : place.code;
    auto stem = once(file_name(known.empty() ? place.name : known, "p-"), places);
    places_.push_back("places/" + stem + ".html");
    for (auto const& card : place.years)
      years_[p].push_back("years/" + once(fmt::format("{}-{}", stem, run.reports[card.report].year), years) +
                          ".html");
  }
  for (std::size_t p = 0; p < report.places.size(); ++p)
    for (std::size_t c = 0; c < report.places[p].years.size(); ++c)
      page_of_[report.places[p].years[c].report] = &years_[p][c];
}

std::string SitePaths::indicator(std::string_view id) {
  return "indicators/" + file_name(id, "i-") + ".html";
}

std::string SitePaths::matrix(int year) { return fmt::format("matrix/{}.html", year); }

std::string SitePaths::target(std::size_t verdict) const {
  auto const& one = run_.verdicts[verdict];
  auto const* page = page_of_[run_.target(one).report];
  return (page == nullptr ? "index.html" : *page) + "#" + one.id;
}

}  // namespace duizhang::report
