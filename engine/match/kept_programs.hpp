// Programs of earlier runs: a pattern that was compiled before, with the same macros, is not compiled again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/match/program.hpp"
#include "engine/store/pieces.hpp"
#include "engine/store/store.hpp"

namespace duizhang::match {

// Of one rule set: they lie in one entry of the store, whose key names all that a program is made of beside
// its pattern.
class KeptPrograms {
 public:
  // Without a store nothing is kept. `made_of`: macros, names of slots, separators.
  KeptPrograms(store::Store* store, std::string_view made_of);

  // None: it was not kept, and is to be compiled.
  [[nodiscard]] std::optional<Program> get(std::string_view pattern);
  // One that was compiled. Call it for all that get() did not give.
  void put(std::string_view pattern, Program const& program);
  // Keeps those that were asked for, when so many of them are new that it pays.
  void finish() { pieces_.finish(); }

 private:
  store::Pieces pieces_;
};

// A program as bytes and back; false: these bytes are none.
[[nodiscard]] std::string pack_program(Program const& program);
[[nodiscard]] bool unpack_program(std::string_view bytes, Program& program);

}  // namespace duizhang::match
