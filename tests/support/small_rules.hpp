// fixtures/small-rules, so that tests are of the engine and not of the rules it ships; and what rules find in
// a text.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "engine/claim/extract.hpp"
#include "engine/diag/render.hpp"
#include "engine/pipeline.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/temporary.hpp"

namespace duizhang::test {

inline Rules const& small() {
  static diag::Diagnostics said;
  static Rules const rules(source_dir() / "fixtures" / "small-rules", said);
  REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, rules.sources()));
  return rules;
}

struct Found {
  document::Document document;
  match::Scan scan;
  std::vector<claim::Claim> claims;
  std::vector<claim::LeftOut> left_out;
  diag::Diagnostics said;
};

// What `rules` find in a text; `year` is the report's where the text says none.
inline Found find(Rules const& rules, std::string text, int year = 2020, bool keep_lost = true) {
  Found out;
  document::Given given;
  given.year = year;
  diag::Diagnostics unplaced;
  out.document = document::read_document(std::move(text), "text.txt", rules.set().outline, given, unplaced);
  match::ScanScratch scratch;
  out.scan = match::scan_document(out.document, rules.compiled(), scratch, keep_lost);
  claim::Origins origins;
  out.claims =
      claim::extract_claims(out.document, out.scan, rules.set(), rules.subjects(), 0, out.said, &origins);
  out.left_out = std::move(origins.left_out);
  return out;
}

}  // namespace duizhang::test
