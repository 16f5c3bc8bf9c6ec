// Validated text → Document.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/diag/sink.hpp"
#include "engine/document/document.hpp"
#include "engine/document/outline.hpp"

namespace duizhang::document {

// What the command line says of every report it names; wins over nothing, fills what text and file name
// leave.
struct Given {
  int year = 0;
  std::string jurisdiction;
  Level level = Level::unknown;
};

// Reads one text. `path` is the file's name as given; its base name becomes the source. A report
// without a year or a jurisdiction gets a warning (D004, D005) and keeps 0 or "".
[[nodiscard]] Document read_document(std::string bytes, std::string path, Outline const& outline,
                                     Given const& given, diag::Diagnostics& out);

// Reads a file's bytes. Empty, with a diagnostic, for what is no readable UTF-8 text: missing, a
// directory, binary, not UTF-8, without any text, or over `max_document_bytes`.
inline constexpr std::size_t max_document_bytes = 32U << 20U;
[[nodiscard]] std::optional<std::string> read_text_file(std::string const& path, diag::Diagnostics& out);

}  // namespace duizhang::document
