// The kinds of slots that patterns may name, and what stands where in a document.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/match/text_view.hpp"
#include "engine/quantity/quantity.hpp"
#include "engine/text/span.hpp"

namespace duizhang::match {

// The slot kinds in the order of their ids. `number`: any number, year: four digits; percent … time: a
// quantity of that dimension; amount: any of money, count, length, area, mass, volume, energy, power, rate,
// other; quantity: any quantity at all; indicator: words of the vocabulary; period; strength.
enum class SlotKind : SlotId {
  number,
  year,
  percent,
  points,
  money,
  count,
  length,
  area,
  mass,
  volume,
  energy,
  power,
  rate,
  rank,
  multiple,
  time,
  other,
  bare,
  amount,
  quantity,
  indicator,
  period,
  strength
};
[[nodiscard]] std::vector<std::string> const& slot_names();

// A kind of slot that the engine does not know: everything about it in one value, so in one file of the
// program that adds it (docs/new-slot.md, tests/engine/new_slot_test.cpp). Its readings are words, not
// quantities.
struct SlotReader {
  std::string name;                         // as patterns write it; none of slot_names()
  std::function<bool(char32_t)> may_begin;  // asked of every character; be quick
  // The end of the longest reading that starts at byte `at` of the folded text, 0 for none. Must look at no
  // more than max_slot_bytes and always say the same.
  std::function<std::uint32_t(std::string_view text, std::uint32_t at)> end;
};
inline constexpr std::size_t max_slot_readers = 8;
[[nodiscard]] inline SlotId id_of_reader(std::size_t index) {
  return static_cast<SlotId>(slot_names().size() + index);
}

[[nodiscard]] inline SlotId id(SlotKind kind) { return static_cast<SlotId>(kind); }
[[nodiscard]] SlotKind kind_of(quantity::Dimension dimension);
// True for the dimensions that `amount` stands for.
[[nodiscard]] bool is_amount(quantity::Dimension dimension);

class IndexedSlots : public SlotSource {
 public:
  // The index given with the slot that starts at `at`.
  [[nodiscard]] virtual std::optional<std::uint32_t> index_of(SlotId kind, std::uint32_t at) const = 0;
};

// One thing that was found in a text.
struct Slot {
  std::uint32_t begin = 0;  // bytes of the folded text
  std::uint32_t index = 0;  // among those of its kind
  std::uint16_t length = 0;
  SlotId kind = 0;
};

// What was found in a text, by where it starts. At most one thing of a kind starts at one place.
class SlotTable : public IndexedSlots {
 public:
  explicit SlotTable(std::size_t text_size) : first_(text_size + 1, none) {}

  void add(SlotKind kind, text::Range range, std::uint32_t index) { add(id(kind), range, index); }
  void add(SlotId kind, text::Range range, std::uint32_t index);
  [[nodiscard]] std::uint32_t end_of(SlotId kind, std::uint32_t at) const override;
  [[nodiscard]] std::optional<std::uint32_t> index_of(SlotId kind, std::uint32_t at) const override;
  // All of them by where they start; empty where one is too long to be told so.
  [[nodiscard]] std::optional<std::vector<Slot>> sorted() const;

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Entry {
    SlotId kind;
    std::uint32_t end;
    std::uint32_t index;
    std::uint32_t next;
  };
  std::vector<std::uint32_t> first_;
  std::vector<Entry> entries_;
};

// The same of a text that was looked through before: slots by where they start, which are not copied.
class SortedSlots : public IndexedSlots {
 public:
  explicit SortedSlots(std::span<Slot const> slots) : slots_(slots) {}
  [[nodiscard]] std::uint32_t end_of(SlotId kind, std::uint32_t at) const override;
  [[nodiscard]] std::optional<std::uint32_t> index_of(SlotId kind, std::uint32_t at) const override;

 private:
  [[nodiscard]] Slot const* find(SlotId kind, std::uint32_t at) const;
  std::span<Slot const> slots_;
};

}  // namespace duizhang::match
