#include "engine/rule/yaml.hpp"

#include <doctest/doctest.h>

#include <random>

#include "engine/diag/render.hpp"

namespace duizhang::rule {
namespace {

struct File {
  text::SourceMap sources;
  diag::Diagnostics said;
  text::SourceId id = 0;
  std::optional<Node> root;
  explicit File(std::string yaml) {
    id = sources.add("f.yaml", std::move(yaml));
    root = parse_yaml(id, sources, said);
  }
  // The value of the root's key `k`.
  Scalar value() {
    auto node = root.value().mapping("a file").value().required("k");
    return node.scalar("k").value();
  }
  // Line and column of `word` inside the value of `k`, and what a caret under it would cover.
  std::string place_of(std::string_view word) {
    auto scalar = value();
    auto at = scalar.text.find(word);
    if (at == std::string::npos) return "not in: " + scalar.text;
    text::Span span{scalar.source, static_cast<std::uint32_t>(at),
                    static_cast<std::uint32_t>(at + word.size())};
    auto place = sources.place(span);
    auto outer = sources.outermost(span);
    auto covered = sources.bytes(id).substr(outer.begin, outer.end - outer.begin);
    return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + std::string(covered);
  }
  std::string messages() { return diag::render_all(said, sources); }
};

std::string with_returns(std::string_view text) {
  std::string out;
  for (char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

}  // namespace

TEST_SUITE("rule.yaml") {
  TEST_CASE("a place inside a scalar is found in every style, behind Chinese, with either line end") {
    struct Row {
      std::string_view name, yaml, expected;
    };
    std::vector<Row> const rows{
        {"plain", "a: 1\nk: 增长 坏词 好\n", "2:7 坏词"},
        {"plain over lines", "k: 增长\n  好的\n  坏词 好\n", "3:3 坏词"},
        {"plain behind a tag", "k: !!str 增长坏词\n", "1:12 坏词"},
        {"plain behind an anchor", "k: &x 增长坏词\n", "1:9 坏词"},
        {"single quotes", "k: '增长 坏词'\n", "1:8 坏词"},
        {"single quotes with a quote inside", "k: '增''长''''坏词'\n", "1:13 坏词"},
        {"single quotes over lines", "k: '增长\n\n\n  好 坏词'\n", "4:5 坏词"},
        {"double quotes", "k: \"增长 坏词\"\n", "1:8 坏词"},
        {"double quotes with escapes", "k: \"\\u589e\\n\\\\\\\"\\t坏词\"\n", "1:19 坏词"},
        {"double quotes with a wide escape", "k: \"\\U0001F600\\x41坏词\"\n", "1:19 坏词"},
        {"double quotes over lines", "k: \"增长\n  好\n  坏词\"\n", "3:3 坏词"},
        {"double quotes with an escaped line end", "k: \"增长\\\n     坏词\"\n", "2:6 坏词"},
        {"double quotes folding before an escape", "k: \"增长\n    \\t坏词\"\n", "2:7 坏词"},
        {"double quotes with an empty line before an escape", "k: \"增长\n\n\n  \\\"坏词\"\n", "4:5 坏词"},
        {"literal", "k: |\n  增长\n  好 坏词\n", "3:5 坏词"},
        {"literal with an indented line", "k: |\n  增长\n      坏词\n", "3:7 坏词"},
        {"literal with empty lines", "k: |-\n\n  增长\n\n\n  坏词\n", "6:3 坏词"},
        {"literal with its indentation given", "k: |2\n    增长\n  坏词\n", "3:3 坏词"},
        {"literal with a comment behind its mark", "k: | # 坏词 is below\n  增长坏词\n", "2:5 坏词"},
        {"literal that keeps its end", "k: |+\n  增长坏词\n\n\nl: 1\n", "2:5 坏词"},
        {"folded", "k: >\n  增长\n  好 坏词\n", "3:5 坏词"},
        {"folded with empty lines", "k: >-\n  增长\n\n  好\n\n\n  坏词\n", "7:3 坏词"},
        {"folded with a more indented line", "k: >\n  增长\n    好\n  坏词\n", "4:3 坏词"},
        {"in a flow mapping", "{a: 增长, k: 坏词}\n", "1:12 坏词"},
        {"in a flow mapping, quoted", "{a: '增长', k: '坏词'}\n", "1:15 坏词"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(File(std::string(row.yaml)).place_of("坏词") == row.expected);
      CHECK(File(with_returns(row.yaml)).place_of("坏词") == row.expected);
    }
  }

  TEST_CASE("every character of a random scalar is found where it stands, in every style") {
    std::mt19937 random(99);
    auto pick = [&](auto const& list) { return list[random() % std::size(list)]; };
    std::vector<std::string> const atoms{"增", "长", "a", "7", ".", "，", "（", "é", "😀", "b"};
    std::size_t checked = 0;
    for (int round = 0; round < 600; ++round) {
      bool crlf = random() % 2 == 0;
      auto style = random() % 5;
      std::string indent = "   ";
      std::string body;
      auto words = 1 + random() % 12;
      for (std::size_t i = 0; i < words; ++i) {
        for (std::size_t n = 1 + random() % 3; n > 0; --n) body += pick(atoms);
        if (i + 1 == words) break;
        if (style == 1 && random() % 4 == 0) body += "''";
        if (style == 2 && random() % 3 == 0)
          body += pick(std::vector<std::string>{"\\n", "\\t", "\\\"", "\\\\", "\\u589e", "\\x41", "\\ "});
        switch (random() % 5) {
          case 0:
            body += "\n" + indent;
            break;
          case 1:
            body += "\n\n" + indent;
            break;
          case 2:
            body += style >= 3 ? "\n" + indent + "  " : "  ";
            break;
          default:
            body += " ";
        }
      }
      // A plain scalar must not start with a mark of YAML's own.
      auto value = style == 0   ? "增" + body
                   : style == 1 ? "'" + body + "'"
                   : style == 2 ? "\"" + body + "\""
                   : style == 3 ? "|\n" + indent + "起" + body
                                : ">-\n" + indent + "起" + body;
      auto yaml = "前: 言\nk: " + value + "\n";
      if (crlf) yaml = with_returns(yaml);
      CAPTURE(yaml);
      File file(yaml);
      REQUIRE(file.root.has_value());
      auto scalar = file.value();
      std::uint32_t last = 0;
      for (std::uint32_t i = 0; i < scalar.text.size(); ++i) {
        auto outer = file.sources.outermost({scalar.source, i, i + 1});
        REQUIRE(outer.begin >= last);
        last = outer.begin;
        char c = scalar.text[i];
        char there = yaml[outer.begin];
        if (c == ' ' || c == '\n' || c == '\t' || there == '\\') continue;
        REQUIRE(there == c);
        ++checked;
      }
      // The last character cannot be met twice: the walk came out right at the end.
      auto end = file.sources
                     .outermost({scalar.source, static_cast<std::uint32_t>(scalar.text.size()),
                                 static_cast<std::uint32_t>(scalar.text.size())})
                     .begin;
      auto rest = yaml.substr(std::min<std::size_t>(end, yaml.size()));
      REQUIRE(rest.find_first_not_of("'\"\r\n ") == std::string::npos);
    }
    CHECK(checked > 8000);
  }

  TEST_CASE("a byte order mark shifts no column") {
    // The loader takes it off; here the file is as the loader gives it.
    CHECK(File("k: 增长坏词\n").place_of("坏词") == "1:6 坏词");
  }

  TEST_CASE("the span of a node is that of its scalar, quotes included") {
    auto covered = [](std::string yaml) {
      File file(yaml);
      auto node = file.root.value().mapping("a file").value().required("k");
      auto span = node.span();
      return yaml.substr(span.begin, span.end - span.begin);
    };
    CHECK(covered("k: 增长  # why\n") == "增长");
    CHECK(covered("k: '增''长'\n") == "'增''长'");
    CHECK(covered("k: \"a\\u589eb\"\nl: 1\n") == "\"a\\u589eb\"");
    CHECK(covered("k: !!str abc\n") == "abc");
  }

  TEST_CASE("values are read as what they must be, or refused with what they are") {
    File file(
        "number: 7.50\nword: seven\nwhole: 12\nbroken: 1.0\nlong: 12345678901\nyes: true\nquoted: "
        "'true'\nlist: [a, b]\nmap: {a: 1}\none: x\nempty:\n");
    auto fields = file.root->mapping("a file").value();
    CHECK(fields.optional("number").decimal("n")->to_string() == "7.5");
    CHECK(fields.optional("whole").integer("n") == 12);
    CHECK(fields.optional("yes").boolean("b") == true);
    CHECK(fields.optional("quoted").boolean("b") == true);
    CHECK(fields.optional("list").strings("l") == std::vector<std::string>{"a", "b"});
    CHECK(fields.optional("one").strings("l") == std::vector<std::string>{"x"});
    CHECK(fields.optional("map").is_mapping());
    CHECK(file.said.empty());
    CHECK_FALSE(fields.optional("empty"));
    CHECK_FALSE(fields.optional("nothing"));
    CHECK_FALSE(fields.optional("word").decimal("n").has_value());
    CHECK_FALSE(fields.optional("broken").integer("n").has_value());
    CHECK_FALSE(fields.optional("long").integer("n").has_value());
    CHECK_FALSE(fields.optional("word").boolean("b").has_value());
    CHECK_FALSE(fields.optional("list").string("s").has_value());
    CHECK(fields.optional("map").sequence("q").empty());
    CHECK_FALSE(fields.optional("one").mapping("m").has_value());
    CHECK(file.said.size() == 7);
    CHECK(file.messages().find(
              "f.yaml:4:9: error[R015]: n must be a whole number of at most nine digits, not `1.0`") !=
          std::string::npos);
    CHECK(file.messages().find("f.yaml:8:7: error[R004]: s must be a single value, not a list") !=
          std::string::npos);
  }

  TEST_CASE("010 is ten and not eight") {
    CHECK(File("k: 010\n").root->mapping("f")->optional("k").integer("n") == 10);
  }

  TEST_CASE("what nobody asked for is named with the nearest that was, or with all") {
    File file("measur: 1\ncolour: 2\nmeasure: 3\n");
    auto fields = file.root->mapping("a file").value();
    (void)fields.optional("measure");
    (void)fields.optional("measure");
    (void)fields.optional("id");
    fields.done();
    CHECK(file.messages() ==
          "f.yaml:1:1: error[R002]: nothing reads the key `measur`\n    measur: 1\n    ^~~~~~\n  note: did "
          "you mean `measure`?\n"
          "f.yaml:2:1: error[R002]: nothing reads the key `colour`\n    colour: 2\n    ^~~~~~\n  note: the "
          "keys allowed here are: measure, id\n");
  }

  TEST_CASE("a key that stands twice is an error at the second, and the first counts") {
    File file("k: 1\nk: 2\nk: 3\n");
    auto fields = file.root->mapping("a file").value();
    CHECK(fields.optional("k").integer("k") == 1);
    CHECK(file.said.size() == 2);
    CHECK(file.messages().find("f.yaml:2:1: error[R003]: the key `k` stands here twice") == 0);
    CHECK(file.messages().find("note: f.yaml:1:1: first here") != std::string::npos);
  }

  TEST_CASE("what is not YAML is refused where it breaks") {
    struct Row {
      std::string_view name;
      std::string yaml;
      std::string_view place;
    };
    std::vector<Row> const rows{
        {"an open double quote", "a: 'b'\nk: \"增长\nl: 1\n",
         "f.yaml:2:4: error[R001]: this is not YAML: the quote that opens here is never closed"},
        {"an open single quote", "k: 'b''c\nl: 1\n", "f.yaml:1:4: error[R001]"},
        {"an open quote with nothing in it", "k: '", "f.yaml:1:4: error[R001]"},
        {"an open list", "k: [a, b\nl: 1\n", "f.yaml:2:2: error[R001]"},
        {"an alias of nothing", "k: *gone\n", "f.yaml:1:4: error[R001]"},
        {"two documents", "k: 1\n---\nk: 2\n",
         "f.yaml:3:1: error[R001]: this is not YAML: one document a file, please"},
        {"nothing", "# only words\n",
         "f.yaml:1:1: error[R001]: this is not YAML: the file holds nothing that can be read"},
        {"a comma before all", ",k: 1\n", "f.yaml:1:1: error[R001]"},
        {"a comma before a document", "k: 1\n---\n,l: 1\n", "error[R001]"},
        {"as deep as a well", std::string(100000, '['), "error[R001]"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      File file(row.yaml);
      CHECK_FALSE(file.root.has_value());
      CHECK(file.messages().substr(0, 200).find(row.place) != std::string::npos);
    }
  }

  TEST_CASE("a key that is no word is refused, the others stay") {
    File file("? [a, b]\n: 1\nk: 2\n");
    auto fields = file.root->mapping("a file").value();
    CHECK(fields.optional("k").integer("k") == 2);
    CHECK(file.messages().find("a key of a file must be a single word, not a list") != std::string::npos);
  }
}

}  // namespace duizhang::rule
