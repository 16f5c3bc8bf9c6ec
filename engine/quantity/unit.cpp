#include "engine/quantity/unit.hpp"

#include <algorithm>
#include <utility>

#include "engine/text/ascii.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::quantity {

namespace {

// 千万亿元: at most three scale words stand before a unit.
constexpr int most_scales = 3;

// 元/人·月, 元/人/月: at most two units stand below.
constexpr int most_parts = 2;

// The length of the mark between the units of a rate; 0 for none.
std::size_t part_mark(std::string_view text, int parts_so_far) {
  constexpr std::string_view dot = "·";
  if (text.starts_with('/')) return 1;
  return parts_so_far > 0 && text.starts_with(dot) ? dot.size() : 0;
}

// Only where the quotient is a finite decimal.
std::optional<text::Decimal> divided_exactly(text::Decimal value, text::Decimal by) {
  for (int digits : {0, 3, 6, 9, 12}) {
    auto quotient = value.divided_by(by, digits);
    if (quotient && quotient->times(by) == value) return quotient;
  }
  return std::nullopt;
}

}  // namespace

void UnitTable::add_unit(Unit unit) {
  if (unit.name.empty()) return;
  if (auto known = by_name_.find(unit.name); known != by_name_.end()) {
    units_[known->second] = std::move(unit);
    return;
  }
  fronts_.add(text::code_point_at(unit.name, 0));
  auto& bucket = by_front_[text::code_point_at(unit.name, 0)];
  bucket.push_back(units_.size());
  by_name_.emplace(unit.name, units_.size());
  units_.push_back(std::move(unit));
  std::stable_sort(bucket.begin(), bucket.end(),
                   [&](auto a, auto b) { return units_[a].name.size() > units_[b].name.size(); });
}

Unit const* UnitTable::find(std::string_view name) const {
  auto known = by_name_.find(name);
  return known == by_name_.end() ? nullptr : &units_[known->second];
}

void UnitTable::add_scale(std::string word, text::Decimal factor) {
  if (word.empty()) return;
  fronts_.add(text::code_point_at(word, 0));
  scales_.emplace_back(std::move(word), factor);
  std::stable_sort(scales_.begin(), scales_.end(),
                   [](auto const& a, auto const& b) { return a.first.size() > b.first.size(); });
}

void UnitTable::add_unless(std::string_view name, std::vector<std::string> words) {
  auto known = by_name_.find(name);
  if (known != by_name_.end()) units_[known->second].unless = std::move(words);
}

UnitTable::Found UnitTable::longest(std::string_view text) const {
  auto found = longest_single(text);
  if (found.length == 0 || found.dimension == Dimension::bare) return found;
  for (int parts = 0; parts < most_parts; ++parts) {
    auto mark = part_mark(text.substr(found.length), parts);
    auto part = mark == 0 ? Found{} : longest_single(text.substr(found.length + mark));
    if (part.length == 0 || part.dimension == Dimension::bare) break;
    found = {found.length + mark + part.length, Dimension::rate};
  }
  return found;
}

UnitTable::Found UnitTable::longest_single(std::string_view text) const {
  Found best;
  std::size_t at = 0;
  for (int scales = 0;; ++scales) {
    auto rest = text.substr(at);
    if (rest.empty()) return best;
    auto const front = text::code_point_at(rest, 0);
    if (!fronts_.may_hold(front)) return best;
    if (auto bucket = by_front_.find(front); bucket != by_front_.end())
      for (auto index : bucket->second) {
        auto const& unit = units_[index];
        if (!text::starts_with(rest, unit.name)) continue;
        // 5m is five metres, 5max is not.
        if (text::is_letter(unit.name.back()) && rest.size() > unit.name.size() &&
            text::is_letter(rest[unit.name.size()]))
          continue;
        auto behind = rest.substr(unit.name.size());
        if (std::any_of(unit.unless.begin(), unit.unless.end(),
                        [&](auto const& word) { return behind.starts_with(word); }))
          continue;
        // A unit without scale wins a tie: 千米 is a name, not a thousand 米.
        if (at + unit.name.size() > best.length) best = {at + unit.name.size(), unit.dimension};
        break;
      }
    if (scales == most_scales) return best;
    auto scale = std::find_if(scales_.begin(), scales_.end(),
                              [&](auto const& one) { return text::starts_with(rest, one.first); });
    if (scale == scales_.end()) return best;
    at += scale->first.size();
    if (best.length < at) best = {at, Dimension::bare};  // a bare scale: 8000万
  }
}

