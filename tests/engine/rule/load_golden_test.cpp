// Walks fixtures/rules: each rule file (or folder of them) with a mistake beside all that is said of it; and
// holds docs/diagnostics.md against the list of codes and these examples.
#include <doctest/doctest.h>

#include <cctype>
#include <map>
#include <sstream>

#include "engine/diag/codes.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/rule_folder.hpp"
#include "tests/support/temporary.hpp"

namespace duizhang {
namespace {

namespace fs = std::filesystem;

fs::path fixtures() { return test::source_dir() / "fixtures" / "rules"; }

std::vector<fs::path> mistakes() {
  std::vector<fs::path> out;
  for (auto const& entry : fs::directory_iterator(fixtures()))
    if (entry.is_directory() || entry.path().extension() == ".yaml") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::string said(fs::path const& mistake) {
  test::TemporaryFolder folder("mistake");
  if (fs::is_directory(mistake))
    fs::copy(mistake, folder.path(), fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  else
    fs::copy_file(mistake, folder.path() / mistake.filename());
  // Of the folder itself its name is said: give it the mistake's.
  auto text = test::said_of(folder.path());
  for (auto at = text.find(folder.path().string()); at != std::string::npos;
       at = text.find(folder.path().string()))
    text.replace(at, folder.path().string().size(), mistake.filename().string());
  return text;
}

fs::path expectation(fs::path const& mistake) { return fixtures() / (mistake.stem().string() + ".expect"); }

// Of each code the example that shows least besides it: the shortest text that holds it.
std::map<std::string, std::string> examples() {
  std::map<std::string, std::string> out;
  for (auto const& folder : {fixtures(), test::source_dir() / "fixtures" / "diagnostics"})
    for (auto const& file : test::files_in(folder, ".expect")) {
      auto text = test::read_file(file);
      for (auto const& one : diag::code::all) {
        if (text.find("[" + std::string(one.code) + "]") == std::string::npos) continue;
        auto& best = out[std::string(one.code)];
        if (best.empty() || text.size() < best.size()) best = text;
      }
    }
  return out;
}

std::string page() {
  auto shown = examples();
  std::ostringstream out;
  out << "# What the engine says, code by code\n\n"
         "Every message to a person carries one of these codes. The first letter is the stage: P pattern, R "
         "rule,\n"
         "D document, M match, C claim, E eval, O output, U usage. This page is written by the tests\n"
         "(`DUIZHANG_UPDATE_GOLDEN=1`, tests/engine/rule/load_golden_test.cpp) from engine/diag/codes.hpp "
         "and the\n"
         "expectations in fixtures/rules and fixtures/diagnostics.\n";
  for (auto const& one : diag::code::all) {
    std::string meaning(one.meaning);
    meaning[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(meaning[0])));
    out << "\n## " << one.code << "\n\n" << meaning << ".\n";
    if (auto example = shown.find(std::string(one.code)); example != shown.end())
      out << "\n```\n" << example->second << "```\n";
  }
  return out.str();
}

}  // namespace

TEST_SUITE("rule.load_golden") {
  TEST_CASE("of every mistake in fixtures/rules is said what stands beside it") {
    auto all = mistakes();
    CHECK(all.size() >= 60);
    for (auto const& mistake : all) {
      CAPTURE(mistake.filename().string());
      auto text = said(mistake);
      CHECK(text != "");
      CHECK(test::golden_difference(expectation(mistake), text) == "");
    }
  }

  TEST_CASE("no expectation is left behind without its mistake") {
    for (auto const& file : test::files_in(fixtures(), ".expect")) {
      CAPTURE(file.filename().string());
      auto stem = fixtures() / file.stem();
      CHECK((fs::exists(stem) || fs::exists(stem.string() + ".yaml")));
    }
  }

  TEST_CASE("every code is shown by a mistake, but for those that no file can bring about") {
    auto shown = examples();
    for (auto const& one : diag::code::all) {
      CAPTURE(one.code);
      // Patterns that could run out of steps are refused (P004); U codes are the command line's.
      bool elsewhere = one.code == "M001" || one.code.front() == 'U';
      CHECK(shown.contains(std::string(one.code)) != elsewhere);
    }
  }

  TEST_CASE("docs/diagnostics.md is current") {
    CHECK(test::golden_difference(test::source_dir() / "docs" / "diagnostics.md", page()) == "");
  }
}

}  // namespace duizhang
