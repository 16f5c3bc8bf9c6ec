#include "engine/eval/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "engine/eval/likeness.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::eval {
namespace {

using claim::Claim;
using claim::Kind;
using claim::Measure;

constexpr std::array<std::string_view, field_count> field_names{"bound",      "strength",  "period",
                                                                "annualised", "indicator", "headline"};

// Longest first: of 万亿元 the scale is 万亿.
constexpr std::array<std::pair<std::string_view, double>, 8> scales{{{"万亿", 1e12},
                                                                     {"千万", 1e7},
                                                                     {"百万", 1e6},
                                                                     {"十万", 1e5},
                                                                     {"亿", 1e8},
                                                                     {"万", 1e4},
                                                                     {"千", 1e3},
                                                                     {"百", 1e2}}};

// Words that count and may stand one for another; no word at all is one of them.
constexpr std::array<std::string_view, 25> counters{"个", "只", "项", "家", "处", "座", "条", "所", "名",
                                                    "人", "位", "件", "起", "例", "户", "套", "场", "次",
                                                    "批", "期", "幢", "宗", "辆", "台", ""};

// Marks that make no difference between the words of two indicators.
constexpr std::array<std::string_view, 14> idle{"“",  "”",  "‘",  "’", "\"", "'",  "《",
                                                "》", "（", "）", "(", ")",  "、", "的"};
constexpr double least_likeness = 0.6;

struct Based {
  double value = 0;
  std::string unit;
};

// The value on its unit's base scale: 2亿元 and 20000万元 are the same. In doubles, as the yardstick has it:
// numbers count as the same within a millionth.
Based based(text::Decimal const& value, std::string_view unit) {
  if (unit == "％") unit = "%";
  for (auto const& [word, factor] : scales)
    if (unit.starts_with(word)) return {value.to_double() * factor, std::string(unit.substr(word.size()))};
  return {value.to_double(), std::string(unit)};
}

bool same_number(double a, double b) {
  return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
}

bool same_unit(std::string_view a, std::string_view b) {
  auto counts = [](std::string_view unit) {
    return std::find(counters.begin(), counters.end(), unit) != counters.end();
  };
  return a == b || (counts(a) && counts(b));
}

bool is_numeric(Measure measure) {
  return measure != Measure::stage && measure != Measure::admission && measure != Measure::assurance;
}

bool inside(std::vector<Zone> const& zones, std::size_t start, std::size_t end) {
  return zones.empty() || std::any_of(zones.begin(), zones.end(),
                                      [&](Zone const& zone) { return start < zone.end && end > zone.start; });
}

std::string bare(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    auto rest = words.substr(at);
    auto size = text::code_point_size(words[at]);
    auto mark = std::find_if(idle.begin(), idle.end(), [&](auto word) { return rest.starts_with(word); });
    bool blank = rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r' ||
                 rest.starts_with("\u3000") || rest.starts_with("\u00a0");
    if (mark == idle.end() && !blank) out += rest.substr(0, size);
    at += size;
  }
  return out;
}

bool indicator_right(GoldClaim const& gold, Claim const& claim) {
  if (!gold.canonical.empty()) return claim.indicator.id == gold.canonical;
  auto a = bare(gold.indicator), b = bare(claim.indicator.text);
  if (b.empty()) return false;
  if (b.find(a) != std::string::npos) return true;
  if (a.find(b) != std::string::npos && 2 * text::count_code_points(b) >= text::count_code_points(a))
    return true;
  return likeness(a, b) >= least_likeness;
}

quantity::Bound closed(quantity::Bound bound) {
  if (bound == quantity::Bound::gt) return quantity::Bound::ge;
  return bound == quantity::Bound::lt ? quantity::Bound::le : bound;
}

std::size_t overlap(GoldClaim const& gold, Claim const& claim) {
  auto begin = std::max(gold.start, claim.evidence.start);
  auto end = std::min(gold.end, claim.evidence.end);
  return end > begin ? end - begin : 0;
}

}  // namespace

std::string_view name(Field field) { return field_names[static_cast<std::size_t>(field)]; }

bool Pair::strict() const {
  for (std::size_t i = 0; i < field_count; ++i)
    if (static_cast<Field>(i) != Field::headline && !right[i]) return false;
  return true;
}

std::string years(quantity::Period const& period) {
  auto year = [](boost::gregorian::date day) {
    return day.is_special() ? std::string() : std::to_string(static_cast<int>(day.year()));
  };
  auto first = year(period.first), last = year(period.last);
  if (last.empty() || first == last) return first;
  return first.empty() ? last : first + "/" + last;
}

bool core_agrees(GoldClaim const& gold, Claim const& claim) {
  if (gold.kind != claim.kind || gold.measure != claim.measure) return false;
  if (!gold.value) return !claim.value;
  if (!claim.value || gold.value_max.has_value() != claim.value_max.has_value()) return false;
  auto a = based(*gold.value, gold.unit), b = based(*claim.value, claim.unit);
  if (!same_number(a.value, b.value) || !same_unit(a.unit, b.unit)) return false;
  return !gold.value_max ||
         same_number(based(*gold.value_max, gold.unit).value, based(*claim.value_max, claim.unit).value);
}

std::array<bool, field_count> fields_right(GoldClaim const& gold, Claim const& claim) {
  return {closed(claim.bound) == gold.bound,  claim.strength == gold.strength,
          years(claim.period) == gold.period, claim.annualised == gold.annualised,
          indicator_right(gold, claim),       claim.headline == gold.headline};
}

Agreement agree(std::vector<GoldClaim> const& gold, std::vector<Claim> const& claims,
                std::vector<Zone> const& zones) {
  Agreement out;
  for (std::size_t i = 0; i < gold.size(); ++i)
    if (inside(zones, gold[i].start, gold[i].end)) out.gold.push_back(i);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    auto const& one = claims[i];
    bool judged = (one.kind == Kind::target || one.kind == Kind::outcome) && is_numeric(one.measure);
    if (judged && inside(zones, one.evidence.start, one.evidence.end)) out.claims.push_back(i);
  }
  // Best first; among equals the later in both lists, as the yardstick takes them.
  using Key = std::tuple<std::size_t, std::size_t, std::int64_t, std::size_t, std::size_t>;
  std::vector<std::pair<Key, Pair>> possible;
  for (auto g : out.gold)
    for (auto c : out.claims) {
      auto shared = overlap(gold[g], claims[c]);
      if (shared == 0 || !core_agrees(gold[g], claims[c])) continue;
      Pair pair{g, c, fields_right(gold[g], claims[c])};
      auto right = static_cast<std::size_t>(std::count(pair.right.begin(), pair.right.end(), true));
      auto apart = std::abs(static_cast<std::int64_t>(gold[g].end) -
                            static_cast<std::int64_t>(claims[c].evidence.end));
      possible.push_back({{right, shared, -apart, g, c}, pair});
    }
  std::sort(possible.begin(), possible.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
  std::vector<bool> gold_taken(gold.size()), claim_taken(claims.size());
  for (auto const& [key, pair] : possible) {
    if (gold_taken[pair.gold] || claim_taken[pair.claim]) continue;
    gold_taken[pair.gold] = claim_taken[pair.claim] = true;
    out.pairs.push_back(pair);
  }
  std::sort(out.pairs.begin(), out.pairs.end(), [](Pair const& a, Pair const& b) { return a.gold < b.gold; });
  for (auto g : out.gold)
    if (!gold_taken[g]) out.missed.push_back(g);
  for (auto c : out.claims)
    if (!claim_taken[c]) out.spurious.push_back(c);
  return out;
}

}  // namespace duizhang::eval
