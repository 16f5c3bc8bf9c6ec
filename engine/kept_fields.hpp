// How what is kept between runs is named to a store, member by member.
#pragma once

#include <concepts>

#include "engine/claim/claim.hpp"
#include "engine/document/document.hpp"
#include "engine/document/read.hpp"
#include "engine/match/scan.hpp"
#include "engine/store/pack.hpp"
#include "engine/store/store.hpp"

// Each names all members of its type, or does not compile.
namespace duizhang::store {

template <class T, class Of>
concept Either = std::same_as<std::remove_const_t<T>, Of>;

template <class A, Either<Key> T>
void fields(A& archive, T& key) {
  auto& [high, low] = key;
  archive(high, low);
}

template <class A, Either<document::Fact> T>
void fields(A& archive, T& fact) {
  auto& [what, value, origin, confidence] = fact;
  archive(what, value, origin, confidence);
}

template <class A, Either<document::ReportInfo> T>
void fields(A& archive, T& info) {
  auto& [id, source, path, member, number, jurisdiction, code, level, year, jurisdiction_origin, year_origin,
         title, code_points, kind, work_report, session, date, speaker, format, charset, certainty,
         traditional, parents, facts, contradictions, truncated, partial, sketch] = info;
  archive(id, source, path, member, number, jurisdiction, code, level, year, jurisdiction_origin, year_origin,
          title, code_points, kind, work_report, session, date, speaker, format, charset, certainty,
          traditional, parents, facts, contradictions, truncated, partial, sketch);
}

template <class A, Either<document::Given> T>
void fields(A& archive, T& given) {
  auto& [year, jurisdiction, level, kind, title, session, date, speaker] = given;
  archive(year, jurisdiction, level, kind, title, session, date, speaker);
}

inline void fields(Packer& to, text::Decimal const& value) { to(value.coefficient(), value.scale()); }
inline void fields(Unpacker& from, text::Decimal& value) {
  std::int64_t coefficient = 0;
  int scale = 0;
  from(coefficient, scale);
  value = {coefficient, scale};
}

inline void fields(Packer& to, boost::gregorian::date const& day) {
  if (day.is_special()) return to(0U);
  auto ymd = day.year_month_day();
  to(static_cast<unsigned>(ymd.year), static_cast<unsigned>(ymd.month), static_cast<unsigned>(ymd.day));
}
inline void fields(Unpacker& from, boost::gregorian::date& day) {
  unsigned year = 0, month = 0, of_month = 0;
  from(year);
  day = {};
  if (year == 0) return;
  from(month, of_month);
  if (year < 1400 || year > 9999 || month < 1 || month > 12 || of_month < 1 || of_month > 31)
    return from.fail();
  day = boost::gregorian::date(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                               static_cast<unsigned short>(of_month));
}

template <class A, Either<text::Range> T>
void fields(A& archive, T& range) {
  auto& [begin, end] = range;
  archive(begin, end);
}

template <class A, Either<quantity::Quantity> T>
void fields(A& archive, T& quantity) {
  auto& [value, value_max, unit, dimension, bound, hedge, whole, number, per] = quantity;
  archive(value, value_max, unit, dimension, bound, hedge, whole, number, per);
}

template <class A, Either<match::NameMention> T>
void fields(A& archive, T& name) {
  auto& [range, rule] = name;
  archive(range, rule);
}

template <class A, Either<match::PeriodMention> T>
void fields(A& archive, T& mention) {
  auto& [range, rule, period] = mention;
  archive(range, rule, period);
}

template <class A, Either<match::StrengthMention> T>
void fields(A& archive, T& mention) {
  auto& [range, strength] = mention;
  archive(range, strength);
}

template <class A, Either<document::Section> T>
void fields(A& archive, T& section) {
  auto& [range, heading, role, rule] = section;
  archive(range, heading, role, rule);
}

template <class A, Either<document::OutlineEntry> T>
void fields(A& archive, T& entry) {
  auto& [range, heading, level, part, rule] = entry;
  archive(range, heading, level, part, rule);
}

template <class A, Either<document::Sentence> T>
void fields(A& archive, T& sentence) {
  auto& [range, section, paragraph, headline] = sentence;
  archive(range, section, paragraph, headline);
}

template <class A, Either<document::Clause> T>
void fields(A& archive, T& clause) {
  auto& [range, sentence] = clause;
  archive(range, sentence);
}

template <class A, Either<quantity::Period> T>
void fields(A& archive, T& period) {
  auto& [first, last] = period;
  archive(first, last);
}

template <class A, Either<claim::Indicator> T>
void fields(A& archive, T& indicator) {
  auto& [id, text] = indicator;
  archive(id, text);
}

template <class A, Either<claim::Paragraph> T>
void fields(A& archive, T& paragraph) {
  auto& [text, start, cut_before, cut_after] = paragraph;
  archive(text, start, cut_before, cut_after);
}

// Without its paragraph, which several claims share: see pack_claims.
template <class A, Either<claim::Evidence> T>
void fields(A& archive, T& evidence) {
  auto& [text, start, end, sentence, sentence_start, paragraph] = evidence;
  archive(text, start, end, sentence, sentence_start);
  (void)paragraph;
}

template <class A, Either<claim::Claim> T>
void fields(A& archive, T& claim) {
  auto& [id, report, kind, indicator, measure, value, value_max, unit, bound, strength, hedge, period,
         annualised, headline, progress, about, evidence, section, rule, alternative] = claim;
  archive(id, report, kind, indicator, measure, value, value_max, unit, bound, strength, hedge, period,
          annualised, headline, progress, about, evidence, section, rule, alternative);
}

}  // namespace duizhang::store
