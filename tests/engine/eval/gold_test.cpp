#include "engine/eval/gold.hpp"

#include <doctest/doctest.h>

#include "engine/diag/render.hpp"
#include "tests/support/golden.hpp"

namespace duizhang::eval {
namespace {

constexpr std::string_view text = "新建公厕12座，改造公厕12座。";

std::string said(diag::Diagnostics const& out) { return diag::render_all(out, {}, false); }

std::string line(std::string const& field, std::string const& value) {
  auto one =
      std::string(R"({"kind": "outcome", "quote": "公厕12座", "indicator": "公厕", "measure": "level",)"
                  R"( "value": 12, "unit": "座", "bound": "eq", "strength": "", "period": "2023"})");
  auto at = one.find("\"" + field + "\": ");
  if (at == std::string::npos) return one.insert(one.size() - 1, ", \"" + field + "\": " + value);
  auto from = at + field.size() + 4, to = one.find_first_of(",}", from);
  return one.replace(from, to - from, value);
}

}  // namespace

TEST_SUITE("eval.gold") {
  TEST_CASE("a line is read with its place, the nth occurrence where it says so") {
    diag::Diagnostics out;
    auto gold = read_gold("\n" + line("nth", "2") + "\n", "a.jsonl", text, out);
    CHECK(said(out) == "");
    REQUIRE(gold.size() == 1);
    CHECK(gold[0].line == 2);
    CHECK(gold[0].start == 10);
    CHECK(gold[0].end == 15);
    CHECK(gold[0].value == text::Decimal(12));
    CHECK(gold[0].strength == quantity::Strength::none);
    CHECK_FALSE(gold[0].headline);
  }

  TEST_CASE("places may be given instead of being looked for") {
    diag::Diagnostics out;
    auto one = line("start", "3");
    one.insert(one.size() - 1, ", \"end\": 5");
    auto gold = read_gold(one, "a.jsonl", text, out);
    REQUIRE(gold.size() == 1);
    CHECK(gold[0].start == 3);
    CHECK(gold[0].end == 5);
  }

  TEST_CASE("what is wrong with a line is said with its number, and the others are kept") {
    struct Row {
      std::string line, message;
    };
    for (auto const& row :
         {Row{"{", "error[E001]: is no JSON object"},
          {"[]", "error[E001]: is no JSON object"},
          {"{}", "error[E001]: has no `kind`"},
          {line("kind", "\"goal\""), "error[E001]: `kind` is not target or outcome"},
          {line("measure", "\"speed\""), "error[E001]: `measure` is not a measure"},
          {line("bound", "\"most\""), "error[E001]: `bound` is not a bound"},
          {line("strength", "\"firm\""), "error[E001]: `strength` is not plain, ensure, aim or empty"},
          {line("value", "\"12\""), "error[E001]: `value` is not a number of up to 18 digits or null"},
          {line("headline", "1"), "error[E001]: `headline` is not true or false"},
          {line("nth", "-1"), "error[E001]: `nth` is not a whole number"},
          {line("nth", "3"), "error[E002]: the text does not hold the quote “公厕12座”"},
          {line("quote", "\"\""), "error[E002]: the text does not hold the quote “”"}}) {
      diag::Diagnostics out;
      auto gold = read_gold(row.line + "\n" + line("nth", "1"), "a.jsonl", text, out);
      CHECK(said(out) == "a.jsonl:1: " + row.message + "\n");
      CHECK(gold.size() == 1);
    }
  }

  TEST_CASE("of lines that cannot be used is said what stands in fixtures/diagnostics") {
    auto report = test::read_file(test::source_dir() / "fixtures" / "eval" / "qingxi-2024.txt");
    auto lines = test::read_file(test::source_dir() / "fixtures" / "eval" / "qingxi-2024.claims.jsonl");
    struct Row {
      std::string file, from, to;
    };
    for (auto const& row :
         {Row{"gold-quote.expect", "小区9个", "小区11个"},
          {"gold-line.expect", "\"bound\": \"eq\", \"strength\": \"plain\", \"period\": \"2025\"",
           "\"bound\": \"most\", \"strength\": \"plain\", \"period\": \"2025\""}}) {
      CAPTURE(row.file);
      auto changed = lines;
      REQUIRE(changed.find(row.from) != std::string::npos);
      changed.replace(changed.find(row.from), row.from.size(), row.to);
      diag::Diagnostics out;
      CHECK(read_gold(changed, "青溪县_2024.claims.jsonl", report, out).size() == 5);
      CHECK(test::golden_difference(test::source_dir() / "fixtures" / "diagnostics" / row.file, said(out)) ==
            "");
    }
  }

  TEST_CASE("zones are pairs of places, and anything else is refused") {
    diag::Diagnostics out;
    auto zones = read_zones("[[1, 5], [9, 12]]", "a.zones.json", out);
    REQUIRE(zones.size() == 2);
    CHECK(zones[1].start == 9);
    CHECK(zones[1].end == 12);
    CHECK(said(out) == "");
    for (auto const* bad : {"{}", "[1, 2]", "[[1]]", "[[1, -2]]", "[["}) {
      diag::Diagnostics complaints;
      CAPTURE(bad);
      CHECK(read_zones(bad, "a.zones.json", complaints).empty());
      CHECK(complaints.has_errors());
    }
  }
}

}  // namespace duizhang::eval
