#include "engine/match/compiled.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "engine/diag/codes.hpp"
#include "engine/match/compile.hpp"
#include "engine/match/slots.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::match {

namespace code = diag::code;

namespace {

constexpr diag::Code code_of(CompileErrorCode error) {
  switch (error) {
    case CompileErrorCode::unknown_macro:
      return code::pattern_unknown_macro;
    case CompileErrorCode::macro_cycle:
      return code::pattern_macro_cycle;
    case CompileErrorCode::unknown_slot:
      return code::pattern_unknown_slot;
    case CompileErrorCode::matches_empty:
      return code::pattern_matches_empty;
    case CompileErrorCode::wrong_arguments:
      return code::pattern_wrong_arguments;
    case CompileErrorCode::unbounded_look:
      return code::pattern_look_too_far;
    case CompileErrorCode::capture_in_look:
      return code::pattern_capture_in_look;
    case CompileErrorCode::too_large:
      return code::pattern_too_large;
  }
  return code::pattern_too_large;
}

std::size_t shortest(Cues const& cues) {
  auto size = cues.front().size();
  for (auto const& cue : cues) size = std::min(size, cue.size());
  return size;
}

// Of the sets of each rule the one whose words the fewest rules ask for, so that a rule is found by what is
// its own and not by 增长; of equals the one whose shortest word is longest.
std::vector<Cues> rarest(std::vector<std::vector<Cues>> const& sets_of_rules) {
  std::unordered_map<std::string, std::size_t> rules_with;
  for (auto const& sets : sets_of_rules)
    for (auto const& cues : sets)
      for (auto const& cue : cues) ++rules_with[cue];
  std::vector<Cues> out;
  for (auto const& sets : sets_of_rules) {
    Cues const* best = nullptr;
    std::pair<std::size_t, std::size_t> least;
    for (auto const& cues : sets) {
      std::size_t most = 0;
      for (auto const& cue : cues) most = std::max(most, rules_with[cue]);
      std::pair rank{most, ~shortest(cues)};
      if (best == nullptr || rank < least) best = &cues, least = rank;
    }
    out.push_back(best != nullptr ? *best : Cues{});
  }
  return out;
}

class RuleSetCompiler {
 public:
  RuleSetCompiler(rule::RuleSet const& rules, std::vector<SlotReader> const& slots, diag::Diagnostics& out)
      : rules_(rules), out_(out) {
    for (auto const& macro : rules.macros) options_.macros.emplace(macro.name, &macro.pattern.tree);
    options_.slot_names = slot_names();
    for (auto const& slot : slots) options_.slot_names.push_back(slot.name);
    options_.list_separators = rules.list_separators;
    options_.fold = [](std::string_view text) { return text::fold(text); };
  }

  // With `origins` the branches are marked, too.
  std::optional<Program> compile(rule::PatternText const& pattern, std::vector<Origin>* origins = nullptr) {
    options_.origins = origins;
    options_.mark_branches = origins != nullptr;
    auto result = match::compile(pattern.tree, options_);
    if (auto* program = std::get_if<Program>(&result)) return std::move(*program);
    report(std::get<CompileError>(result), pattern);
    return std::nullopt;
  }

  // Sets of literals of each of which one stands in every match, found in the tree.
  std::vector<Cues> cues(grammar::Pattern const& pattern, int depth = 0) {
    if (depth > 100) return {};
    auto go = [&](grammar::Pattern const& child) { return cues(child, depth + 1); };
    if (auto const* literal = std::get_if<grammar::Literal>(&pattern.node))
      return {{text::fold(literal->text)}};
    if (auto const* capture = std::get_if<grammar::Capture>(&pattern.node)) return go(*capture->body);
    if (auto const* repeat = std::get_if<grammar::Repeat>(&pattern.node))
      return repeat->min > 0 ? go(*repeat->body) : std::vector<Cues>{};
    if (auto const* call = std::get_if<grammar::Macro>(&pattern.node)) {
      auto const* macro = rules_.macro(call->name);
      return macro != nullptr && call->arguments.empty() ? go(macro->pattern.tree) : std::vector<Cues>{};
    }
    std::vector<Cues> out;
    if (auto const* branches = std::get_if<grammar::Alternation>(&pattern.node)) {
      out.emplace_back();
      for (auto const& branch : branches->branches) {
        auto sets = go(branch);
        if (sets.empty()) return {};
        auto const& best = longest(sets);
        out.front().insert(out.front().end(), best.begin(), best.end());
      }
    }
    if (auto const* sequence = std::get_if<grammar::Sequence>(&pattern.node))
      for (auto const& item : sequence->items)
        for (auto& one : go(item)) out.push_back(std::move(one));
    return out;
  }

