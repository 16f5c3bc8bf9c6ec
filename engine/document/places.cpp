#include "engine/document/places.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

constexpr std::array<std::string_view, 14> suffixes{"特别行政区", "自治区", "自治州", "自治县", "自治旗",
                                                    "地区",       "林区",   "省",     "市",     "县",
                                                    "区",         "旗",     "盟",     "州"};

std::string_view suffix_of(std::string_view name) {
  for (auto suffix : suffixes)
    if (name.ends_with(suffix) && name.size() > suffix.size()) return suffix;
  return {};
}

// 恩施土家族苗族自治州 → 恩施; "" when less than two characters are left.
std::string short_name(std::string_view name, std::vector<std::string> const& peoples) {
  auto suffix = suffix_of(name);
  auto rest = name.substr(0, name.size() - suffix.size());
  for (bool cut = suffix.starts_with("自治"); cut;) {
    cut = false;
    for (auto const& people : peoples)
      if (rest.ends_with(people) && rest.size() >= people.size() + 6)
        rest.remove_suffix(people.size()), cut = true;
  }
  return rest.size() < 6 ? std::string() : std::string(rest);
}

std::uint64_t hash_of(std::string_view words) { return XXH3_64bits(words.data(), words.size()); }

}  // namespace

void Places::add(Place place, std::vector<std::string> const& peoples) {
  auto index = std::uint64_t{all_.size()};
  by_name_.push_back({hash_of(place.name), index});
  by_code_.push_back({hash_of(place.code), index});
  if (auto brief = short_name(place.name, peoples); !brief.empty()) {
    if (place.name.ends_with("自治州")) by_name_.push_back({hash_of(brief + "州"), index});
    by_name_.push_back({hash_of(brief), index});
  }
  all_.push_back(std::move(place));
}

void Places::finish() {
  for (auto* all : {&by_name_, &by_code_}) std::sort(all->begin(), all->end());
}

std::span<Places::Named const> Places::named(std::vector<Named> const& all, std::string_view words) {
  auto hash = hash_of(words);
  auto first = std::lower_bound(all.begin(), all.end(), Named{hash, 0});
  auto last = first;
  while (last != all.end() && last->hash == hash) ++last;
  return {first, last};
}

Place const* Places::by_code(std::string_view code, int year) const {
  Place const* last = nullptr;
  for (auto const& one : named(by_code_, code)) {
    last = &all_[one.place];
    if (last->holds_in(year)) return last;
  }
  return last;
}

std::vector<Place const*> Places::above(Place const& place) const {
  std::vector<Place const*> out;
  for (auto const* at = &place; !at->parent.empty() && out.size() < 4;) {
    at = by_code(at->parent, place.to != 0 ? place.to : place.from);
    if (at == nullptr) break;
    out.push_back(at);
  }
  return out;
}

bool Places::is_above(std::string_view words, Place const& place) const {
  auto above_it = above(place);
  for (auto const& called : named(by_name_, words))
    for (auto const* one : above_it)
      if (one->code == all_[called.place].code) return true;
  // 浙江省温州市: the nearest stands last.
  for (auto const* one : above_it)
    if (words.ends_with(one->name) && words.size() > one->name.size()) return true;
  return false;
}

Place const* Places::find(std::string_view words, Hint const& hint) const {
  std::vector<std::pair<int, Place const*>> found;  // with how well it fits
  for (std::size_t at = 0; at < words.size() && found.empty(); at += text::code_point_size(words[at])) {
    auto tail = words.substr(at);
    auto before = words.substr(0, at);
    for (auto const& one : named(by_name_, tail)) {
      auto const& place = all_[one.place];
      if (!before.empty() && !is_above(before, place)) continue;
      if (!hint.unit.empty() && !place.name.ends_with(hint.unit)) continue;
      int fit = place.holds_in(hint.year) ? 100 : 0;
      fit += place.level == hint.level ? 40 : 0;
      fit += place.name == tail ? 20 : 0;
      fit += place.level == Level::province ? 3 : place.level == Level::city ? 2 : 1;
      found.emplace_back(fit, &place);
    }
  }
  auto best = std::max_element(found.begin(), found.end(),
                               [](auto const& a, auto const& b) { return a.first < b.first; });
  if (best == found.end()) return nullptr;
  // 鼓楼区 alone is in five cities: no guess.
  for (auto const& one : found)
    if (one.first == best->first && one.second->code != best->second->code) return nullptr;
  return best->second;
}

std::string Places::full_name(Place const& place) const {
  if (place.level == Level::county)
    if (auto const* up = by_code(place.parent, place.to != 0 ? place.to : place.from))
      return up->name + place.name;
  return place.name;
}

}  // namespace duizhang::document
