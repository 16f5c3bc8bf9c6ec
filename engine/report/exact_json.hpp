// JSON as it was printed: numbers with a point stay text, so that 7.50 never passes through a double.
#pragma once

#include <functional>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/decimal.hpp"

namespace duizhang::report {

using Json = nlohmann::json;

// Empty for what is no JSON; `why` then says where and what, in the library's words.
// Of objects under the names in `brief` only the "id" is kept, though all of them is read.
[[nodiscard]] std::optional<Json> parse_exact(std::string_view text, std::string& why,
                                              std::span<std::string_view const> brief = {});

// The same of a whole stream; the objects in the array under `key` of the outermost object are given to
// `take` as they are read, and are not in the result.
[[nodiscard]] std::optional<Json> parse_exact(std::istream& in, std::string& why, std::string_view key,
                                              std::function<void(Json const&)> const& take);

// Members of an object; the fallback for what is missing, null or of another kind.
[[nodiscard]] std::string text_of(Json const& object, char const* key);
[[nodiscard]] std::size_t number_of(Json const& object, char const* key);
[[nodiscard]] bool flag_of(Json const& object, char const* key, bool fallback = false);
[[nodiscard]] std::optional<text::Decimal> decimal_of(Json const& object, char const* key);
[[nodiscard]] std::vector<std::string> texts_of(Json const& object, char const* key);
[[nodiscard]] Json const& member_of(Json const& object, char const* key);  // null when missing

}  // namespace duizhang::report
