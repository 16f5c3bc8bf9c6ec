// A rule set made ready to run: every pattern compiled once, with what finds its candidates.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/match/program.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::match {

// Finds the words of a list that start at a place: by the first code point, longest first.
class WordIndex {
 public:
  void add(std::string word, std::uint32_t payload);
  void finish();

  struct Entry {
    std::string word;
    std::uint32_t payload;
  };
  // Calls `each(entry)` for every word that starts at `at`, longest first.
  template <typename Each>
  void at(std::string_view text, std::size_t at, Each each) const {
    auto bucket = buckets_.find(key(text, at));
    if (bucket == buckets_.end()) return;
    for (auto const& entry : bucket->second)
      if (text.compare(at, entry.word.size(), entry.word) == 0) each(entry);
  }
  [[nodiscard]] bool empty() const { return buckets_.empty(); }

 private:
  static std::uint32_t key(std::string_view text, std::size_t at);
  std::unordered_map<std::uint32_t, std::vector<Entry>> buckets_;
};

struct LexicalProgram {
  enum class Kind { name, value, period };
  Kind kind = Kind::name;
  std::uint32_t rule = 0;  // into the list of its kind
  Program program;
};

struct ClaimProgram {
  std::uint32_t rule = 0;  // into RuleSet::claim_rules
  Program program;
  std::vector<std::string> cues;  // one of these must stand in the clause; empty: no such demand
};

struct CompiledRules {
  rule::RuleSet const* rules = nullptr;
  std::vector<LexicalProgram> lexical;
  WordIndex lexical_starts;                      // literal → index into lexical
  std::vector<std::uint32_t> lexical_at_number;  // programs that start with a number
  std::vector<ClaimProgram> claims;              // by falling priority, then in the order of the files
  WordIndex indicators;                          // word → index of the indicator
  WordIndex strengths;                           // word → index into words.strengths
};

// Patterns that do not compile are left out with P002 … P006 at their place. `rules` must outlive the result.
[[nodiscard]] CompiledRules compile_rules(rule::RuleSet const& rules, text::SourceMap const& sources,
                                          diag::Diagnostics& out);

}  // namespace duizhang::match
