#include "engine/quantity/unit.hpp"

#include <algorithm>
#include <utility>

namespace duizhang::quantity {

namespace {

// 万亿元: at most two scale words stand before a unit.
constexpr int most_scales = 2;

}  // namespace

void UnitTable::add_unit(Unit unit) {
  longest_name_ = std::max(longest_name_, unit.name.size());
  auto key = unit.name;
  units_.insert_or_assign(std::move(key), std::move(unit));
}

void UnitTable::add_scale(std::string word, text::Decimal factor) {
  scales_.emplace_back(std::move(word), factor);
  std::stable_sort(scales_.begin(), scales_.end(),
                   [](auto const& a, auto const& b) { return a.first.size() > b.first.size(); });
}

UnitTable::Found UnitTable::longest(std::string_view text) const {
  Found best;
  std::size_t at = 0;
  for (int scales = 0;; ++scales) {
    auto rest = text.substr(at);
    for (auto size = std::min(rest.size(), longest_name_); size > 0; --size) {
      auto unit = units_.find(rest.substr(0, size));
      if (unit == units_.end()) continue;
      // A unit without scale wins a tie: 千米 is a name, not a thousand 米.
      if (at + size > best.length) best = {at + size, unit->second.dimension};
      break;
    }
    if (scales == most_scales) return best;
    auto scale = std::find_if(scales_.begin(), scales_.end(),
                              [&](auto const& one) { return rest.substr(0, one.first.size()) == one.first; });
    if (scale == scales_.end()) return best;
    at += scale->first.size();
    if (best.length < at) best = {at, Dimension::bare};  // a bare scale: 8000万
  }
}

std::optional<UnitTable::Split> UnitTable::split(std::string_view unit) const {
  Split out;
  for (int scales = 0;; ++scales) {
    if (unit.empty()) return out;
    if (auto found = units_.find(unit); found != units_.end()) {
      out.unit = &found->second;
      return out;
    }
    if (scales == most_scales) return std::nullopt;
    auto scale = std::find_if(scales_.begin(), scales_.end(),
                              [&](auto const& one) { return unit.substr(0, one.first.size()) == one.first; });
    if (scale == scales_.end()) return std::nullopt;
    auto product = out.scale.times(scale->second);
    if (!product) return std::nullopt;
    out.scale = *product;
    unit.remove_prefix(scale->first.size());
  }
}

std::optional<BaseAmount> UnitTable::to_base(text::Decimal value, std::string_view unit) const {
  auto parts = split(unit);
  if (!parts) return std::nullopt;
  auto scaled = value.times(parts->scale);
  if (!scaled) return std::nullopt;
  if (parts->unit == nullptr) return BaseAmount{*scaled, "", Dimension::bare};
  auto whole = scaled->times(parts->unit->factor);
  if (!whole) return std::nullopt;
  return BaseAmount{*whole, parts->unit->base, parts->unit->dimension};
}

bool UnitTable::convertible(std::string_view a, std::string_view b) const {
  auto left = split(a), right = split(b);
  if (!left || !right) return false;
  auto base = [](Split const& one) { return one.unit == nullptr ? std::string_view() : one.unit->base; };
  return base(*left) == base(*right);
}

}  // namespace duizhang::quantity
