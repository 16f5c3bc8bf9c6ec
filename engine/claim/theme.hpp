// What a figure is of that says only 产值 or 引进企业: what its sentence speaks of before.
#pragma once

#include <cstdint>
#include <string>

#include "engine/claim/subject.hpp"
#include "engine/document/document.hpp"
#include "engine/match/scan.hpp"

namespace duizhang::claim {

// What may be found: only a domain, or also what something is done to, or also what is told of.
enum class Wanted : std::uint8_t { domain, done_to, any };

// The name of an area, trade or body that opens a clause before `place` (高新区新开工8个项目,引进企业20家),
// or what a clause without a figure is about or done to (推进产业集群建设,引进企业20家), the nearest first
// and within the part of the sentence that ; ends. "" where nothing of the kind stands.
[[nodiscard]] std::string theme_before(document::Document const& document, match::Scan const& scan,
                                       SubjectReader const& subjects, document::Clause const& clause,
                                       std::uint32_t place, Wanted wanted);

// 新型显示产业集群 of 新型显示产业集群,重点发展…,产值140亿元: such a name, where it is a clause of its own.
[[nodiscard]] std::string opening_alone(document::Document const& document, match::Scan const& scan,
                                        SubjectReader const& subjects, document::Clause const& clause,
                                        std::uint32_t place);

// What the sentence right before is about, in the same paragraph, where it is a short one without a figure:
// 移民工程。投资8亿元, 五是添公厕。市区新建100座.
[[nodiscard]] SubjectReader::Heading heading_before(document::Document const& document,
                                                    match::Scan const& scan, SubjectReader const& subjects,
                                                    document::Clause const& clause);

// The trade that an earlier sentence of the same paragraph opens with: 新材料产业聚焦…。…。产值达到80亿元. ""
// where none does.
[[nodiscard]] std::string trade_in_paragraph(document::Document const& document, match::Scan const& scan,
                                             SubjectReader const& subjects, document::Clause const& clause);

// 现代能源 of 现代能源突出风电建设,推进10个项目建设,产值增长10%: the trade whose matters a clause before
// tells.
[[nodiscard]] std::string trade_before(document::Document const& document, match::Scan const& scan,
                                       SubjectReader const& subjects, document::Clause const& clause,
                                       std::uint32_t place);

}  // namespace duizhang::claim
