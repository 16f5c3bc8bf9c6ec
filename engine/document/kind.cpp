#include "engine/document/kind.hpp"

#include <algorithm>

#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

constexpr std::size_t title_width = 60;  // code points
constexpr std::size_t most_titles = 5;   // lines at the front that may be the title

bool any_in(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return text::holds(text, word); });
}

bool any_ends(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return text.ends_with(word); });
}

std::vector<std::string_view> titles_of(std::string_view title, std::string_view head) {
  if (!title.empty()) return {title};
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < head.size() && out.size() < most_titles;) {
    auto end = std::min(head.find('\n', at), head.size());
    auto line = head.substr(at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    bool sentence =
        line.ends_with("。") || line.ends_with(":") || text::count_code_points(line) > title_width;
    if (sentence) break;
    out.push_back(line);
  }
  return out;
}

bool fits(KindRule const& rule, std::vector<std::string_view> const& titles, std::string_view head) {
  if (std::any_of(titles.begin(), titles.end(), [&](auto title) { return any_in(title, rule.not_title); }))
    return false;
  bool any_title = rule.title.empty() && rule.title_end.empty();
  bool titled = any_title || std::any_of(titles.begin(), titles.end(), [&](auto title) {
                  bool more = rule.title_also.empty() || any_in(title, rule.title_also);
                  return more && (any_in(title, rule.title) || any_ends(title, rule.title_end));
                });
  return titled && (rule.head.empty() || any_in(head, rule.head));
}

}  // namespace

KindRule const* kind_of(std::string_view title, std::string_view head, Outline const& outline) {
  auto titles = titles_of(title, head);
  for (auto const& rule : outline.kinds)
    if (fits(rule, titles, head)) return &rule;
  return nullptr;
}

}  // namespace duizhang::document
