// What `run` and `report` share: pages and data made from a run's tables, written, and summed up in the
// terminal.
#pragma once

#include <string>

#include "engine/cli/session.hpp"
#include "engine/report/read_run.hpp"

namespace duizhang::cli {

struct OutputOptions : SharedOptions {
  std::string out = "out";
  std::string theme;  // folder of files laid over the shipped ones; "" for none
  std::string summary = "table";
  bool single_file = false;
};

void add_output_options(CLI::App& command, OutputOptions& options);

// Reads the tables back, makes everything of them and writes the folder. `labels` are those of the rules.
// Returns `done`, or why it could not be.
[[nodiscard]] Status write_report(OutputOptions const& options, report::RunFiles files, report::Labels labels,
                                  Session& session);

}  // namespace duizhang::cli
