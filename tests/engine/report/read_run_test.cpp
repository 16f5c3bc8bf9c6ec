#include "engine/report/read_run.hpp"

#include <doctest/doctest.h>

#include "engine/report/build.hpp"
#include "engine/report/exact_json.hpp"
#include "engine/report/json.hpp"
#include "engine/report/run_record.hpp"
#include "engine/report/write_ledger.hpp"
#include "tests/engine/report/sample.hpp"
#include "tests/support/temporary.hpp"

using namespace duizhang;

TEST_SUITE_BEGIN("report.read_run");

namespace {

struct Tables {
  std::string claims, verdicts, record;
};

Tables tables_of(report::RunData const& run) {
  return {write_claims(run), write_verdicts(run), write_run_record(run)};
}

// What stands in a folder with these tables; without a run.json where that is "".
std::optional<report::StoredRun> read(Tables const& tables, diag::Diagnostics& out) {
  test::TemporaryFolder folder("read-run");
  folder.write("claims.ndjson", tables.claims);
  folder.write("verdicts.ndjson", tables.verdicts);
  if (!tables.record.empty()) folder.write("run.json", tables.record);
  return report::read_run(folder.path(), "out", folder.path(), out);
}

}  // namespace

TEST_CASE("a run that was written reads back to the same tables") {
  auto sample = report::test::make_sample();
  auto files = tables_of(sample.run());
  diag::Diagnostics out;
  auto stored = read(files, out);
  REQUIRE(stored);
  CHECK(out.empty());
  auto run = stored->data(report::builtin_labels());
  CHECK(write_claims(run) == files.claims);
  CHECK(write_verdicts(run) == files.verdicts);
  CHECK(write_run_record(run) == files.record);
  CHECK(write_ledger(build_report(run), run) == write_ledger(build_report(sample.run()), sample.run()));
}

TEST_CASE("numbers keep their digits") {
  std::string why;
  auto read = report::parse_exact(
      R"({"a": 7.50, "b": -0.000001, "c": 123456789012345678, "d": [1.1, {"e": 2.20}]})", why);
  REQUIRE(read);
  CHECK(report::decimal_of(*read, "a") == text::Decimal(750, 2));
  CHECK(report::decimal_of(*read, "a")->scale() == 2);
  CHECK(report::decimal_of(*read, "b") == text::Decimal(-1, 6));
  CHECK(report::decimal_of(*read, "c") == text::Decimal(123456789012345678));
  CHECK(report::decimal_of((*read)["d"][1], "e") == text::Decimal(220, 2));
}

TEST_CASE("what is no run is refused with file and line") {
  auto sample = report::test::make_sample();
  auto good = tables_of(sample.run());
  auto said = [](Tables const& files) {
    diag::Diagnostics out;
    CHECK_FALSE(read(files, out));
    std::string text;
    for (auto const& one : out.sorted()) text += one.message + one.subject + "\n";
    return text;
  };
  auto broken = good;
  broken.claims += "{\"id\": \"c-1\"\n";
  CHECK(said(broken).find("claims.ndjson:") != std::string::npos);
  broken = good;
  broken.verdicts = "[1, 2]\n";
  CHECK(said(broken).find("verdicts.ndjson:1") != std::string::npos);
  broken.verdicts = R"({"id": "v-1", "target": {"id": "c-1"}, "status": "splendid"})";
  CHECK(said(broken).find("verdicts.ndjson:1") != std::string::npos);
  broken = good;
  broken.record = "not json";
  CHECK(said(broken).find("run.json") != std::string::npos);
  broken.record = std::string(100000, '[');
  CHECK(said(broken).find("run.json") != std::string::npos);
}

TEST_CASE("without run.json the reports are those that the claims name") {
  auto sample = report::test::make_sample();
  auto files = tables_of(sample.run());
  files.record.clear();
  diag::Diagnostics out;
  auto stored = read(files, out);
  REQUIRE(stored);
  CHECK(!stored->reports.empty());
  CHECK(stored->verdicts->size() == sample.verdicts.size());
}

TEST_CASE("of claims with one id the first is meant, and counted") {
  auto sample = report::test::make_sample();
  auto files = tables_of(sample.run());
  auto again = files.claims.substr(0, files.claims.find('\n') + 1);
  auto changed = again;
  changed.replace(changed.find("\"unit\": \""), 9, "\"unit\": \"other ");
  diag::Diagnostics out;
  auto once = read(files, out);
  auto twice = read({files.claims + changed + again, files.verdicts, files.record}, out);
  REQUIRE(once);
  REQUIRE(twice);
  CHECK(out.empty());
  auto run = twice->data(report::builtin_labels());
  CHECK(write_verdicts(run) == files.verdicts);
  for (std::size_t i = 0; i < once->counts.size(); ++i) {
    CHECK(once->counts[i].targets == twice->counts[i].targets);
    CHECK(once->counts[i].others == twice->counts[i].others);
  }
}

TEST_CASE("rows that left memory come back with their paragraphs") {
  test::TemporaryFolder folder("rows");
  report::StoredClaims claims(folder.path());
  auto text_of = [](std::size_t i) { return "第" + std::to_string(i) + "项，" + std::string(i % 900, 'x'); };
  constexpr std::size_t count = 40000;
  for (std::size_t i = 0; i < count; ++i) {
    claim::Claim claim;
    claim.id = std::to_string(i);
    claim.evidence.text = text_of(i);
    REQUIRE(claims.add(claim) == i);
    // Two claims a paragraph, and each told twice, as verdicts do.
    for (int n = 0; n < 2; ++n) claims.add_paragraph(i, {text_of(i / 2), i, false, i % 3 == 0});
  }
  CHECK(claims.size() == count);
  std::size_t wrong = 0;
  for (std::size_t n = 0; n < 3 * count; ++n) {
    auto i = n < count ? n : n * 7919 % count;
    auto const& claim = claims.at(i);
    auto const& paragraph = *claim.evidence.paragraph;
    wrong += claim.id != std::to_string(i) || claim.evidence.text != text_of(i) ||
             paragraph.text != text_of(i / 2) || paragraph.start != i || paragraph.cut_after != (i % 3 == 0);
    CHECK(&claims.at(i) == &claim);
    claims.forget();
  }
  CHECK(wrong == 0);
  CHECK(claims.error() == 0);
}

TEST_CASE("dates and kinds that do not exist are read as unknown, never as something else") {
  diag::Diagnostics out;
  auto stored = read(
      {R"({"id": "c-1", "report": {"id": "r-1", "year": 2020}, "kind": "target", "period": {"start": "2020-02-31", "end": 5}})"
       "\n",
       "", ""},
      out);
  REQUIRE(stored);
  CHECK(stored->claims->at(0).period.first.is_special());
  CHECK(stored->claims->at(0).period.last.is_special());
}

TEST_SUITE_END();
