#include "engine/match/compiled.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cassert>

#include "engine/diag/codes.hpp"
#include "engine/match/compile.hpp"
#include "engine/match/kept_programs.hpp"
#include "engine/match/kept_tables.hpp"
#include "engine/match/slots.hpp"
#include "engine/store/pack.hpp"
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

// The sets of a rule beside the one it is found by.
std::vector<Cues> others(std::vector<Cues> sets, Cues const& best) {
  std::erase(sets, best);
  return sets;
}

std::vector<std::uint32_t> quantities_of(Program const& program) {
  std::vector<std::uint32_t> out;
  for (auto const& required : program.required_slots) {
    bool by_words = required.empty();
    std::uint32_t kinds = 0;
    for (auto slot : required) {
      by_words = by_words || slot >= slot_names().size() || slot == id(SlotKind::indicator) ||
                 slot == id(SlotKind::period) || slot == id(SlotKind::strength);
      kinds |= std::uint32_t{1} << slot;
    }
    if (!by_words) out.push_back(kinds);
  }
  return out;
}

class RuleSetCompiler {
 public:
  RuleSetCompiler(rule::RuleSet const& rules, std::vector<SlotReader> const& slots, store::Store* store,
                  diag::Diagnostics& out)
      : rules_(rules), out_(out) {
    options_.slot_names = slot_names();
    for (auto const& slot : slots) options_.slot_names.push_back(slot.name);
    options_.list_separators = rules.list_separators;
    options_.fold = [](std::string_view text) { return text::fold(text); };
    store::Packer made_of;
    made_of(options_.slot_names, options_.list_separators, rules.macros.size());
    for (auto const& macro : rules.macros) made_of(macro.name, macro.pattern.text);
    kept_.emplace(store, made_of.bytes());
  }
  void finish() { kept_->finish(); }

  // With `origins` the branches are marked, too.
  std::optional<Program> compile(rule::PatternText const& pattern, std::vector<Origin>* origins = nullptr) {
    options_.origins = origins;
    options_.mark_branches = origins != nullptr;
    if (origins == nullptr)
      if (auto kept = kept_->get(pattern.text)) return kept;
    if (options_.macros.empty())
      for (auto const& macro : rules_.macros) options_.macros.emplace(macro.name, &macro.pattern.tree());
    auto result = match::compile(pattern.tree(), options_);
    if (auto* program = std::get_if<Program>(&result)) {
      if (origins == nullptr) kept_->put(pattern.text, *program);
      return std::move(*program);
    }
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
      return macro != nullptr && call->arguments.empty() ? go(macro->pattern.tree()) : std::vector<Cues>{};
    }
    std::vector<Cues> out;
    if (auto const* branches = std::get_if<grammar::Alternation>(&pattern.node)) {
      // The best of each branch together, then the next best of each; of a branch that has no more its last.
      std::vector<std::vector<Cues>> all;
      std::size_t most = 0;
      for (auto const& branch : branches->branches) {
        auto& sets = all.emplace_back(go(branch));
        if (sets.empty()) return {};
        std::stable_sort(sets.begin(), sets.end(),
                         [](auto const& a, auto const& b) { return shortest(a) > shortest(b); });
        most = std::max(most, sets.size());
      }
      for (std::size_t i = 0; i < most; ++i) {
        auto& together = out.emplace_back();
        for (auto const& sets : all) {
          auto const& one = sets[std::min(i, sets.size() - 1)];
          together.insert(together.end(), one.begin(), one.end());
        }
      }
    }
    if (auto const* sequence = std::get_if<grammar::Sequence>(&pattern.node)) {
      std::string joined;  // literals that stand side by side
      for (auto const& item : sequence->items) {
        auto sets = go(item);
        joined = std::holds_alternative<grammar::Literal>(item.node) ? joined + sets[0][0] : std::string();
        if (!joined.empty() && joined != sets[0][0])
          out.back() = {joined};
        else
          for (auto& one : sets) out.push_back(std::move(one));
      }
    }
    return out;
  }

 private:
  void report(CompileError const& error, rule::PatternText const& pattern) {
    // Of a file that could not be read the macros are missed in all others: said once, at that file.
    bool unread = out_.has(diag::code::rule_yaml) || out_.has(diag::code::rule_yaml_tag);
    if (error.code == CompileErrorCode::unknown_macro && unread) return;
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
  std::optional<KeptPrograms> kept_;
};

