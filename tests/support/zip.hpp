// Archives made in the test: stored members, as the simplest writer would.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace duizhang::test {

using ZipMembers = std::vector<std::pair<std::string, std::string>>;  // name, bytes

// `encrypted` only sets the mark that says so.
[[nodiscard]] std::string zip_of(ZipMembers const& members, bool encrypted = false);

// A Word file with these paragraphs.
[[nodiscard]] std::string word_of(std::vector<std::string> const& paragraphs);

}  // namespace duizhang::test
