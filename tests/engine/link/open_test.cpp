// Single ways of speaking; whole reports stand in fixtures/links (tests/engine/score/fixture_test.cpp).
#include <doctest/doctest.h>

#include "engine/link/linker.hpp"
#include "tests/engine/link/first_link.hpp"
#include "tests/support/builders.hpp"

TEST_SUITE_BEGIN("link.open");

namespace {

using namespace duizhang;
using claim::Claim;
using link::Comparability;
using test::make_outcome;
using test::make_target;

struct OpenRow {
  char const* about;
  char const *target, *target_clause, *target_unit;
  char const *result, *result_clause, *result_unit;
  bool answers;
  Comparability comparability;
  bool below_stage;
};

}  // namespace

TEST_CASE("the same task in other words, and what only looks like it") {
  constexpr auto same = Comparability::same;
  OpenRow const rows[] = {
      {"synonyms", "新增公共停车位", "新增公共停车位600个", "个", "停车泊位", "新建停车泊位713个", "个", true,
       same, false},
      {"another classifier", "新建健身苑点", "新建健身苑点9个", "个", "健身苑点", "健身苑点增设11处", "处",
       true, same, false},
      {"another year beside the number", "改造校舍", "改造校舍9所", "所", "改造校舍", "2019年改造校舍12所",
       "所", false, same, false},
      {"the year before", "改造校舍", "改造校舍9所", "所", "改造校舍", "上年改造校舍12所", "所", false, same,
       false},
      {"compared with the year before", "改造校舍", "改造校舍9所", "所", "改造校舍", "比上年多改造校舍12所",
       "所", true, same, false},
      {"a running total", "新增充电桩", "新增充电桩90个", "个", "充电桩", "充电桩总数达900个", "个", false,
       same, false},
      {"a total of the year", "新增充电桩", "新增充电桩90个", "个", "充电桩", "全年累计新增充电桩98个", "个",
       true, same, false},
      {"the superior's area", "新建旅游驿站", "新建旅游驿站3座", "座", "新建旅游驿站", "全市新建旅游驿站31座",
       "座", false, same, false},
      {"another threshold", "引进10亿元以上项目", "引进10亿元以上项目3个", "个", "引进亿元以上项目",
       "引进亿元以上项目28个", "个", true, Comparability::different_scope, false},
      {"the same threshold", "引进10亿元以上项目", "引进10亿元以上项目3个", "个", "10亿元以上项目",
       "落户10亿元以上项目4个", "个", true, same, false},
      {"another grade", "创建省级示范村", "创建省级示范村3个", "个", "创建市级示范村", "创建市级示范村8个",
       "个", true, Comparability::different_scope, false},
      {"a part of the whole", "改建公厕", "改建公厕30座", "座", "中心城区改建公厕", "中心城区改建公厕22座",
       "座", true, Comparability::different_scope, false},
      {"another scope", "农村饮水提质受益人口", "农村饮水提质受益人口3万人", "万人", "城乡饮水提质受益人口",
       "城乡饮水提质受益人口5万人", "万人", true, Comparability::different_scope, false},
      {"a lower stage", "建成安居小区", "建成安居小区3个", "个", "安居小区", "3个安居小区全面开工", "个",
       true, same, true},
      {"a higher stage", "开工建设安居小区", "开工建设安居小区3个", "个", "安居小区", "3个安居小区主体结顶",
       "个", true, same, false},
      {"the last stage word decides", "投用安居小区", "投用安居小区3个", "个", "安居小区",
       "计划投用的3个安居小区主体结顶", "个", true, same, true},
      {"another unit", "建成滨江绿道", "建成滨江绿道3公里", "公里", "滨江绿道", "建成滨江绿道3个", "个", true,
       Comparability::different_basis, false},
      {"nothing alike", "新建粮库", "新建粮库3座", "座", "改造农贸市场", "改造农贸市场3座", "座", false, same,
       false},
  };
  for (auto const& row : rows) {
    CAPTURE(std::string(row.about));
    Claim target = make_target("c-t", 0, 2020)
                       .text(row.target)
                       .value("1", row.target_unit)
                       .evidence(row.target_clause, row.target_clause);
    Claim result = make_outcome("c-1", 1, 2020)
                       .text(row.result)
                       .value("1", row.result_unit)
                       .evidence(row.result_clause, row.result_clause);
    auto found = test::first_link({target, result});
    CHECK(found.answers.empty() != row.answers);
    if (found.answers.empty()) continue;
    CHECK(found.comparability == row.comparability);
    CHECK(found.below_stage() == row.below_stage);
  }
}

TEST_CASE("what is so many more is what was done, unless a total is told") {
  auto const& rules = test::shipped();
  auto comparability = [&](std::string const& clause, std::string const& told = "上云企业增加900家") {
    Claim target = make_target("c-t", 0, 2020).text("上云企业").value("800", "家").evidence(clause);
    Claim result = make_outcome("c-1", 1, 2020)
                       .text("上云企业")
                       .measure(claim::Measure::change)
                       .value("900", "家")
                       .evidence(told);
    auto links =
        link::link_claims({target, result}, test::two_years(), rules.link, rules.indicators(), rules.units());
    REQUIRE(links.front().answers.size() == 1);
    return links.front().comparability;
  };
  CHECK(comparability("企业上云800家") == Comparability::same);
  CHECK(comparability("企业上云800家", "上云企业比上年增加900家") == Comparability::different_basis);
  CHECK(comparability("上云企业达到800家") == Comparability::different_basis);
}

