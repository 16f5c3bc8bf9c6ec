// What kind of file bytes are: by what they begin with, where that does not say by the ending of the name.
#pragma once

#include <string_view>

#include "engine/intake/taken.hpp"

namespace duizhang::intake {

// `refusal` is filled for a kind that is known and not read: a picture, an old Word file, a spreadsheet.
struct Kind {
  Format format = Format::unknown;  // unknown with an empty refusal: text of some charset, or nothing known
  std::string_view refusal;
  std::string_view advice;
  bool picture = false;
};
[[nodiscard]] Kind kind_of(std::string_view bytes, std::string_view path);

// Whether decoded text is a web page, by its tags.
[[nodiscard]] bool looks_like_html(std::string_view text);

// Collections are told by the ending of the name alone: a report may begin with a brace.
[[nodiscard]] Format collection_by_name(std::string_view path);

// Whether a file found in a folder is of a kind that reports come in, by its name.
[[nodiscard]] bool readable_by_name(std::string_view path);

}  // namespace duizhang::intake
