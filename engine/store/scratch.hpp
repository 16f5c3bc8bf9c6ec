// What does not fit in memory while a program works: bytes in a file without a name, which is gone when the
// program is, however it ends.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace duizhang::store {

// A file without a name, open for reading and writing, in `folder` or the nearest folder above it that is
// there; where none takes a file, among the system's temporary files. -1 and errno: there is none.
[[nodiscard]] int nameless_file(std::filesystem::path const& folder);

// Bytes one behind the other, written once and read anywhere. For one thread.
class Scratch {
 public:
  // In a nameless_file of `folder`, made when it is first needed.
  explicit Scratch(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Scratch(Scratch const&) = delete;
  Scratch& operator=(Scratch const&) = delete;
  ~Scratch();

  // Puts bytes at the end; where they stand.
  std::uint64_t append(std::string_view bytes);
  // `size` bytes that were appended, good until the next call; "" when they cannot be read.
  [[nodiscard]] std::string_view read(std::uint64_t at, std::size_t size);

  // The same for bytes that bring their size along.
  std::uint64_t append_record(std::string_view bytes);
  [[nodiscard]] std::string_view record(std::uint64_t at);

  [[nodiscard]] std::uint64_t size() const { return written_ + waiting_.size(); }
  // Of the first call that failed, as errno; 0 when none did. All that is read afterwards is "".
  [[nodiscard]] int error() const { return error_; }

 private:
  bool open();
  void flush();
  bool fill(std::uint64_t at, std::size_t size);

  std::filesystem::path folder_;
  int file_ = -1;
  int error_ = 0;
  std::uint64_t written_ = 0;
  std::string waiting_;      // to be written
  std::string window_;       // read last
  std::uint64_t begin_ = 0;  // where it stands
};

}  // namespace duizhang::store
