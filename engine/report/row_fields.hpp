// How claims and verdicts are named to a packer, member by member.
#pragma once

#include "engine/claim/claim.hpp"
#include "engine/score/verdict.hpp"
#include "engine/store/pack.hpp"

// Each names all members of its type, or does not compile.
namespace duizhang::store {

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

template <class A, Either<link::Candidate> T>
void fields(A& archive, T& candidate) {
  auto& [claim, why, likeness, why_zh] = candidate;
  archive(claim, why, likeness, why_zh);
}

template <class A, Either<link::Companions> T>
void fields(A& archive, T& beside) {
  auto& [next_held, next, echoed, superiors, restated, tier, start] = beside;
  archive(next_held, next, echoed, superiors, restated, tier, start);
}

template <class A, Either<link::Link> T>
void fields(A& archive, T& link) {
  auto& [target, answers, statements, comparability, how, comparability_reason, comparability_reason_zh,
         likeness, threshold, candidates, searched, due, due_year, partial, progress, general, told_stage,
         base, promised_stage, reported_stage, narrower, promised_rank, reported_rank, beside] = link;
  archive(target, answers, statements, comparability, how, comparability_reason, comparability_reason_zh,
          likeness, threshold, candidates, searched, due, due_year, partial, progress, general, told_stage,
          base, promised_stage, reported_stage, narrower, promised_rank, reported_rank, beside);
}

template <class A, Either<score::Reading> T>
void fields(A& archive, T& reading) {
  auto& [kind, status, flips, words, words_zh, claim] = reading;
  archive(kind, status, flips, words, words_zh, claim);
}

template <class A, Either<score::Progress> T>
void fields(A& archive, T& progress) {
  auto& [share, elapsed, pace, base] = progress;
  archive(share, elapsed, pace, base);
}

template <class A, Either<score::Amplification> T>
void fields(A& archive, T& above) {
  auto& [superior, by] = above;
  archive(superior, by);
}

// As far as a page may ask: without what it was computed from and what of the policy decided.
template <class A, Either<score::Verdict> T>
void fields(A& archive, T& verdict) {
  auto& [id, link, outcome, status, disclosure, gap, completion, tau_star, robust, flips, flips_zh, readings,
         arithmetic, progress, comparator, reason, reason_zh, policy, settings, disagrees, disagrees_claim,
         change, turned_to_words, ratchet, amplification, scored_headline] = verdict;
  archive(id, link, outcome, status, disclosure, gap, completion, tau_star, robust, flips, flips_zh, readings,
          progress, comparator, reason, reason_zh, policy, disagrees, disagrees_claim, change,
          turned_to_words, ratchet, amplification, scored_headline);
  (void)arithmetic, (void)settings;
}

}  // namespace duizhang::store
