#include "engine/prove.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/claim/extract.hpp"
#include "engine/diag/codes.hpp"
#include "engine/fragment.hpp"
#include "engine/score/policy.hpp"

namespace duizhang {
namespace {

namespace code = diag::code;

std::string period_years(claim::Claim const& claim) {
  if (claim.period.first.is_not_a_date()) return "";
  return claim.period.spans_years()
             ? fmt::format("{}/{}", claim.period.first_year(), claim.period.last_year())
             : fmt::format("{}", claim.period.first_year());
}

std::string field_of(claim::Claim const& claim, std::string_view field) {
  if (field == "indicator") return claim.indicator.id;
  if (field == "text") return claim.indicator.text;
  if (field == "value") return claim.value ? claim.value->to_string() : "";
  if (field == "value_max") return claim.value_max ? claim.value_max->to_string() : "";
  if (field == "unit") return claim.unit;
  if (field == "measure") return std::string(claim::name(claim.measure));
  if (field == "kind") return std::string(claim::name(claim.kind));
  if (field == "bound") return std::string(quantity::name(claim.bound));
  if (field == "strength") return std::string(quantity::name(claim.strength));
  if (field == "annualised") return claim.annualised ? "true" : "false";
  if (field == "hedge") return claim.hedge;
  return period_years(claim);
}

// 8.0 and 8 are the same expectation.
std::string plain(std::string const& word) {
  auto number = text::Decimal::parse(word);
  return number ? number->to_string() : word;
}

std::string brief(claim::Claim const& claim) {
  return fmt::format("{} {} {}{}", claim::name(claim.measure), claim.indicator.text,
                     claim.value ? claim.value->to_string() : "", claim.unit);
}

// One field that is not what its test expects.
struct Difference {
  text::Span span{};
  std::string message;
};

// What differs between the claims a text gave and those its test expects.
std::vector<Difference> differences(std::vector<claim::Claim> const& claims, rule::RuleTest const& test) {
  if (claims.size() != test.claims.size()) {
    std::string got;
    for (auto const& claim : claims)
      got += fmt::format("{}{} [{}]", got.empty() ? "" : "; ", brief(claim), claim.rule);
    return {{test.span, fmt::format("{} claims expected, {} found{}{}", test.claims.size(), claims.size(),
                                    got.empty() ? "" : ": ", got)}};
  }
  std::vector<Difference> out;
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (auto const& [field, expected] : test.claims[i].fields) {
      auto actual = field_of(claims[i], field);
      if (plain(actual) != plain(expected))
        out.push_back({test.claims[i].places.at(field),
                       fmt::format("claim {}: {} is `{}`, not `{}`", i + 1, field, actual, expected)});
    }
  return out;
}

class Prover {
 public:
  Prover(Rules const& rules, diag::Diagnostics& out) : rules_(rules), out_(out) {}

  Proof prove() {
    for (auto const& rule : rules_.set().names) prove_name(rule);
    for (auto const& rule : rules_.set().claim_rules)
      for (auto const& test : rule.tests) prove_claims(rule, test);
    auto const& set = rules_.set();
    prove_cases("link", rules_.link_rules().tests, [&](diag::Diagnostics& said) {
      (void)link::prove_link_rules(rules_.link_rules(), set.indicators, set.words.units, said);
    });
    prove_cases("score", rules_.policy().tests, [&](diag::Diagnostics& said) {
      (void)score::prove_score_policy(rules_.policy(), set.indicators, set.words.units, said);
    });
    proof_.tests = proof_.results.size();
    for (auto const& one : proof_.results) proof_.failed += one.failure.empty() ? 0 : 1;
    return std::move(proof_);
  }

 private:
  void prove_name(rule::NameRule const& rule) {
    auto found = [&](std::string const& text) {
      auto document = read_fragment(rules_, text, document::Role::review);
      return !match::scan_document(document, rules_.compiled(), scratch_).names.empty();
    };
    auto record = [&](std::string const& text, bool holds, std::string_view what) {
      auto failure = holds ? "" : fmt::format("{}: {} is found in `{}`", rule.id, what, text);
      if (!holds) out_.error(code::rule_test_failed, rule.span, failure);
      proof_.results.push_back({rule.id, text, rule.span, failure});
    };
    for (auto const& text : rule.tests) record(text, found(text), "no name");
    for (auto const& text : rule.ignores) record(text, !found(text), "a name");
  }

  void prove_claims(rule::ClaimRule const& rule, rule::RuleTest const& test) {
    auto run = run_test(rules_, rules_.compiled(), test, scratch_);
    auto differs = differences(run.claims, test);
    std::string failure;
    for (auto const& one : differs) failure += (failure.empty() ? "" : "; ") + one.message;
    if (!differs.empty()) {
      auto& said = out_.error(code::rule_test_failed, differs.front().span,
                              fmt::format("{}: {}", rule.id, differs.front().message));
      for (std::size_t i = 1; i < differs.size(); ++i)
        said.notes.push_back({differs[i].message, differs[i].span, true});
      if (differs.front().span != test.span)
        said.notes.push_back({"in the test of this text", test.span, true});
    }
    proof_.results.push_back({rule.id, test.text, test.span, failure});
  }

  // Cases that another module proves: it names those that fail by their place.
  template <typename Case, typename Prove>
  void prove_cases(std::string const& what, std::vector<Case> const& cases, Prove prove) {
    diag::Diagnostics said;
    prove(said);
    auto failures = said.sorted();
    for (auto const& one : cases) {
      auto failure = std::find_if(failures.begin(), failures.end(),
                                  [&](auto const& diagnostic) { return diagnostic.span == one.span; });
      proof_.results.push_back({what, fmt::format("case {}", &one - cases.data() + 1), one.span,
                                failure == failures.end() ? "" : failure->message});
    }
    out_.append(said);
  }

  Rules const& rules_;
  diag::Diagnostics& out_;
  match::ScanScratch scratch_;
  Proof proof_;
};

}  // namespace

TestRun run_test(Rules const& rules, match::CompiledRules const& compiled, rule::RuleTest const& test,
                 match::ScanScratch& scratch) {
  TestRun run;
  run.document = read_fragment(rules, test.text, test.section, test.year != 0 ? test.year : fragment_year);
  run.scan = match::scan_document(run.document, compiled, scratch, true);
  diag::Diagnostics unreadable;
  run.claims = claim::extract_claims(run.document, run.scan, rules.set(), rules.subjects(), 0, unreadable);
  return run;
}

Proof prove_rules(Rules const& rules, diag::Diagnostics& out) { return Prover(rules, out).prove(); }

}  // namespace duizhang
