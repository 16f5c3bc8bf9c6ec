// Indicators that are known by an id and by their words as well.
#pragma once

#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/rule/indicator.hpp"

namespace duizhang::link {

// Claims whose ids the linker should not see, in their order. An id of an indicator that is declared
// `by_words` stays where a target has it and a result of the same place in the report that is due, too;
// elsewhere it is taken off, so that their words are held against each other: 农村劳动力转移就业 may come
// back in words that no list holds, and silence must not be read into that.
[[nodiscard]] std::vector<std::size_t> lone_ids(std::vector<claim::Claim> const& claims,
                                                std::vector<document::ReportInfo> const& reports,
                                                rule::IndicatorTable const& indicators);
// The claims without them.
[[nodiscard]] std::vector<claim::Claim> without_lone_ids(std::vector<claim::Claim> claims,
                                                         std::vector<document::ReportInfo> const& reports,
                                                         rule::IndicatorTable const& indicators);

}  // namespace duizhang::link
