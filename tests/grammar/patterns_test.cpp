// Walks fixtures/patterns: each .pattern beside the tree it gives or the error it is refused with.
#include <doctest/doctest.h>

#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "tests/support/golden.hpp"

namespace duizhang::grammar {
namespace {

std::string outcome(std::string const& text) {
  auto parsed = parse_pattern(text);
  if (auto const* pattern = std::get_if<Pattern>(&parsed)) return print(*pattern) + "\n" + dump(*pattern);
  auto const& error = std::get<SyntaxError>(parsed);
  return "error [" + std::to_string(error.offset) + "," + std::to_string(error.end) + ") " + error.message +
         "\n" + "hint " + error.hint + "\n";
}

}  // namespace

TEST_SUITE("grammar.patterns") {
  TEST_CASE("every pattern of fixtures/patterns gives what stands beside it") {
    auto files = test::files_in(test::source_dir() / "fixtures" / "patterns", ".pattern");
    CHECK(files.size() >= 20);
    for (auto const& file : files) {
      auto expectation = file;
      expectation.replace_extension(".expect");
      CAPTURE(file.filename().string());
      CHECK(test::golden_difference(expectation, outcome(test::read_file(file))) == "");
    }
  }
}

}  // namespace duizhang::grammar
