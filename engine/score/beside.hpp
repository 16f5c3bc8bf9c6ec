// What became of the number itself: dropped or revised, turned into words, raised the next year, raised over
// what the places above set. Private to the scorer.
#pragma once

#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/quantity/unit.hpp"
#include "engine/score/verdict.hpp"

namespace duizhang::score {

// Fills change, turned_to_words, ratchet and amplification from the link's companions and the status.
void look_beside(Verdict& verdict, std::vector<claim::Claim> const& claims, quantity::UnitTable const& units);

}  // namespace duizhang::score
