// What reading a file gives: one text, and the documents that stand in it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/charset.hpp"

namespace duizhang::intake {

enum class Format { unknown, text, html, word, pdf, json_lines, json, csv, zip, gzip };
[[nodiscard]] std::string_view name(Format format);
[[nodiscard]] Format format_named(std::string_view word);  // unknown for a word that is none

// One document of a file: the whole file, a member of an archive or a row of a collection.
struct Part {
  std::string name;       // of the archive's member, "" for the file itself
  std::size_t row = 0;    // line (CSV, JSON Lines) or number (JSON) of the row, from 1; 0: no row
  std::size_t begin = 0;  // bytes of Taken::text
  std::size_t end = 0;
  Format format = Format::unknown;
  std::string charset;
  Certainty certainty = Certainty::none;
  std::string title;                        // what a web page calls itself; "" otherwise
  std::map<std::string, std::string> said;  // what a row's other columns say: title, jurisdiction, year, …
  std::size_t pages = 0;                    // of a PDF
  std::size_t empty_pages = 0;              // of those, without text: pictures or blank
};

struct Taken {
  std::string text;  // valid UTF-8: what `duizhang text FILE` prints and every offset counts in
  std::vector<Part> parts;
  std::vector<Format> containers;  // zip, gzip: the outermost first
};

}  // namespace duizhang::intake
