#include <doctest/doctest.h>

#include "engine/score/scorer.hpp"
#include "tests/engine/score/shipped_policy.hpp"

TEST_SUITE_BEGIN("score.load");

using namespace duizhang;

TEST_CASE("the shipped policy loads without a word and keeps its own cases") {
  auto const& policy = test::shipped_policy();
  auto& rules = test::shipped();
  diag::Diagnostics out;
  CHECK(score::prove_score_policy(policy, rules.indicators(), rules.units(), out) >= 15);
  CHECK(diag::render_all(out, rules.sources) == "");
  for (auto const& said : rules.said.sorted())
    CHECK(rules.sources.name(said.span.source).find("score.yaml") == std::string_view::npos);
}

TEST_CASE("mistakes in a score policy are told with their places") {
  struct Row {
    char const *yaml, *code, *line;
  };
  Row const rows[] = {
      {"score:\n  tolerance: {\"%\": some}\n", "R015", "2"},
      {"score:\n  readings:\n    cpl: [up]\n", "R007", "3"},
      {"score:\n  readings:\n    cpi: [sideways]\n", "R008", "3"},
      {"score:\n  relations:\n    - {id: faster, words: [快于]}\n", "R008", "3"},
      {"score:\n  comparators:\n    - {words: [全村], superior: village}\n", "R008", "3"},
      {"score:\n  wording:\n    met: {en: done}\n", "R005", "3"},
      {"score:\n  tests:\n    - {target: {value: 8, bound: atleast}, status: met}\n", "R008", "3"},
      {"score:\n  tolerances: {}\n", "R002", "2"},
  };
  for (auto const& row : rows) {
    CAPTURE(std::string(row.yaml));
    test::WrittenRules written;
    (void)score::load_score_policy(written.part(row.yaml, "score"), test::shipped().indicators());
    REQUIRE_FALSE(written.said.empty());
    CHECK(written.said.sorted().front().code == row.code);
    CHECK(written.messages().find(std::string("written.yaml:") + row.line + ":") != std::string::npos);
  }
}

TEST_CASE("a case that does not hold is R010 at its place, with what came out") {
  test::WrittenRules written;
  auto parts = written.part(
      "score:\n  tests:\n    - {target: {indicator: gdp, value: 8}, outcomes: [{indicator: gdp, value: 7}], "
      "status: met}\n",
      "score");
  auto policy = score::load_score_policy(parts, test::shipped().indicators());
  policy.wording = test::shipped_policy().wording;
  score::prove_score_policy(policy, test::shipped().indicators(), test::shipped().units(), written.said);
  REQUIRE(written.said.size() == 1);
  CHECK(written.messages().find("written.yaml:3:7: error[R010]: the case expects met, it is missed: 7% falls "
                                "short of the target of 8%") != std::string::npos);
}

TEST_SUITE_END();
