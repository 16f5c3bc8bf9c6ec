// Where the time goes: of every stage and every rule. Off unless asked for; then nothing is measured.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string_view>
#include <vector>

namespace duizhang::match {

// The stages of a run, in their order.
enum class Stage { startup, intake, structure, mentions, words, rules, claims, write, link, score };
inline constexpr std::array<std::string_view, 10> stage_names{
    "startup", "intake", "structure", "mentions", "words", "rules", "claims", "write", "link", "score"};

// What one rule took.
struct RuleCost {
  std::uint64_t tried = 0;    // places where its pattern was run
  std::uint64_t matched = 0;  // where it matched and its conditions held
  std::uint64_t won = 0;      // where it was the one that counts
  std::uint64_t steps = 0;    // instructions run
  std::uint64_t nanoseconds = 0;
};

// Costs of one thread; those of several are added up.
struct Profile {
  struct Cost {
    std::uint64_t count = 0;
    std::uint64_t nanoseconds = 0;
  };
  std::array<Cost, stage_names.size()> stages{};
  std::vector<RuleCost> claim_rules;  // as in RuleSet::claim_rules; empty: none was tried
  std::vector<RuleCost> lexical;      // names, values and periods, as in LexicalTables::programs
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;  // of their texts
  std::uint64_t claims = 0;

  void add(Profile const& other) {
    for (std::size_t i = 0; i < stages.size(); ++i) {
      stages[i].count += other.stages[i].count;
      stages[i].nanoseconds += other.stages[i].nanoseconds;
    }
    add(claim_rules, other.claim_rules);
    add(lexical, other.lexical);
    documents += other.documents, bytes += other.bytes, claims += other.claims;
  }

 private:
  static void add(std::vector<RuleCost>& to, std::vector<RuleCost> const& from) {
    if (to.size() < from.size()) to.resize(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
      to[i].tried += from[i].tried, to[i].matched += from[i].matched, to[i].won += from[i].won;
      to[i].steps += from[i].steps, to[i].nanoseconds += from[i].nanoseconds;
    }
  }
};

inline std::uint64_t nanoseconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(now.tv_nsec);
}
// For what takes microseconds: by the clock on the wall, which is quick to ask.
inline std::uint64_t nanoseconds_now() { return nanoseconds_of(CLOCK_MONOTONIC); }
// For whole stages: the time of this thread's processor, so that what others do on the machine counts little.
inline std::uint64_t thread_nanoseconds() { return nanoseconds_of(CLOCK_THREAD_CPUTIME_ID); }

// Adds the time of a block to a stage; without a profile it looks at no clock.
class StageTimer {
 public:
  StageTimer(Profile* profile, Stage stage)
      : cost_(profile == nullptr ? nullptr : &profile->stages[static_cast<std::size_t>(stage)]),
        begin_(cost_ == nullptr ? 0 : thread_nanoseconds()) {}
  StageTimer(StageTimer const&) = delete;
  StageTimer& operator=(StageTimer const&) = delete;
  ~StageTimer() {
    if (cost_ == nullptr) return;
    ++cost_->count;
    cost_->nanoseconds += thread_nanoseconds() - begin_;
  }

 private:
  Profile::Cost* cost_;
  std::uint64_t begin_;
};

}  // namespace duizhang::match
