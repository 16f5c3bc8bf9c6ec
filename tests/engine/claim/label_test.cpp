// What a claim's name ends with by what was measured, whatever the sentence says.
#include <doctest/doctest.h>

#include "tests/support/shipped_claims.hpp"

namespace duizhang::claim {

TEST_SUITE("claim.label") {
  TEST_CASE("a name says what was measured") {
    struct Row {
      std::string_view name, text, expected;
    };
    for (auto const& row : std::vector<Row>{
             {"land has an area by itself", "新建高标准农田9万亩。", "新建高标准农田 level 9万亩"},
             {"a deed has not", "拆违5万平方米。", "拆违面积 level 5万平方米"},
             {"nor a place", "建成区拓展到40平方公里。", "建成区面积 level 40平方公里"},
             {"once is enough", "设施蔬菜种植面积9万亩。", "设施蔬菜种植面积 level 9万亩"},
             {"a share of a whole", "生产煤炭700万吨、占全省42%。",
              "coal_output:煤炭产量 level 700万吨; 煤炭产量占全省比重 ratio 42%"},
             {"and the place of what has the share", "生产煤炭700万吨、占全省42%、居全省第一。",
              "coal_output:煤炭产量 level 700万吨; 煤炭产量占全省比重 ratio 42%; 煤炭产量 rank 1位"},
             {"a place among all there are", "综保区全国排名上升8位、居全省第一。",
              "综保区全国排名 change 8位; 综保区全国排名 rank 1位"},
             {"those who had good of it", "发放救助金8亿元，惠及9万人。",
              "发放救助金 level 8亿元; 救助金惠及人数 level 9万人"},
             {"counted by times", "职工门诊共济改革惠及40万人次。",
              "职工门诊共济改革惠及人次 level 40万人次"},
             {"or by households", "城镇更新惠及3000户。", "城镇更新惠及户数 level 3000户"},
             {"who they were", "发放救助金8亿元，惠及困难群众9万人。",
              "发放救助金 level 8亿元; 救助金惠及困难群众 level 9万人"},
             {"what an owner brought in", "电子信息产业实现营收90亿元、增长9%。",
              "电子信息产业营收 level 90亿元; 电子信息产业营收 growth 9%"},
             {"each of several", "化工、建材分别实现产值9亿元、8亿元。",
              "化工产值 level 9亿元; 建材产值 level 8亿元"},
             {"what has no owner keeps its verb", "累计完成产值9亿元。", "累计完成产值 level 9亿元"},
             {"what is put in is done", "东山新区完成投资9亿元。", "东山新区完成投资 level 9亿元"},
             {"what is new stands first", "各项贷款新增9亿元。", "新增各项贷款 level 9亿元"},
             {"the year is that of all figures", "年度新增规上企业60家。", "新增规上企业 level 60家"},
             {"for how many years on end", "连续三年获评全国文明城市。城东县连续五年入选名单。",
              "连续获评全国文明城市年数 level 3年; 城东县连续入选名单年数 level 5年"},
             {"or how many times", "连续两届获评平安市。", "连续获评平安市届数 level 2届"},
             {"brackets as they are printed", "新（改）建学校9所。", "新（改）建学校 level 9所"},
             {"a bracket without its other", "引导各区县（市）选择1个立县产业。经济发展类（13个）。",
              "选择立县产业 level 1个; 经济发展类 level 13个"},
             {"what the next of a list says of both", "推进30个省重点、90个市重点项目。",
              "推进省重点项目 level 30个; 推进市重点项目 level 90个"},
             {"what has more is no task of the list", "新建学校20所，病床数增加300张。",
              "新建学校 level 20所; 病床数 change 300张"},
             {"how they are shared out, when and of whom is told",
              "省、市重点项目分别完成投资9亿元、8亿元。平台汇聚我市企业30家。7个区首次获评平安区。",
              "省重点项目完成投资 level 9亿元; 市重点项目完成投资 level 8亿元; 平台汇聚企业 level 30家; "
              "区获评平安区 level 7个"},
             {"nor is what is done by now", "为6名农民工解决了欠薪问题。", "解决欠薪问题的农民工 level 6名"},
             {"but 了解 is a word", "走访了解企业诉求30件。", "走访了解企业诉求 level 30件"},
             {"and quotes stand as quoted", "“我市有约”活动举办9场。", "“我市有约”活动举办 level 9场"},
             {"a place in a grading is one in that",
              "东山高新区在国家级高新区考评中排全国第9位、西部地区第3位。在国家协作考核中获全省第一。",
              "东山高新区在国家级高新区考评 rank 9位; 东山高新区在国家级高新区考评 rank 3位; 国家协作考核 "
              "rank 1位"},
             {"nor is what it comes on top of", "火灾起数、伤亡人数在前几年下降的基础上又分别下降9%和8%。",
              "火灾起数 growth -9%; 伤亡人数 growth -8%"},
             {"among how many is none of it", "水环境质量在全国90个城市排名上升7位。",
              "水环境质量 change 7位"},
             {"but money of a year is part of more", "年度完成投资9亿元。", "年度完成投资 level 9亿元"},
             {"but not of a short name", "80项年度任务完成60项。", "年度任务 level 60项"},
         }) {
      CAPTURE(row.name);
      CHECK(test::in_a_city(row.text) == row.expected);
    }
  }
}

}  // namespace duizhang::claim
