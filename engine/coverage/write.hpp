// A coverage for people, and as NDJSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/coverage/cover.hpp"

namespace duizhang::coverage {

// The line and column (code points, from 1) of a place of the original, and the number in its surroundings.
struct Place {
  std::size_t line = 0, column = 0;
  std::string context;
};

struct Covered {
  std::string path;
  Counts counts;
  struct Listed {
    Number number;
    Place place;
  };
  std::vector<Listed> listed;  // those that were asked for
};

// Places of numbers of one document; gives them in text order only.
class Places {
 public:
  explicit Places(document::Document const& document) : document_(document) {}
  [[nodiscard]] Place of(Number const& number);

 private:
  document::Document const& document_;
  std::size_t at_ = 0, line_ = 1, line_start_ = 0;
};

// Figures of every text, what was listed of it, and a table of reasons over all.
[[nodiscard]] std::string write_text(std::vector<Covered> const& texts);
// One object a text, then one with the total.
[[nodiscard]] std::string write_json(std::vector<Covered> const& texts);

}  // namespace duizhang::coverage
