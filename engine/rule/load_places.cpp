// places/*.csv of a rule folder: the table of codes.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "engine/diag/codes.hpp"
#include "engine/rule/load_parts.hpp"
#include "engine/rule/rule.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::rule {

namespace code = diag::code;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t cells_a_row = 6;
using Cells = std::array<std::string_view, cells_a_row>;

// False: they are more or fewer.
bool read_cells(std::string_view line, Cells& cells) {
  for (std::size_t i = 0; i < cells_a_row; ++i) {
    auto stop = line.find(',');
    cells[i] = line.substr(0, stop);
    if (stop == std::string_view::npos) return i + 1 == cells_a_row;
    line.remove_prefix(stop + 1);
  }
  return false;
}

bool read_year(std::string_view cell, int& year) {
  if (cell.empty()) return true;
  auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), year);
  return error == std::errc() && end == cell.data() + cell.size() && year > 1900 && year < 2200;
}

// "" when the row is a place, else what is wrong with it.
std::string read_row(std::string_view line, document::Place& place) {
  Cells cells;
  if (!read_cells(line, cells)) return "a row has six cells: code, name, level, parent, from, to";
  bool digits = cells[0].size() == 6 &&
                std::all_of(cells[0].begin(), cells[0].end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return fmt::format("`{}` is no code of six digits", cells[0]);
  place = {std::string(cells[0]),
           std::string(cells[1]),
           document::level_named(cells[2]),
           std::string(cells[3]),
           0,
           0};
  if (place.name.empty()) return "a place without a name";
  if (place.level == document::Level::unknown) return fmt::format("`{}` is no level", cells[2]);
  if (!read_year(cells[4], place.from) || !read_year(cells[5], place.to)) return "a year that cannot be read";
  return {};
}

void load_table(PlaceTable const& file, RuleSet& rules, diag::Diagnostics& out) {
  std::string_view table = file.bytes;
  for (std::size_t at = 0, number = 1; at < table.size(); ++number) {
    auto stop = std::min(table.find('\n', at), table.size());
    auto line = table.substr(at, stop - at);
    at = stop + 1;
    if (line.ends_with("\r")) line.remove_suffix(1);
    if (number == 1 || line.empty() || line.starts_with("#")) continue;
    document::Place place;
    if (auto wrong = read_row(line, place); !wrong.empty())
      out.error_about(code::rule_wrong_type, fmt::format("{}:{}", file.path.string(), number), wrong);
    else
      rules.outline.places.add(std::move(place), rules.outline.peoples);
  }
}

}  // namespace

std::vector<PlaceTable> read_place_tables(fs::path const& folder, diag::Diagnostics& out) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder / "places", error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".csv") paths.push_back(at->path());
  std::sort(paths.begin(), paths.end());
  std::vector<PlaceTable> tables;
  for (auto const& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes;
    if (auto size = fs::file_size(path, error); !error) bytes.resize(size);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in || text::invalid_utf8(bytes))
      out.error_about(code::rule_wrong_type, path.string(), "cannot be read as UTF-8 text");
    else
      tables.push_back({path, std::move(bytes)});
  }
  return tables;
}

void load_place_tables(std::vector<PlaceTable> tables, RuleSet& rules, text::SourceMap& sources,
                       diag::Diagnostics& out) {
  for (auto& table : tables) {
    load_table(table, rules, out);
    sources.add(table.path.string(), std::move(table.bytes));  // part of the version of the rules
  }
  rules.outline.places.finish();
}

}  // namespace duizhang::rule
