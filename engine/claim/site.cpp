#include "engine/claim/site.hpp"

#include <algorithm>
#include <array>

#include "engine/text/utf8.hpp"

namespace duizhang::claim {
namespace {

constexpr std::uint32_t farthest =
    450;  // bytes, 150 characters: a figure farther away has a subject nearer by
constexpr std::size_t longest_name = 16;  // characters

// Marks that cannot stand inside the name of an area, or right behind it.
constexpr std::array<std::string_view, 4> inner_marks{",", "、", "“", ":"};
constexpr std::array<std::string_view, 2> outer_marks{"、", "”"};

template <class Words, class Predicate>
bool any(Words const& words, Predicate holds) {
  return std::any_of(words.begin(), words.end(), holds);
}

}  // namespace

std::string_view site_before(document::Document const& document, rule::SubjectWords const& words,
                             text::Range sentence, std::uint32_t place) {
  auto const& own = document.info.jurisdiction;
  if (any(words.sites, [&](auto const& site) { return own.ends_with(site); })) return {};
  auto from = std::max(sentence.begin, place > farthest ? document.boundary(place - farthest) : 0);
  auto before = document.slice({from, place});
  auto semicolon = before.rfind(';');
  if (semicolon == std::string_view::npos && from != sentence.begin) return {};
  if (semicolon != std::string_view::npos) before.remove_prefix(semicolon + 1);
  auto clause_end = before.find(',');
  if (clause_end == std::string_view::npos) return {};  // its own clause: its own words say it
  auto opening = text::prefix(before, longest_name);
  if (opening.size() > clause_end) opening = opening.substr(0, clause_end);
  std::string_view name;
  for (auto const& site : words.sites)
    if (auto at = opening.find(site); at != std::string_view::npos && at >= 6)
      if (auto end = at + site.size(); name.empty() || end < name.size()) name = opening.substr(0, end);
  if (name.empty()) return {};
  auto holds = [&](auto const& mark) { return name.find(mark) != std::string_view::npos; };
  auto opens = [&](auto const& verb) { return name.starts_with(verb); };
  auto behind = before.substr(name.size());
  auto follows = [&](auto const& mark) { return behind.starts_with(mark); };
  bool refused = any(inner_marks, holds) || any(words.not_sites, holds) || any(words.verbs, opens) ||
                 any(words.lead, opens) || any(outer_marks, follows) || any(words.behind_several, follows);
  return refused ? std::string_view{} : name;
}

bool holds_figure(match::Scan const& scan, text::Range range) {
  auto figure = std::lower_bound(scan.quantities.begin(), scan.quantities.end(), range.begin,
                                 [](auto const& one, std::uint32_t at) { return one.whole.begin < at; });
  return figure != scan.quantities.end() && figure->whole.begin < range.end;
}

}  // namespace duizhang::claim
