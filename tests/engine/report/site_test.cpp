#include "engine/report/site.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <set>

#include "engine/report/build.hpp"
#include "engine/report/json.hpp"
#include "engine/report/panel.hpp"
#include "engine/report/write_html.hpp"
#include "engine/report/write_ledger.hpp"
#include "engine/report/write_markdown.hpp"
#include "tests/engine/report/markup.hpp"
#include "tests/engine/report/sample.hpp"

using namespace duizhang;

TEST_SUITE_BEGIN("report.site");

namespace {

using Files = std::map<std::string, std::string>;

Files site_of(report::RunData const& run) {
  Files out;
  write_site(build_report(run), run, {}, [&](std::string const& name, auto const& write) {
    CAPTURE(name);
    std::string bytes;
    write([&](std::string_view piece) { bytes += piece; });
    CHECK(out.emplace(name, std::move(bytes)).second);
  });
  return out;
}
Files site_of(report::test::Sample const& sample) { return site_of(sample.run()); }

// Rows that say something else as soon as they may be forgotten.
template <class T>
class Forgetful final : public report::RowSource<T> {
 public:
  Forgetful(std::vector<T> const& held, void (*spoil)(T&)) : held_(held), spoil_(spoil) {}
  [[nodiscard]] std::size_t size() const override { return held_.size(); }
  [[nodiscard]] T const& at(std::size_t index) const override {
    auto [found, fresh] = at_.try_emplace(index);
    if (fresh) found->second = &given_.emplace_back(held_[index]);
    return *found->second;
  }
  void forget() const override {
    for (auto& one : at_) spoil_(*one.second);
    at_.clear();
  }

 private:
  std::vector<T> const& held_;
  void (*spoil_)(T&);
  mutable std::deque<T> given_;
  mutable std::map<std::size_t, T*> at_;
};

bool is_page(std::string const& name) { return name.ends_with(".html"); }

}  // namespace

// Pairs are named by hand: clang 14 refuses structured bindings where doctest's macros capture.
TEST_CASE("every page of the folder is balanced, with ids that stand once and no label missing") {
  for (auto const& file : site_of(report::test::make_sample())) {
    auto const& name = file.first;
    auto const& bytes = file.second;
    if (!is_page(name)) continue;
    CAPTURE(name);
    auto markup = report::test::walk(bytes);
    CHECK(markup.problem == "");
    std::sort(markup.ids.begin(), markup.ids.end());
    CHECK(std::adjacent_find(markup.ids.begin(), markup.ids.end()) == markup.ids.end());
    CHECK(bytes.find("⟦") == std::string::npos);
    CHECK(bytes.find("{{") == std::string::npos);
    CHECK(bytes.size() < 5'000'000);
  }
}

TEST_CASE("pages and tables are the same when rows leave memory between two of them") {
  auto sample = report::test::make_sample();
  Forgetful<claim::Claim> claims(sample.claims, [](claim::Claim& one) {
    one = {};
    one.indicator.text = one.evidence.text = one.evidence.sentence = one.unit = "forgotten";
  });
  Forgetful<score::Verdict> verdicts(sample.verdicts, [](score::Verdict& one) {
    one = {};
    one.id = one.reason = one.reason_zh = "forgotten";
  });
  auto run = sample.run();
  auto held = run;
  run.claims = claims;
  run.verdicts = verdicts;
  auto pages = site_of(held), again = site_of(run);
  CHECK(pages.size() == again.size());
  for (auto const& page : pages) {
    CAPTURE(page.first);
    CHECK((page.second == again[page.first]));
  }
  auto report = build_report(run);
  CHECK(write_html(report, run) == write_html(report, held));
  CHECK(write_csv(ledger_table(report, run)) == write_csv(ledger_table(report, held)));
  CHECK(write_csv(panel_table(report, run)) == write_csv(panel_table(report, held)));
  CHECK(write_markdown(report, run, report::Language::en) ==
        write_markdown(report, held, report::Language::en));
  CHECK(write_claims(run) == write_claims(held));
  CHECK(write_verdicts(run) == write_verdicts(held));
}

