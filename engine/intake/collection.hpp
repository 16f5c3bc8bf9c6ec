// JSON Lines, JSON arrays and CSV tables of documents → one document a row.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/settings.hpp"

namespace duizhang::intake {

struct Row {
  std::size_t line = 0;  // where it starts in the file, from 1
  std::string text;
  // title, jurisdiction, year, level, date: what the other columns say, as written
  std::map<std::string, std::string> said;
};

struct Collection {
  std::vector<Row> rows;
  struct Bad {
    std::size_t line;
    std::string why;
  };
  std::vector<Bad> bad;  // rows left out; line 0: about the whole file
};

// `text` is valid UTF-8. A row without a text is bad, not an empty document.
[[nodiscard]] Collection read_json_lines(std::string_view text, Settings const& settings);
[[nodiscard]] Collection read_json(std::string_view text, Settings const& settings);  // an array of objects
[[nodiscard]] Collection read_csv(std::string_view text, char separator, Settings const& settings);

}  // namespace duizhang::intake
