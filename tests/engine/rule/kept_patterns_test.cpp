#include "engine/rule/kept_patterns.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "grammar/parse.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/temporary.hpp"

using namespace duizhang;

namespace {

grammar::Pattern parsed(std::string const& text) {
  auto made = grammar::parse_pattern(text);
  REQUIRE(std::holds_alternative<grammar::Pattern>(made));
  return std::get<grammar::Pattern>(made);
}

// The places of all nodes, which the comparison of patterns leaves out.
void places(grammar::Pattern const& pattern, std::string& out) {
  out += std::to_string(pattern.begin) + '-' + std::to_string(pattern.end) + ' ';
  auto each = [&](std::vector<grammar::Pattern> const& all) {
    for (auto const& one : all) places(one, out);
  };
  std::visit(
      [&](auto const& node) {
        if constexpr (requires { node.items; }) each(node.items);
        if constexpr (requires { node.branches; }) each(node.branches);
        if constexpr (requires { node.arguments; }) each(node.arguments);
        if constexpr (requires { node.body; }) places(*node.body, out);
      },
      pattern.node);
}

std::vector<std::string> const one_of_each{
    "增长 percent",
    "(增长 | 下降 | [一二三] | [^，。])",
    "(年均)? 增长{1,3}",
    "<who: phrase(2..30)> gap(0..8) <v: list(percent)>",
    "$rise $pair(增长, 下降)",
    "start(clause) 增长 end(sentence)",
    "ahead(增长) behind(同比) !ahead(\"的\") !behind(同比) 'a'",
    "$1 $2",
};

}  // namespace

TEST_CASE("a pattern as bytes and back is the same, its places too") {
  for (auto const& text : one_of_each) {
    INFO(text);
    auto pattern = parsed(text);
    grammar::Pattern back;
    REQUIRE(rule::unpack_pattern(rule::pack_pattern(pattern), back));
    CHECK(back == pattern);
    std::string there, here;
    places(pattern, here), places(back, there);
    CHECK(there == here);
  }
  std::size_t count = 0;
  for (auto const& rule : test::shipped_rules().set().claim_rules) {
    grammar::Pattern back;
    REQUIRE(rule::unpack_pattern(rule::pack_pattern(rule.pattern.tree()), back));
    CHECK(back == rule.pattern.tree());
    ++count;
  }
  CHECK(count > 100);
}

TEST_CASE("bytes that are no pattern give none, wherever they end") {
  for (auto const& text : one_of_each) {
    auto bytes = rule::pack_pattern(parsed(text));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      grammar::Pattern back;
      CHECK_FALSE(rule::unpack_pattern(std::string_view(bytes).substr(0, size), back));
    }
  }
  grammar::Pattern back;
  CHECK_FALSE(rule::unpack_pattern(std::string("\0\0\x63", 3), back));  // no kind of node
}

TEST_CASE("a pattern is kept by its text, for one set of rules") {
  test::TemporaryFolder folder("patterns");
  store::Store store(folder.path(), "program", 1 << 30);
  auto text_of = [](int i) { return "增长 gap(0.." + std::to_string(i + 1) + ") percent"; };
  {
    rule::KeptPatterns kept(&store, "rules");
    for (int i = 0; i < 20; ++i) {
      CHECK_FALSE(kept.get(text_of(i)));
      kept.put(text_of(i), parsed(text_of(i)));
    }
    kept.finish();
  }
  rule::KeptPatterns kept(&store, "rules"), others(&store, "other rules"), none(nullptr, "rules");
  REQUIRE(kept.get(text_of(3)));
  CHECK(*kept.get(text_of(3)) == parsed(text_of(3)));
  CHECK_FALSE(kept.get(text_of(20)));
  CHECK_FALSE(others.get(text_of(3)));
  CHECK_FALSE(none.get(text_of(3)));
  store::Store newer(folder.path(), "another program", 1 << 30);
  CHECK_FALSE(rule::KeptPatterns(&newer, "rules").get(text_of(3)));
}
