// Values as bytes and back, for what a store keeps: numbers of any length, texts, lists, maps, and whatever
// has a `fields(archive, value)` that names its members.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace duizhang::store {

// What is packed (const) or unpacked, so that one function names the members for both.
template <class T, class Of>
concept Either = std::same_as<std::remove_const_t<T>, Of>;

class Packer {
 public:
  template <class... Values>
  void operator()(Values const&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::string const& bytes() const { return out_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out_ += static_cast<char>(value | 0x80U);
    out_ += static_cast<char>(value);
  }
  template <class T>
  void put(T const& value) {
    if constexpr (std::is_enum_v<T> || std::is_unsigned_v<T>) {
      number(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_integral_v<T>) {
      auto wide = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
      number((wide << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    } else if constexpr (std::is_same_v<T, double>) {
      number(std::bit_cast<std::uint64_t>(value));
    } else {
      fields(*this, value);
    }
  }
  void put(std::string const& text) { put(std::string_view(text)); }
  void put(std::string_view text) {
    number(text.size());
    out_ += text;
  }
  template <class T>
  void put(std::vector<T> const& values) {
    number(values.size());
    for (auto const& value : values) put(value);
  }
  template <class T>
  void put(std::optional<T> const& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class K, class V, class Less>
  void put(std::map<K, V, Less> const& values) {
    number(values.size());
    for (auto const& [key, value] : values) put(key), put(value);
  }

  std::string out_;
};

// Reads what a Packer wrote. Bytes that are none of its own give values that mean nothing, and good() is
// false; nothing is read beyond the end.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  // Bytes that stand there as they are, without their size; of what is unpacked.
  [[nodiscard]] std::string_view raw(std::size_t size) {
    if (size > rest_.size()) return fail(), std::string_view();
    auto bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }
  // Bytes that were not read yet.
  [[nodiscard]] std::size_t left() const { return rest_.size(); }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return good_ && rest_.empty(); }
  void fail() {
    good_ = false;
    rest_ = {};
  }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) return fail(), 0;
      auto byte = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    return fail(), 0;
  }
  // How many values follow: each has a byte at least.
  std::size_t count() {
    auto value = number();
    if (value > rest_.size()) return fail(), 0;
    return static_cast<std::size_t>(value);
  }
  template <class T>
  void get(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = number() != 0;
    } else if constexpr (std::is_enum_v<T> || std::is_unsigned_v<T>) {
      value = static_cast<T>(number());
    } else if constexpr (std::is_integral_v<T>) {
      auto wide = number();
      value = static_cast<T>(static_cast<std::int64_t>((wide >> 1U) ^ (~(wide & 1U) + 1)));
    } else if constexpr (std::is_same_v<T, double>) {
      value = std::bit_cast<double>(number());
    } else {
      fields(*this, value);
    }
  }
  void get(std::string& text) {
    std::string_view bytes;
    get(bytes);
    text.assign(bytes);
  }
  // Of what is unpacked, not of its own.
  void get(std::string_view& bytes) {
    auto size = count();
    bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class T>
  void get(std::vector<T>& values) {
    auto size = count();
    values.clear();
    values.reserve(size);
    for (std::size_t i = 0; i < size && good_; ++i) get(values.emplace_back());
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool there = false;
    get(there);
    value.reset();
    if (there) get(value.emplace());
  }
  template <class K, class V, class Less>
  void get(std::map<K, V, Less>& values) {
    auto size = count();
    values.clear();
    for (std::size_t i = 0; i < size && good_; ++i) {
      K key{};
      get(key);
      get(values.emplace_hint(values.end(), std::move(key), V{})->second);
    }
  }

  std::string_view rest_;
  bool good_ = true;
};

// An array as it lies in memory: what reads it is the same build.
template <class T>
void array(Packer& to, std::vector<T> const& values) {
  static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
  to(std::string_view(reinterpret_cast<char const*>(values.data()), values.size() * sizeof(T)));
}

template <class T>
void array(Unpacker& from, std::vector<T>& values) {
  static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
  std::string_view bytes;
  from(bytes);
  if (bytes.size() % sizeof(T) != 0) return from.fail();
  values.resize(bytes.size() / sizeof(T));
  if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
}

}  // namespace duizhang::store
