// The rules this project ships, made ready once for a test binary.
#pragma once

#include <doctest/doctest.h>

#include "engine/diag/render.hpp"
#include "engine/pipeline.hpp"
#include "tests/support/golden.hpp"

namespace duizhang::test {

inline Rules const& shipped_rules() {
  static diag::Diagnostics said;
  static Rules const rules(source_dir() / "rules", said);
  REQUIRE_MESSAGE(!said.has_errors(), diag::render_all(said, rules.sources()));
  return rules;
}

}  // namespace duizhang::test
