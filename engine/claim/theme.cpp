#include "engine/claim/theme.hpp"

#include <algorithm>

#include "engine/claim/site.hpp"

namespace duizhang::claim {
std::string theme_before(document::Document const& document, match::Scan const& scan,
                         SubjectReader const& subjects, document::Clause const& clause, std::uint32_t place,
                         Wanted wanted) {
  constexpr std::uint32_t farthest = 540;  // bytes, 180 characters: beyond, a sentence speaks of other things
  constexpr int most_back = 4;             // clauses whose act is looked at
  auto const& clauses = document.clauses;
  auto here = std::lower_bound(
      clauses.begin(), clauses.end(), clause.range.begin,
      [](document::Clause const& one, std::uint32_t begin) { return one.range.begin < begin; });
  std::string found;
  for (int back = 0; here != clauses.end() && here->sentence == clause.sentence; ++back) {
    text::Range range{here->range.begin, std::min(here->range.end, place)};
    if (range.begin + farthest < place) break;
    auto said = document.slice(subjects.trim(document.text(), range, scan));
    if (!said.empty()) {
      auto name = subjects.domain_of(said);
      // 新型显示产业集群,实施…,产值140亿元: what the whole part is about stands before it alone.
      if (name.size() == said.size() && !name.empty()) return std::string(name);
      if (found.empty() && !name.empty()) found = name;
      if (found.empty() && wanted != Wanted::domain && back <= most_back && !holds_figure(scan, range))
        if (auto theme = subjects.theme_of(said, wanted == Wanted::any); !theme.empty()) found = theme;
    }
    if (here == clauses.begin()) break;
    --here;
    if (document.slice({here->range.end, here->range.end + 1}) == ";") break;
  }
  return found;
}

}  // namespace duizhang::claim
