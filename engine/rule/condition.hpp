// What a rule demands of its captures beyond their pattern: the conditions under `where:`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/quantity/quantity.hpp"
#include "engine/text/decimal.hpp"
#include "engine/text/span.hpp"

namespace duizhang::rule {

// Demands of one capture; an empty field demands nothing. Of a list every quantity must meet them. A capture
// that a match does not fill meets everything.
struct CaptureCondition {
  std::string capture;
  bool negated = false;                    // under `not:`: none of its quantities may meet all of it
  std::vector<quantity::Dimension> kinds;  // one of these
  std::vector<std::string> units;          // one of these, as written with scale (亿元)
  std::vector<quantity::Bound> bounds;     // one of these
  std::optional<text::Decimal> at_least, at_most, over, under;  // of the value as written, without its scale
  std::optional<std::size_t> members;                           // so many quantities
  std::vector<std::string> words;       // one of these stands in the captured text; folded
  std::vector<std::string> indicators;  // words of one of these stand in it; canonical ids
  text::Span span{};

  // Whether anything is asked of its quantities rather than of its words.
  [[nodiscard]] bool asks_quantities() const {
    return !kinds.empty() || !units.empty() || !bounds.empty() || at_least || at_most || over || under ||
           members;
  }
};

}  // namespace duizhang::rule
