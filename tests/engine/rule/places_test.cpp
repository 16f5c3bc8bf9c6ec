// A mistake in a pattern is shown at the same characters however the pattern stands in its YAML file: bare,
// in single or double quotes, in a literal or folded block.
#include <doctest/doctest.h>

#include "engine/rule/load.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/temporary.hpp"

namespace duizhang::rule {
namespace {

std::string replaced(std::string text, std::string const& what, std::string const& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

// The file with the pattern in a style, as {name, text}; empty where YAML cannot hold it so.
std::vector<std::pair<std::string, std::string>> styles(std::string const& pattern) {
  std::string head = "names:\n  - id: name.one\n    pattern: ";
  bool bare = pattern.find(": ") == std::string::npos && pattern.find(" #") == std::string::npos &&
              std::string("\"'[]{}>|*&!%@`#,?: \t<-").find(pattern.front()) == std::string::npos;
  std::vector<std::pair<std::string, std::string>> out;
  if (bare) out.emplace_back("bare", head + pattern + "\n");
  out.emplace_back("single", head + "'" + replaced(pattern, "'", "''") + "'\n");
  out.emplace_back("double", head + "\"" + replaced(replaced(pattern, "\\", "\\\\"), "\"", "\\\"") + "\"\n");
  out.emplace_back("literal", head + "|\n      " + pattern + "\n");
  out.emplace_back("folded", head + ">-\n      " + pattern + "\n");
  return out;
}

struct Shown {
  std::string code;
  std::string blamed;  // the words of the pattern
  std::string raw;     // the bytes of the file from there on
  std::uint32_t line = 0;
};

std::vector<Shown> shown(std::string const& yaml) {
  test::TemporaryFolder folder("places");
  folder.write("a.yaml", yaml);
  text::SourceMap sources;
  diag::Diagnostics said;
  (void)load_rules(folder.path(), sources, said);
  std::vector<Shown> out;
  for (auto const& one : said.sorted()) {
    if (!one.has_place || !one.code.starts_with("P")) continue;
    auto outer = sources.outermost(one.span);
    auto words = sources.bytes(one.span.source).substr(one.span.begin, one.span.end - one.span.begin);
    out.push_back({std::string(one.code), std::string(words),
                   std::string(sources.bytes(outer.source).substr(outer.begin)),
                   sources.place(one.span).line});
  }
  return out;
}

// A text of one line that is no pattern; the bytes to blame follow from the first style it stands in.
// clang-format off
std::vector<std::string> const mistakes{
    "增长 (提高", "增长 提高)", "增长 <much percent>", "增长 <: percent>", "增长{3,1}", "增长{1,65}",
    "增长*", "增长+", "增长 | | 提高", "增长 |", "增长 gap(0..201)", "增长 gap(8..0)", "增长 gap()", "增长 gap(a)",
    "增长 start(word)", "增长 end()", "增长 list()", "增长 list(percent", "增长 ahead()", "增长 behind(", "增长 ! 提高",
    "增长 !percent", "增长 $", "增长 $rise(", "增长 $rise()", "增长 $rise(提高,)", "增长 [", "增长 []", "增长 [^]",
    "增长 [9-0]", "增长 ]", "增长 \"提高", "增长 \"\"", "增长 \"a\\q\"", "增长 ''", "增长 8", "增长 8%", "增长 。 GDP!",
    "增长 ; 提高", "增长 = 提高", "增长 & 提高", "增长 @ 提高", "增长 ~ 提高", "增长 / 提高", "增长 ^ 提高", "增长 } 提高",
    "增长 > 提高", "增长 <much: percent", "增长 <much: >", "增长 (  )", "增长 $21", "增长 $0", "增长 提高　率", "增长 提高{",
    "增长 提高{a}", "增长 提高{1,2,3}", "增长 提高{1}{2}{3}{", "增长 <a b: percent>", "增长 phrase(0...8)", "增长 list(8)",
    "增长 \\ 提高"};
// clang-format on

}  // namespace

TEST_SUITE("rule.places") {
  TEST_CASE("every mistake in a pattern is shown at the same characters in all styles") {
    std::size_t seen = 0, bare = 0;
    for (auto const& pattern : mistakes) {
      CAPTURE(pattern);
      std::optional<Shown> first;
      for (auto const& one : styles(pattern)) {
        auto const& style = one.first;
        CAPTURE(style);
        auto all = shown(one.second);
        CHECK(all.size() == 1);
        if (all.empty()) break;
        CHECK(all[0].line == (style == "literal" || style == "folded" ? 4 : 3));
        if (!first) first = all[0];
        CHECK(all[0].code == first->code);
        CHECK(all[0].blamed == first->blamed);
        bool escaped = style == "double" && all[0].raw.starts_with("\\");
        CHECK((escaped || all[0].raw.starts_with(all[0].blamed.substr(0, 1))));
        bare += style == "bare" ? 1U : 0U;
      }
      ++seen;
    }
    CHECK(seen >= 60);
    CHECK(bare >= 50);
  }
}

}  // namespace duizhang::rule
