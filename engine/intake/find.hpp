// Which files of those named are read.
#pragma once

#include <string>
#include <vector>

#include "engine/diag/sink.hpp"

namespace duizhang::intake {

// Shell patterns (*, ?, […]) that a file of a folder is matched against by its name and by its path from that
// folder. A file that a person names is read whatever they say.
struct Filter {
  std::vector<std::string> include;  // empty: files of kinds that reports come in, by their ending
  std::vector<std::string> exclude;
};

// The files that `paths` name: files as they are, folders with all that `filter` lets through below them,
// "-" for standard input; sorted by name, each once. Links to folders are not followed. What is left out of
// a folder and why goes to `out`.
[[nodiscard]] std::vector<std::string> find_files(std::vector<std::string> const& paths, Filter const& filter,
                                                  diag::Diagnostics& out);

// A file name as it can be printed: bytes that are no UTF-8 and control characters become U+FFFD.
[[nodiscard]] std::string printable(std::string_view name);

}  // namespace duizhang::intake
