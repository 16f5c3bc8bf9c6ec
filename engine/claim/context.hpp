// What a claim takes from around it: the period it speaks of, whether it looks back or ahead, how firmly.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/claim/subject.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"

namespace duizhang::claim {

struct PeriodReading {
  quantity::Period period;
  bool annualised = false;
  bool progress = false;
  bool so_far = false;           // by words that tell what was done, wherever they stand: 今年以来
  bool stated = false;           // by words, not by the section alone
  bool narrow = false;           // by words that hold for their own clause alone: 连续5年
  std::uint32_t annual_end = 0;  // where the word that says so ends: 年均
};

// The clause that a place stands in, into Document::clauses.
[[nodiscard]] std::size_t clause_of(document::Document const& document, std::uint32_t at);

// Reads the surroundings of places in one document. Places are asked for in text order.
class Context {
 public:
  Context(document::Document const& document, match::Scan const& scan, rule::RuleSet const& rules,
          KindReader const& kinds);

  // The period of a number at `at` whose clause starts at `clause`: the last one stated before it in the
  // clause, else one right behind it, else the last whose reach covers the place, else the section's.
  // What stands in `not_in` is of another number and is passed over.
  [[nodiscard]] PeriodReading period_at(text::Range clause, text::Range number, std::size_t sentence,
                                        text::Range not_in = {}) const;

  // The year that an earlier pair of the same sentence started from:
  // 由1996年的141万公里增加到2001年的183万公里, 高速公路由5130公里增加到2.7万公里.
  [[nodiscard]] std::optional<quantity::Period> start_at(text::Range number, std::size_t sentence) const;

  // The passage of the outline that a place stands in.
  [[nodiscard]] document::Part part_at(std::uint32_t place) const;

  // True where the section of the sentence names the year somewhere, alone: 2010年为14%.
  [[nodiscard]] bool section_names(int year, std::size_t sentence) const;
  // The base period that stands before the number in its clause (较2014年), if any.
  [[nodiscard]] std::optional<quantity::Period> base_at(text::Range clause, text::Range number) const;

  // The same, where a change since then is one of all the years between: not of 比去年同期.
  [[nodiscard]] std::optional<quantity::Period> since_at(text::Range clause, text::Range number) const;

  // The base period that an earlier change of the same sentence was said to be since, where no other time was
  // named behind it: …，比2002年增加4300公里；…，增加2.1平方米.
  [[nodiscard]] std::optional<quantity::Period> since_before(text::Range number, std::size_t sentence) const;
  // The base that the section has given for all its changes: 较2012年(下同)增长47%.
  [[nodiscard]] std::optional<quantity::Period> since_for_all(text::Range number, std::size_t sentence) const;

  // All the years that a yearly rate speaks of that is said of `last`: from behind the first year that its
  // sentence names, if it is an earlier one.
  [[nodiscard]] std::optional<quantity::Period> years_up_to(quantity::Period const& last,
                                                            std::size_t sentence, text::Range number) const;

  // The several years that the sentence named last before the number.
  [[nodiscard]] std::optional<quantity::Period> years_before(text::Range number, std::size_t sentence) const;

  // True for a number without words of when it is, behind words that are of the year of the report, where the
  // section tells of the year before.
  [[nodiscard]] bool unsettled(std::size_t sentence, text::Range number, PeriodReading const& period) const;

  [[nodiscard]] Kind kind_at(text::Range clause, text::Range number, std::size_t sentence,
                             PeriodReading const& period) const;

  // Strength of a target at `number`, with the words that decided it; words before `since` do not reach it
  // unless they stand in its clause.
  struct StrengthReading {
    quantity::Strength strength = quantity::Strength::plain;
    std::string words;
  };
  [[nodiscard]] StrengthReading strength_at(text::Range clause, text::Range number, std::size_t sentence,
                                            std::uint32_t since) const;

  [[nodiscard]] std::size_t clause_of(std::uint32_t at) const { return claim::clause_of(document_, at); }
  // The several years that the heading of the sentence's section names: 一、“十三五”时期及2020年工作回顾.
  [[nodiscard]] std::optional<quantity::Period> years_of_section(std::size_t sentence) const;
  // What the section of the sentence speaks of where nothing more is said; no date without the report's year.
  [[nodiscard]] quantity::Period default_period(std::size_t sentence) const;

 private:
  // How a period stands in its sentence: it opens it (or what a colon announces), makes a clause of its own
  // or opens a part behind a semicolon, or is named on the way (为2020年以来最好) and reaches no further.
  enum class Standing { opens, alone, part, inside };
  // Of a text on progress: what stands last before the number in its paragraph decides.
  [[nodiscard]] Kind kind_in_progress(text::Range number, std::size_t sentence) const;
  [[nodiscard]] std::size_t part_of_year_in(text::Range words) const;
  // Whether a word of strength opens a list of numbers that it may reach over.
  [[nodiscard]] bool opens_list(text::Range strength) const;
  [[nodiscard]] bool governs(text::Range strength, std::uint32_t place) const;
  [[nodiscard]] bool behind_opening_period(text::Range mention, document::Clause const& clause) const;
  [[nodiscard]] bool behind_plan_frame(text::Range mention, document::Clause const& clause) const;
  [[nodiscard]] Standing standing_of(text::Range mention) const;
  [[nodiscard]] bool reaches_on(text::Range mention) const;
  [[nodiscard]] bool opens_clause(text::Range mention) const;
  [[nodiscard]] bool starts_change(text::Range mention) const;
  [[nodiscard]] bool ends_change(text::Range mention) const;
  [[nodiscard]] bool follows(text::Range mention, text::Range clause) const;
  [[nodiscard]] bool names_attribute(text::Range mention) const;
  [[nodiscard]] bool before_aims(std::size_t sentence) const;
  [[nodiscard]] std::optional<quantity::Period> years_named_by(document::Section const& section) const;
  [[nodiscard]] std::optional<quantity::Period> years_since_base(document::Section const& section,
                                                                 document::Sentence const& opening) const;
  [[nodiscard]] match::PeriodMention const* base_mention(text::Range clause, text::Range number) const;
  [[nodiscard]] bool holds_for_all(text::Range base) const;
  document::Document const& document_;
  match::Scan const& scan_;
  rule::RuleSet const& rules_;
  KindReader const& kinds_;
  std::vector<std::uint32_t> bases_;          // the periods of the scan that something is compared with
  std::vector<std::uint32_t> bases_for_all_;  // of these, the ones that an aside, 下同, carries on
  std::vector<std::optional<quantity::Period>> spans_;  // by section: the years that it names
};

}  // namespace duizhang::claim
