// Match → Claim.
#pragma once

#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/claim/subject.hpp"
#include "engine/diag/sink.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"

namespace duizhang::claim {

// The claims of one document in text order. `report` is the index they carry. A capture that cannot be
// read as what its claim needs becomes C001 at the report.
[[nodiscard]] std::vector<Claim> extract_claims(document::Document const& document, match::Scan const& scan,
                                                rule::RuleSet const& rules, SubjectReader const& subjects,
                                                std::size_t report, diag::Diagnostics& out);

}  // namespace duizhang::claim
