#include "engine/match/run.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/text/utf8.hpp"
#include "engine/text/words.hpp"

namespace duizhang::match {

bool ClassSet::holds(char32_t c) const {
  if ((listed & FirstSet::bit(c)) == 0) return negated;
  auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                [](char32_t value, CodePointRange range) { return value < range.first; });
  bool within = after != ranges.begin() && c <= std::prev(after)->last;
  return within != negated;
}

void Scratch::Visited::begin(std::uint32_t base, std::uint32_t columns) {
  base_ = base;
  words_ = std::max(1U, (columns + 31U) / 32U);
  if (++generation_ != 0) return;
  std::fill(places_.begin(), places_.end(), 0U);
  generation_ = 1;
}

void Scratch::Visited::grow(std::size_t index) {
  places_.resize(std::max(index + 1, 2 * places_.size()), 0U);
}

class Runner {
 public:
  Runner(Program const& program, TextView const& view, Scratch& scratch, Trace* trace)
      : program_(program), code_(program.code.data()), view_(view), scratch_(scratch), trace_(trace) {
    if (scratch_.visited_.empty()) scratch_.visited_.resize(8);
    skims_ = trace == nullptr && view.marks_slots && view.characters.size() == view.text.size() &&
             view.flags.size() == view.text.size();
  }

  std::optional<Match> run(std::uint32_t start) {
    if (!may_begin(code_[0], start)) return std::nullopt;
    scratch_.threads_.shrink(0);
    scratch_.trail_.shrink(0);
    scratch_.visited_[0].begin(start, program_.memo_count);
    if (!attempt(0, start, 0, any_end)) return std::nullopt;
    return read_trail(start);
  }

 private:
  static constexpr std::uint32_t any_end = 0xFFFFFFFF;
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
  using Thread = Scratch::Thread;

  // Runs the (sub-)program at `entry` from `start` until its match, which must stand at `wanted_end` unless
  // that is any_end. Leaves the stack as it was; the trail of the winner stays.
  bool attempt(std::uint32_t entry, std::uint32_t start, std::size_t depth, std::uint32_t wanted_end) {
    auto base = scratch_.threads_.size();
    push(entry, start);
    while (scratch_.threads_.size() > base) {
      auto thread = scratch_.threads_.pop();
      if (depth == 0) scratch_.trail_.shrink(thread.trail);
      auto end = follow(thread.pc, thread.position, depth, wanted_end);
      if (end == nowhere) continue;
      end_ = end;
      scratch_.threads_.shrink(base);
      return true;
    }
    return false;
  }

  // One thread, until it fails (nowhere) or matches (its end).
  std::uint32_t follow(std::uint32_t pc, std::uint32_t at, std::size_t depth, std::uint32_t wanted_end) {
    for (;;) {
      auto const& code = code_[pc];
      if (code.memo != no_memo && !scratch_.visited_[depth].enter(at, code.memo)) return nowhere;
      ++scratch_.steps;
      auto next = at;
      switch (code.op) {
        case Op::literal:
          next = after_literal(code, at);
          break;
        case Op::one_of:
          next = after_class(code, at);
          break;
        case Op::gap_step:
          next = after_gap(code.x, at);
          break;
        case Op::gap_more: {
          // From step to step, until what follows the gap may begin.
          auto const& after = code_[code.y];
          auto const last = pc + code.row;
          auto const mask = code.x;
          if (skims_ && after.op != Op::literal) {
            auto const end = skim(after, pc, last, mask, at);
            if (end == nowhere) return nowhere;
            at = end;
          } else {
            while (!may_begin(after, at)) {
              next = after_gap(mask, at);
              if (next == nowhere) return failed(pc, at, depth);
              at = next;
              ++scratch_.steps;
              if (pc++ == last) break;
            }
          }
          if (pc > last) continue;  // the gap is as long as it may be
          if (after_gap(mask, at) != nowhere) push_step(pc, at);
          pc = code.y;
          continue;
        }
        case Op::split: {
          // A choice of many words: all are asked about the same place.
          auto const here = stand(at);
          if (code.row != 0) {
            pc = choose(program_.choices[code.row - 1U], here, at);
            if (pc == nowhere) return nowhere;
            continue;
          }
          bool other = may_begin(code_[code.y], here, at);
          if (may_begin(code_[code.x], here, at)) {
            if (other) push(code.y, at);
            pc = code.x;
          } else if (other) {
            pc = code.y;
          } else {
            return nowhere;  // no trace wants to hear of it: it would have seen both ways
          }
          continue;
        }
        case Op::jump:
          pc = code.x;
          continue;
        case Op::slot:
          next = after_slot(code.x, at, depth);
          break;
        case Op::list_more: {
          auto member = after_separator(at);
          auto end = member == nowhere ? nowhere : slot_end(code.x, member);
          if (end == nowhere) {
            pc = code.y;
            continue;
          }
          push(code.y, at);
          next = end;
          note(depth, {Op::slot, code.x, member, end});
          break;
        }
        case Op::open:
        case Op::close:
        case Op::alternative:
        case Op::branch:
          note(depth, {code.op, code.x, at, at});
          break;
        case Op::anchor:
          if (!anchored(code.x == 1, code.y, at)) return failed(pc, at, depth);
          break;
        case Op::look:
          if (!look(program_.looks[code.x], pc + 1, at, depth + 1)) return failed(pc, at, depth);
          pc = code.y;
          continue;
        case Op::match:
          return wanted_end == any_end || at == wanted_end ? at : nowhere;
      }
      if (next == nowhere) return failed(pc, at, depth);
      at = next;
      ++pc;
    }
  }

