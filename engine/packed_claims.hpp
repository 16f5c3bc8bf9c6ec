// The claims of one report as bytes and back.
#pragma once

#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/store/pack.hpp"

namespace duizhang {

// With their paragraphs, each once.
void pack_claims(store::Packer& to, std::vector<claim::Claim> const& claims);
void unpack_claims(store::Unpacker& from, std::vector<claim::Claim>& claims);

}  // namespace duizhang
