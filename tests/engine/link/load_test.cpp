#include <doctest/doctest.h>

#include "engine/link/linker.hpp"
#include "tests/support/shipped_rules.hpp"

TEST_SUITE_BEGIN("link.load");

using namespace duizhang;

TEST_CASE("the shipped link rules load without a word and keep their own cases") {
  auto& rules = test::shipped();
  CHECK(rules.link.verbs.size() > 10);
  CHECK(rules.link.stages.size() == 5);
  CHECK_FALSE(rules.link.synonyms.empty());
  diag::Diagnostics out;
  CHECK(link::prove_link_rules(rules.link, rules.indicators(), rules.units(), out) >= 15);
  CHECK(diag::render_all(out, rules.sources) == "");
  for (auto const& said : rules.said.sorted())
    CHECK(rules.sources.name(said.span.source).find("link.yaml") == std::string_view::npos);
}

TEST_CASE("mistakes in link rules are told with their places") {
  struct Row {
    char const *yaml, *code, *line;
  };
  Row const rows[] = {
      {"link:\n  canonical:\n    parts: {gpd: [urban_income]}\n", "R007", "3"},
      {"link:\n  open:\n    verbs:\n      - {id: add, word: [新增]}\n", "R005", "4"},
      {"link:\n  open:\n    verbs:\n      - {id: add, words: [新增], kins: [build]}\n", "R002", "4"},
      {"link:\n  open:\n    synonyms:\n      - [甲, 乙]\n      - [丙, 乙]\n", "R006", "5"},
      {"link:\n  open:\n    scopes:\n      above: {village: [全县]}\n", "R008", "4"},
      {"link:\n  open:\n    weights: {single: much}\n", "R015", "3"},
      {"link:\n  oepn: {}\n", "R002", "2"},
  };
  for (auto const& row : rows) {
    CAPTURE(std::string(row.yaml));
    test::WrittenRules written;
    (void)link::load_link_rules(written.part(row.yaml, "link"), test::shipped().indicators());
    REQUIRE_FALSE(written.said.empty());
    CHECK(written.said.sorted().front().code == row.code);
    CHECK(written.messages().find(std::string("written.yaml:") + row.line + ":") != std::string::npos);
  }
}

TEST_CASE("a case that does not hold is R010 at its place and names what came near") {
  test::WrittenRules written;
  auto parts = written.part(
      "link:\n  tests:\n    - {target: {text: 新建甲乙丙, unit: 个}, outcomes: [{text: 新建丁戊己, unit: "
      "个}], answer: 1}\n",
      "link");
  auto rules = link::load_link_rules(parts, test::shipped().indicators());
  link::prove_link_rules(rules, test::shipped().indicators(), test::shipped().units(), written.said);
  REQUIRE(written.said.size() == 1);
  CHECK(
      written.messages().find(
          "written.yaml:3:7: error[R010]: the case expects result 1 to answer '新建甲乙丙', nothing does") !=
      std::string::npos);
}

TEST_SUITE_END();
