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
  if (!found.empty()) return found;
  // 化工产业扩能提质，…: what opens the sentence and says how one trade fares.
  auto const& clauses = document.clauses;
  auto first = opening_clause(document, clause.sentence);
  auto said = document.slice(first->range);
  bool framed = !subjects.put_first(said).empty();  // 首位 of 把…作为首位产业 ranks nothing
  if (first->range.begin == clause.range.begin || (!framed && holds_figure(scan, first->range))) return found;
  // 试验区加快建设，陆港扩能升级，业务量…: of the last that tells how something fares.
  for (auto next = first + 1; next != clauses.end() && next->range.begin < clause.range.begin; ++next) {
    auto told = document.slice(subjects.trim(document.text(), next->range, scan));
    auto topic = subjects.topic_of(told);
    bool fares = !topic.empty() && topic.size() < told.size() && subjects.verb_of(told).empty();
    if (fares && !holds_figure(scan, next->range) && !subjects.is_bare_domain(topic)) return found;
  }
  return std::string(subjects.domain_alone(said));
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

std::string trade_in_paragraph(document::Document const& document, match::Scan const& scan,
                               SubjectReader const& subjects, document::Clause const& clause) {
  constexpr std::size_t most_back = 6;  // sentences
  auto const& all = document.sentences;
  auto paragraph = all[clause.sentence].paragraph;
  for (std::size_t back = 1; back <= std::min(most_back, std::size_t{clause.sentence}); ++back) {
    auto sentence = clause.sentence - back;
    if (all[sentence].paragraph != paragraph) return {};
    auto said =
        document.slice(subjects.trim(document.text(), opening_clause(document, sentence)->range, scan));
    auto name = subjects.domain_of(said);
    if (!name.empty() && said.starts_with(name) && subjects.names_kind(name)) return std::string(name);
  }
  return {};
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
