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

Stray stray_in(std::string_view text, Outline const& outline) {
  Stray found;
  auto const& finder = stray_words(outline);
  std::vector<std::size_t> behind(finder.junk, 0);  // the last place of each word
  finder.words.find(text, [&](std::uint32_t word, std::size_t at, std::uint32_t length) {
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

void take_out(text::Folded& folded, std::vector<text::Range> const& found) {
  std::size_t to = found.front().begin;
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::size_t from = found[i].end;
    while (i + 1 < found.size() && found[i + 1].begin <= from)  // words that overlap
      from = std::max<std::size_t>(from, found[++i].end);
    std::size_t stop = i + 1 < found.size() ? found[i + 1].begin : folded.text.size();
    for (; from < stop; ++from, ++to) {
      folded.text[to] = folded.text[from];
      folded.origin[to] = folded.origin[from];
      folded.end_of[to] = folded.end_of[from];
    }
  }
  folded.origin[to] = folded.origin.back();
  folded.text.resize(to);
  folded.origin.resize(to + 1);
  folded.end_of.resize(to);
}

}  // namespace

void clean(text::Folded& folded, Outline const& outline) {
  auto found = stray_in(folded.text, outline);
  if (found.misread) {
    correct(folded, outline);
    found = stray_in(folded.text, outline);  // what was misread may be junk, and what it is read as
  }
  if (!found.junk.empty()) take_out(folded, found.junk);
}

}  // namespace duizhang::document
