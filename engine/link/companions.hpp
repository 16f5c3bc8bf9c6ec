// What stands beside a target: the next plan's number for the same, the superiors', the other tier, the value
// a goal over several years starts from. Private to the linker.
#pragma once

#include <vector>

#include "engine/link/link.hpp"
#include "engine/link/place.hpp"
#include "engine/link/pool.hpp"

namespace duizhang::link {

// Fills `beside` of every link. `places` holds the place of each report.
void find_companions(Context const& context, std::vector<Place> const& places, std::vector<Link>& links);

}  // namespace duizhang::link
