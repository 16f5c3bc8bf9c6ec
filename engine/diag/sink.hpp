// Collects diagnostics from every stage; gives them back without repeats, in the order of their places.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/diag/diagnostic.hpp"

namespace duizhang::diag {

class Diagnostics {
 public:
  void add(Diagnostic diagnostic);

  // Shorthands for what most callers say.
  Diagnostic& error(Code code, text::Span span, std::string message);
  Diagnostic& warning(Code code, text::Span span, std::string message);
  // About a whole file, folder or command, named by `subject`.
  Diagnostic& error_about(Code code, std::string subject, std::string message);
  Diagnostic& warning_about(Code code, std::string subject, std::string message);

  [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool has(Code code) const;
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] bool empty() const { return all_.empty(); }

  // Those without a place first, then by source and offset; identical ones once.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

  void append(Diagnostics const& other);

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace duizhang::diag
