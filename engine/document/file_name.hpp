// What a file's name says: county_上虞_2017.txt, 上虞区政府工作报告2017.txt. The ways of naming are data.
#pragma once

#include <string>
#include <string_view>

#include "engine/document/outline.hpp"

namespace duizhang::document {

struct FileName {
  int year = 0;
  std::string place;
  Level level = Level::unknown;
};

// `source` is a base name with its ending. Of Outline::file_names the first that fits the whole name counts:
// {level} is a level's name, {place} Chinese characters, {year} four digits that no digit touches, {title}
// one of the title words, `_` one of _ - and blank, `*` anything; everything else stands for itself.
[[nodiscard]] FileName read_file_name(std::string_view source, Outline const& outline);

}  // namespace duizhang::document
