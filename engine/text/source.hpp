// The texts that people gave us, and where in them something is: line and column on request.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.hpp"

namespace duizhang::text {

// A place as a person counts it: lines and columns from 1, columns in code points.
struct Place {
  std::string_view name;  // the file's name as given
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::string_view line_text;    // the line without its newline
  std::uint32_t line_begin = 0;  // its byte offset in the source
};

// Owns the bytes of every source. References and views stay valid as long as the map lives.
class SourceMap {
 public:
  // Takes a text that is known to be valid UTF-8.
  SourceId add(std::string name, std::string bytes);

  // A text that was decoded out of another source (a YAML scalar): `origin[i]` is the byte offset in
  // `parent` that byte i of `bytes` came from; one entry more than there are bytes.
  SourceId add_nested(SourceId parent, std::string bytes, std::vector<std::uint32_t> origin);

  [[nodiscard]] std::string_view name(SourceId id) const;
  [[nodiscard]] std::string_view bytes(SourceId id) const;

  // The same place in the outermost source: a span of a nested source becomes one of its file.
  [[nodiscard]] Span outermost(Span span) const;

  // Where span.begin stands, in the outermost source.
  [[nodiscard]] Place place(Span span) const;

  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  [[nodiscard]] bool is_nested(SourceId id) const { return sources_[id].nested; }

 private:
  struct Source {
    std::string name;
    std::string bytes;
    bool nested = false;
    SourceId parent = 0;
    std::vector<std::uint32_t> origin;
    mutable std::vector<std::uint32_t> line_begins;  // filled when a place is first asked for
  };
  std::deque<Source> sources_;
};

}  // namespace duizhang::text
