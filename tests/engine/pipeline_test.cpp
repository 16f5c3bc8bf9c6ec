#include "engine/pipeline.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/profile.hpp"
#include "engine/report/json.hpp"
#include "engine/report/output_folder.hpp"
#include "engine/spilled_run.hpp"
#include "tests/support/dump.hpp"
#include "tests/support/rule_folder.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/zip.hpp"

namespace duizhang {
namespace {

std::string report_of(std::string const& place, int year) {
  auto y = std::to_string(year);
  return place + "政府工作报告\n" + y + "年" + place + "政府工作报告\n各位代表：\n一、" +
         std::to_string(year - 1) + "年工作回顾\n全年地区生产总值增长" + std::to_string(year % 7 + 1) +
         "%。\n二、" + y + "年工作安排\n地区生产总值增长" + std::to_string(year % 5 + 3) + "%左右。\n";
}

// Long enough for its wording to be held against another's.
std::string long_report(std::string const& place, int year) {
  std::string more;
  for (int i = 1; i <= 60; ++i) more += "第" + std::to_string(i) + "项工作稳步推进，群众满意。";
  return report_of(place, year) + more + "\n";
}

// Long enough for a whole report, and without any plan.
std::string cut_report() {
  std::string out = "2020年青岭市政府工作报告\n各位代表：\n一、2019年工作回顾\n";
  for (int i = 0; i < 300; ++i) out += "各项工作都好上加好。";
  return out + "\n";
}

std::string deep_page() {
  std::string out = "<html>";
  for (int i = 0; i < 600; ++i) out += "<div>";
  return out + "好。</html>";
}

std::string everything(RunResult const& result, diag::Diagnostics const& said) {
  return test::dump_claims(result) + test::dump_links(result) + test::dump_verdicts(result) +
         diag::render_all(said, {});
}

std::string codes(diag::Diagnostics const& said) {
  std::string out;
  for (auto const& one : said.sorted()) out += (out.empty() ? "" : " ") + std::string(one.code);
  return out;
}

// Both tables of a run that lies on the disk.
std::string spilled(std::vector<std::string> const& paths, std::filesystem::path const& folder,
                    std::size_t at_once, diag::Diagnostics& said) {
  SpilledRun run(test::shipped_rules(), folder, at_once);
  std::string out;
  auto to = [&](std::string_view bytes) { out += bytes; };
  run.extract(paths, {}, said);
  run.write_claims(to);
  run.write_verdicts(to, nullptr);
  CHECK(run.error() == 0);
  CHECK(std::filesystem::is_empty(folder));
  return out;
}

std::string held(std::vector<std::string> const& paths, diag::Diagnostics& said) {
  auto result = run(test::shipped_rules(), paths, {}, said);
  report::RunData data;
  data.reports = result.extraction.reports;
  data.claims = result.extraction.claims;
  data.verdicts = result.verdicts;
  return write_claims(data) + write_verdicts(data);
}

}  // namespace

TEST_SUITE("pipeline") {
  TEST_CASE("a run that lies on the disk gives the same bytes, however few places are linked at a time") {
    test::TemporaryFolder folder("spilled"), scratch("scratch");
    std::vector<std::string> paths{std::string(DUIZHANG_SOURCE_DIR) + "/examples/reports"};
    auto add = [&](std::string const& name, std::string const& text) {
      folder.write(name, text);
      paths.push_back((folder.path() / name).string());
    };
    // Places that take turns in the order of the files, one of them a county of the other; a report that says
    // neither place nor year; one that comes twice; one that is nearly another, which is known at the end.
    for (int year = 2012; year < 2018; ++year)
      for (auto const* place : {"青岭市", "青岭市白沙县", "全国"})
        add(std::to_string(year) + place + ".txt", report_of(place, year));
    add("nobody.txt", "各位代表：今年的目标是地区生产总值增长8%左右，城镇新增就业3万人。\n");
    add("x1.txt", long_report("青岭市", 2019));
    add("x2.txt", long_report("青岭市", 2019));
    add("x3.txt", long_report("青岭市", 2019) + "此外，再建设12所学校。\n");
    diag::Diagnostics said;
    auto wanted = held(paths, said);
    CHECK(wanted.find("\"amplification\": [{") != std::string::npos);
    for (std::size_t at_once : {1U, 40U, 1000000U}) {
      diag::Diagnostics again;
      CHECK((spilled(paths, scratch.path(), at_once, again) == wanted));
      CHECK(diag::render_all(again, {}) == diag::render_all(said, {}));
    }
  }

  TEST_CASE(
      "the same input gives the same result on one to four threads, whatever the order of the arguments") {
    test::TemporaryFolder folder("threads");
    std::vector<std::string> paths;
    for (int year = 2010; year < 2022; ++year)
      for (auto const* place : {"青岭市", "白沙县"}) {
        auto name = std::string(place) + std::to_string(year) + ".txt";
        folder.write(name, report_of(place, year));
        paths.push_back((folder.path() / name).string());
      }
    folder.write("bad.txt", "\xFF\xFD\xFF");
    paths.push_back((folder.path() / "bad.txt").string());
    std::string first;
    for (unsigned threads = 1; threads <= 4; ++threads) {
      ReadOptions options;
      options.threads = threads;
      diag::Diagnostics said;
      auto result = run(test::shipped_rules(), paths, options, said);
      CHECK(result.extraction.reports.size() == 24);
      CHECK(result.verdicts.size() == 24);
      auto all = everything(result, said);
      if (first.empty()) first = all;
      CHECK(all == first);
      std::rotate(paths.begin(), paths.begin() + 7, paths.end());
    }
  }

  TEST_CASE(
      "reports are given away in their order, whoever reads them, and none is read far before its turn") {
    test::TemporaryFolder folder("each");
    std::vector<std::string> paths;
    for (int year = 1990; year < 2050; ++year) {
      auto name = std::to_string(year) + ".txt";
      folder.write(name, report_of("青岭市", year));
      paths.push_back((folder.path() / name).string());
    }
    for (unsigned threads : {1U, 3U}) {
      ReadOptions options;
      options.threads = threads;
      match::Profile profile;
      options.profile = &profile;
      diag::Diagnostics said;
      std::atomic<std::size_t> prepared = 0;
      std::size_t taken = 0;
      std::size_t claims = 0;
      auto reports = extract_each(
          test::shipped_rules(), paths, options, said,
          [&](ExtractedReport& report) {
            ++prepared;
            report.written = std::to_string(report.info.year);
          },
          [&](ExtractedReport& report) {
            CHECK(report.written == std::to_string(1990 + taken));
            ++taken;
            claims += report.claims.size();
            CHECK(prepared <= taken + std::size_t{threads} * 9);
          });
      CHECK(taken == paths.size());
      CHECK(reports.size() == paths.size());
      CHECK(reports.back().year == 2049);
      // What it cost: each rule that won was tried and matched, and together they won what was found.
      CHECK(profile.documents == paths.size());
      CHECK(profile.claims == claims);
      std::uint64_t won = 0;
      for (auto const& cost : profile.claim_rules) {
        CHECK(cost.tried >= cost.matched);
        CHECK(cost.matched >= cost.won);
        won += cost.won;
      }
      CHECK(won == claims);  // these rules make one claim each
      auto json = nlohmann::json::parse(profile_json(profile, test::shipped_rules()));
      CHECK(json["documents"] == paths.size());
      CHECK(json["stages"].size() == 7);  // of one reading; start-up was before it
      CHECK(json["rules"].size() > 3);
      auto table = profile_table(profile, test::shipped_rules());
      CHECK(table.find("60 documents") != std::string::npos);
      CHECK(table.find("mentions") != std::string::npos);
    }
  }

  TEST_CASE("a folder gives its text files by name, each once, and says what it passed over") {
    test::TemporaryFolder folder("find");
    folder.write("b/2.txt", "x");
    folder.write("a/1.txt", "x");
    folder.write("a/photo.jpg", "x");
    folder.write("a/.hidden.txt", "x");
    diag::Diagnostics said;
    auto root = folder.path().string();
    auto files = intake::find_files({root, root + "/a/1.txt", root + "/b/../a/1.txt"}, {}, said);
    REQUIRE(files.size() == 2);
    CHECK(files[0].ends_with("1.txt"));
    CHECK(files[1].ends_with("2.txt"));
    CHECK(codes(said) == "D009");
  }

  TEST_CASE("what an earlier run put out is no report, unless it is asked for by name") {
    test::TemporaryFolder folder("again");
    folder.write("1.txt", "x");
    folder.write("out/run.json", "{}");
    folder.write("out/verdicts.ndjson", "");
    folder.write("out/codebook.md", "x");
    folder.write("notes/run.json", "{}");
    folder.write("notes/2.txt", "x");
    diag::Diagnostics said;
    auto files = intake::find_files({folder.path().string()}, {}, said);
    REQUIRE(files.size() == 2);
    CHECK(files[0].ends_with("1.txt"));
    CHECK(files[1].ends_with("2.txt"));
    diag::Diagnostics asked;
    CHECK(intake::find_files({(folder.path() / "out").string()}, {}, asked).size() == 1);
  }

  TEST_CASE("a folder without a report is an error, a file that is not there is left to its reader") {
    test::TemporaryFolder folder("empty");
    diag::Diagnostics said;
    CHECK(intake::find_files({folder.path().string()}, {}, said).empty());
    CHECK(codes(said) == "D003");
    diag::Diagnostics more;
    CHECK(intake::find_files({"/no/such.txt"}, {}, more).size() == 1);
    CHECK(more.empty());
  }

  TEST_CASE("a bad file is said and left out, the others are read") {
    test::TemporaryFolder folder("mixed");
    folder.write("a.txt", "\xFF\xFD\x80\x81\xFF");
    folder.write("b.txt", report_of("青岭市", 2020));
    folder.write("c.txt", "");
    diag::Diagnostics said;
    auto result = run(test::shipped_rules(), {folder.path().string()}, {}, said);
    CHECK(result.extraction.reports.size() == 1);
    CHECK(codes(said) == "D001 D002");
    CHECK(said.has_errors());
  }

  TEST_CASE("the same text under two names is read once, two reports of one year are told") {
    test::TemporaryFolder folder("doubles");
    folder.write("a.txt", report_of("青岭市", 2020));
    folder.write("b.txt", report_of("青岭市", 2020));
    folder.write("c.txt", report_of("青岭市", 2020) + "另一版。\n");
    diag::Diagnostics said;
    auto result = run(test::shipped_rules(), {folder.path().string()}, {}, said);
    CHECK(result.extraction.reports.size() == 2);
    auto text = diag::render_all(said, {});
    CHECK(text.find("b.txt: warning[D006]: holds the same text as " + (folder.path() / "a.txt").string()) !=
          std::string::npos);
    CHECK(text.find("c.txt: warning[D006]: a second report of 青岭市 for 2020") != std::string::npos);
    CHECK_FALSE(said.has_errors());
  }

  TEST_CASE("progress is told once a file, up to all") {
    test::TemporaryFolder folder("progress");
    for (int year = 2010; year < 2016; ++year)
      folder.write(std::to_string(year) + ".txt", report_of("青岭市", year));
    std::vector<std::size_t> done;
    ReadOptions options;
    options.threads = 3;
    options.progress = [&](std::size_t count, std::size_t all) {
      CHECK(all == 6);
      done.push_back(count);
    };
    diag::Diagnostics said;
    (void)run(test::shipped_rules(), {folder.path().string()}, options, said);
    CHECK(done == std::vector<std::size_t>{1, 2, 3, 4, 5, 6});
  }

  TEST_CASE("of files that cannot be used is said what stands in fixtures/diagnostics") {
    struct Row {
      std::string_view name;
      std::vector<std::pair<std::string, std::string>> files;
    };
    std::vector<Row> const rows{
        {"not-utf8", {{"report.txt", "第一行\n增长\xFF\xFE\xFF\n"}, {"青岭市_2020.txt", "好。"}}},
        {"empty", {{"report.txt", " \n"}, {"青岭市_2020.txt", "好。"}}},
        {"binary", {{"report.txt", std::string("好\0\0", 5)}, {"青岭市_2020.txt", "好。"}}},
        {"picture", {{"report.txt", std::string("\x89PNG\0\0", 6)}, {"青岭市_2020.txt", "好。"}}},
        {"broken-place", {{"青岭市_2020.txt", report_of("青岭市", 2020) + "好\xFF。"}}},
        {"nested-page", {{"report.html", deep_page()}, {"青岭市_2020.txt", "好。"}}},
        {"damaged", {{"report.zip", "PK\x03\x04 and nothing more"}, {"青岭市_2020.txt", "好。"}}},
        {"encrypted", {{"report.zip", test::zip_of({{"a.txt", "好。"}}, true)}, {"青岭市_2020.txt", "好。"}}},
        {"contradiction", {{"青岭市_2019.txt", report_of("青岭市", 2020)}}},
        {"two-years", {{"青岭市_2019.txt", "好。"}, {"青岭市_2020.txt", "好。"}}},
        {"truncated", {{"青岭市_2020.txt", cut_report()}}},
        {"gap", {{"a.txt", report_of("青岭市", 2018)}, {"b.txt", report_of("青岭市", 2020)}}},
        {"rows", {{"青岭市_2020.jsonl", "{\"text\": \"好。\"}\n{\"txt\": 1}\nno\n"}}},
        {"no-report", {{"notes.xyz", "好。"}}},
        {"neither-year-nor-place", {{"report.txt", "各项工作都好。"}}},
        {"two-of-one-year",
         {{"a.txt", report_of("青岭市", 2020)}, {"b.txt", report_of("青岭市", 2020) + "另一版。\n"}}},
        {"nearly-same-text",
         {{"a.txt", long_report("青岭市", 2020)}, {"b.txt", long_report("青岭市", 2020) + "另一版。\n"}}},
        {"manifest",
         {{"reports.yaml", "reports:\n  - {file: a.txt, year: 2020}\n  - {file: gone.txt}\n"},
          {"a.txt", report_of("青岭市", 2020)}}},
        {"same-text", {{"a.txt", report_of("青岭市", 2020)}, {"b.txt", report_of("青岭市", 2020)}}},
        {"other-kinds", {{"photo.jpg", "x"}, {"青岭市_2020.txt", "好。"}}},
        {"too-large", {{"big.txt", "x"}, {"青岭市_2020.txt", "好。"}}},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      test::TemporaryFolder folder("unusable");
      for (auto const& [name, bytes] : row.files) folder.write(name, bytes);
      if (row.name == "too-large")
        std::filesystem::resize_file(folder.path() / "big.txt", intake::max_file_bytes + 1);
      diag::Diagnostics said;
      (void)run(test::shipped_rules(), {folder.path().string()}, {}, said);
      auto text = test::without(test::without(diag::render_all(said, {}), folder.path().string() + "/"),
                                folder.path().parent_path().string() + "/");
      auto file = std::string(row.name) + ".expect";
      CHECK(test::golden_difference(test::source_dir() / "fixtures" / "diagnostics" / file,
                                    test::without(text, "-" + std::to_string(::getpid()))) == "");
    }
  }

  TEST_CASE("an output folder that cannot be made is said before any work is done") {
    diag::Diagnostics said;
    CHECK_FALSE(report::check_output("/dev/null/out", said));
    CHECK(test::golden_difference(test::source_dir() / "fixtures" / "diagnostics" / "output.expect",
                                  diag::render_all(said, {})) == "");
  }

  TEST_CASE("a claim that reads what is no quantity is said with the rule's name") {
    test::TemporaryFolder folder("unreadable");
    folder.write(
        "a.yaml",
        "units: [{dimension: percent, base: \"%\"}]\n"
        "rules:\n  - id: odd\n    pattern: '<who: phrase(1..20)> 增长 <much: percent>'\n"
        "    claim: {indicator: much, value: who, measure: growth}\n    tests: [{text: 好。, claims: []}]\n");
    folder.write("青岭市_2020.txt", "财政收入增长8%。");
    diag::Diagnostics said;
    Rules rules(folder.path(), said);
    REQUIRE_FALSE(said.has_errors());
    auto result = run(rules, {(folder.path() / "青岭市_2020.txt").string()}, {}, said);
    CHECK(result.extraction.claims.empty());
    auto text = test::without(diag::render_all(said, rules.sources()), folder.path().string() + "/");
    CHECK(test::golden_difference(test::source_dir() / "fixtures" / "diagnostics" / "claim-unreadable.expect",
                                  text) == "");
  }

  TEST_CASE("claims know their report by its place among those read") {
    test::TemporaryFolder folder("index");
    folder.write("a.txt", "");
    folder.write("b.txt", report_of("青岭市", 2020));
    folder.write("c.txt", report_of("青岭市", 2021));
    diag::Diagnostics said;
    auto result = run(test::shipped_rules(), {folder.path().string()}, {}, said);
    for (auto const& claim : result.extraction.claims)
      REQUIRE(claim.report < result.extraction.reports.size());
    CHECK(result.extraction.claims.front().report == 0);
    CHECK(result.extraction.claims.back().report == 1);
  }
}

}  // namespace duizhang
