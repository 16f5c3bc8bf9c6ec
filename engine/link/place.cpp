#include "engine/link/place.hpp"

#include <map>
#include <string>
#include <utility>

namespace duizhang::link {

std::vector<Place> places_of(std::vector<document::ReportInfo> const& reports) {
  std::map<std::string, std::string> code_of;
  for (auto const& report : reports)
    if (!report.code.empty() && !report.jurisdiction.empty())
      code_of.emplace(report.jurisdiction, report.code);
  std::map<std::string, Place> known;
  std::vector<Place> out;
  for (auto const& report : reports) {
    auto key = report.code;
    if (key.empty())
      if (auto found = code_of.find(report.jurisdiction); found != code_of.end()) key = found->second;
    if (key.empty() && !report.jurisdiction.empty()) key = "name " + report.jurisdiction;
    out.push_back(key.empty() ? no_place : known.try_emplace(std::move(key), known.size()).first->second);
  }
  return out;
}

bool holds_place(document::ReportInfo const& above, document::ReportInfo const& below) {
  using enum document::Level;
  if (above.level == unknown || below.level == unknown || above.level >= below.level) return false;
  if (above.level == national) return true;
  if (above.level != province && above.level != city) return false;
  std::size_t digits = above.level == province ? 2 : 4;
  if (above.code.size() >= digits && below.code.size() >= digits)
    return above.code.substr(0, digits) == below.code.substr(0, digits);
  return !above.jurisdiction.empty() && below.jurisdiction.size() > above.jurisdiction.size() &&
         below.jurisdiction.substr(0, above.jurisdiction.size()) == above.jurisdiction;
}

}  // namespace duizhang::link
