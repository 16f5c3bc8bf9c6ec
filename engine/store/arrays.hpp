// Arrays of plain values as bytes, to be looked at where they lie: nothing is copied when they are read.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace duizhang::store {

// As this machine writes them, each at a multiple of 8 bytes behind a number that says how many there are.
class ArrayWriter {
 public:
  template <class T>
  void add(std::span<T const> values) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
    auto count = std::uint64_t{values.size()};
    out_.append(reinterpret_cast<char const*>(&count), sizeof count);
    if (!values.empty()) out_.append(reinterpret_cast<char const*>(values.data()), values.size_bytes());
    out_.append((8 - out_.size() % 8) % 8, '\0');
  }
  void add(std::string_view text) { add(std::span<char const>(text.data(), text.size())); }
  void add(std::uint64_t value) { add(std::span<std::uint64_t const>(&value, 1)); }
  [[nodiscard]] std::string const& bytes() const { return out_; }

 private:
  std::string out_;
};

// Reads what an ArrayWriter wrote, in its order, from bytes that lie at a multiple of 8 and outlive what is
// given. Nothing is read beyond the end; good() is false when that was wanted.
class ArrayReader {
 public:
  explicit ArrayReader(std::string_view bytes) : rest_(bytes) {
    good_ = reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 == 0;
  }

  template <class T>
  [[nodiscard]] std::span<T const> next() {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
    std::uint64_t count = 0;
    if (!good_ || rest_.size() < sizeof count) return good_ = false, std::span<T const>();
    std::memcpy(&count, rest_.data(), sizeof count);
    rest_.remove_prefix(sizeof count);
    if (count > rest_.size() / sizeof(T)) return good_ = false, std::span<T const>();
    std::span<T const> out(reinterpret_cast<T const*>(rest_.data()), count);
    auto size = (out.size_bytes() + 7) / 8 * 8;
    if (size > rest_.size()) return good_ = false, std::span<T const>();
    rest_.remove_prefix(size);
    return out;
  }
  [[nodiscard]] std::string_view text() {
    auto all = next<char>();
    return {all.data(), all.size()};
  }
  [[nodiscard]] std::uint64_t number() {
    auto one = next<std::uint64_t>();
    return one.size() == 1 ? one[0] : (good_ = false, 0);
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace duizhang::store