 private:
  // The set whose shortest literal is longest says most.
  static Cues const& longest(std::vector<Cues> const& sets) {
    return *std::max_element(sets.begin(), sets.end(),
                             [](auto const& a, auto const& b) { return shortest(a) < shortest(b); });
  }

  void report(CompileError const& error, rule::PatternText const& pattern) {
    text::Span use{pattern.source, error.use_begin, error.use_end};
    auto const* macro = rules_.macro(error.macro);
    if (macro == nullptr) use = {pattern.source, error.begin, error.end};
    auto& diagnostic = out_.error(
        code_of(error.code),
        macro != nullptr ? text::Span{macro->pattern.source, error.begin, error.end} : use, error.message);
    if (!error.hint.empty()) diagnostic.notes.push_back({error.hint});
    if (macro != nullptr) diagnostic.notes.push_back({"used from here", use, true});
    for (auto const& other : error.others) report(other, pattern);
  }

  rule::RuleSet const& rules_;
  diag::Diagnostics& out_;
  CompileOptions options_;
};

// The characters that may follow the number a program begins with; empty when that may be anything.
// `code[at]` is behind the number.
bool characters_behind(Program const& program, std::uint32_t at, std::vector<bool>& seen,
                       std::vector<char32_t>& out) {
  if (at >= program.code.size()) return false;
  if (seen[at]) return true;
  seen[at] = true;
  auto const& code = program.code[at];
  switch (code.op) {
    case Op::literal:
      out.push_back(text::code_point_at(program.literals[code.x], 0));
      return true;
    case Op::one_of: {
      auto const& set = program.classes[code.x];
      std::size_t size = 0;
      for (auto range : set.ranges) size += range.last - range.first + 1;
      if (set.negated || size > 256) return false;
      for (auto range : set.ranges)
        for (auto c = range.first; c <= range.last; ++c) out.push_back(c);
      return true;
    }
    case Op::split:
      return characters_behind(program, code.x, seen, out) && characters_behind(program, code.y, seen, out);
    case Op::jump:
      return characters_behind(program, code.x, seen, out);
    case Op::open:
    case Op::close:
    case Op::alternative:
    case Op::branch:
      return characters_behind(program, at + 1, seen, out);
    case Op::look: {
      auto const& look = program.looks[code.x];
      if (look.behind || look.negated) return characters_behind(program, code.y, seen, out);
      // A look ahead must hold: what it begins with narrows as well as what follows it, unless it is the
      // last.
      std::vector<bool> body_seen(program.code.size(), false);
      return characters_behind(program, at + 1, body_seen, out);
    }
    default:
      return false;
  }
}

// Where the program goes on behind its leading number; all ways must lead through that number.
bool leading_number(Program const& program, std::uint32_t at, std::vector<bool>& seen,
                    std::vector<std::uint32_t>& behind) {
  if (at >= program.code.size()) return false;
  if (seen[at]) return true;
  seen[at] = true;
  auto const& code = program.code[at];
  switch (code.op) {
    case Op::slot:
      behind.push_back(at + 1);
      return true;
    case Op::split:
      return leading_number(program, code.x, seen, behind) && leading_number(program, code.y, seen, behind);
    case Op::jump:
      return leading_number(program, code.x, seen, behind);
    case Op::open:
    case Op::alternative:
    case Op::branch:
      return leading_number(program, at + 1, seen, behind);
    case Op::look:
      return leading_number(program, code.y, seen, behind);
    case Op::literal:
    case Op::one_of:
      return true;  // another way in, found by its literal
    default:
      return false;
  }
}

// Follows all ways through a program at once, a character at a time.
class AheadReader {
 public:
  explicit AheadReader(Program const& program) : program_(program) {}

  // Behind the first character of every match that begins with a word; numbers are found by other means.
  Ahead behind_first_character() {
    enter(0, true);
    (void)step();
    return read();
  }
  // From these instructions on.
  Ahead from(std::vector<std::uint32_t> const& places) {
    for (auto at : places) enter(at, false);
    return read();
  }

