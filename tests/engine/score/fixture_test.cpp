// Pairs of made-up reports in fixtures/links: every task must find its answer among all results and decoys
// of the report, and get its status.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <map>

#include "engine/link/linker.hpp"
#include "engine/score/scorer.hpp"
#include "tests/engine/score/shipped_policy.hpp"
#include "tests/support/builders.hpp"

TEST_SUITE_BEGIN("score.fixture");

namespace {

using namespace duizhang;
using claim::Claim;
using claim::Kind;

struct Expected {
  std::string target;
  std::string answer;  // clause, "" for none
  std::string status;
};

// Reads one fixture. Any mistake in it shows as a diagnostic, which the test asserts there are none of.
class Fixture {
 public:
  explicit Fixture(std::filesystem::path const& path) {
    auto file = sources_.add(path.filename().string(), test::read_file(path));
    auto root = rule::parse_yaml(file, sources_, said_);
    auto mapping = root ? root->mapping("a fixture") : std::nullopt;
    if (!mapping) return;
    auto place = mapping->required("place").string("place").value_or("");
    reports = {test::make_report(2021, place), test::make_report(2022, place)};
    // Targets first, then what the next report says, in the order of the file.
    std::vector<Claim> told;
    for (auto const& one : mapping->required("tasks").sequence("tasks")) {
      auto task = one.mapping("a task");
      if (!task) continue;
      auto target = read(task->required("target"), Kind::target);
      Expected want{target.evidence.text, "", task->required("status").string("status").value_or("")};
      if (auto answer = task->optional("answer")) {
        told.push_back(read(answer, Kind::outcome));
        want.answer = told.back().evidence.text;
      }
      task->done();
      claims.push_back(target);
      expected.push_back(want);
    }
    for (auto const& one : mapping->required("decoys").sequence("decoys"))
      told.push_back(read(one, Kind::outcome));
    for (auto const& one : mapping->required("statements").sequence("statements"))
      told.push_back(read(one, Kind::statement));
    mapping->done();
    claims.insert(claims.end(), told.begin(), told.end());
  }

  [[nodiscard]] std::string messages() const { return diag::render_all(said_, sources_); }

  std::vector<document::ReportInfo> reports;
  std::vector<Claim> claims;
  std::vector<Expected> expected;

 private:
  Claim read(rule::Node const& node, Kind kind) {
    Claim out = test::ClaimBuilder(kind, fmt::format("c-{}", count_++), kind == Kind::target ? 0 : 1, 2021);
    auto fields = node.mapping("a claim");
    if (!fields) return out;
    auto word = [&](std::string_view key, std::string otherwise) {
      auto field = fields->optional(key);
      return field ? field.string(key).value_or(otherwise) : otherwise;
    };
    out.indicator.text = word("text", "");
    auto clause = word("clause", "");
    out.evidence.text = clause;
    out.evidence.sentence = clause;
    out.evidence.end = text::count_code_points(clause);
    out.measure = *claim::measure_named(word("measure", "level"));
    out.bound = *quantity::bound_named(word("bound", "eq"));
    if (auto number = fields->optional("number")) {
      auto parts = number.strings("number");
      out.value = text::Decimal::parse(parts.at(0));
      out.unit = parts.at(1);
    }
    if (auto years = fields->optional("years")) {
      auto both = years.sequence("years");
      out.period = quantity::Period::years(both.at(0).integer("year").value_or(0),
                                           both.at(1).integer("year").value_or(0));
    }
    if (auto about = fields->optional("about")) out.about = about.strings("about");
    fields->done();
    return out;
  }

  text::SourceMap sources_;
  diag::Diagnostics said_;
  int count_ = 0;
};

}  // namespace

TEST_CASE("tasks told again in other words find their answers among decoys") {
  auto const& rules = test::shipped();
  auto files = test::files_in(test::source_dir() / "fixtures" / "links", ".yaml");
  REQUIRE(files.size() >= 2);
  for (auto const& file : files) {
    Fixture fixture(file);
    CHECK(fixture.messages() == "");
    REQUIRE(fixture.expected.size() >= 20);
    auto links =
        link::link_claims(fixture.claims, fixture.reports, rules.link, rules.indicators(), rules.units());
    auto verdicts = score::score_links(links, fixture.claims, fixture.reports, test::shipped_policy(),
                                       rules.indicators(), rules.units());
    REQUIRE(verdicts.size() == fixture.expected.size());
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      auto const& want = fixture.expected[i];
      auto const& got = verdicts[i];
      CAPTURE(file.filename().string());
      CAPTURE(want.target);
      CAPTURE(got.reason);
      CHECK(std::string(score::name(got.status)) == want.status);
      std::string answer =
          got.link.answers.empty() ? "" : fixture.claims[got.link.answers.front()].evidence.text;
      CHECK(answer == want.answer);
    }
  }
}

TEST_SUITE_END();
