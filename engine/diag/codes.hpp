// The one list of diagnostic codes. A code is never reused; docs/diagnostics.md shows each in use.
#pragma once

#include <array>
#include <string_view>

namespace duizhang::diag::code {

// One line a code: adding one changes no other line.
// clang-format off
#define DUIZHANG_CODES(X) \
  X(pattern_syntax, "P001", "the pattern does not read as the pattern language") \
  X(pattern_unknown_macro, "P002", "the pattern uses a macro that nobody defines") \
  X(pattern_unknown_slot, "P003", "the pattern uses a slot kind that does not exist") \
  X(pattern_too_large, "P004", "the pattern compiles to more than the matcher allows") \
  X(pattern_macro_cycle, "P005", "macros that use each other in a circle") \
  X(pattern_matches_empty, "P006", "the pattern can match nothing at all") \
  X(pattern_wrong_arguments, "P007", "a macro called with more or fewer arguments than it takes") \
  X(pattern_look_too_far, "P008", "behind(…) would look back further than the matcher allows") \
  X(pattern_capture_in_look, "P009", "a capture where nothing is captured") \
  X(pattern_no_beginning, "P010", "a name, value or period that could begin with anything") \
  X(pattern_unreachable, "P011", "a branch that is never reached") \
  X(pattern_never_matches, "P012", "a piece of a pattern that nothing can match") \
  X(pattern_slow, "P013", "a slow pattern") \
  X(rule_yaml, "R001", "the file is not YAML") \
  X(rule_unknown_key, "R002", "a key that nothing reads") \
  X(rule_duplicate_key, "R003", "the same key twice in one mapping") \
  X(rule_wrong_type, "R004", "a value of the wrong kind") \
  X(rule_missing_key, "R005", "a key that must be there is not") \
  X(rule_duplicate_id, "R006", "two things with the same id") \
  X(rule_unknown_indicator, "R007", "an indicator that the vocabulary does not hold") \
  X(rule_unknown_word, "R008", "a word that is none of those allowed here") \
  X(rule_unknown_capture, "R009", "a claim field reads a capture the pattern lacks") \
  X(rule_test_failed, "R010", "a rule's own test does not hold") \
  X(rule_no_tests, "R011", "a rule without tests") \
  X(rule_unused_capture, "R012", "a capture that nothing reads") \
  X(rule_unused_macro, "R013", "a macro that no pattern uses") \
  X(rule_none, "R014", "a rule folder without rules") \
  X(rule_bad_number, "R015", "a number that cannot be read or is out of range") \
  X(rule_yaml_tag, "R020", "a YAML tag, which would swallow the beginning of a pattern") \
  X(rule_condition, "R021", "a condition under where: that cannot be asked or met") \
  X(rule_import, "R022", "an import or a word list that cannot be read") \
  X(rule_import_cycle, "R023", "rule files that import each other in a circle") \
  X(rule_word_twice, "R024", "the same word twice in one word list") \
  X(rule_shadowed, "R025", "a rule that another one always wins over") \
  X(rule_word_forms, "R026", "a word with alternatives in braces that cannot be read") \
  X(document_not_utf8, "D001", "the file does not read in the charset it should be in") \
  X(document_empty, "D002", "the file holds no text") \
  X(document_unreadable, "D003", "the file cannot be read") \
  X(document_no_year, "D004", "no report year in text, file name or command") \
  X(document_no_place, "D005", "no jurisdiction in text, file name or command") \
  X(document_same_year, "D006", "two reports of one jurisdiction and year") \
  X(document_binary, "D007", "the file is not text at all") \
  X(document_too_large, "D008", "the file is larger than the engine reads") \
  X(document_skipped, "D009", "a file of another kind in a folder was passed over") \
  X(document_charset, "D010", "a few places of the file do not decode") \
  X(document_limit, "D011", "the file is past a bound that keeps reading short") \
  X(document_broken, "D012", "the file is damaged or breaks off") \
  X(document_encrypted, "D013", "the file is encrypted") \
  X(document_picture, "D014", "a file or page that holds a picture and no text") \
  X(document_row, "D015", "a row of a collection that cannot be read") \
  X(document_contradiction, "D016", "sources of one fact about a report disagree") \
  X(document_other_year, "D018", "the same text under two years or places") \
  X(document_truncated, "D019", "the report seems to break off") \
  X(document_gap, "D020", "a year is missing from a series of reports") \
  X(document_nearly_same, "D021", "two texts of nearly the same wording") \
  X(document_manifest, "D022", "a manifest reports.yaml that cannot be read or names what is not there") \
  X(match_gave_up, "M001", "a rule spent its step budget") \
  X(claim_unreadable, "C001", "a capture that cannot be read as what the claim needs") \
  X(gold_unreadable, "E001", "annotated claims or zones that cannot be read") \
  X(gold_not_in_text, "E002", "an annotated quote that the text does not hold") \
  X(output_failed, "O001", "the output cannot be written") \
  X(usage, "U001", "the command line is wrong") \
  X(unknown_id, "U002", "no claim or verdict has this id") \
  X(run_unreadable, "U003", "a folder that holds no run, or a file of it does not read")
// clang-format on

#define DUIZHANG_CODE(name, id, meaning) inline constexpr std::string_view name = id;
DUIZHANG_CODES(DUIZHANG_CODE)
#undef DUIZHANG_CODE

struct Meaning {
  std::string_view code;
  std::string_view meaning;
};
#define DUIZHANG_MEANING(name, id, meaning) Meaning{id, meaning},
inline constexpr std::array all{DUIZHANG_CODES(DUIZHANG_MEANING)};
#undef DUIZHANG_MEANING

}  // namespace duizhang::diag::code
