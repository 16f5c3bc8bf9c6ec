// Private to the loader: its parts, one a kind of root key.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/rule.hpp"

namespace duizhang::rule {

// A pattern scalar → PatternText, with P001 at the place inside the scalar when it does not parse.
[[nodiscard]] std::optional<PatternText> load_pattern(Node const& node, RuleSet const& rules);

void load_indicators(Node const& node, RuleSet& rules);
void load_joint(Node const& node, RuleSet& rules);
void load_units(Node const& node, RuleSet& rules);
void load_scales(Node const& node, RuleSet& rules);
void load_number_words(Node const& node, RuleSet& rules);
void load_bounds(Node const& node, RuleSet& rules);
void load_strength(Node const& node, RuleSet& rules);
void load_subject(Node const& node, RuleSet& rules);
void load_kind_words(Node const& node, RuleSet& rules);
void load_doubts(Node const& node, RuleSet& rules);
[[nodiscard]] document::Part load_part(Node const& node);  // glossary, annex, …
void load_document(Node const& node, RuleSet& rules);
// Of `document:`, the keys about what a text is and how it is written.
void load_reading(Mapping& fields, document::Outline& outline);
// places/*.csv of a rule folder: code, name, level, parent, from, to. By their names; those that are no text
// are left out and said.
struct PlaceTable {
  std::filesystem::path path;
  std::string bytes;
};
[[nodiscard]] std::vector<PlaceTable> read_place_tables(std::filesystem::path const& folder,
                                                        diag::Diagnostics& out);
void load_place_tables(std::vector<PlaceTable> tables, RuleSet& rules, text::SourceMap& sources,
                       diag::Diagnostics& out);
void load_intake(Node const& node, RuleSet& rules);

void load_define(Node const& node, RuleSet& rules);
void load_names(Node const& node, RuleSet& rules);
void load_values(Node const& node, RuleSet& rules);
void load_periods(Node const& node, RuleSet& rules);
void load_claim_rules(Node const& node, RuleSet& rules);

// R013 for every macro that no name, value, period or claim rule uses. Asked when all is loaded.
void check_macros(RuleSet& rules, diag::Diagnostics& out);

// What a pattern has: its captures and the macros it uses, those of its macros among them.
struct PatternParts {
  std::set<std::string, std::less<>> captures;
  std::set<std::string, std::less<>> macros;  // each is walked once, so that circles and doublings end
};
void collect(grammar::Pattern const& pattern, RuleSet const& rules, PatternParts& out);

// Captures that are read must be there, R009: without them the rule would be found and never understood.
void check_reads(PatternText const& pattern, std::vector<std::string> const& read, text::Span span,
                 Node const& node, RuleSet const& rules);

// What a rule says under `where:`; its pattern is loaded already, so that captures are known.
void load_where(Node const& node, ClaimRule& rule, RuleSet const& rules);

// R008 when the word of `node` is none of `allowed`.
void check_word(Node const& node, std::string const& word, std::vector<std::string_view> const& allowed);

// Words as rule files give them, folded like the text.
[[nodiscard]] std::vector<std::string> folded_words(Node const& node, std::string_view what);

// The same for the vocabulary, where a word may stand for several that differ in a part (word_forms.hpp);
// R026 for one that cannot be read so.
[[nodiscard]] std::vector<std::string> vocabulary_words(Node const& node, std::string_view what);

// Kinds of text named in a list, and roles; R008 for a word that is none.
[[nodiscard]] std::vector<document::TextKind> load_text_kinds(Node const& node);
[[nodiscard]] std::vector<document::Role> load_roles(Node const& node, std::string_view what);

}  // namespace duizhang::rule
