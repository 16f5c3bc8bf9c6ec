#include "engine/match/scan.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/match/meaning.hpp"
#include "engine/match/text_view.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::match {

static_assert(int{clause_stop} == int{text::clause_stop} && int{sentence_stop} == int{text::sentence_stop} &&
              int{paragraph_stop} == int{text::paragraph_stop});

CaptureMention const* RuleMatch::capture(std::string_view name) const {
  for (auto const& capture : captures)
    if (capture.name == name) return &capture;
  return nullptr;
}

namespace {

class Scanner {
 public:
  Scanner(document::Document const& document, CompiledRules const& rules, ScanScratch& scratch,
          bool keep_lost)
      : document_(document),
        rules_(rules),
        scratch_(scratch),
        keep_lost_(keep_lost),
        text_(document.text()),
        flags_(document.flags),
        slots_(text_.size()) {}

  Scan scan() {
    scratch_.run.steps = 0;
    find_mentions();
    find_words();
    match_rules();
    out_.steps = scratch_.run.steps;
    return std::move(out_);
  }

 private:
  void find_mentions() {
    auto mentions = match::find_mentions(text_, flags_, document_.info.year, rules_, scratch_.run);
    out_.names = std::move(mentions.names);
    out_.periods = std::move(mentions.periods);
    for (std::uint32_t i = 0; i < out_.periods.size(); ++i)
      slots_.add(SlotKind::period, out_.periods[i].range, i);
    for (auto& quantity : mentions.quantities) add_quantity(std::move(quantity));
  }

  void add_quantity(quantity::Quantity quantity) {
    // A hedge word that reaches back over an earlier quantity is that one's.
    if (!out_.quantities.empty())
      quantity.whole.begin = std::max(quantity.whole.begin, out_.quantities.back().whole.end);
    auto index = static_cast<std::uint32_t>(out_.quantities.size());
    auto kind = kind_of(quantity.dimension);
    bool bare_number = quantity.dimension == quantity::Dimension::bare && quantity.unit.empty();
    kinds_.push_back(bit(kind));
    slots_.add(kind, quantity.whole, index);
    if (is_amount(quantity.dimension) || (quantity.dimension == quantity::Dimension::bare && !bare_number))
      slots_.add(SlotKind::amount, quantity.whole, index), kinds_.back() |= bit(SlotKind::amount);
    if (!bare_number) {
      slots_.add(SlotKind::quantity, quantity.whole, index);
      kinds_.back() |= bit(SlotKind::quantity);
      if (quantity.dimension != quantity::Dimension::time)
        for (auto at = quantity.whole.begin; at < quantity.whole.end; ++at) flags_[at] |= barrier;
    }
    out_.quantities.push_back(std::move(quantity));
  }

  void find_words() {
    for (std::uint32_t at = 0; at < text_.size(); at += text::code_point_size(text_[at])) {
      bool first = true;
      rules_.indicators.at(text_, at, [&](WordIndex::Entry const& entry) {
        if (std::exchange(first, false))
          slots_.add(SlotKind::indicator, {at, at + static_cast<std::uint32_t>(entry.word.size())},
                     entry.payload);
      });
      first = true;
      rules_.strengths.at(text_, at, [&](WordIndex::Entry const& entry) {
        if (!std::exchange(first, false)) return;
        text::Range range{at, at + static_cast<std::uint32_t>(entry.word.size())};
        if (!out_.strengths.empty() && out_.strengths.back().range.end > at) return;
        slots_.add(SlotKind::strength, range, static_cast<std::uint32_t>(out_.strengths.size()));
        out_.strengths.push_back({range, rules_.rules->words.strengths[entry.payload].strength});
      });
    }
  }

  // Rules are tried where a unit of meaning starts: at the start of a clause and behind each match or
  // quantity in it. Each such place is tried once by each rule, so the cost is linear in the text.
  void match_rules() {
    taken_.assign(out_.quantities.size(), false);
    std::size_t next = 0;  // first quantity not before the clause
    for (auto const& clause : document_.clauses) {
      while (next < out_.quantities.size() && out_.quantities[next].whole.begin < clause.range.begin) ++next;
      match_clause(clause.range, next);
    }
    for (std::uint32_t i = 0; i < taken_.size(); ++i)
      if (!taken_[i]) out_.unclaimed.push_back(i);
  }

  void match_clause(text::Range clause, std::size_t quantity) {
    auto role = document_.sections[sentence_section(clause.begin)].role;
    std::uint32_t at = clause.begin;
    bool first = true;
    while (at < clause.end) {
      while (quantity < out_.quantities.size() && out_.quantities[quantity].whole.begin < at) ++quantity;
      bool has_quantity =
          quantity < out_.quantities.size() && out_.quantities[quantity].whole.begin < clause.end;
      if (!has_quantity && !first) break;
      auto end = match_at(at, clause, role, has_quantity ? quantity : out_.quantities.size(), first);
      first = false;
      if (end > at) {
        at = end;
      } else if (has_quantity) {
        at = out_.quantities[quantity].whole.end;
      } else {
        break;
      }
    }
  }

