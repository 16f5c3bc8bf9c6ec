// Compares what a stage printed with a file of expectations. DUIZHANG_UPDATE_GOLDEN=1 rewrites the file
// instead; the diff is read in review.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace duizhang::test {

// Root of the source tree.
[[nodiscard]] std::filesystem::path source_dir();

[[nodiscard]] std::string read_file(std::filesystem::path const& path);

// Files below `folder` with this extension, sorted by name.
[[nodiscard]] std::vector<std::filesystem::path> files_in(std::filesystem::path const& folder,
                                                          std::string const& extension);

// "" when `actual` is what `expectation` holds, else the first line that differs on both sides.
[[nodiscard]] std::string golden_difference(std::filesystem::path const& expectation,
                                            std::string const& actual);

}  // namespace duizhang::test
