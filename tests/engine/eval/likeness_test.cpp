#include "engine/eval/likeness.hpp"

#include <doctest/doctest.h>

#include <string>

namespace duizhang::eval {

TEST_SUITE("eval.likeness") {
  TEST_CASE("two strings are as like as Python's difflib says") {
    // Each figure printed by difflib.SequenceMatcher(None, a, b).ratio().
    struct Row {
      std::string a, b;
      double ratio;
    };
    for (auto const& row : {Row{"", "", 1.0},
                            {"规上工业增加值", "工业增加值增速", 0.7142857142857143},
                            {"棚户区改造", "改造老旧小区", 0.36363636363636365},
                            {"abcd", "bcde", 0.75},
                            {"qabxcd", "abycdf", 0.6666666666666666},
                            {"新增停车位", "停车位", 0.75},
                            {"停车位", "", 0.0}}) {
      CAPTURE(row.a);
      CHECK(likeness(row.a, row.b) == row.ratio);
    }
  }

  TEST_CASE("what stands everywhere in a long string counts only beside a block, as in difflib") {
    std::string wide;
    for (int i = 0; i < 21; ++i) wide += "一二三四五六七八九十";
    CHECK(likeness("三四五", wide + "三四丁") == 0.0);
    CHECK(likeness("甲三四五乙", wide + "甲三四丁") == 0.0273972602739726);
  }

  TEST_CASE("a string of many thousand code points does not exhaust the stack") {
    std::string a, b;
    for (int i = 0; i < 3000; ++i) a += i % 2 == 0 ? "甲" : "乙", b += i % 3 == 0 ? "甲" : "丙";
    auto ratio = likeness(a, b.substr(0, 300));
    CHECK(ratio > 0);
    CHECK(ratio < 1);
  }
}

}  // namespace duizhang::eval
