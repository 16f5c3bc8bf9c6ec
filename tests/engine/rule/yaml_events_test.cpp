// The fast way to read YAML gives what yaml-cpp gives, value by value and place by place.
#include "engine/rule/yaml_events.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"

namespace duizhang::rule {
namespace {

using Lines = std::vector<std::string>;

std::optional<Lines> plain_lines(std::string_view bytes) {
  Lines out;
  bool read = read_plain_yaml(bytes, [&](YamlEvent const& event) {
    auto kind = static_cast<int>(event.kind);
    out.push_back(
        event.kind == YamlEvent::Kind::end ? "end" : fmt::format("{} {} {}", kind, event.pos, event.scalar));
  });
  return read ? std::optional(out) : std::nullopt;
}

class Printer : public YAML::EventHandler {
 public:
  Lines lines;
  void OnDocumentStart(YAML::Mark const&) override {}
  void OnDocumentEnd() override {}
  void OnNull(YAML::Mark const& mark, YAML::anchor_t) override { add(YamlEvent::Kind::null, mark, ""); }
  void OnAlias(YAML::Mark const&, YAML::anchor_t) override { lines.emplace_back("alias"); }
  void OnScalar(YAML::Mark const& mark, std::string const&, YAML::anchor_t,
                std::string const& value) override {
    add(YamlEvent::Kind::scalar, mark, value);
  }
  void OnSequenceStart(YAML::Mark const& mark, std::string const&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    add(YamlEvent::Kind::sequence, mark, "");
  }
  void OnSequenceEnd() override { lines.emplace_back("end"); }
  void OnMapStart(YAML::Mark const& mark, std::string const&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    add(YamlEvent::Kind::mapping, mark, "");
  }
  void OnMapEnd() override { lines.emplace_back("end"); }

 private:
  void add(YamlEvent::Kind kind, YAML::Mark const& mark, std::string const& value) {
    lines.push_back(fmt::format("{} {} {}", static_cast<int>(kind), mark.pos, value));
  }
};

Lines careful_lines(std::string const& bytes) {
  std::istringstream stream(bytes);
  YAML::Parser parser(stream);
  Printer printer;
  parser.HandleNextDocument(printer);
  return printer.lines;
}

TEST_SUITE("rule.yaml") {
  TEST_CASE("the shipped rules are read as yaml-cpp reads them") {
    std::size_t files = 0, plain = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(test::source_dir() / "rules")) {
      if (entry.path().extension() != ".yaml") continue;
      CAPTURE(entry.path().string());
      std::ifstream in(entry.path(), std::ios::binary);
      std::string bytes(std::istreambuf_iterator<char>(in), {});
      ++files;
      auto lines = plain_lines(bytes);
      if (!lines) continue;
      ++plain;
      CHECK((*lines == careful_lines(bytes)));
    }
    CHECK(files > 20);
    CHECK(plain == files);
  }

  TEST_CASE("every style is read as yaml-cpp reads it") {
    for (std::string bytes :
         {"a: b\n", "增长: [达到, '到''了', \"a\\u589e\\n\"]\n", "- a\n- - b\n  - c\n-\n  d: 1\n",
          "k:\n- 一\n- 二\n", "a: >-\n  一\n  二\n\n  三\nb: |\n  x: y\n   z\n", "a: 一段\n  第二行\n",
          "# 注\na: b # 注\n\n", "a: {b: c, d: [e]}\n", "a: ~\nb: null\nc: 'null'\n",
          "a:\n    - b: c\n      d: e\n    - f\n", "\"a b\": ' c '\n", "a: b:c\n", "'x': \"y\\\n  z\"\n",
          "a: \"一\n  二\"\n", "a: [b,\n  c]\r\nd: e\r\n", "- ?x\n- -1\n- a#b\n", "a: '#'\nb: '@x'\n"}) {
      CAPTURE(bytes);
      auto lines = plain_lines(bytes);
      REQUIRE(lines);
      CHECK((*lines == careful_lines(bytes)));
    }
  }

  TEST_CASE("what is out of the ordinary is left to yaml-cpp") {
    for (std::string bytes : {"", "# nothing\n", "a: !tag b\n", "a: &x b\n", "a: &x b\nc: *x\n", "a:\nb: c\n",
                              "a: b\n---\nc: d\n", "---\na: b\n", "a: b\n...\n", "a: 'open\n", "a: [b\n",
                              "a: b: c\n", "a: @b\n", "\ta: b\n", "%YAML 1.1\n---\na: b\n"}) {
      CAPTURE(bytes);
      CHECK_FALSE(plain_lines(bytes));
    }
    CHECK_FALSE(plain_lines(std::string(100000, '[')));
    CHECK_FALSE(plain_lines(std::string(1000, '[') + std::string(1000, ']')));
  }
}

}  // namespace
}  // namespace duizhang::rule
