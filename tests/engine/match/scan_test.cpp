// Names, periods and quantities in one walk; the rules behind them, and which of several wins.
#include "engine/match/scan.hpp"

#include <doctest/doctest.h>

#include "tests/support/small_rules.hpp"

namespace duizhang::match {
namespace {

std::string matches(test::Found const& found, rule::RuleSet const& set) {
  std::string out;
  for (auto const& match : found.scan.matches)
    out += "[" + set.claim_rules[match.rule].id + " " + std::string(found.document.slice(match.range)) + "]";
  return out;
}

std::string lost(test::Found const& found, rule::RuleSet const& set) {
  std::string out;
  for (auto const& one : found.scan.lost)
    out += "[" + set.claim_rules[one.match.rule].id + " " +
           std::string(found.document.slice(one.match.range)) + ": " + std::string(one.why) + "]";
  return out;
}

Rules const& policy() {
  static diag::Diagnostics said;
  static Rules const* rules = [] {
    test::TemporaryFolder folder("policy");
    folder.write("a.yaml", R"(
units: [{dimension: percent, base: "%"}, {dimension: count, base: 个}]
numbers: {list: [和]}
names:
  - {id: name.short, pattern: 四个}
  - {id: name.long, pattern: 四个全面}
  - {id: name.number, pattern: '<n: number> 国道'}
values:
  - {id: value.front, dimension: rank, unit: 位, pattern: '前 <n: number> 位'}
periods:
  - {id: period.five, years: [Y, Y+n], pattern: '<n: number> 年行动'}
rules:
  - {id: low-long, priority: 1, pattern: '<a: phrase(1..9)> 甲 <b: percent> 乙', claim: {indicator: a, value: b, measure: growth}}
  - {id: high-short, priority: 2, pattern: '<a: phrase(1..9)> 甲 <b: percent>', claim: {indicator: a, value: b, measure: growth}}
  - {id: same-short, priority: 1, pattern: '<a: phrase(1..9)> 丙 <b: percent>', claim: {indicator: a, value: b, measure: growth}}
  - {id: same-long, priority: 1, pattern: '<a: phrase(1..9)> 丙 <b: percent> 乙', claim: {indicator: a, value: b, measure: growth}}
  - {id: twin-first, priority: 1, pattern: '<a: phrase(1..9)> 丁 <b: percent>', claim: {indicator: a, value: b, measure: growth}}
  - {id: twin-second, priority: 1, pattern: '<c: phrase(1..9)> 丁 <b: percent>', claim: {indicator: c, value: b, measure: growth}}
  - {id: review-only, where: {section: [review]}, pattern: '<a: phrase(1..9)> 戊 <b: percent>', claim: {indicator: a, value: b, measure: growth}}
  - {id: reports-only, where: {texts: reports}, pattern: '<a: phrase(1..9)> 己 <b: percent>', claim: {indicator: a, value: b, measure: growth}}
  - {id: big, pattern: '<a: phrase(1..9)> 庚 <b: quantity>', where: {b: {kind: count, unit: [个, 万个], over: 10, at_most: 20}}, claim: {indicator: a, value: b, measure: level}}
  - {id: pairs, pattern: '<a: phrase(1..9)> 辛 <b: list(count)>', where: {b: {members: 2}, not: {a: {words: [全国]}, b: {at_least: 100}}}, claim: {indicator: a, value: b, measure: level}}
  - {id: taken-by-words, pattern: '<a: phrase(1..9)> "5个" 子 <b: percent>', claim: {indicator: a, value: b, measure: growth}}
  - {id: looks-over-a-comma, pattern: '!ahead(gap(0..9) [，] 丑) <a: phrase(1..9)> 寅 <b: count>', claim: {indicator: a, value: b, measure: level}}
  - {id: goes-on-behind, pattern: '<a: phrase(1..9)> 卯 <b: count> <c: phrase(1..9)> 辰', claim: {indicator: a, value: b, measure: level}}
  - {id: over-a-comma, pattern: '<a: phrase(1..9)> 壬， 其中 gap(0..4) 癸 <b: count>', claim: {indicator: a, value: b, measure: level}}
  - {id: two-words, pattern: '<a: phrase(1..9)> (巳 | 午) gap(0..4) (未 | 申申) end(clause)', claim: {indicator: a, measure: admission, kind: statement}}
  - {id: two-ways, pattern: '<a: phrase(1..9)> 酉 gap(0..4) 戌 end(clause) | <a: phrase(1..9)> 亥亥 end(clause)', claim: {indicator: a, measure: admission, kind: statement}}
  - {id: side-by-side, pattern: '<a: phrase(1..9)> "金" "木" end(clause)', claim: {indicator: a, measure: admission, kind: statement}}
document: {titles: [政府工作报告]}
)");
    return new Rules(folder.path(), said);  // NOLINT
  }();
  REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, rules->sources()));
  return *rules;
}

