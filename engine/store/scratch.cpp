#include "engine/store/scratch.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace duizhang::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t a_write = 256 << 10;
constexpr std::size_t ahead = 64 << 10;  // read where one thing is read behind the other
constexpr std::size_t a_look = 4 << 10;  // elsewhere

int without_name(fs::path const& folder) {
  int file = -1;
#ifdef O_TMPFILE
  file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) return file;
#endif
  auto name = (folder / ".duizhang-XXXXXX").string();
  file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file >= 0) ::unlink(name.c_str());
  return file;
}

}  // namespace

int nameless_file(fs::path const& wanted) {
  std::error_code ignored;
  auto folder = fs::absolute(wanted.empty() ? fs::path(".") : wanted, ignored);
  while (folder.has_relative_path() && !fs::is_directory(folder, ignored)) folder = folder.parent_path();
  int file = without_name(folder);
  return file >= 0 ? file : without_name(fs::temp_directory_path(ignored));
}

Scratch::~Scratch() {
  if (file_ >= 0) ::close(file_);
}

bool Scratch::open() {
  if (file_ >= 0 || error_ != 0) return error_ == 0;
  file_ = nameless_file(folder_);
  if (file_ < 0) error_ = errno;
  return file_ >= 0;
}

std::uint64_t Scratch::append(std::string_view bytes) {
  auto at = size();
  waiting_ += bytes;
  if (waiting_.size() >= a_write) flush();
  return at;
}

void Scratch::flush() {
  if (waiting_.empty() || !open()) return waiting_.clear();
  for (std::string_view rest = waiting_; !rest.empty();) {
    auto done = ::pwrite(file_, rest.data(), rest.size(), static_cast<off_t>(written_));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) {
      error_ = errno;
      break;
    }
    written_ += static_cast<std::uint64_t>(done);
    rest.remove_prefix(static_cast<std::size_t>(done));
  }
  waiting_.clear();
}

// Brings bytes into the window: further ones where what was read last ends here.
bool Scratch::fill(std::uint64_t at, std::size_t size) {
  if (at >= begin_ && at - begin_ + size <= window_.size()) return true;
  if (at + size > written_) flush();
  if (error_ != 0 || at + size > written_) return false;
  bool onward = at >= begin_ && at - begin_ <= window_.size();
  auto wanted = std::max(size, onward ? ahead : a_look);
  window_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, written_ - at)));
  begin_ = at;
  for (std::size_t have = 0; have < window_.size();) {
    auto got = ::pread(file_, window_.data() + have, window_.size() - have, static_cast<off_t>(at + have));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      error_ = got < 0 ? errno : EIO;
      window_.clear();
      return false;
    }
    have += static_cast<std::size_t>(got);
  }
  return true;
}

std::string_view Scratch::read(std::uint64_t at, std::size_t size) {
  if (!fill(at, size)) return {};
  return std::string_view(window_).substr(static_cast<std::size_t>(at - begin_), size);
}

std::uint64_t Scratch::append_record(std::string_view bytes) {
  auto at = size();
  auto length = bytes.size();
  for (; length >= 0x80; length >>= 7U) waiting_ += static_cast<char>(length | 0x80U);
  waiting_ += static_cast<char>(length);
  append(bytes);
  return at;
}

std::string_view Scratch::record(std::uint64_t at) {
  constexpr std::size_t longest_length = 10;
  if (at >= size()) return {};
  auto head = read(at, static_cast<std::size_t>(std::min<std::uint64_t>(longest_length, size() - at)));
  std::size_t length = 0, used = 0;
  for (bool more = true; more && used < head.size(); ++used) {
    auto byte = static_cast<unsigned char>(head[used]);
    length |= std::size_t{byte & 0x7FU} << (7 * used);
    more = byte >= 0x80;
  }
  return used == 0 ? std::string_view() : read(at + used, length);
}

}  // namespace duizhang::store
