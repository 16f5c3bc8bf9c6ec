#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/report/build.hpp"
#include "engine/report/json.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/words.hpp"
#include "engine/report/write_ledger.hpp"
#include "engine/report/write_text.hpp"
#include "engine/text/utf8.hpp"
#include "tests/engine/report/sample.hpp"
#include "tests/support/golden.hpp"

using namespace duizhang;
using report::Language;

TEST_SUITE_BEGIN("report.writers");

namespace {

std::string golden(std::string const& name, std::string const& actual) {
  return test::golden_difference(test::source_dir() / "tests/engine/report/golden" / name, actual);
}

// The sample without the 10,000-character name, which would fill the golden files.
report::test::Sample short_sample() {
  auto sample = report::test::make_sample();
  for (auto& claim : sample.claims)
    if (claim.evidence.text.size() > 9000) {
      claim.indicator.text = "很长";
      claim.evidence.text = claim.evidence.sentence = "很长的一句";
    }
  return sample;
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// A second reader of RFC 4180, to hold the writer against.
std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto& cell = rows.back().back();
    if (quoted) {
      if (text[i] != '"')
        cell += text[i];
      else if (i + 1 < text.size() && text[i + 1] == '"')
        cell += text[++i];
      else
        quoted = false;
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      rows.emplace_back(1);
      ++i;
    } else {
      cell += text[i];
    }
  }
  rows.pop_back();
  return rows;
}

claim::Claim number(claim::Measure measure, text::Decimal value, std::string unit, quantity::Bound bound) {
  claim::Claim claim;
  claim.measure = measure;
  claim.value = value;
  claim.unit = std::move(unit);
  claim.bound = bound;
  return claim;
}

}  // namespace

TEST_CASE("the outputs are what their golden files say") {
  auto sample = short_sample();
  auto run = sample.run();
  auto report = build_report(run);
  CHECK(golden("claims.ndjson", write_claims(run)) == "");
  CHECK(golden("verdicts.ndjson", write_verdicts(run)) == "");
  CHECK(golden("ledger.csv", write_ledger(report, run)) == "");
  CHECK(golden("summary.zh.txt", write_summary(report, run, {Language::zh, false})) == "");
  CHECK(golden("summary.en.txt", write_summary(report, run, {Language::en, false})) == "");
  CHECK(golden("summary.color.txt", write_summary(report, run, {Language::en, true})) == "");
  std::string zh, en;
  for (auto const& verdict : sample.verdicts) {
    zh += explain_verdict(verdict, run, Language::zh) + "\n";
    en += explain_verdict(verdict, run, Language::en) + "\n";
  }
  CHECK(golden("explain.zh.txt", zh) == "");
  CHECK(golden("explain.en.txt", en) == "");
  for (auto const* text : {&zh, &en}) CHECK(text->find("⟦") == std::string::npos);
}

TEST_CASE("every line of NDJSON is one JSON object with the contract's keys first") {
  auto sample = report::test::make_sample();
  auto run = sample.run();
  auto claims = lines_of(write_claims(run));
  REQUIRE(claims.size() == sample.claims.size());
  std::vector<std::string> const claim_keys{
      "id",    "report",   "kind",  "indicator", "measure",    "value",    "value_max", "unit",
      "bound", "strength", "hedge", "period",    "annualised", "headline", "evidence",  "rule"};
  for (auto const& line : claims) {
    auto json = nlohmann::ordered_json::parse(line);
    auto at = json.begin();
    for (auto const& key : claim_keys) CHECK((at++).key() == key);
  }
  auto verdicts = lines_of(write_verdicts(run));
  REQUIRE(verdicts.size() == sample.verdicts.size());
  std::vector<std::string> const verdict_keys{
      "id",         "target",   "outcome", "status", "disclosure", "comparability", "gap",
      "completion", "tau_star", "robust",  "reason", "candidates", "searched"};
  for (auto const& line : verdicts) {
    auto json = nlohmann::ordered_json::parse(line);
    auto at = json.begin();
    for (auto const& key : verdict_keys) CHECK((at++).key() == key);
  }
}

TEST_CASE("numbers keep their digits in JSON and absent things are null") {
  auto sample = report::test::make_sample();
  auto& claim = sample.claims[0];
  auto print = [&](text::Decimal value) {
    claim.value = value;
    auto json = claim_json(claim, sample.run());
    auto from = json.find("\"value\": ") + 9;
    return json.substr(from, json.find(',', from) - from);
  };
  CHECK(print({77322, 2}) == "773.22");
  CHECK(print({80, 1}) == "8");
  CHECK(print({1, 5}) == "0.00001");
  CHECK(print({123456789012345678, 9}) == "123456789.012345678");
  CHECK(print({-31, 1}) == "-3.1");
  claim.value.reset();
  claim.period = {};
  claim.indicator.id.clear();
  claim.strength = quantity::Strength::none;
  sample.reports[claim.report].code.clear();
  auto json = nlohmann::json::parse(claim_json(claim, sample.run()));
  for (auto path : {"/value", "/value_max", "/period/start", "/period/end", "/indicator/id", "/strength",
                    "/report/code"}) {
    CAPTURE(path);
    CHECK(json.at(nlohmann::json::json_pointer(path)).is_null());
  }
}

