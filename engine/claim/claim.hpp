// One numeric statement of a report: who, what, how much, when, how firmly, and the words that prove it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/report_info.hpp"
#include "engine/quantity/period.hpp"
#include "engine/quantity/quantity.hpp"
#include "engine/text/decimal.hpp"

namespace duizhang::claim {

// target: announced for a time ahead; outcome: reported as reached; milestone: announced without a number
// that can be scored; statement: says of targets that they were met or missed, without a figure.
enum class Kind { target, outcome, milestone, statement };

// What the value measures (口径). stage belongs to milestones; admission (与目标尚有差距) and
// assurance (圆满完成) to statements.
enum class Measure { growth, level, ratio, change, multiple, rank, completion, stage, admission, assurance };

[[nodiscard]] std::string_view name(Kind kind);
[[nodiscard]] std::string_view name(Measure measure);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view word);
[[nodiscard]] std::optional<Measure> measure_named(std::string_view word);

struct Indicator {
  std::string id;    // canonical id, "" for an open-vocabulary indicator
  std::string text;  // as written, ellipsis resolved
};

// Whole sentences of the source, as far as 400 characters on either side of the quoted one reach.
struct Paragraph {
  std::string text;
  std::size_t start = 0;                       // code points of the source
  bool cut_before = false, cut_after = false;  // the source's paragraph goes on there

  friend bool operator==(Paragraph const&, Paragraph const&) = default;
};

struct Evidence {
  std::string text;                            // exact words of the source
  std::size_t start = 0, end = 0;              // code points of the source, half-open
  std::string sentence;                        // the whole sentence around it
  std::size_t sentence_start = 0;              // code points
  std::shared_ptr<Paragraph const> paragraph;  // shared by the claims of one paragraph; null when unknown
};

struct Claim {
  std::string id;          // "c-" and 12 hexadecimal digits, the same on every machine
  std::size_t report = 0;  // index into the reports of the run
  Kind kind = Kind::outcome;
  Indicator indicator;
  Measure measure = Measure::level;
  std::optional<text::Decimal> value;      // empty for relative targets, milestones and statements
  std::optional<text::Decimal> value_max;  // of a range only
  std::string unit;
  quantity::Bound bound = quantity::Bound::eq;
  quantity::Strength strength = quantity::Strength::none;
  std::string hedge;  // words that decided bound and strength, verbatim, in text order
  quantity::Period period;
  bool annualised = false;         // 年均, 每年
  bool headline = false;           // stands in the summary of results or the 主要预期目标 passage
  bool progress = false;           // reported within the year it speaks of (到3月底)
  std::vector<std::string> about;  // statements: canonical ids or words of the indicators spoken of
  Evidence evidence;
  std::string section;  // heading of the section it stands in, "" for none
  std::string rule;     // id of the rule that produced it
  std::size_t alternative =
      0;  // which top-level alternative of its pattern, from 1; 0 when there is one only
};

}  // namespace duizhang::claim
