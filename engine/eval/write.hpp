// An evaluation for people, and as JSON.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/eval/tally.hpp"

namespace duizhang::eval {

struct WriteOptions {
  std::size_t misses = 20;  // shown of each kind and text: missed, spurious, wrong in a field
};

// Figures of every text and of all together, then tables by measure and by rule, then the misses in context.
[[nodiscard]] std::string write_text(std::vector<Judged> const& texts, WriteOptions const& options);

// One object: {"texts": [...], "total": {...}, "measures": {...}, "rules": {...}}; every miss is in it.
[[nodiscard]] std::string write_json(std::vector<Judged> const& texts);

}  // namespace duizhang::eval
