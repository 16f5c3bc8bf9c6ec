#include "engine/match/candidates.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "engine/match/slots.hpp"
#include "engine/text/stops.hpp"

namespace duizhang::match {
namespace {

bool is_word_slot(SlotId slot) {
  return slot == id(SlotKind::indicator) || slot == id(SlotKind::period) || slot == id(SlotKind::strength) ||
         slot >= slot_names().size();
}

// The demand that fewest kinds of quantities meet; null when words could meet each of them.
std::vector<SlotId> const* quantity_demand(Program const& program) {
  std::vector<SlotId> const* best = nullptr;
  for (auto const& demand : program.required_slots) {
    if (demand.empty() || std::any_of(demand.begin(), demand.end(), is_word_slot)) continue;
    if (best == nullptr || demand.size() < best->size()) best = &demand;
  }
  return best;
}

}  // namespace

bool crosses_clauses(Program const& program) {
  constexpr std::u32string_view stops = U"，。；：！？—\n,;:!?";
  std::vector<bool> literals, classes;
  for (auto const& literal : program.literals) literals.push_back(text::holds_stop(literal));
  for (auto const& set : program.classes)
    classes.push_back(std::any_of(stops.begin(), stops.end(), [&](char32_t c) { return set.holds(c); }));
  for (std::uint32_t at = 0; at < program.code.size(); ++at) {
    auto const& code = program.code[at];
    if (code.op == Op::look) at = code.y - 1;  // what is only looked at is not part of the match
    if ((code.op == Op::literal && literals[code.x]) || (code.op == Op::one_of && classes[code.x]))
      return true;
  }
  return false;
}

std::uint32_t CandidateIndex::number_of(std::string const& word) {
  auto number = literals_.emplace(word, static_cast<std::uint32_t>(literals_.size())).first->second;
  for (auto* side : {&within_, &wordy_, &across_})
    if (side->by_literal.size() <= number)
      side->by_literal.resize(number + 1), side->all_of_literal.resize(number + 1);
  if (sets_of_word_.size() <= number) sets_of_word_.resize(number + 1), asked_of_.resize(number + 1);
  return number;
}

void CandidateIndex::ask_for(std::uint32_t rule, Cues const& words, Side const& side) {
  auto sorted = words;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  auto known = sets_.find(sorted);
  if (known == sets_.end()) {
    if (sets_.size() == most_sets) return;
    auto set = static_cast<std::uint32_t>(sets_.size());
    for (auto const& word : sorted) {
      auto literal = number_of(word);
      sets_of_word_[literal][set / 64] |= std::uint64_t{1} << set % 64;
    }
    known = sets_.emplace(std::move(sorted), set).first;
  }
  for (auto const& word : known->first) asked_of_[literals_.find(word)->second] |= side.bit;
  sets_of_rule_[rule][known->second / 64] |= std::uint64_t{1} << known->second % 64;
}

void CandidateIndex::add(std::uint32_t rule, Program const& program, Cues const& cues,
                         std::vector<Cues> const& also) {
  rules_ = std::max(rules_, rule + 1);
  sets_of_rule_.resize(rules_);
  across_rules_.resize((rules_ + 63) / 64);
  reach_of_rule_.resize(rules_);
  reach_of_rule_[rule] = program.max_length;
  bool across = crosses_clauses(program);
  auto const* demand = quantity_demand(program);
  if (!cues.empty()) {
    auto& side = across ? across_ : program.required_slots.empty() ? wordy_ : within_;
    side.reach = std::max(side.reach, program.max_length);
    if (across) across_rules_[rule / 64] |= std::uint64_t{1} << rule % 64;
    for (auto const& cue : cues) {
      auto literal = number_of(cue);
      asked_of_[literal] |= side.bit;
      auto& rules = side.by_literal[literal];
      auto shorter =
          std::upper_bound(rules.begin(), rules.end(), program.max_length,
                           [](std::uint32_t reach, Rule const& other) { return reach > other.reach; });
      rules.insert(shorter, {rule, program.max_length});
      auto& all = side.all_of_literal[literal];
      if (rule < most_in_bits) all.rules[rule / 64] |= std::uint64_t{1} << rule % 64;
      all.near = rule < most_in_bits ? std::min(all.near, program.max_length) : 0;
      all.far = std::max(all.far, program.max_length);
    }
    if (!across)
      for (auto const& words : also) ask_for(rule, words, side);
  } else if (demand != nullptr && !across) {
    for (auto slot : *demand) by_slot_[slot % by_slot_.size()].push_back(rule);
  } else {
    always_.push_back(rule);
  }
}

std::vector<std::string_view> CandidateIndex::cues_of(std::uint32_t rule) const {
  std::vector<std::string_view> out;
  for (auto const& [cue, literal] : literals_)
    for (auto const* side : sides())
      if (std::any_of(side->by_literal[literal].begin(), side->by_literal[literal].end(),
                      [&](Rule const& one) { return one.number == rule; }))
        out.push_back(cue);
  return out;
}

std::vector<std::vector<std::string_view>> CandidateIndex::cues_of_all(std::size_t count) const {
  std::vector<std::vector<std::string_view>> out(count);
  for (auto const& [cue, literal] : literals_)
    for (auto const* side : sides())
      for (auto const& one : side->by_literal[literal])
        if (out[one.number].empty() || out[one.number].back() != cue) out[one.number].push_back(cue);
  return out;
}

bool CandidateIndex::matches_without_cues() const {
  return !always_.empty() ||
         std::any_of(by_slot_.begin(), by_slot_.end(), [](auto const& rules) { return !rules.empty(); });
}

void Candidates::add(std::uint32_t cue, std::uint32_t begin, std::uint32_t length) {
  auto asked = index_.asked_of_[cue];
  // A word that the clause ends behind may be of a further set as well, whatever the reach of its rules.
  Hit hit{begin, begin + length, cue, ~std::uint32_t{0}};
  if ((asked & index_.within_.bit) != 0) within_.all.push_back(hit);
  if ((asked & index_.wordy_.bit) != 0) wordy_.all.push_back(hit);
  hit.far = index_.across_.all_of_literal[cue].far;
  if ((asked & index_.across_.bit) != 0) across_.all.push_back(hit);
}

void Candidates::gather(CandidateIndex::Side const& side, Hits& hits, std::uint32_t at, std::uint32_t end) {
  while (hits.next < hits.all.size() && hits.all[hits.next].begin < at) ++hits.next;
  CandidateIndex::RuleBits rules{};
  auto there = there_;
  bool further = &hits != &across_;
  for (auto i = hits.next; i < hits.all.size() && hits.all[i].begin < end; ++i) {
    auto const& hit = hits.all[i];
    if (hit.end > end || hit.end - at > hit.far) continue;
    if (further)
      for (std::size_t set = 0; set < there.size(); ++set)
        there[set] |= index_.sets_of_word_[hit.literal][set];
    auto const& all = side.all_of_literal[hit.literal];
    if (hit.end - at <= all.near) {
      for (std::size_t word = 0; word < rules.size(); ++word) rules[word] |= all.rules[word];
      continue;
    }
    for (auto const& rule : side.by_literal[hit.literal]) {
      if (hit.end - at > rule.reach) break;
      mark(rule.number);
    }
  }
  there_ = there;
  for (std::size_t word = 0; word < std::min(rules.size(), marked_.size()); ++word)
    marked_[word] |= rules[word];
}

std::vector<std::uint32_t> const& Candidates::at(Place const& place) {
  auto const at = place.at;
  there_ = {};
  found_.clear();
  if (std::all_of(place.may.begin(), place.may.end(), [](auto bits) { return bits == 0; })) return found_;
  for (auto rule : index_.always_) mark(rule);
  auto end_of = [&](CandidateIndex::Side const& side) { return std::min(place.clause_end, at + side.reach); };
  if (place.kinds != 0) gather(index_.within_, within_, at, end_of(index_.within_));
  if (place.first) gather(index_.wordy_, wordy_, at, end_of(index_.wordy_));
  // Those that go on into the next clause look far ahead: only as far as one of them does that may match
  // here.
  std::uint32_t reach = 0;
  for (std::uint32_t i = 0; i < marked_.size(); ++i)
    for (auto bits = place.may[i] & index_.across_rules_[i]; bits != 0; bits &= bits - 1)
      reach =
          std::max(reach, index_.reach_of_rule_[64 * i + static_cast<std::uint32_t>(std::countr_zero(bits))]);
  if (reach != 0) gather(index_.across_, across_, at, at + reach);
  for (auto kinds = place.kinds; kinds != 0; kinds &= kinds - 1)
    for (auto rule : index_.by_slot_[static_cast<std::size_t>(std::countr_zero(kinds))]) mark(rule);
  for (std::uint32_t i = 0; i < marked_.size(); ++i)
    for (auto bits = std::exchange(marked_[i], 0) & place.may[i]; bits != 0; bits &= bits - 1)
      if (auto rule = 64 * i + static_cast<std::uint32_t>(std::countr_zero(bits));
          has_all(index_.sets_of_rule_[rule]))
        found_.push_back(rule);
  return found_;
}

}  // namespace duizhang::match
