#include "grammar/print.hpp"

#include <doctest/doctest.h>

#include <array>

#include "grammar/parse.hpp"
#include "tests/grammar/generate.hpp"

namespace duizhang::grammar {
namespace {

std::string canonical(std::string const& text) {
  auto parsed = parse_pattern(text);
  auto const* pattern = std::get_if<Pattern>(&parsed);
  return pattern != nullptr ? print(*pattern) : std::get<SyntaxError>(parsed).message;
}

}  // namespace

TEST_SUITE("grammar.print") {
  TEST_CASE("the canonical text has one form for each meaning") {
    struct Row {
      std::string text, printed;
    };
    std::array const rows{
        Row{"增长", "\"增长\""},
        Row{"'it''s'", "\"it\" \"s\""},
        Row{"'say \"a\"'", "\"say \\\"a\\\"\""},
        Row{"a{0,1}", "a?"},
        Row{"a{0,1}?", "a??"},
        Row{"a{2,2}", "a{2}"},
        Row{"a { 0 , 8 }", "a{0,8}"},
        Row{"(((a)))", "a"},
        Row{"(a b)? (a|b) (a?)?", "(a b)? (a | b) (a?)?"},
        Row{"a|(b|c)|d e", "a | (b | c) | d e"},
        Row{"gap(8) phrase( 2 .. 3 )", "gap(0..8) phrase(2..3)"},
        Row{"<x:a|b>", "<x: a | b>"},
        Row{"$m(a|b,c) $m (a)", "$m(a | b, c) $m a"},
        Row{"! ahead( a ) behind('同比')", "!ahead(a) behind(\"同比\")"},
        Row{"[a-cx-] [\\]] [^\\n^]", "[a-cx\\-] [\\]] [^\\n\\^]"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.text);
      CHECK(canonical(row.text) == row.printed);
      CHECK(canonical(row.printed) == row.printed);
    }
  }

  TEST_CASE("what is printed parses to the same tree, over generated trees") {
    std::uint64_t state = 1;
    for (int i = 0; i < 20000; ++i) {
      std::array<std::uint8_t, 96> bytes{};
      for (auto& byte : bytes) byte = static_cast<std::uint8_t>(test::next_random(state));
      test::Choices choices(bytes);
      auto tree = test::generate_pattern(choices, true);
      auto text = print(tree);
      auto parsed = parse_pattern(text);
      auto const* pattern = std::get_if<Pattern>(&parsed);
      CAPTURE(text);
      REQUIRE(pattern != nullptr);
      REQUIRE(*pattern == tree);
    }
  }
}

}  // namespace duizhang::grammar
