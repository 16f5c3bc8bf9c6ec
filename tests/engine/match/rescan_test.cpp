// Rules that changed, tried over what is kept of a text, find what all rules find in the whole text.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "engine/match/ground.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang::match {
namespace {

constexpr std::string_view head = R"(
units: [{dimension: percent, base: "%"}, {dimension: count, base: 个}, {dimension: money, base: 元}]
numbers: {list: [和]}
document: {titles: [政府工作报告]}
rules:
)";

struct OwnRule {
  std::string id, pattern, where;
  int priority = 0;
  [[nodiscard]] std::string yaml() const {
    return fmt::format(
        "  - {{id: {}, priority: {}, pattern: '{}'{}, claim: {{indicator: a, value: b, measure: level}}}}\n",
        id, priority, pattern, where);
  }
  friend bool operator==(OwnRule const&, OwnRule const&) = default;
};

std::unique_ptr<Rules> load(std::vector<OwnRule> const& rules) {
  test::TemporaryFolder folder("rescan");
  std::string yaml(head);
  for (auto const& rule : rules) yaml += rule.yaml();
  folder.write("a.yaml", yaml);
  diag::Diagnostics said;
  auto out = std::make_unique<Rules>(folder.path(), said);
  REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, out->sources()));
  return out;
}

template <typename T>
T const& pick(std::mt19937& dice, std::vector<T> const& from) {
  return from[dice() % from.size()];
}

OwnRule any_rule(std::mt19937& dice, std::string id) {
  static std::vector<std::string> const words{"甲",    "甲甲",         "乙",        "丙", "(甲 | 丁)",
                                              "乙 丙", "丁 gap(0..3)", "丙， 其中", "一?"};
  static std::vector<std::string> const kinds{"percent",     "count",    "money",
                                              "list(count)", "quantity", "amount"};
  static std::vector<std::string> const ends{"", " 乙", " (丙 | 丁)?", " end(clause)", " gap(0..9) 甲"};
  static std::vector<std::string> const conditions{"",
                                                   "",
                                                   "",
                                                   ", where: {b: {under: 5}}",
                                                   ", where: {not: {a: {words: [全]}}}",
                                                   ", where: {b: {unit: [个]}}"};
  OwnRule out{std::move(id), "", pick(dice, conditions), static_cast<int>(dice() % 3)};
  out.pattern = fmt::format("<a: phrase({}..{})> {} <b: {}>{}", dice() % 2, 2 + dice() % 8, pick(dice, words),
                            pick(dice, kinds), pick(dice, ends));
  // Often the same as others, so that only the order decides.
  if (dice() % 3 == 0)
    out.pattern = "<a: phrase(0..5)> (甲 | 乙) <b: quantity>", out.where = "", out.priority = 1;
  return out;
}

std::string any_text(std::mt19937& dice) {
  static std::vector<std::string> const pieces{"甲",   "甲甲甲", "乙",  "丙",     "丁",  "全", "大",
                                               "其中", "3%",     "7个", "2和4个", "9元", "5",  "，",
                                               "，",   "。",     "、",  "\n",     "(",   ")",  "长长的名字"};
  std::string out = "白石县政府工作报告\n";
  for (auto left = 20 + dice() % 150; left > 0; --left) out += pick(dice, pieces);
  return out + "\n";
}

std::string told(RuleMatch const& match) {
  std::string out =
      fmt::format("{} {}-{} {}", match.rule, match.range.begin, match.range.end, match.alternative);
  for (auto const& capture : match.captures)
    out += fmt::format(" {}={}-{}[{}]", capture.name, capture.range.begin, capture.range.end,
                       fmt::join(capture.quantities, ","));
  return out + fmt::format(" {}\n", fmt::join(match.quantities, ","));
}

