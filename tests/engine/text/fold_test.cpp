#include "engine/text/fold.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

std::string shown(std::string_view text) {
  std::string out;
  for (char c : text) out += c == '\n' ? std::string("⏎") : std::string(1, c);
  return out;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (char c : text)
    if (c != ' ' && c != '\n') out += c;
  return out;
}

std::string random_text(std::mt19937& random, std::size_t pieces) {
  static std::vector<std::string> const alphabet{"增长",
                                                 "地区生产总值",
                                                 "８",
                                                 "7.5",
                                                 "％",
                                                 "，",
                                                 ",",
                                                 "。",
                                                 "；",
                                                 "\n",
                                                 "\n",
                                                 "\r\n",
                                                 " ",
                                                 "  ",
                                                 "\xE3\x80\x80",
                                                 "\t",
                                                 "PM",
                                                 "ＰＭ",
                                                 "2.5",
                                                 "－",
                                                 "—",
                                                 "～",
                                                 "\xC2\xAD",
                                                 "\xE2\x80\x8B",
                                                 "\xEF\xBB\xBF",
                                                 "一、",
                                                 "（一）",
                                                 "1.",
                                                 "é",
                                                 "\xF0\x9F\x98\x80",
                                                 "第",
                                                 "、",
                                                 "“",
                                                 "”",
                                                 "馀"};
  std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
  std::string out;
  for (std::size_t i = 0; i < pieces; ++i) out += alphabet[pick(random)];
  return out;
}

bool boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace

