// Trees of patterns of earlier runs: a pattern that was parsed before is not parsed again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/store/pieces.hpp"
#include "engine/store/store.hpp"
#include "grammar/pattern.hpp"

namespace duizhang::rule {

// Of one rule set: they lie in one entry of the store.
class KeptPatterns {
 public:
  // Without a store nothing is kept. `whose`: so that sets do not take each other's entry.
  KeptPatterns(store::Store* store, std::string_view whose);

  // None: it was not kept, and is to be parsed.
  [[nodiscard]] std::optional<grammar::Pattern> get(std::string_view text);
  // One that was parsed. Call it for all that get() did not give and that have no mistake.
  void put(std::string_view text, grammar::Pattern const& pattern);
  // Keeps those that were asked for, when so many of them are new that it pays.
  void finish() { pieces_.finish(); }

 private:
  store::Pieces pieces_;
};

// A tree as bytes and back; false: these bytes are none.
[[nodiscard]] std::string pack_pattern(grammar::Pattern const& pattern);
[[nodiscard]] bool unpack_pattern(std::string_view bytes, grammar::Pattern& pattern);

}  // namespace duizhang::rule
