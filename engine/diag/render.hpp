// The only formatter of diagnostics: file:line:column, the line, a caret that allows for wide characters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/diagnostic.hpp"
#include "engine/diag/sink.hpp"
#include "engine/text/source.hpp"

namespace duizhang::diag {

// `color`: ANSI colours, for a terminal only.
[[nodiscard]] std::string render(Diagnostic const& diagnostic, text::SourceMap const& sources,
                                 bool color = false);
[[nodiscard]] std::string render_all(Diagnostics const& diagnostics, text::SourceMap const& sources,
                                     bool color = false);

// The nearest of `known` to `word` by edit distance over code points, "" when none is near enough
// (a third of the word, at least one): the "did you mean" of every message.
[[nodiscard]] std::string_view nearest(std::string_view word, std::vector<std::string_view> const& known);

}  // namespace duizhang::diag
