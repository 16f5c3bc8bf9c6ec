// Lists that stand behind the targets: what a status means, which reports were read, what was said of them.
#pragma once

#include <string>

#include "engine/report/html_kit.hpp"

namespace duizhang::report {

[[nodiscard]] std::string definitions_html(HtmlKit const& kit);
[[nodiscard]] std::string reports_html(HtmlKit const& kit);
[[nodiscard]] std::string diagnostics_html(HtmlKit const& kit);

}  // namespace duizhang::report
