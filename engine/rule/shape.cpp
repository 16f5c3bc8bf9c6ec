#include "engine/rule/shape.hpp"

#include <algorithm>
#include <iterator>

namespace duizhang::rule {

Shape& Shape::key(std::string const& name) {
  auto& child = keys[name];
  if (!child) child = std::make_unique<Shape>();
  return *child;
}

Shape& Shape::items() {
  if (!item) item = std::make_unique<Shape>();
  return *item;
}

void Shape::close(std::vector<std::string> const& asked_keys, std::set<std::string> const& required_keys) {
  if (!closed) {
    required = required_keys;
  } else {
    std::set<std::string> both;
    std::set_intersection(required.begin(), required.end(), required_keys.begin(), required_keys.end(),
                          std::inserter(both, both.begin()));
    required = std::move(both);
  }
  closed = true;
  asked.insert(asked_keys.begin(), asked_keys.end());
}

}  // namespace duizhang::rule
