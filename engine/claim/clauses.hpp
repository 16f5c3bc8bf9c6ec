// The clauses before a place that speak of the same matter.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/claim/context.hpp"
#include "engine/claim/subject.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"

namespace duizhang::claim {

// The clause that opens a sentence, by the number of the sentence.
inline std::vector<document::Clause>::const_iterator opening_clause(document::Document const& document,
                                                                    std::size_t sentence) {
  return std::ranges::lower_bound(document.clauses, sentence, {}, &document::Clause::sentence);
}

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

}  // namespace duizhang::claim
