// Which claim rules can match at a place, by what is asked of all of them alike: a bit for every rule, so
// that one look answers for all. What it leaves may still fail; what it refuses cannot match.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/match/first_number.hpp"
#include "engine/match/program.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::match {

// The next number that phrases may not cross.
struct NumberAhead {
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
  std::uint32_t begin = nowhere;  // bytes of the text
  std::uint32_t kinds = 0;        // a bit for every kind of slot it fills
  std::uint16_t digits = 0;
  std::uint64_t before = 0;  // FirstSet::bit of the character before it
  std::uint64_t after = 0;   // of the one behind it
  bool slot_after = false;
  bool stop_after = false;  // or the end of the text
};

class RuleMasks {
 public:
  // Rules are added by their number, from 0 on.
  void add(rule::ClaimRule const& rule, Program const& program, bool crosses_clauses,
           FirstNumber const& number);

  struct Place {
    std::uint32_t at = 0;  // bytes of the text
    bool work_report = true;
    document::Role role{};
    bool first = false;           // the clause begins here
    bool has_quantity = false;    // one stands ahead in the clause
    std::uint64_t character = 0;  // FirstSet::bit of the one that stands here; 0 at the end of the text
    bool slot = false;            // a slot begins here
  };
  // Bit n % 64 of number n / 64: rule n may match here. Valid until the next question.
  [[nodiscard]] std::span<std::uint64_t const> at(Place const& place, NumberAhead const& ahead,
                                                  std::vector<std::uint64_t>& out) const;

  // All that they are made of, arrays of plain values as such: to keep them, and to make others that say the
  // same.
  template <class Masks, class Archive, class Arrays>
  static void members(Masks& masks, Archive&& archive, Arrays&& arrays) {
    archive(masks.rules_);
    for (auto& bits : masks.bits_) arrays(bits);
  }

 private:
  static constexpr std::uint32_t roles = 5, characters = 64, kinds = 32;
  // What a rule may be asked, a mask each.
  enum Row : std::uint32_t {
    none,
    all,
    no_number,   // where none is ahead, or anything about it
    any_number,  // whatever number is ahead
    number_at_start,
    slot_behind,
    stop_behind,
    slot_here,
    of_place,                           // by place_row
    begins = of_place + 2 * roles * 4,  // by the character that stands here
    before = begins + characters,       // by the one before the number ahead
    behind = before + characters,       // by the one behind it
    of_kind = behind + characters,
    rows = of_kind + kinds
  };
  [[nodiscard]] static std::uint32_t place_row(Place const& place) {
    return of_place + 4 * (2 * static_cast<std::uint32_t>(place.role) + (place.work_report ? 1U : 0U)) +
           (place.first ? 2U : 0U) + (place.has_quantity ? 1U : 0U);
  }
  [[nodiscard]] static std::uint32_t row_of(std::uint32_t first, std::uint64_t bit);
  [[nodiscard]] std::uint64_t const* row(std::uint32_t which) const { return bits_[which].data(); }
  void set(std::uint32_t which, std::uint32_t rule) {
    bits_[which][rule / 64] |= std::uint64_t{1} << rule % 64;
  }
  // Of each of 64 characters that `wanted` has.
  void set_all(std::uint32_t first, std::uint64_t wanted, std::uint32_t rule);

  std::vector<std::vector<std::uint64_t>> bits_ = std::vector<std::vector<std::uint64_t>>(rows);
  std::uint32_t rules_ = 0;
};

}  // namespace duizhang::match
