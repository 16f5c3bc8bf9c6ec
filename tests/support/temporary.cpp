#include <unistd.h>

#include <fstream>

#include "tests/support/temporary.hpp"

namespace duizhang::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(std::string const& name)
    : path_(fs::temp_directory_path() / ("duizhang-" + name + "-" + std::to_string(::getpid()))) {
  fs::remove_all(path_);
  fs::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TemporaryFolder::write(std::string const& name, std::string const& bytes) const {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

}  // namespace duizhang::test
