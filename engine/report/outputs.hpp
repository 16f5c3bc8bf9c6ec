// All files of a run, made from its tables.
#pragma once

#include "engine/report/output_folder.hpp"
#include "engine/report/read_run.hpp"
#include "engine/report/theme.hpp"

namespace duizhang::report {

struct OutputsOptions {
  bool single_file = false;  // one page that stands alone instead of a folder of pages
};

// Adds everything that is made of the three tables, each file as it is made: what stands in no table stands
// on no page. Of a failure the folder knows.
void make_outputs(Report const& report, RunData const& run, Theme const& theme, OutputsOptions options,
                  OutputFolder& out);

}  // namespace duizhang::report
