#include "engine/match/kept_programs.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "engine/diag/sink.hpp"
#include "engine/match/compiled.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/temporary.hpp"

using namespace duizhang;

namespace {

match::CompiledRules compiled(rule::RuleSet const& rules, store::Store* store) {
  diag::Diagnostics out;
  auto made = match::compile_rules(rules, out, {match::Purpose::run, {}, store});
  CHECK(out.empty());
  return made;
}

void check_same(match::CompiledRules const& a, match::CompiledRules const& b) {
  REQUIRE(a.lexical.programs.size() == b.lexical.programs.size());
  REQUIRE(a.claims.size() == b.claims.size());
  std::size_t other = 0;
  for (std::size_t i = 0; i < a.lexical.programs.size(); ++i)
    other += a.lexical.programs[i].program != b.lexical.programs[i].program;
  for (std::size_t i = 0; i < a.claims.size(); ++i) other += a.claims[i].program != b.claims[i].program;
  CHECK(other == 0);
}

}  // namespace

TEST_CASE("programs of the shipped rules are the same when they were kept, and are not kept twice") {
  test::TemporaryFolder folder("programs");
  store::Store store(folder.path(), "program", 1 << 30);
  auto const& rules = test::shipped_rules().set();
  auto plain = compiled(rules, nullptr);
  check_same(plain, compiled(rules, &store));
  CHECK(store.contents().entries == 1);
  auto bytes = store.contents().bytes;
  check_same(plain, compiled(rules, &store));
  CHECK(store.contents().bytes == bytes);
  CHECK(store.contents().entries == 1);
}

TEST_CASE("a program is kept by its pattern and by what it is made of") {
  test::TemporaryFolder folder("programs");
  store::Store store(folder.path(), "program", 1 << 30);
  match::Program program;
  program.min_length = 7;
  program.literals = {"增长"};
  {
    match::KeptPrograms kept(&store, "macros");
    for (int i = 0; i < 20; ++i) {
      program.max_length = static_cast<std::uint32_t>(i);
      CHECK_FALSE(kept.get("pattern " + std::to_string(i)));
      kept.put("pattern " + std::to_string(i), program);
    }
    kept.finish();
  }
  match::KeptPrograms kept(&store, "macros"), others(&store, "other macros");
  program.max_length = 3;
  CHECK(kept.get("pattern 3") == program);
  CHECK_FALSE(kept.get("pattern 20"));
  CHECK_FALSE(others.get("pattern 3"));
}

TEST_CASE("bytes that are no program give none, wherever they end") {
  auto const& rules = test::shipped_rules().set();
  auto made = compiled(rules, nullptr);
  auto const& program = made.claims.front().program;
  auto bytes = match::pack_program(program);
  match::Program back;
  REQUIRE(match::unpack_program(bytes, back));
  CHECK(back == program);
  std::size_t taken = 0;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    match::Program cut;
    taken += match::unpack_program(std::string_view(bytes).substr(0, size), cut);
  }
  CHECK(taken == 0);
}
