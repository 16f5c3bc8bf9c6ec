#include "engine/document/clean.hpp"

#include <algorithm>
#include <cassert>

#include "engine/document/outline_year.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

// One after another, for what one makes another may read; in most texts there is nothing to read otherwise.
void correct(text::Folded& folded, Outline const& outline) {
  if (!stray_words(outline).misreadings.holds_any(folded.text)) return;
  for (auto const& one : outline.misreadings) {
    assert(one.written.size() == one.read.size() && !one.written.empty() && "the loader lets no other pass");
    for (auto at = text::find(folded.text, one.written); at != std::string::npos;
         at = text::find(folded.text, one.written, at + one.written.size()))
      folded.text.replace(at, one.written.size(), one.read);
  }
}

// By where they begin; of one word only places that do not overlap.
std::vector<text::Range> junk_in(std::string_view text, Outline const& outline) {
  std::vector<text::Range> found;
  std::vector<std::size_t> behind(outline.junk.size(), 0);  // the last place of each word
  stray_words(outline).junk.find(text, [&](std::uint32_t word, std::size_t at, std::uint32_t length) {
    if (at < behind[word]) return;
    behind[word] = at + length;
    found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
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
  correct(folded, outline);
  if (auto found = junk_in(folded.text, outline); !found.empty()) take_out(folded, found);
}

}  // namespace duizhang::document
