#include "engine/intake/lines.hpp"

#include <unistd.h>

#include <cerrno>

#include "engine/intake/settings.hpp"

namespace duizhang::intake {

bool LineReader::next(Line& line) {
  constexpr std::size_t at_once = 1U << 16U;
  line = {};
  auto searched = at_;
  for (;;) {
    auto newline = held_.find('\n', searched);
    bool there = newline != std::string::npos;
    if (there || (ended_ && at_ < held_.size())) {
      auto end = there ? newline : held_.size();
      line.too_long = line.too_long || end - at_ > max_file_bytes;
      if (!line.too_long) line.text = held_.substr(at_, end - at_);
      at_ = there ? end + 1 : end;
      line.number = ++number_;
      return true;
    }
    if (ended_) {
      if (line.too_long) line.number = ++number_;
      return line.too_long;
    }
    held_.erase(0, at_);
    at_ = 0;
    if (held_.size() > max_file_bytes) held_.clear(), line.too_long = true;
    searched = held_.size();
    held_.resize(searched + at_once);
    auto got = read(descriptor_, held_.data() + searched, at_once);
    bool again = got < 0 && errno == EINTR;
    held_.resize(searched + (got > 0 ? static_cast<std::size_t>(got) : 0));
    ended_ = got <= 0 && !again;
  }
}

}  // namespace duizhang::intake
