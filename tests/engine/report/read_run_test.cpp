#include "engine/report/read_run.hpp"

#include <doctest/doctest.h>

#include "engine/report/build.hpp"
#include "engine/report/exact_json.hpp"
#include "engine/report/json.hpp"
#include "engine/report/run_record.hpp"
#include "engine/report/write_ledger.hpp"
#include "tests/engine/report/sample.hpp"

using namespace duizhang;

TEST_SUITE_BEGIN("report.read_run");

namespace {

report::RunFiles files_of(report::RunData const& run) {
  return {write_claims(run), write_verdicts(run), write_run_record(run)};
}

}  // namespace

TEST_CASE("a run that was written reads back to the same tables") {
  auto sample = report::test::make_sample();
  auto files = files_of(sample.run());
  diag::Diagnostics out;
  auto stored = report::read_run(files, "out", out);
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
  auto good = files_of(sample.run());
  auto said = [](report::RunFiles const& files) {
    diag::Diagnostics out;
    CHECK_FALSE(report::read_run(files, "out", out));
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
  auto files = files_of(sample.run());
  files.record.clear();
  diag::Diagnostics out;
  auto stored = report::read_run(files, "out", out);
  REQUIRE(stored);
  CHECK(!stored->reports.empty());
  CHECK(stored->verdicts.size() == sample.verdicts.size());
}

TEST_CASE("dates and kinds that do not exist are read as unknown, never as something else") {
  diag::Diagnostics out;
  auto stored = report::read_run(
      {R"({"id": "c-1", "report": {"id": "r-1", "year": 2020}, "kind": "target", "period": {"start": "2020-02-31", "end": 5}})"
       "\n",
       "", ""},
      "out", out);
  REQUIRE(stored);
  CHECK(stored->claims.front().period.first.is_special());
  CHECK(stored->claims.front().period.last.is_special());
}

TEST_SUITE_END();
