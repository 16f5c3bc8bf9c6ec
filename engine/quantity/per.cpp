#include "engine/quantity/per.hpp"

#include <algorithm>

#include "engine/quantity/words.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::quantity {
namespace {

constexpr std::size_t farthest = 48;  // bytes between the first word of a rate and its amount
constexpr int most_of = 3;
constexpr std::string_view between_parts = "·";

bool holds_one(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return text::holds(text, word); });
}

// A unit, or so many of it: 人, 千人, 10万人. 0 for none.
std::size_t counted_length(std::string_view text, Vocabulary const& words) {
  auto is_unit = [](UnitTable::Found const& found) {
    auto kind = found.dimension;
    return found.length != 0 && kind != Dimension::bare && kind != Dimension::rate &&
           kind != Dimension::percent && kind != Dimension::points && kind != Dimension::multiple;
  };
  if (auto plain = words.units.longest(text); is_unit(plain)) return plain.length;
  auto number = text::read_number(text);
  if (!number || number->upper || number->value <= 0) return 0;
  auto found = words.units.longest(text.substr(number->length));
  return is_unit(found) ? number->length + found.length : 0;
}

// The words of a rate at the start of a text: how long they are, and what of.
struct Chain {
  std::size_t length = 0;
  std::string per;
};
Chain read_chain(std::string_view text, Vocabulary const& words) {
  Chain out;
  for (int parts = 0; parts < most_of; ++parts) {
    auto rest = text.substr(out.length);
    auto mark = starts_with_one(rest, words.per_marks);
    auto counted = counted_length(rest.substr(mark), words);
    if (counted == 0) break;
    auto mean = mark == 0 ? starts_with_one(rest.substr(counted), words.mean_marks) : 0;
    if (mark == 0 && mean == 0) break;
    if (!out.per.empty()) out.per += between_parts;
    out.per += rest.substr(mark, counted);
    out.length += mark + counted + mean;
  }
  return out;
}

}  // namespace

std::string read_per(std::string_view before, std::string_view behind, Vocabulary const& words) {
  if (auto chain = starts_with_one(behind, words.per_marks) != 0 ? read_chain(behind, words) : Chain{};
      chain.length != 0) {
    // 50元每人每月 ends; of 补助50元每人每月30元 the rate is that of the next amount.
    auto rest = behind.substr(chain.length);
    if (!text::read_number(rest) && starts_with_one(rest, words.reaching_words) == 0) return chain.per;
  }
  auto from = before.size() - std::min(before.size(), farthest);
  while (from < before.size() && (static_cast<unsigned char>(before[from]) & 0xC0U) == 0x80U) ++from;
  auto near = before.substr(from);
  near.remove_suffix(ends_with_one(near, words.reaching_words));
  if (!holds_one(near, words.per_marks) && !holds_one(near, words.mean_marks)) return "";
  for (std::size_t at = 0; at < near.size(); at += text::code_point_size(near[at])) {
    auto chain = read_chain(near.substr(at), words);
    if (chain.length != 0 && at + chain.length == near.size()) return chain.per;
  }
  return "";
}

std::string print_per(std::string_view per, Vocabulary const& words) {
  std::string out;
  if (words.per_marks.empty()) return out;
  while (!per.empty()) {
    auto end = std::min(per.size(), per.find(between_parts));
    out += words.per_marks.front() + std::string(per.substr(0, end));
    per.remove_prefix(std::min(per.size(), end + between_parts.size()));
  }
  return out;
}

std::string rate_unit(Quantity const& quantity) {
  return quantity.per.empty() ? quantity.unit : quantity.unit + "/" + quantity.per;
}

}  // namespace duizhang::quantity
