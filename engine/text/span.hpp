// Places in what was read. Everything the engine says points back with these.
#pragma once

#include <cstdint>
#include <string_view>

namespace duizhang::text {

// Index of a source in the SourceMap that handed it out.
using SourceId = std::uint32_t;

// Half-open range of bytes [begin, end) of one source.
struct Span {
  SourceId source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend auto operator<=>(Span const&, Span const&) = default;
};

// Half-open range of bytes of a text that is known from the context.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(Range inner) const { return begin <= inner.begin && inner.end <= end; }
  [[nodiscard]] bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(Range const&, Range const&) = default;
};

inline std::string_view slice(std::string_view text, Range range) {
  return text.substr(range.begin, range.end - range.begin);
}

}  // namespace duizhang::text
