#include "engine/document/clean.hpp"

#include <algorithm>
#include <cassert>

#include "engine/document/outline_year.hpp"
#include "engine/text/simplify.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

// One after another, for what one makes another may read.
void correct(text::Folded& folded, Outline const& outline) {
  for (auto const& one : outline.misreadings) {
    assert(one.written.size() == one.read.size() && !one.written.empty() && "the loader lets no other pass");
    for (auto at = text::find(folded.text, one.written); at != std::string::npos;
         at = text::find(folded.text, one.written, at + one.written.size()))
      folded.text.replace(at, one.written.size(), one.read);
  }
}

// Words that overlap go together.
std::vector<text::Range> joined(std::vector<text::Range> const& found) {
  std::vector<text::Range> out;
  for (auto range : found)
    if (!out.empty() && range.begin <= out.back().end)
      out.back().end = std::max(out.back().end, range.end);
    else
      out.push_back(range);
  return out;
}

}  // namespace

Stray find_stray(text::Folded const& folded, text::Characters const& characters, Outline const& outline) {
  Stray found;
  auto const& finder = stray_words(outline);
  std::vector<std::size_t> behind(finder.junk, 0);  // the last place of each word
  finder.words.find(folded.text, characters, [&](std::uint32_t word, std::uint32_t at, std::uint32_t length) {
    if (word >= finder.traditional) {
      found.traditional += folded.origin_of(at) < text::traditional_bytes ? 1U : 0U;
    } else if (word >= finder.junk) {
      found.misread = true;
    } else if (at >= behind[word]) {
      behind[word] = at + length;
      found.junk.push_back({at, at + length});
    }
  });
  return found;
}

bool clean(text::Folded& folded, Stray stray, Outline const& outline) {
  bool changed = stray.misread || !stray.junk.empty();
  if (stray.misread) {
    correct(folded, outline);
    // What was misread may be junk, and what it is read as.
    stray = find_stray(folded, text::Characters(folded.text), outline);
  }
  if (!stray.junk.empty()) folded.take_out(joined(stray.junk));
  return changed;
}

}  // namespace duizhang::document
