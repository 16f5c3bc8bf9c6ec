#include <doctest/doctest.h>

#include "engine/link/linker.hpp"
#include "tests/engine/link/first_link.hpp"
#include "tests/support/builders.hpp"

TEST_SUITE_BEGIN("link.statement");

namespace {

using namespace duizhang;
using claim::Claim;
using claim::Measure;
using test::make_statement;
using test::make_target;

}  // namespace

TEST_CASE("a sentence is heard of the indicators it names") {
  Claim cpi = make_target("c-t", 0, 2020).canonical("cpi").measure(Measure::growth).value("3", "%");
  Claim gdp = make_target("c-t", 0, 2020).canonical("gdp").measure(Measure::growth).value("7", "%");
  for (auto about : {"cpi", "物价调控目标", "居民消费价格涨幅目标"}) {
    CAPTURE(std::string(about));
    Claim statement = make_statement("c-s", 1, 2020, Measure::admission).about(about);
    CHECK(test::first_link({cpi, statement}).statements == std::vector<link::ClaimIndex>{1});
    CHECK(test::first_link({gdp, statement}).statements.empty());
  }
  // 经济 is a word for gdp, but not wherever it stands.
  Claim vague = make_statement("c-s", 1, 2020, Measure::assurance).about("经济社会发展主要目标");
  CHECK(test::first_link({gdp, vague}).statements.empty());
}

TEST_CASE("a sentence about the targets as a whole is context only") {
  Claim target =
      make_target("c-t", 0, 2020).text("新建文化驿站").value("9", "个").evidence("新建文化驿站9个");
  Claim general = make_statement("c-s", 1, 2020, Measure::assurance).evidence("圆满完成各项目标任务");
  auto found = test::first_link({target, general});
  CHECK(found.statements.empty());
  CHECK(found.general == std::vector<link::ClaimIndex>{1});
}

TEST_CASE("an open task is spoken of by its words") {
  Claim target =
      make_target("c-t", 0, 2020).text("新建文化驿站").value("9", "个").evidence("新建文化驿站9个");
  Claim near = make_statement("c-1", 1, 2020, Measure::assurance).about("文化驿站建设任务");
  Claim far = make_statement("c-2", 1, 2020, Measure::assurance).about("文化遗产普查任务");
  CHECK(test::first_link({target, far, near}).statements == std::vector<link::ClaimIndex>{2});
}

TEST_CASE("a sentence that names the task goes before a number that is only like it") {
  Claim target = make_target("c-t", 0, 2020)
                     .text("残疾人居家护理服务")
                     .value("300", "名")
                     .evidence("为300名残疾人提供居家护理服务");
  Claim like = test::make_outcome("c-1", 1, 2020)
                   .text("残疾人居家就业")
                   .value("120", "名")
                   .evidence("残疾人居家就业120名");
  Claim named = make_statement("c-2", 1, 2020, Measure::assurance).about("残疾人居家护理服务任务");
  auto alone = test::first_link({target, like});
  auto both = test::first_link({target, like, named});
  CHECK(both.answers.empty());
  CHECK(both.statements == std::vector<link::ClaimIndex>{2});
  REQUIRE_FALSE(both.candidates.empty());
  CHECK(both.candidates.front().claim == 1);
  if (!alone.answers.empty())
    CHECK(both.candidates.front().why == "a sentence without a figure names the target better");
}

TEST_CASE("a sentence that says nothing but what was asked speaks of it, whatever else was asked") {
  struct Row {
    char const* about;
    char const *target, *said, *evidence;
    Measure measure;
    bool heard;
  };
  Row const rows[] = {
      {"a part of the task's words", "为行动不便老人发放“平安铃”", "“平安铃”", "“平安铃”全部发放到位",
       Measure::assurance, true},
      {"an admission with its reason", "新增笼式球场", "笼式球场", "笼式球场因选址未定没有如期建成",
       Measure::admission, true},
      {"all of them", "接通轻轨T2线进站道路", "轻轨T2线各站点进站道路", "轻轨T2线各站点进站道路全面接通",
       Measure::stage, true},
      {"one project of many", "新建幼儿园", "实验幼儿园", "实验幼儿园建成投用", Measure::stage, false},
      {"another thing of the same place", "新增笼式球场", "笼式鸡舍", "笼式鸡舍没有如期建成",
       Measure::admission, false},
      {"the other side of the town", "改造城北农贸市场", "城南农贸市场", "城南农贸市场没有如期改造",
       Measure::admission, false},
      {"that work goes on says nothing of a count", "新增笼式球场", "笼式球场", "笼式球场加快建设",
       Measure::stage, false},
  };
  for (auto const& row : rows) {
    CAPTURE(std::string(row.about));
    Claim target = make_target("c-t", 0, 2020)
                       .text(row.target)
                       .value("9", "个")
                       .evidence(row.target + std::string("9个"));
    Claim statement = make_statement("c-s", 1, 2020, row.measure).about(row.said).evidence(row.evidence);
    CHECK(test::first_link({target, statement}).statements.size() == (row.heard ? 1 : 0));
  }
}

TEST_CASE("of a project the furthest stage that is told counts") {
  Claim target = test::ClaimBuilder(claim::Kind::milestone, "c-m", 0, 2020)
                     .text("建成城北污水处理厂二期")
                     .measure(Measure::stage)
                     .evidence("建成城北污水处理厂二期");
  auto told = [](char const* id, char const* about, char const* evidence) -> Claim {
    return make_statement(id, 1, 2020, Measure::stage).about(about).evidence(evidence);
  };
  auto begun = told("c-1", "城北污水处理厂二期", "城北污水处理厂二期开工");
  auto used = told("c-2", "城北污水处理厂二期", "城北污水处理厂二期建成投用");
  auto other = told("c-3", "城北污水处理厂三期", "城北污水处理厂三期建成投用");
  auto link = test::first_link({target, other, begun});
  REQUIRE(link.told_stage);
  CHECK(*link.told_stage == 2);
  CHECK(link.promised_stage == "建成");
  CHECK(link.reported_stage == "开工");
  CHECK(link.reported_rank < link.promised_rank);
  link = test::first_link({target, begun, used});
  REQUIRE(link.told_stage);
  CHECK(*link.told_stage == 2);
  CHECK(link.reported_rank > link.promised_rank);
  CHECK_FALSE(test::first_link({target, other}).told_stage);
}

TEST_SUITE_END();