std::string won(std::string text) { return matches(test::find(policy(), std::move(text)), policy().set()); }
std::string gave_way(std::string text) { return lost(test::find(policy(), std::move(text)), policy().set()); }

}  // namespace

TEST_SUITE("match.scan") {
  TEST_CASE("of several rules the higher priority wins, then the longer match, then the first in the files") {
    CHECK(won("总值甲5%乙。") == "[high-short 总值甲5%]");
    CHECK(gave_way("总值甲5%乙。") == "[low-long 总值甲5%乙: lower priority]");
    CHECK(won("总值丙5%乙。") == "[same-long 总值丙5%乙]");
    CHECK(gave_way("总值丙5%乙。") == "[same-short 总值丙5%: shorter]");
    CHECK(won("总值丁5%。") == "[twin-first 总值丁5%]");
    CHECK(gave_way("总值丁5%。") == "[twin-second 总值丁5%: later in the rule files]");
  }

  TEST_CASE("a rule is found by any word of each of its sets, whichever branch they are of") {
    CHECK(won("总值巳了未。") == "[two-words 总值巳了未]");
    CHECK(won("总值午了申申。") == "[two-words 总值午了申申]");
    CHECK(won("总值午了申。") == "");
    CHECK(won("总值巳，收入未。") == "");
    CHECK(won("总值酉了戌。") == "[two-ways 总值酉了戌]");
    CHECK(won("总值亥亥。") == "[two-ways 总值亥亥]");
    CHECK(won("总值酉了。") == "");
    CHECK(won("总值金木。") == "[side-by-side 总值金木]");
    CHECK(won("总值金，木。") == "");
  }

  TEST_CASE("a rule is not tried where only one of the words it needs stands") {
    auto tried = [](std::string_view text, std::string_view id) {
      auto document = test::find(policy(), std::string(text)).document;
      Profile profile;
      ScanScratch scratch;
      scratch.run.profile = &profile;
      auto scan = scan_document(document, policy().compiled(), scratch);
      auto const& rules = policy().set().claim_rules;
      for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].id == id) return profile.claim_rules.at(i).tried;
      return decltype(profile.claim_rules[0].tried){99};
    };
    CHECK(tried("总值巳了未。", "two-words") == 1);
    CHECK(tried("总值巳了。", "two-words") == 0);
    CHECK(tried("总值巳，收入未。", "two-words") == 0);
    CHECK(tried("总值酉。", "two-ways") == 0);
    CHECK(tried("总值金。", "side-by-side") == 0);
  }

  TEST_CASE("keeping the losers changes no winner") {
    for (std::string const text : {"总值甲5%乙。", "总值丙5%乙，总值丁5%。", "四个全面，104国道5%。"}) {
      auto document = test::find(policy(), text).document;
      ScanScratch scratch;
      auto with = scan_document(document, policy().compiled(), scratch, true);
      auto without = scan_document(document, policy().compiled(), scratch, false);
      CHECK(without.lost.empty());
      REQUIRE(with.matches.size() == without.matches.size());
      for (std::size_t i = 0; i < with.matches.size(); ++i) {
        CHECK(with.matches[i].rule == without.matches[i].rule);
        CHECK(with.matches[i].range == without.matches[i].range);
      }
    }
  }

  TEST_CASE("a rule speaks only where it may") {
    CHECK(won("总值戊5%。") == "");
    CHECK(won("总值己5%。") == "");
    CHECK(won("政府工作报告\n总值己5%。") == "[reports-only 总值己5%]");
  }

  TEST_CASE("every clause begins anew, and a match ends where the next may begin") {
    CHECK(won("总值甲5%，收入甲6%；支出甲7%。\n投资甲8%") ==
          "[high-short 总值甲5%][high-short 收入甲6%][high-short 支出甲7%][high-short 投资甲8%]");
    CHECK(won("总值甲5%收入甲6%") == "[high-short 总值甲5%][high-short 收入甲6%]");
    CHECK(won("总值5%收入甲6%") == "[high-short 收入甲6%]");
  }

  TEST_CASE("a name takes its digits, the longest thing at a place counts") {
    auto found = test::find(policy(), "四个全面，4个全面，104国道，排前3位，三年行动。");
    std::string names, values, periods;
    for (auto const& one : found.scan.names) names += policy().set().names[one.rule].id + " ";
    for (auto const& one : found.scan.quantities) values += one.value.to_string() + one.unit + " ";
    for (auto const& one : found.scan.periods) periods += policy().set().periods[one.rule].id + " ";
    CHECK(names == "name.long name.number ");
    CHECK(values == "4个 3位 ");
    CHECK(periods == "period.five ");
    CHECK(found.scan.periods.at(0).period == quantity::Period::years(2020, 2023));
  }

  TEST_CASE("what no rule took is listed") {
    auto found = test::find(policy(), "总值甲5%，另有3个。");
    REQUIRE(found.scan.unclaimed.size() == 1);
    CHECK(found.scan.quantities[found.scan.unclaimed[0]].unit == "个");
  }

  TEST_CASE("captures know the quantities inside them, lists one by one") {
    auto found = test::find(test::small(), "生产总值、财政收入分别增长8%、9%和10%。");
    REQUIRE(found.scan.matches.size() == 1);
    auto const* much = found.scan.matches[0].capture("much");
    REQUIRE(much != nullptr);
    CHECK(much->quantities == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(found.document.slice(found.scan.matches[0].capture("who")->range) == "生产总值、财政收入");
    CHECK(found.scan.matches[0].capture("nobody") == nullptr);
    CHECK(found.scan.unclaimed.empty());
  }

  TEST_CASE("the hedges of neighbours never share a word") {
    auto found = test::find(test::small(), "增长5%左右超过6%以上控制在7%以内。");
    std::uint32_t last = 0;
    for (auto const& one : found.scan.quantities) {
      CHECK(one.whole.begin >= last);
      CHECK(one.whole.contains(one.number));
      last = one.whole.end;
    }
    CHECK(found.scan.quantities.size() == 3);
  }

  TEST_CASE("conditions under where decide by kind, unit, value, members and words") {
    CHECK(won("甲庚15个。") == "[big 甲庚15个]");
    CHECK(won("甲庚20个。") == "[big 甲庚20个]");
    CHECK(won("甲庚10个。") == "");
    CHECK(won("甲庚21个。") == "");
    CHECK(won("甲庚15%。") == "");
    CHECK(won("甲辛1个和2个。") == "[pairs 甲辛1个和2个]");
    CHECK(won("甲辛1个。") == "");
    CHECK(won("全国辛1个和2个。") == "");
    CHECK(won("甲辛1个和100个。") == "");
  }

  TEST_CASE("a match refused by a condition is kept with the reason") {
    CHECK(gave_way("甲庚15%。") == "[big 甲庚15%: where b: kind is percent]");
    CHECK(gave_way("甲庚10个。") == "[big 甲庚10个: where b: value is 10]");
    CHECK(gave_way("甲辛1个。") == "[pairs 甲辛1个: where b: it has 1 members]");
    CHECK(gave_way("甲辛1个和100个。") == "[pairs 甲辛1个和100个: where b: 100个 is ruled out]");
    CHECK(gave_way("全国辛1个和2个。") == "[pairs 全国辛1个和2个: where a: “全国” is ruled out]");
  }

  TEST_CASE("a rule that goes over the end of a clause is found by words of the next one") {
    CHECK(won("甲壬，其中乙癸8个。") == "[over-a-comma 甲壬,其中乙癸8个]");
    CHECK(won("甲壬，其中乙癸。") == "");
  }

  TEST_CASE("the number ahead decides which rules are tried, and none that could match is left out") {
    CHECK(won("甲寅8个。") == "[looks-over-a-comma 甲寅8个]");
    CHECK(won("甲寅8%和甲寅8个。") == "[looks-over-a-comma 和甲寅8个]");
    CHECK(won("甲卯8个乙辰。") == "[goes-on-behind 甲卯8个乙辰]");
    CHECK(won("甲卯8个，乙辰。") == "");
    // Words of the pattern itself may hold a number.
    CHECK(won("甲5个子8%。") == "[taken-by-words 甲5个子8%]");
    CHECK(won("甲6个子8%。") == "");
    // A time may stand before the number and is crossed.
    CHECK(won("甲3年内寅8个。") == "[looks-over-a-comma 甲3年内寅8个]");
  }
}

}  // namespace duizhang::match
