// Pages taken apart as far as tests need it.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::report::test {

struct Markup {
  std::string problem;  // "" when every tag is closed in order
  std::vector<std::string> ids;
  std::set<std::string> names;     // of all elements
  std::vector<std::string> links;  // href and src
};

// Walks the tags as an HTML parser would in this subset: quoted attributes only, void elements known, raw
// text in style and script.
[[nodiscard]] Markup walk(std::string_view html);

}  // namespace duizhang::report::test
