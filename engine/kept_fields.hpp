// How what is kept between runs is named to a store, member by member.
#pragma once

#include "engine/document/document.hpp"
#include "engine/document/read.hpp"
#include "engine/match/scan.hpp"
#include "engine/report/row_fields.hpp"
#include "engine/store/key_fields.hpp"
#include "engine/store/pack.hpp"

// Each names all members of its type, or does not compile; those of claims stand in row_fields.hpp.
namespace duizhang::store {

template <class A, Either<document::Fact> T>
void fields(A& archive, T& fact) {
  auto& [what, value, origin, confidence] = fact;
  archive(what, value, origin, confidence);
}

template <class A, Either<document::ReportInfo> T>
void fields(A& archive, T& info) {
  auto& [id, source, path, member, number, jurisdiction, code, level, year, told_early, jurisdiction_origin,
         year_origin, title, code_points, kind, work_report, session, date, speaker, format, charset,
         certainty, traditional, parents, facts, contradictions, truncated, partial, sketch] = info;
  archive(id, source, path, member, number, jurisdiction, code, level, year, told_early, jurisdiction_origin,
          year_origin, title, code_points, kind, work_report, session, date, speaker, format, charset,
          certainty, traditional, parents, facts, contradictions, truncated, partial, sketch);
}

template <class A, Either<document::Given> T>
void fields(A& archive, T& given) {
  auto& [year, jurisdiction, level, kind, title, session, date, speaker] = given;
  archive(year, jurisdiction, level, kind, title, session, date, speaker);
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

}  // namespace duizhang::store
