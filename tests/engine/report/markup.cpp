#include "tests/engine/report/markup.hpp"

namespace duizhang::report::test {

Markup walk(std::string_view html) {
  Markup out;
  std::set<std::string, std::less<>> const empty{"meta", "link", "input", "col", "br"};
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    auto end = at + 1;
    char quote = '\0';
    while (end < html.size() && (quote != '\0' || html[end] != '>')) {
      if (quote == '\0' && html[end] == '"')
        quote = '"';
      else if (html[end] == quote)
        quote = '\0';
      ++end;
    }
    if (end == html.size()) return out.problem = "a tag without an end", out;
    auto tag = html.substr(at + 1, end - at - 1);
    at = end;
    if (tag.starts_with("!DOCTYPE")) continue;
    bool closing = tag.starts_with("/");
    if (closing) tag.remove_prefix(1);
    bool closed = tag.ends_with("/");
    auto name = std::string(tag.substr(0, tag.find_first_of(" /")));
    if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz123456789") != std::string::npos)
      return out.problem = "not a tag: " + name, out;
    if (closing) {
      if (open.empty() || open.back() != name)
        return out.problem = "</" + name + "> closes " + (open.empty() ? "nothing" : open.back()), out;
      open.pop_back();
      continue;
    }
    out.names.insert(name);
    auto attribute = [&](std::string_view key) {
      auto found = tag.find(" " + std::string(key) + "=\"");
      if (found == std::string_view::npos) return std::string_view{};
      auto from = found + key.size() + 3;
      return tag.substr(from, tag.find('"', from) - from);
    };
    if (auto id = attribute("id"); !id.empty()) out.ids.emplace_back(id);
    for (auto key : {"href", "src"})
      if (auto link = attribute(key); !link.empty()) out.links.emplace_back(link);
    if (tag.find(" on") != std::string_view::npos && tag.find("=") != std::string_view::npos &&
        !attribute("onerror").empty())
      return out.problem = "a handler", out;
    if (name == "style" || name == "script") {
      auto close = html.find("</" + name + ">", at);
      if (close == std::string_view::npos) return out.problem = "<" + name + "> without an end", out;
      at = close;
    }
    if (!closed && !empty.contains(name)) open.push_back(name);
  }
  if (!open.empty()) out.problem = "<" + open.back() + "> is not closed";
  return out;
}

}  // namespace duizhang::report::test
