#include "tests/support/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace duizhang::test {

std::filesystem::path source_dir() {
  return DUIZHANG_SOURCE_DIR;  // and not __FILE__, which a compiler cache may make relative
}

std::string read_file(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::filesystem::path> files_in(std::filesystem::path const& folder,
                                            std::string const& extension) {
  std::vector<std::filesystem::path> out;
  for (auto const& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == extension) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::string golden_difference(std::filesystem::path const& expectation, std::string const& actual) {
  if (std::getenv("DUIZHANG_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(expectation, std::ios::binary) << actual;
    return "";
  }
  auto expected = read_file(expectation);
  if (expected == actual) return "";
  std::istringstream a(expected), b(actual);
  std::string left, right;
  for (int line = 1;; ++line) {
    bool more_left = static_cast<bool>(std::getline(a, left));
    bool more_right = static_cast<bool>(std::getline(b, right));
    if (!more_left) left = "(end of file)";
    if (!more_right) right = "(end of output)";
    if (left != right || (!more_left && !more_right))
      return expectation.filename().string() + ":" + std::to_string(line) + "\n  expected: " + left +
             "\n  actual:   " + right;
  }
}

}  // namespace duizhang::test
