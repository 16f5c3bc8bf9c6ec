// Bytes as a pattern text: it parses or is refused with a place inside the text, and prints back to the
// same tree. The same bytes as decisions: run() and the second opinion agree.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/match/compile.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "tests/engine/match/agree.hpp"
#include "tests/engine/match/fake_text.hpp"

namespace {

[[noreturn]] void fail(std::string_view why) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(why.size()), why.data());
  std::abort();
}

void check_parser(std::string_view text) {
  using namespace duizhang;
  auto parsed = grammar::parse_pattern(text);
  if (auto const* error = std::get_if<grammar::SyntaxError>(&parsed)) {
    bool inside = error->offset <= error->end && error->end <= text.size();
    if (!inside || error->message.empty()) fail("an error without a place or a message");
    // Unless the text holds it, too: what was found is quoted.
    constexpr std::string_view mangled = "N5boost";
    if (error->message.find(mangled) != std::string::npos && text.find(mangled) == std::string_view::npos)
      fail("a mangled name: " + error->message);
    return;
  }
  auto const& pattern = std::get<grammar::Pattern>(parsed);
  auto again = grammar::parse_pattern(grammar::print(pattern));
  auto const* same = std::get_if<grammar::Pattern>(&again);
  if (grammar::print(pattern).size() > grammar::max_pattern_bytes) return;
  if (same == nullptr || !(*same == pattern)) fail("print and parse disagree: " + grammar::print(pattern));
  static auto const options = test::fake_options();
  (void)match::compile(pattern, options);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  check_parser({reinterpret_cast<char const*>(data), size});
  static duizhang::match::Scratch scratch;
  auto result = duizhang::test::agree({data, size}, scratch);
  if (!result.complaint.empty()) fail(result.complaint);
  return 0;
}
