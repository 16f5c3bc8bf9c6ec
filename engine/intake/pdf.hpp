// A PDF → the text of its text layer, read by a program of its own (duizhang-read-pdf): what a hostile file
// does to the library that reads it ends with that program, and its licence stays apart from ours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::intake {

struct PdfText {
  std::vector<std::string> pages;  // text of each page; "" for one without any
  std::string why;                 // why it could not be read; "" when it could
  bool encrypted = false;
  bool limit = false;  // a bound of time, memory or pages was hit; `pages` is empty
};

[[nodiscard]] PdfText read_pdf(std::string_view bytes);

// The pages as one text: page numbers and lines that most pages begin or end with are left out.
[[nodiscard]] std::string join_pages(std::vector<std::string> const& pages);

// Where the reader is; "" when it is not installed beside the program.
[[nodiscard]] std::string pdf_reader_path();

}  // namespace duizhang::intake
