// What was made once, kept in a folder for the next run: bytes by a key that names all they were made of.
//
// One file an entry. A new one is written beside its place and renamed into it, one that is there is written
// over, so that runs may share a folder and be killed: each entry carries its key, its size and a hash of its
// bytes, and what does not agree with them is not there. Whatever fails is as if nothing were kept; nobody is
// told.
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace duizhang::store {

struct Key {
  std::uint64_t high = 0, low = 0;
  [[nodiscard]] std::string hex() const;  // 32 hexadecimal digits
  friend auto operator<=>(Key, Key) = default;
};

// Of several texts, so that none of their bytes can be taken for those of a neighbour.
[[nodiscard]] Key key_of(std::initializer_list<std::string_view> parts);

struct Contents {
  std::size_t entries = 0;
  std::uint64_t bytes = 0;
};

// Bytes that were read, for whoever reads again and again: what was there before is overwritten.
class Buffer {
 public:
  [[nodiscard]] std::string_view bytes() const { return {data_.get() + begin_, size_ - begin_}; }
  [[nodiscard]] std::size_t room() const { return room_; }  // bytes that it takes

 private:
  friend class Store;
  char* take(std::size_t size);
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0, room_ = 0;
  std::size_t begin_ = 0;  // of the bytes; before them stands what the store says of them
};

class Store {
 public:
  // `program` says which program makes the bytes: another one finds none of them. `limit`: bytes on the disk;
  // no run writes more than that. The folder is made when something is first kept.
  Store(std::filesystem::path folder, std::string program, std::uint64_t limit);

  // Safe to call from several threads, and while other processes use the folder.
  [[nodiscard]] Key key(std::initializer_list<std::string_view> parts) const;
  [[nodiscard]] std::optional<std::string> get(Key key) const;
  // The same into a buffer; false: there is none.
  [[nodiscard]] bool get(Key key, Buffer& to) const;
  void put(Key key, std::string_view bytes) { put(key, std::span(&bytes, 1)); }
  // Several pieces, one behind the other.
  void put(Key key, std::span<std::string_view const> pieces);

  // Takes out what was longest not used until the limit is kept again. Looks at all entries only when what
  // was put since somebody last did might go over it, or after some dozens of runs.
  void trim();

  [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }
  [[nodiscard]] std::uint64_t limit() const { return limit_; }
  [[nodiscard]] Contents contents() const;
  // Takes out all entries and nothing else that stands in the folder. False: some could not be.
  bool clear();

 private:
  struct Head;
  [[nodiscard]] std::filesystem::path path_of(Key key) const;
  [[nodiscard]] bool surely_below_limit();
  void note_size(std::uint64_t bytes) const;
  [[nodiscard]] bool overwrite(Key key, Head const& head, std::span<std::string_view const> pieces);

  std::filesystem::path folder_;
  std::string program_;
  std::uint64_t limit_;
  std::atomic<std::uint64_t> written_{0};
  std::atomic<std::uint64_t> grown_{0};  // bytes that the folder holds more
  std::atomic<std::uint64_t> number_{0};
  std::atomic<bool> broken_{false};  // the disk is full or may not be written: no more attempts
};

}  // namespace duizhang::store