  // From `at` to where what follows a gap may begin, with `pc` kept up; behind the gap where it may nowhere
  // in it. nowhere: something stands in between that the gap may not hold. For texts of which all is known.
  std::uint32_t skim(Instruction const& after, std::uint32_t& pc, std::uint32_t last, std::uint32_t mask,
                     std::uint32_t at) {
    auto const* characters = view_.characters.data();
    auto const* flags = view_.flags.data();
    auto const* text = view_.text.data();
    auto const size = static_cast<std::uint32_t>(view_.text.size());
    auto const wanted = after.head;
    auto const slot = after.slot_first ? std::uint32_t{slot_start} : 0U;
    auto const first = pc;
    while (at < size) {
      std::uint32_t const here = flags[at];
      if ((wanted >> characters[at] & 1U) != 0 || (here & slot) != 0) break;
      if ((here & mask) != 0) return nowhere;
      at += text::code_point_size(text[at]);
      if (pc++ == last) break;
    }
    scratch_.steps += pc - first;
    return at;
  }

  // What stands at a place, looked at once for all ways that may lead on from there.
  struct Here {
    std::uint64_t character;  // FirstSet::bit
    bool anything;            // nothing is ruled out: the end, or one who asks how far attempts came
    bool slot;                // a slot may be read
  };
  [[nodiscard, gnu::always_inline]] inline Here stand(std::uint32_t at) const {
    if (trace_ != nullptr || at >= view_.text.size()) return {0, true, true};
    return {character_at(at), false, slot_at(at)};
  }

  [[nodiscard, gnu::always_inline]] inline std::uint64_t character_at(std::uint32_t at) const {
    return at < view_.characters.size() ? std::uint64_t{1} << view_.characters[at]
                                        : FirstSet::bit(text::code_point_at(view_.text, at));
  }

  [[nodiscard, gnu::always_inline]] inline bool slot_at(std::uint32_t at) const {
    return !view_.marks_slots || (flags(at) & slot_start) != 0;
  }

  // False only where nothing from this instruction on can match.
  [[nodiscard, gnu::always_inline]] inline bool may_begin(Instruction const& code, Here const& here,
                                                          std::uint32_t at) const {
    if (code.op == Op::literal) return here.anything || head_stands(code, at);
    return (code.head & here.character) != 0 || here.anything || code.head == ~std::uint64_t{0} ||
           (code.slot_first && here.slot);
  }

  // The same where nothing else is asked of the place.
  [[nodiscard, gnu::always_inline]] inline bool may_begin(Instruction const& code, std::uint32_t at) const {
    if (trace_ != nullptr || at >= view_.text.size()) return true;
    if (code.op == Op::literal) return head_stands(code, at);
    return (code.head & character_at(at)) != 0 || (code.slot_first && slot_at(at)) ||
           code.head == ~std::uint64_t{0};
  }

