// An outline small enough to be read beside the tests that use it.
#pragma once

#include "engine/diag/sink.hpp"
#include "engine/document/read.hpp"

namespace duizhang::test {

inline document::Outline fake_outline() {
  using document::Level;
  using document::Role;
  document::Outline out;
  out.title_words = {"政府工作报告"};
  out.address_words = {"各位代表"};
  out.numbering = {"一、", "二、", "三、"};
  out.headings = {{"five", {"今后五年"}, {"回顾"}, Role::five_year_plan},
                  {"review", {"年工作回顾", "工作回顾"}, {"安排"}, Role::review},
                  {"plan", {"年工作安排", "重点工作"}, {"回顾"}, Role::plan},
                  {"livelihood", {"民生实事"}, {}, Role::plan, {Role::plan, Role::other}},
                  {"self", {"自身建设"}, {}, Role::other}};
  out.turns = {{"back", {"过去五年"}, {}, {}, {Role::review}, Role::five_year_review, false},
               {"ahead", {"到2030年"}, {}, {}, {Role::plan}, Role::five_year_plan, true},
               {"year", {"刚刚过去的"}, {}, {}, {Role::five_year_review}, Role::review, false, true},
               {"now", {"今年是"}, {}, {}, {Role::review}, Role::plan, false, false, true},
               {"aims",
                {},
                {"今年的主要预期目标"},
                {"五年"},
                {Role::review, Role::five_year_review},
                Role::plan,
                false}};
  out.headlines = {{"aims", {"预期目标"}, {"完成了"}, {Role::plan}, true}, {"one", {"头条"}, {}, {}, false}};
  out.early = {{"回顾"}, {"生产总值"}, {"亿元"}, {"预计"}};
  out.summary_quantities = 3;
  out.national_words = {"代表国务院"};
  out.national_name = "全国";
  out.place_suffixes = {"省", "市", "自治州", "县", "区", "开发区", "镇"};
  out.place_levels = {Level::province, Level::city, Level::city, Level::county,
                      Level::county,   Level::zone, Level::town};
  out.place_before = {"在", "于", "代"};
  out.place_after = {"人民政府", "第十", "政府工作报告"};
  out.not_places = {"我市", "全市"};
  out.whole_code_points = 100;
  using document::Confidence;
  using document::Part;
  using document::TextKind;
  out.kinds = {{"resolution", TextKind::resolution, {}, {"决议"}, {}, {}, Confidence::certain},
               {"communique", TextKind::communique, {"统计公报"}, {}, {}, {}, Confidence::certain},
               {"plan", TextKind::plan, {"规划纲要"}, {"规划"}, {}, {"工作报告"}, Confidence::likely},
               {"spoken", TextKind::work_report, {}, {}, {"各位代表"}, {}, Confidence::certain},
               {"news", TextKind::news, {}, {}, {"本报讯", "记者"}, {}, Confidence::likely},
               {"titled", TextKind::work_report, {"政府工作报告"}, {}, {}, {}, Confidence::likely},
               {"progress", TextKind::progress, {"完成情况"}, {}, {}, {}, Confidence::likely, {"季度"}}};
  out.parts = {{"annex", Part::annex, {"附件"}, {"附件:"}, {"执行"}, {}, true},
               {"glossary", Part::glossary, {"名词解释"}, {}, {}, {}, true},
               {"livelihood", Part::livelihood, {"民生实事"}, {}, {}, {Role::plan, Role::other}, false},
               {"self", Part::self_administration, {"自身建设"}, {}, {}, {Role::plan, Role::other}, false},
               {"requirements", Part::requirements, {"总体要求"}, {"总体要求"}, {}, {Role::plan}, false},
               {"targets", Part::headline_targets, {"主要目标"}, {}, {"完成"}, {Role::plan}, false},
               {"tasks", Part::tasks, {"重点工作"}, {}, {}, {Role::plan}, false}};
  out.occasion = {{"人民代表大会", "人大"},
                  {"次会议"},
                  {"省长", "市长", "区长", "总理"},
                  {"副"},
                  {"作政府", "代表", "在省"}};
  out.misreadings = {{"亿兀", "亿元"}, {"%以卜", "%以上"}};
  out.junk = {"点击查看更多", "打印本页"};
  out.file_names = {
      "{level}_{place}_{year}*", "{level}_{year}*", "{level}_*_{year}*", "{year}年{place}{title}*",
      "{place}{title}{year}*",   "{place}{title}*", "{place}_{year}*",   "{place}"};
  return out;
}

inline document::Document read(std::string text, std::string path = "text.txt", document::Given given = {}) {
  diag::Diagnostics ignored;
  return document::read_document(std::move(text), std::move(path), fake_outline(), given, ignored);
}

}  // namespace duizhang::test