 private:
  struct State {
    std::uint32_t at;
    std::uint32_t offset;  // bytes of its literal that are behind us
    friend bool operator==(State const&, State const&) = default;
  };

  Ahead read() {
    Ahead out{};
    for (auto& characters : out) characters = step();
    return out;
  }

  // The instructions that take a character, from this one on.
  void enter(std::uint32_t at, bool no_slots) {
    seen_.assign(program_.code.size(), false);
    reach(at, no_slots);
  }
  void reach(std::uint32_t at, bool no_slots) {
    if (seen_[at]) return;
    seen_[at] = true;
    auto const& code = program_.code[at];
    switch (code.op) {
      case Op::split:
        reach(code.x, no_slots);
        reach(code.y, no_slots);
        break;
      case Op::jump:
        reach(code.x, no_slots);
        break;
      case Op::open:
      case Op::close:
      case Op::alternative:
      case Op::branch:
      case Op::anchor:
        reach(at + 1, no_slots);
        break;
      case Op::look: {
        // A look ahead must hold: what it begins with narrows as well as what follows it.
        auto const& look = program_.looks[code.x];
        reach(look.behind || look.negated ? code.y : at + 1, no_slots);
        break;
      }
      case Op::slot:
        open_ = open_ || !no_slots;
        break;
      case Op::match:
        open_ = true;
        break;
      case Op::gap_more:
      case Op::list_more:
        states_.push_back({at, 0});
        reach(code.y, no_slots);
        break;
      case Op::literal:
      case Op::one_of:
      case Op::gap_step:
        states_.push_back({at, 0});
        break;
    }
  }

  // What the next character may be; all ways go on behind it.
  CharacterBits step() {
    if (open_ || states_.size() > most_states) {
      open_ = true;
      return CharacterBits::all();
    }
    CharacterBits out;
    auto const now = std::exchange(states_, {});
    seen_.assign(program_.code.size(), false);
    for (auto state : now) {
      auto const& code = program_.code[state.at];
      switch (code.op) {
        case Op::literal: {
          auto const& literal = program_.literals[code.x];
          out.add(text::code_point_at(literal, state.offset));
          auto offset = state.offset + text::code_point_size(literal[state.offset]);
          if (offset < literal.size())
            states_.push_back({state.at, offset});
          else
            reach(state.at + 1, false);
          break;
        }
        case Op::one_of:
          add(program_.classes[code.x], out);
          reach(state.at + 1, false);
          break;
        case Op::gap_step:
        case Op::gap_more:
          out = CharacterBits::all();
          reach(state.at + 1, false);
          break;
        default:  // a list goes on with a separator and a slot
          for (auto const& separator : program_.separators) out.add(text::code_point_at(separator, 0));
          open_ = true;
      }
    }
    return out;
  }

  static void add(ClassSet const& set, CharacterBits& out) {
    std::size_t size = 0;
    for (auto range : set.ranges) size += range.last - range.first + 1;
    if (set.negated || size > 256) {
      out = CharacterBits::all();
      return;
    }
    for (auto range : set.ranges)
      for (auto c = range.first; c <= range.last; ++c) out.add(c);
  }