  std::size_t sentence_section(std::uint32_t at) {
    while (sentence_ + 1 < document_.sentences.size() && document_.sentences[sentence_].range.end <= at)
      ++sentence_;
    return document_.sentences.empty() ? 0 : document_.sentences[sentence_].section;
  }

  static std::uint32_t bit(SlotKind kind) { return std::uint32_t{1} << id(kind); }

  // Whether the quantities within a match's reach are of the kinds that every match of the program takes.
  [[nodiscard]] bool quantities_suit(Program const& program, std::size_t quantity, std::uint32_t at) const {
    auto const words = bit(SlotKind::indicator) | bit(SlotKind::period) | bit(SlotKind::strength);
    for (auto const& required : program.required_slots) {
      std::uint32_t wanted = 0;
      for (auto slot : required) wanted |= std::uint32_t{1} << slot;
      bool there = required.empty() || (wanted & words) != 0;
      for (auto i = quantity;
           !there && i < kinds_.size() && out_.quantities[i].whole.begin - at < program.max_length; ++i)
        there = (kinds_[i] & wanted) != 0;
      if (!there) return false;
    }
    return true;
  }

  // The end of the winning match at this place, 0 for none.
  std::uint32_t match_at(std::uint32_t at, text::Range clause, document::Role role, std::size_t quantity,
                         bool first) {
    bool has_quantity = quantity < out_.quantities.size();
    TextView view{text_, flags_, &slots_};
    std::vector<RuleMatch> found;
    for (auto const& candidate : rules_.claims) {
      auto const& rule = rules_.rules->claim_rules[candidate.rule];
      if (!candidate.program.required_slots.empty() && !has_quantity) continue;
      if (candidate.program.required_slots.empty() && !first) continue;
      if (!(document_.info.work_report ? rule.work_reports : rule.other_texts)) continue;
      if (!rule.sections.empty() &&
          std::find(rule.sections.begin(), rule.sections.end(), role) == rule.sections.end())
        continue;
      if (!quantities_suit(candidate.program, quantity, at)) continue;
      // A match ends within max_length, so its cue stands there too: a line without any stop stays linear.
      auto rest = text_.substr(at, std::min(clause.end - at, candidate.program.max_length));
      if (!candidate.cues.empty() &&
          std::none_of(candidate.cues.begin(), candidate.cues.end(),
                       [&](auto const& cue) { return rest.find(cue) != std::string_view::npos; }))
        continue;
      // By falling priority: once one has won, only its equals can still win.
      if (!found.empty() && !keep_lost_ &&
          rules_.rules->claim_rules[found.front().rule].priority > rule.priority)
        break;
      if (auto match = run(candidate.program, view, at, scratch_.run))
        found.push_back(convert(candidate, *match));
    }
    if (found.empty()) return 0;
    auto rank = [&](RuleMatch const& match) {
      return std::tuple(-rules_.rules->claim_rules[match.rule].priority,
                        -static_cast<std::int64_t>(match.range.end), match.rule);
    };
    auto best = std::min_element(found.begin(), found.end(),
                                 [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
    auto winner = *best;
    found.erase(best);
    for (auto index : winner.quantities) taken_[index] = true;
    out_.matches.push_back(winner);
    if (keep_lost_)
      for (auto& loser : found) {
        auto lower =
            rules_.rules->claim_rules[loser.rule].priority < rules_.rules->claim_rules[winner.rule].priority;
        auto why = lower                                ? "lower priority"
                   : loser.range.end < winner.range.end ? "shorter"
                                                        : "later in the rule files";
        out_.lost.push_back({std::move(loser), static_cast<std::uint32_t>(out_.matches.size() - 1), why});
      }
    return winner.range.end;
  }

  RuleMatch convert(ClaimProgram const& candidate, Match const& match) {
    RuleMatch out;
    out.rule = candidate.rule;
    out.range = {match.begin, match.end};
    out.alternative = match.alternative;
    for (auto const& capture : match.captures)
      out.captures.push_back({candidate.program.captures[capture.name], {capture.begin, capture.end}, {}});
    for (auto const& slot : match.slots) {
      auto kind = static_cast<SlotKind>(slot.slot);
      if (kind == SlotKind::indicator || kind == SlotKind::period || kind == SlotKind::strength) continue;
      auto index = slots_.index_of(slot.slot, slot.begin);
      if (!index) continue;
      out.quantities.push_back(*index);
      for (auto& capture : out.captures)
        if (capture.range.begin <= slot.begin && slot.end <= capture.range.end)
          capture.quantities.push_back(*index);
    }
    return out;
  }

  document::Document const& document_;
  CompiledRules const& rules_;
  ScanScratch& scratch_;
  bool keep_lost_;
  std::string_view text_;
  std::vector<std::uint8_t> flags_;  // the document's stops, and barriers where quantities stand
  SlotTable slots_;
  std::vector<bool> taken_;
  std::vector<std::uint32_t> kinds_;  // of each quantity: a bit for every kind of slot it fills
  std::size_t sentence_ = 0;
  Scan out_;
};

}  // namespace

Scan scan_document(document::Document const& document, CompiledRules const& rules, ScanScratch& scratch,
                   bool keep_lost) {
  return Scanner(document, rules, scratch, keep_lost).scan();
}

}  // namespace duizhang::match
