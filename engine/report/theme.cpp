#include "engine/report/theme.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "engine/diag/codes.hpp"
#include "engine/diag/render.hpp"

namespace duizhang::report {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 10> own_files{
    "page.html", "single.html", "filter.html", "icons.svg",      "colors.css",
    "style.css", "page.js",     "charts.js",   "plot.bundle.js", "report.yaml"};

}  // namespace

std::span<std::string_view const> Theme::names() { return own_files; }

std::string_view Theme::file(std::string_view name) const {
  if (auto found = own_.find(name); found != own_.end()) return found->second;
  return asset(name);
}

void load_theme(std::string const& folder, Theme& theme, Labels& labels, text::SourceMap& sources,
                diag::Diagnostics& out) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (auto name = at->path().filename().string(); !name.starts_with(".")) found.push_back(at->path());
  if (error) return out.error_about(diag::code::output_failed, folder, error.message()), void();
  std::sort(found.begin(), found.end());
  std::vector<std::string_view> known(own_files.begin(), own_files.end());
  for (auto const& path : found) {
    auto name = path.filename().string();
    if (std::find(own_files.begin(), own_files.end(), name) == own_files.end()) {
      auto near = diag::nearest(name, known);
      out.error_about(diag::code::output_failed, path.string(),
                      "no page uses a file of this name" +
                          (near.empty() ? std::string() : "; did you mean " + std::string(near) + "?"));
      continue;
    }
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) {
      out.error_about(diag::code::output_failed, path.string(), "cannot be read");
      continue;
    }
    if (name == "report.yaml") load_labels(sources.add(path.string(), bytes.str()), sources, labels, out);
    theme.replace(std::move(name), std::move(bytes).str());
  }
}

}  // namespace duizhang::report
