#include "engine/quantity/hedge.hpp"

#include <algorithm>
#include <utility>

#include "engine/text/utf8.hpp"

namespace duizhang::quantity {
namespace {

bool stands_before(HedgeWord::Place place) {
  using Place = HedgeWord::Place;
  return place == Place::before || place == Place::before_power || place == Place::before_amount;
}

char32_t last_of(std::string_view text) {
  return text::code_point_at(text, text::previous(text, text.size()));
}

void insert(std::vector<HedgeWord>& words, HedgeWord hedge) {
  auto at = std::find_if(words.begin(), words.end(),
                         [&](auto const& other) { return other.word.size() < hedge.word.size(); });
  words.insert(at, std::move(hedge));
}

}  // namespace

void HedgeTable::add(HedgeWord hedge) {
  if (hedge.word.empty()) return;
  auto edge = stands_before(hedge.place) ? last_of(hedge.word) : text::code_point_at(hedge.word, 0);
  edges_.add(edge);
  insert(by_edge_[edge], hedge);
  insert(words_, std::move(hedge));
}

HedgeWord const* HedgeTable::ending(std::string_view text, HedgeWord::Place place) const {
  if (text.empty()) return nullptr;
  auto const edge = last_of(text);
  if (!edges_.may_hold(edge)) return nullptr;
  auto words = by_edge_.find(edge);
  if (words == by_edge_.end()) return nullptr;
  for (auto const& hedge : words->second)
    if (hedge.place == place && text::ends_with(text, hedge.word)) return &hedge;
  return nullptr;
}

HedgeWord const* HedgeTable::starting(std::string_view text, HedgeWord::Place place) const {
  if (text.empty()) return nullptr;
  auto const edge = text::code_point_at(text, 0);
  if (!edges_.may_hold(edge)) return nullptr;
  auto words = by_edge_.find(edge);
  if (words == by_edge_.end()) return nullptr;
  for (auto const& hedge : words->second)
    if (hedge.place == place && text::starts_with(text, hedge.word)) return &hedge;
  return nullptr;
}

HedgeWord const* HedgeTable::find(HedgeWord::Place place, Bound bound) const {
  for (auto const& hedge : words_)
    if (hedge.place == place && hedge.bound == bound) return &hedge;
  return nullptr;
}

}  // namespace duizhang::quantity
