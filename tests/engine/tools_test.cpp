// What rule authors are told besides mistakes: the nearest miss, coverage, counts, JUnit, snapshots.
#include <doctest/doctest.h>

#include "engine/coverage.hpp"
#include "engine/junit.hpp"
#include "engine/prove.hpp"
#include "engine/rule_counts.hpp"
#include "engine/snapshot.hpp"
#include "engine/why_not.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/rule_folder.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/temporary.hpp"

namespace duizhang {
namespace {

// Rules over the vocabulary of fixtures/small-rules.
struct Written {
  explicit Written(std::string const& rules) : folder("tools") {
    folder.write("a.yaml",
                 test::read_file(test::source_dir() / "fixtures" / "small-rules" / "vocabulary.yaml"));
    folder.write("b.yaml", rules);
    loaded.emplace(folder.path(), said);
    REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, loaded->sources()));
  }
  test::TemporaryFolder folder;
  diag::Diagnostics said;
  std::optional<Rules> loaded;

  [[nodiscard]] std::string ask(std::string text, std::string rule = "",
                                document::Role section = document::Role::review) const {
    auto answer = why_not(*loaded, {std::move(text), std::move(rule), section, 2020});
    return answer ? test::without(*answer, folder.path().string() + "/") : "no such rule";
  }
};

constexpr char const* two_rules = R"(define:
  up: 增长 | 提高
rules:
  - id: growth
    priority: 2
    pattern: '<who: phrase(1..20)> 同比? $up <much: percent>'
    claim: {indicator: who, value: much, measure: growth}
    tests:
      - {text: 财政收入增长8%。, claims: [{value: 8}]}
  - id: level
    where: {section: plan, much: {over: 5}}
    pattern: '<who: phrase(1..20)> (达到 | 超过) <much: quantity>'
    claim: {indicator: who, value: much, measure: level}
    tests:
      - {text: 财政收入达到8%。, section: plan, claims: [{value: 9}]}
)";

}  // namespace

