// Bytes as a report, read with the shipped rules (DUIZHANG_RULES or ./rules): whatever is found stands in the
// text, at the offsets it is said to stand at.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/claim/extract.hpp"
#include "engine/diag/render.hpp"
#include "engine/document/read.hpp"
#include "engine/match/compiled.hpp"
#include "engine/rule/load.hpp"
#include "engine/text/utf8.hpp"

namespace {

using namespace duizhang;

[[noreturn]] void fail(std::string_view why) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(why.size()), why.data());
  std::abort();
}

// The shipped rules as far as claims need them: no linking and no scoring, so that little is linked.
struct Shipped {
  explicit Shipped(char const* folder)
      : set(rule::load_rules(folder, sources, said)),
        compiled(match::compile_rules(set, said)),
        subjects(set) {
    if (said.has_errors()) fail("the rules do not load: run in the source tree or set DUIZHANG_RULES");
  }
  text::SourceMap sources;
  diag::Diagnostics said;
  rule::RuleSet set;
  match::CompiledRules compiled;
  claim::SubjectReader subjects;
};

Shipped const& rules() {
  static auto const* folder = std::getenv("DUIZHANG_RULES");
  static Shipped const loaded(folder != nullptr ? folder : "rules");
  return loaded;
}

void check_quote(document::Document const& document, text::Range range) {
  if (range.begin > range.end || range.end > document.text().size()) fail("a range outside of the text");
  auto quote = document.quote(range);
  if (quote.start > quote.end || quote.end > document.info.code_points) fail("a quote outside of the file");
  if (text::count_code_points(quote.text) != quote.end - quote.start)
    fail("a quote of another length than its offsets");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string bytes(reinterpret_cast<char const*>(data), size);
  if (text::invalid_utf8(bytes)) return 0;
  document::Given given;
  given.year = size % 2 == 0 ? 2020 : 0;
  diag::Diagnostics said;
  auto document = document::read_document(bytes, "fuzzed.txt", rules().set.outline, given, said);
  static match::ScanScratch scratch;
  auto scan = match::scan_document(document, rules().compiled, scratch, size % 3 == 0);
  for (auto const& one : document.sections) check_quote(document, one.range);
  for (auto const& one : document.sentences) check_quote(document, one.range);
  for (auto const& one : document.clauses) check_quote(document, one.range);
  for (auto const& one : scan.names) check_quote(document, one.range);
  for (auto const& one : scan.periods) check_quote(document, one.range);
  for (auto const& one : scan.matches) check_quote(document, one.range);
  std::uint32_t last = 0;
  for (auto const& one : scan.quantities) {
    check_quote(document, one.whole);
    if (one.whole.begin < last) fail("quantities that overlap");
    last = one.whole.end;
  }
  for (auto const& claim : claim::extract_claims(document, scan, rules().set, rules().subjects, 0, said)) {
    auto const& evidence = claim.evidence;
    auto from = text::prefix(bytes, evidence.start).size();
    if (bytes.compare(from, evidence.text.size(), evidence.text) != 0)
      fail("evidence that does not stand where it says");
    auto sentence = text::prefix(bytes, evidence.sentence_start).size();
    if (bytes.compare(sentence, evidence.sentence.size(), evidence.sentence) != 0)
      fail("a sentence that does not stand where it says");
    if (evidence.start < evidence.sentence_start) fail("evidence before its sentence");
    if (text::invalid_utf8(claim.indicator.text) || text::invalid_utf8(claim.hedge))
      fail("words cut inside a character");
  }
  (void)diag::render_all(said, {});
  return 0;
}
