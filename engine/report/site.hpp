// The folder of pages: an overview, a page for every place, year and indicator, and what stands around them.
// All links are relative, nothing is loaded from elsewhere, so that the folder opens from a disk as from a
// host.
#pragma once

#include <functional>

#include "engine/report/output_folder.hpp"
#include "engine/report/report.hpp"
#include "engine/report/theme.hpp"

namespace duizhang::report {

// Gives each file to `add` as soon as it is made.
void write_site(Report const& report, RunData const& run, Theme const& theme,
                std::function<void(OutputFile)> const& add);

}  // namespace duizhang::report
