// Match → Claim.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/claim/subject.hpp"
#include "engine/diag/sink.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"

namespace duizhang::claim {

// A claim that a match made and a doubt left out.
struct LeftOut {
  std::uint32_t match = 0;             // into Scan::matches
  rule::Doubt const* doubt = nullptr;  // of the rules
};

// Of each claim of a document where it came from.
struct Origins {
  std::vector<std::uint32_t> matches;  // into Scan::matches
  std::vector<std::uint64_t> ids;      // the number that its id is
  std::vector<LeftOut> left_out;       // in text order
  bool apart = true;                   // false: an id was given that another claim would have had
};

// The claims of one document in text order. `report` is the index they carry. A capture that cannot be
// read as what its claim needs becomes C001 at the report.
// Claims hang together within a sentence only: those of one are the same whatever matches others hold, but
// for ids that would be the same (Origins::apart).
[[nodiscard]] std::vector<Claim> extract_claims(document::Document const& document, match::Scan const& scan,
                                                rule::RuleSet const& rules, SubjectReader const& subjects,
                                                std::size_t report, diag::Diagnostics& out,
                                                Origins* origins = nullptr);

// Where the sentence ends whose claims a match at this place makes: a match that begins there or behind it is
// of another one.
[[nodiscard]] std::uint32_t end_of_sentence(document::Document const& document, std::uint32_t at);

}  // namespace duizhang::claim
