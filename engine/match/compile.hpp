// Pattern → Program: macros expanded, repetitions unrolled, literals folded. What could not run in linear
// time or could match nothing at all is refused here, with a place.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/match/program.hpp"
#include "grammar/pattern.hpp"

namespace duizhang::match {

inline constexpr std::uint32_t max_list_members = 24;
inline constexpr std::uint32_t max_look_nesting = 4;
inline constexpr std::uint32_t max_behind_bytes = 4096;

// Where an instruction comes from: bytes of the pattern (macro empty) or of a macro's text.
struct Origin {
  std::string macro;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t use_begin = 0;  // in the pattern itself: the same, or the macro call that leads to it
  std::uint32_t use_end = 0;
};

struct CompileOptions {
  std::map<std::string, grammar::Pattern const*, std::less<>> macros;  // bodies; borrowed for the call
  std::vector<std::string> slot_names;                                 // index = SlotId
  std::vector<std::string> list_separators;                            // folded, none empty
  std::function<std::string(std::string_view)> fold;  // of literals and class members; empty: as they are
  std::size_t max_instructions = 20000;
  std::uint64_t max_steps = 8'000'000;  // from one start, at worst
  // For tools. Branches written in the pattern itself are marked, so that a match tells which it took.
  bool mark_branches = false;
  std::vector<Origin>* origins = nullptr;  // filled with one for every instruction
};

enum class CompileErrorCode {
  unknown_macro,
  macro_cycle,
  unknown_slot,
  too_large,
  matches_empty,
  wrong_arguments,
  unbounded_look,
  capture_in_look,
};

[[nodiscard]] std::string_view name(CompileErrorCode code);

struct CompileError {
  CompileErrorCode code = CompileErrorCode::too_large;
  std::string macro;        // "" when begin and end are of the pattern itself, else of this macro's text
  std::uint32_t begin = 0;  // the culprit
  std::uint32_t end = 0;
  std::uint32_t use_begin = 0;  // in the pattern itself: the culprit, or the macro call that leads to it
  std::uint32_t use_end = 0;
  std::string message;
  std::string hint;                  // "" when there is none
  std::vector<CompileError> others;  // behind an unknown name: the further ones of the pattern's own text
  friend bool operator==(CompileError const&, CompileError const&) = default;
};

[[nodiscard]] std::variant<Program, CompileError> compile(grammar::Pattern const& pattern,
                                                          CompileOptions const& options);

// The number of arguments that a macro with this body takes: its highest parameter.
[[nodiscard]] std::uint32_t parameter_count(grammar::Pattern const& body);

}  // namespace duizhang::match
