// The part of a jurisdiction that a stretch of text speaks of: an area named at the front of a sentence, to
// which the figures behind belong.
#pragma once

#include <string_view>

#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"
#include "engine/rule/rule.hpp"

namespace duizhang::claim {

// 经济开发区 in 经济开发区坚持以产兴城，…实现税收5亿元。: the area that the sentence, or its part behind a
// semicolon, opens with, when `place` stands in a later clause of it. "" when it opens with none, or with
// several, or when the report itself is that of an area.
[[nodiscard]] std::string_view site_before(document::Document const& document,
                                           rule::SubjectWords const& words, text::Range sentence,
                                           std::uint32_t place);

// Whether a quantity begins in it.
[[nodiscard]] bool holds_figure(match::Scan const& scan, text::Range range);

}  // namespace duizhang::claim
