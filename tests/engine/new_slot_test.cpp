// A new kind of slot, added in one file: this one. 国发〔2024〕3号 is the number of a document.
#include <doctest/doctest.h>

#include "engine/text/utf8.hpp"
#include "engine/why_not.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/small_rules.hpp"
#include "tests/support/temporary.hpp"

namespace duizhang {
namespace {

constexpr std::string_view open_bracket = "〔", close_bracket = "〕", number_word = "号";

std::uint32_t after_digits(std::string_view text, std::uint32_t at) {
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

// 国发〔2024〕3号: one to six characters, a year in brackets, a number.
std::uint32_t end_of_document_number(std::string_view text, std::uint32_t at) {
  for (int name = 0; name < 6 && at < text.size(); ++name) {
    at += text::code_point_size(text[at]);
    if (!text::starts_with(text.substr(at), open_bracket)) continue;
    auto year = at + static_cast<std::uint32_t>(open_bracket.size());
    auto behind = after_digits(text, year);
    if (behind != year + 4 || !text::starts_with(text.substr(behind), close_bracket)) return 0;
    auto number = behind + static_cast<std::uint32_t>(close_bracket.size());
    auto end = after_digits(text, number);
    bool whole = end > number && text::starts_with(text.substr(end), number_word);
    return whole ? end + static_cast<std::uint32_t>(number_word.size()) : 0;
  }
  return 0;
}

match::SlotReader document_number() {
  return {"document_number", [](char32_t c) { return c == U'国' || c == U'政'; }, end_of_document_number};
}

struct RulesWithSlots {
  RulesWithSlots(std::string const& pattern, std::vector<match::SlotReader> slots) : folder("new-slot") {
    folder.write("a.yaml",
                 test::read_file(test::source_dir() / "fixtures" / "small-rules" / "vocabulary.yaml"));
    folder.write("b.yaml", "rules:\n  - id: by-document\n    pattern: '" + pattern +
                               "'\n    claim: {indicator: who, value: much, measure: level}\n"
                               "    tests: [{text: 甲, claims: []}]\n");
    rules.emplace(folder.path(), said, RulesOptions{nullptr, std::move(slots)});
  }
  test::TemporaryFolder folder;
  diag::Diagnostics said;
  std::optional<Rules> rules;
};

}  // namespace

TEST_SUITE("new_slot") {
  TEST_CASE("a pattern names the new kind, and a match takes it") {
    RulesWithSlots written("依据 <doc: document_number> <who: phrase(1..20)> 达到 <much: count>",
                           {document_number()});
    REQUIRE(diag::render_all(written.said, written.rules->sources()).find("error") == std::string::npos);
    auto found =
        test::find(*written.rules, "依据国发〔2024〕3号新增学校达到8所。依据国发2024年3号新增学校达到9所。");
    REQUIRE(found.scan.matches.size() == 1);
    CHECK(found.document.slice(found.scan.matches[0].capture("doc")->range) == "国发〔2024〕3号");
    REQUIRE(found.claims.size() == 1);
    CHECK(found.claims[0].value->to_string() == "8");
  }

  TEST_CASE("without it the kind is unknown, and the nearest one is named") {
    RulesWithSlots written("依据 <doc: document_number> <who: phrase(1..20)> <much: count>", {});
    CHECK(diag::render_all(written.said, written.rules->sources()).find("error[P003]") != std::string::npos);
  }

  TEST_CASE("why-not knows the new kind by its name") {
    RulesWithSlots written("依据 <doc: document_number> <who: phrase(1..20)> <much: count>",
                           {document_number()});
    auto answer = why_not(*written.rules, {"依据通知新增8所。", "by-document", document::Role::review, 2020});
    CHECK(answer->find("by-document needs a document_number here") != std::string::npos);
  }
}

}  // namespace duizhang
