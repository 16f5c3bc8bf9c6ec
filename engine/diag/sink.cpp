#include "engine/diag/sink.hpp"

#include <algorithm>
#include <tuple>

namespace duizhang::diag {

void Diagnostics::add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

Diagnostic& Diagnostics::error(Code code, text::Span span, std::string message) {
  all_.push_back({code, Severity::error, span, true, std::move(message), {}, {}});
  return all_.back();
}

Diagnostic& Diagnostics::warning(Code code, text::Span span, std::string message) {
  all_.push_back({code, Severity::warning, span, true, std::move(message), {}, {}});
  return all_.back();
}

Diagnostic& Diagnostics::error_about(Code code, std::string subject, std::string message) {
  all_.push_back({code, Severity::error, {}, false, std::move(message), {}, std::move(subject)});
  return all_.back();
}

Diagnostic& Diagnostics::warning_about(Code code, std::string subject, std::string message) {
  all_.push_back({code, Severity::warning, {}, false, std::move(message), {}, std::move(subject)});
  return all_.back();
}

bool Diagnostics::has(Code code) const {
  return std::any_of(all_.begin(), all_.end(), [&](auto const& one) { return one.code == code; });
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [&](auto const& d) { return d.severity == severity; }));
}

namespace {
auto key(Diagnostic const& d) {
  return std::tuple(d.has_place, d.subject, d.span.source, d.span.begin, d.span.end, d.code, d.message);
}
}  // namespace

std::vector<Diagnostic> Diagnostics::sorted() const {
  auto out = all_;
  std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return key(a) < key(b); });
  auto same = [](auto const& a, auto const& b) { return key(a) == key(b); };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

void Diagnostics::append(Diagnostics const& other) {
  all_.insert(all_.end(), other.all_.begin(), other.all_.end());
}

}  // namespace duizhang::diag
