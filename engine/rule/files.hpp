// Which files make up a rule folder: those in it, and those they import.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "engine/diag/sink.hpp"
#include "engine/rule/yaml.hpp"
#include "engine/text/source.hpp"

namespace duizhang::rule {

struct RuleFiles {
  std::vector<Mapping> rules;          // imported files stand before the one that imports them
  std::vector<text::SourceId> labels;  // report.yaml: words of the outputs
};

// Every *.yaml below the folder in the order of the paths. `import:` at a file's root names files or folders,
// against the folder of the file; each file is read once, whoever imports it. R022 for what cannot be read,
// R023 for files that import each other in a circle.
[[nodiscard]] RuleFiles read_files(std::filesystem::path const& folder, text::SourceMap& sources,
                                   diag::Diagnostics& out, Shape* shape = nullptr,
                                   store::Store* store = nullptr);

// A text file as a source; or why it is none, as the end of a sentence.
[[nodiscard]] std::variant<text::SourceId, std::string> read_source(std::filesystem::path const& path,
                                                                    text::SourceMap& sources);

}  // namespace duizhang::rule
