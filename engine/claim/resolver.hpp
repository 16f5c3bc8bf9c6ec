// Whom a match speaks of: its own words, or what the clauses before left said.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/claim/subject.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::claim {

constexpr std::string_view of_these = "其中";  // opens a part of what was said before

// What the clauses behind may leave out: the subject last named, and the verb that opened a list.
struct Carried {
  std::string words;
  std::string id;
  std::vector<Indicator>
      members;         // of 城乡居民收入分别为…: later pairs of values are shared out the same way
  bool dealt = false;  // each of them had a figure of its own
  std::string verb;
  std::uint32_t verb_at = 0;         // where that verb stands: how firmly it is meant was said after it
  Measure measure = Measure::ratio;  // of a figure whose measure was said before: 增长7.5%、力争8%
  std::string
      shared;  // of 工业投资甲县增长10%、乙县增长8%, the first; the whole of 其中食品增长9%、饮品增长8%
  bool stock = false;  // the last figure said how many there are in all: nothing new goes on behind it
  bool share = false;  // `belonging` is a share: what is told in an amount or grows is the whole
  Indicator belonging;  // of 引进项目21个，到位资金209亿元, the latter, until another figure is read
  std::optional<quantity::Dimension> dimension;  // of the last figure
  std::string site;  // the part of the jurisdiction that `words` begin with, where it was said before
  std::size_t sentence = static_cast<std::size_t>(-1);
  std::uint32_t end = 0;  // of the match that set it
};

struct Subject {
  text::Range range;  // where its own words stand; empty when carried over
  std::vector<Indicator> members;
  std::string predicate;  // the verb that stood behind what it does and was put before it
  std::string bare;  // words that wait for such a verb: 900户城镇危旧房、2400户农村危旧房完成改造
  bool listed = false;       // the match goes on with the list of the one before, by 、
  bool behind = false;       // the thing is named behind its number: 30个小区
  bool like_before = false;  // a figure of the same measure as the one before: 增长4.8%（全省4.2%）
};

// Resolves the subjects of one document's matches, asked for in text order.
class SubjectResolver {
 public:
  SubjectResolver(document::Document const& document, match::Scan const& scan, rule::RuleSet const& rules,
                  SubjectReader const& subjects);

  // Forgets what another sentence left said.
  void enter(document::Clause const& clause);
  // The indicators of a match's claim, one entry a member; `values` is how many numbers it holds.
  [[nodiscard]] Subject resolve(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                document::Clause const& clause, std::size_t values);
  void leave(match::RuleMatch const& match) { carried_.end = match.range.end; }
  void said(Measure measure) { carried_.measure = measure; }
  [[nodiscard]] Carried const& carried() const { return carried_; }

