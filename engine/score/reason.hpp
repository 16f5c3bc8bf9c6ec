// Fills the policy's wording. Private to the scorer.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/claim/claim.hpp"
#include "engine/score/policy.hpp"

namespace duizhang::score {

// Name in the template -> English and Chinese.
class Fields {
 public:
  void set(std::string name, std::string both) { set(std::move(name), both, both); }
  void set(std::string name, std::string en, std::string zh) {
    fields_[std::move(name)] = {std::move(en), std::move(zh)};
  }
  [[nodiscard]] bool has(std::string_view name) const { return fields_.find(name) != fields_.end(); }
  // Every {name} replaced; a name nobody set stays as it stands, so that it shows.
  [[nodiscard]] Wording fill(ScorePolicy const& policy, std::string_view key) const;

 private:
  std::map<std::string, Wording, std::less<>> fields_;
};

// The number with its unit and bound in words: "at least 8 %" and "8%以上".
[[nodiscard]] Wording printed(ScorePolicy const& policy, claim::Claim const& claim);
// The first of the words that stands in the text, or null.
[[nodiscard]] std::string const* first_held(std::string_view text, std::vector<std::string> const& words);
// Any of the words stands in the text.
[[nodiscard]] bool holds_any(std::string_view text, std::vector<std::string> const& words);
[[nodiscard]] std::string amount(text::Decimal value, std::string_view unit);

}  // namespace duizhang::score
