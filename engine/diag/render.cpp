#include "engine/diag/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/text/utf8.hpp"

namespace duizhang::diag {
namespace {

constexpr std::string_view severity_word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

constexpr std::string_view severity_color(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::note:
      return "\x1b[1;36m";
  }
  return "";
}

constexpr std::size_t context_columns = 60;  // shown of a long line on either side of the caret

// Tabs and other control characters as one blank each: a terminal must not act on what a file holds.
std::string visible(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

// The line with a caret under the span; a line of any length is cut to a window around the place.
std::string snippet(text::Span span, text::SourceMap const& sources) {
  auto outer = sources.outermost(span);
  auto place = sources.place(span);
  auto line = place.line_text;
  auto at = std::min<std::size_t>(outer.begin - place.line_begin, line.size());
  auto stop = std::min<std::size_t>(std::max(outer.end, outer.begin) - place.line_begin, line.size());
  while (at > 0 && at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) --at;
  std::size_t from = at;
  std::size_t back = 0;
  while (from > 0 && back < context_columns) from = text::previous(line, from), ++back;
  std::size_t to = at;
  for (std::size_t n = 0; to < line.size() && n < context_columns; ++n) to += text::code_point_size(line[to]);
  stop = std::min(std::max(stop, at), to);
  while (stop < to && (static_cast<unsigned char>(line[stop]) & 0xC0U) == 0x80U) ++stop;
  std::string_view lead = from > 0 ? "…" : "";
  auto shown = visible(line.substr(from, to - from));
  auto indent = text::display_width(visible(line.substr(from, at - from))) + (from > 0 ? 1U : 0U);
  auto width = std::max<std::size_t>(1, text::display_width(visible(line.substr(at, stop - at))));
  return fmt::format("    {}{}{}\n    {}^{}\n", lead, shown, to < line.size() ? "…" : "",
                     std::string(indent, ' '), std::string(width - 1, '~'));
}

std::string head(std::string_view where, Severity severity, Code code, std::string_view message, bool color) {
  auto tag = code.empty() ? std::string(severity_word(severity))
                          : fmt::format("{}[{}]", severity_word(severity), code);
  if (color) tag = fmt::format("{}{}\x1b[0m", severity_color(severity), tag);
  return fmt::format("{}: {}: {}\n", where, tag, message);
}

std::string where(text::Span span, text::SourceMap const& sources) {
  auto place = sources.place(span);
  return fmt::format("{}:{}:{}", place.name, place.line, place.column);
}

}  // namespace

std::string render(Diagnostic const& diagnostic, text::SourceMap const& sources, bool color) {
  std::string out;
  if (diagnostic.has_place) {
    out = head(where(diagnostic.span, sources), diagnostic.severity, diagnostic.code, diagnostic.message,
               color);
    out += snippet(diagnostic.span, sources);
  } else {
    out = head(diagnostic.subject, diagnostic.severity, diagnostic.code, diagnostic.message, color);
  }
  for (auto const& note : diagnostic.notes) {
    if (!note.has_place) {
      out += fmt::format("  note: {}\n", note.message);
      continue;
    }
    out += fmt::format("  note: {}: {}\n{}", where(note.span, sources), note.message,
                       snippet(note.span, sources));
  }
  return out;
}

std::string render_all(Diagnostics const& diagnostics, text::SourceMap const& sources, bool color) {
  std::string out;
  auto sorted = diagnostics.sorted();
  // A pattern is a source of its own inside its file; people read by the file's lines.
  std::stable_sort(sorted.begin(), sorted.end(), [&](auto const& a, auto const& b) {
    if (!a.has_place || !b.has_place) return !a.has_place && b.has_place;
    return sources.outermost(a.span) < sources.outermost(b.span);
  });
  for (auto const& diagnostic : sorted) out += render(diagnostic, sources, color);
  return out;
}

std::string_view nearest(std::string_view word, std::vector<std::string_view> const& known) {
  auto points = [](std::string_view text) {
    std::vector<char32_t> out;
    for (std::size_t at = 0; at < text.size(); at += text::code_point_size(text[at]))
      out.push_back(text::code_point_at(text, at));
    return out;
  };
  auto a = points(word);
  std::string_view best;
  auto limit = std::max<std::size_t>(1, a.size() / 3) + 1;
  for (auto candidate : known) {
    auto b = points(candidate);
    // Levenshtein row by row, with two neighbours swapped (grwoth) as one mistake.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
      std::swap(before, last);
      std::swap(last, row);
      row[0] = i;
      for (std::size_t j = 1; j <= b.size(); ++j) {
        row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
        bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    if (row[b.size()] < limit) limit = row[b.size()], best = candidate;
  }
  return best;
}

}  // namespace duizhang::diag
