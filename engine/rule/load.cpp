#include "engine/rule/load.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <set>

#include "engine/diag/codes.hpp"
#include "engine/diag/render.hpp"
#include "engine/rule/files.hpp"
#include "engine/rule/kept_patterns.hpp"
#include "engine/rule/known_set.hpp"
#include "engine/rule/load_parts.hpp"
#include "engine/rule/word_forms.hpp"
#include "engine/store/pack.hpp"
#include "engine/text/fold.hpp"
#include "grammar/parse.hpp"

namespace duizhang::rule {

namespace code = diag::code;
namespace fs = std::filesystem;

namespace {

struct Part {
  std::string_view key;
  void (*load)(Node const&, RuleSet&);
};

constexpr std::array file_parts{
    Part{"define", load_define},     Part{"indicators", load_indicators}, Part{"joint", load_joint},
    Part{"units", load_units},       Part{"scales", load_scales},         Part{"numbers", load_number_words},
    Part{"bounds", load_bounds},     Part{"strength", load_strength},     Part{"subject", load_subject},
    Part{"kinds", load_kind_words},  Part{"document", load_document},     Part{"intake", load_intake},
    Part{"names", load_names},       Part{"values", load_values},         Part{"periods", load_periods},
    Part{"rules", load_claim_rules}, Part{"doubts", load_doubts},
};
// Read by the modules to the right, which know what they mean.
constexpr std::array<std::string_view, 3> foreign{"link", "score", "coverage"};

// Part by part over all files, so that macros are known before the rules that use them, whatever the file.
void load_all(std::vector<Mapping>& files, RuleSet& rules) {
  for (auto const& part : file_parts)
    for (auto& file : files)
      if (auto node = file.optional(part.key)) part.load(node, rules);
  for (auto& file : files) {
    for (auto key : foreign)
      if (auto node = file.optional(key)) rules.others[std::string(key)].push_back(node);
    file.done();
  }
}

// A hash of every file that was read, the imported ones and the word lists among them.
std::string version_of(fs::path const& folder, text::SourceMap const& sources, std::size_t before) {
  std::string all;
  for (auto id = before; id < sources.size(); ++id) {
    auto source = static_cast<text::SourceId>(id);
    if (sources.is_nested(source)) continue;
    all += fs::path(sources.name(source))
               .lexically_normal()
               .lexically_relative(folder.lexically_normal())
               .generic_string() +
           '\0';
    all += std::string(sources.bytes(source)) + '\0';
  }
  return fmt::format("{:012x}", XXH3_64bits(all.data(), all.size()) >> 16U);
}

// Of those that are no part of another one.
std::size_t count_files(text::SourceMap const& sources, std::size_t before) {
  std::size_t count = 0;
  for (auto id = before; id < sources.size(); ++id)
    count += sources.is_nested(static_cast<text::SourceId>(id)) ? 0U : 1U;
  return count;
}

// Of the files of rules and the tables of places, with their names.
store::Key hash_of_files(text::SourceMap const& sources, std::size_t before,
                         std::vector<PlaceTable> const& tables) {
  std::vector<store::Key> all;
  for (auto id = before; id < sources.size(); ++id) {
    auto source = static_cast<text::SourceId>(id);
    all.push_back(store::key_of({sources.name(source), sources.bytes(source)}));
  }
  for (auto const& table : tables) all.push_back(store::key_of({table.path.native(), table.bytes}));
  return store::key_of(
      {std::string_view(reinterpret_cast<char const*>(all.data()), all.size() * sizeof all[0])});
}

// Each rule by itself, all else file by file.
void hash_values(std::vector<Mapping> const& files, Fingerprint& print, std::vector<store::Key>& base) {
  constexpr std::array<std::string_view, 5> apart{"rules", "define", "link", "score", "coverage"};
  constexpr std::array<std::string_view, 2> no_matter{"tests", "about"};
  constexpr std::array<std::string_view, 5> of_matching{"tests", "about", "pattern", "where", "priority"};
  for (auto const& file : files) {
    // A file of nothing but rules may come and go: they are in the list.
    bool more = std::any_of(file.entries().begin(), file.entries().end(), [&](auto const& entry) {
      return std::find(apart.begin(), apart.end(), entry.key) == apart.end();
    });
    if (more) base.push_back(file.node().hash(apart));
    for (auto const& entry : file.entries())
      if (entry.key == "rules" && entry.value.is_sequence())
        for (auto const& rule : entry.value.sequence("rules")) {
          print.rules.push_back(rule.hash(no_matter));
          print.makes.push_back(rule.hash(of_matching));
        }
  }
}

// Macros count where they are used: an edited one is an edit of the rules that lead to it.
void hash_macros(RuleSet const& rules, Fingerprint& print, std::vector<store::Key>& base) {
  auto hash = [&](PatternParts const& parts) {
    store::Packer to;
    for (auto const& name : parts.macros) {
      to(name);
      if (auto const* macro = rules.macro(name)) to(macro->pattern.text);
    }
    return store::key_of({to.bytes()});
  };
  PatternParts lexical;
  for (auto const& rule : rules.names) collect(rule.pattern.tree(), rules, lexical);
  for (auto const& rule : rules.values) collect(rule.pattern.tree(), rules, lexical);
  for (auto const& rule : rules.periods) collect(rule.pattern.tree(), rules, lexical);
  base.push_back(hash(lexical));
  if (print.rules.size() != rules.claim_rules.size()) return;  // one has a mistake
  for (std::size_t i = 0; i < print.rules.size(); ++i) {
    PatternParts parts;
    collect(rules.claim_rules[i].pattern.tree(), rules, parts);
    print.rules[i] = store::key_of({print.rules[i].hex(), hash(parts).hex()});
  }
}

// With the files that are no YAML: lists of words, tables of places.
store::Key base_of(std::vector<store::Key> base, std::vector<Mapping> const& files, RuleSet const& rules,
                   text::SourceMap const& sources, std::size_t before) {
  std::set<text::SourceId> known(rules.label_files.begin(), rules.label_files.end());
  for (auto const& file : files) known.insert(file.span().source);
  for (auto id = before; id < sources.size(); ++id) {
    auto source = static_cast<text::SourceId>(id);
    if (!sources.is_nested(source) && !known.contains(source))
      base.push_back(store::key_of({sources.bytes(source)}));
  }
  return store::key_of(
      {std::string_view(reinterpret_cast<char const*>(base.data()), base.size() * sizeof base[0])});
}

// What only the whole set shows: ids used twice.
void check_ids(RuleSet const& rules, diag::Diagnostics& out) {
  std::map<std::string, text::Span> seen;
  auto check = [&](std::string const& id, text::Span span) {
    auto [first, fresh] = seen.emplace(id, span);
    if (!fresh)
      out.error(code::rule_duplicate_id, span, fmt::format("the id `{}` is taken", id))
          .notes.push_back({"first here", first->second, true});
  };
  for (auto const& rule : rules.names) check(rule.id, rule.span);
  for (auto const& rule : rules.values) check(rule.id, rule.span);
  for (auto const& rule : rules.periods) check(rule.id, rule.span);
  for (auto const& rule : rules.claim_rules) check(rule.id, rule.span);
  for (auto const& doubt : rules.doubts) check(doubt.id, doubt.span);
}

// Tests may name indicators that no file declares.
void check_indicators(RuleSet const& rules, diag::Diagnostics& out) {
  std::vector<std::string_view> known;
  for (auto const& indicator : rules.indicators.all()) known.push_back(indicator.id);
  for (auto const& rule : rules.claim_rules)
    for (auto const& test : rule.tests)
      for (auto const& claim : test.claims) {
        auto field = claim.fields.find("indicator");
        if (field == claim.fields.end() || rules.indicators.find(field->second) != nullptr) continue;
        auto& diagnostic = out.error(code::rule_unknown_indicator, claim.span,
                                     fmt::format("there is no indicator `{}`", field->second));
        if (auto near = diag::nearest(field->second, known); !near.empty())
          diagnostic.notes.push_back({fmt::format("did you mean `{}`?", near)});
        else
          diagnostic.notes.push_back(
              {"an indicator is declared under `indicators:`; words without an id are given as `text:`"});
      }
}

// Units of indicators, which may be declared in a file read before that of the units.
void check_units(RuleSet const& rules, diag::Diagnostics& out) {
  for (auto const& indicator : rules.indicators.all())
    for (auto const& unit : indicator.units)
      if (!rules.words.units.to_base(1, unit))
        out.error(code::rule_unknown_word, indicator.span,
                  fmt::format("the indicator `{}` is counted in `{}`, which is no unit", indicator.id, unit));
}

}  // namespace

RuleSet load_rules(fs::path const& folder, text::SourceMap& sources, diag::Diagnostics& out,
                   LoadOptions options) {
  RuleSet rules;
  auto before = sources.size();
  auto said = out.size();
  rules.with_tests = options.tests;
  auto files = read_files(folder, sources, out, options.shape, options.store);
  rules.label_files = std::move(files.labels);
  auto tables = read_place_tables(folder, out);
  std::optional<KnownSet> kept;
  if (options.store != nullptr && options.shape == nullptr && options.fingerprint != nullptr) {
    std::error_code error;
    auto absolute = fs::absolute(folder, error);
    rules.folder = (error ? folder : absolute).lexically_normal().string();
    rules.files = hash_of_files(sources, before, tables);
    kept.emplace(*options.store, rules.folder, *rules.files);
    rules.known = out.size() == said && kept->get(rules.version, *options.fingerprint, rules.outline.places);
  }
  if (rules.known) {
    load_all(files.rules, rules);
    for (auto& macro : rules.macros) macro.used = true;  // one that is not would have been said
    for (auto& table : tables) sources.add(table.path.string(), std::move(table.bytes));
    return rules;
  }
  std::vector<store::Key> base;
  if (options.fingerprint != nullptr) hash_values(files.rules, *options.fingerprint, base);
  KeptPatterns parsed(options.store, folder.lexically_normal().string());
  rules.parsed = &parsed;
  auto held = count_files(sources, before);
  load_all(files.rules, rules);
  bool read_more = count_files(sources, before) != held;  // lists of words, which no hash of files knows of
  rules.parsed = nullptr;
  parsed.finish();
  load_place_tables(std::move(tables), rules, sources, out);
  if (options.fingerprint != nullptr) hash_macros(rules, *options.fingerprint, base);
  rules.version = version_of(folder, sources, before);
  if (options.fingerprint != nullptr)
    options.fingerprint->base = base_of(std::move(base), files.rules, rules, sources, before);
  check_ids(rules, out);
  check_indicators(rules, out);
  check_units(rules, out);
  check_macros(rules, out);
  if (read_more) rules.files.reset();
  if (kept && rules.files && out.size() == said)
    kept->put(rules.version, *options.fingerprint, rules.outline.places);
  return rules;
}

std::optional<PatternText> load_pattern(Node const& node, RuleSet const& rules) {
  auto scalar = node.scalar("a pattern");
  if (!scalar) return std::nullopt;
  if (rules.known) return PatternText{std::move(scalar->text), scalar->source};
  if (rules.parsed != nullptr)
    if (auto kept = rules.parsed->get(scalar->text))
      return PatternText{std::move(scalar->text), scalar->source, std::move(*kept)};
  auto parsed = grammar::parse_pattern(scalar->text);
  if (auto const* error = std::get_if<grammar::SyntaxError>(&parsed)) {
    auto& diagnostic = node.diagnostics().error(
        code::pattern_syntax,
        {scalar->source, static_cast<std::uint32_t>(error->offset), static_cast<std::uint32_t>(error->end)},
        error->message);
    if (!error->hint.empty()) diagnostic.notes.push_back({error->hint});
    return std::nullopt;
  }
  if (rules.parsed != nullptr) rules.parsed->put(scalar->text, std::get<grammar::Pattern>(parsed));
  return PatternText{scalar->text, scalar->source, std::get<grammar::Pattern>(std::move(parsed))};
}

std::vector<std::string> folded_words(Node const& node, std::string_view what) {
  auto words = node ? node.strings(what) : std::vector<std::string>{};
  for (auto& word : words) word = text::fold(word);
  return words;
}

std::vector<std::string> vocabulary_words(Node const& node, std::string_view what) {
  auto words = folded_words(node, what);
  if (std::none_of(words.begin(), words.end(),
                   [](auto const& word) { return word.find_first_of("{}") != std::string::npos; }))
    return words;
  std::vector<std::string> out;
  auto items = node.is_scalar() ? std::vector{node} : node.sequence(what);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].find_first_of("{}") == std::string::npos)
      out.push_back(std::move(words[i]));
    else if (auto forms = word_forms(words[i]))
      out.insert(out.end(), std::make_move_iterator(forms->begin()), std::make_move_iterator(forms->end()));
    else
      node.diagnostics().error(
          code::rule_word_forms, (i < items.size() ? items[i] : node).span(),
          fmt::format("`{}`: a brace is left open or stands inside another, or there are more than {} forms",
                      words[i], most_forms));
  }
  return out;
}

namespace {
std::vector<std::string_view> const role_names{"other", "review", "five_year_review", "plan",
                                               "five_year_plan"};
}  // namespace

std::vector<document::Role> load_roles(Node const& node, std::string_view what) {
  std::vector<document::Role> out;
  if (!node) return out;
  auto items = node.is_scalar() ? std::vector{node} : node.sequence(what);
  for (auto const& item : items) {
    auto word = item.string(what);
    if (!word) continue;
    item.allow(role_names);
    document::Role role{};
    if (document::role_named(*word, role))
      out.push_back(role);
    else
      unknown_word(item, *word, role_names);
  }
  return out;
}

}  // namespace duizhang::rule
