// What a claim of open vocabulary says, taken apart for comparison: the things counted, what is done to
// them, at which stage, for whom, above which threshold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/link/rules.hpp"
#include "engine/link/word_table.hpp"

namespace duizhang::link {

struct Phrase {
  std::vector<std::uint64_t> grams;    // sorted, once each: pairs of characters and single characters
  std::vector<std::uint64_t> context;  // those of the sentence around it
  std::vector<std::uint64_t> full;     // where a threshold stands: grams with idle words and verbs
  bool bare = false;                   // nothing but idle words and verbs: grams are those of all words
  std::uint64_t verbs = 0;             // bit i: the i-th verb class
  int stage = 0;                       // 0: no word of a stage
  std::string stage_word;
  std::vector<std::string> scopes;      // sorted
  std::vector<std::string> grades;      // sorted
  std::vector<std::string> thresholds;  // 20亿元以上, sorted
  std::vector<std::string> names;       // in quotation marks
  bool total = false;                   // a running total (累计)
  bool part = false;                    // 其中
  bool arrives = false;                 // the number is what was come to (开到19家), not what was added
  std::string above;                    // 全市 in a district's report: speaks of a superior's area; else ""
  int other_year = 0;                   // a year other than the claim's stands beside the number
  bool last_year = false;               // 上年 stands beside it

  [[nodiscard]] bool narrow(LinkRules const& rules) const;
};

// One gram: two characters, or one (second is 0).
[[nodiscard]] inline std::uint64_t gram(char32_t first, char32_t second) {
  return (std::uint64_t{first} << 32U) | second;
}
[[nodiscard]] inline bool single(std::uint64_t gram) { return (gram & 0xFFFFFFFFU) == 0; }

// Takes claims apart. Holds the words of the rules in the form needed for that; the rules must outlive it.
class PhraseReader {
 public:
  explicit PhraseReader(LinkRules const& rules);

  [[nodiscard]] Phrase read(claim::Claim const& claim, document::ReportInfo const& report) const;
  // 较上年的3538万美元: the number is that of the year before, though the claim speaks of another.
  [[nodiscard]] bool of_last_year(claim::Evidence const& evidence) const;
  // The stage of a project that a claim names: its rank and its word; 0 and "" for none.
  [[nodiscard]] std::pair<int, std::string> stage_of(claim::Claim const& claim) const;
  // Words without a claim around them: what a statement speaks of.
  [[nodiscard]] Phrase read_words(std::string_view words) const;

 private:
  enum class Tag { verb, stage, scope, whole, grade, total, in_year, part, idle, object };
  struct Entry {
    Tag tag;
    std::size_t index = 0;
  };
  using Lexicon = WordTable<std::vector<Entry>>;

  void read_subject(std::string text, Phrase& out) const;
  void read_clause(std::string_view text, Phrase& out) const;
  void read_stage(std::string_view text, Phrase& out) const;
  [[nodiscard]] bool of_the_year(std::string_view segment) const;
  void finish(Phrase& phrase) const;
  template <typename Found>
  static void scan(Lexicon const& lexicon, std::string_view text, Found found);
  [[nodiscard]] std::string with_synonyms(std::string_view text) const;

  LinkRules const& rules_;
  Lexicon lexicon_;
  Lexicon stages_;  // apart: 开工建设 is one stage and two verbs
  std::uint64_t weak_verbs_ = 0;
  WordTable<std::string> synonyms_;
};

}  // namespace duizhang::link
