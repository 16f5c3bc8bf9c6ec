#include "engine/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/prove.hpp"

namespace duizhang {
namespace {

// By rule index: which of its branches were taken.
using Taken = std::map<std::uint32_t, std::vector<bool>>;

void note(Taken& taken, match::RuleMatch const& match) {
  auto& branches = taken[match.rule];
  for (auto branch : match.branches)
    if (branch < branches.size()) branches[branch] = true;
}

// Where each branch of a program stands in its pattern.
std::vector<text::Span> places(match::ClaimProgram const& claim, rule::PatternText const& pattern) {
  std::vector<text::Span> out(claim.program.branches);
  for (std::size_t pc = 0; pc < claim.program.code.size(); ++pc) {
    auto const& code = claim.program.code[pc];
    if (code.op == match::Op::branch)
      out[code.x] = {pattern.source, claim.origins[pc].begin, claim.origins[pc].end};
  }
  return out;
}

}  // namespace

Coverage measure_coverage(Rules const& rules) {
  auto const& set = rules.set();
  diag::Diagnostics ignored;  // said already when the rules were loaded
  auto compiled = match::compile_rules(set, ignored, {match::Purpose::tools, rules.compiled().slots});
  Taken taken;
  for (auto const& claim : compiled.claims) taken[claim.rule].assign(claim.program.branches, false);
  match::ScanScratch scratch;
  for (auto const& rule : set.claim_rules)
    for (auto const& test : rule.tests)
      for (auto const& match : run_test(rules, compiled, test, scratch).scan.matches) note(taken, match);
  Coverage out;
  std::map<std::uint32_t, match::ClaimProgram const*> by_rule;  // in the order of the files
  for (auto const& claim : compiled.claims) by_rule[claim.rule] = &claim;
  for (auto const& [rule, claim] : by_rule) {
    auto spans = places(*claim, set.claim_rules[rule].pattern);
    out.branches += spans.size();
    for (std::size_t i = 0; i < spans.size(); ++i)
      if (!taken[rule][i]) out.never_taken.push_back({set.claim_rules[rule].id, spans[i]});
  }
  return out;
}

std::string describe(Coverage const& coverage, Rules const& rules) {
  std::string out;
  for (auto const& one : coverage.never_taken) {
    auto place = rules.sources().place(one.span);
    auto text = rules.sources().bytes(one.span.source).substr(one.span.begin, one.span.end - one.span.begin);
    out +=
        fmt::format("{}:{}:{}: {}: no test takes {}\n", place.name, place.line, place.column, one.rule, text);
  }
  auto taken = coverage.branches - coverage.never_taken.size();
  return out + fmt::format("{} of {} branches are taken by a test\n", taken, coverage.branches);
}

}  // namespace duizhang
