#include "engine/coverage/cover.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/coverage/write.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang::coverage {
namespace {

// The small rules with names for every reason, and a rule that no claim comes of where it gives way.
Rules const& rules() {
  static test::TemporaryFolder folder("coverage");
  static diag::Diagnostics said;
  static Rules const* made = [] {
    std::filesystem::copy(
        test::source_dir() / "fixtures" / "small-rules", folder.path(),
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    std::ofstream(folder.path() / "names.yaml") << R"(
names:
  - {id: road, pattern: '<n: number> 国道', tests: [104国道]}
  - {id: size, pattern: '<n: number> 亿元以上项目', tests: [50亿元以上项目]}
  - {id: item, pattern: 'behind(start(paragraph)) number "."', tests: [1.致力]}
  - {id: nth, pattern: '第 number 届', tests: [第3届]}
doubts: [{id: hearsay, about: What others tell, until: 2030, said: [据说]}]
coverage: {threshold: [size], ordinal: [nth], numbering: [item]}
)";
    std::ofstream(folder.path() / "wish.yaml") << R"(
rules:
  - id: wish
    priority: 90
    pattern: '盼 <much: points>'
    where: {much: {at_least: 50}}
    claim: {value: much, measure: level}
    tests: [{text: 增长动力。, claims: []}]
)";
    return new Rules(folder.path(), said);
  }();
  REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, made->sources()));
  return *made;
}

std::vector<Number> numbers_of(test::Found const& found) {
  return cover(found.document, found.scan, rules().set(), found.claims, found.left_out,
               rules().name_reasons());
}

// "7 claim [level]" for each number, one a line.
std::string seen(std::string text) {
  auto found = test::find(rules(), std::move(text));
  std::string out;
  for (auto const& number : numbers_of(found)) {
    out += std::string(found.document.slice(number.range)) + " " + std::string(name(number.reason));
    out += (number.rule.empty() ? "" : " [" + number.rule + "]") + "\n";
  }
  return out;
}

}  // namespace

TEST_SUITE("coverage") {
  TEST_CASE("every number has one reason") {
    struct Row {
      std::string text, seen;
    };
    for (auto const& row : {Row{"财政收入增长7.5%。", "7.5 claim [growth]\n"},
                            {"财政收入1,234.5亿元。", "1,234.5 claim [level]\n"},
                            {"比例由2%提高到3%。", "2 claim [two]\n3 claim [two]\n"},
                            {"财政收入增长7%-8%。", "7 claim [growth]\n8 claim [growth]\n"},
                            {"改造104国道。", "104 name [road]\n"},
                            {"引进50亿元以上项目3个。", "50 threshold [size]\n3 claim [level]\n"},
                            {"第3届大会。", "3 ordinal [nth]\n"},
                            {"1.致力发展。", "1 numbering [item]\n"},
                            {"到2030年建成公园6个。", "2030 period [until]\n6 claim [level]\n"},
                            {"盼3个百分点。", "3 lost [wish]\n"},
                            {"据说财政收入增长7%。", "7 doubted [hearsay]\n"},
                            {"余3个百分点。", "3 no-rule\n"},
                            {"用时3年。", "3 duration\n"},
                            {"迎来3。", "3 bare\n"},
                            {"建成公园六个。", "六个 claim [level]\n"},
                            {"没有数字。", ""}}) {
      CAPTURE(row.text);
      CHECK(seen(row.text) == row.seen);
    }
  }

  TEST_CASE("a number is in a claim only where a claim was made of it") {
    auto found = test::find(rules(), "财政收入增长7%。");
    REQUIRE(found.claims.size() == 1);
    CHECK(cover(found.document, found.scan, rules().set(), {}, {}, rules().name_reasons())[0].reason ==
          Reason::lost);
    found.claims[0].value.reset();
    CHECK(numbers_of(found)[0].reason == Reason::lost);
  }

  TEST_CASE("names, dates and numbering are no figures, everything else is") {
    auto found = test::find(rules(), "1.改造104国道，财政收入增长7.5%，用时30年，建成公园六个。");
    auto counts = count(numbers_of(found));
    CHECK(counts.figures().numbers == 2);
    CHECK(counts.figures().digits == 4);
    CHECK(counts.in_claims().numbers == 1);
    CHECK(counts.in_claims().digits == 2);
    CHECK(counts.covered() == 0.5);
    CHECK(counts.chinese[static_cast<std::size_t>(Reason::claim)] == 1);
    CHECK(Counts{}.covered() == 1);
    auto twice = counts;
    twice.add(counts);
    CHECK(twice.figures().numbers == 4);
  }

  TEST_CASE("places are lines and columns of the text as given") {
    auto found = test::find(rules(), "甲乙。\n\n用时　３年。");
    auto numbers = numbers_of(found);
    REQUIRE(numbers.size() == 1);
    auto place = Places(found.document).of(numbers[0]);
    CHECK(place.line == 3);
    CHECK(place.column == 4);
    CHECK(place.context.find("【3】年") != std::string::npos);
  }

  TEST_CASE("a table of reasons ends the text, a total ends the JSON") {
    auto found = test::find(rules(), "财政收入增长7%。用时3年。");
    auto numbers = numbers_of(found);
    Covered covered{"a.txt", count(numbers), {{numbers[1], Places(found.document).of(numbers[1])}}};
    auto text = write_text({covered, covered});
    CHECK(text.find("a.txt: 2 figures, 1 in claims (0.500)\n  1:12: duration: ") == 0);
    CHECK(text.find("all 2 texts: 4 figures, 2 in claims (0.500)\n") != std::string::npos);
    auto json = write_json({covered, covered});
    auto last = nlohmann::json::parse(json.substr(json.rfind('\n', json.size() - 2) + 1));
    CHECK(last["texts"] == 2);
    CHECK(last["figures"] == 4);
    CHECK(last["reasons"]["duration"]["numbers"] == 2);
    auto first = nlohmann::json::parse(json.substr(0, json.find('\n')));
    CHECK(first["listed"][0]["reason"] == "duration");
  }

  TEST_CASE("a name that coverage speaks of and nobody declares is a mistake with its place") {
    test::TemporaryFolder folder("coverage-mistake");
    std::filesystem::copy(
        test::source_dir() / "fixtures" / "small-rules", folder.path(),
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    std::ofstream(folder.path() / "x.yaml") << "coverage: {numbering: [nobody]}\n";
    diag::Diagnostics said;
    Rules broken(folder.path(), said);
    auto message = diag::render_all(said, broken.sources());
    INFO(message);
    CHECK(message.find("x.yaml:1:23: error[R008]: no name has the id `nobody`") != std::string::npos);
  }
}

}  // namespace duizhang::coverage
