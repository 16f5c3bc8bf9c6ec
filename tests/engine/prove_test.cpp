#include "engine/prove.hpp"

#include <doctest/doctest.h>

#include "engine/lint.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang {
namespace {

// The small rules with one more, proved: what is said.
std::string proved(std::string const& tests, Proof* proof = nullptr) {
  test::TemporaryFolder folder("prove");
  folder.write("a.yaml",
               test::read_file(test::source_dir() / "fixtures" / "small-rules" / "vocabulary.yaml"));
  folder.write("b.yaml",
               "rules:\n  - id: only\n    pattern: '<who: phrase(1..20)> 增长 <much: percent>'\n"
               "    claim: {indicator: who, value: much, measure: growth}\n    tests:\n" +
                   tests);
  diag::Diagnostics said;
  Rules rules(folder.path(), said);
  REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, rules.sources()));
  diag::Diagnostics out;
  auto result = prove_rules(rules, out);
  if (proof != nullptr) *proof = result;
  std::string text;
  for (auto const& one : out.sorted()) {
    text += one.message + "\n";
    for (auto const& note : one.notes) text += "  " + note.message + "\n";
  }
  return text;
}

}  // namespace

TEST_SUITE("prove") {
  TEST_CASE("a test that holds says nothing, and numbers are compared as numbers") {
    Proof proof;
    CHECK(proved("      - {text: 财政收入增长8%。, claims: [{indicator: revenue, text: 财政收入, value: 8.0, "
                 "unit: \"%\", measure: growth, kind: outcome, bound: eq, period: \"2019\"}]}\n",
                 &proof) == "");
    CHECK(proof.tests == 1);
    CHECK(proof.failed == 0);
  }

  TEST_CASE("a test that does not hold says what differs and nothing else") {
    CHECK(
        proved("      - {text: 财政收入增长8%。, claims: [{indicator: gdp, value: 9, measure: growth}]}\n") ==
        "only: claim 1: indicator is `revenue`, not `gdp`\n  claim 1: value is `8`, not `9`\n"
        "  in the test of this text\n");
    CHECK(proved("      - {text: 财政收入增长8%。, claims: []}\n") ==
          "only: 0 claims expected, 1 found: growth 财政收入 8% [only]\n");
    CHECK(proved("      - {text: 财政收入不变。, claims: [{value: 8}]}\n") ==
          "only: 1 claims expected, 0 found\n");
  }

  TEST_CASE("section and year of a test decide kind and period") {
    CHECK(proved("      - {text: 财政收入增长8%。, section: plan, year: 2031, claims: [{kind: target, "
                 "period: \"2031\", strength: plain}]}\n"
                 "      - {text: 财政收入增长8%。, section: five_year_plan, year: 2031, claims: [{period: "
                 "2031/2035}]}\n") == "");
  }

  TEST_CASE("every test of the shipped rules holds, and no lint speaks of them") {
    diag::Diagnostics out;
    auto proof = prove_rules(test::shipped_rules(), out);
    CHECK(diag::render_all(out, test::shipped_rules().sources()) == "");
    CHECK(proof.tests > 80);
    lint_rules(test::shipped_rules(), out);
    CHECK(diag::render_all(out, test::shipped_rules().sources()) == "");
    CHECK(proof.failed == 0);
  }
}

}  // namespace duizhang
