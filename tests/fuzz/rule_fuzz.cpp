// Bytes as a rule file: every mistake is said with a place inside the file, nothing else happens.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/diag/render.hpp"
#include "engine/match/compiled.hpp"
#include "engine/rule/load.hpp"
#include "tests/support/temporary.hpp"

namespace {

[[noreturn]] void fail(std::string_view why) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(why.size()), why.data());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace duizhang;
  static test::TemporaryFolder const folder("rule-fuzz");
  folder.write("fuzzed.yaml", {reinterpret_cast<char const*>(data), size});
  text::SourceMap sources;
  diag::Diagnostics said;
  auto rules = rule::load_rules(folder.path(), sources, said);
  auto compiled = match::compile_rules(rules, said);
  for (auto const& one : said.sorted()) {
    if (one.message.empty() || one.code.empty()) fail("a message without words");
    if (!one.has_place) continue;
    auto outer = sources.outermost(one.span);
    if (outer.begin > outer.end || outer.end > sources.bytes(outer.source).size())
      fail("a place outside of its file");
  }
  (void)diag::render_all(said, sources, true);
  return 0;
}
