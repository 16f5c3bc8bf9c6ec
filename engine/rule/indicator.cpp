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

std::string_view told_apart(Indicator const& indicator, std::string_view name) {
  for (auto const& word : indicator.apart)
    if (name.find(word) != std::string_view::npos) return word;
  return {};
}

}  // namespace duizhang::rule
