// What reading needs to know that is data: which parts of a web page are no report, which columns of a
// collection hold what, how much is read at most. Filled from rules/document.yaml.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace duizhang::intake {

struct Settings {
  // Words in the class or id of an element of a web page that make it no part of the main text.
  std::vector<std::string> page_furniture;
  // Names of columns (CSV) or keys (JSON), the likeliest first.
  std::vector<std::string> text_columns, title_columns, place_columns, year_columns, level_columns,
      date_columns;
};

// Bounds that keep time and memory small whatever is given; a file past one is refused by name.
inline constexpr std::size_t max_file_bytes = 32U << 20U;      // of a text, a web page, a Word file
inline constexpr std::size_t max_archive_bytes = 256U << 20U;  // of an archive or collection
inline constexpr std::size_t max_members = 10000;              // of an archive, and rows of a collection
inline constexpr std::size_t max_text_bytes = 128U << 20U;     // of all text that one file gives
inline constexpr std::size_t max_nesting = 512;                // elements within elements
inline constexpr std::size_t max_archive_depth = 2;            // archives within archives
inline constexpr std::size_t max_pages = 3000;                 // of a PDF

}  // namespace duizhang::intake
