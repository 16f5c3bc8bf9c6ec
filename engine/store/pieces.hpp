// What was made of many texts, each by its text, all in one entry of a store: of a rule set that was edited
// only the pieces that are new are made.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/store.hpp"

namespace duizhang::store {

class Pieces {
 public:
  // Without a store nothing is kept. `key` names the entry, with all that pieces are made of beside their
  // texts.
  Pieces(Store* store, Key key);

  // The bytes kept for a text, as long as this lives; none: it is to be made.
  [[nodiscard]] std::string_view const* get(std::string_view text);
  // One that was made. Call it for all that get() did not give, or gave in vain.
  void put(std::string_view text, std::string bytes);
  // Keeps those that were asked for, when so many of them are new that it pays.
  void finish();
  [[nodiscard]] bool keeps() const { return store_ != nullptr; }

 private:
  Store* store_;
  Key key_;
  Buffer bytes_;                          // of the entry
  std::map<Key, std::string_view> kept_;  // in it
  std::vector<std::pair<Key, std::string_view>> used_;
  std::vector<std::pair<Key, std::string>> fresh_;
};

}  // namespace duizhang::store
