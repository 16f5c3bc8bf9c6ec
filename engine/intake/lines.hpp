// The lines of a file or pipe, one as soon as it is there.
#pragma once

#include <cstddef>
#include <string>

namespace duizhang::intake {

class LineReader {
 public:
  explicit LineReader(int descriptor) : descriptor_(descriptor) {}

  struct Line {
    std::string text;        // without its newline
    std::size_t number = 0;  // from 1
    bool too_long = false;   // more than max_file_bytes: `text` holds nothing of it
  };
  // Waits for the next line and no longer. False at the end, and where reading fails.
  [[nodiscard]] bool next(Line& line);

 private:
  int descriptor_;
  std::string held_;  // read and not given yet
  std::size_t at_ = 0;
  std::size_t number_ = 0;
  bool ended_ = false;
};

}  // namespace duizhang::intake
