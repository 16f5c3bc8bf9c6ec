#include "engine/document/report_info.hpp"

#include <array>

namespace duizhang::document {

namespace {
constexpr std::array<std::string_view, 7> levels{"",       "national", "province", "city",
                                                 "county", "zone",     "town"};
}

std::string_view name(Level level) { return levels[static_cast<std::size_t>(level)]; }

Level level_named(std::string_view word) {
  for (std::size_t i = 1; i < levels.size(); ++i)
    if (levels[i] == word) return static_cast<Level>(i);
  return Level::unknown;
}

std::string_view name(Origin origin) {
  constexpr std::array<std::string_view, 5> names{"", "text", "file name", "command line", "collection"};
  return names[static_cast<std::size_t>(origin)];
}

std::string ReportInfo::subject() const {
  std::string out = path;
  if (!member.empty()) out += '!' + member;
  if (number != 0) out += '#' + std::to_string(number);
  return out;
}

}  // namespace duizhang::document
