#include "engine/claim/theme.hpp"

#include <algorithm>

#include "engine/claim/site.hpp"

namespace duizhang::claim {
std::string theme_before(document::Document const& document, match::Scan const& scan,
                         SubjectReader const& subjects, document::Clause const& clause, std::uint32_t place,
                         Wanted wanted) {
  constexpr std::uint32_t farthest = 360;  // bytes, 120 characters: beyond, a sentence speaks of other things
  constexpr int most_back = 4;             // clauses whose act is looked at
  auto const& clauses = document.clauses;
  auto here = std::lower_bound(
      clauses.begin(), clauses.end(), clause.range.begin,
      [](document::Clause const& one, std::uint32_t begin) { return one.range.begin < begin; });
  for (int back = 0; here != clauses.end() && here->sentence == clause.sentence; ++back) {
    text::Range range{here->range.begin, std::min(here->range.end, place)};
    if (range.begin + farthest < place) break;
    auto said = document.slice(subjects.trim(document.text(), range, scan));
    if (!said.empty()) {
      if (auto name = subjects.domain_of(said); !name.empty()) return std::string(name);
      if (wanted != Wanted::domain && back <= most_back && !holds_figure(scan, range))
        if (auto theme = subjects.theme_of(said, wanted == Wanted::any); !theme.empty())
          return std::string(theme);
    }
    if (here == clauses.begin()) break;
    --here;
    if (document.slice({here->range.end, here->range.end + 1}) == ";") break;
  }
  return {};
}

}  // namespace duizhang::claim
