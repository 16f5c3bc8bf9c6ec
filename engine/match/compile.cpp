#include "engine/match/compile.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <utility>

#include "engine/diag/render.hpp"
#include "engine/text/utf8.hpp"
#include "engine/text/words.hpp"

namespace duizhang::match {
namespace {

using grammar::Pattern;

constexpr std::uint64_t endless = 0xFFFFFFFF;      // lengths stay at it once they reach it
constexpr std::size_t max_prefix_literals = 1024;  // more are as good as anywhere
constexpr std::uint32_t max_prefix_class = 64;     // code points of a class that count as literals
constexpr std::uint32_t max_folded_range = 512;    // a longer range is folded by its ends only
constexpr std::uint32_t max_depth = 1000;          // of the tree with its macros expanded
constexpr std::uint32_t unit_stops = clause_stop | sentence_stop | paragraph_stop;

std::uint64_t capped(std::uint64_t value) { return std::min(value, endless); }

// What is known of everything a piece of a pattern can match.
struct Facts {
  std::uint64_t min = 0;  // bytes
  std::uint64_t max = 0;
  std::uint64_t look_steps = 0;  // of the looks in it, at one place each
  Prefix prefix;
  std::vector<std::vector<SlotId>> required;
};

void merge(Prefix& into, Prefix const& other) {
  into.anywhere = into.anywhere || other.anywhere || into.literals.size() > max_prefix_literals;
  if (into.anywhere) {
    into = {true, {}, {}};
    return;
  }
  into.literals.insert(into.literals.end(), other.literals.begin(), other.literals.end());
  into.slots.insert(into.slots.end(), other.slots.begin(), other.slots.end());
}

std::uint32_t utf8_size(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// `facts` and then `next`.
void follow(Facts& facts, Facts const& next) {
  if (facts.min == 0) merge(facts.prefix, next.prefix);
  facts.min = capped(facts.min + next.min);
  facts.max = capped(facts.max + next.max);
  facts.look_steps = capped(facts.look_steps + next.look_steps);
  facts.required.insert(facts.required.end(), next.required.begin(), next.required.end());
  sort_unique(facts.required);
}

// Either of two; `facts` holds the first. A slot of either branch's smallest demand will be there.
void either(Facts& facts, Facts const& other) {
  merge(facts.prefix, other.prefix);
  facts.min = std::min(facts.min, other.min);
  facts.max = std::max(facts.max, other.max);
  facts.look_steps = capped(facts.look_steps + other.look_steps);
  auto smaller = [](auto const& a, auto const& b) { return a.size() < b.size(); };
  if (facts.required.empty() || other.required.empty()) {
    facts.required.clear();
    return;
  }
  auto demand = *std::min_element(facts.required.begin(), facts.required.end(), smaller);
  auto const& more = *std::min_element(other.required.begin(), other.required.end(), smaller);
  demand.insert(demand.end(), more.begin(), more.end());
  sort_unique(demand);
  facts.required = {demand};
}

Facts repeated(Facts facts, grammar::Repeat const& repeat) {
  facts.min = capped(facts.min * repeat.min);
  facts.max = capped(facts.max * repeat.max);
  facts.look_steps = capped(facts.look_steps * repeat.max);
  if (repeat.min == 0) facts.required.clear();
  return facts;
}

// One expansion of a macro: what its parameters mean, and where the call stands.
struct Expansion {
  Expansion const* caller = nullptr;  // the expansion the call stands in; none: the pattern itself
  std::string const* name = nullptr;
  std::vector<Pattern> const* arguments = nullptr;
  Pattern const* call = nullptr;
};

std::uint32_t highest_parameter(Pattern const& pattern);

std::uint32_t highest_of(std::vector<Pattern> const& patterns) {
  std::uint32_t highest = 0;
  for (auto const& pattern : patterns) highest = std::max(highest, highest_parameter(pattern));
  return highest;
}

std::uint32_t highest_parameter(Pattern const& pattern) {
  auto const& node = pattern.node;
  if (auto const* p = std::get_if<grammar::Parameter>(&node)) return p->index;
  if (auto const* p = std::get_if<grammar::Sequence>(&node)) return highest_of(p->items);
  if (auto const* p = std::get_if<grammar::Alternation>(&node)) return highest_of(p->branches);
  if (auto const* p = std::get_if<grammar::Macro>(&node)) return highest_of(p->arguments);
  if (auto const* p = std::get_if<grammar::Repeat>(&node)) return highest_parameter(*p->body);
  if (auto const* p = std::get_if<grammar::Capture>(&node)) return highest_parameter(*p->body);
  if (auto const* p = std::get_if<grammar::Look>(&node)) return highest_parameter(*p->body);
  return 0;
}

std::string counted(std::size_t count, std::string const& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

class Compiler {
 public:
  Compiler(Pattern const& pattern, CompileOptions const& options) : pattern_(pattern), options_(options) {}

  std::variant<Program, CompileError> run() {
    program_.separators = options_.list_separators;
    std::stable_sort(program_.separators.begin(), program_.separators.end(),
                     [](auto const& a, auto const& b) { return a.size() > b.size(); });
    auto facts = emit_top();
    add(Op::match);
    if (!error_) finish(facts);
    if (error_) return std::move(*error_);
    return std::move(program_);
  }

 private:
  // --- errors ---

  void refuse(CompileErrorCode code, Pattern const& culprit, Expansion const* in, std::string message,
              std::string hint = "") {
    if (error_ && !(is_unknown_name(code) && is_unknown_name(error_->code))) return;
    CompileError error;
    error.code = code;
    error.begin = error.use_begin = culprit.begin;
    error.end = error.use_end = culprit.end;
    error.message = std::move(message);
    error.hint = std::move(hint);
    if (in != nullptr) error.macro = *in->name;
    for (auto at = in; at != nullptr; at = at->caller) {
      error.use_begin = at->call->begin;
      error.use_end = at->call->end;
    }
    if (error_)
      error_->others.push_back(std::move(error));
    else
      error_ = std::move(error);
  }

  static bool is_unknown_name(CompileErrorCode code) {
    return code == CompileErrorCode::unknown_macro || code == CompileErrorCode::unknown_slot;
  }

  void refuse_size(Pattern const& culprit, Expansion const* in, std::string message) {
    refuse(CompileErrorCode::too_large, culprit, in, std::move(message),
           "use smaller repetitions and gaps, or split the rule");
  }

  std::string did_you_mean(std::string_view word, std::vector<std::string_view> const& known,
                           std::string const& sigil, std::string otherwise) const {
    auto best = diag::nearest(word, known);
    return best.empty() ? std::move(otherwise) : "did you mean " + sigil + std::string(best) + "?";
  }

  // --- instructions ---

  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

  std::uint32_t add(Op op, std::uint32_t x = 0, std::uint32_t y = 0) {
    program_.code.push_back({op, true, 0, x, y});
    if (options_.origins != nullptr) options_.origins->push_back(origin());
    return here() - 1;
  }

  Origin origin() const {
    Origin out{in_ != nullptr ? *in_->name : "", node_->begin, node_->end, node_->begin, node_->end};
    for (auto at = in_; at != nullptr; at = at->caller) {
      out.use_begin = at->call->begin;
      out.use_end = at->call->end;
    }
    return out;
  }

  template <typename T>
  static std::uint32_t intern(std::vector<T>& pool, T value) {
    auto found = std::find(pool.begin(), pool.end(), value);
    if (found == pool.end()) found = pool.insert(pool.end(), std::move(value));
    return static_cast<std::uint32_t>(found - pool.begin());
  }

  std::string fold(std::string_view text) const {
    auto folded = options_.fold ? options_.fold(text) : std::string(text);
    return folded.empty() ? std::string(text) : folded;
  }

  char32_t fold(char32_t c) const {
    std::string text;
    text::append_utf8(text, c);
    auto folded = fold(text);
    return text::count_code_points(folded) == 1 ? text::code_point_at(folded, 0) : c;
  }

  // --- nodes ---

  // The branches at the top are numbered, so that a match can say which one it took.
  Facts emit_top() {
    auto const* top = std::get_if<grammar::Alternation>(&pattern_.node);
    if (top == nullptr) return emit(pattern_, nullptr);
    program_.alternatives = static_cast<std::uint32_t>(top->branches.size());
    return emit_alternation(*top, nullptr, true);
  }

  Facts emit(Pattern const& pattern, Expansion const* in) {
    // Behind an unknown name the others of the pattern itself are looked for; what macros are made of is not
    // laid out again and again to find none.
    if (error_ && (in != nullptr || !is_unknown_name(error_->code))) return {};
    if (program_.code.size() > options_.max_instructions) {
      refuse_size(
          pattern, in,
          "the pattern compiles to more than " + std::to_string(options_.max_instructions) + " instructions");
      return {};
    }
    if (depth_ > max_depth) {
      refuse_size(pattern, in, "macros are nested too deep");
      return {};
    }
    ++depth_;
    auto const* around = std::exchange(node_, &pattern);
    auto const* around_in = std::exchange(in_, in);
    auto facts = std::visit([&](auto const& node) { return emit_node(node, pattern, in); }, pattern.node);
    node_ = around;
    in_ = around_in;
    --depth_;
    return facts;
  }

  Facts emit_node(grammar::Sequence const& sequence, Pattern const&, Expansion const* in) {
    Facts facts;
    for (auto const& item : sequence.items) follow(facts, emit(item, in));
    return facts;
  }

  Facts emit_node(grammar::Alternation const& alternation, Pattern const&, Expansion const* in) {
    return emit_alternation(alternation, in, false);
  }

  Facts emit_alternation(grammar::Alternation const& alternation, Expansion const* in, bool numbered) {
    Facts facts;
    std::vector<std::uint32_t> exits;
    auto const& branches = alternation.branches;
    for (std::size_t i = 0; i < branches.size(); ++i) {
      bool last = i + 1 == branches.size();
      auto split = last ? 0U : add(Op::split, here() + 1);
      if (numbered) add(Op::alternative, static_cast<std::uint32_t>(i + 1));
      if (options_.mark_branches && in == nullptr && look_depth_ == 0) mark_branch(branches[i]);
      auto branch = emit(branches[i], in);
      if (i == 0)
        facts = std::move(branch);
      else
        either(facts, branch);
      if (last) break;
      exits.push_back(add(Op::jump));
      program_.code[split].y = here();
    }
    for (auto exit : exits) program_.code[exit].x = here();
    return facts;
  }

  void mark_branch(Pattern const& branch) {
    auto const* around = std::exchange(node_, &branch);
    // A repeated group is laid out several times; its branches are one each.
    auto number = intern(marked_, &branch);
    add(Op::branch, number);
    program_.branches = static_cast<std::uint32_t>(marked_.size());
    node_ = around;
  }

  Facts emit_node(grammar::Literal const& literal, Pattern const&, Expansion const*) {
    auto text = fold(literal.text);
    Facts facts;
    facts.min = facts.max = text.size();
    facts.prefix.literals = {text};
    add(Op::literal, intern(program_.literals, std::move(text)));
    return facts;
  }

  ClassSet class_set(grammar::Class const& node) const {
    ClassSet set;
    set.negated = node.negated;
    for (auto range : node.ranges) {
      if (range.last - range.first >= max_folded_range) {
        auto first = fold(range.first);
        auto last = fold(range.last);
        set.ranges.push_back(first <= last ? CodePointRange{first, last}
                                           : CodePointRange{range.first, range.last});
        continue;
      }
      for (auto c = range.first; c <= range.last; ++c) {
        auto folded = fold(c);
        set.ranges.push_back({folded, folded});
      }
    }
    std::sort(set.ranges.begin(), set.ranges.end(), [](auto a, auto b) { return a.first < b.first; });
    std::vector<CodePointRange> joined;
    for (auto range : set.ranges) {
      if (!joined.empty() && range.first <= joined.back().last + 1)
        joined.back().last = std::max(joined.back().last, range.last);
      else
        joined.push_back(range);
    }
    set.ranges = std::move(joined);
    if (auto characters = characters_of(set)) set.listed = *characters;
    return set;
  }

  Facts emit_node(grammar::Class const& node, Pattern const&, Expansion const*) {
    auto set = class_set(node);
    Facts facts;
    facts.min = set.negated ? 1 : utf8_size(set.ranges.front().first);
    facts.max = set.negated ? 4 : utf8_size(set.ranges.back().last);
    std::uint32_t size = 0;
    for (auto range : set.ranges) size += range.last - range.first + 1;
    facts.prefix.anywhere = set.negated || size > max_prefix_class;
    if (!facts.prefix.anywhere) {
      for (auto range : set.ranges) {
        for (auto c = range.first; c <= range.last; ++c)
          text::append_utf8(facts.prefix.literals.emplace_back(), c);
      }
    }
    add(Op::one_of, intern(program_.classes, std::move(set)));
    return facts;
  }

  Facts emit_node(grammar::Repeat const& repeat, Pattern const&, Expansion const* in) {
    Facts facts;
    std::vector<std::uint32_t> splits;
    for (std::uint32_t i = 0; i < repeat.max && !error_; ++i) {
      if (i >= repeat.min) splits.push_back(add(Op::split, here() + 1));
      facts = emit(*repeat.body, in);
    }
    for (auto split : splits) {
      auto& code = program_.code[split];
      code.y = here();
      if (repeat.lazy) std::swap(code.x, code.y);
    }
    return repeated(std::move(facts), repeat);
  }

  Facts emit_node(grammar::Gap const& gap, Pattern const&, Expansion const*) {
    auto mask = gap.kind == grammar::Gap::Kind::phrase ? unit_stops | barrier : unit_stops;
    auto first = here();
    for (std::uint32_t i = 0; i < gap.max; ++i) add(i < gap.min ? Op::gap_step : Op::gap_more, mask);
    for (auto at = first; at < here(); ++at) {
      if (program_.code[at].op == Op::gap_more) program_.code[at].y = here();
    }
    Facts facts;
    facts.min = gap.min;
    facts.max = 4ULL * gap.max;
    facts.prefix.anywhere = true;
    return facts;
  }

  Facts emit_node(grammar::Capture const& capture, Pattern const& pattern, Expansion const* in) {
    if (look_depth_ > 0)
      refuse(CompileErrorCode::capture_in_look, pattern, in,
             "a capture inside ahead(…) or behind(…) would never be filled", "move the capture out of it");
    auto name = intern(program_.captures, capture.name);
    add(Op::open, name);
    auto facts = emit(*capture.body, in);
    add(Op::close, name);
    return facts;
  }

  Facts emit_node(grammar::Slot const& slot, Pattern const& pattern, Expansion const* in) {
    auto const& names = options_.slot_names;
    auto found = std::find(names.begin(), names.end(), slot.kind);
    if (found == names.end()) {
      refuse(
          CompileErrorCode::unknown_slot, pattern, in, "there is no slot called '" + slot.kind + "'",
          did_you_mean(slot.kind, {names.begin(), names.end()}, "",
                       slot.is_list ? "write list(percent) or list(indicator)"
                                    : "text that should be found stands in quotes: \"" + slot.kind + "\""));
      return {};
    }
    auto id = static_cast<SlotId>(found - names.begin());
    program_.slots.push_back(id);
    add(Op::slot, id);
    Facts facts;
    facts.min = 1;
    facts.max = slot_bytes;
    facts.prefix.slots = {id};
    facts.required = {{id}};
    if (slot.is_list) facts.max = emit_list_tail(id);
    return facts;
  }

  // The further members; gives the bytes of the longest list.
  std::uint64_t emit_list_tail(SlotId id) {
    auto first = here();
    for (std::uint32_t i = 1; i < max_list_members; ++i) add(Op::list_more, id);
    for (auto at = first; at < here(); ++at) program_.code[at].y = here();
    auto separator = program_.separators.empty() ? 0U : program_.separators.front().size();
    return slot_bytes + (max_list_members - 1) * (slot_bytes + separator);
  }

  Facts emit_node(grammar::Macro const& macro, Pattern const& pattern, Expansion const* in) {
    auto found = options_.macros.find(macro.name);
    if (found == options_.macros.end()) {
      std::vector<std::string_view> known;
      for (auto const& entry : options_.macros) known.push_back(entry.first);
      refuse(CompileErrorCode::unknown_macro, pattern, in, "there is no macro called '$" + macro.name + "'",
             did_you_mean(macro.name, known, "$", "define it, or quote it when it is text"));
      return {};
    }
    for (auto at = in; at != nullptr; at = at->caller) {
      if (*at->name != macro.name) continue;
      refuse(CompileErrorCode::macro_cycle, pattern, in, cycle_text(macro.name, in, at),
             "a macro may not lead back to itself");
      return {};
    }
    auto wanted = highest_parameter(*found->second);
    if (wanted != macro.arguments.size()) {
      refuse(CompileErrorCode::wrong_arguments, pattern, in,
             "'$" + macro.name + "' takes " + counted(wanted, "argument") + "; got " +
                 std::to_string(macro.arguments.size()),
             wanted == 0 ? "write $" + macro.name : "its parameters are $1 to $" + std::to_string(wanted));
      return {};
    }
    Expansion expansion{in, &found->first, &macro.arguments, &pattern};
    return emit(*found->second, &expansion);
  }

  // $a uses $b uses $a
  static std::string cycle_text(std::string const& name, Expansion const* in, Expansion const* first) {
    std::string text = " uses $" + name;
    for (auto at = in; at != first; at = at->caller) text.insert(0, " uses $" + *at->name);
    return "$" + *first->name + text;
  }

  // An argument means what it means where the call was written.
  Facts emit_node(grammar::Parameter const& parameter, Pattern const& pattern, Expansion const* in) {
    if (in == nullptr || parameter.index > in->arguments->size()) {
      refuse(CompileErrorCode::wrong_arguments, pattern, in,
             std::string("$").append(std::to_string(parameter.index)) +
                 " stands for an argument only in the body of a macro",
             "give the macro a name: $rise");
      return {};
    }
    return emit((*in->arguments)[parameter.index - 1], in->caller);
  }

  Facts emit_node(grammar::Anchor const& anchor, Pattern const&, Expansion const*) {
    add(Op::anchor, anchor.side == grammar::Anchor::Side::end ? 1 : 0,
        static_cast<std::uint32_t>(anchor.unit));
    return {};
  }

  Facts emit_node(grammar::Look const& look, Pattern const& pattern, Expansion const* in) {
    if (look_depth_ >= max_look_nesting) {
      refuse_size(pattern, in, "ahead(…) and behind(…) are nested more than 4 deep");
      return {};
    }
    ++look_depth_;
    auto id = static_cast<std::uint32_t>(program_.looks.size());
    program_.looks.push_back({look.direction == grammar::Look::Direction::behind, look.negated, 0, 0});
    auto at = add(Op::look, id);
    auto body = emit(*look.body, in);
    add(Op::match);
    program_.code[at].y = here();
    program_.looks[id].max_length = static_cast<std::uint32_t>(body.max);
    --look_depth_;
    if (program_.looks[id].behind && body.max > max_behind_bytes)
      refuse(CompileErrorCode::unbounded_look, pattern, in,
             "behind(…) would look back over " + std::to_string(body.max) + " bytes; at most " +
                 std::to_string(max_behind_bytes) + " are allowed",
             "use smaller repetitions and gaps in it");
    Facts facts;
    facts.look_steps = steps(here() - at, body);
    return facts;
  }

  // At most: every instruction once at every place, and the looks that stand there.
  static std::uint64_t steps(std::uint64_t instructions, Facts const& facts) {
    return capped(capped(instructions + facts.look_steps) * (facts.max + 1));
  }

  // --- the whole ---

  void finish(Facts& facts) {
    auto size = program_.code.size();
    if (facts.min == 0) {
      refuse(CompileErrorCode::matches_empty, pattern_, nullptr, "the pattern can match nothing at all",
             "at least one part must not be optional");
      return;
    }
    if (size > options_.max_instructions) {
      refuse_size(pattern_, nullptr,
                  "the pattern compiles to " + std::to_string(size) + " instructions; at most " +
                      std::to_string(options_.max_instructions) + " are allowed");
      return;
    }
    program_.max_steps = steps(size, facts);
    if (program_.max_steps > options_.max_steps) {
      refuse_size(pattern_, nullptr,
                  "the pattern could take " + std::to_string(program_.max_steps) +
                      " steps at one place; at most " + std::to_string(options_.max_steps) + " are allowed");
      return;
    }
    program_.min_length = static_cast<std::uint32_t>(facts.min);
    program_.max_length = static_cast<std::uint32_t>(facts.max);
    sort_unique(facts.prefix.literals);
    sort_unique(facts.prefix.slots);
    program_.prefix = std::move(facts.prefix);
    program_.required_slots = std::move(facts.required);
    sort_unique(program_.slots);
    for (auto id : program_.slots) program_.slot_names.push_back(options_.slot_names[id]);
    assign_memo();
    find_first();
    find_rows();
  }

  // Code only leads forwards, so what follows an instruction is known before it.
  void find_first() {
    std::vector<FirstSet> first(program_.code.size());
    for (auto at = program_.code.size(); at-- > 0;) {
      auto& code = program_.code[at];
      auto& out = first[at];
      auto of = [&](std::size_t next) { return next < first.size() ? first[next] : FirstSet{}; };
      auto both = [](FirstSet a, FirstSet b) {
        return FirstSet{a.characters | b.characters, a.slot || b.slot};
      };
      switch (code.op) {
        case Op::literal:
          out = {FirstSet::bit(text::code_point_at(program_.literals[code.x], 0)), false};
          break;
        case Op::one_of:
          out = first_of(program_.classes[code.x]);
          break;
        case Op::split:
          out = both(of(code.x), of(code.y));
          break;
        case Op::jump:
          out = of(code.x);
          break;
        case Op::slot:
          out = {0, true};
          break;
        case Op::list_more:
          out = of(code.y);
          for (auto const& separator : program_.separators)
            out.characters |= FirstSet::bit(text::code_point_at(separator, 0));
          break;
        case Op::look: {
          // What must stand ahead narrows what may follow; where one of the two may begin with a slot the
          // other says more.
          auto const& look = program_.looks[code.x];
          out = of(code.y);
          if (look.behind || look.negated) break;
          auto ahead = of(at + 1);
          if (!ahead.slot) out = out.slot ? ahead : FirstSet{out.characters & ahead.characters, false};
          break;
        }
        case Op::open:
        case Op::close:
        case Op::alternative:
        case Op::branch:
        case Op::anchor:
          out = of(at + 1);
          break;
        case Op::gap_step:
        case Op::gap_more:
        case Op::match:
          out = {};
          break;
      }
      code.slot_first = out.slot;
      code.head = out.characters;
      if (code.op == Op::literal) {
        auto const& literal = program_.literals[code.x];
        code.y = static_cast<std::uint32_t>(literal.size());
        code.head = text::first_bytes(literal.data(), literal.size());
      }
    }
  }

  // What can be told beforehand of rows of splits and of gaps.
  void find_rows() {
    auto& code = program_.code;
    std::vector<bool> inner(code.size(), false);  // reached from a split only
    for (auto const& one : code) {
      if (one.op != Op::split) continue;
      for (auto next : {one.x, one.y})
        if (code[next].op == Op::split && code[next].memo == no_memo) inner[next] = true;
    }
    for (std::uint32_t at = 0; at < code.size(); ++at)
      if (code[at].op == Op::split && !inner[at]) add_choice(at);
    for (auto at = code.size() - 1; at-- > 0;) {
      auto const& next = code[at + 1];
      if (code[at].op == Op::gap_more && next.op == Op::gap_more && next.memo == no_memo)
        code[at].row = static_cast<std::uint16_t>(std::min(next.row + 1, 0xFFFF));
    }
  }

  void add_choice(std::uint32_t first) {
    constexpr std::size_t few = 2;  // branches that are asked one by one
    branches_.clear();
    open_.assign(1, first);
    while (!open_.empty()) {
      auto at = open_.back();
      open_.pop_back();
      auto const& code = program_.code[at];
      if (code.op == Op::split && (at == first || code.memo == no_memo)) {
        open_.push_back(code.y);
        open_.push_back(code.x);
      } else {
        branches_.push_back({at, characters_at(at)});
      }
    }
    if (branches_.size() <= few || program_.choices.size() >= 0xFFFF) return;
    auto& targets = program_.choice_targets;
    Choice choice;
    choice.all = static_cast<std::uint32_t>(targets.size());
    choice.ends = static_cast<std::uint32_t>(program_.choice_ends.size());
    std::array<std::uint32_t, 64> next{};  // of each bit: how many, then where the next one goes
    for (auto const& branch : branches_) {
      auto const& code = program_.code[branch.target];
      targets.push_back(branch.target);
      choice.characters |= branch.characters;
      choice.slot = choice.slot || (code.op != Op::literal && code.slot_first);
      each_bit(branch.characters, [&](int bit) { ++next[static_cast<std::size_t>(bit)]; });
    }
    choice.all_end = static_cast<std::uint32_t>(targets.size());
    auto end = choice.all_end;
    each_bit(choice.characters, [&](int bit) {
      end += std::exchange(next[static_cast<std::size_t>(bit)], end);
      program_.choice_ends.push_back(end);
    });
    targets.resize(end);
    for (auto const& branch : branches_)
      each_bit(branch.characters,
               [&](int bit) { targets[next[static_cast<std::size_t>(bit)]++] = branch.target; });
    program_.choices.push_back(choice);
    program_.code[first].row = static_cast<std::uint16_t>(program_.choices.size());
  }

  // Calls `use` with the place of every bit, the lowest first.
  template <typename Use>
  static void each_bit(std::uint64_t bits, Use use) {
    for (; bits != 0; bits &= bits - 1) use(std::countr_zero(bits));
  }

  // FirstSet::characters of what follows from an instruction on.
  [[nodiscard]] std::uint64_t characters_at(std::uint32_t at) const {
    auto const& code = program_.code[at];
    return code.op == Op::literal ? FirstSet::bit(text::code_point_at(program_.literals[code.x], 0))
                                  : code.head;
  }

  static FirstSet first_of(ClassSet const& set) {
    auto characters = set.negated ? std::nullopt : characters_of(set);
    return characters ? FirstSet{*characters, false} : FirstSet{};
  }

  // The bits of what stands in the ranges; empty where that is too much to be told apart by bits.
  static std::optional<std::uint64_t> characters_of(ClassSet const& set) {
    std::size_t size = 0;
    for (auto range : set.ranges) size += range.last - range.first + 1;
    if (size > 256) return std::nullopt;
    std::uint64_t out = 0;
    for (auto range : set.ranges)
      for (auto c = range.first; c <= range.last; ++c) out |= FirstSet::bit(c);
    return out;
  }

  // How many ways lead to each instruction. After a slot two places may flow together, so what follows
  // one counts twice; everywhere else a place has as many predecessors as its instruction.
  std::vector<std::uint32_t> ways_in() const {
    std::vector<std::uint32_t> ways(program_.code.size() + 1, 0);
    for (std::uint32_t at = 0; at < program_.code.size(); ++at) {
      auto const& code = program_.code[at];
      switch (code.op) {
        case Op::split:
          ++ways[code.x], ++ways[code.y];
          break;
        case Op::jump:
          ++ways[code.x];
          break;
        case Op::look:
          ++ways[code.y];
          break;
        case Op::gap_more:
          ++ways[at + 1], ++ways[code.y];
          break;
        case Op::slot:
          ways[at + 1] += 2;
          break;
        case Op::list_more:
          ways[at + 1] += 2, ++ways[code.y];
          break;
        case Op::match:
          break;
        default:
          ++ways[at + 1];
      }
    }
    return ways;
  }

  // Only where ways meet can a place be entered twice: those get a column of the visited table, counted
  // by the look they belong to.
  void assign_memo() {
    auto ways = ways_in();
    std::vector<std::uint32_t> around;  // looks
    std::vector<std::uint32_t> ends;
    for (std::uint32_t at = 0; at < program_.code.size(); ++at) {
      while (!ends.empty() && at >= ends.back()) {
        ends.pop_back();
        around.pop_back();
      }
      auto& code = program_.code[at];
      auto& count = around.empty() ? program_.memo_count : program_.looks[around.back()].memo_count;
      if (ways[at] > 1) code.memo = count++;
      if (code.op != Op::look) continue;
      around.push_back(code.x);
      ends.push_back(code.y);
    }
  }

  Pattern const& pattern_;
  CompileOptions const& options_;
  Program program_;
  std::optional<CompileError> error_;
  Pattern const* node_ = &pattern_;  // being laid out, and the macro it stands in
  Expansion const* in_ = nullptr;
  std::vector<Pattern const*> marked_;
  struct Branch {
    std::uint32_t target;
    std::uint64_t characters;
  };
  std::vector<Branch> branches_;  // of the row at hand
  std::vector<std::uint32_t> open_;
  std::uint32_t depth_ = 0;
  std::uint32_t look_depth_ = 0;
};

}  // namespace

std::string_view name(CompileErrorCode code) {
  switch (code) {
    case CompileErrorCode::unknown_macro:
      return "unknown_macro";
    case CompileErrorCode::macro_cycle:
      return "macro_cycle";
    case CompileErrorCode::unknown_slot:
      return "unknown_slot";
    case CompileErrorCode::too_large:
      return "too_large";
    case CompileErrorCode::matches_empty:
      return "matches_empty";
    case CompileErrorCode::wrong_arguments:
      return "wrong_arguments";
    case CompileErrorCode::unbounded_look:
      return "unbounded_look";
    case CompileErrorCode::capture_in_look:
      return "capture_in_look";
  }
  return "";
}

std::uint32_t parameter_count(grammar::Pattern const& body) { return highest_parameter(body); }

std::variant<Program, CompileError> compile(grammar::Pattern const& pattern, CompileOptions const& options) {
  return Compiler(pattern, options).run();
}

}  // namespace duizhang::match
