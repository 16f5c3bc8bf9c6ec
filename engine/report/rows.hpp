// Claims and verdicts as pages see them: by number, whether they lie in memory or are read from a file when
// they are asked for.
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace duizhang::report {

// Rows that are not in memory.
template <class T>
class RowSource {
 public:
  RowSource() = default;
  RowSource(RowSource const&) = delete;
  RowSource& operator=(RowSource const&) = delete;
  virtual ~RowSource() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual T const& at(std::size_t index) const = 0;  // good until the next forget()
  virtual void forget() const = 0;
};

// A view: what it looks at must outlive it.
template <class T>
class Rows {
 public:
  Rows() = default;
  Rows(std::span<T const> held) : held_(held) {}
  Rows(std::vector<T> const& held) : held_(held) {}
  Rows(RowSource<T> const& source) : source_(&source) {}

  [[nodiscard]] std::size_t size() const { return source_ != nullptr ? source_->size() : held_.size(); }
  // Good until the next forget().
  [[nodiscard]] T const& operator[](std::size_t index) const {
    return source_ != nullptr ? source_->at(index) : held_[index];
  }
  // Rows that were read may leave memory: whoever goes through many calls it between two of them, when no
  // reference to any is held.
  void forget() const {
    if (source_ != nullptr) source_->forget();
  }

 private:
  std::span<T const> held_;
  RowSource<T> const* source_ = nullptr;
};

}  // namespace duizhang::report
