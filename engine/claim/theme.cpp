#include "engine/claim/theme.hpp"

#include "engine/claim/clauses.hpp"
#include "engine/claim/site.hpp"

namespace duizhang::claim {
namespace {

// 新型建材产业方面，…，产值达150亿元: what a sentence says at its beginning that it is about.
std::string_view matter_before(document::Document const& document, match::Scan const& scan,
                               SubjectReader const& subjects, document::Clause const& clause) {
  auto begin = document.sentences[clause.sentence].range.begin;
  auto const& opening = document.clauses[clause_of(document, begin)];
  if (opening.sentence != clause.sentence || opening.range.begin >= clause.range.begin) return {};
  return subjects.matter_of(document.slice(subjects.trim(document.text(), opening.range, scan)));
}

}  // namespace

std::string opening_alone(document::Document const& document, match::Scan const& scan,
                          SubjectReader const& subjects, document::Clause const& clause,
                          std::uint32_t place) {
  if (auto matter = matter_before(document, scan, subjects, clause); !matter.empty())
    return std::string(matter);
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
        if (found.empty()) found = subjects.trade_of(said);
        return !found.empty();
      });
  return found;
}

SubjectReader::Heading heading_before(document::Document const& document, match::Scan const& scan,
                                      SubjectReader const& subjects, document::Clause const& clause) {
  constexpr std::uint32_t longest = 60;  // bytes: twenty characters with what counts it
  constexpr std::string_view stop = "。", is = "是";
  auto const& all = document.sentences;
  auto const& own = all[clause.sentence];
  if (clause.sentence == 0 || all[clause.sentence - 1].paragraph != own.paragraph) return {};
  auto range = all[clause.sentence - 1].range;
  if (range.size() > longest || holds_figure(scan, range) || !document.slice(range).ends_with(stop))
    return {};
  range.end -= static_cast<std::uint32_t>(stop.size());
  auto named = subjects.trim(document.text(), range, scan);
  bool numbered = document.slice({range.begin, named.begin}).ends_with(is);
  return subjects.heading_of(document.slice(named), numbered);
}

std::string trade_before(document::Document const& document, match::Scan const& scan,
                         SubjectReader const& subjects, document::Clause const& clause, std::uint32_t place) {
  std::string found;
  clauses_back(document, scan, subjects, clause, place, [&](text::Range, std::string_view said, int) {
    found = subjects.trade_of(said);
    return !found.empty();
  });
  return found;
}

}  // namespace duizhang::claim