  static constexpr std::size_t most_states = 2000;
  Program const& program_;
  std::vector<State> states_;
  std::vector<bool> seen_;
  bool open_ = false;  // a way has come to a slot, or to the end of the match
};

void sort_unique(std::vector<char32_t>& characters) {
  std::sort(characters.begin(), characters.end());
  characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
}

Ahead index_number_program(Program const& program, std::uint32_t payload, LexicalTables& tables) {
  std::vector<bool> seen(program.code.size(), false);
  std::vector<std::uint32_t> behind;
  std::vector<char32_t> characters;
  bool known = leading_number(program, 0, seen, behind);
  auto narrow = known;
  for (auto at : behind) {
    std::vector<bool> fresh(program.code.size(), false);
    narrow = narrow && characters_behind(program, at, fresh, characters);
  }
  if (!narrow) {
    tables.at_number.push_back(payload);
  } else {
    sort_unique(characters);
    for (auto c : characters) tables.behind_number[c].push_back(payload);
  }
  if (!known) return {CharacterBits::all(), CharacterBits::all(), CharacterBits::all()};
  return AheadReader(program).from(behind);
}

void compile_lexical(rule::RuleSet const& rules, RuleSetCompiler& compiler, LexicalTables& tables,
                     diag::Diagnostics& out) {
  auto add = [&](LexicalKind kind, std::size_t index, rule::PatternText const& pattern) {
    if (pattern.text.empty()) return;  // a list of words
    auto program = compiler.compile(pattern);
    if (!program) return;
    auto payload = static_cast<std::uint32_t>(tables.programs.size());
    if (program->prefix.anywhere) {
      out.error(code::pattern_no_beginning,
                {pattern.source, 0, static_cast<std::uint32_t>(pattern.text.size())},
                "a name, value or period must start with words or a number, so that it can be found fast")
          .notes.push_back({"put what stands before it into behind(…)"});
      return;
    }
    for (auto const& literal : program->prefix.literals) {
      tables.words.add(literal, LexicalWord{true, payload}.packed());
      tables.starts.add(text::code_point_at(literal, 0));
    }
    LexicalFilter filter;
    if (!program->prefix.literals.empty()) filter.literal = AheadReader(*program).behind_first_character();
    if (!program->prefix.slots.empty()) filter.number = index_number_program(*program, payload, tables);
    tables.filters.push_back(filter);
    tables.programs.push_back({kind, static_cast<std::uint32_t>(index), std::move(*program)});
  };
  for (std::size_t i = 0; i < rules.names.size(); ++i) {
    add(LexicalKind::name, i, rules.names[i].pattern);
    for (auto const& word : rules.names[i].words) {
      tables.words.add(word, LexicalWord{false, static_cast<std::uint32_t>(i)}.packed());
      tables.starts.add(text::code_point_at(word, 0));
    }
  }
  for (std::size_t i = 0; i < rules.values.size(); ++i) add(LexicalKind::value, i, rules.values[i].pattern);
  for (std::size_t i = 0; i < rules.periods.size(); ++i)
    add(LexicalKind::period, i, rules.periods[i].pattern);
  tables.words.finish();
  for (char32_t c = '0'; c <= '9'; ++c) tables.starts.add(c);
  tables.starts.add('.');  // .5
  for (char32_t c = 0x3000; c < 0xA000; ++c)
    if (text::starts_numeral(c) || text::is_scale(c)) tables.starts.add(c);
}

}  // namespace

CompiledRules compile_rules(rule::RuleSet const& rules, diag::Diagnostics& out, CompileRulesOptions options) {
  assert(options.slots.size() <= max_slot_readers && "a bit of 32 for every kind of slot");
  CompiledRules compiled;
  compiled.rules = &rules;
  compiled.slots = std::move(options.slots);
  RuleSetCompiler compiler(rules, compiled.slots, out);
  compile_lexical(rules, compiler, compiled.lexical, out);

  for (std::size_t i = 0; i < rules.claim_rules.size(); ++i) {
    std::vector<Origin> origins;
    auto program = compiler.compile(rules.claim_rules[i].pattern,
                                    options.purpose == Purpose::tools ? &origins : nullptr);
    if (!program) continue;
    bool crosses = crosses_clauses(*program);
    compiled.claims.push_back(
        {static_cast<std::uint32_t>(i), std::move(*program), crosses, std::move(origins)});
  }
  std::stable_sort(compiled.claims.begin(), compiled.claims.end(), [&](auto const& a, auto const& b) {
    return rules.claim_rules[a.rule].priority > rules.claim_rules[b.rule].priority;
  });
  std::vector<std::vector<Cues>> sets;
  for (auto const& claim : compiled.claims)
    sets.push_back(compiler.cues(rules.claim_rules[claim.rule].pattern.tree));
  auto cues = rarest(sets);
  for (std::uint32_t i = 0; i < compiled.claims.size(); ++i)
    compiled.candidates.add(i, compiled.claims[i].program, cues[i]);
  auto const& indicators = rules.indicators.all();
  for (std::uint32_t i = 0; i < indicators.size(); ++i)
    for (auto const& word : indicators[i].words)
      compiled.words.add(word, WordPayload{WordKind::indicator, i}.packed());
  for (std::uint32_t i = 0; i < rules.words.strengths.size(); ++i)
    compiled.words.add(rules.words.strengths[i].word, WordPayload{WordKind::strength, i}.packed());
  for (auto const& [cue, number] : compiled.candidates.cues())
    compiled.words.add(cue, WordPayload{WordKind::cue, number}.packed());
  compiled.words.finish();
  return compiled;
}

}  // namespace duizhang::match
