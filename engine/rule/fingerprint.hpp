// What of a rule folder can change a claim, as hashes: so that claims made by earlier rules can be told to be
// those that the rules of now would make.
#pragma once

#include <string>
#include <vector>

#include "engine/store/store.hpp"

namespace duizhang::rule {

// Of values, not of places: an edited comment, test or description of a rule changes nothing, nor do the
// files of linking, scoring and words of outputs.
struct Fingerprint {
  // Of all that is not a claim rule: vocabulary, periods, outline, tables, and the macros that these use.
  store::Key base;
  std::vector<store::Key> rules;  // of each of RuleSet::claim_rules, in their order, with the macros it uses
  std::vector<store::Key> makes;  // of them: what their matches become, wherever they match
};

}  // namespace duizhang::rule
