// Patterns and texts that make backtracking matchers explode. Steps are counted, time is not.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine/match/compile.hpp"
#include "engine/match/run.hpp"
#include "engine/text/utf8.hpp"
#include "grammar/parse.hpp"
#include "tests/engine/match/fake_text.hpp"

namespace duizhang::match {
namespace {

std::string repeat(std::string const& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

// Runs from every start; the steps of all, each start having kept to Program::max_steps.
std::uint64_t steps_of_all(std::string const& pattern, std::string const& text) {
  auto program = test::fake_program(pattern);
  test::FakeText fake(text);
  Scratch scratch;
  std::uint64_t total = 0;
  for (std::uint32_t at = 0; at < text.size(); at += text::code_point_size(text[at])) {
    scratch.steps = 0;
    (void)run(program, fake.view(), at, scratch);
    if (scratch.steps > program.max_steps) FAIL("more steps from one start than promised");
    total += scratch.steps;
  }
  return total;
}

struct HostileRow {
  std::string pattern, piece;
  std::uint64_t steps_per_byte;  // at most
};

std::vector<HostileRow> const hostile_rows{
    {"(\"a\"?){30} \"a\"{30}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 1500},
    {"((\"a\"?){8} \"a\"?){4} \"b\"", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa，", 1500},
    {"(\"a\" | \"a\" | \"aa\"){1,40} \"b\"", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", 6000},
    {"gap(0..20) gap(0..20) gap(0..20) 长", "增", 1500},
    {"phrase(0..40) (<v: gap(0..40)>) 长", "增", 1500},
    {"(gap(0..3) percent?){1,12} 长", "5%增", 1500},
    {"list(percent) 长", "5%、", 30},
    {"(<x: list(percent)> gap(0..3)){1,2} 长", "5%、", 300},
    {"(!ahead(gap(0..30) 长) [^长]){1,20} 快", "增", 1000},
    {"behind(增 gap(0..30) 增) 长", "长增", 200},
    {"增{1,64} 长", "增", 100},
};

}  // namespace

TEST_SUITE("match.hostile") {
  TEST_CASE("steps grow with the length of the text and no faster") {
    for (auto const& row : hostile_rows) {
      CAPTURE(row.pattern);
      auto few = steps_of_all(row.pattern, repeat(row.piece, 2000));
      auto many = steps_of_all(row.pattern, repeat(row.piece, 20000));
      CAPTURE(few);
      CAPTURE(many);
      CHECK(many <= few * 11);
      CHECK(many <= row.steps_per_byte * 20000);
    }
  }

  TEST_CASE("a text of a megabyte costs a bounded number of steps a byte") {
    constexpr std::size_t megabyte = 1 << 20;
    CHECK(steps_of_all("(\"a\"?){30} \"a\"{30}", repeat("a", megabyte)) <= 110 * megabyte);
    CHECK(steps_of_all("增 gap(0..8) 长", repeat("增", megabyte)) <= 10 * megabyte);
    CHECK(steps_of_all("list(percent) 长", repeat("5%、", megabyte)) <= 30 * megabyte);
  }

  TEST_CASE("a text of one very long clause does not stretch a match") {
    auto program = test::fake_program("增 gap(0..200) 长");
    test::FakeText fake("增" + repeat("快", 3000) + "长");
    Scratch scratch;
    CHECK_FALSE(run(program, fake.view(), 0, scratch));
    CHECK(scratch.steps < 1000);
  }
}

}  // namespace duizhang::match
