// Where the patterns of a rule file stand in its bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::rule {

struct PatternScalar {
  std::size_t begin = 0;  // bytes of the text itself, without its quotes
  std::size_t end = 0;
  std::string text;  // decoded
  bool single_quoted = false;
};

// As it stands between single quotes: each quote twice.
[[nodiscard]] std::string in_single_quotes(std::string_view text);

// The values of `pattern:` keys and of macros under `define:` that stand on one line, bare or in single
// quotes, in the order of the file. Empty for what is no YAML.
[[nodiscard]] std::vector<PatternScalar> pattern_scalars(std::string_view yaml);

}  // namespace duizhang::rule