TEST_CASE("a county that is a city speaks of itself with 全市") {
  auto const& rules = test::shipped();
  Claim target =
      make_target("c-t", 0, 2020).text("新建旅游驿站").value("3", "座").evidence("新建旅游驿站3座");
  Claim result =
      make_outcome("c-1", 1, 2020).text("新建旅游驿站").value("3", "座").evidence("全市新建旅游驿站3座");
  std::vector<document::ReportInfo> reports{test::make_report(2020, "某县级市"),
                                            test::make_report(2021, "某县级市")};
  auto links = link::link_claims({target, result}, reports, rules.link, rules.indicators(), rules.units());
  CHECK(links.front().answers.size() == 1);
}

TEST_CASE("a result answers the target that is nearest, the other hears why not") {
  Claim sports =
      make_target("c-t1", 0, 2020).text("新建社区运动场").value("3", "个").evidence("新建社区运动场3个");
  Claim canteen =
      make_target("c-t2", 0, 2020).text("新建社区食堂").value("4", "个").evidence("新建社区食堂4个");
  Claim told = make_outcome("c-1", 1, 2020).text("社区食堂").value("5", "家").evidence("社区食堂新开业5家");
  auto const& rules = test::shipped();
  auto links = link::link_claims({sports, canteen, told}, {test::make_report(2020), test::make_report(2021)},
                                 rules.link, rules.indicators(), rules.units());
  CHECK(links[0].answers.empty());
  CHECK(links[1].answers == std::vector<link::ClaimIndex>{2});
  REQUIRE_FALSE(links[0].candidates.empty());
  CHECK(links[0].candidates.front().claim == 2);

  // The same target said twice is answered twice.
  Claim again = canteen;
  again.id = "c-t3";
  links = link::link_claims({again, canteen, told}, {test::make_report(2020), test::make_report(2021)},
                            rules.link, rules.indicators(), rules.units());
  CHECK(links[0].answers == links[1].answers);
}

TEST_CASE("two numbers set for one thing in one sentence share their answer") {
  auto const& rules = test::shipped();
  std::string const sentence = "改造沿河步行桥30座，比去年增加12座。";
  Claim count = make_target("c-t1", 0, 2020)
                    .text("改造沿河步行桥")
                    .value("30", "座")
                    .evidence("改造沿河步行桥30座", sentence);
  Claim change = make_target("c-t2", 0, 2020)
                     .text("改造沿河步行桥")
                     .measure(claim::Measure::change)
                     .value("12", "座")
                     .evidence("增加12座", sentence);
  Claim told =
      make_outcome("c-1", 1, 2020).text("改造沿河步行桥").value("33", "座").evidence("改造沿河步行桥33座");
  auto links = link::link_claims({count, change, told}, test::two_years(), rules.link, rules.indicators(),
                                 rules.units());
  CHECK(links[0].answers == std::vector<link::ClaimIndex>{2});
  CHECK(links[0].comparability == Comparability::same);
  CHECK(links[1].answers == std::vector<link::ClaimIndex>{2});
  CHECK(links[1].comparability == Comparability::different_basis);
  // Elsewhere in the report it is another target.
  change.evidence.sentence_start = 400;
  change.evidence.start += 400, change.evidence.end += 400;
  links = link::link_claims({count, change, told}, test::two_years(), rules.link, rules.indicators(),
                            rules.units());
  CHECK(links[1].answers.empty());
}

TEST_CASE("a target's stage and its answer's are told, also where the answer is not below") {
  Claim target =
      make_target("c-t", 0, 2020).text("建成安居小区").value("3", "个").evidence("建成安居小区3个");
  Claim used = make_outcome("c-1", 1, 2020).text("安居小区").value("3", "个").evidence("3个安居小区建成投用");
  auto found = test::first_link({target, used});
  CHECK(found.promised_stage == "建成");
  CHECK(found.reported_stage == "建成投用");
  CHECK_FALSE(found.below_stage());
  // Nothing answers, or the next report is not held.
  CHECK(test::first_link({target}).promised_stage == "建成");
  CHECK(test::first_link({target}, {test::make_report(2020)}).promised_stage == "建成");
  CHECK(test::first_link({target}).reported_stage.empty());
}

TEST_CASE("candidates are kept nearest first and not more than the rules allow") {
  std::vector<Claim> claims{
      make_target("c-t", 0, 2020).text("新建湿地观鸟台").value("3", "座").evidence("新建湿地观鸟台3座")};
  for (int i = 0; i < 9; ++i)
    claims.push_back(make_outcome("c-" + std::to_string(i), 1, 2015 + i % 3)
                         .text("新建湿地观鸟台")
                         .value("3", "座")
                         .evidence("新建湿地观鸟台3座"));
  auto found = test::first_link(claims);
  CHECK(found.answers.empty());
  CHECK(found.candidates.size() == test::shipped().link.candidates);
  for (std::size_t i = 1; i < found.candidates.size(); ++i)
    CHECK(found.candidates[i - 1].likeness >= found.candidates[i].likeness);
}

TEST_SUITE_END();
