#include "engine/match/rule_masks.hpp"

#include <algorithm>
#include <bit>

#include "engine/text/utf8.hpp"

namespace duizhang::match {

std::uint32_t RuleMasks::row_of(std::uint32_t first, std::uint64_t bit) {
  return bit == 0 ? std::uint32_t{none} : first + static_cast<std::uint32_t>(std::countr_zero(bit));
}

void RuleMasks::set_all(std::uint32_t first, std::uint64_t wanted, std::uint32_t rule) {
  for (; wanted != 0; wanted &= wanted - 1) set(row_of(first, wanted), rule);
}

void RuleMasks::add(rule::ClaimRule const& rule, Program const& program, bool crosses_clauses,
                    FirstNumber const& number) {
  auto const own = rules_++;
  for (auto& bits : bits_) bits.resize((rules_ + 63) / 64, 0);
  set(all, own);
  bool wants_quantity = !program.required_slots.empty();
  for (std::uint32_t role = 0; role < roles; ++role)
    for (std::uint32_t more = 0; more < 8; ++more) {
      Place place;
      place.role = static_cast<document::Role>(role);
      place.work_report = (more & 4U) != 0, place.first = (more & 2U) != 0,
      place.has_quantity = (more & 1U) != 0;
      bool there = wants_quantity ? place.has_quantity || crosses_clauses : place.first;
      bool asked = place.work_report ? rule.work_reports : rule.other_texts;
      bool within = rule.sections.empty() ||
                    std::find(rule.sections.begin(), rule.sections.end(), place.role) != rule.sections.end();
      if (there && asked && within) set(place_row(place), own);
    }
  auto const& first = program.code[0];
  auto const head =
      first.op == Op::literal ? FirstSet::bit(text::code_point_at(program.literals[first.x], 0)) : first.head;
  set_all(begins, head, own);
  if (first.op != Op::literal && first.slot_first) set(slot_here, own);
  if (!number.known) set(no_number, own);
  if (!number.known || number.digits != 0) set(any_number, own);  // words might take its digits
  if (number.at_start) set(number_at_start, own);
  if (number.after_slot) set(slot_behind, own);
  if (number.after_stop) set(stop_behind, own);
  set_all(before, number.before, own);
  set_all(behind, number.after, own);
  set_all(of_kind, number.kinds, own);
}

std::span<std::uint64_t const> RuleMasks::at(Place const& place, NumberAhead const& ahead,
                                             std::vector<std::uint64_t>& out) const {
  auto const words = bits_[all].size();
  out.resize(words);
  auto const* here = row(place_row(place));
  // At the end of a text a pattern is asked, whatever it begins with.
  auto const* character = row(place.character == 0 ? std::uint32_t{all} : row_of(begins, place.character));
  auto const* slot = row(place.slot ? slot_here : none);
  auto begins_here = [&](std::size_t i) { return here[i] & (character[i] | slot[i]); };
  if (ahead.begin == NumberAhead::nowhere || ahead.digits == 0) {
    auto const* number = row(ahead.begin == NumberAhead::nowhere ? no_number : all);
    for (std::size_t i = 0; i < words; ++i) out[i] = begins_here(i) & number[i];
    return out;
  }
  std::fill(out.begin(), out.end(), 0);
  for (std::uint64_t left = ahead.kinds; left != 0; left &= left - 1) {
    auto const* kind = row(row_of(of_kind, left));
    for (std::size_t i = 0; i < words; ++i) out[i] |= kind[i];
  }
  auto const* any = row(any_number);
  auto const* front =
      row(ahead.begin == place.at ? std::uint32_t{number_at_start} : row_of(before, ahead.before));
  auto const* back = row(ahead.stop_after ? std::uint32_t{stop_behind} : row_of(behind, ahead.after));
  auto const* more = row(!ahead.stop_after && ahead.slot_after ? slot_behind : none);
  for (std::size_t i = 0; i < words; ++i)
    out[i] = begins_here(i) & (any[i] | (out[i] & front[i] & (back[i] | more[i])));
  return out;
}

}  // namespace duizhang::match
