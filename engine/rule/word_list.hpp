// Word lists in files of their own: one word a line, blank lines and lines that begin with # left out.
#pragma once

#include <string>
#include <vector>

#include "engine/rule/yaml.hpp"

namespace duizhang::rule {

// The words that {file: words.txt} stands for; the path is against the folder of the rule file. A file that
// cannot be read is R022 at its name, a word that stands twice R024 in the list itself.
[[nodiscard]] std::vector<std::string> words_of_file(Node const& node);

}  // namespace duizhang::rule
