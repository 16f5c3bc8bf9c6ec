// A folder for one test, with files in it.
#pragma once

#include <filesystem>
#include <string>

namespace duizhang::test {

// Removed with the object; its name holds the process id, for tests run side by side.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(std::string const& name);
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  void write(std::string const& name, std::string const& bytes) const;

 private:
  std::filesystem::path path_;
};

}  // namespace duizhang::test
