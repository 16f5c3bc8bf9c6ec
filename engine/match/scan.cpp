#include "engine/match/scan.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/match/condition.hpp"
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
        slots_(text_.size()),
        candidates_(rules.candidates),
        profile_(scratch.run.profile) {
    if (profile_ != nullptr && profile_->claim_rules.empty())
      profile_->claim_rules.resize(rules.rules->claim_rules.size());
  }

  Scan scan() {
    scratch_.run.steps = 0;
    {
      StageTimer timer(profile_, Stage::mentions);
      find_mentions();
    }
    {
      StageTimer timer(profile_, Stage::words);
      find_words();
      find_more_slots();
    }
    StageTimer timer(profile_, Stage::rules);
    match_rules();
    out_.steps = scratch_.run.steps;
    return std::move(out_);
  }

  std::optional<NearMiss> miss(std::uint32_t claim) {
    find_mentions();
    find_words();
    find_more_slots();
    auto const& program = rules_.claims[claim].program;
    TextView view{text_, flags_, &slots_, true, characters_};
    NearMiss best;
    best.trace.levels = levels(program);
    auto attempt = [&](std::uint32_t at) {
      auto before = std::tuple(best.trace.any, best.trace.level, best.trace.position);
      if (run(program, view, at, scratch_.run, &best.trace)) return;
      if (std::tuple(best.trace.any, best.trace.level, best.trace.position) != before) best.start = at;
    };
    std::size_t quantity = 0;
    for (auto const& clause : document_.clauses) {
      attempt(clause.range.begin);
      for (; quantity < out_.quantities.size() && out_.quantities[quantity].whole.begin < clause.range.end;
           ++quantity)
        if (out_.quantities[quantity].whole.end < clause.range.end)
          attempt(out_.quantities[quantity].whole.end);
    }
    if (!best.trace.any) return std::nullopt;
    return best;
  }

 private:
  void find_mentions() {
    auto mentions = match::find_mentions(text_, flags_, document_.info.year, rules_, scratch_.run);
    out_.names = std::move(mentions.names);
    out_.periods = std::move(mentions.periods);
    for (std::uint32_t i = 0; i < out_.periods.size(); ++i)
      add_slot(SlotKind::period, out_.periods[i].range, i);
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
    add_slot(kind, quantity.whole, index);
    if (is_amount(quantity.dimension) || (quantity.dimension == quantity::Dimension::bare && !bare_number))
      add_slot(SlotKind::amount, quantity.whole, index), kinds_.back() |= bit(SlotKind::amount);
    if (!bare_number) {
      add_slot(SlotKind::quantity, quantity.whole, index);
      kinds_.back() |= bit(SlotKind::quantity);
      if (quantity.dimension != quantity::Dimension::time)
        for (auto at = quantity.whole.begin; at < quantity.whole.end; ++at) flags_[at] |= barrier;
    }
    out_.quantities.push_back(std::move(quantity));
  }

  template <typename Kind>
  void add_slot(Kind kind, text::Range range, std::uint32_t index) {
    slots_.add(kind, range, index);
    flags_[range.begin] |= slot_start;
  }

  // Indicators and words of strength, of which the longest at a place counts, and cues of rules.
  void find_words() {
    characters_.resize(text_.size());
    for (std::uint32_t at = 0; at < text_.size(); at += text::code_point_size(text_[at])) {
      characters_[at] = FirstSet::place(text::code_point_at(text_, at));
      bool indicator = false;
      bool strength = false;
      rules_.words.at(text_, at, [&](std::uint32_t packed, std::uint32_t length) {
        auto word = WordPayload::of(packed);
        text::Range range{at, at + length};
        switch (word.kind) {
          case WordKind::indicator:
            if (!std::exchange(indicator, true)) add_slot(SlotKind::indicator, range, word.index);
            break;
          case WordKind::strength:
            if (!std::exchange(strength, true)) add_strength(range, word.index);
            break;
          case WordKind::cue:
            candidates_.add(word.index, at, length);
            break;
        }
      });
    }
  }

  void add_strength(text::Range range, std::uint32_t index) {
    if (!out_.strengths.empty() && out_.strengths.back().range.end > range.begin) return;
    add_slot(SlotKind::strength, range, static_cast<std::uint32_t>(out_.strengths.size()));
    out_.strengths.push_back({range, rules_.rules->words.strengths[index].strength});
  }

  // Slots of kinds that the engine does not know.
  void find_more_slots() {
    if (rules_.slots.empty()) return;
    for (std::uint32_t at = 0; at < text_.size(); at += text::code_point_size(text_[at])) {
      auto c = text::code_point_at(text_, at);
      for (std::size_t i = 0; i < rules_.slots.size(); ++i) {
        auto const& slot = rules_.slots[i];
        auto end = slot.may_begin(c) ? slot.end(text_, at) : 0;
        if (end > at) add_slot(id_of_reader(i), {at, end}, 0);
      }
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
    // A match that went over the end of its clause took what it covers of this one.
    Place place{std::max(clause.begin, consumed_), clause, role, quantity, false, clause.begin >= consumed_};
    while (place.at < clause.end) {
      while (place.quantity < out_.quantities.size() &&
             out_.quantities[place.quantity].whole.begin < place.at)
        ++place.quantity;
      place.has_quantity =
          place.quantity < out_.quantities.size() && out_.quantities[place.quantity].whole.begin < clause.end;
      if (!place.has_quantity && !place.first) break;
      auto end = match_at(place);
      place.first = false;
      if (end > place.at) {
        consumed_ = place.at = end;
      } else if (place.has_quantity) {
        place.at = out_.quantities[place.quantity].whole.end;
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

  // Where rules are tried, and what is known there.
  struct Place {
    std::uint32_t at = 0;
    text::Range clause;
    document::Role role{};
    std::size_t quantity = 0;   // the first from here on
    bool has_quantity = false;  // it stands in the clause
    bool first = false;         // the clause begins here
  };

  // Whether the quantities within a match's reach are of the kinds that every match of the program takes.
  [[nodiscard]] bool quantities_suit(Program const& program, Place const& place) const {
    auto const words = bit(SlotKind::indicator) | bit(SlotKind::period) | bit(SlotKind::strength) |
                       ~((std::uint32_t{1} << slot_names().size()) - 1);
    for (auto const& required : program.required_slots) {
      std::uint32_t wanted = 0;
      for (auto slot : required) wanted |= std::uint32_t{1} << slot;
      bool there = required.empty() || (wanted & words) != 0;
      for (auto i = place.quantity;
           !there && i < kinds_.size() && out_.quantities[i].whole.begin - place.at < program.max_length; ++i)
        there = (kinds_[i] & wanted) != 0;
      if (!there) return false;
    }
    return true;
  }

  // Whether a rule is tried at all: what it says of sections and texts, and what must follow here.
  [[nodiscard]] bool is_tried(ClaimProgram const& candidate, Place const& place) const {
    auto const& rule = rules_.rules->claim_rules[candidate.rule];
    bool wants_quantity = !candidate.program.required_slots.empty();
    if (wants_quantity && !place.has_quantity && !candidate.crosses_clauses) return false;
    if (!wants_quantity && !place.first) return false;
    if (!(document_.info.work_report ? rule.work_reports : rule.other_texts)) return false;
    if (!rule.sections.empty() &&
        std::find(rule.sections.begin(), rule.sections.end(), place.role) == rule.sections.end())
      return false;
    return quantities_suit(candidate.program, place);
  }

  [[nodiscard]] std::uint32_t kinds_ahead(Place const& place) const {
    std::uint32_t kinds = 0;
    for (auto i = place.quantity; i < kinds_.size() && out_.quantities[i].whole.begin < place.clause.end; ++i)
      kinds |= kinds_[i];
    return kinds;
  }

  // The end of the winning match at this place, 0 for none.
  std::uint32_t match_at(Place const& place) {
    TextView view{text_, flags_, &slots_, true, characters_};
    std::vector<RuleMatch> found;
    for (auto index : candidates_.at(place.at, place.clause.end, kinds_ahead(place))) {
      auto const& candidate = rules_.claims[index];
      if (!is_tried(candidate, place)) continue;
      // By falling priority: once one has won, only its equals can still win.
      if (!found.empty() && !keep_lost_ && priority(found.front()) > priority(candidate.rule)) break;
      if (profile_ == nullptr)
        try_rule(candidate, view, place.at, found);
      else
        measure_rule(candidate, view, place.at, found);
    }
    return found.empty() ? 0 : settle(std::move(found));
  }

  void try_rule(ClaimProgram const& candidate, TextView const& view, std::uint32_t at,
                std::vector<RuleMatch>& found) {
    auto match = run(candidate.program, view, at, scratch_.run);
    if (!match) return;
    auto converted = convert(candidate, *match);
    if (auto why = unmet_condition(converted); why.empty())
      found.push_back(std::move(converted));
    else if (keep_lost_)
      out_.lost.push_back({std::move(converted), LostMatch::no_winner, "where " + why});
  }

  void measure_rule(ClaimProgram const& candidate, TextView const& view, std::uint32_t at,
                    std::vector<RuleMatch>& found) {
    auto& cost = profile_->claim_rules[candidate.rule];
    auto begin = nanoseconds_now();
    auto steps = scratch_.run.steps;
    auto before = found.size();
    try_rule(candidate, view, at, found);
    ++cost.tried;
    cost.matched += found.size() - before;
    cost.steps += scratch_.run.steps - steps;
    cost.nanoseconds += nanoseconds_now() - begin;
  }

  [[nodiscard]] int priority(std::uint32_t rule) const { return rules_.rules->claim_rules[rule].priority; }
  [[nodiscard]] int priority(RuleMatch const& match) const { return priority(match.rule); }

  // The overlap policy: the higher priority, then the longer match, then the rule that stands first in the
  // files. No two rules are equal in all three, so there is always one winner. Gives its end.
  std::uint32_t settle(std::vector<RuleMatch> found) {
    auto rank = [&](RuleMatch const& match) {
      return std::tuple(-priority(match), -static_cast<std::int64_t>(match.range.end), match.rule);
    };
    auto best = std::min_element(found.begin(), found.end(),
                                 [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
    auto winner = std::move(*best);
    found.erase(best);
    for (auto index : winner.quantities) taken_[index] = true;
    if (profile_ != nullptr) ++profile_->claim_rules[winner.rule].won;
    for (auto& loser : found) {
      if (!keep_lost_) break;
      auto const* why = priority(loser) < priority(winner)   ? "lower priority"
                        : loser.range.end < winner.range.end ? "shorter"
                                                             : "later in the rule files";
      out_.lost.push_back({std::move(loser), static_cast<std::uint32_t>(out_.matches.size()), why});
    }
    auto end = winner.range.end;
    out_.matches.push_back(std::move(winner));
    return end;
  }

  // Why a match does not count, by the conditions of its rule; "" when it does.
  std::string unmet_condition(RuleMatch const& match) const {
    for (auto const& condition : rules_.rules->claim_rules[match.rule].conditions)
      for (auto const& capture : match.captures) {
        if (capture.name != condition.capture) continue;
        Captured captured{text_.substr(capture.range.begin, capture.range.end - capture.range.begin), {}};
        for (auto index : capture.quantities) captured.quantities.push_back(&out_.quantities[index]);
        if (auto why = unmet(condition, captured, rules_.rules->indicators); !why.empty()) return why;
      }
    return "";
  }

  RuleMatch convert(ClaimProgram const& candidate, Match const& match) {
    RuleMatch out;
    out.rule = candidate.rule;
    out.range = {match.begin, match.end};
    out.alternative = match.alternative;
    out.branches = match.branches;
    for (auto const& capture : match.captures)
      out.captures.push_back({candidate.program.captures[capture.name], {capture.begin, capture.end}, {}});
    for (auto const& slot : match.slots) {
      auto kind = static_cast<SlotKind>(slot.slot);
      if (kind == SlotKind::indicator || kind == SlotKind::period || kind == SlotKind::strength ||
          slot.slot >= slot_names().size())
        continue;
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
  std::vector<std::uint8_t> flags_;       // the document's stops, and barriers where quantities stand
  std::vector<std::uint8_t> characters_;  // TextView::characters
  SlotTable slots_;
  Candidates candidates_;
  Profile* profile_;
  std::uint32_t consumed_ = 0;  // the end of the last match
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

std::optional<NearMiss> nearest_miss(document::Document const& document, CompiledRules const& rules,
                                     std::uint32_t claim, ScanScratch& scratch) {
  return Scanner(document, rules, scratch, false).miss(claim);
}

}  // namespace duizhang::match
