// Words that differ in a part: "研发{经费|}投入{强度|占比}" is 研发经费投入强度, 研发投入强度,
// 研发经费投入占比, 研发投入占比.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duizhang::rule {

constexpr std::size_t most_forms = 4096;  // of one word

// All forms of a word, in the order they are written; the word itself where it has no braces. nullopt where a
// brace is not closed, stands inside another, or the forms are more than `most_forms`.
[[nodiscard]] std::optional<std::vector<std::string>> word_forms(std::string_view word);

}  // namespace duizhang::rule
