// What an earlier run made of a rule folder in which it found nothing wrong, for as long as not a byte of it
// changes: its version, hashes of its rules, the table of places.
#pragma once

#include <string>
#include <string_view>

#include "engine/document/places.hpp"
#include "engine/rule/fingerprint.hpp"
#include "engine/store/store.hpp"

namespace duizhang::rule {

class KnownSet {
 public:
  // `folder`: so that sets do not take each other's entry; `files`: a hash of all that is read of it. The
  // store must live as long.
  KnownSet(store::Store& store, std::string_view folder, store::Key files);

  // False: these files are not known, and nothing of what was given means anything.
  [[nodiscard]] bool get(std::string& version, Fingerprint& fingerprint, document::Places& places) const;
  // Call it only for a set that gave no diagnostic.
  void put(std::string const& version, Fingerprint const& fingerprint, document::Places const& places);

 private:
  store::Store& store_;
  store::Key key_, files_;
};

}  // namespace duizhang::rule
