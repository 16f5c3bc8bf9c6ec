// A folder of YAML → RuleSet. Every mistake becomes a diagnostic with its place; what is wrong is left
// out, the rest is loaded, so that one run shows all mistakes.
#pragma once

#include <filesystem>

#include "engine/diag/sink.hpp"
#include "engine/rule/fingerprint.hpp"
#include "engine/rule/rule.hpp"
#include "engine/text/source.hpp"

namespace duizhang::rule {

struct LoadOptions {
  Shape* shape = nullptr;              // learns what is asked of the files
  store::Store* store = nullptr;       // keeps what is slow to read of them
  Fingerprint* fingerprint = nullptr;  // is filled; means nothing where a rule has a mistake
  bool tests = true;  // false: tests of rules may be missing where they are known to be right
};

// All *.yaml and *.yml below `folder`, in the order of their paths. `sources` and `out` must outlive the
// rule set. A folder that is missing, or has no rule file, is R014.
[[nodiscard]] RuleSet load_rules(std::filesystem::path const& folder, text::SourceMap& sources,
                                 diag::Diagnostics& out, LoadOptions options = {});

}  // namespace duizhang::rule
