#include "engine/match/scan.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "engine/match/condition.hpp"
#include "engine/match/ground.hpp"
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
      : document_(&document),
        rules_(rules),
        scratch_(scratch),
        keep_lost_(keep_lost),
        text_(document.text()),
        made_flags_(document.flags),
        made_slots_(text_.size()),
        candidates_(rules.candidates),
        profile_(scratch.run.profile) {
    if (profile_ != nullptr && profile_->claim_rules.empty())
      profile_->claim_rules.resize(rules.rules->claim_rules.size());
    flags_ = made_flags_;
    slots_ = &made_slots_;
    work_report_ = document.info.work_report;
  }

  // Over what was found before.
  Scanner(Ground const& ground, CompiledRules const& rules, ScanScratch& scratch)
      : rules_(rules),
        scratch_(scratch),
        text_(ground.text),
        made_slots_(0),
        kept_slots_(ground.slots),
        candidates_(rules.candidates),
        profile_(nullptr),
        ground_(&ground) {
    flags_ = ground.flags;
    slots_ = &kept_slots_;
    work_report_ = ground.work_report;
    wholes_ = ground.wholes;
    kinds_ = ground.kinds;
    clauses_ = ground.clauses;
  }

  Scan scan(MadeGround* ground) {
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
    if (ground != nullptr) tell(*ground);
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
    TextView view{text_, flags_, slots_, true, characters_};
    NearMiss best;
    best.trace.levels = levels(program);
    auto attempt = [&](std::uint32_t at) {
      auto before = std::tuple(best.trace.any, best.trace.level, best.trace.position);
      if (run(program, view, at, scratch_.run, &best.trace)) return;
      if (std::tuple(best.trace.any, best.trace.level, best.trace.position) != before) best.start = at;
    };
    std::size_t quantity = 0;
    for (auto const& clause : document_->clauses) {
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
    auto mentions = match::find_mentions(text_, document_->characters, flags_, document_->info.year, rules_,
                                         scratch_.run);
    out_.names = std::move(mentions.names);
    out_.periods = std::move(mentions.periods);
    for (std::uint32_t i = 0; i < out_.periods.size(); ++i)
      add_slot(SlotKind::period, out_.periods[i].range, i);
    for (auto& quantity : mentions.quantities) add_quantity(std::move(quantity));
    wholes_ = made_wholes_;
    kinds_ = made_kinds_;
  }

  void add_quantity(quantity::Quantity quantity) {
    // A hedge word that reaches back over an earlier quantity is that one's.
    if (!out_.quantities.empty())
      quantity.whole.begin = std::max(quantity.whole.begin, out_.quantities.back().whole.end);
    auto index = static_cast<std::uint32_t>(out_.quantities.size());
    auto kind = kind_of(quantity.dimension);
    bool bare_number = quantity.dimension == quantity::Dimension::bare && quantity.unit.empty();
    made_wholes_.push_back(quantity.whole);
    made_kinds_.push_back(bit(kind));
    add_slot(kind, quantity.whole, index);
    if (is_amount(quantity.dimension) || (quantity.dimension == quantity::Dimension::bare && !bare_number))
      add_slot(SlotKind::amount, quantity.whole, index), made_kinds_.back() |= bit(SlotKind::amount);
    if (!bare_number) {
      add_slot(SlotKind::quantity, quantity.whole, index);
      made_kinds_.back() |= bit(SlotKind::quantity);
      if (quantity.dimension != quantity::Dimension::time)
        for (auto at = quantity.whole.begin; at < quantity.whole.end; ++at) made_flags_[at] |= barrier;
    }
    out_.quantities.push_back(std::move(quantity));
  }

  template <typename Kind>
  void add_slot(Kind kind, text::Range range, std::uint32_t index) {
    made_slots_.add(kind, range, index);
    made_flags_[range.begin] |= slot_start;
  }

  // Indicators and words of strength, of which the longest at a place counts, and cues of rules.
  void find_words() {
    characters_.resize(text_.size());
    auto const& characters = document_->characters;
    for (std::size_t i = 0; i < characters.size(); ++i)
      characters_[characters.begin(i)] = FirstSet::place(characters[i]);
    std::uint32_t indicator = no_place, strength = no_place;  // where the last of each was found
    rules_.words.find(text_, characters, [&](std::uint32_t packed, std::uint32_t at, std::uint32_t length) {
      auto word = WordPayload::of(packed);
      switch (word.kind) {
        case WordKind::indicator:
          if (std::exchange(indicator, at) != at)
            add_slot(SlotKind::indicator, text::Range{at, at + length}, word.index);
          break;
        case WordKind::strength:
          if (std::exchange(strength, at) != at) add_strength({at, at + length}, word.index);
          break;
        case WordKind::cue:
          candidates_.add(word.index, at, length);
          break;
      }
    });
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

  // Where rules are tried, and what is known there.
  struct Place {
    std::uint32_t at = 0;
    text::Range clause;
    document::Role role{};
    std::size_t quantity = 0;   // the first from here on
    bool has_quantity = false;  // it stands in the clause
    bool first = false;         // the clause begins here
  };

  // A place of the scan before, and the match that won there.
  struct KnownPlace {
    std::uint32_t at = 0;
    bool first = false;
    std::uint32_t match = RuleChanges::none;
  };

  // Rules are tried where a unit of meaning starts: at the start of a clause and behind each match or
  // quantity in it. Each such place is tried once by each rule, so the cost is linear in the text.
  void match_rules() {
    taken_.assign(wholes_.size(), false);
    std::size_t next = 0;  // first quantity not before the clause
    for (auto const& clause : document_->clauses) {
      while (next < wholes_.size() && wholes_[next].begin < clause.range.begin) ++next;
      match_clause(clause.range, next);
    }
    for (std::uint32_t i = 0; i < taken_.size(); ++i)
      if (!taken_[i]) out_.unclaimed.push_back(i);
  }

  void match_clause(text::Range clause, std::size_t quantity) {
    auto role = document_->sections[sentence_section(clause.begin)].role;
    // A match that went over the end of its clause took what it covers of this one.
    Place place{std::max(clause.begin, consumed_), clause, role, quantity, false, clause.begin >= consumed_};
    while (place.at < clause.end) {
      if (!look_ahead(place)) break;
      if (!go_on(place, match_at(place), consumed_)) break;
    }
  }

  // What is ahead of a place; false: rules are not tried there.
  bool look_ahead(Place& place) const {
    while (place.quantity < wholes_.size() && wholes_[place.quantity].begin < place.at) ++place.quantity;
    place.has_quantity = place.quantity < wholes_.size() && wholes_[place.quantity].begin < place.clause.end;
    return place.has_quantity || place.first;
  }

  // To the next place behind a match that ends at `end` (0: there is none); false: there is no next.
  bool go_on(Place& place, std::uint32_t end, std::uint32_t& consumed) const {
    place.first = false;
    if (end > place.at) {
      consumed = place.at = end;
    } else if (place.has_quantity) {
      place.at = wholes_[place.quantity].end;
    } else {
      return false;
    }
    return true;
  }

  std::size_t sentence_section(std::uint32_t at) {
    while (sentence_ + 1 < document_->sentences.size() && document_->sentences[sentence_].range.end <= at)
      ++sentence_;
    return document_->sentences.empty() ? 0 : document_->sentences[sentence_].section;
  }

  static std::uint32_t bit(SlotKind kind) { return std::uint32_t{1} << id(kind); }

  // Whether the quantities within a match's reach are of the kinds that every match of the program takes.
  // `ahead`: those of the clause from here on.
  [[nodiscard]] bool quantities_suit(ClaimProgram const& candidate, Place const& place,
                                     std::uint32_t ahead) const {
    for (auto wanted : candidate.quantities) {
      bool there = (ahead & wanted) != 0;
      for (auto i = place.quantity; !there && candidate.crosses_clauses && i < kinds_.size() &&
                                    wholes_[i].begin - place.at < candidate.program.max_length;
           ++i)
        there = (kinds_[i] & wanted) != 0;
      if (!there) return false;
    }
    return true;
  }

  [[nodiscard]] NumberAhead next_number(Place const& place) const {
    auto i = place.quantity;
    while (i < kinds_.size() &&
           ((kinds_[i] & bit(SlotKind::quantity)) == 0 || (kinds_[i] & bit(SlotKind::time)) != 0))
      ++i;
    if (i >= kinds_.size()) return {};
    NumberAhead out;
    out.begin = wholes_[i].begin, out.kinds = kinds_[i];
    out.digits = digits_in(text_.substr(wholes_[i].begin, wholes_[i].end - wholes_[i].begin));
    auto bit_at = [&](std::size_t at) { return FirstSet::bit(text::code_point_at(text_, at)); };
    if (out.begin > 0) out.before = bit_at(text::previous(text_, out.begin));
    auto const end = wholes_[i].end;
    out.stop_after =
        end >= text_.size() || (flags_[end] & (clause_stop | sentence_stop | paragraph_stop)) != 0;
    if (end < text_.size()) out.after = bit_at(end), out.slot_after = (flags_[end] & slot_start) != 0;
    return out;
  }

  // Whether what stands ahead can be the first number that a match takes.
  [[nodiscard]] bool number_suits(ClaimProgram const& candidate, Place const& place,
                                  NumberAhead const& ahead) const {
    auto const& wanted = candidate.first_number;
    if (!wanted.known) return true;
    if (ahead.begin == NumberAhead::nowhere) return false;
    if (candidate.crosses_clauses ? ahead.begin - place.at >= candidate.program.max_length
                                  : ahead.begin >= place.clause.end)
      return false;
    if ((ahead.digits & ~wanted.digits) == 0) return true;  // words might take it
    if ((ahead.kinds & wanted.kinds) == 0) return false;
    if (ahead.stop_after ? !wanted.after_stop
                         : (ahead.after & wanted.after) == 0 && !(ahead.slot_after && wanted.after_slot))
      return false;
    return ahead.begin == place.at ? wanted.at_start : (ahead.before & wanted.before) != 0;
  }

  [[nodiscard]] std::uint32_t kinds_ahead(Place const& place) const {
    std::uint32_t kinds = 0;
    for (auto i = place.quantity; i < kinds_.size() && wholes_[i].begin < place.clause.end; ++i)
      kinds |= kinds_[i];
    return kinds;
  }

  [[nodiscard]] RuleMasks::Place asked_at(Place const& place) const {
    auto const at = place.at;
    std::uint64_t character = 0;
    if (at < characters_.size())
      character = std::uint64_t{1} << characters_[at];
    else if (at < text_.size())
      character = FirstSet::bit(text::code_point_at(text_, at));
    bool slot = at < text_.size() && (flags_[at] & slot_start) != 0;
    return {at, work_report_, place.role, place.first, place.has_quantity, character, slot};
  }

  // The end of the winning match at this place, 0 for none.
  std::uint32_t match_at(Place const& place) {
    auto found = found_at(place, candidates_, std::numeric_limits<int>::min());
    return found.empty() ? 0 : settle(std::move(found));
  }

  // What matches at this place, those that cannot win left out, and those of less than a priority.
  std::vector<RuleMatch> found_at(Place const& place, Candidates& candidates, int least) {
    TextView view{text_, flags_, slots_, true, characters_};
    std::vector<RuleMatch> found;
    auto const kinds = kinds_ahead(place);
    auto const ahead = next_number(place);
    auto const may = rules_.masks.at(asked_at(place), ahead, may_);
    for (auto index : candidates.at({place.at, place.clause.end, kinds, place.first, may})) {
      auto const& candidate = rules_.claims[index];
      // By falling priority: once one has won, only its equals can still win.
      if (priority(candidate.rule) < least) break;
      if (!number_suits(candidate, place, ahead) || !quantities_suit(candidate, place, kinds)) continue;
      if (!found.empty() && !keep_lost_ && priority(found.front()) > priority(candidate.rule)) break;
      if (profile_ == nullptr)
        try_rule(candidate, view, place.at, found);
      else
        measure_rule(candidate, view, place.at, found);
    }
    return found;
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
    auto best = best_of(found);
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

  [[nodiscard]] auto rank(std::uint32_t rule, text::Range range) const {
    return std::tuple(-priority(rule), -static_cast<std::int64_t>(range.end), rule);
  }
  [[nodiscard]] std::vector<RuleMatch>::iterator best_of(std::vector<RuleMatch>& found) const {
    return std::min_element(found.begin(), found.end(), [&](auto const& a, auto const& b) {
      return rank(a.rule, a.range) < rank(b.rule, b.range);
    });
  }

  // Why a match does not count, by the conditions of its rule; "" when it does.
  std::string unmet_condition(RuleMatch const& match) {
    for (auto const& condition : rules_.rules->claim_rules[match.rule].conditions)
      for (auto const& capture : match.captures) {
        if (capture.name != condition.capture) continue;
        Captured captured{text_.substr(capture.range.begin, capture.range.end - capture.range.begin), {}};
        for (auto index : capture.quantities) captured.quantities.push_back(&quantities()[index]);
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
    out.captures.reserve(match.captures.size());
    for (auto const& capture : match.captures)
      out.captures.push_back({candidate.program.captures[capture.name], {capture.begin, capture.end}, {}});
    for (auto const& slot : match.slots) {
      auto kind = static_cast<SlotKind>(slot.slot);
      if (kind == SlotKind::indicator || kind == SlotKind::period || kind == SlotKind::strength ||
          slot.slot >= slot_names().size())
        continue;
      auto index = slots_->index_of(slot.slot, slot.begin);
      if (!index) continue;
      out.quantities.push_back(*index);
      for (auto& capture : out.captures)
        if (capture.range.begin <= slot.begin && slot.end <= capture.range.end)
          capture.quantities.push_back(*index);
    }
    return out;
  }

  // Clauses in which something may be other than before: where a word of a rule that changed stands, or a
  // match of a rule that went.
  std::vector<bool> doubted_clauses(std::span<MatchBefore const> before, RuleChanges const& changes,
                                    Candidates& fresh) {
    std::vector<bool> out(clauses_.size(), changes.candidates.matches_without_cues());
    auto clause_of = [&](std::uint32_t at) {
      auto next =
          std::upper_bound(clauses_.begin(), clauses_.end(), at,
                           [](std::uint32_t place, auto const& one) { return place < one.range.begin; });
      return static_cast<std::size_t>(next - clauses_.begin());  // one more than its number
    };
    each_cue(changes, [&](std::uint32_t cue, std::uint32_t at, std::uint32_t length) {
      fresh.add(cue, at, length);
      auto last = clause_of(at);
      auto reach = changes.candidates.reach_across(cue);
      auto clause = reach == 0 ? last : std::max<std::size_t>(1, clause_of(at - std::min(at, reach)));
      for (; clause <= last; ++clause)
        if (clause > 0) out[clause - 1] = true;
    });
    for (auto const& match : before)
      if (changes.before[match.rule].now == RuleChanges::none)
        if (auto clause = clause_of(match.range.begin); clause > 0) out[clause - 1] = true;
    return out;
  }

  // Calls `use(cue, begin, length)` for each place of a word of the rules that changed, by where they begin.
  // Few words are looked for one by one, at the speed of memory.
  template <typename Use>
  void each_cue(RuleChanges const& changes, Use use) const {
    constexpr std::size_t few = 16;
    auto const& cues = changes.candidates.cues();
    if (cues.size() > few) {
      changes.words.find(text_, [&](std::uint32_t cue, std::size_t begin, std::uint32_t length) {
        use(cue, static_cast<std::uint32_t>(begin), length);
      });
      return;
    }
    struct Found {
      std::uint32_t begin, cue, length;
    };
    std::vector<Found> all;
    for (auto const& [cue, number] : cues)
      for (auto at = text::find(text_, cue); at != std::string_view::npos;
           at = text::find(text_, cue, at + text::code_point_size(text_[at])))
        all.push_back({static_cast<std::uint32_t>(at), number, static_cast<std::uint32_t>(cue.size())});
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
      return std::tie(a.begin, a.cue) < std::tie(b.begin, b.cue);
    });
    for (auto const& one : all) use(one.cue, one.begin, one.length);
  }

  // The words of all rules as far as they matter to a place. Places do not go backwards.
  void find_cues(Place const& place) {
    auto to = std::min(static_cast<std::uint32_t>(text_.size()),
                       rules_.candidates.looks_to(place.at, place.clause.end));
    for (words_to_ = std::max(words_to_, place.at); words_to_ < to;
         words_to_ += text::code_point_size(text_[words_to_]))
      rules_.words.at(text_, words_to_, [&](std::uint32_t packed, std::uint32_t length) {
        auto word = WordPayload::of(packed);
        if (word.kind == WordKind::cue) candidates_.add(word.index, words_to_, length);
      });
  }

  // The winner at a place where `known` won before (none: nobody); empty where that has not changed.
  std::optional<RuleMatch> winner_at(Place const& place, MatchBefore const* known, RuleChanges const& changes,
                                     Candidates& fresh) {
    auto const* rule = known == nullptr ? nullptr : &changes.before[known->rule];
    bool stands = rule != nullptr && rule->now != RuleChanges::none;
    auto found = found_at(place, fresh, rule != nullptr ? rule->priority : std::numeric_limits<int>::min());
    auto best = best_of(found);
    bool any = best != found.end();
    if (rule == nullptr) return any ? std::optional(std::move(*best)) : std::nullopt;
    if (stands)
      return any && rank(best->rule, best->range) < rank(rule->now, known->range)
                 ? std::optional(std::move(*best))
                 : std::nullopt;
    // What won before won over all rules that are still the same: so does what is no worse than it.
    auto worth = [](int priority, std::uint32_t end) { return std::pair(-priority, -std::int64_t{end}); };
    if (any) {
      auto now = worth(priority(*best), best->range.end);
      auto was = worth(rule->priority, known->range.end);
      if (now < was || (now == was && best->rule == rule->successor)) return std::move(*best);
    }
    return any_winner_at(place);
  }

  std::optional<RuleMatch> any_winner_at(Place const& place) {
    find_cues(place);
    auto found = found_at(place, candidates_, std::numeric_limits<int>::min());
    if (found.empty()) return std::nullopt;
    return std::move(*best_of(found));
  }

  // Where rules were tried in a clause before.
  void find_known_places(Place place, std::span<MatchBefore const> before, std::uint32_t& next,
                         std::uint32_t& consumed, std::vector<KnownPlace>& out) const {
    out.clear();
    while (place.at < place.clause.end && look_ahead(place)) {
      bool won = next < before.size() && before[next].range.begin == place.at;
      out.push_back({place.at, place.first, won ? next : RuleChanges::none});
      auto end = won ? before[next++].range.end : 0U;
      if (!go_on(place, end, consumed)) break;
    }
  }

 public:
  Rescan rescan(std::span<MatchBefore const> before, RuleChanges const& changes) {
    Rescan out;
    Candidates fresh(changes.candidates);
    auto doubted = doubted_clauses(before, changes, fresh);
    std::vector<KnownPlace> known;
    std::uint32_t next = 0;           // of the matches of before
    std::uint32_t consumed_then = 0;  // as consumed_, before
    std::size_t quantity = 0;         // first not before the clause
    for (std::size_t i = 0; i < clauses_.size(); ++i) {
      auto const clause = clauses_[i].range;
      auto const role = static_cast<document::Role>(clauses_[i].role);
      bool same_start = consumed_ == consumed_then || std::max(consumed_, consumed_then) <= clause.begin;
      if (!doubted[i] && same_start) {
        for (; next < before.size() && before[next].range.begin < clause.end; ++next) {
          out.matches.push_back({next, RuleChanges::none});
          consumed_ = consumed_then = before[next].range.end;
        }
        continue;
      }
      while (quantity < wholes_.size() && wholes_[quantity].begin < clause.begin) ++quantity;
      auto start = [&](std::uint32_t consumed) {
        return Place{std::max(clause.begin, consumed), clause, role, quantity, false,
                     clause.begin >= consumed};
      };
      auto place = start(consumed_);
      find_known_places(start(consumed_then), before, next, consumed_then, known);
      for (auto at = known.begin(); place.at < clause.end && look_ahead(place);) {
        while (at != known.end() && at->at < place.at) ++at;
        bool was_tried = at != known.end() && at->at == place.at && at->first == place.first;
        auto const* won = was_tried && at->match != RuleChanges::none ? &before[at->match] : nullptr;
        auto winner = was_tried ? winner_at(place, won, changes, fresh) : any_winner_at(place);
        auto end = winner ? winner->range.end : won != nullptr && stands(*won, changes) ? won->range.end : 0U;
        if (winner) {
          out.matches.push_back({RuleChanges::none, static_cast<std::uint32_t>(out.made.size())});
          out.made.push_back(std::move(*winner));
        } else if (end != 0) {
          out.matches.push_back({at->match, RuleChanges::none});
        }
        if (!go_on(place, end, consumed_)) break;
      }
    }
    out.whole = next == before.size();
    return out;
  }

 private:
  static bool stands(MatchBefore const& match, RuleChanges const& changes) {
    return changes.before[match.rule].now != RuleChanges::none;
  }

  // The quantities in full.
  std::vector<quantity::Quantity> const& quantities() {
    if (ground_ != nullptr && out_.quantities.empty() && !wholes_.empty())
      out_.quantities = ground_->quantities();
    return out_.quantities;
  }

  void tell(MadeGround& ground) {
    ground.flags = made_flags_;
    ground.kinds = made_kinds_;
    auto slots = made_slots_.sorted();
    ground.whole = slots.has_value();
    if (slots) ground.slots = std::move(*slots);
    for (auto const& clause : document_->clauses)
      ground.clauses.push_back(
          {clause.range,
           static_cast<std::uint32_t>(document_->sections[sentence_section(clause.range.begin)].role)});
    sentence_ = 0;
  }

  static constexpr std::uint32_t no_place = 0xFFFFFFFF;
  document::Document const* document_ = nullptr;  // none: only a ground is there
  CompiledRules const& rules_;
  ScanScratch& scratch_;
  bool keep_lost_ = false;
  std::string_view text_;
  std::vector<std::uint8_t> made_flags_;  // the document's stops, and barriers where quantities stand
  std::span<std::uint8_t const> flags_;   // they, or those of a ground
  std::vector<std::uint8_t> characters_;  // TextView::characters; none over a ground
  SlotTable made_slots_;
  SortedSlots kept_slots_{{}};
  IndexedSlots const* slots_ = nullptr;  // one of these
  Candidates candidates_;
  Profile* profile_;
  Ground const* ground_ = nullptr;
  bool work_report_ = true;
  std::uint32_t consumed_ = 0;  // the end of the last match
  std::vector<bool> taken_;
  std::vector<std::uint64_t> may_;         // the rules that may match at a place
  std::vector<text::Range> made_wholes_;   // of each quantity: where it stands
  std::vector<std::uint32_t> made_kinds_;  // a bit for every kind of slot it fills
  std::span<text::Range const> wholes_;    // they, or those of a ground
  std::span<std::uint32_t const> kinds_;
  std::span<GroundClause const> clauses_;  // of a ground
  std::uint32_t words_to_ = 0;             // so far the cues of all rules are known
  std::size_t sentence_ = 0;
  Scan out_;
};

}  // namespace

Scan scan_document(document::Document const& document, CompiledRules const& rules, ScanScratch& scratch,
                   bool keep_lost, MadeGround* ground) {
  return Scanner(document, rules, scratch, keep_lost).scan(ground);
}

Rescan rescan(Ground const& ground, std::span<MatchBefore const> before, RuleChanges const& changes,
              CompiledRules const& rules, ScanScratch& scratch) {
  return Scanner(ground, rules, scratch).rescan(before, changes);
}

std::optional<NearMiss> nearest_miss(document::Document const& document, CompiledRules const& rules,
                                     std::uint32_t claim, ScanScratch& scratch) {
  return Scanner(document, rules, scratch, false).miss(claim);
}

}  // namespace duizhang::match