  // The first branch of a row that may begin here; the others that may are kept for later. nowhere: none.
  std::uint32_t choose(Choice const& choice, Here const& here, std::uint32_t at) {
    auto const* targets = program_.choice_targets.data();
    auto first = choice.all;
    auto end = choice.all_end;
    if (!here.anything && !(choice.slot && here.slot)) {
      if ((choice.characters & here.character) == 0) return nowhere;
      auto const list = static_cast<std::uint32_t>(std::popcount(choice.characters & (here.character - 1)));
      auto const* ends = program_.choice_ends.data() + choice.ends;
      if (list != 0)
        first = ends[list - 1];
      else
        first = choice.all_end;
      end = ends[list];
    }
    // Most branches are words: their first bytes are read once.
    auto const left = view_.text.size() - at;
    auto const bytes = text::first_bytes(view_.text.data() + at, left);
    auto may = [&](std::uint32_t target) {
      auto const& code = code_[target];
      if (code.op == Op::literal) return here.anything || ((bytes ^ code.head) & mask_of(code.y)) == 0;
      return may_begin(code, here, at);
    };
    while (first != end && !may(targets[first])) ++first;
    if (first == end) return nowhere;
    while (--end != first)
      if (may(targets[end])) push(targets[end], at);
    return targets[first];
  }

  // The bits of the first eight bytes that a literal of this size has.
  [[nodiscard]] static std::uint64_t mask_of(std::uint32_t size) {
    return size >= 8 ? ~std::uint64_t{0} : ~(~std::uint64_t{0} << 8U * size);
  }

  // The first eight bytes of a literal.
  [[nodiscard, gnu::always_inline]] inline bool head_stands(Instruction const& literal,
                                                            std::uint32_t at) const {
    auto left = view_.text.size() - at;
    if (left < literal.y) return false;
    return (text::first_bytes(view_.text.data() + at, left) & mask_of(literal.y)) == literal.head;
  }

  std::uint32_t failed(std::uint32_t pc, std::uint32_t at, std::size_t depth) {
    if (trace_ != nullptr && depth == 0) trace_->fail(pc, at);
    return nowhere;
  }

  void push(std::uint32_t pc, std::uint32_t at) {
    scratch_.threads_.push({pc, at, static_cast<std::uint32_t>(scratch_.trail_.size())});
  }

  // The step of a gap, for later: its place is already marked as visited, so the thread begins behind it.
  void push_step(std::uint32_t pc, std::uint32_t at) {
    push(pc + 1, at + text::code_point_size(view_.text[at]));
  }

  // Looks capture nothing.
  void note(std::size_t depth, Scratch::Event event) {
    if (depth == 0) scratch_.trail_.push(event);
  }

  std::uint8_t flags(std::uint32_t at) const {
    return at < view_.flags.size() ? view_.flags[at] : std::uint8_t{0};
  }

  std::uint32_t after_literal(Instruction const& code, std::uint32_t at) const {
    if (!head_stands(code, at)) return nowhere;
    bool stands = code.y <= 8 || text::same_bytes(view_.text.data() + at + 8,
                                                  program_.literals[code.x].data() + 8, code.y - 8);
    return stands ? at + code.y : nowhere;
  }

  std::uint32_t after_class(Instruction const& code, std::uint32_t at) const {
    if (at >= view_.text.size()) return nowhere;
    auto c = text::code_point_at(view_.text, at);
    if ((code.head & FirstSet::bit(c)) == 0 || !program_.classes[code.x].holds(c)) return nowhere;
    return at + text::code_point_size(view_.text[at]);
  }

  std::uint32_t after_gap(std::uint32_t mask, std::uint32_t at) const {
    if (at >= view_.text.size() || (flags(at) & mask) != 0) return nowhere;
    return at + text::code_point_size(view_.text[at]);
  }

  std::uint32_t slot_end(std::uint32_t slot, std::uint32_t at) const {
    if (view_.slots == nullptr || at >= view_.text.size()) return nowhere;
    if (view_.marks_slots && (flags(at) & slot_start) == 0) return nowhere;
    auto end = view_.slots->end_of(static_cast<SlotId>(slot), at);
    return end > at && end <= view_.text.size() && end - at <= max_slot_bytes ? end : nowhere;
  }

  std::uint32_t after_slot(std::uint32_t slot, std::uint32_t at, std::size_t depth) {
    auto end = slot_end(slot, at);
    if (end != nowhere) note(depth, {Op::slot, slot, at, end});
    return end;
  }

  // The longest separator that stands here; shorter ones are not tried.
  std::uint32_t after_separator(std::uint32_t at) const {
    for (auto const& separator : program_.separators) {
      if (view_.text.compare(at, separator.size(), separator) == 0)
        return at + static_cast<std::uint32_t>(separator.size());
    }
    return nowhere;
  }

  bool anchored(bool end, std::uint32_t unit, std::uint32_t at) const {
    if (end ? at >= view_.text.size() : at == 0) return true;
    constexpr std::uint32_t stops[] = {clause_stop | sentence_stop | paragraph_stop,
                                       sentence_stop | paragraph_stop, paragraph_stop, 0};
    auto place = end ? at : static_cast<std::uint32_t>(text::previous(view_.text, at));
    return (flags(place) & stops[unit]) != 0;
  }

