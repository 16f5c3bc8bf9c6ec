#include "engine/store/column.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "engine/store/scratch.hpp"

namespace duizhang::store {
namespace {

constexpr std::size_t block_size = 4096, most_slots = 256;
constexpr auto no_block = static_cast<std::size_t>(-1);

}  // namespace

struct Blocks::Slot {
  std::size_t block = no_block;
  bool changed = false;  // since it was read or written
  std::unique_ptr<char[]> bytes;
};

Blocks::Blocks(std::filesystem::path folder, std::size_t width)
    : folder_(std::move(folder)), width_(width), in_block_(block_size / width) {}

Blocks::~Blocks() {
  if (file_ >= 0) ::close(file_);
}

// Puts a block into a slot, and what was there onto the disk.
void Blocks::bring(Slot& slot, std::size_t block) const {
  if (!slot.bytes) slot.bytes = std::make_unique<char[]>(block_size);
  auto at = [](std::size_t number) { return static_cast<off_t>(number * block_size); };
  if (slot.changed && error_ == 0) {
    if (file_ < 0) file_ = nameless_file(folder_);
    if (file_ < 0) error_ = errno;
    for (std::size_t done = 0; error_ == 0 && done < block_size;) {
      auto put = ::pwrite(file_, slot.bytes.get() + done, block_size - done,
                          at(slot.block) + static_cast<off_t>(done));
      if (put >= 0)
        done += static_cast<std::size_t>(put);
      else if (errno != EINTR)
        error_ = errno;
    }
  }
  slot.block = block;
  slot.changed = false;
  // What was never written, or lies behind the end of the file, is zeros.
  std::size_t have = 0;
  while (file_ >= 0 && error_ == 0 && have < block_size) {
    auto got =
        ::pread(file_, slot.bytes.get() + have, block_size - have, at(block) + static_cast<off_t>(have));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) error_ = errno;
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  std::fill(slot.bytes.get() + have, slot.bytes.get() + block_size, '\0');
}

char* Blocks::find(std::size_t index, bool to_write) const {
  auto block = index / in_block_;
  if (block >= slots_.size() && slots_.size() < most_slots) slots_.resize(std::min(block + 1, most_slots));
  auto& slot = slots_[block % most_slots];
  if (slot.block != block) bring(slot, block);
  slot.changed = slot.changed || to_write;
  return slot.bytes.get() + index % in_block_ * width_;
}

void Blocks::push_back(void const* record) { set(size_++, record); }
void Blocks::set(std::size_t index, void const* record) { std::memcpy(find(index, true), record, width_); }
void Blocks::get(std::size_t index, void* record) const { std::memcpy(record, find(index, false), width_); }

}  // namespace duizhang::store
