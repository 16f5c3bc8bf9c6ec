#include "engine/document/clean.hpp"

#include <algorithm>
#include <cassert>

namespace duizhang::document {
namespace {

void correct(text::Folded& folded, std::vector<Misreading> const& misreadings) {
  for (auto const& one : misreadings) {
    assert(one.written.size() == one.read.size() && !one.written.empty() && "the loader lets no other pass");
    for (auto at = folded.text.find(one.written); at != std::string::npos;
         at = folded.text.find(one.written, at + one.written.size()))
      folded.text.replace(at, one.written.size(), one.read);
  }
}

std::vector<text::Range> junk_in(std::string_view text, std::vector<std::string> const& words) {
  std::vector<text::Range> found;
  for (auto const& word : words) {
    if (word.empty()) continue;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size()))
      found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
  }
  std::sort(found.begin(), found.end(), [](auto a, auto b) { return a.begin < b.begin; });
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
  correct(folded, outline.misreadings);
  if (auto found = junk_in(folded.text, outline.junk); !found.empty()) take_out(folded, found);
}

}  // namespace duizhang::document
