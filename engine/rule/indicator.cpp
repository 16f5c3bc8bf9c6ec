#include "engine/rule/indicator.hpp"

namespace duizhang::rule {

bool IndicatorTable::add(Indicator indicator) {
  if (!by_id_.emplace(indicator.id, all_.size()).second) return false;
  all_.push_back(std::move(indicator));
  return true;
}

Indicator const* IndicatorTable::find(std::string_view id) const {
  auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &all_[found->second];
}

}  // namespace duizhang::rule
