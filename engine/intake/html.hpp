// A web page → the text of its article, without navigation, share buttons and widgets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/intake/settings.hpp"

namespace duizhang::intake {

struct Page {
  std::string text;  // a line a block; "" when the page holds none
  std::string title;
  std::size_t pictures = 0;
  bool too_deep = false;  // elements nested deeper than max_nesting; nothing else is filled
};

// `html` is valid UTF-8, whatever its meta tags say.
[[nodiscard]] Page read_html(std::string_view html, Settings const& settings);

// The charset that a page names for itself in its first bytes; "" when it names none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

}  // namespace duizhang::intake
