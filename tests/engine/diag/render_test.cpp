#include "engine/diag/render.hpp"

#include <doctest/doctest.h>

namespace duizhang::diag {
namespace {

// A diagnostic about `culprit` where it stands in `text`.
std::string rendered(std::string text, std::string_view culprit, std::string message = "wrong") {
  text::SourceMap sources;
  auto begin = static_cast<std::uint32_t>(text.find(culprit));
  auto file = sources.add("rules/a.yaml", std::move(text));
  Diagnostics out;
  out.error("R002", {file, begin, begin + static_cast<std::uint32_t>(culprit.size())}, std::move(message));
  return render_all(out, sources);
}

std::string repeated(std::string_view word, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += word;
  return out;
}

}  // namespace

TEST_SUITE("diag.render") {
  TEST_CASE("a caret stands under the culprit") {
    CHECK(rendered("id: a\nkey: value\n", "value") ==
          "rules/a.yaml:2:6: error[R002]: wrong\n"
          "    key: value\n"
          "         ^~~~~\n");
  }

  TEST_CASE("wide characters before the culprit and in it take two columns each") {
    CHECK(rendered("- 增长: 坏值\n", "坏值") ==
          "rules/a.yaml:1:7: error[R002]: wrong\n"
          "    - 增长: 坏值\n"
          "            ^~~~\n");
    CHECK(rendered("“a” ７ x\n", "x") ==
          "rules/a.yaml:1:7: error[R002]: wrong\n"
          "    “a” ７ x\n"
          "           ^\n");
  }

  TEST_CASE("a span that cuts characters in two is widened to whole ones") {
    text::SourceMap sources;
    auto file = sources.add("f", "增长率");
    Diagnostics out;
    out.error("R002", {file, 4, 8}, "cut");
    out.error("R002", {file, 8, 9}, "cut at the end");
    CHECK(render_all(out, sources) ==
          "f:1:2: error[R002]: cut\n    增长率\n      ^~~~\n"
          "f:1:3: error[R002]: cut at the end\n    增长率\n        ^~\n");
  }

  TEST_CASE("a tab is shown as one blank, before the culprit and in it") {
    CHECK(rendered("\ta:\tb c\n", "b") ==
          "rules/a.yaml:1:5: error[R002]: wrong\n"
          "     a: b c\n"
          "        ^\n");
    CHECK(rendered("x a\tb y\n", "a\tb") ==
          "rules/a.yaml:1:3: error[R002]: wrong\n"
          "    x a b y\n"
          "      ^~~\n");
  }

  TEST_CASE("control characters of a file do not reach the terminal") {
    CHECK(rendered("a \x1b[31m b\n", "b") ==
          "rules/a.yaml:1:9: error[R002]: wrong\n"
          "    a  [31m b\n"
          "            ^\n");
  }

  TEST_CASE("a carriage return ends the line it shows") {
    CHECK(rendered("key: value\r\nnext: 1\r\n", "value") ==
          "rules/a.yaml:1:6: error[R002]: wrong\n"
          "    key: value\n"
          "         ^~~~~\n");
  }

  TEST_CASE("an empty span still has its caret, at the end of a line and of the file") {
    text::SourceMap sources;
    auto file = sources.add("f", "ab\nc");
    Diagnostics out;
    out.error("R001", {file, 2, 2}, "line end");
    out.error("R001", {file, 4, 4}, "file end");
    CHECK(render_all(out, sources) ==
          "f:1:3: error[R001]: line end\n    ab\n      ^\n"
          "f:2:2: error[R001]: file end\n    c\n     ^\n");
  }

  TEST_CASE("a long line is cut around the culprit, with the caret still under it") {
    auto line = repeated("增", 100) + "坏" + repeated("长", 100);
    CHECK(rendered(line, "坏") == "rules/a.yaml:1:101: error[R002]: wrong\n    …" + repeated("增", 60) +
                                      "坏" + repeated("长", 59) + "…\n    " + std::string(121, ' ') + "^~\n");
  }

  TEST_CASE("a culprit longer than what is shown is underlined as far as it is") {
    auto out = rendered("k: " + std::string(500, 'x') + "\n", std::string(500, 'x'));
    CHECK(out == "rules/a.yaml:1:4: error[R002]: wrong\n    k: " + std::string(60, 'x') + "…\n       ^" +
                     std::string(59, '~') + "\n");
  }

  TEST_CASE("a line of ten megabytes costs no more than a window of it to show") {
    auto out = rendered(std::string(10'000'000, 'a') + "b" + std::string(1000, 'c'), "b");
    CHECK(out.size() < 400);
  }

  TEST_CASE("what has no place is said of its subject, and notes follow") {
    Diagnostics out;
    out.warning_about("D004", "report.txt", "no report year").notes.push_back({"say it with --year"});
    CHECK(render_all(out, {}) == "report.txt: warning[D004]: no report year\n  note: say it with --year\n");
  }

  TEST_CASE("a note with a place shows it") {
    text::SourceMap sources;
    auto file = sources.add("f", "a: 1\na: 2\n");
    Diagnostics out;
    out.error("R003", {file, 5, 6}, "twice").notes.push_back({"first here", {file, 0, 1}, true});
    CHECK(render_all(out, sources) ==
          "f:2:1: error[R003]: twice\n    a: 2\n    ^\n"
          "  note: f:1:1: first here\n    a: 1\n    ^\n");
  }

  TEST_CASE("what is wrong inside a pattern stands between what is wrong around it") {
    text::SourceMap sources;
    auto first = sources.add("a", "one\n\"two\"\nthree\n");
    auto nested = sources.add_nested(first, "two", {5, 6, 7, 8});
    auto second = sources.add("b", "x\n");
    Diagnostics out;
    out.error("R002", {second, 0, 1}, "in b");
    out.error("P001", {nested, 1, 2}, "in the pattern");
    out.error("R002", {first, 10, 15}, "below");
    out.error("R002", {first, 0, 3}, "above");
    auto text = render_all(out, sources);
    CHECK(text.find("above") < text.find("in the pattern"));
    CHECK(text.find("in the pattern") < text.find("below"));
    CHECK(text.find("below") < text.find("in b"));
    CHECK(text.find("a:2:3: error[P001]") != std::string::npos);
  }

  TEST_CASE("colour goes around the severity and nowhere else") {
    Diagnostics out;
    out.error_about("D003", "x", "gone");
    CHECK(render_all(out, {}, true) == "x: \x1b[1;31merror[D003]\x1b[0m: gone\n");
  }

  TEST_CASE("the nearest word is found when it is near enough") {
    std::vector<std::string_view> const known{"indicator",    "measure",      "pattern",
                                              "城镇居民收入", "农村居民收入", "Y"};
    struct Row {
      std::string_view word, expected;
    };
    std::vector<Row> const rows{{"indicater", "indicator"},
                                {"measur", "measure"},
                                {"paterns", "pattern"},
                                {"colour", ""},
                                {"城镇居民收人", "城镇居民收入"},
                                {"农村收入", ""},
                                {"measure", "measure"},
                                {"", "Y"},
                                {"X", "Y"},
                                {"indiactor", "indicator"},
                                {"paettrn", "pattern"},
                                {"zz", ""}};
    for (auto const& row : rows) {
      CAPTURE(row.word);
      CHECK(nearest(row.word, known) == row.expected);
    }
    CHECK(nearest("a", {}) == "");
  }

  TEST_CASE("of several as near, the first listed is named") {
    CHECK(nearest("bat", {"cat", "hat"}) == "cat");
  }
}

}  // namespace duizhang::diag