std::optional<UnitTable::Split> UnitTable::split(std::string_view unit) const {
  Split out;
  // 套(间) is 套, whatever else it is called.
  if (unit.ends_with(')') || unit.ends_with("）"))
    unit = unit.substr(0, std::min(unit.find('('), unit.find("（")));
  for (int scales = 0;; ++scales) {
    if (unit.empty()) return out;
    if (auto const* found = find(unit)) {
      out.unit = found;
      return out;
    }
    if (scales == most_scales) return std::nullopt;
    auto scale = std::find_if(scales_.begin(), scales_.end(),
                              [&](auto const& one) { return unit.substr(0, one.first.size()) == one.first; });
    if (scale == scales_.end()) return std::nullopt;
    auto product = out.scale.times(scale->second);
    if (!product) return std::nullopt;
    out.scale = *product;
    unit.remove_prefix(scale->first.size());
  }
}

text::Decimal UnitTable::scale_of(std::string_view unit) const {
  auto parts = split(unit);
  return parts ? parts->scale : 1;
}

std::optional<UnitTable::Ratio> UnitTable::ratio(std::string_view unit) const {
  if (auto whole = split(unit)) {
    if (whole->unit == nullptr) return Ratio{whole->scale, 1, "", Dimension::bare};
    auto above = whole->scale.times(whole->unit->factor);
    if (!above) return std::nullopt;
    return Ratio{*above, 1, whole->unit->base, whole->unit->dimension};
  }
  // 万元/公顷: each part on its own.
  auto end = unit.find('/');
  if (end == std::string_view::npos) return std::nullopt;
  auto out = ratio(unit.substr(0, end));
  for (int parts = 0; out && end < unit.size(); ++parts) {
    auto mark = part_mark(unit.substr(end), parts);
    auto next = std::min({unit.size(), unit.find('/', end + mark), unit.find("·", end + mark)});
    auto part = split(unit.substr(end + mark, next - end - mark));
    auto factor = part && part->unit != nullptr ? part->scale.times(part->unit->factor) : std::nullopt;
    auto below = factor ? out->below.times(*factor) : std::nullopt;
    if (!below) return std::nullopt;
    out->below = *below;
    out->base += std::string(unit.substr(end, mark)) + part->unit->base;
    out->dimension = Dimension::rate;
    end = next;
  }
  return out;
}

std::optional<BaseAmount> UnitTable::to_base(text::Decimal value, std::string_view unit) const {
  auto parts = ratio(unit);
  auto whole = parts ? value.times(parts->above) : std::nullopt;
  if (whole && parts->below != 1) whole = divided_exactly(*whole, parts->below);
  if (!whole) return std::nullopt;
  return BaseAmount{*whole, parts->base, parts->dimension};
}

std::optional<UnitTable::Conversion> UnitTable::convert(text::Decimal value, std::string_view from,
                                                        std::string_view to) const {
  if (!convertible(from, to)) return std::nullopt;
  auto base = to_base(value, from);
  auto one = to_base(1, to);
  auto quotient = base && one ? divided_exactly(base->value, one->value) : std::nullopt;
  if (!quotient) return std::nullopt;
  auto written = [](text::Decimal number, std::string_view unit) {
    return number.to_string() + " " + std::string(unit);
  };
  std::string how = written(value, from);
  if (from != to) {
    if (base->base != from && base->base != to) how += " = " + written(base->value, base->base);
    how += " = " + written(*quotient, to);
  }
  return Conversion{*quotient, how};
}

void UnitTable::add_part(std::string_view base, std::string name, text::Decimal factor) {
  parts_.push_back({std::string(base), std::move(name), factor});
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](auto const& a, auto const& b) { return a.name.size() > b.name.size(); });
}

UnitTable::Part const* UnitTable::part_at(std::string_view text, std::string_view unit) const {
  auto const* whole = find(unit);
  if (whole == nullptr || whole->factor != 1) return nullptr;
  for (auto const& part : parts_)
    if (part.base == whole->base && text.starts_with(part.name)) return &part;
  return nullptr;
}

bool UnitTable::convertible(std::string_view a, std::string_view b) const {
  auto left = ratio(a), right = ratio(b);
  return left && right && left->base == right->base;
}

}  // namespace duizhang::quantity
