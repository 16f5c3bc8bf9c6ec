// Validated text → Document.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/diag/sink.hpp"
#include "engine/document/document.hpp"
#include "engine/document/outline.hpp"

namespace duizhang::document {

// What a person says of a report, on the command line or in a manifest; wins over nothing, fills what text
// and file name leave.
struct Given {
  int year = 0;
  std::string jurisdiction;
  Level level = Level::unknown;
  std::optional<TextKind> kind;
  std::string title, session, date, speaker;
};

// Where a text comes from: a file, or one of several documents in it.
struct Source {
  std::string path;             // the file as given
  std::string member;           // of an archive, "" for the file itself
  std::size_t number = 0;       // among the documents of the file, from 1; 0 when it holds only this one
  std::size_t code_points = 0;  // of the file's text before this document's
  std::string title;            // what its container calls it; "" when it does not
  std::map<std::string, std::string> said;  // what a collection's row says of it: jurisdiction, year, …
  std::string format;                       // text, html, docx, …; "" when not known
  std::string charset;
  std::string certainty;  // how the charset came to be known
  Given listed;           // what the manifest beside the file says of it
};

// Reads one text. `path` is the file's name as given; its base name becomes the source. A report
// without a year or a jurisdiction gets a warning (D004, D005) and keeps 0 or "".
[[nodiscard]] Document read_document(std::string text, Source source, Outline const& outline,
                                     Given const& given, diag::Diagnostics& out);
[[nodiscard]] Document read_document(std::string text, std::string path, Outline const& outline,
                                     Given const& given, diag::Diagnostics& out);

}  // namespace duizhang::document
