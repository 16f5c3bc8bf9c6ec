#include "engine/match/slots.hpp"

#include <array>

namespace duizhang::match {

std::vector<std::string> const& slot_names() {
  static std::vector<std::string> const names{"number", "year",     "percent",   "points", "money",   "count",
                                              "length", "area",     "mass",      "volume", "energy",  "power",
                                              "rate",   "rank",     "multiple",  "time",   "other",   "bare",
                                              "amount", "quantity", "indicator", "period", "strength"};
  return names;
}

SlotKind kind_of(quantity::Dimension dimension) {
  using D = quantity::Dimension;
  switch (dimension) {
    case D::bare:
      return SlotKind::bare;
    case D::percent:
      return SlotKind::percent;
    case D::points:
      return SlotKind::points;
    case D::money:
      return SlotKind::money;
    case D::count:
      return SlotKind::count;
    case D::length:
      return SlotKind::length;
    case D::area:
      return SlotKind::area;
    case D::mass:
      return SlotKind::mass;
    case D::volume:
      return SlotKind::volume;
    case D::energy:
      return SlotKind::energy;
    case D::power:
      return SlotKind::power;
    case D::rate:
      return SlotKind::rate;
    case D::rank:
      return SlotKind::rank;
    case D::multiple:
      return SlotKind::multiple;
    case D::time:
      return SlotKind::time;
    case D::other:
      return SlotKind::other;
  }
  return SlotKind::other;
}

bool is_amount(quantity::Dimension dimension) {
  using D = quantity::Dimension;
  switch (dimension) {
    case D::money:
    case D::count:
    case D::length:
    case D::area:
    case D::mass:
    case D::volume:
    case D::energy:
    case D::power:
    case D::rate:
    case D::other:
      return true;
    default:
      return false;
  }
}

void SlotTable::add(SlotId kind, text::Range range, std::uint32_t index) {
  entries_.push_back({kind, range.end, index, first_[range.begin]});
  first_[range.begin] = static_cast<std::uint32_t>(entries_.size() - 1);
}

std::uint32_t SlotTable::end_of(SlotId kind, std::uint32_t at) const {
  for (auto entry = first_[at]; entry != none; entry = entries_[entry].next)
    if (entries_[entry].kind == kind) return entries_[entry].end;
  return 0;
}

std::optional<std::uint32_t> SlotTable::index_of(SlotId kind, std::uint32_t at) const {
  for (auto entry = first_[at]; entry != none; entry = entries_[entry].next)
    if (entries_[entry].kind == kind) return entries_[entry].index;
  return std::nullopt;
}

}  // namespace duizhang::match
