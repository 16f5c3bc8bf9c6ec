// A shared library that few runs need, loaded when one of its functions is first called: what is linked costs
// the system's loader at every start.
#pragma once

#include <atomic>
#include <string>

namespace duizhang::text {

class LateLibrary {
 public:
  // As the linker would have noted it: libzip.so.4.
  explicit constexpr LateLibrary(char const* name) : name_(name) {}

  // A function of it. std::runtime_error where there is no such library or function.
  [[nodiscard]] void* find(char const* function) const;
  // Which one it is, as far as its file tells, without loading it; where the file is not found beside
  // libraries that are loaded, it is loaded and "" is given.
  [[nodiscard]] std::string identity() const;

 private:
  char const* name_;
};

// A function of such a library, called as it is: Late<decltype(::zip_open)> const zip_open{zip, "zip_open"}.
template <class Function>
class Late {
 public:
  constexpr Late(LateLibrary const& library, char const* name) : library_(library), name_(name) {}
  operator Function*() const {  // NOLINT(google-explicit-constructor): it stands for the function
    auto* found = found_.load(std::memory_order_acquire);
    if (found == nullptr) {
      found = reinterpret_cast<Function*>(library_.find(name_));
      found_.store(found, std::memory_order_release);
    }
    return found;
  }

 private:
  LateLibrary const& library_;
  char const* name_;
  mutable std::atomic<Function*> found_{nullptr};
};

}  // namespace duizhang::text
