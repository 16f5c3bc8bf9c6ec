// How claims and verdicts read in words, once for all writers.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/report.hpp"

namespace duizhang::report {

// One line, whatever a source holds: a control character, which would move the terminal's cursor, becomes a
// space.
[[nodiscard]] std::string printable(std::string_view text);

// "8%以上", "at least 8 %", "下降3%左右", "6.5–7%"; a relative target as what it is; its own words
// stand in the quote. "" for other claims without a number.
[[nodiscard]] std::string value_words(claim::Claim const& claim, Labels const& labels, Language language);

// Number and unit as they stand together: "8%", "773.22亿元", "773.22 亿元".
[[nodiscard]] std::string with_unit(std::string const& number, std::string const& unit, Language language);

// "+0.1" and "个百分点": a gap always has its sign, and of percentages it is in points. "" without a gap.
[[nodiscard]] std::string gap_number(score::Verdict const& verdict);
[[nodiscard]] std::string gap_unit(claim::Claim const& target, Labels const& labels, Language language);
[[nodiscard]] std::string gap_words(score::Verdict const& verdict, claim::Claim const& target,
                                    Labels const& labels, Language language);

// The percentage of a completion, one digit after the point: "106.9". "" without one.
[[nodiscard]] std::string completion_percent(score::Verdict const& verdict);

// 已实现 of an indicator, 已完成 of a task; English does not tell them apart.
[[nodiscard]] Words const& status_words(score::Verdict const& verdict, RunData const& run);

// The indicator's name: in English the table's when it has one, in Chinese always as the report wrote it.
[[nodiscard]] std::string indicator_words(claim::Claim const& claim, RunData const& run, Language language);

// "2017", "2016–2020", "2017-01–2017-06"; "" for an open period.
[[nodiscard]] std::string period_words(claim::Claim const& claim, Labels const& labels, Language language);

// "county_2018.txt" for every report, joined with the language's comma.
[[nodiscard]] std::string report_names(std::span<std::size_t const> reports, RunData const& run,
                                       Language language);

// The report's own title, else its place and year in words.
[[nodiscard]] std::string title_words(document::ReportInfo const& info, Labels const& labels,
                                      Language language);

}  // namespace duizhang::report
