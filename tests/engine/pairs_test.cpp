// Whole reports of invented governments in fixtures/pairs: a plan, the next year's report in other words, and
// what a careful reader says of every task. Written before the linker was mended for any of it. Not all can
// be right: the share that is right must not fall, and silence must never be filled with a look-alike.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "tests/support/golden.hpp"
#include "tests/support/rules.hpp"

namespace duizhang {
namespace {

using score::Status;

struct Expected {
  std::string target;
  std::string status;
  std::string answer;  // words of the result's evidence or sentence; "" for none
};

std::vector<Expected> read_expected(std::filesystem::path const& path) {
  std::vector<Expected> out;
  std::istringstream lines(test::read_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    auto first = line.find('\t'), second = line.find('\t', first + 1);
    out.push_back(
        {line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  return out;
}

// What it comes to: whether reached by a step or by much is not asked.
std::string_view kind_of(std::string_view status) {
  if (status == "exceeded" || status == "better" || status == "met" || status == "mostly_met")
    return "reached";
  if (status == "admitted") return "missed";
  return status;
}

std::string numbers_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return out;
}

// The verdict on the task: its words within the evidence, the evidence within them, or the same number in a
// sentence that holds them.
score::Verdict const* verdict_on(RunResult const& result, Expected const& wanted) {
  for (auto const& verdict : result.verdicts) {
    auto const& target = result.extraction.claims[verdict.link.target];
    auto const& text = target.evidence.text;
    bool same_number = target.evidence.sentence.find(wanted.target) != std::string::npos &&
                       !numbers_of(text).empty() && numbers_of(text) == numbers_of(wanted.target);
    bool named =
        text.find(wanted.target) != std::string::npos || wanted.target.find(text) != std::string::npos;
    if (result.extraction.reports[target.report].source == "before.txt" && (named || same_number))
      return &verdict;
  }
  return nullptr;
}

struct Figures {
  std::size_t all = 0, found = 0, right = 0, answers = 0, quoted = 0, filled = 0;
};

Figures measure(RunResult const& result, std::vector<Expected> const& expected) {
  Figures out;
  for (auto const& wanted : expected) {
    CAPTURE(wanted.target);
    ++out.all;
    auto const* verdict = verdict_on(result, wanted);
    if (verdict == nullptr) continue;
    ++out.found;
    auto status = score::name(verdict->status);
    bool right = kind_of(status) == kind_of(wanted.status);
    if (right) ++out.right;
    std::string answer, sentence;
    if (verdict->outcome) {
      answer = result.extraction.claims[*verdict->outcome].evidence.text;
      sentence = result.extraction.claims[*verdict->outcome].evidence.sentence;
    }
    if (!right) MESSAGE(wanted.target << ": " << status << ", wanted " << wanted.status << " | " << answer);
    if (wanted.answer.empty() && verdict->outcome) ++out.filled;
    if (wanted.answer.empty()) continue;
    ++out.answers;
    if (sentence.find(wanted.answer) != std::string::npos) ++out.quoted;
  }
  return out;
}

Figures figures_of(std::string const& name) {
  auto folder = test::source_dir() / "fixtures" / "pairs" / name;
  diag::Diagnostics said;
  auto result = run(test::shipped_rules(),
                    {(folder / "before.txt").string(), (folder / "after.txt").string()}, {}, said);
  auto out = measure(result, read_expected(folder / "expected.tsv"));
  MESSAGE(name << ": found " << out.found << "/" << out.all << ", right " << out.right << ", in the sentence "
               << out.quoted << "/" << out.answers);
  return out;
}

}  // namespace

TEST_SUITE("pairs") {
  TEST_CASE("a district's tasks are found in the next year's other words") {
    auto figures = figures_of("nanping");
    CHECK(figures.found == figures.all);
    CHECK(figures.right >= 37);
    CHECK(figures.quoted >= 33);
    CHECK(figures.filled == 0);
  }
  TEST_CASE("a county's tasks are found in the next year's other words") {
    auto figures = figures_of("suning");
    CHECK(figures.found == figures.all);
    CHECK(figures.right >= 35);
    CHECK(figures.quoted >= 34);
    CHECK(figures.filled == 0);
  }
}

}  // namespace duizhang
