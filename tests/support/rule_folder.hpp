// What the engine says of a rule folder, as a person sees it: loading, compiling and, where those found no
// error, the rules' own tests and what is not meant. The folder's own path is left out, so that the text is
// the same everywhere.
#pragma once

#include <filesystem>
#include <string>

#include "engine/diag/render.hpp"
#include "engine/lint.hpp"
#include "engine/prove.hpp"

namespace duizhang::test {

inline std::string without(std::string text, std::string const& words) {
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at))
    text.erase(at, words.size());
  return text;
}

inline std::string said_of(std::filesystem::path const& folder) {
  diag::Diagnostics out;
  Rules rules(folder, out);
  if (!out.has_errors()) (void)prove_rules(rules, out);
  if (!out.has_errors()) lint_rules(rules, out);
  return without(diag::render_all(out, rules.sources()), folder.string() + "/");
}

}  // namespace duizhang::test
