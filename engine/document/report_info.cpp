#include "engine/document/report_info.hpp"

#include <array>

namespace duizhang::document {

namespace {
constexpr std::array<std::string_view, 7> levels{"",       "national", "province", "city",
                                                 "county", "zone",     "town"};
constexpr std::array<std::string_view, 7> kinds{"other",      "work-report", "news",    "plan",
                                                "communique", "resolution",  "progress"};
}  // namespace

std::string_view name(Level level) { return levels[static_cast<std::size_t>(level)]; }

Level level_named(std::string_view word) {
  for (std::size_t i = 1; i < levels.size(); ++i)
    if (levels[i] == word) return static_cast<Level>(i);
  return Level::unknown;
}

std::string_view name(Origin origin) {
  constexpr std::array<std::string_view, 6> names{"",           "text",        "file name", "command line",
                                                  "collection", "reports.yaml"};
  return names[static_cast<std::size_t>(origin)];
}

std::string_view name(Confidence confidence) {
  constexpr std::array<std::string_view, 4> names{"", "guessed", "likely", "certain"};
  return names[static_cast<std::size_t>(confidence)];
}

std::string_view name(TextKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::vector<std::string_view> text_kind_names() { return {kinds.begin(), kinds.end()}; }

bool text_kind_named(std::string_view word, TextKind& out) {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (kinds[i] == word) return out = static_cast<TextKind>(i), true;
  return false;
}

Fact const* ReportInfo::fact(std::string_view what) const {
  for (auto const& one : facts)
    if (one.what == what) return &one;  // the first found is the one taken
  return nullptr;
}

std::string ReportInfo::subject() const {
  std::string out = path;
  if (!member.empty()) out += '!' + member;
  if (number != 0) out += '#' + std::to_string(number);
  return out;
}

}  // namespace duizhang::document
