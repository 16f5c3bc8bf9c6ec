#include "engine/rule/word_forms.hpp"

namespace duizhang::rule {
namespace {

// The parts of a|b|c, of which each may be empty.
std::vector<std::string_view> alternatives(std::string_view group) {
  std::vector<std::string_view> out;
  for (;;) {
    auto bar = group.find('|');
    out.push_back(group.substr(0, bar));
    if (bar == std::string_view::npos) return out;
    group.remove_prefix(bar + 1);
  }
}

}  // namespace

std::optional<std::vector<std::string>> word_forms(std::string_view word) {
  std::vector<std::string> forms{""};
  while (!word.empty()) {
    auto open = word.find_first_of("{}");
    for (auto& form : forms) form += word.substr(0, open);
    if (open == std::string_view::npos) break;
    if (word[open] == '}') return std::nullopt;
    auto close = word.find_first_of("{}", open + 1);
    if (close == std::string_view::npos || word[close] == '{') return std::nullopt;
    std::vector<std::string> longer;
    auto parts = alternatives(word.substr(open + 1, close - open - 1));
    if (forms.size() * parts.size() > most_forms) return std::nullopt;
    longer.reserve(forms.size() * parts.size());
    for (auto const& form : forms)
      for (auto part : parts) {
        auto& one = longer.emplace_back();
        one.reserve(form.size() + part.size() + word.size() - close);  // most are followed by few letters
        one.append(form).append(part);
      }
    forms = std::move(longer);
    word.remove_prefix(close + 1);
  }
  return forms;
}

}  // namespace duizhang::rule
