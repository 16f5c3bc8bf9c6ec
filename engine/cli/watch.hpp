// Waiting for files to be edited.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace duizhang::cli {

// What a set of files and folders looks like from outside: changes when a file is written, added or removed.
class FolderState {
 public:
  explicit FolderState(std::vector<std::filesystem::path> const& paths);
  friend bool operator==(FolderState const&, FolderState const&) = default;

 private:
  std::map<std::string, std::pair<std::filesystem::file_time_type, std::uintmax_t>> files_;
};

// Calls `act` now and after every change below `paths`, for ever: until the program is stopped.
[[noreturn]] void watch(std::vector<std::filesystem::path> const& paths, std::function<void()> const& act);

}  // namespace duizhang::cli