 private:
  struct Words {
    std::string main, prefix, suffix;
    bool listed = false;  // the names before the number are examples of what is counted
    bool moved = false;   // the verb stood behind what it is said of: a list does not go on with it
  };
  [[nodiscard]] Subject subject_of(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                   document::Clause const& clause, std::size_t values);
  // `before`: what was carried when the match was met.
  void name_nameless(Subject& subject, Carried const& before, match::RuleMatch const& match,
                     rule::ClaimTemplate const& claim, document::Clause const& clause);
  bool name_part(Subject& subject, Carried const& before, match::RuleMatch const& match,
                 rule::ClaimTemplate const& wanted, document::Clause const& clause);
  [[nodiscard]] std::string part_named(std::string const& part, std::string const& whole,
                                       quantity::Dimension dimension) const;
  // 甲县增长10%: what was measured was said before of all places.
  bool name_place(Subject& subject, Carried const& before, match::RuleMatch const& match,
                  document::Clause const& clause);
  void rename(Indicator& member, std::string named, std::string const& id = {});
  [[nodiscard]] bool goes_on_with_part(Carried const& before, match::RuleMatch const& match) const;
  void part_from_other_units(Subject& subject, Carried const& before, match::RuleMatch const& match,
                             rule::ClaimTemplate const& wanted, document::Clause const& clause);
  [[nodiscard]] Words words_of(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                               document::Clause const& clause, Subject& out) const;
  [[nodiscard]] bool only_says_when(match::RuleMatch const& match, rule::ClaimTemplate const& wanted) const;
  [[nodiscard]] std::string_view behind_name(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                             text::Range name) const;
  [[nodiscard]] std::string_view unit_of(match::RuleMatch const& match,
                                         rule::ClaimTemplate const& wanted) const;
  [[nodiscard]] std::optional<quantity::Dimension> dimension_of(match::RuleMatch const& match,
                                                                rule::ClaimTemplate const& wanted) const;
  [[nodiscard]] bool counts_members(match::RuleMatch const& match, rule::ClaimTemplate const& wanted) const;
  [[nodiscard]] bool counts_things(match::RuleMatch const& match, rule::ClaimTemplate const& wanted) const;
  [[nodiscard]] std::vector<document::Clause>::const_iterator place_of(document::Clause const& clause) const;
  // What a list goes on with behind the thing counted, with its marks; "" where it ends.
  [[nodiscard]] std::string listed_behind(match::RuleMatch const& match, std::string_view what) const;
  [[nodiscard]] bool looks_back(document::Clause const& clause) const;
  void begin_part(match::RuleMatch const& match, document::Clause const& clause);
  [[nodiscard]] std::vector<Indicator> several(std::size_t values, bool all, bool rank) const;
  [[nodiscard]] Subject elliptic(Subject out, std::string const& words, std::size_t values, bool all,
                                 bool total, std::optional<Measure> measure, std::string_view said) const;
  // What belongs to, or is one side of, the thing said before; empty members when the words do neither.
  // `each`: one figure holds for each of those said before, by 均.
  [[nodiscard]] Subject dependent(Subject out, std::string const& words, match::RuleMatch const& match,
                                  document::Clause const& clause, std::size_t values, bool each) const;
  [[nodiscard]] std::string_view owner_before(std::string_view words) const;
  [[nodiscard]] std::string of_side(std::string const& side) const;
  [[nodiscard]] std::string of_size(std::string const& size) const;
  // The subject that 这一比重, 后者 point back to; empty members where nothing does.
  [[nodiscard]] Subject pointed_at(Subject out, std::string_view words, document::Clause const& clause) const;
  // What the clause behind a sum of money does with it: 城区道路 of 投资2亿元,启动城区道路16条.
  [[nodiscard]] std::string work_behind(match::RuleMatch const& match, document::Clause const& clause) const;
  // What the money is for that `words` say is paid: in the clause behind, else in the one before.
  [[nodiscard]] std::string purpose(match::RuleMatch const& match, document::Clause const& clause) const;
  void remember(std::vector<Indicator> const& members, match::RuleMatch const& match,
                document::Clause const& clause);
  // True when something was taken over.
  bool carry_from_before(match::RuleMatch const& match, document::Clause const& clause,
                         std::string const& words);
  // What a clause before is about that holds no figure; true when something was taken over.
  // `sure`: only where a verb of that clause parts what it is about from what is said of it.
  bool carry_opening(match::RuleMatch const& match, document::Clause const& clause);
  bool carry_object(document::Clause const& clause);
  bool carry_topic(document::Clause const& clause, std::size_t values = 1, bool sure = false);
  [[nodiscard]] std::string trade_named(std::string_view words, match::RuleMatch const& match,
                                        document::Clause const& clause, bool any) const;
  // What a short sentence before is about; `work`: only where it names a work.
  bool carry_heading(document::Clause const& clause, bool work = false);
  [[nodiscard]] std::string whose_effect(std::string_view words, std::size_t verb,
                                         match::RuleMatch const& match, document::Clause const& clause);
  // The area whose figure opens the sentence, of which what goes on may leave out the name; "" where none
  // does.
  [[nodiscard]] std::string_view opening_site(match::RuleMatch const& match,
                                              document::Clause const& clause) const;
  // The site whose the members are; "" where they are the whole's, or say themselves whose they are.
  std::string keep_to_site(std::vector<Indicator>& members, match::RuleMatch const& match,
                           document::Clause const& clause, bool counts) const;
  [[nodiscard]] std::string noun_of(std::string const& words) const;
  [[nodiscard]] std::string carried_noun() const;
  [[nodiscard]] bool stands_apart(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                  document::Clause const& clause, Subject const& subject,
                                  std::string_view words, std::string_view verb, bool moved) const;
  [[nodiscard]] bool tells_by_then(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                   Subject const& subject, std::string_view verb) const;
  [[nodiscard]] bool goes_on_with_belonging(bool share, match::RuleMatch const& match,
                                            rule::ClaimTemplate const& wanted) const;
  [[nodiscard]] std::vector<std::string> handled_before(std::string_view words, std::size_t values,
                                                        bool each) const;
  [[nodiscard]] bool reaches_stock(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                   std::string_view words) const;
  [[nodiscard]] bool joins(std::string_view words) const;
  [[nodiscard]] bool ends_member(std::uint32_t at) const;
  [[nodiscard]] bool opens_member(std::uint32_t at) const;
  [[nodiscard]] bool was_reached(std::string_view words) const;
  [[nodiscard]] bool belongs(std::string_view words) const;
  [[nodiscard]] bool starts_clause(match::RuleMatch const& match, document::Clause const& clause) const;
  [[nodiscard]] bool after_comma(match::RuleMatch const& match) const;
  [[nodiscard]] bool lists_on(match::RuleMatch const& match, document::Clause const& clause) const;
  [[nodiscard]] bool lists_on(match::RuleMatch const& match, Carried const& before) const;

  document::Document const& document_;
  match::Scan const& scan_;
  rule::RuleSet const& rules_;
  SubjectReader const& subjects_;
  Carried carried_;
  std::vector<Indicator> recent_;  // said one after the other, up to the last match
};

}  // namespace duizhang::claim
