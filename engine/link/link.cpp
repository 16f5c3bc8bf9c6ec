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

}  // namespace duizhang::link
