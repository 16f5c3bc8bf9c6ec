// Walks fixtures/runs: two reports of one place beside what each stage made of them, with the shipped rules.
#include <doctest/doctest.h>

#include "tests/support/dump.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/rules.hpp"

namespace duizhang {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> runs() {
  std::vector<fs::path> out;
  for (auto const& entry : fs::directory_iterator(test::source_dir() / "fixtures" / "runs"))
    out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

// before.txt and, where the run has one, after.txt.
std::vector<std::string> reports(fs::path const& folder) {
  std::vector<std::string> out;
  for (auto const* name : {"before.txt", "after.txt"})
    if (fs::exists(folder / name)) out.push_back((folder / name).string());
  return out;
}

}  // namespace

TEST_SUITE("golden") {
  TEST_CASE("every run of fixtures/runs gives the claims, links and verdicts that stand beside it") {
    auto const& rules = test::shipped_rules();
    auto all = runs();
    CHECK(all.size() >= 8);
    for (auto const& folder : all) {
      CAPTURE(folder.filename().string());
      diag::Diagnostics said;
      ReadOptions options;
      options.threads = 1;
      auto result = run(rules, reports(folder), options, said);
      auto words = diag::render_all(said, rules.sources());
      if (fs::exists(folder / "said.expect"))
        CHECK(test::golden_difference(folder / "said.expect", words) == "");
      else
        CHECK(words == "");
      CHECK(test::golden_difference(folder / "claims.expect", test::dump_claims(result)) == "");
      CHECK(test::golden_difference(folder / "links.expect", test::dump_links(result)) == "");
      CHECK(test::golden_difference(folder / "verdicts.expect", test::dump_verdicts(result)) == "");
    }
  }
}

}  // namespace duizhang