// The rules of now, with some of then taken out, edited, moved to the end or with others before them; and
// what became of those.
std::vector<OwnRule> edit(std::mt19937& dice, std::vector<OwnRule> const& then, std::vector<bool>& fresh,
                          RuleChanges& changes) {
  std::vector<OwnRule> now;
  std::vector<OwnRule> moved;
  int next = 0;
  for (auto const& rule : then) {
    auto& before = changes.before.emplace_back();
    before.priority = rule.priority;
    if (dice() % 6 == 0) now.push_back(any_rule(dice, fmt::format("new-{}", next++))), fresh.push_back(true);
    auto what = dice() % 6;
    auto here = static_cast<std::uint32_t>(now.size());
    if (what == 2 && dice() % 2 == 0) moved.push_back(rule);
    if (what == 0 || (!moved.empty() && moved.back() == rule)) continue;
    now.push_back(what == 1 ? any_rule(dice, rule.id) : rule);
    bool same = now.back() == rule;
    fresh.push_back(!same);
    if (same) before.now = here;
    if (!same && now.back().priority == rule.priority) before.successor = here;
  }
  for (auto const& rule : moved) now.push_back(rule), fresh.push_back(true);
  return now;
}

TEST_SUITE("match.rescan") {
  TEST_CASE("what is found over a ground is what is found in the text, whatever changed") {
    std::mt19937 dice(41);
    int different = 0, kept = 0, made = 0;
    for (int round = 0; round < 120; ++round) {
      std::vector<OwnRule> then;
      for (int i = 0; i < 7; ++i) then.push_back(any_rule(dice, fmt::format("rule-{}", i)));
      RuleChanges changes;
      std::vector<bool> fresh;
      auto now = edit(dice, then, fresh, changes);
      if (now.empty()) continue;
      auto rules_then = load(then), rules_now = load(now);
      auto const& programs = rules_now->compiled().claims;
      auto cues = rules_now->compiled().candidates.cues_of_all(programs.size());
      for (std::uint32_t i = 0; i < programs.size(); ++i)
        if (fresh[programs[i].rule])
          changes.candidates.add(i, programs[i].program, Cues(cues[i].begin(), cues[i].end()));
      for (auto const& [cue, number] : changes.candidates.cues()) changes.words.add(cue, number);
      changes.words.finish();
      for (int text = 0; text < 12; ++text) {
        auto found = test::find(*rules_then, any_text(dice));
        ScanScratch scratch;
        MadeGround ground;
        auto scan_then = scan_document(found.document, rules_then->compiled(), scratch, false, &ground);
        auto scan_now = scan_document(found.document, rules_now->compiled(), scratch);
        REQUIRE(ground.whole);
        std::vector<text::Range> wholes;
        for (auto const& quantity : scan_then.quantities) wholes.push_back(quantity.whole);
        std::vector<MatchBefore> before;
        for (auto const& match : scan_then.matches) before.push_back({match.rule, match.range});
        Ground view{found.document.text(),
                    ground.flags,
                    ground.slots,
                    wholes,
                    ground.kinds,
                    ground.clauses,
                    found.document.info.work_report,
                    [&] { return scan_then.quantities; }};
        auto again = rescan(view, before, changes, rules_now->compiled(), scratch);
        std::string expected, got;
        for (auto const& match : scan_now.matches) expected += told(match);
        for (auto const& match : again.matches) {
          CHECK((match.before == RuleChanges::none) != (match.made == RuleChanges::none));
          if (match.made != RuleChanges::none) {
            got += told(again.made[match.made]), ++made;
            continue;
          }
          auto one = scan_then.matches[match.before];
          one.rule = changes.before[one.rule].now;
          got += told(one), ++kept;
        }
        CHECK(again.whole);
        CHECK_MESSAGE(got == expected, found.document.original);
        different += again.made.empty() ? 0 : 1;
      }
    }
    CHECK(different > 100);
    CHECK(kept > 1000);
    CHECK(made > 300);
  }
}

}  // namespace
}  // namespace duizhang::match