TEST_SUITE("tools") {
  TEST_CASE("the nearest miss has one caret in the pattern and one in the text") {
    Written rules(two_rules);
    CHECK(rules.ask("财政收入增长8亿元。", "growth") == R"(b.yaml:6:51: note: growth needs a percent here
        pattern: '<who: phrase(1..20)> 同比? $up <much: percent>'
                                                        ^~~~~~~
text:1:7: note: here stands “8亿元”, a quantity of the kind money
    财政收入增长8亿元。
                ^~~~~
)");
    CHECK(rules.ask("财政收入降低8%。", "growth").find("growth needs “提高” here") != std::string::npos);
    CHECK(rules.ask("财政收入降低8%。", "growth").find("this would do as well: “同比”, “增长”") !=
          std::string::npos);
  }

  TEST_CASE("a rule that matches, gives way, is refused or is not tried there is said to") {
    Written rules(two_rules);
    CHECK(rules.ask("财政收入增长8%。", "growth") == "growth does match “财政收入增长8%”.\n");
    CHECK(rules.ask("财政收入达到4%。", "level", document::Role::plan) ==
          "level matches “财政收入达到4%”, but is refused: where much: value is 4.\n");
    CHECK(rules.ask("财政收入达到8%。", "level")
              .starts_with("level is not tried in a section of the role review"));
    CHECK(rules.ask("财政收入达到8%。", "nobody") == "no such rule");
    CHECK(rules.ask("财政收入增长8%。").starts_with("growth matches “财政收入增长8%”\n"));
    CHECK(rules.ask("财政收入增长8亿元。").starts_with("No rule matches. The nearest is growth.\n"));
  }

  TEST_CASE("a doubt that leaves out what a rule made is said to, with its place") {
    Written rules(std::string(two_rules) + "doubts: [{id: hearsay, until: 2030, said: [据说]}]\n");
    INFO(rules.ask("据说财政收入增长8%。", "growth"));
    CHECK(rules.ask("据说财政收入增长8%。", "growth")
              .ends_with("”, but hearsay (b.yaml:16) leaves out what was made of it.\n"));
    CHECK(rules.ask("据说财政收入增长8%。")
              .find(", but hearsay (b.yaml:16) leaves out what was made of it\n") != std::string::npos);
  }

  TEST_CASE("a doubt of a list of figures is said once") {
    auto answer = why_not(test::shipped_rules(),
                          {"要是主张、方针分别增加3个和4个。", "", document::Role::review, 1985});
    REQUIRE(answer);
    auto first = answer->find(", but doubt.a-few (");
    CHECK(first != std::string::npos);
    CHECK(answer->find(", but doubt.", first + 1) == std::string::npos);
  }

  TEST_CASE("full-width text is shown as it was given") {
    Written rules(two_rules);
    CHECK(rules.ask("财政收入增长８亿元。", "growth")
              .find("    财政收入增长８亿元。\n                ^~~~~~\n") != std::string::npos);
  }

  TEST_CASE("what of the score policy decided a verdict is shown where the file says it") {
    auto const& rules = test::shipped_rules();
    struct Row {
      std::string_view target, result, said;
    };
    for (auto const& row : std::initializer_list<Row>{
             {"生产总值增长6%左右。", "生产总值增长5.9%。", "tolerance\n      tolerance: {\"%\": 0.2,"},
             {"居民消费价格涨幅3%左右。", "居民消费价格上涨2.1%。",
              "tried as well\n        cpi: [two-sided]"},
             {"锅炉事故下降10%。", "锅炉事故下降12%。",
              "less is better, because of this word\n      down_words:"},
             {"居民收入与经济增长基本同步。", "居民人均可支配收入增长5.1%，地区生产总值增长5.2%。",
              "held against\n        - {id: about_keep_pace,"},
             {"居民收入与经济增长基本同步。", "居民人均可支配收入增长5.1%，地区生产总值增长5.2%。",
              "held against\n        - {indicators: [gdp, gdp_per_capita]}"}}) {
      auto text =
          why_no_answer(rules, {std::string(row.target), std::string(row.result)}, report::Language::en);
      INFO(text);
      CHECK(text.find(row.said) != std::string::npos);
    }
    auto plain = why_no_answer(rules, {"新增停车位600个。", "新增停车位600个。"}, report::Language::en);
    CHECK(plain.find("score.yaml") == std::string::npos);
  }

  TEST_CASE(
      "why a result does not answer a target is told by the weights and the threshold of the link rules") {
    auto const& rules = test::shipped_rules();
    auto ask = [&](std::string target, std::string result) {
      return why_no_answer(rules, {std::move(target), std::move(result)}, report::Language::en);
    };
    auto holds = [](std::string const& text, std::string_view part) {
      INFO(text);
      return text.find(part) != std::string::npos;
    };
    auto met = ask("新增停车位600个。", "新建停车泊位713个。");
    CHECK(holds(met, "Exceeded"));
    CHECK_FALSE(holds(met, "does not answer"));
    CHECK(holds(met, "beyond it\n      beyond_steps: 1 "));
    auto far = ask("新增停车位600个。", "新建停车场出入口30个。");
    CHECK(holds(far, "does not answer"));
    CHECK(holds(far, "was searched and holds no result"));
    CHECK(holds(far, "both have 停车"));
    CHECK(holds(far, "unit_same    +0.05"));
    CHECK(holds(far, "is needed here"));
    CHECK(holds(far, "target:1:1: note: this is the target\n    新增停车位600个。\n    ^~~~"));
    CHECK(holds(far, "result:1:1: note: this does not answer it\n    新建停车场出入口30个。\n    ^~~~"));
    CHECK(holds(far, "link.yaml:"));
    CHECK(holds(ask("地区生产总值增长6%。", "居民消费价格上涨2%。"), "they are two indicators, gdp and cpi"));
    CHECK(holds(ask("地区生产总值增长6%左右。", "地区生产总值增长5.9%。"), "Mostly met"));
    CHECK(holds(ask("天气很好。", "地区生产总值增长6%。"), "The first text holds no target"));
    CHECK(holds(ask("地区生产总值增长6%。", "天气很好。"), "The second text holds no result"));
  }

  TEST_CASE("branches that no test takes are named, those of macros are not counted") {
    Written rules(two_rules);
    auto coverage = measure_coverage(*rules.loaded);
    CHECK(coverage.branches == 2);
    CHECK(test::without(describe(coverage, *rules.loaded), rules.folder.path().string() + "/") ==
          "b.yaml:12:42: level: no test takes 超过\n1 of 2 branches are taken by a test\n");
  }

  TEST_CASE("failures are named in JUnit with file and line, and special characters do not break it") {
    Written rules(two_rules);
    diag::Diagnostics out;
    auto proof = prove_rules(*rules.loaded, out);
    auto xml = test::without(junit_of(proof, rules.loaded->sources()), rules.folder.path().string() + "/");
    CHECK(xml == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1">
  <testsuite name="growth" tests="1" failures="0">
    <testcase classname="growth" name="财政收入增长8%。" file="b.yaml" line="9"/>
  </testsuite>
  <testsuite name="level" tests="1" failures="1">
    <testcase classname="level" name="财政收入达到8%。" file="b.yaml" line="15">
      <failure message="claim 1: value is `8`, not `9`"/>
    </testcase>
  </testsuite>
</testsuites>
)");
    proof.results = {{"a<b", "“x” & \"y\"\x01", {}, ""}};
    CHECK(junit_of(proof, rules.loaded->sources()).find("name=\"“x” &amp; &quot;y&quot;?\"") !=
          std::string::npos);
  }

  TEST_CASE("rules are counted over reports, and those that never fire are named") {
    Written rules(two_rules);
    rules.folder.write("r/市_2024.txt", "财政收入增长8%。\n财政收入同比提高9%，收入达到3%。\n");
    diag::Diagnostics out;
    auto counts = count_rules(*rules.loaded, {(rules.folder.path() / "r/市_2024.txt").string()}, {}, out);
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].found == 2);
    CHECK(counts[1].found == 0);
    CHECK(describe(counts, 1).find("never found:\n  level (claim)\n") != std::string::npos);
  }

  TEST_CASE("snapshots differ by claims that went, came and changed, with counts for each rule") {
    std::string head = "# duizhang snapshot\n";
    std::string one = "a.txt\t0-8\tgrowth\toutcome\tgrowth\tgdp\t总值\t8\t%\teq\t-\t-\n";
    std::string other = "a.txt\t9-12\tlevel\toutcome\tlevel\t-\t收入\t3\t元\teq\t-\t-\n";
    std::string changed = "a.txt\t0-8\tgrowth\ttarget\tgrowth\tgdp\t总值\t9\t%\teq\t-\t-\n";
    CHECK_FALSE(compare_snapshots(head + one + other, head + one + other).differs);
    auto diff = compare_snapshots(head + one, head + changed + other);
    CHECK(diff.differs);
    CHECK(diff.text ==
          "~ a.txt 0-8 [growth] target growth 总值 9%\n    kind outcome → target, value 8 → 9\n"
          "+ a.txt 9-12 [level] outcome level 收入 3元\n"
          "claims by rule, before → now:\n       0 → 1        level\n"
          "0 went, 1 came, 1 changed\n");
    CHECK(compare_snapshots(head + other, head).text.starts_with("- a.txt 9-12 [level]"));
  }
}

}  // namespace duizhang
