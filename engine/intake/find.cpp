#include "engine/intake/find.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "engine/diag/codes.hpp"
#include "engine/intake/format.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::intake {

namespace code = diag::code;
namespace fs = std::filesystem;

namespace {

bool matches(std::vector<std::string> const& patterns, std::string const& name, std::string const& path) {
  return std::any_of(patterns.begin(), patterns.end(), [&](auto const& pattern) {
    return fnmatch(pattern.c_str(), name.c_str(), 0) == 0 || fnmatch(pattern.c_str(), path.c_str(), 0) == 0;
  });
}

class Folder {
 public:
  Folder(std::string root, Filter const& filter, std::vector<std::string>& files, diag::Diagnostics& out)
      : root_(std::move(root)), filter_(filter), files_(files), out_(out) {}

  void walk() {
    std::error_code error;
    auto before = files_.size();
    auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator at(root_, options, error), end; !error && at != end;
         at.increment(error)) {
      auto name = at->path().filename().string();
      bool hidden = name.starts_with(".");
      auto inside = at->path().lexically_relative(root_).string();
      std::error_code unknown;
      if (at->is_directory(unknown)) {
        bool off = hidden || matches(filter_.exclude, name, inside);
        bool made = !off && holds_output(at->path());
        if (made) skip(at->path(), "holds the output of an earlier run; passed over");
        if (off || made) at.disable_recursion_pending();
        if (at->is_symlink(unknown) && !off) skip(at->path(), "is a link to a folder; not followed");
        continue;
      }
      if (!hidden) look_at(*at, name, inside);
    }
    if (error)
      out_.error_about(code::document_unreadable, printable(root_), error.message());
    else if (files_.size() == before)
      out_.error_about(code::document_unreadable, printable(root_), "the folder holds no report");
  }

 private:
  void look_at(fs::directory_entry const& entry, std::string const& name, std::string const& inside) {
    if (matches(filter_.exclude, name, inside) || name == "reports.yaml") return;
    std::error_code error;
    if (!entry.is_regular_file(error)) {
      skip(entry.path(), error || entry.is_symlink(error) ? "is a link that leads nowhere; passed over"
                                                          : "is no regular file; passed over");
      return;
    }
    bool wanted = filter_.include.empty() ? readable_by_name(name) : matches(filter_.include, name, inside);
    if (wanted)
      files_.push_back(entry.path().string());
    else if (filter_.include.empty())
      skip(entry.path(), "is of a kind that no report comes in; passed over");
  }

  // `run --out out .` a second time: pages and tables of ours are no reports.
  static bool holds_output(fs::path const& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "run.json", error) &&
           fs::is_regular_file(folder / "verdicts.ndjson", error);
  }

  void skip(fs::path const& path, std::string why) {
    out_.warning_about(code::document_skipped, printable(path.string()), std::move(why));
  }

  std::string root_;
  Filter const& filter_;
  std::vector<std::string>& files_;
  diag::Diagnostics& out_;
};

// Where files really are, links followed; the folder of many files is looked up once.
class RealPaths {
 public:
  std::string of(std::string const& file) {
    std::error_code error;
    fs::path const path(file);
    if (!path.has_filename() || path.filename() == "." || path.filename() == ".." ||
        fs::symlink_status(path, error).type() != fs::file_type::regular) {
      auto real = fs::weakly_canonical(path, error);
      return error ? file : real.string();
    }
    auto folder = path.parent_path().string();
    auto [at, fresh] = folders_.try_emplace(folder);
    if (fresh) {
      auto real = fs::weakly_canonical(folder.empty() ? fs::path(".") : fs::path(folder), error);
      if (!error) at->second = real;
    }
    return at->second.empty() ? file : (at->second / path.filename()).string();
  }

 private:
  std::map<std::string, fs::path> folders_;
};

}  // namespace

std::vector<std::string> find_files(std::vector<std::string> const& paths, Filter const& filter,
                                    diag::Diagnostics& out) {
  std::vector<std::string> files;
  for (auto const& path : paths) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error))
      Folder(path, filter, files, out).walk();
    else
      files.push_back(path);
  }
  // By name and not as given: the order of arguments and of folders changes no byte of the output.
  std::vector<std::pair<std::string, std::string>> named;
  named.reserve(files.size());
  for (auto& file : files) {
    auto name = fs::path(file).filename().string();
    named.emplace_back(std::move(name), std::move(file));
  }
  std::sort(named.begin(), named.end());
  files.clear();
  std::set<std::string> seen;
  RealPaths real;
  for (auto& [name, file] : named)
    if (seen.insert(file == "-" ? file : real.of(file)).second) files.push_back(std::move(file));
  return files;
}

std::string printable(std::string_view name) {
  constexpr std::string_view unknown = "\xEF\xBF\xBD";
  std::string out;
  while (!name.empty()) {
    auto bad = text::invalid_utf8(name).value_or(name.size());
    for (char c : name.substr(0, bad)) {
      bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
      control ? out.append(unknown) : out.append(1, c);
    }
    if (bad < name.size()) out.append(unknown);
    name.remove_prefix(std::min(bad + 1, name.size()));
  }
  return out;
}

}  // namespace duizhang::intake
