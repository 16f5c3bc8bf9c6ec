#include "engine/claim/theme.hpp"

#include <algorithm>

#include "engine/claim/context.hpp"
#include "engine/claim/site.hpp"

namespace duizhang::claim {
namespace {

// Calls `each(range, words, back)` for the clause of a place and those before it in the same part of its
// sentence, the nearest first, as far as they stand before the place, until it says that it has seen enough.
template <typename Each>
void clauses_back(document::Document const& document, match::Scan const& scan, SubjectReader const& subjects,
                  document::Clause const& clause, std::uint32_t place, Each each) {
  constexpr std::uint32_t most_bytes = 540;  // 180 characters: beyond, a sentence speaks of other things
  auto const& clauses = document.clauses;
  auto here = clauses.begin() + static_cast<std::ptrdiff_t>(clause_of(document, clause.range.begin));
  for (int back = 0; here != clauses.end() && here->sentence == clause.sentence; ++back) {
    text::Range range{here->range.begin, std::min(here->range.end, place)};
    if (range.begin + most_bytes < place) return;
    auto said = document.slice(subjects.trim(document.text(), range, scan));
    if (!said.empty() && each(range, said, back)) return;
    if (here == clauses.begin()) return;
    --here;
    if (document.slice({here->range.end, here->range.end + 1}) == ";") return;
  }
}

}  // namespace

std::string opening_alone(document::Document const& document, match::Scan const& scan,
                          SubjectReader const& subjects, document::Clause const& clause,
                          std::uint32_t place) {
  std::string found;
  clauses_back(document, scan, subjects, clause, place, [&](text::Range, std::string_view said, int) {
    if (subjects.domain_of(said).size() == said.size()) found = said;
    return !found.empty();
  });
  return found;
}

std::string theme_before(document::Document const& document, match::Scan const& scan,
                         SubjectReader const& subjects, document::Clause const& clause, std::uint32_t place,
                         Wanted wanted) {
  constexpr int most_back = 4;  // clauses whose act is looked at
  if (auto alone = opening_alone(document, scan, subjects, clause, place); !alone.empty()) return alone;
  std::string found;
  clauses_back(
      document, scan, subjects, clause, place, [&](text::Range range, std::string_view said, int back) {
        found = subjects.domain_of(said);
        if (found.empty() && wanted != Wanted::domain && back <= most_back && !holds_figure(scan, range))
          found = subjects.theme_of(said, wanted == Wanted::any);
        return !found.empty();
      });
  return found;
}

}  // namespace duizhang::claim