  bool look(Look const& look, std::uint32_t entry, std::uint32_t at, std::size_t depth) {
    bool stands = look.behind ? stands_before(look, entry, at, depth) : stands_after(look, entry, at, depth);
    return stands != look.negated;
  }

  bool stands_after(Look const& look, std::uint32_t entry, std::uint32_t at, std::size_t depth) {
    if (!may_begin(code_[entry], at)) return false;
    scratch_.visited_[depth].begin(at, look.memo_count);
    return attempt(entry, at, depth, any_end);
  }

  // Every start shares one table: a place from which the end was not reached will not reach it later.
  bool stands_before(Look const& look, std::uint32_t entry, std::uint32_t at, std::size_t depth) {
    auto lowest = at > look.max_length ? at - look.max_length : 0U;
    scratch_.visited_[depth].begin(lowest, look.memo_count);
    for (auto start = at;; start = static_cast<std::uint32_t>(text::previous(view_.text, start))) {
      if (start < lowest) return false;
      if (may_begin(code_[entry], start) && attempt(entry, start, depth, at)) return true;
      if (start == 0) return false;
    }
  }

  // The events of the winner, as captures and slots.
  Match read_trail(std::uint32_t start) const {
    Match match;
    match.begin = start;
    match.end = end_;
    std::size_t captures = 0, slots = 0;
    for (auto const& event : scratch_.trail_)
      captures += event.op == Op::open ? 1U : 0U, slots += event.op == Op::slot ? 1U : 0U;
    match.captures.reserve(captures);
    match.slots.reserve(slots);
    auto& open = scratch_.open_;
    open.clear();
    for (auto const& event : scratch_.trail_) {
      switch (event.op) {
        case Op::open:
          open.push_back(static_cast<std::uint16_t>(match.captures.size()));
          match.captures.push_back({static_cast<std::uint16_t>(event.x), event.begin, event.begin});
          break;
        case Op::close:
          match.captures[open.back()].end = event.end;
          open.pop_back();
          break;
        case Op::slot:
          match.slots.push_back({static_cast<SlotId>(event.x), event.begin, event.end,
                                 open.empty() ? no_capture : open.back()});
          break;
        case Op::branch:
          match.branches.push_back(event.x);
          break;
        default:
          match.alternative = event.x;
      }
    }
    return match;
  }

  Program const& program_;
  Instruction const* code_;
  TextView const& view_;
  Scratch& scratch_;
  Trace* trace_;
  std::uint32_t end_ = 0;
  bool skims_ = false;  // all that a gap asks of a place is known of every place
};

void Trace::fail(std::uint32_t pc, std::uint32_t at) {
  auto reached = std::pair(levels[pc], at);
  if (any && reached < std::pair(level, position)) return;
  if (!any || reached > std::pair(level, position)) failed.clear();
  any = true;
  level = reached.first;
  position = at;
  if (std::find(failed.begin(), failed.end(), pc) == failed.end()) failed.push_back(pc);
}

std::vector<std::uint32_t> levels(Program const& program) {
  constexpr std::uint32_t unknown = 0xFFFFFFFF;
  std::vector<std::uint32_t> out(program.code.size(), unknown);
  out[0] = 0;
  // Code only leads forwards, so one pass will do.
  for (std::uint32_t at = 0; at < program.code.size(); ++at) {
    auto const& code = program.code[at];
    auto reach = [&](std::uint32_t to, std::uint32_t more) {
      if (to < out.size()) out[to] = std::min(out[to], out[at] + more);
    };
    if (out[at] == unknown) continue;  // inside a look
    switch (code.op) {
      case Op::literal:
      case Op::one_of:
      case Op::slot:
        reach(at + 1, 1);
        break;
      case Op::split:
        reach(code.x, 0), reach(code.y, 0);
        break;
      case Op::jump:
        reach(code.x, 0);
        break;
      case Op::gap_more:
      case Op::list_more:
        reach(at + 1, 0), reach(code.y, 0);
        break;
      case Op::look:
        reach(code.y, 0);
        break;
      case Op::match:
        break;
      default:
        reach(at + 1, 0);
    }
  }
  return out;
}

std::optional<Match> run(Program const& program, TextView const& view, std::uint32_t start, Scratch& scratch,
                         Trace* trace) {
  assert(start <= view.text.size() && "a start lies in the text");
  return Runner(program, view, scratch, trace).run(start);
}

}  // namespace duizhang::match
