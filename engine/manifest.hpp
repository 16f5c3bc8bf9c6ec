// reports.yaml: what a person who gathered reports says of each file beside it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/document/read.hpp"

namespace duizhang {

// The manifests beside files, read once before any report is. A manifest speaks for the files of its own
// folder and of those below; where several speak for one file, the nearest counts.
class Manifests {
 public:
  // Looks for reports.yaml in the folder of each file and in those above it, as far as its path is given.
  // D022 for one that cannot be read, a key that nothing reads, a file that is named and not there.
  void find(std::vector<std::string> const& files, diag::Diagnostics& out);

  // What is said of a file, or of a member of an archive (`reports.zip!a/b.txt` in the manifest); an entry
  // for the archive speaks for each member that has none.
  [[nodiscard]] document::Given const* of(std::string const& path, std::string const& member = {}) const;
  // All that is said of a file and of what is in it.
  [[nodiscard]] std::vector<std::pair<std::string, document::Given>> all_of(std::string const& path) const;

 private:
  void read(std::string const& folder, diag::Diagnostics& out);

  // Folder as given → file, relative to it → what is said. A folder without a manifest holds nothing.
  std::map<std::string, std::map<std::string, document::Given>> folders_;
};

}  // namespace duizhang
