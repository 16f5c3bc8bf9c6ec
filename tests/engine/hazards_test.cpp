// Texts that punish an engine whose cost grows with the square of its input. Counted in steps, bytes and
// claims, and not in seconds: were any of these quadratic, the test would not end within its time limit.
#include <doctest/doctest.h>

#include "engine/text/utf8.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + piece.size());
  while (out.size() < bytes) out += piece;
  return out;
}

struct Cost {
  std::uint64_t steps = 0;
  std::size_t claims = 0;
  std::size_t kept = 0;  // bytes of text in the claims
};

Cost cost(Rules const& rules, std::string const& text) {
  auto found = test::find(rules, text, 2020, false);
  Cost out{found.scan.steps, found.claims.size(), 0};
  for (auto const& claim : found.claims) {
    REQUIRE(claim.evidence.start <= claim.evidence.end);
    REQUIRE(claim.evidence.end <= found.document.info.code_points);
    REQUIRE(claim.evidence.sentence_start <= claim.evidence.start);
    out.kept += claim.evidence.sentence.size() + claim.evidence.text.size() + claim.section.size() +
                claim.indicator.text.size() + claim.hedge.size();
  }
  return out;
}

}  // namespace

TEST_SUITE("hazards") {
  TEST_CASE("twice the text costs twice the steps and twice the memory, whatever it is made of") {
    struct Row {
      std::string_view name, piece;
    };
    std::vector<Row> const rows{
        {"a line without any stop", "稳中求进工作总基调"},
        {"one sentence of many clauses", "地区生产总值增长8%，"},
        {"one clause of many numbers", "增长8%提高3个百分点"},
        {"newlines", "\n"},
        {"newlines and blanks", " \n\t\n"},
        {"lines of one number each", "12\n"},
        {"lines with an item and no stop", "1.稳中求进，\n"},
        {"wrapped lines", "稳中求进工作总基调，坚持新发展理念和高质量发展\n"},
        {"quotes that open", "“"},
        {"quotes that close", "”"},
        {"brackets", "（"},
        {"digits", "7"},
        {"digits and points", "1."},
        {"groups of digits", "1,111,111,111,111,111,111,111"},
        {"digits and dashes", "1-"},
        {"Chinese digits", "一"},
        {"Chinese zeros", "百零"},
        {"scales", "万亿"},
        {"percent signs", "%"},
        {"years", "2019年"},
        {"yearly averages", "年均"},
        {"years that reach", "五年来增长8%，"},
        {"force words", "力争"},
        {"force words with numbers", "力争增长8%，"},
        {"headings in a line", "今后五年"},
        {"headings of a year", "年工作回顾"},
        {"numbered headings", "一、2019年工作回顾"},
        {"headlines", "主要预期目标是增长8%。"},
        {"the word for a government", "人民政府"},
        {"commas", "，"},
        {"full stops", "。"},
        {"letters", "a"},
        {"indicators and no numbers", "地区生产总值"},
        {"list marks", "、"},
        {"soft hyphens", "\xC2\xAD"},
        {"wide blanks", "\xE3\x80\x80"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      constexpr std::size_t size = 6'000;
      auto once = cost(test::shipped_rules(), "各位代表\n" + repeated(row.piece, size));
      auto four = cost(test::shipped_rules(), "各位代表\n" + repeated(row.piece, 4 * size));
      CHECK(four.steps <= 4 * once.steps + 5'000'000);
      CHECK(four.claims <= 4 * once.claims + 40);
      CHECK(four.kept <= 4 * once.kept + 1'000'000);
      CHECK(once.steps < size * 4'000);
    }
  }

  TEST_CASE("half a megabyte of each ends, and no claim keeps more than a window of it") {
    // A quadratic walk over this takes hours and not seconds.
    for (std::string_view piece : {"稳中求进", "\n", "“", "12\n", "增长8%", "年均增长8%，", "1,111,",
                                   "年工作回顾", "力争税收8亿元，", "1.稳中求进，\n"}) {
      CAPTURE(piece);
      auto spent = cost(test::small(), "各位代表\n" + repeated(piece, 500'000));
      CHECK(spent.kept <= spent.claims * 6'000);
    }
  }

  TEST_CASE("a text of newlines needs no memory for its lines") {
    auto found = test::find(test::small(), repeated("\n", 1'000'000));
    CHECK(found.document.text().size() <= 1);
    CHECK(found.document.sentences.empty());
  }
}

}  // namespace duizhang
