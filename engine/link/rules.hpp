// What the linker goes by: words, groups, weights and thresholds of rules/link.yaml, nothing of them in C++.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/diag/sink.hpp"
#include "engine/quantity/unit.hpp"
#include "engine/rule/indicator.hpp"
#include "engine/rule/yaml.hpp"

namespace duizhang::link {

// Words that do the same kind of thing to what is counted (新增, 增设, 再添).
struct VerbClass {
  std::string id;
  std::vector<std::string> words;
  std::vector<std::string> kin;  // classes that may answer this one
  bool increase = false;         // asks for what is added, not for what there is (新增)
  bool light = false;            // says nothing of what is counted: not compared as text
  bool stands = false;           // done only when it stands (组建): not by its planning
  bool weak = false;             // gives way to any other verb beside it (实现企业孵化: 孵化)
};

// A stage of a project; a higher rank is nearer to use.
struct Stage {
  int rank = 0;
  std::vector<std::string> words;
};

// A word that limits whom or where a number speaks of.
struct Scope {
  std::string word;
  bool narrow = false;  // names a part even when the other side names nothing (中心区)
};

// How much each likeness counts; all between 0 and 1.
struct Weights {
  double of_target = 0.5;     // share of the target's words found in the result; the rest is the reverse
  double strict = 0.5;        // of the overlap over all words against the mean of both shares
  double context = 0;         // words of the sentence on both sides that are shared
  double incomparable = 0.1;  // how much nearer an answer of another scope or unit must be
  double single = 0.4;        // a shared character against a shared pair of characters
  double verb_same = 0.1;
  double verb_other = 0.15;  // taken off
  double unit_same = 0.05;
  double unit_other = 0.1;  // taken off: classifiers of two families (户 and 个)
  double section = 0.05;
  double part = 0.1;          // taken off: 其中
  double arrives = 0.1;       // taken off: what was come to (达到19家) where an increase was asked
  double same_number = 0.05;  // the plan's own number told again
  double stage = 0.1;         // between results alike: at the promised stage, past it, below it
  double total = 0.15;        // taken off: a running total asked, none told
};

struct Thresholds {
  double answer = 0.5;     // a comparable result
  double scope = 0.6;      // one of another scope: answers as incomparable
  double basis = 0.75;     // one of another measure: answers as incomparable
  double unit = 0.9;       // one in another unit, which more often counts another thing
  double statement = 0.5;  // a sentence without a figure
  double named = 0.85;     // share of its words in the target's, where it says nothing else
  double milestone = 0.6;  // a sentence that answers a target without a number
  double sure = 0.7;       // a number under this gives way to a sentence that speaks of the target itself
  double progress = 0.75;  // a value told before the target was due
  double nearest = 0.2;    // turned-down candidates below this are not kept
};

struct LinkRules {
  // Canonical indicators
  std::map<std::string, std::vector<std::string>, std::less<>> parts;  // whole -> parts of it, by id
  std::map<std::string, std::vector<std::string>, std::less<>> named;  // what statements call it -> ids
  std::vector<std::string> general;        // what statements call the targets as a whole (各项目标任务)
  std::vector<std::string> derive_growth;  // ids whose growth may be derived from two levels
  std::vector<std::string> growth_is_level;  // ids that are rates of change themselves (cpi)
  std::vector<std::string> throughout;       // words that make a span speak of each of its years

  // Open vocabulary
  std::vector<VerbClass> verbs;
  std::vector<Stage> stages;
  std::vector<std::string> underway;  // words of stages that only say that it goes on (加快推进)
  std::vector<std::string> complete;  // words that speak of all of them (全部, 均)
  std::vector<std::vector<std::string>> opposed;  // characters that part names: 城北 is not 城南
  std::vector<Scope> scopes;
  std::vector<std::string> whole;      // words for the whole jurisdiction: dropped
  std::vector<std::string> grades;     // 国家级, 省级: must agree when both sides have one
  std::vector<std::string> totals;     // words of a running total (累计, 总量)
  std::vector<std::string> arriving;   // words before a number that was come to (达到, 增至)
  std::vector<std::string> objects;    // one word, though a verb stands in it (招聘会)
  std::vector<std::string> in_year;    // words that make a running total one of the year (全年)
  std::vector<std::string> part;       // words that open a part of the number before (其中)
  std::vector<std::string> last_year;  // words for the year before the one reviewed (上年)
  std::vector<std::string> comparing;  // words before them that only compare (比上年)
  // Level of a report -> words for an area above it (county: 全市). A word whose end the jurisdiction's
  // own name shares is its own: 全市 in a report of 义乌市.
  std::map<std::string, std::vector<std::string>, std::less<>> above;
  std::vector<std::string> threshold_scales;  // 亿, 万: may open a threshold without a number (亿元以上项目)
  std::vector<std::string> threshold_ends;                   // 以上: closes one (20亿元以上)
  std::vector<std::string> idle;                             // words that carry no likeness (项目, 工作)
  std::map<std::string, std::string, std::less<>> synonyms;  // written -> compared as
  std::map<std::string, std::string, std::less<>>
      families;                                            // classifier -> family; one of none is of "things"
  std::vector<std::pair<std::string, std::string>> apart;  // families that never count the same
  Weights weights;
  Thresholds thresholds;
  std::map<std::string, text::Span, std::less<>> places;  // "weights.total" -> where the file sets it
  std::size_t candidates = 5;    // turned-down candidates kept
  std::size_t generic_from = 6;  // words that more claims than this share single out nothing
  std::size_t comparisons = 64;  // results compared with one target, at most

  // Cases of the file itself, run by prove_link_rules.
  struct Case {
    struct Claim {
      std::string text;  // the indicator's words
      std::string clause;
      std::string indicator;
      std::string measure = "level";
      std::string value = "1";
      std::string unit;
      int year = 0;  // 0: the target's
    };
    Claim target;
    std::vector<Claim> outcomes;
    int answer = 0;             // from 1; 0: nothing answers
    std::string comparability;  // "" when not asserted
    bool below_stage = false;   // the answer stands at a lower stage than promised
    text::Span span{};
  };
  std::vector<Case> tests;

  // The rank of the stage that holds this word, 0 for none; the word a stage is called by.
  [[nodiscard]] int rank_of(std::string_view word) const;
  [[nodiscard]] int built() const { return rank_of(built_word); }
  [[nodiscard]] std::string stage_name(int rank) const;
  std::string built_word;  // the word of the stage that whatever is added must reach
};

// Reads the `link:` parts of a rule folder, one after the other; what is wrong in them goes to their
// diagnostics.
[[nodiscard]] LinkRules load_link_rules(std::vector<rule::Node> const& parts,
                                        rule::IndicatorTable const& indicators);

// Runs the cases of the file; each that fails is R010 at its place. Returns how many were run.
std::size_t prove_link_rules(LinkRules const& rules, rule::IndicatorTable const& indicators,
                             quantity::UnitTable const& units, diag::Diagnostics& out);

}  // namespace duizhang::link
