// The files that pages are made with: templates, style, colours, scripts and words. The shipped ones are
// built in; a folder of the user's own may replace any of them by name.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "engine/diag/sink.hpp"
#include "engine/report/labels.hpp"
#include "engine/text/source.hpp"

namespace duizhang::report {

class Theme {
 public:
  // The names of all files there are; report.yaml holds the words.
  [[nodiscard]] static std::span<std::string_view const> names();
  [[nodiscard]] std::string_view file(std::string_view name) const;  // "" for a name that does not exist
  void replace(std::string name, std::string bytes) { own_[std::move(name)] = std::move(bytes); }

 private:
  std::map<std::string, std::string, std::less<>> own_;
};

// Lays the files of `folder` over the shipped ones, and its report.yaml over `labels`. A file that no page
// uses is an error with the nearest name: it would be edited in vain.
void load_theme(std::string const& folder, Theme& theme, Labels& labels, text::SourceMap& sources,
                diag::Diagnostics& out);

}  // namespace duizhang::report
