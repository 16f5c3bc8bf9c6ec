#include "engine/match/slots.hpp"

#include <algorithm>
#include <array>
#include <limits>

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

std::optional<std::vector<Slot>> SlotTable::sorted() const {
  std::vector<Slot> out;
  out.reserve(entries_.size());
  for (std::uint32_t at = 0; at < first_.size(); ++at) {
    auto from = out.size();
    for (auto entry = first_[at]; entry != none; entry = entries_[entry].next) {
      auto const& one = entries_[entry];
      // Of several of a kind the last that was added counts.
      if (std::any_of(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(),
                      [&](Slot const& known) { return known.kind == one.kind; }))
        continue;
      if (one.end - at > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
      out.push_back({at, one.index, static_cast<std::uint16_t>(one.end - at), one.kind});
    }
  }
  return out;
}

Slot const* SortedSlots::find(SlotId kind, std::uint32_t at) const {
  auto one = std::lower_bound(slots_.begin(), slots_.end(), at,
                              [](Slot const& slot, std::uint32_t place) { return slot.begin < place; });
  for (; one != slots_.end() && one->begin == at; ++one)
    if (one->kind == kind) return &*one;
  return nullptr;
}

std::uint32_t SortedSlots::end_of(SlotId kind, std::uint32_t at) const {
  auto const* slot = find(kind, at);
  return slot == nullptr ? 0 : slot->begin + slot->length;
}

std::optional<std::uint32_t> SortedSlots::index_of(SlotId kind, std::uint32_t at) const {
  auto const* slot = find(kind, at);
  return slot == nullptr ? std::nullopt : std::optional(slot->index);
}

}  // namespace duizhang::match
