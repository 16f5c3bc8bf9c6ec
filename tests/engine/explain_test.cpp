#include "engine/explain.hpp"

#include <doctest/doctest.h>

#include "tests/support/rules.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang {

TEST_SUITE("explain") {
  TEST_CASE("a claim is walked back to rule, match, captures and sentence, with what gave way") {
    test::TemporaryFolder folder("explain");
    folder.write(
        "report.txt",
        "某市人民政府政府工作报告\n各位代表：\n一、2019年工作回顾\n全年财政收入增长8%左右，稳中向好。\n");
    diag::Diagnostics said;
    auto const& rules = test::small();
    auto result = run(rules, {folder.path().string()}, {}, said);
    REQUIRE(result.extraction.claims.size() == 1);
    auto text = explain(result.extraction.claims[0].id, rules, result, {}, report::Language::en).value();
    for (std::string_view part :
         {"outcome growth", "财政收入 (revenue)", "approx  by the words 左右", "2019-01-01 to 2019-12-31",
          "财政收入增长8%左右 [", "全年财政收入增长8%左右，稳中向好。", "某市 2020 (year from the text)",
          "一、2019年工作回顾", "growth  ", "rules.yaml:", "<who> 全年财政收入", "<much> 8%左右", "gave way",
          "ratio (lower priority)"}) {
      CAPTURE(part);
      CHECK(text.find(part) != std::string::npos);
    }
  }

  TEST_CASE("an id that no claim and no verdict has gives nothing") {
    CHECK_FALSE(explain("c-000000000000", test::small(), {}, {}, report::Language::zh).has_value());
  }

  TEST_CASE("a verdict is walked back through its link to both claims") {
    diag::Diagnostics said;
    auto folder = test::source_dir() / "fixtures" / "runs" / "floor-and-stretch";
    auto result = run(test::shipped_rules(),
                      {(folder / "before.txt").string(), (folder / "after.txt").string()}, {}, said);
    REQUIRE_FALSE(result.verdicts.empty());
    for (auto const& verdict : result.verdicts) {
      auto text = explain(verdict.id, test::shipped_rules(), result, {}, report::Language::en).value();
      CHECK(text.find(result.extraction.claims[verdict.link.target].id) != std::string::npos);
      if (verdict.outcome)
        CHECK(text.find(result.extraction.claims[*verdict.outcome].id) != std::string::npos);
    }
  }

  TEST_CASE("a dump shows every stage of a document in code points of the file") {
    auto found = test::find(test::small(), "去年全市 财政收入增长8%、9亿元，另有3家。");
    ScannedDocument scanned{std::move(found.document), std::move(found.scan)};
    CHECK(dump_scan(scanned, test::small().set()) ==
          "report text.txt:   2020\n"
          "section [0,23) other \n"
          "period [0,2) last 去年 2019-01-01/2019-12-31\n"
          "quantity [11,13) percent 8 % eq 8%\n"
          "quantity [14,17) money 9 亿元 eq 9亿元\n"
          "quantity [20,22) count 3 家 eq 3家\n"
          "match [0,13) growth 去年全市财政收入增长8%\n"
          "    <who> 去年全市财政收入\n"
          "    <much> 8%\n"
          "  gave way [0,13) ratio 去年全市财政收入增长8% (lower priority)\n"
          "    <who> 去年全市财政收入增长\n"
          "    <much> 8%\n"
          "match [13,17) level 、9亿元\n"
          "    <who> 、\n"
          "    <much> 9亿元\n"
          "  gave way [13,17) bare 、9亿元 (lower priority)\n"
          "    <much> 9亿元\n"
          "match [18,22) level 另有3家\n"
          "    <who> 另有\n"
          "    <much> 3家\n");
  }
}

}  // namespace duizhang
