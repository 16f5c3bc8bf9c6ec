// The parts of a Word file → its text, a line a paragraph.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/text/late_library.hpp"

namespace duizhang::intake {

struct WordText {
  std::string text;
  std::size_t pictures = 0;
  std::string broken;  // why it could not be read; "" when it could
};

// `document` is word/document.xml. A document type declaration is refused, for no Word file has one: no
// entity is ever expanded. Deleted and moved-away text of tracked changes is left out.
[[nodiscard]] WordText read_word(std::string_view document);

// What reads them, and web pages.
[[nodiscard]] text::LateLibrary const& xml_library();

}  // namespace duizhang::intake
