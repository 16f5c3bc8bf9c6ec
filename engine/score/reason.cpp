#include "engine/score/reason.hpp"

#include <algorithm>

namespace duizhang::score {

namespace {

std::string replaced(std::string_view pattern, std::map<std::string, Wording, std::less<>> const& fields,
                     std::string Wording::*language) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    auto close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
    if (close != std::string_view::npos) {
      if (auto field = fields.find(pattern.substr(at + 1, close - at - 1)); field != fields.end()) {
        out += field->second.*language;
        at = close + 1;
        continue;
      }
    }
    out += pattern[at++];
  }
  return out;
}

}  // namespace

Wording Fields::fill(ScorePolicy const& policy, std::string_view key) const {
  auto found = policy.wording.find(key);
  if (found == policy.wording.end()) return {std::string(key), std::string(key)};
  return {replaced(found->second.en, fields_, &Wording::en),
          replaced(found->second.zh, fields_, &Wording::zh)};
}

std::string const* first_held(std::string_view text, std::vector<std::string> const& words) {
  auto found = std::find_if(words.begin(), words.end(), [&](std::string const& word) {
    return text.find(word) != std::string_view::npos;
  });
  return found == words.end() ? nullptr : &*found;
}

bool holds_any(std::string_view text, std::vector<std::string> const& words) {
  return first_held(text, words) != nullptr;
}

std::string amount(text::Decimal value, std::string_view unit) {
  return value.to_string() + std::string(unit);
}

Wording printed(ScorePolicy const& policy, claim::Claim const& claim) {
  Fields fields;
  fields.set("words", claim.evidence.text);
  if (!claim.value) return fields.fill(policy, "bound.relative");
  fields.set("x", amount(*claim.value, claim.unit));
  if (claim.value_max) fields.set("y", amount(*claim.value_max, claim.unit));
  return fields.fill(policy, "bound." + std::string(quantity::name(claim.bound)));
}

}  // namespace duizhang::score
