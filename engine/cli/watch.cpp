#include "engine/cli/watch.hpp"

#include <chrono>
#include <thread>

namespace duizhang::cli {

namespace fs = std::filesystem;

FolderState::FolderState(std::vector<fs::path> const& paths) {
  auto look = [&](fs::path const& file) {
    std::error_code error;
    auto written = fs::last_write_time(file, error);
    auto size = error ? 0 : fs::file_size(file, error);
    if (!error) files_[file.string()] = {written, size};
  };
  for (auto const& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      look(path);
      continue;
    }
    for (fs::recursive_directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
      std::error_code unknown;
      if (at->is_regular_file(unknown)) look(at->path());
    }
  }
}

void watch(std::vector<fs::path> const& paths, std::function<void()> const& act) {
  using namespace std::chrono_literals;
  for (;;) {
    FolderState before(paths);
    act();
    // An editor writes in several steps: go on when nothing has moved for one more look.
    auto seen = before;
    for (auto now = FolderState(paths); now == before || !(now == seen); now = FolderState(paths)) {
      seen = std::move(now);
      std::this_thread::sleep_for(200ms);
    }
  }
}

}  // namespace duizhang::cli
