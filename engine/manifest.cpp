#include "engine/manifest.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "engine/diag/codes.hpp"
#include "engine/document/occasion.hpp"
#include "engine/intake/find.hpp"
#include "engine/intake/read.hpp"
#include "engine/rule/yaml.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang {

namespace code = diag::code;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_bytes = 16U << 20U;
constexpr char const* file_name = "reports.yaml";

// The folders above a path as it is given, the nearest first: a/b/c.txt → a/b, a, "".
std::vector<std::string> folders_of(std::string const& path) {
  std::vector<std::string> out;
  if (path == "-") return out;
  fs::path at = fs::path(path).parent_path();
  for (;;) {
    out.push_back(at.string());
    if (at.empty() || at == at.root_path() || at == "." || at == "..") break;
    at = at.parent_path();
    if (at.empty() && fs::path(path).is_absolute()) break;
  }
  return out;
}

std::string inside(std::string const& folder, std::string const& path) {
  auto relative = fs::path(path).lexically_normal();
  return folder.empty() ? relative.string()
                        : relative.lexically_relative(fs::path(folder).lexically_normal()).string();
}

void wrong(rule::Node const& node, std::string message) {
  node.diagnostics().error(code::document_manifest, node.span(), std::move(message));
}

document::Given read_entry(rule::Mapping& fields) {
  document::Given given;
  auto word = [&](std::string_view key) {
    auto node = fields.optional(key);
    return node ? node.string(key).value_or("") : std::string();
  };
  given.jurisdiction = word("jurisdiction");
  given.title = word("title");
  given.session = word("session");
  given.speaker = word("speaker");
  if (auto node = fields.optional("year")) {
    given.year = node.integer("year").value_or(0);
    if (given.year < 1949 || given.year > 2100)
      wrong(node, "no year that a report can be of"), given.year = 0;
  }
  if (auto node = fields.optional("level")) {
    auto level = node.string("level").value_or("");
    given.level = document::level_named(level);
    if (given.level == document::Level::unknown)
      rule::unknown_word(node, level, {"national", "province", "city", "county", "zone", "town"});
  }
  if (auto node = fields.optional("kind")) {
    auto kind = node.string("kind").value_or("");
    document::TextKind named{};
    if (document::text_kind_named(kind, named))
      given.kind = named;
    else
      rule::unknown_word(node, kind, document::text_kind_names());
  }
  if (auto node = fields.optional("date")) {
    auto date = node.string("date").value_or("");
    given.date = document::date_at(date).value_or("");
    if (given.date.empty()) wrong(node, fmt::format("`{}` is no day of the calendar: 2024-01-15", date));
  }
  return given;
}

}  // namespace

void Manifests::find(std::vector<std::string> const& files, diag::Diagnostics& out) {
  for (auto const& file : files)
    for (auto const& folder : folders_of(file))
      if (!folders_.contains(folder)) read(folder, out);
}

void Manifests::read(std::string const& folder, diag::Diagnostics& out) {
  auto& entries = folders_[folder];
  auto path = (fs::path(folder) / file_name).string();
  std::error_code error;
  if (!fs::exists(path, error)) return;
  auto name = intake::printable(path);
  diag::Diagnostics reading;
  auto bytes = intake::read_file(path, most_bytes, reading);
  if (!bytes || text::invalid_utf8(*bytes)) {
    out.append(reading);
    if (bytes) out.error_about(code::document_manifest, name, "is not UTF-8 text");
    return;
  }
  text::SourceMap sources;
  diag::Diagnostics said;
  auto root = rule::parse_yaml(sources.add(name, std::move(*bytes)), sources, said);
  auto fields = root ? root->mapping("a manifest") : std::nullopt;
  if (fields) {
    for (auto const& item : fields->required("reports").sequence("reports")) {
      auto one = item.mapping("a report");
      if (!one) continue;
      auto node = one->required("file");
      auto file = node ? node.string("file").value_or("") : std::string();
      auto given = read_entry(*one);
      one->done();
      if (file.empty()) continue;
      auto key = fs::path(file).lexically_normal().string();
      auto on_disk = fs::path(folder) / key.substr(0, key.find('!'));
      if (!fs::exists(on_disk, error)) {
        said.warning(code::document_manifest, node.span(), fmt::format("`{}` is not there", file));
        continue;
      }
      if (!entries.emplace(key, std::move(given)).second)
        wrong(node, fmt::format("`{}` stands twice; the first is taken", file));
    }
    fields->done();
  }
  // The sources end here: what is said keeps its place as words.
  for (auto one : said.sorted()) {
    if (one.has_place) {
      auto place = sources.place(one.span);
      one.subject = fmt::format("{}:{}:{}", name, place.line, place.column);
    }
    one.has_place = false;
    one.span = {};
    for (auto& note : one.notes) note.has_place = false, note.span = {};
    if (one.code.starts_with("R")) one.code = code::document_manifest;
    out.add(std::move(one));
  }
}

document::Given const* Manifests::of(std::string const& path, std::string const& member) const {
  for (auto const& folder : folders_of(path)) {
    auto entries = folders_.find(folder);
    if (entries == folders_.end() || entries->second.empty()) continue;
    auto file = inside(folder, path);
    if (!member.empty())
      if (auto found = entries->second.find(file + "!" + member); found != entries->second.end())
        return &found->second;
    if (auto found = entries->second.find(file); found != entries->second.end()) return &found->second;
  }
  return nullptr;
}

std::vector<std::pair<std::string, document::Given>> Manifests::all_of(std::string const& path) const {
  std::vector<std::pair<std::string, document::Given>> out;
  for (auto const& folder : folders_of(path)) {
    auto entries = folders_.find(folder);
    if (entries == folders_.end() || entries->second.empty()) continue;
    auto file = inside(folder, path);
    for (auto at = entries->second.lower_bound(file); at != entries->second.end(); ++at) {
      if (!at->first.starts_with(file)) break;
      if (at->first.size() == file.size() || at->first[file.size()] == '!') out.push_back(*at);
    }
  }
  return out;
}

}  // namespace duizhang
