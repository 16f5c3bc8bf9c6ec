// The part of a jurisdiction that a stretch of text speaks of: an area or a county named before, to which the
// figures behind belong.
#pragma once

#include <string>
#include <string_view>

#include "engine/claim/subject.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::claim {

// 经济开发区 of 经济开发区坚持以产兴城,…实现税收5亿元: the part that the sentence (or what ; parts of it)
// opens with, that a clause close before `place` opens with, or that the paragraph is headed by:
// 加快高新区发展。….
// "" where none is named, where the whole is named nearer by, or when the report itself is that of an area.
[[nodiscard]] std::string part_before(document::Document const& document, match::Scan const& scan,
                                      rule::RuleSet const& rules, SubjectReader const& subjects,
                                      document::Clause const& clause, std::uint32_t place);

// Whether these words are the full name of a place under the report's own.
[[nodiscard]] bool is_place_under(document::ReportInfo const& info, document::Places const& places,
                                  std::string_view words);

// Whether a quantity begins in it.
[[nodiscard]] bool holds_figure(match::Scan const& scan, text::Range range);

}  // namespace duizhang::claim
