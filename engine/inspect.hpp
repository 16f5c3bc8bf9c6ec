// What the engine sees in a file before any verdict: what it is, how it is taken apart, what is in it.
#pragma once

#include <string>

#include "engine/pipeline.hpp"

namespace duizhang {

struct Inspection {
  document::Document document;
  std::size_t quantities = 0;
  std::size_t targets = 0;
  std::size_t outcomes = 0;
};

// The documents of one file, read and scanned; what is wrong with them goes to `out`.
[[nodiscard]] std::vector<Inspection> inspect(Rules const& rules, std::string const& path,
                                              ReadOptions const& options, diag::Diagnostics& out);

// For a person, several lines; as JSON, one line without its newline.
[[nodiscard]] std::string inspection_text(Inspection const& inspection);
[[nodiscard]] std::string inspection_json(Inspection const& inspection);

}  // namespace duizhang
