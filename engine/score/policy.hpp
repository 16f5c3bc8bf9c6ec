// How numbers are judged: tolerances, directions, readings, comparators and wording of rules/score.yaml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/diag/sink.hpp"
#include "engine/document/report_info.hpp"
#include "engine/quantity/unit.hpp"
#include "engine/rule/indicator.hpp"
#include "engine/rule/yaml.hpp"

namespace duizhang::score {

// How a relative target stands to its comparator.
enum class Relation {
  keep_pace,        // 同步: not below; within τ below mostly met
  about_keep_pace,  // 基本同步: within τ below is met
  above,            // 快于, 高于
  below             // 低于
};

[[nodiscard]] std::string_view name(Relation relation);

struct RelationWords {
  Relation relation = Relation::keep_pace;
  std::vector<std::string> words;
};

// What a relative target is held against.
struct Comparator {
  std::vector<std::string> words;       // 经济增长, 经济发展
  std::vector<std::string> indicators;  // the first is used, the others are readings
  document::Level superior =
      document::Level::unknown;  // the same indicator in the report of this level above
  bool previous = false;         // the same indicator a year before, in the target's own report
};

// Words of a target whose number another government sets (省下达).
struct Assigned {
  std::vector<std::string> words;
  document::Level superior = document::Level::unknown;  // unknown: the nearest place above
};

// A sentence of a reason with {places} for what is filled in.
struct Wording {
  std::string en;
  std::string zh;
};

struct ScorePolicy {
  std::map<std::string, text::Decimal, std::less<>>
      tolerance;                        // τ of 左右 by unit; an indicator's own goes before
  int beyond_steps = 1;                 // printed steps past the target that make exceeded or better
  text::Decimal schedule_margin{5, 2};  // share of the task within which progress is on schedule
  std::map<std::string, std::string, std::less<>>
      difference_units;                 // what a difference is counted in: % -> 个百分点
  std::vector<std::string> down_words;  // open vocabulary: less is better (能耗, 事故)
  std::vector<std::string> two_sided_words;
  std::map<std::string, std::vector<rule::Direction>, std::less<>>
      readings;                          // other directions, by indicator
  std::vector<RelationWords> relations;  // the first that fits
  std::vector<Comparator> comparators;   // the first that fits
  std::vector<Assigned> assigned;        // the first that fits
  std::map<std::string, Wording, std::less<>> wording;
  // Where the file says it: "tolerance.%", "readings.cpi", "down_words.能耗", "relations.keep_pace",
  // "comparators.0" (counted over all files), "assigned.0", "beyond_steps", "schedule_margin".
  std::map<std::string, text::Span, std::less<>> places;

  // Cases of the file itself, run by prove_score_policy.
  struct Case {
    struct Number {
      std::string indicator;  // canonical id, or ""
      std::string text;
      std::string measure = "growth";
      std::string value;
      std::string value_max;
      std::string unit = "%";
      std::string bound = "eq";
      std::string strength = "plain";
      std::string words;  // of the evidence
    };
    Number target;
    std::vector<Number> outcomes;  // the first answers, the others stand beside it
    std::string status;
    std::optional<bool> robust;
    text::Span span{};
  };
  std::vector<Case> tests;
};

// Reads the `score:` parts of a rule folder; what is wrong in them goes to their diagnostics.
[[nodiscard]] ScorePolicy load_score_policy(std::vector<rule::Node> const& parts,
                                            rule::IndicatorTable const& indicators);

// Runs the cases of the file; each that fails is R010 at its place. Returns how many were run.
std::size_t prove_score_policy(ScorePolicy const& policy, rule::IndicatorTable const& indicators,
                               quantity::UnitTable const& units, diag::Diagnostics& out);

}  // namespace duizhang::score
