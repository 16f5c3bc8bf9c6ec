// What is known of a rule folder that was loaded before.
#include "engine/rule/known_set.hpp"

#include <doctest/doctest.h>

#include <string>

#include "engine/diag/render.hpp"
#include "engine/rule/load.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/temporary.hpp"

namespace duizhang::rule {
namespace {

struct KnownRules {
  KnownRules(std::filesystem::path const& folder, store::Store* store, bool tests = true) {
    LoadOptions options;
    options.store = store, options.fingerprint = &print, options.tests = tests;
    rules = load_rules(folder, sources, said, options);
  }
  text::SourceMap sources;
  diag::Diagnostics said;
  Fingerprint print;
  RuleSet rules;
};

std::string name_of_place(KnownRules const& loaded, std::string_view code) {
  auto const* place = loaded.rules.outline.places.by_code(code);
  return place == nullptr ? "" : loaded.rules.outline.places.full_name(*place);
}

constexpr char const* places_table = "code,name,level,parent,from,to\n330000,浙江省,province,,,\n";
constexpr char const* one_rule =
    "rules:\n"
    "  - id: r\n"
    "    pattern: '<who: phrase(1..9)> 增长 <much: percent>'\n"
    "    where: {section: plan}\n"
    "    claim: {indicator: who, value: much, measure: growth}\n"
    "    tests: [{text: 产值增长7%, claims: [{value: 7}]}]\n";

}  // namespace

TEST_SUITE("rule.known") {
  TEST_CASE("the shipped rules are the same when they are known, and nothing is said of them") {
    test::TemporaryFolder folder("known");
    store::Store store(folder.path(), "program", 1 << 30);
    auto shipped = test::source_dir() / "rules";
    KnownRules first(shipped, &store), second(shipped, &store), plain(shipped, nullptr);
    CHECK_FALSE(first.rules.known);
    REQUIRE(second.rules.known);
    CHECK(second.said.empty());
    CHECK(second.rules.version == plain.rules.version);
    CHECK(second.print.base == first.print.base);
    CHECK(second.print.rules == first.print.rules);
    CHECK(second.print.makes == first.print.makes);
    CHECK(second.rules.outline.places.size() == plain.rules.outline.places.size());
    CHECK(name_of_place(second, "330604") == name_of_place(plain, "330604"));
    CHECK(name_of_place(second, "330604") != "");
    REQUIRE(second.rules.claim_rules.size() == plain.rules.claim_rules.size());
    for (std::size_t i = 0; i < plain.rules.claim_rules.size(); ++i) {
      auto const &a = second.rules.claim_rules[i], &b = plain.rules.claim_rules[i];
      CAPTURE(b.id);
      CHECK(a.id == b.id);
      CHECK(a.pattern.tree() == b.pattern.tree());
      CHECK(a.conditions.size() == b.conditions.size());
      CHECK(a.tests.size() == b.tests.size());
    }
    for (auto const& macro : second.rules.macros) CHECK(macro.used);
  }

  TEST_CASE("tests of rules are left out of a known set for who does not ask for them") {
    test::TemporaryFolder kept("known"), folder("known/rules");
    folder.write("a.yaml", one_rule);
    store::Store store(kept.path() / "cache", "program", 1 << 30);
    CHECK(KnownRules(folder.path(), &store, false).rules.claim_rules.at(0).tests.size() == 1);
    KnownRules known(folder.path(), &store, false);
    CHECK(known.rules.known);
    CHECK(known.rules.claim_rules.at(0).tests.empty());
    CHECK(known.said.empty());
    CHECK(KnownRules(folder.path(), &store).rules.claim_rules.at(0).tests.size() == 1);
  }

  TEST_CASE("a byte more in a rule or a table of places, or a file more, and a set is not known") {
    test::TemporaryFolder kept("known"), folder("known/rules");
    store::Store store(kept.path() / "cache", "program", 1 << 30);
    folder.write("a.yaml", one_rule), folder.write("places/p.csv", places_table);
    auto known = [&] { return KnownRules(folder.path(), &store).rules.known; };
    CHECK_FALSE(known());
    CHECK(known());
    folder.write("a.yaml", std::string(one_rule) + "# more\n");
    CHECK_FALSE(known());
    CHECK(known());
    folder.write("places/p.csv", std::string(places_table) + "110000,北京市,province,,,\n");
    CHECK_FALSE(known());
    KnownRules loaded(folder.path(), &store);
    CHECK(loaded.rules.known);
    CHECK(name_of_place(loaded, "110000") == "北京市");
    folder.write("b.yaml", "list_separators: []\n");
    CHECK_FALSE(known());
  }

  TEST_CASE("a set of which something was said is never known, nor one that reads lists of words") {
    test::TemporaryFolder kept("known"), folder("known/rules");
    store::Store store(kept.path() / "cache", "program", 1 << 30);
    folder.write("a.yaml", std::string(one_rule) + "define: {unused: 增长}\n");
    for (int i = 0; i < 2; ++i) {
      KnownRules loaded(folder.path(), &store);
      CHECK_FALSE(loaded.rules.known);
      CHECK(loaded.said.size() == 1);
    }
    folder.write("a.yaml", "names: [{id: n, words: [甲, {file: w.txt}]}]\n"), folder.write("w.txt", "乙\n");
    for (int i = 0; i < 2; ++i) CHECK_FALSE(KnownRules(folder.path(), &store).rules.known);
    folder.write("w.txt", "丙\n");
    CHECK(KnownRules(folder.path(), &store).rules.names.at(0).words.at(1) == "丙");
  }

  TEST_CASE("an entry that is cut or of another folder is none") {
    test::TemporaryFolder folder("known");
    store::Store store(folder.path(), "program", 1 << 30);
    Fingerprint print{{1, 2}, {{3, 4}}, {{5, 6}}}, back;
    document::Places places, places_back;
    places.add({"330000", "浙江省", document::Level::province, "", 0, 0}, {});
    places.finish();
    std::string version;
    KnownSet(store, "a", {7, 8}).put("version", print, places);
    REQUIRE(KnownSet(store, "a", {7, 8}).get(version, back, places_back));
    CHECK(version == "version");
    CHECK(back.makes == print.makes);
    CHECK(places_back.by_code("330000")->name == "浙江省");
    CHECK_FALSE(KnownSet(store, "a", {7, 9}).get(version, back, places_back));
    CHECK_FALSE(KnownSet(store, "b", {7, 8}).get(version, back, places_back));
    auto key = store.key({"known set 1", "a"});
    auto bytes = store.get(key);
    REQUIRE(bytes);
    for (std::size_t size = 0; size < bytes->size(); ++size) {
      store.put(key, std::string_view(*bytes).substr(0, size));
      CHECK_FALSE(KnownSet(store, "a", {7, 8}).get(version, back, places_back));
    }
    CHECK(back.rules.empty());  // nothing of half an entry is left
  }
}

}  // namespace duizhang::rule
