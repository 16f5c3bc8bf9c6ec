// Outputs appear whole or not at all.
//
// The files are written into a new folder beside the wanted one, brought to the disk, and the two are
// exchanged in one step. A folder is replaced only when it is empty or ours: `manifest.json` in it says which
// files duizhang wrote, and any other file makes us refuse, so that `--out ~/Documents` destroys nothing.
// An output that cannot be written whole leaves the earlier one as it was.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "engine/diag/sink.hpp"

namespace duizhang::report {

struct OutputFile {
  std::string name;  // relative, '/' between folders: "index.html"
  std::string bytes;
};

struct OutputOptions {
  // False: rename the old away, then the new into place, as on file systems without RENAME_EXCHANGE.
  bool exchange = true;
};

// True when write_output would not refuse `folder` for what it is or holds; else an O001 diagnostic says why.
// To be asked before a long run.
[[nodiscard]] bool check_output(std::filesystem::path const& folder, diag::Diagnostics& out);

// Writes all files and the manifest as the new contents of `folder`, creating it and its parents. A folder
// given through a symbolic link is replaced where it stands; the link stays. False with an O001 diagnostic
// (and the system's words) when something fails, after removing what was begun.
[[nodiscard]] bool write_output(std::filesystem::path const& folder, std::span<OutputFile const> files,
                                diag::Diagnostics& out, OutputOptions options = {});

}  // namespace duizhang::report
