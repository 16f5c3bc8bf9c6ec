// index.html: the accountability report as one page that stands alone, offline and without script.
#pragma once

#include <string>

#include "engine/report/report.hpp"
#include "engine/report/theme.hpp"

namespace duizhang::report {

// Both languages stand in the page. Every verdict has one row whose id is the verdict's ("#v-…"), every
// scorecard its report's ("#r-…"), every place "#p-" and its code. Text of the sources is always text.
[[nodiscard]] std::string write_html(Report const& report, RunData const& run, Theme const& theme = {});

// The words that the style sheet sets before cells, as custom properties.
[[nodiscard]] std::string style_variables(Labels const& labels);

}  // namespace duizhang::report
