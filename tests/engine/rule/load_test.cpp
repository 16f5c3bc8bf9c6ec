// What a rule folder becomes when nothing is wrong with it.
#include "engine/rule/load.hpp"

#include <doctest/doctest.h>

#include "engine/diag/render.hpp"
#include "tests/support/temporary.hpp"

namespace duizhang::rule {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

struct Loaded {
  explicit Loaded(Files const& files, std::string const& name = "load") : folder(name) {
    for (auto const& [file, text] : files) folder.write(file, text);
    rules = load_rules(folder.path(), sources, said);
  }
  [[nodiscard]] std::string messages() const { return diag::render_all(said, sources); }
  test::TemporaryFolder folder;
  text::SourceMap sources;
  diag::Diagnostics said;
  RuleSet rules;
};

constexpr char const* macro_user = "names:\n  - {id: name.up, pattern: $up 极}\n";

}  // namespace

TEST_SUITE("rule.load") {
  TEST_CASE("a macro may stand in a file behind the one that uses it, in any folder and with either ending") {
    Loaded loaded(Files{
        {"a.yaml", macro_user}, {"deep/er/z.yml", "define:\n  up: 增长\n"}, {"notes.txt", "not: [yaml"}});
    CHECK(loaded.messages() == "");
    CHECK(loaded.rules.macros.size() == 1);
    CHECK(loaded.rules.macros[0].used);
    CHECK(loaded.rules.names.size() == 1);
  }

  TEST_CASE("a file is read once, whoever imports it, and counts as standing before those") {
    Loaded loaded(
        Files{{"a.yaml", "import: [../shared/words.yaml, z.yaml]\nnames: [{id: first, pattern: $up}]\n"},
              {"b.yaml", "import: ../shared\nnames: [{id: second, pattern: $up}]\n"},
              {"z.yaml", "names: [{id: imported, pattern: $up}]\n"},
              {"../shared/words.yaml", "define: {up: {file: lists/up.txt}}\n"},
              {"../shared/lists/up.txt", "# rising\n增长\n\n  增长极  \n"}},
        "load/main");
    CHECK(loaded.messages() == "");
    REQUIRE(loaded.rules.names.size() == 3);
    CHECK(loaded.rules.names[0].id == "imported");
    CHECK(loaded.rules.names[1].id == "first");
    REQUIRE(loaded.rules.macros.size() == 1);
    CHECK(loaded.rules.macros[0].pattern.text == "\"增长极\" | \"增长\"");
    std::filesystem::remove_all(loaded.folder.path() / "../shared");
  }

  TEST_CASE("wherever words are listed a file may hold them, and the version changes with it") {
    Files files{{"a.yaml", "names: [{id: n, words: [甲, {file: w.txt}]}]\n"}, {"w.txt", "乙\n丙\n"}};
    Loaded loaded(files);
    CHECK(loaded.messages() == "");
    CHECK(loaded.rules.names[0].words == std::vector<std::string>{"甲", "乙", "丙"});
    auto version = loaded.rules.version;
    files[1].second += "丁\n";
    CHECK(Loaded(files).rules.version != version);
  }

  TEST_CASE("a macro used by a used macro is used, one used only by an unused one is not") {
    Loaded loaded(
        Files{{"a.yaml", std::string(macro_user) +
                             "define:\n  up: $rise | 涨\n  rise: 增长\n  down: $fall\n  fall: 下降\n"}});
    CHECK(loaded.said.size() == 2);
    CHECK(loaded.messages().find("no pattern uses the macro `down`") != std::string::npos);
    CHECK(loaded.messages().find("no pattern uses the macro `fall`") != std::string::npos);
  }

  TEST_CASE("macros in a circle that double at each turn are loaded in no time") {
    // Walked naively this is two to the hundredth power.
    std::string yaml = macro_user + std::string("define:\n  up: $a $a 增\n  a: $b $b\n  b: $a $a\n");
    for (int i = 0; i < 60; ++i)
      yaml +=
          "  m" + std::to_string(i) + ": $m" + std::to_string(i + 1) + " $m" + std::to_string(i + 1) + "\n";
    yaml += "  m60: 长\nperiods:\n  - {id: period.m, years: [Y, Y], pattern: $m0 年}\n";
    Loaded loaded(Files{{"a.yaml", yaml}});
    CHECK(loaded.messages() == "");
  }

  TEST_CASE("the version is that of names and bytes, not of where the folder lies") {
    Loaded a(Files{{"a.yaml", "define:\n  up: 增长\n"}}, "version-a");
    Loaded b(Files{{"a.yaml", "define:\n  up: 增长\n"}}, "version-b");
    Loaded c(Files{{"b.yaml", "define:\n  up: 增长\n"}}, "version-c");
    Loaded d(Files{{"a.yaml", "define:\n  up: 增长 \n"}}, "version-d");
    CHECK(a.rules.version.size() == 12);
    CHECK(a.rules.version == b.rules.version);
    CHECK(a.rules.version != c.rules.version);
    CHECK(a.rules.version != d.rules.version);
  }

  TEST_CASE("words are folded as texts are") {
    Loaded loaded(Files{{"a.yaml",
                         "indicators:\n  gdp: {name: {zh: 总值, en: GDP}, words: [地区生产总值（ＧＤＰ）], "
                         "direction: up, tolerance: 0.2}\n"
                         "joint:\n  - {words: [城乡 收入], members: [城镇收入, 农村收入]}\n"}});
    CHECK(loaded.messages() == "");
    auto const* gdp = loaded.rules.indicators.find("gdp");
    REQUIRE(gdp != nullptr);
    CHECK(gdp->words == std::vector<std::string>{"地区生产总值(GDP)"});
    CHECK(gdp->tolerance->to_string() == "0.2");
    CHECK(gdp->direction == Direction::up);
    CHECK(loaded.rules.joints[0].words == std::vector<std::string>{"城乡收入"});
  }

  TEST_CASE("years are sums of the report's year, captures and numbers") {
    Loaded loaded(Files{
        {"a.yaml",
         "periods:\n  - {id: p, years: [Y-n, \"1955+5*p\"], pattern: '<n: number> 至 <p: number> 期'}\n"}});
    CHECK(loaded.messages() == "");
    auto const& period = loaded.rules.periods.at(0);
    CHECK(period.from.constant == 0);
    CHECK(period.from.terms == std::map<std::string, int>{{"Y", 1}, {"n", -1}});
    CHECK(period.to.constant == 1955);
    CHECK(period.to.terms == std::map<std::string, int>{{"p", 5}});
  }

  TEST_CASE("a rule that is wrong is left out, the others are loaded") {
    Loaded loaded(Files{
        {"a.yaml", "names:\n  - {id: name.bad, pattern: (四}\n  - {id: name.good, pattern: 四个全面}\n"}});
    CHECK(loaded.said.count(diag::Severity::error) == 1);
    REQUIRE(loaded.rules.names.size() == 1);
    CHECK(loaded.rules.names[0].id == "name.good");
  }

  TEST_CASE("a folder that is not there is said to be none") {
    text::SourceMap sources;
    diag::Diagnostics said;
    (void)load_rules("/no/such/folder", sources, said);
    CHECK(diag::render_all(said, sources) ==
          "/no/such/folder: error[R014]: cannot be read as a rule folder: No such file or directory\n");
  }
}

}  // namespace duizhang::rule