void compile_lexical(rule::RuleSet const& rules, RuleSetCompiler& compiler, LexicalTables& tables,
                     diag::Diagnostics& out) {
  auto add = [&](LexicalKind kind, std::size_t index, rule::PatternText const& pattern) {
    if (pattern.text.empty()) return;  // a list of words
    auto program = compiler.compile(pattern);
    if (!program) return;
    if (program->prefix.anywhere) {
      out.error(code::pattern_no_beginning,
                {pattern.source, 0, static_cast<std::uint32_t>(pattern.text.size())},
                "a name, value or period must start with words or a number, so that it can be found fast")
          .notes.push_back({"put what stands before it into behind(…)"});
      return;
    }
    tables.programs.push_back({kind, static_cast<std::uint32_t>(index), std::move(*program)});
  };
  for (std::size_t i = 0; i < rules.names.size(); ++i) add(LexicalKind::name, i, rules.names[i].pattern);
  for (std::size_t i = 0; i < rules.values.size(); ++i) add(LexicalKind::value, i, rules.values[i].pattern);
  for (std::size_t i = 0; i < rules.periods.size(); ++i)
    add(LexicalKind::period, i, rules.periods[i].pattern);
  static std::atomic<std::uint64_t> sets{0};
  tables.serial = ++sets;
}

// What the lexical programs, and words that are names, begin with.
void find_starts(rule::RuleSet const& rules, LexicalTables& tables) {
  for (auto const& one : tables.programs)
    for (auto const& literal : one.program.prefix.literals)
      tables.starts.add(text::code_point_at(literal, 0));
  for (std::size_t i = 0; i < rules.names.size(); ++i)
    for (auto const& word : rules.names[i].words) {
      tables.words.add(word, static_cast<std::uint32_t>(i));
      tables.starts.add(text::code_point_at(word, 0));
    }
  tables.words.finish();
  for (char32_t c = '0'; c <= '9'; ++c) tables.starts.add(c);
  tables.starts.add('.');  // .5
  for (char32_t c = 0x3000; c < 0xA000; ++c)
    if (text::starts_numeral(c) || text::is_scale(c)) tables.starts.add(c);
}

// All that finds candidates, of programs that are compiled and sorted.
void make_tables(rule::RuleSet const& rules, RuleSetCompiler& compiler, CompiledRules& compiled) {
  find_starts(rules, compiled.lexical);
  std::vector<std::vector<Cues>> sets;
  for (auto& claim : compiled.claims) {
    claim.crosses_clauses = crosses_clauses(claim.program);
    claim.first_number = first_number(claim.program);
    sets.push_back(compiler.cues(rules.claim_rules[claim.rule].pattern.tree()));
  }
  auto cues = rarest(sets);
  for (std::uint32_t i = 0; i < compiled.claims.size(); ++i)
    compiled.candidates.add(i, compiled.claims[i].program, cues[i], others(std::move(sets[i]), cues[i]));
  for (auto const& claim : compiled.claims)
    compiled.masks.add(rules.claim_rules[claim.rule], claim.program, claim.crosses_clauses,
                       claim.first_number);
  auto const& indicators = rules.indicators.all();
  for (std::uint32_t i = 0; i < indicators.size(); ++i)
    for (auto const& word : indicators[i].words)
      compiled.words.add(word, WordPayload{WordKind::indicator, i}.packed());
  for (std::uint32_t i = 0; i < rules.words.strengths.size(); ++i)
    compiled.words.add(rules.words.strengths[i].word, WordPayload{WordKind::strength, i}.packed());
  for (auto const& [cue, number] : compiled.candidates.cues())
    compiled.words.add(cue, WordPayload{WordKind::cue, number}.packed());
  compiled.words.finish();
}

}  // namespace

CompiledRules compile_rules(rule::RuleSet const& rules, diag::Diagnostics& out, CompileRulesOptions options) {
  assert(options.slots.size() <= max_slot_readers && "a bit of 32 for every kind of slot");
  auto const said = out.size();
  CompiledRules compiled;
  compiled.rules = &rules;
  compiled.slots = std::move(options.slots);
  RuleSetCompiler compiler(rules, compiled.slots, options.store, out);
  compile_lexical(rules, compiler, compiled.lexical, out);

  for (std::size_t i = 0; i < rules.claim_rules.size(); ++i) {
    std::vector<Origin> origins;
    auto program = compiler.compile(rules.claim_rules[i].pattern,
                                    options.purpose == Purpose::tools ? &origins : nullptr);
    if (!program) continue;
    compiled.claims.push_back(
        {static_cast<std::uint32_t>(i), std::move(*program), false, {}, {}, std::move(origins)});
    compiled.claims.back().quantities = quantities_of(compiled.claims.back().program);
  }
  compiler.finish();
  std::stable_sort(compiled.claims.begin(), compiled.claims.end(), [&](auto const& a, auto const& b) {
    return rules.claim_rules[a.rule].priority > rules.claim_rules[b.rule].priority;
  });
  // Tables follow from the files alone.
  bool keeps =
      options.store != nullptr && rules.files && options.purpose == Purpose::run && out.size() == said;
  if (keeps && take_tables(*options.store, rules.folder, *rules.files, compiled)) return compiled;
  make_tables(rules, compiler, compiled);
  if (keeps) keep_tables(*options.store, rules.folder, *rules.files, compiled);
  return compiled;
}

}  // namespace duizhang::match
