#include "engine/link/link.hpp"

namespace duizhang::link {

std::string_view name(Comparability comparability) {
  switch (comparability) {
    case Comparability::same:
      return "same";
    case Comparability::convertible:
      return "convertible";
    case Comparability::different_basis:
      return "different_basis";
    case Comparability::different_scope:
      return "different_scope";
    case Comparability::different_period:
      return "different_period";
    case Comparability::undefined:
      break;
  }
  return "undefined";
}

std::optional<Comparability> comparability_named(std::string_view word) {
  using enum Comparability;
  for (auto one : {same, convertible, different_basis, different_scope, different_period, undefined})
    if (name(one) == word) return one;
  return std::nullopt;
}

}  // namespace duizhang::link
