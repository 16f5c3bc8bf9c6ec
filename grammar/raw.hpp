// What the X3 rules fill in: one shape for every construct, pointers into the text instead of values.
// Private to grammar/; lower() turns it into a Pattern.
#pragma once

#include <vector>

namespace duizhang::grammar::raw {

enum class Kind {
  alternation,  // children: sequences
  sequence,     // children: items
  item,         // children: one atom; suffix: its quantifiers
  group,        // children: one alternation
  quoted,
  bare,
  char_class,  // words: the text itself
  capture,     // words: the name; children: one alternation
  macro,       // words: $name or $1; children: arguments, each an alternation
  slot,
  list,  // words: the kind
  gap,
  phrase,  // words: the bounds
  start,
  end,  // words: the unit
  ahead,
  not_ahead,
  behind,
  not_behind  // children: one alternation
};

// The bytes of one token.
struct Word {
  char const* begin = nullptr;
  char const* end = nullptr;
};

struct Node {
  Kind kind = Kind::sequence;
  char const* begin = nullptr;
  std::vector<Word> words;
  std::vector<Node> children;
  std::vector<Word> suffix;
  char const* end = nullptr;
};

}  // namespace duizhang::grammar::raw
