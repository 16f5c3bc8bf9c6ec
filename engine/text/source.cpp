#include "engine/text/source.hpp"

#include <algorithm>
#include <cassert>

#include "engine/text/utf8.hpp"

namespace duizhang::text {

SourceId SourceMap::add(std::string name, std::string bytes) {
  sources_.push_back({std::move(name), std::move(bytes), false, 0, {}, {}});
  return static_cast<SourceId>(sources_.size() - 1);
}

SourceId SourceMap::add_nested(SourceId parent, std::string bytes, std::vector<std::uint32_t> origin) {
  assert(origin.size() == bytes.size() + 1 && "one origin a byte and one for the end");
  sources_.push_back({{}, std::move(bytes), true, parent, std::move(origin), {}});
  return static_cast<SourceId>(sources_.size() - 1);
}

std::string_view SourceMap::name(SourceId id) const {
  auto const& source = sources_[id];
  return source.nested ? name(source.parent) : std::string_view(source.name);
}

std::string_view SourceMap::bytes(SourceId id) const { return sources_[id].bytes; }

Span SourceMap::outermost(Span span) const {
  while (sources_[span.source].nested) {
    auto const& source = sources_[span.source];
    auto map = [&](std::uint32_t at) {
      return source.origin[std::min<std::size_t>(at, source.bytes.size())];
    };
    auto begin = map(span.begin);
    // The end is the byte after the last one, not the origin of the next: they differ at line folds.
    auto end = span.end > span.begin ? map(span.end - 1) + 1 : begin;
    span = {source.parent, begin, std::max(begin, end)};
  }
  return span;
}

Place SourceMap::place(Span span) const {
  span = outermost(span);
  auto const& source = sources_[span.source];
  if (source.line_begins.empty()) {
    source.line_begins.push_back(0);
    for (std::uint32_t i = 0; i < source.bytes.size(); ++i)
      if (source.bytes[i] == '\n') source.line_begins.push_back(i + 1);
  }
  auto begin = std::min<std::uint32_t>(span.begin, static_cast<std::uint32_t>(source.bytes.size()));
  while (begin > 0 && begin < source.bytes.size() &&
         (static_cast<unsigned char>(source.bytes[begin]) & 0xC0U) == 0x80U)
    --begin;
  auto after = std::upper_bound(source.line_begins.begin(), source.line_begins.end(), begin);
  auto line = static_cast<std::uint32_t>(after - source.line_begins.begin());
  auto line_begin = source.line_begins[line - 1];
  std::string_view text = source.bytes;
  auto line_end = std::min(text.find('\n', line_begin), text.size());
  if (line_end > line_begin && text[line_end - 1] == '\r') --line_end;
  auto column = count_code_points(text.substr(line_begin, begin - line_begin)) + 1;
  return {source.name, line, static_cast<std::uint32_t>(column),
          text.substr(line_begin, line_end - line_begin), line_begin};
}

}  // namespace duizhang::text
