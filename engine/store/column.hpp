// Records of one size by their number: a mebibyte of them in memory, what goes beyond that in a file without
// a name, which is gone when the program is.
#pragma once

#include <cstddef>
#include <cstring>
#include <filesystem>
#include <memory>
#include <type_traits>
#include <vector>

namespace duizhang::store {

// The same of bytes. For one thread, reading included.
class Blocks {
 public:
  // Each record has `width` bytes, at most a block. `folder` as for Scratch; the file is made when it is
  // first needed.
  Blocks(std::filesystem::path folder, std::size_t width);
  Blocks(Blocks const&) = delete;
  Blocks& operator=(Blocks const&) = delete;
  ~Blocks();

  void push_back(void const* record);
  void set(std::size_t index, void const* record);  // of one that is there
  void get(std::size_t index, void* record) const;  // zeros when it cannot be read
  [[nodiscard]] std::size_t size() const { return size_; }
  // Of the first call that failed, as errno; 0 when none did.
  [[nodiscard]] int error() const { return error_; }

 private:
  struct Slot;  // where one of several blocks may lie

  [[nodiscard]] char* find(std::size_t index, bool to_write) const;
  void bring(Slot& slot, std::size_t block) const;

  std::filesystem::path folder_;
  std::size_t width_;
  std::size_t in_block_;  // records
  std::size_t size_ = 0;
  mutable std::vector<Slot> slots_;
  mutable int file_ = -1;
  mutable int error_ = 0;
};

template <class T>
class Column {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  explicit Column(std::filesystem::path const& folder = {})
      : blocks_(std::make_unique<Blocks>(folder, sizeof(T))) {}
  void push_back(T const& value) { blocks_->push_back(&value); }
  void set(std::size_t index, T const& value) { blocks_->set(index, &value); }
  [[nodiscard]] T operator[](std::size_t index) const {
    T value{};
    blocks_->get(index, static_cast<void*>(&value));
    return value;
  }
  [[nodiscard]] std::size_t size() const { return blocks_->size(); }
  [[nodiscard]] int error() const { return blocks_->error(); }

 private:
  std::unique_ptr<Blocks> blocks_;  // so that it can be moved
};

}  // namespace duizhang::store
