// Everything the engine says to a person about what they gave it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.hpp"

namespace duizhang::diag {

enum class Severity { error, warning, note };

// A code's first letter is the stage: P pattern, R rule, D document, M match, C claim, L link, S score,
// E eval, O output, U usage. Codes are listed once, in codes.hpp, and never reused.
using Code = std::string_view;

struct Note {
  std::string message;
  text::Span span{};
  bool has_place = false;  // a note without a place is advice
};

struct Diagnostic {
  Code code;
  Severity severity = Severity::error;
  text::Span span{};
  bool has_place = true;  // false: about a whole file or command, `subject` names it
  std::string message;
  std::vector<Note> notes;
  std::string subject;
};

}  // namespace duizhang::diag