TEST_SUITE("text.fold") {
  TEST_CASE("what is written in several ways gets one form") {
    struct Row {
      std::string_view from, to;
    };
    std::vector<Row> const rows{
        {"", ""},
        {"７．５％", "7.5%"},
        {"ＧＤＰ（亿元）：", "GDP(亿元):"},
        {"6％－6.5％", "6%-6.5%"},
        {"6—7", "6-7"},
        {"6–7 6‐7 6−7", "6-7 6-7 6-7"},
        {"6～7〜8∼9", "6~7~8~9"},
        {"二○一七年", "二〇一七年"},
        {"8∶2", "8:2"},
        {"“十三五”", "“十三五”"},
        {"其馀", "其余"},
        // Blanks: kept between two Latin words, dropped anywhere else.
        {"增长 8 %", "增长8%"},
        {"R & D", "R & D"},
        {"new york", "new york"},
        {"ＡＩ ＡＩ", "AI AI"},
        {"增\xC2\xA0长\xE2\x80\x8B率", "增长率"},
        {"城\xC2\xAD镇", "城镇"},
        {" 增长 ", "增长"},
        {"\xEF\xBB\xBF增长", "增长"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.from);
      CHECK(fold(row.from) == row.to);
    }
  }

  TEST_CASE(
      "digits set apart by blanks are one number where a word or unit follows, not in a row of a table") {
    CHECK(fold("1 9 9 7 年") == "1997年");
    CHECK(fold("增长1 5 ．3 ％，") == "增长15.3%,");
    CHECK(fold("达到7 4 7 7 2 亿元") == "达到74772亿元");
    CHECK(fold("１ １％") == "11%");
    CHECK(fold("5 3 8") == "5 3 8");
    CHECK(fold("5 38 亿元") == "5 38亿元");
    CHECK(fold("2.5 3 个") == "2.5 3个");
    CHECK(fold("8 7.5％") == "8 7.5%");
    CHECK(fold("5  3 个") == "5  3个");
  }

  TEST_CASE("what a recogniser of print misreads") {
    CHECK(fold("增长15. 7%以±") == "增长15.7%以上");
    CHECK(fold("增长ll%") == "增长11%");
    CHECK(fold("增长l.5%") == "增长1.5%");
    CHECK(fold("All%") == "All%");
    CHECK(fold("±5%") == "±5%");
    CHECK(fold("增长5·8％") == "增长5.8%");
    CHECK(fold("“6·1”地震") == "“6·1”地震");
    CHECK(fold("安·8%") == "安·8%");
    CHECK(fold("PM_2.5和CO_2") == "PM2.5和CO2");
    CHECK(fold("附件_2") == "附件_2");
  }

  TEST_CASE("lines that a page wrapped are joined, lines that a writer ended are not") {
    std::string const long_line = "全年地区生产总值增长百分之八，一般公共预算收入增长百分之九点五，城镇";
    struct Row {
      std::string_view name;
      std::string from, to;
    };
    std::vector<Row> const rows{
        {"an index set on a line of its own", "全年PM\n2.5\n浓度下降，好转。", "全年PM2.5浓度下降,好转。"},
        {"a wrap inside a word", long_line + "\n居民收入增长百分之八点五，好于预期。",
         "全年地区生产总值增长百分之八,一般公共预算收入增长百分之九点五,城镇居民收入增长百分之八点五,"
         "好于预期。"},
        {"a wrap in the second line behind commas of the first only",
         long_line + "\n居民人均可支配收入实现了与经济增长\n同步的目标。",
         "全年地区生产总值增长百分之八,一般公共预算收入增长百分之九点五,"
         "城镇居民人均可支配收入实现了与经济增长同步的目标。"},
        {"carriage returns", long_line + "\r\n居民收入。",
         "全年地区生产总值增长百分之八,一般公共预算收入增长百分之九点五,城镇居民收入。"},
        {"a full stop", "增长百分之八，好。\n下一段从这里开始，好。",
         "增长百分之八,好。⏎下一段从这里开始,好。"},
        {"an indented line", long_line + "\n　　下一段从这里开始，好。",
         "全年地区生产总值增长百分之八,一般公共预算收入增长百分之九点五,城镇⏎下一段从这里开始,好。"},
        {"an empty line", long_line + "\n\n下一段从这里开始，好。",
         "全年地区生产总值增长百分之八,一般公共预算收入增长百分之九点五,城镇⏎下一段从这里开始,好。"},
        {"a numbering", long_line + "\n二、今年工作安排的主要内容如下，好。",
         "全年地区生产总值增长百分之八,一般公共预算收入增长百分之九点五,城镇⏎二、今年工作安排的主要内容如下,"
         "好。"},
        {"a decimal is no numbering", long_line + "\n2.5个百分点以上的增幅，好于预期。",
         "全年地区生产总值增长百分之八,一般公共预算收入增长百分之九点五,城镇2.5个百分点以上的增幅,"
         "好于预期。"},
        {"a heading", "一、二〇二三年工作回顾\n过去一年，我们迎难而上，好。",
         "一、二〇二三年工作回顾⏎过去一年,我们迎难而上,好。"},
        {"a title without a clause", "某某市政府工作报告全文\n各位代表：",
         "某某市政府工作报告全文⏎各位代表:"},
    };
    // A page of lines of one width stands before each.
    std::string const line = "我们坚持稳中求进，推动高质量发展，迈上";
    auto page = line + "\n" + line + "\n" + line + "\n台阶。\n";
    auto folded_page = fold(line + line + line) + "台阶。⏎";
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(shown(fold_document(page + row.from).text) == folded_page + row.to);
    }
    // Where lines are of any width, a line is a paragraph.
    CHECK(shown(fold_document(long_line + "\n居民收入增长，好。").text) ==
          fold(long_line) + "⏎居民收入增长,好。");
  }

  TEST_CASE("a page with a blank line between all lines, and its numbers, is read as one without them") {
    std::string const line = "我们坚持稳中求进，推动高质量发展，迈上";
    std::string page;
    for (int i = 0; i < 24; ++i) page += line + "\n\n" + (i % 8 == 7 ? "— 3 —\n\n" : "");
    std::string joined;
    for (int i = 0; i < 24; ++i) joined += fold(line);
    CHECK(shown(fold_document(page + "台阶。\n\n一、工作回顾\n\n过去一年，好。").text) ==
          joined + "台阶。⏎一、工作回顾⏎过去一年,好。");
    // Paragraphs with a blank line between them end with a stop, most of them.
    std::string written;
    for (int i = 0; i < 24; ++i) written += line + (i % 3 == 0 ? "\n\n" : "台阶。\n\n");
    CHECK(shown(fold_document(written).text).find("⏎") != std::string::npos);
    CHECK(shown(fold_document(written).text).find(fold(line) + "⏎") != std::string::npos);
  }

  TEST_CASE("a line that a link broke is joined") {
    CHECK(shown(fold_document("推进营改增试点，全年\n\u200b\n降低企业成本570亿元，好。").text) ==
          "推进营改增试点,全年降低企业成本570亿元,好。");
    CHECK(shown(fold_document("完成工程17项。新增\n第五代移动通信\n用户2.6亿，好。").text) ==
          "完成工程17项。新增第五代移动通信用户2.6亿,好。");
    CHECK(shown(fold_document("一、工作回顾\n\u200b\n过去一年，好。").text) == "一、工作回顾⏎过去一年,好。");
    CHECK(shown(fold_document("编制了《\n第十四个五年规划纲要（草案）\n》。《纲要》提出要求。").text) ==
          "编制了《第十四个五年规划纲要(草案)》。《纲要》提出要求。");
    CHECK(shown(fold_document("坚持“四个全面”\n，推动发展。\n新的一段。").text) ==
          "坚持“四个全面”,推动发展。⏎新的一段。");
  }

  TEST_CASE("a short line is a heading and not the end of a wrapped one, unless it is a number or an index") {
    CHECK(shown(fold_document("重点工作\n大力发展工业经济，好。").text) == "重点工作⏎大力发展工业经济,好。");
    // Three lines of one width look as if a page had set it.
    CHECK(shown(fold_document("云川市人民政府工作报告汇编\n2018年，我们这样走过\n生产总值800亿元，增长7%。\n"
                              "2019年，我们将怎样干\n生产总值增长7%左右。")
                    .text) ==
          "云川市人民政府工作报告汇编⏎2018年,我们这样走过⏎生产总值800亿元,增长7%。⏎"
          "2019年,我们将怎样干⏎生产总值增长7%左右。");
    CHECK(shown(fold_document("全年PM\n2.5\n浓度下降了不少，好。").text) == "全年PM2.5浓度下降了不少,好。");
  }

  TEST_CASE("two blanks or a wide one start a paragraph in a text of one line") {
    CHECK(shown(fold_document("一、工作回顾　　过去一年，好。  今年，稳。").text) ==
          "一、工作回顾⏎过去一年,好。⏎今年,稳。");
    CHECK(shown(fold_document("增长 8%").text) == "增长8%");
  }

  TEST_CASE("a range of the folded text leads back to the words it was made from") {
    std::string const original = "　　ＧＤＰ 增长７．５ ％，好";
    auto folded = fold_document(original);
    REQUIRE(folded.text == "GDP增长7.5%,好");
    auto at = static_cast<std::uint32_t>(folded.text.find("7.5%"));
    CHECK(slice(original, folded.original({at, at + 4})) == "７．５ ％");
    CHECK(slice(original, folded.original({0, 3})) == "ＧＤＰ");  // without the blank behind
    CHECK(folded.original({at, at}).empty());
    auto end = static_cast<std::uint32_t>(folded.text.size());
    CHECK(folded.original({end, end}).begin == original.size());
  }

  TEST_CASE("of any text, the original of every folded range folds to that range") {
    std::mt19937 random(20240521);
    std::size_t checked = 0;
    for (int round = 0; round < 400; ++round) {
      auto original = random_text(random, 1 + static_cast<std::size_t>(round) % 40);
      auto folded = fold_document(original);
      REQUIRE(folded.origin_of(static_cast<std::uint32_t>(folded.text.size())) == original.size());
      REQUIRE_FALSE(invalid_utf8(folded.text).has_value());
      std::vector<std::uint32_t> places;
      for (std::uint32_t at = 0; at <= folded.text.size(); ++at)
        if (boundary(folded.text, at)) places.push_back(at);
      for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = a + 1; b < std::min(places.size(), a + 12); ++b) {
          Range range{places[a], places[b]};
          auto back = folded.original(range);
          REQUIRE(back.begin < back.end);
          REQUIRE(back.end <= original.size());
          REQUIRE(boundary(original, back.begin));
          REQUIRE(boundary(original, back.end));
          auto words = std::string(slice(original, back));
          CAPTURE(original);
          CAPTURE(words);
          REQUIRE(without_blanks(fold(words)) == without_blanks(slice(folded.text, range)));
          ++checked;
        }
    }
    CHECK(checked > 50000);
  }

  TEST_CASE("origins never run backwards") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
      auto folded = fold_document(random_text(random, 60));
      for (std::uint32_t i = 0; i < folded.text.size(); ++i)
        REQUIRE(folded.origin_of(i) <= folded.origin_of(i + 1));
    }
  }

  TEST_CASE("what is left when ranges are taken out keeps where it came from") {
    std::mt19937 random(13);
    for (int round = 0; round < 300; ++round) {
      auto original = random_text(random, 1 + static_cast<std::size_t>(round) % 30);
      auto folded = fold_document(original);
      std::vector<std::uint32_t> places;
      for (std::uint32_t at = 0; at <= folded.text.size(); ++at)
        if (boundary(folded.text, at)) places.push_back(at);
      std::vector<Range> out;  // every fifth or so, two characters or one
      for (std::size_t i = random() % 5; i + 1 < places.size(); i += 3 + random() % 5)
        out.push_back({places[i], places[std::min(places.size() - 1, i + 1 + random() % 2)]});
      auto left = folded;
      left.take_out(out);
      std::string expected;
      std::vector<Range> origins;
      auto next = out.begin();
      for (std::uint32_t at = 0; at < folded.text.size(); ++at) {
        while (next != out.end() && next->end <= at) ++next;
        if (next != out.end() && next->begin <= at) continue;
        expected += folded.text[at];
        origins.push_back(folded.came_from(at));
      }
      CAPTURE(original);
      REQUIRE(left.text == expected);
      for (std::uint32_t at = 0; at < left.text.size(); ++at) REQUIRE(left.came_from(at) == origins[at]);
      REQUIRE(left.origin_of(static_cast<std::uint32_t>(left.text.size())) == original.size());
    }
  }

  TEST_CASE("folding a folded phrase changes nothing") {
    std::mt19937 random(11);
    for (int round = 0; round < 400; ++round) {
      auto once = fold(random_text(random, 12));
      CAPTURE(once);
      CHECK(fold(once) == once);
    }
  }
}

}  // namespace duizhang::text
