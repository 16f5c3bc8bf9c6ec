// What `run` and `report` share: pages and data made from a run's tables, written, and summed up in the
// terminal.
#pragma once

#include <string>

#include "engine/cli/session.hpp"
#include "engine/report/output_folder.hpp"

namespace duizhang::cli {

struct OutputOptions : SharedOptions {
  std::string out = "out";
  std::string theme;  // folder of files laid over the shipped ones; "" for none
  std::string summary = "table";
  bool single_file = false;
};

void add_output_options(CLI::App& command, OutputOptions& options);

// Reads the tables that stand in `folder` back, makes everything else of them and puts all into place.
// `labels` are those of the rules. Returns `done`, or why it could not be.
[[nodiscard]] Status write_report(OutputOptions const& options, report::OutputFolder& folder,
                                  report::Labels labels, Session& session);

}  // namespace duizhang::cli
