#include "engine/intake/format.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/intake/archive.hpp"

namespace duizhang::intake {

using namespace std::string_view_literals;

namespace {

constexpr std::array<std::string_view, 10> format_names{"unknown",    "text", "html", "docx", "pdf",
                                                        "json-lines", "json", "csv",  "zip",  "gzip"};

std::string ending_of(std::string_view path) {
  auto slash = path.rfind('/');
  auto dot = path.rfind('.');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  std::string out;
  for (char c : path.substr(dot + 1)) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

struct Known {
  std::string_view start, refusal, advice;
  bool picture;
};
constexpr std::string_view ocr = "a picture holds no text: read it with an OCR program first";
constexpr std::string_view save_as = "open it in LibreOffice or Word and save it as .docx or .txt";
constexpr std::array known{
    Known{"\x89PNG"sv, "is a picture (PNG)", ocr, true},
    Known{"\xFF\xD8\xFF"sv, "is a picture (JPEG)", ocr, true},
    Known{"GIF8"sv, "is a picture (GIF)", ocr, true},
    Known{"II*\0"sv, "is a picture (TIFF)", ocr, true},
    Known{"MM\0*"sv, "is a picture (TIFF)", ocr, true},
    Known{"AT&TFORM"sv, "is a picture (DjVu)", ocr, true},
    Known{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "is an old Word, Excel or WPS file", save_as, false},
    Known{"{\\rtf"sv, "is an RTF file", save_as, false},
    Known{"7z\xBC\xAF\x27\x1C"sv, "is a 7z archive", "unpack it first", false},
    Known{"Rar!\x1A\x07"sv, "is a RAR archive", "unpack it first", false},
    Known{"\xFD"
          "7zXZ\0"sv,
          "is an xz file", "unpack it first", false},
    Known{"BZh"sv, "is a bzip2 file", "unpack it first", false},
    Known{"\x28\xB5\x2F\xFD"sv, "is a zstd file", "unpack it first", false},
};

}  // namespace

std::string_view name(Format format) { return format_names[static_cast<std::size_t>(format)]; }

Format format_named(std::string_view word) {
  for (std::size_t i = 1; i < format_names.size(); ++i)
    if (format_names[i] == word) return static_cast<Format>(i);
  return Format::unknown;
}

Kind kind_of(std::string_view bytes, std::string_view /*path*/) {
  for (auto const& one : known)
    if (bytes.starts_with(one.start)) return {Format::unknown, one.refusal, one.advice, one.picture};
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return {Format::pdf, {}, {}, false};
  if (bytes.starts_with("\x1F\x8B")) return {Format::gzip, {}, {}, false};
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    if (zip_holds(bytes, "word/document.xml")) return {Format::word, {}, {}, false};
    if (zip_holds(bytes, "xl/workbook.xml"))
      return {Format::unknown, "is an Excel file", "save the sheet as CSV with a column of texts", false};
    if (zip_holds(bytes, "ppt/presentation.xml") || zip_holds(bytes, "content.xml"))
      return {Format::unknown, "is an office file that is no .docx", save_as, false};
    return {Format::zip, {}, {}, false};
  }
  return {};
}

bool looks_like_html(std::string_view text) {
  text = text.substr(0, 16384);
  if (text.find('<') == std::string_view::npos) return false;
  std::string head;
  for (char c : text) head += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  if (head.substr(0, 2048).find("<!doctype html") != std::string::npos) return true;
  if (head.find("<html") != std::string::npos && head.find("</html") == std::string::npos) return true;
  std::size_t tags = 0;
  for (std::string_view tag :
       {"<html", "<head", "<body", "<p>", "<p ", "</p>", "<div", "<br", "<td", "<span"})
    for (auto at = head.find(tag); at != std::string::npos && tags < 8; at = head.find(tag, at + 1)) ++tags;
  return tags >= 4;
}

Format collection_by_name(std::string_view path) {
  auto ending = ending_of(path);
  if (ending == "jsonl" || ending == "ndjson") return Format::json_lines;
  if (ending == "json") return Format::json;
  if (ending == "csv" || ending == "tsv") return Format::csv;
  return Format::unknown;
}

bool readable_by_name(std::string_view path) {
  constexpr std::array<std::string_view, 12> endings{"txt", "text",  "html",   "htm", "xhtml", "shtml",
                                                     "pdf", "jsonl", "ndjson", "zip", "gz",    "docx"};
  auto ending = ending_of(path);
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

}  // namespace duizhang::intake
