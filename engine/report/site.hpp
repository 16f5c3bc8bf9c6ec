// The folder of pages: an overview, a page for every place, year and indicator, and what stands around them.
// All links are relative, nothing is loaded from elsewhere, so that the folder opens from a disk as from a
// host.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/report/report.hpp"
#include "engine/report/theme.hpp"

namespace duizhang::report {

// Takes a file of the folder, '/' between folders in its name: `write` gives its bytes piece by piece.
using PieceSink = std::function<void(std::string_view)>;
using AddPage =
    std::function<void(std::string const& name, std::function<void(PieceSink const& to)> const& write)>;

// Gives each file to `add` as soon as it can be made.
void write_site(Report const& report, RunData const& run, Theme const& theme, AddPage const& add);

}  // namespace duizhang::report
