// All files of a run, made from its tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/report/output_folder.hpp"
#include "engine/report/read_run.hpp"
#include "engine/report/theme.hpp"

namespace duizhang::report {

struct OutputsOptions {
  bool single_file = false;  // one page that stands alone instead of a folder of pages
};

// The three tables as they are, and everything made of them: what stands in no table stands on no page.
// Empty, with an O001 diagnostic, when the library behind the spreadsheet or the database fails.
[[nodiscard]] std::optional<std::vector<OutputFile>> make_outputs(RunFiles files, Report const& report,
                                                                  RunData const& run, Theme const& theme,
                                                                  OutputsOptions options,
                                                                  diag::Diagnostics& out);

}  // namespace duizhang::report
