#include "engine/rule/pattern_scalars.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace duizhang::rule {
namespace {

class Finder {
 public:
  explicit Finder(std::string_view yaml) : yaml_(yaml) {}

  void walk(YAML::Node const& node, bool in_define) {
    if (node.IsSequence())
      for (auto const& item : node) walk(item, false);
    if (!node.IsMap()) return;
    for (auto const& entry : node) {
      auto key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
      if (entry.second.IsScalar() && (key == "pattern" || in_define)) add(entry.second);
      walk(entry.second, key == "define");
    }
  }

  std::vector<PatternScalar> take() {
    std::sort(found_.begin(), found_.end(), [](auto const& a, auto const& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  void add(YAML::Node const& node) {
    if (node.Mark().pos < 0) return;
    auto begin = static_cast<std::size_t>(node.Mark().pos);
    if (begin >= yaml_.size() || yaml_[begin] == '&' || yaml_[begin] == '!') return;
    PatternScalar out;
    out.text = node.Scalar();
    out.single_quoted = yaml_[begin] == '\'';
    out.begin = out.single_quoted ? begin + 1 : begin;
    auto raw = out.single_quoted ? in_single_quotes(out.text) : out.text;
    // Only what stands in the file as it is read: no folding, no escapes.
    if (raw.empty() || yaml_.substr(out.begin, raw.size()) != raw) return;
    out.end = out.begin + raw.size();
    found_.push_back(std::move(out));
  }

  std::string_view yaml_;
  std::vector<PatternScalar> found_;
};

}  // namespace

std::string in_single_quotes(std::string_view text) {
  std::string out;
  for (char c : text) out.append(c == '\'' ? 2U : 1U, c);
  return out;
}

std::vector<PatternScalar> pattern_scalars(std::string_view yaml) {
  try {
    Finder finder(yaml);
    finder.walk(YAML::Load(std::string(yaml)), false);
    return finder.take();
  } catch (std::exception const&) {
    return {};
  }
}

}  // namespace duizhang::rule
