// The folder of pages: an overview, a page for every place, year and indicator, and what stands around them.
// All links are relative, nothing is loaded from elsewhere, so that the folder opens from a disk as from a
// host.
#pragma once

#include <string>
#include <vector>

#include "engine/report/output_folder.hpp"
#include "engine/report/report.hpp"
#include "engine/report/theme.hpp"

namespace duizhang::report {

[[nodiscard]] std::vector<OutputFile> write_site(Report const& report, RunData const& run,
                                                 Theme const& theme);

}  // namespace duizhang::report
