#include "grammar/parse.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "grammar/print.hpp"

namespace duizhang::grammar {
namespace {

std::string tree(std::string const& text) {
  auto parsed = parse_pattern(text);
  auto const* pattern = std::get_if<Pattern>(&parsed);
  return pattern != nullptr ? dump(*pattern) : "error " + std::get<SyntaxError>(parsed).message + "\n";
}

SyntaxError error(std::string const& text) {
  auto parsed = parse_pattern(text);
  auto const* found = std::get_if<SyntaxError>(&parsed);
  return found != nullptr ? *found : SyntaxError{0, 0, "no error", ""};
}

struct GoodRow {
  std::string text, tree;
};

// clang-format off
std::vector<GoodRow> const good_rows{
    {"增长",
     "literal \"增长\" [0,6)\n"},
    {"\"增长\"",
     "literal \"增长\" [0,8)\n"},
    {"'it\"s'",
     "literal \"it\\\"s\" [0,6)\n"},
    {"\"a\\\"\\'\\\\\\n\\t\"",
     "literal \"a\\\"'\\\\\\n\\t\" [0,13)\n"},
    {"增长 速度",
     "sequence [0,13)\n"
     "  literal \"增长\" [0,6)\n"
     "  literal \"速度\" [7,13)\n"},
    {"增长\"速度\"",
     "sequence [0,14)\n"
     "  literal \"增长\" [0,6)\n"
     "  literal \"速度\" [6,14)\n"},
    {"percent",
     "slot percent [0,7)\n"},
    {"gross_regional_product2",
     "slot gross_regional_product2 [0,23)\n"},
    {"list(percent)",
     "list of percent [0,13)\n"},
    {"list ( indicator )",
     "list of indicator [0,18)\n"},
    {"gapped",
     "slot gapped [0,6)\n"},
    {"gap(0..8)",
     "gap(0..8) [0,9)\n"},
    {"gap(8)",
     "gap(0..8) [0,6)\n"},
    {"phrase(2..12)",
     "phrase(2..12) [0,13)\n"},
    {"start(clause)",
     "start(clause) [0,13)\n"},
    {"end(sentence)",
     "end(sentence) [0,13)\n"},
    {"start(paragraph) end(text)",
     "sequence [0,26)\n"
     "  start(paragraph) [0,16)\n"
     "  end(text) [17,26)\n"},
    {"[一二三]",
     "class [一二三] [0,11)\n"},
    {"[0-9a-z]",
     "class [0-9a-z] [0,8)\n"},
    {"[^，。]",
     "class [^，。] [0,9)\n"},
    {"[-a\\]\\^\\\\]",
     "class [\\-a\\]\\^\\\\] [0,10)\n"},
    {"[#\"(]",
     "class [#\"(] [0,5)\n"},
    {"增长?",
     "repeat 0..1 [0,7)\n"
     "  literal \"增长\" [0,6)\n"},
    {"增长??",
     "repeat 0..1 lazy [0,8)\n"
     "  literal \"增长\" [0,6)\n"},
    {"增长{3}",
     "repeat 3..3 [0,9)\n"
     "  literal \"增长\" [0,6)\n"},
    {"percent{0,2}?",
     "repeat 0..2 lazy [0,13)\n"
     "  slot percent [0,7)\n"},
    {"(增长 | 下降)",
     "alternation [1,16)\n"
     "  literal \"增长\" [1,7)\n"
     "  literal \"下降\" [10,16)\n"},
    {"增长 | 下降 速度",
     "alternation [0,22)\n"
     "  literal \"增长\" [0,6)\n"
     "  sequence [9,22)\n"
     "    literal \"下降\" [9,15)\n"
     "    literal \"速度\" [16,22)\n"},
    {"a (b (c))",
     "sequence [0,9)\n"
     "  slot a [0,1)\n"
     "  sequence [3,8)\n"
     "    slot b [3,4)\n"
     "    slot c [6,7)\n"},
    {"((a b) c)?",
     "repeat 0..1 [0,10)\n"
     "  sequence [1,8)\n"
     "    sequence [2,5)\n"
     "      slot a [2,3)\n"
     "      slot b [4,5)\n"
     "    slot c [7,8)\n"},
    {"<value: percent>",
     "capture value [0,16)\n"
     "  slot percent [8,15)\n"},
    {"<who:list(indicator)>",
     "capture who [0,21)\n"
     "  list of indicator [5,20)\n"},
    {"<a: <b: x> | y>",
     "capture a [0,15)\n"
     "  alternation [4,14)\n"
     "    capture b [4,10)\n"
     "      slot x [8,9)\n"
     "    slot y [13,14)\n"},
    {"$rise",
     "macro $rise [0,5)\n"},
    {"$1",
     "parameter $1 [0,2)\n"},
    {"$pair(a, b | c)",
     "macro $pair [0,15)\n"
     "  slot a [6,7)\n"
     "  alternation [9,14)\n"
     "    slot b [9,10)\n"
     "    slot c [13,14)\n"},
    {"$pair(a $1, ($rise))",
     "macro $pair [0,20)\n"
     "  sequence [6,10)\n"
     "    slot a [6,7)\n"
     "    parameter $1 [8,10)\n"
     "  macro $rise [13,18)\n"},
    {"$rise (a)",
     "sequence [0,9)\n"
     "  macro $rise [0,5)\n"
     "  slot a [7,8)\n"},
    {"ahead(增长)",
     "ahead [0,13)\n"
     "  literal \"增长\" [6,12)\n"},
    {"!ahead(\"的\" | percent)",
     "!ahead [0,23)\n"
     "  alternation [7,22)\n"
     "    literal \"的\" [7,12)\n"
     "    slot percent [15,22)\n"},
    {"behind(同比) !behind(同比)",
     "sequence [0,30)\n"
     "  behind [0,14)\n"
     "    literal \"同比\" [7,13)\n"
     "  !behind [15,30)\n"
     "    literal \"同比\" [23,29)\n"},
    {"a # comment \"(<",
     "slot a [0,1)\n"},
    {"# comment only first\na",
     "slot a [21,22)\n"},
    {"a#b",
     "slot a [0,1)\n"},
    {"增长，\"。\"：",
     "sequence [0,17)\n"
     "  literal \"增长，\" [0,9)\n"
     "  literal \"。\" [9,14)\n"
     "  literal \"：\" [14,17)\n"},
};

struct BadRow {
  std::string text;
  std::size_t offset, end;
  std::string message, hint;
};

std::vector<BadRow> const bad_rows{
    {"a|", 1, 2, "expected something to match after '|'",
     "write a | b; for \"or nothing\" write (a)?"},
    {"|a", 0, 1, "expected something to match before '|'",
     "write a | b; for \"or nothing\" write (a)?"},
    {"a||b", 1, 2, "expected something to match after '|'",
     "write a | b; for \"or nothing\" write (a)?"},
    {"()", 1, 2, "expected something to match; got ')'",
     "write a text in quotes, a slot or a group"},
    {"(a|)", 2, 3, "expected something to match after '|'",
     "write a | b; for \"or nothing\" write (a)?"},
    {"a*", 1, 2, "repetition must be bounded: write {0,8}",
     "any number up to 64 can stand instead of 8"},
    {"a+", 1, 2, "repetition must be bounded: write {1,8}",
     "any number up to 64 can stand instead of 8"},
    {"a???", 3, 4, "two repetitions stand after one another",
     "put the first in brackets: (…{2}){3}"},
    {"a{3,2}", 1, 6, "the smaller number stands first; got 3 before 2",
     "write {2} or {0,8}"},
    {"a{65}", 2, 4, "a repetition goes up to 64; got 65",
     "write {2} or {0,8}"},
    {"a{", 1, 2, "this '{' is never closed",
     "close it with '}', or quote it when it is text"},
    {"a{x}", 2, 3, "expected a number; got 'x'",
     "write {2} or {0,8}"},
    {"a{1;2}", 3, 4, "the character ';' has no meaning in a pattern",
     "text that should be found stands in quotes"},
    {"a{1", 1, 2, "this '{' is never closed",
     "close it with '}', or quote it when it is text"},
    {"a{1,2,3}", 1, 8, "a repetition has one or two numbers; got 3",
     "write {2} or {0,8}"},
    {"gap", 3, 3, "expected '('; got the end of the pattern",
     "write gap(0..8)"},
    {"gap(", 3, 4, "this '(' is never closed",
     "close it with ')', or quote it when it is text"},
    {"gap()", 4, 5, "expected the smallest and the largest number; got ')'",
     "write gap(0..8)"},
    {"gap(1..2", 3, 4, "this '(' is never closed",
     "close it with ')', or quote it when it is text"},
    {"gap(1..2 3)", 9, 10, "expected ')'; got '3'",
     "write gap(0..8)"},
    {"gap(a)", 4, 5, "expected the smallest and the largest number; got 'a'",
     "write gap(0..8)"},
    {"gap(1,2)", 5, 6, "expected ')'; got ','",
     "write gap(0..8)"},
    {"gap(1...2)", 5, 6, "expected ')'; got '.'",
     "write gap(0..8)"},
    {"gap(1..2..3)", 4, 11, "gap has one or two numbers; got 3",
     "write gap(0..8)"},
    {"gap(201)", 4, 7, "gap goes up to 200 characters; got 201",
     "write gap(0..8)"},
    {"gap(99999999999999999999)", 4, 24, "gap goes up to 200 characters; got 99999999999999999999",
     "write gap(0..8)"},
    {"start(x)", 6, 7, "expected clause, sentence, paragraph or text; got 'x'",
     "write start(clause)"},
    {"start()", 6, 7, "expected clause, sentence, paragraph or text; got ')'",
     "write start(clause)"},
    {"5%", 1, 2, "the character '%' has no meaning in a pattern",
     "text that should be found stands in quotes"},
    {"5", 0, 1, "expected something to match; got '5'",
     "text is quoted: \"5\""},
    {"\"abc", 0, 1, "this quote is never closed",
     "a quoted text ends on its line with the quote it began with"},
    {"'a\"", 0, 1, "this quote is never closed",
     "a quoted text ends on its line with the quote it began with"},
    {"[]", 0, 2, "there is nothing in the class",
     "write the characters it may be: [一二三]"},
    {"[z-a]", 1, 4, "the range goes backwards",
     "the smaller character stands first: [0-9]"},
    {"[^]", 0, 3, "there is nothing in the class",
     "write the characters it may be: [一二三]"},
    {"[a", 0, 1, "this '[' is never closed",
     "a class is written [一二三] or [0-9]"},
    {"a]", 1, 2, "this ']' closes nothing",
     "a class is written [一二三]; text is quoted"},
    {"a)", 1, 2, "this ')' closes nothing",
     "remove it, or quote it when it is text that should be found"},
    {"(a", 0, 1, "this '(' is never closed",
     "close it with ')', or quote it when it is text"},
    {"<x>", 2, 3, "expected ':' after the name of the capture; got '>'",
     "a capture is written <value: percent>"},
    {"<: a>", 1, 2, "expected the name of the capture; got ':'",
     "a capture is written <value: percent>"},
    {"<x: >", 4, 5, "expected something to match; got '>'",
     "write a text in quotes, a slot or a group"},
    {"<x: a", 0, 1, "this '<' is never closed",
     "close it with '>', or quote it when it is text"},
    {"<5: a>", 1, 2, "expected the name of the capture; got '5'",
     "a capture is written <value: percent>"},
    {"<x a>", 3, 4, "expected ':' after the name of the capture; got 'a'",
     "a capture is written <value: percent>"},
    {"$", 0, 1, "expected the name of a macro right after '$'; got the end of the pattern",
     "a macro is written $rise, or $pair(a, b) with arguments"},
    {"$ x", 0, 1, "expected the name of a macro right after '$'; got a blank",
     "a macro is written $rise, or $pair(a, b) with arguments"},
    {"$0", 0, 2, "the parameters of a macro are $1 to $20; got $0",
     "count from $1"},
    {"$21", 0, 3, "the parameters of a macro are $1 to $20; got $21",
     "count from $1"},
    {"$1(a)", 0, 2, "a parameter takes no arguments",
     "only a macro is called with (…)"},
    {"$f()", 3, 4, "expected something to match; got ')'",
     "write a text in quotes, a slot or a group"},
    {"$f(a,)", 4, 5, "expected another argument after ','",
     "write $pair(a, b); text is quoted: \",\""},
    {"!a", 0, 1, "expected ahead or behind after '!'; got 'a'",
     "write !ahead(\"的\") or !behind(\"同比\")"},
    {"ahead a", 6, 7, "expected '('; got 'a'",
     "write ahead(\"增长\")"},
    {"list", 4, 4, "expected '('; got the end of the pattern",
     "write list(percent)"},
    {"list(gap)", 5, 8, "expected the name of a slot; got 'gap'",
     "write list(percent) or list(indicator)"},
    {"list(a b)", 7, 8, "expected ')'; got 'b'",
     "write list(percent)"},
    {"\"a\\q\"", 2, 4, "nothing is written '\\q'",
     "after a backslash stand only: \\\" \\' \\\\ \\n \\t"},
    {"\"\"", 0, 2, "there is nothing between the quotes",
     "write the text that should be found"},
    {"a,b", 1, 2, "a ',' only separates the arguments of a macro",
     "text is quoted: \",\""},
    {"a:b", 1, 2, "a ':' only stands in a capture",
     "a capture is written <value: percent>"},
    {"a..b", 1, 2, "a '.' only stands between two bounds",
     "a gap is written gap(0..8); text is quoted: \".\""},
    {"a-b", 1, 2, "the character '-' has no meaning in a pattern",
     "text that should be found stands in quotes"},
    {"增长　速度", 6, 9, "an invisible character stands here (a full-width or special blank)",
     "use an ordinary blank, or put it in quotes when it should be found"},
    {"(a>", 2, 3, "expected ')'; got '>'",
     "brackets close in the order they opened: the last open one is a '('"},
    {"a{1}{2}", 4, 7, "two repetitions stand after one another",
     "put the first in brackets: (…{2}){3}"},
    {"a{0}", 1, 4, "at most 0 times is never",
     "write {2} or {0,8}"},
    {"gap(0)", 4, 5, "at most 0 times is never",
     "write gap(0..8)"},
    {"?", 0, 1, "expected something to repeat before '?'",
     "a repetition stands after what it repeats: (…){0,8}"},
    {"a | * b", 2, 3, "expected something to match after '|'",
     "write a | b; for \"or nothing\" write (a)?"},
    {"end", 3, 3, "expected '('; got the end of the pattern",
     "write end(clause)"},
    {"# only", 0, 6, "the pattern is empty",
     "write at least one text in quotes, like \"增长\""},
    {"a ( | b)", 4, 5, "expected something to match before '|'",
     "write a | b; for \"or nothing\" write (a)?"},
    {"a | {2}", 2, 3, "expected something to match after '|'",
     "write a | b; for \"or nothing\" write (a)?"},
    {"gap(1~8)", 5, 6, "the character '~' has no meaning in a pattern",
     "text that should be found stands in quotes"},
    {"(增长", 0, 1, "this '(' is never closed",
     "close it with ')', or quote it when it is text"},
    {"a & b", 2, 3, "the character '&' has no meaning in a pattern",
     "text that should be found stands in quotes"},
    {"<增长: percent>", 1, 4, "expected the name of the capture; got '增'",
     "a capture is written <value: percent>"},
    {"list()", 5, 6, "expected the name of a slot; got ')'",
     "write list(percent)"},
    {"phrase", 6, 6, "expected '('; got the end of the pattern",
     "write phrase(0..8)"},
    {"!(a)", 0, 1, "expected ahead or behind after '!'; got '('",
     "write !ahead(\"的\") or !behind(\"同比\")"},
    {"$pair(a b", 5, 6, "this '(' is never closed",
     "close it with ')', or quote it when it is text"},
    {"!gap(3)", 0, 1, "expected ahead or behind after '!'; got 'gap'",
     "write !ahead(\"的\") or !behind(\"同比\")"},
    {"start(clause", 5, 6, "this '(' is never closed",
     "close it with ')', or quote it when it is text"},
    {"{3}", 0, 1, "expected something to repeat before '{'",
     "a repetition stands after what it repeats: (…){0,8}"},
    {"(a|b", 0, 1, "this '(' is never closed",
     "close it with ')', or quote it when it is text"},
};
// clang-format on

}  // namespace

TEST_SUITE("grammar.parse") {
  TEST_CASE("a good pattern gives its tree, each node with its bytes") {
    for (auto const& row : good_rows) {
      CAPTURE(row.text);
      CHECK(tree(row.text) == row.tree);
    }
  }

  TEST_CASE("a bad pattern is refused with the culprit, a sentence and a cure") {
    for (auto const& row : bad_rows) {
      CAPTURE(row.text);
      CHECK(error(row.text) == SyntaxError{row.offset, row.end, row.message, row.hint});
    }
  }

  TEST_CASE("what is not text is refused, whatever the bytes") {
    CHECK(error("\xE5\xA2").message == "this byte is not UTF-8 text");
    CHECK(error("a\xFF").offset == 1);
    CHECK(error(std::string("a\0b", 3)).message == "a control character has no meaning in a pattern");
    CHECK(error("增长\xE3\x80\x80速度").message ==
          "an invisible character stands here (a full-width or special blank)");
    CHECK(error(std::string(max_pattern_bytes + 1, 'a')).offset == max_pattern_bytes);
    CHECK(tree("\"增\xE3\x80\x80长\"") == "literal \"增\xE3\x80\x80长\" [0,11)\n");
  }

  TEST_CASE("nesting stops at a hundred, however deep the text goes") {
    auto nested = [](std::size_t depth) { return std::string(depth, '(') + "a" + std::string(depth, ')'); };
    CHECK(tree(nested(100)) == "slot a [100,101)\n");
    CHECK(error(nested(101)).message == "brackets are nested more than 100 deep");
    CHECK(error(nested(20000)).offset == 100);
    CHECK(error(std::string(20000, '(')).offset == 100);
    std::string captures;
    for (int i = 0; i < 5000; ++i) captures += "<x:";
    CHECK(error(captures).message == "brackets are nested more than 100 deep");
  }

  TEST_CASE("a long flat pattern is only long") {
    std::string text = "a";
    while (text.size() + 2 < max_pattern_bytes) text += "|a";
    auto parsed = parse_pattern(text);
    auto const* pattern = std::get_if<Pattern>(&parsed);
    REQUIRE(pattern != nullptr);
    CHECK(std::get<Alternation>(pattern->node).branches.size() == text.size() / 2 + 1);
  }

  TEST_CASE("no cut of a good pattern crashes, and every place lies in the text") {
    std::string const text =
        "<who: list(indicator)>{1,2}? !ahead('的' | [^a-z]) $pair(gap(0..8), \"增长\") # 注";
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      for (std::size_t size = 0; begin + size <= text.size(); ++size) {
        auto piece = text.substr(begin, size);
        auto parsed = parse_pattern(piece);
        auto const* refused = std::get_if<SyntaxError>(&parsed);
        if (refused == nullptr) continue;
        CAPTURE(piece);
        REQUIRE(refused->offset <= refused->end);
        REQUIRE(refused->end <= piece.size());
        REQUIRE(refused->message.find("N5boost") == std::string::npos);
      }
    }
  }
}

}  // namespace duizhang::grammar
