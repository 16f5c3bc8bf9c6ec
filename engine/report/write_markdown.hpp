// The summary as Markdown, for people who stay in the shell or paste it into a note.
#pragma once

#include <string>

#include "engine/report/report.hpp"

namespace duizhang::report {

// The sums, a row a place and year, and what was missed or passed over in silence with both sides' words.
// Longer lists than layout.summary_rows are cut and say so. Text of the sources cannot become markup.
[[nodiscard]] std::string write_markdown(Report const& report, RunData const& run, Language language);

}  // namespace duizhang::report
