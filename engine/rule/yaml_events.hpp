// YAML files that hold nothing out of the ordinary, as events: libyaml reads them in a twentieth of the time
// that yaml-cpp takes. All else (mistakes, tags, anchors, values that are left empty, several documents) is
// for yaml-cpp, whose messages and places stay what they are.
#pragma once

#include <functional>
#include <string_view>

namespace duizhang::rule {

struct YamlEvent {
  enum class Kind { null, scalar, sequence, mapping, end };  // end: of a sequence or mapping
  Kind kind = Kind::null;
  int pos = 0;  // byte where the value begins
  std::string_view scalar{};
};

// False: it must be read otherwise, and what was given means nothing.
[[nodiscard]] bool read_plain_yaml(std::string_view bytes, std::function<void(YamlEvent const&)> const& take);

}  // namespace duizhang::rule
