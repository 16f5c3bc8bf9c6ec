// Outputs appear whole or not at all.
//
// The files are written into a new hidden folder beside the wanted one as they are made, brought to the disk,
// and at the end the two are exchanged in one step. A folder is replaced only when it is empty or ours:
// `manifest.json` in it says which files duizhang wrote, and any other file makes us refuse, so that
// `--out ~/Documents` destroys nothing. An output that cannot be written whole leaves the earlier one as it
// was; what a run that was killed left beside it is removed by the next one.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

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

// True when an output could stand in `folder` for what it is or holds; else an O001 diagnostic says why. To
// be asked before a long run.
[[nodiscard]] bool check_output(std::filesystem::path const& folder, diag::Diagnostics& out);

// An output that is being written. Unless commit() succeeds it is gone with this, and nothing has changed.
// The first thing that fails is remembered, whatever comes behind it does nothing, and commit() says it.
class OutputFolder {
 public:
  // `folder` and its parents are made. One given through a symbolic link is replaced where it stands; the
  // link stays.
  explicit OutputFolder(std::filesystem::path folder, OutputOptions options = {});
  OutputFolder(OutputFolder const&) = delete;
  OutputFolder& operator=(OutputFolder const&) = delete;
  ~OutputFolder();

  void add(std::string const& name, std::string_view bytes);
  // One that is written piece by piece, by calls of what `write` is given.
  using Sink = std::function<void(std::string_view)>;
  void add(std::string const& name, std::function<void(Sink const&)> const& write);
  // One that a library writes to a path; false says that it failed, with its words in `why`.
  void add_path(std::string const& name,
                std::function<bool(std::filesystem::path const&, std::string& why)> const& write);

  // Where a file stands until the output is in its place, for those who read it again.
  [[nodiscard]] std::filesystem::path path(std::string const& name) const;
  [[nodiscard]] bool good() const;
  // Something else went wrong that the output cannot be without.
  void fail(std::string message);

  // Adds the manifest and puts all into place. False with an O001 diagnostic (and the system's words) when
  // that or anything before it failed.
  [[nodiscard]] bool commit(diag::Diagnostics& out);

 private:
  class Making;
  std::filesystem::path folder_;
  OutputOptions options_;
  std::unique_ptr<Making> making_;
  std::string failure_;
};

// Writes all files and the manifest as the new contents of `folder`.
[[nodiscard]] bool write_output(std::filesystem::path const& folder, std::span<OutputFile const> files,
                                diag::Diagnostics& out, OutputOptions options = {});

}  // namespace duizhang::report
