#include "engine/document/clean.hpp"

#include <algorithm>
#include <cassert>

#include "engine/document/outline_year.hpp"
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

struct Stray {
  // By where they begin; of one word only places that do not overlap.
  std::vector<text::Range> junk;
  bool misread = false;  // a misreading stands somewhere
};

Stray stray_in(std::string_view text, text::Characters const& characters, Outline const& outline) {
  Stray found;
  auto const& finder = stray_words(outline);
  std::vector<std::size_t> behind(finder.junk, 0);  // the last place of each word
  finder.words.find(text, characters, [&](std::uint32_t word, std::size_t at, std::uint32_t length) {
    if (word >= finder.junk) {
      found.misread = true;
      return;
    }
    if (at < behind[word]) return;
    behind[word] = at + length;
    found.junk.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
  });
  return found;
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

bool clean(text::Folded& folded, text::Characters const& characters, Outline const& outline) {
  auto found = stray_in(folded.text, characters, outline);
  bool changed = found.misread || !found.junk.empty();
  if (found.misread) {
    correct(folded, outline);
    // What was misread may be junk, and what it is read as.
    found = stray_in(folded.text, text::Characters(folded.text), outline);
  }
  if (!found.junk.empty()) folded.take_out(joined(found.junk));
  return changed;
}

}  // namespace duizhang::document
