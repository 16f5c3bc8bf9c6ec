// Whose report it is and of which year: from the text first, then the file name, then the command line.
#pragma once

#include <string>
#include <string_view>

#include "engine/document/outline.hpp"
#include "engine/document/read.hpp"
#include "engine/document/report_info.hpp"
#include "engine/text/characters.hpp"

namespace duizhang::document {

// Fills jurisdiction, level, year, title and the origin of each. `text` is folded, `characters` are its own.
// What a container says of the document comes between the text and the file name.
void identify(ReportInfo& info, std::string_view text, text::Characters const& characters,
              Outline const& outline, Source const& source, Given const& given);

}  // namespace duizhang::document