TEST_CASE("every link leads to a file of the folder and to an id in it") {
  auto files = site_of(report::test::make_sample());
  std::map<std::string, std::vector<std::string>> ids;
  for (auto const& [name, bytes] : files)
    if (is_page(name)) ids[name] = report::test::walk(bytes).ids;
  // The data stands beside the pages and is written by others.
  std::set<std::string> const data{"ledger.csv",      "ledger.xlsx",  "panel.csv", "duizhang.sqlite",
                                   "reports.csv",     "codebook.md",  "run.json",  "datapackage.json",
                                   "verdicts.ndjson", "claims.ndjson"};
  std::size_t checked = 0;
  for (auto const& file : files) {
    auto const& name = file.first;
    auto const& bytes = file.second;
    if (!is_page(name)) continue;
    for (auto const& link : report::test::walk(bytes).links) {
      if (link == "data:,") continue;
      CAPTURE(name);
      CAPTURE(link);
      REQUIRE(link.find("//") == std::string::npos);
      auto hash = link.find('#');
      auto path = link.substr(0, hash);
      auto target = path.empty()
                        ? name
                        : (std::filesystem::path(name).parent_path() / path).lexically_normal().string();
      CHECK((files.contains(target) || data.contains(target)));
      if (hash != std::string::npos && !link.starts_with("#i-")) {
        auto const& known = ids[target];
        CHECK(std::find(known.begin(), known.end(), link.substr(hash + 1)) != known.end());
      }
      ++checked;
    }
  }
  CHECK(checked > 100);
}

TEST_CASE("every verdict stands on one page with both quotes, and the list of all targets leads to it") {
  auto sample = report::test::make_sample();
  auto files = site_of(sample);
  for (auto const& verdict : sample.verdicts) {
    CAPTURE(verdict.id);
    std::size_t pages = 0;
    for (auto const& [name, bytes] : files)
      if (name.starts_with("years/") && bytes.find("id=\"" + verdict.id + "\"") != std::string::npos) {
        ++pages;
        CHECK(files.at("assets/rows-1.js").find(name + "#" + verdict.id) != std::string::npos);
      }
    CHECK(pages == 1);
  }
}

TEST_CASE("text of the sources stays text on every page and in every script") {
  for (auto const& file : site_of(report::test::make_sample())) {
    auto const& name = file.first;
    auto const& bytes = file.second;
    CAPTURE(name);
    CHECK(bytes.find("<script>alert") == std::string::npos);
    CHECK(bytes.find("<img") == std::string::npos);
    if (is_page(name)) CHECK(bytes.find("\u202E") == std::string::npos);
    if (is_page(name)) CHECK(bytes.find(" onerror=") == bytes.find(" onerror=alert"));
  }
}

TEST_CASE("a run without targets still makes pages that say so") {
  auto files = site_of(report::test::Sample{});
  CHECK(files.contains("index.html"));
  CHECK(files.contains("matrix.html"));
  for (auto const& file : files) {
    auto const& name = file.first;
    auto const& bytes = file.second;
    if (is_page(name)) {
      CAPTURE(name);
      CHECK(report::test::walk(bytes).problem == "");
      CHECK(bytes.find("⟦") == std::string::npos);
    }
  }
}

TEST_CASE("pages ask for nothing beyond the folder") {
  for (auto const& file : site_of(report::test::make_sample())) {
    auto const& name = file.first;
    auto const& bytes = file.second;
    if (!is_page(name)) continue;
    CAPTURE(name);
    CHECK(bytes.find("default-src 'none'") != std::string::npos);
    CHECK(bytes.find("url(") == std::string::npos);
    CHECK(bytes.find("<iframe") == std::string::npos);
  }
}

TEST_SUITE_END();