TEST_CASE("text in JSON stays one line and comes back as it was") {
  auto sample = report::test::make_sample();
  std::string hostile = "a\"b\\c\n\r\t\u2028\u2029\u0085\u202E<script>";
  sample.claims[0].evidence.text = hostile;
  auto line = claim_json(sample.claims[0], sample.run());
  for (auto forbidden : {"\n", "\r", "\u2028", "\u2029", "\u0085"})
    CHECK(line.find(forbidden) == std::string::npos);
  CHECK(nlohmann::json::parse(line)["evidence"]["text"] == hostile);
  sample.claims[0].evidence.text = "broken \xFF byte";
  CHECK(nlohmann::json::parse(claim_json(sample.claims[0], sample.run()))["evidence"]["text"] ==
        "broken \uFFFD byte");
}

TEST_CASE("what must be escaped is seen at every place of a long text") {
  auto sample = report::test::make_sample();
  auto& text = sample.claims[0].evidence.text;
  for (std::string const piece : {"\"", "\\", "\n", "\u001F", "\u2028", "\u2029", "\u0085"})
    for (std::size_t before = 0; before < 36; ++before) {
      CAPTURE(piece);
      CAPTURE(before);
      text.clear();
      for (std::size_t i = 0; i < 36; ++i)
        text += i == before ? piece : i % 3 == 0 ? "“" : i % 3 == 1 ? "长" : "a";
      REQUIRE(text.size() > 64);
      auto line = claim_json(sample.claims[0], sample.run());
      if (piece.size() > 1 || piece[0] < 0x20) CHECK(line.find(piece) == std::string::npos);
      CHECK(nlohmann::json::parse(line)["evidence"]["text"] == text);
    }
  for (std::size_t before = 0; before < 80; ++before) {
    text = std::string(80, 'a');
    text[before] = '\xFF';
    auto read = nlohmann::json::parse(claim_json(sample.claims[0], sample.run()))["evidence"]["text"]
                    .get<std::string>();
    CHECK(read.substr(before, 3) == "\uFFFD");
  }
}

TEST_CASE("the ledger reads back cell for cell, a row a target") {
  auto sample = report::test::make_sample();
  auto run = sample.run();
  auto csv = write_ledger(build_report(run), run);
  REQUIRE(csv.starts_with("\xEF\xBB\xBFverdict_id,"));
  auto rows = read_csv(std::string_view(csv).substr(3));
  REQUIRE(rows.size() == sample.verdicts.size() + 1);
  for (auto const& row : rows) CHECK(row.size() == 63);
  auto column = [&](std::string_view name) {
    for (std::size_t i = 0; i < rows[0].size(); ++i)
      if (rows[0][i] == name) return i;
    FAIL("no column " << std::string(name));
    return std::size_t{0};
  };
  auto find = [&](std::string_view indicator) -> std::vector<std::string> const& {
    for (auto const& row : rows)
      if (row[column("indicator")] == indicator) return row;
    FAIL("no row " << std::string(indicator));
    return rows[0];
  };
  auto const& row = find("'=cmd|' /C calc'!A0<script>");
  CHECK(row[column("result_text")] == "产值,\"增长\"下降2.5%");
  CHECK(row[column("target_text")] == "<script>alert('x')</script>产值\n  增长10%以上");
  CHECK(row[column("result_value")] == "-2.5");
  CHECK(row[column("target_low")] == "10");
  CHECK(row[column("gap")] == "-12.5");
  CHECK(row[column("searched")] == sample.reports[5].id);
  CHECK(row[column("headline")] == "false");
}

TEST_CASE("cells that a spreadsheet would run are disarmed, numbers are not") {
  struct Row {
    char const* text;
    char const* cell;
  };
  for (auto const& row :
       {Row{"=1+1", "'=1+1"}, Row{"+SUM(A1)", "'+SUM(A1)"}, Row{"-cmd", "'-cmd"}, Row{"@x", "'@x"},
        Row{"-3.1", "-3.1"}, Row{"+8", "+8"}, Row{"-", "'-"}, Row{"＝1", "'＝1"}, Row{"8%", "8%"},
        Row{"a,b", "\"a,b\""}, Row{"a\"b", "\"a\"\"b\""}, Row{"a\nb", "\"a\nb\""},
        Row{"=\"a\"", "\"'=\"\"a\"\"\""}, Row{"\t=1", "'\t=1"}, Row{"", ""}, Row{"地区", "地区"}}) {
    CAPTURE(row.text);
    CHECK(report::csv_cell(row.text) == row.cell);
  }
}

