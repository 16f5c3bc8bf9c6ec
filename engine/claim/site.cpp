#include "engine/claim/site.hpp"

#include <algorithm>

#include "engine/claim/clauses.hpp"
#include "engine/text/utf8.hpp"
#include "engine/text/words.hpp"

namespace duizhang::claim {
namespace {

// Whether a name ends in one of these characters, of three bytes as the last of nearly every name.
bool ends_in_one(std::string_view name, std::string_view characters) {
  constexpr std::size_t bytes = 3;
  if (name.size() < bytes) return false;
  auto const* last = name.data() + name.size() - bytes;
  for (std::size_t at = 0; at < characters.size(); at += bytes)
    if (text::same_bytes(last, characters.data() + at, bytes)) return true;
  return false;
}

// 藤县 of 藤县产业集群发展: a place under the report's own, by its full name.
std::string_view place_under(document::ReportInfo const& info, document::Places const& places,
                             std::string_view words) {
  constexpr std::size_t longest = 11;  // code points
  constexpr std::size_t shortest = 6;  // bytes: two characters
  constexpr std::string_view kinds = "县市区旗州盟";
  if (info.jurisdiction.empty() || info.level == document::Level::national) return {};
  auto size = text::prefix(words, longest).size();
  for (; size >= shortest; size = text::previous(words, size)) {
    auto name = words.substr(0, size);
    if (!ends_in_one(name, kinds)) continue;
    document::Places::Hint hint;
    hint.year = info.year;
    auto const* place = places.find(info.jurisdiction + std::string(name), hint);
    if (place != nullptr && place->name == name && place->code != info.code) return name;
  }
  return {};
}

// 大明、小明、东明三地 of 大明、小明、东明三地工业…: places told together are no more the whole than one. In
// 修路架桥、三地联动 no place stands before their number.
std::string_view places_together(rule::RuleSet const& rules, std::string_view words) {
  constexpr std::size_t longest = 20;  // code points
  constexpr std::string_view mark = "、";
  auto opening = text::prefix(words, longest);
  auto from = opening.find(mark);
  if (from == opening.npos || opening.find(',') < from) return {};
  for (auto at = from; at < opening.size(); at += text::code_point_size(opening[at]))
    for (auto const& all : rules.subject.places_told)
      if (opening.substr(at).starts_with(all) && !opening.substr(0, at).ends_with(mark))
        return opening.substr(0, at + all.size());
  return {};
}

SubjectReader::Site part_of(document::Document const& document, rule::RuleSet const& rules,
                            SubjectReader const& subjects, std::string_view clause) {
  auto site = subjects.site_of(clause);
  if (!site.name.empty()) return site;
  if (auto together = places_together(rules, clause);
      subjects.may_own(together) && !text::holds(together, "“"))
    return {together, false, true, true, true};
  auto rest = subjects.without_site_act(clause);
  auto name = place_under(document.info, rules.outline.places, rest);
  auto behind = rest.substr(name.size());
  auto several = [&](auto const& mark) { return behind.starts_with(mark); };
  auto const& joining = rules.subject.behind_several;
  if (name.empty() || several("、") || std::any_of(joining.begin(), joining.end(), several)) return {};
  return {name, rest.size() < clause.size(), true, subjects.ends_site(behind), true};
}

// 加快高新区发展。…: the sentence that a paragraph opens with, when it only says what all of it is about.
std::string_view heading_of(document::Document const& document, match::Scan const& scan,
                            document::Clause const& clause) {
  constexpr std::size_t most_sentences = 30, longest = 24;  // code points
  constexpr std::string_view stop = "。";
  auto const& all = document.sentences;
  auto first = clause.sentence;
  for (std::size_t seen = 0; first > 0 && all[first - 1].paragraph == all[clause.sentence].paragraph;
       ++seen) {
    if (seen == most_sentences) return {};
    --first;
  }
  auto range = all[first].range;
  auto said = document.slice(range);
  bool short_one = text::count_code_points(text::prefix(said, longest + 1)) <= longest;
  if (first == clause.sentence || !short_one || said.find(',') != std::string_view::npos) return {};
  said = said.substr(0, said.rfind(stop));
  return holds_figure(scan, range) ? std::string_view{} : said;
}

}  // namespace

std::string part_before(document::Document const& document, match::Scan const& scan,
                        rule::RuleSet const& rules, SubjectReader const& subjects,
                        document::Clause const& clause, std::uint32_t place) {
  constexpr int most_back = 2;  // clauses that one which is not the first of its sentence reaches on
  auto const& own = document.info.jurisdiction;
  for (auto const* sites : {&rules.subject.sites, &rules.subject.areas})
    if (std::any_of(sites->begin(), sites->end(),
                    [&](auto const& site) { return text::ends_with(own, site); }))
      return {};
  std::string found;
  bool whole = false;
  auto const opening = document.sentences[clause.sentence].range.begin;
  // 园区, of which a longer name may stand before: 市工业园区.
  auto bare = [&](std::string_view name) {
    return std::find(rules.subject.areas.begin(), rules.subject.areas.end(), name) !=
           rules.subject.areas.end();
  };
  clauses_back(
      document, scan, subjects, clause, place, [&](text::Range range, std::string_view said, int back) {
        whole = subjects.names_scope(said);
        if (whole) return true;
        auto site = part_of(document, rules, subjects, said);
        if (site.name.empty()) return false;
        auto led =
            document.slice({range.begin, static_cast<std::uint32_t>(said.data() - document.text().data())});
        bool acted = site.acted || subjects.without_site_act(led).size() < led.size();
        bool opens = range.begin == opening || document.slice({range.begin - 1, range.begin}) == ";";
        bool near = back <= most_back && (back == 0 || !holds_figure(scan, range));
        bool speaks = acted ? site.area && site.ends && (opens || (near && site.place))
                            : opens || (near && !subjects.tells_honour(said));
        if (speaks && (found.empty() || site.name.ends_with(found))) found = site.name;
        return speaks && !bare(found);
      });
  if (whole || (!found.empty() && !bare(found))) return found;
  if (auto heading = heading_of(document, scan, clause); !heading.empty()) {
    auto begin = static_cast<std::uint32_t>(heading.data() - document.text().data());
    text::Range range{begin, begin + static_cast<std::uint32_t>(heading.size())};
    auto said = document.slice(subjects.trim(document.text(), range, scan));
    auto site = part_of(document, rules, subjects, said);
    if (site.area && site.ends && !subjects.tells_honour(said)) found = site.name;
  }
  return found;
}

bool is_place_under(document::ReportInfo const& info, document::Places const& places,
                    std::string_view words) {
  return !words.empty() && place_under(info, places, words) == words;
}

bool holds_figure(match::Scan const& scan, text::Range range) {
  auto figure = std::lower_bound(scan.quantities.begin(), scan.quantities.end(), range.begin,
                                 [](auto const& one, std::uint32_t at) { return one.whole.begin < at; });
  return figure != scan.quantities.end() && figure->whole.begin < range.end;
}

}  // namespace duizhang::claim