TEST_CASE("values read in words") {
  using claim::Measure;
  using quantity::Bound;
  struct Row {
    claim::Claim claim;
    char const* zh;
    char const* en;
  };
  auto range = number(Measure::growth, {65, 1}, "%", Bound::range);
  range.value_max = text::Decimal(7);
  auto falling = number(Measure::growth, {-3}, "%", Bound::range);
  falling.value_max = text::Decimal(-5);
  claim::Claim relative;
  relative.bound = Bound::relative;
  relative.hedge = "与经济增长同步";
  for (auto const& row :
       {Row{number(Measure::growth, {8}, "%", Bound::ge), "8%以上", "at least 8%"},
        Row{number(Measure::growth, {75, 1}, "%", Bound::approx), "7.5%左右", "about 7.5%"},
        Row{number(Measure::ratio, {35, 1}, "%", Bound::le), "不超过3.5%", "at most 3.5%"},
        Row{number(Measure::growth, {-3}, "%", Bound::ge), "下降3%以上", "down 3% or more"},
        Row{number(Measure::level, {-3}, "亿元", Bound::eq), "−3亿元", "−3 亿元"},
        Row{number(Measure::level, {77322, 2}, "亿元", Bound::eq), "773.22亿元", "773.22 亿元"},
        Row{number(Measure::rank, {3}, "位", Bound::le), "前3位", "top 3"},
        Row{number(Measure::rank, {2}, "位", Bound::eq), "第2位", "rank 2"}, Row{range, "6.5–7%", "6.5–7%"},
        Row{falling, "下降3–5%", "down 3–5%"}, Row{relative, "相对目标", "relative target"},
        Row{claim::Claim{}, "", ""}}) {
    CAPTURE(row.zh);
    CHECK(value_words(row.claim, report::builtin_labels(), Language::zh) == row.zh);
    CHECK(value_words(row.claim, report::builtin_labels(), Language::en) == row.en);
  }
}

TEST_CASE("a gap has its sign and its unit, of rates and relative targets points") {
  score::Verdict verdict;
  claim::Claim target = number(claim::Measure::level, {600}, "个", quantity::Bound::eq);
  auto words = [&] { return gap_words(verdict, target, report::builtin_labels(), Language::zh); };
  CHECK(words() == "");
  verdict.gap = text::Decimal(-87);
  CHECK(words() == "−87个");
  target = number(claim::Measure::growth, {8}, "%", quantity::Bound::eq);
  verdict.gap = text::Decimal(12, 1);
  CHECK(words() == "+1.2个百分点");
  target.value.reset();
  target.unit.clear();
  target.bound = quantity::Bound::relative;
  CHECK(words() == "+1.2个百分点");
}

TEST_CASE("the ends of a target follow its words and its sign") {
  using claim::Measure;
  using quantity::Bound;
  auto sample = report::test::make_sample();
  auto ends = [&](claim::Claim target) {
    auto& slot = sample.claims[sample.verdicts[0].link.target];
    target.evidence = slot.evidence;
    target.report = slot.report;
    slot = target;
    auto run = sample.run();
    auto rows = read_csv(std::string_view(write_ledger(build_report(run), run)).substr(3));
    for (auto const& row : rows)
      if (row[0] == sample.verdicts[0].id) return row[13] + " to " + row[14];
    return std::string("no row");
  };
  CHECK(ends(number(Measure::growth, {8}, "%", Bound::ge)) == "8 to ");
  CHECK(ends(number(Measure::growth, {3}, "%", Bound::le)) == " to 3");
  CHECK(ends(number(Measure::growth, {-3}, "%", Bound::ge)) == " to -3");
  CHECK(ends(number(Measure::growth, {-3}, "%", Bound::le)) == "-3 to ");
  CHECK(ends(number(Measure::growth, {75, 1}, "%", Bound::approx)) == "7.5 to 7.5");
  auto range = number(Measure::growth, {7}, "%", Bound::range);
  range.value_max = text::Decimal(65, 1);
  CHECK(ends(range) == "6.5 to 7");
  CHECK(ends(claim::Claim{}) == " to ");
}

TEST_CASE("the terminal table lines up, is cut where told and colours only when told") {
  auto sample = report::test::make_sample();
  auto labels = report::builtin_labels();
  auto run = sample.run();
  run.labels = &labels;
  auto report = build_report(run);
  for (auto language : {Language::zh, Language::en}) {
    auto lines = lines_of(write_summary(report, run, {language, false}));
    // Every line of the table but the sentence below it ends in the same column.
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
      CHECK(text::display_width(lines[i]) == text::display_width(lines[0]));
  }
  CHECK(write_summary(report, run, {Language::zh, false}).find('\x1b') == std::string::npos);
  CHECK(write_summary(report, run, {Language::zh, true}).find('\x1b') != std::string::npos);
  labels.set_layout("summary_rows", 1);
  auto cut = write_summary(report, run, {Language::en, false});
  CHECK(cut.find("… and 3 more") != std::string::npos);
  CHECK(cut.find("\nTotal") != std::string::npos);
  CHECK(cut.find("     7           9   17") != std::string::npos);  // of all years, not of the one shown
  CHECK(lines_of(cut).size() == 7);
  report::test::Sample empty;
  CHECK(write_summary(build_report(empty.run()), empty.run(), {Language::en, false}) ==
        "No target was found.\n");
}

TEST_SUITE_END();
