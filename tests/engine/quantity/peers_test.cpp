// The values of other parsers as a second opinion. Every case that is in scope and read otherwise needs a
// line in peers.waivers; a waiver that is no longer needed fails, too.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "engine/quantities.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/utf8.hpp"
#include "tests/engine/quantity/peer_cases.hpp"
#include "tests/support/rules.hpp"

namespace duizhang::test {
namespace {

double number(std::string const& word) { return std::strtod(word.c_str(), nullptr); }

bool same(double a, double b, double tolerance = 1e-9) {
  return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

// Value with the scale words of its unit, in the unit that is left: 59.65亿元 is 5965000000 元.
double scaled(quantity::Quantity const& quantity, text::Decimal value) {
  std::string_view unit = quantity.unit;
  auto out = value.to_double();
  for (bool any = true; any;) {
    any = false;
    for (auto [word, factor] : {std::pair{"个亿", 1e8},
                                {"万", 1e4},
                                {"萬", 1e4},
                                {"亿", 1e8},
                                {"億", 1e8},
                                {"百", 1e2},
                                {"千", 1e3}})
      if (unit.starts_with(word) && unit.substr(3) != "米" && unit.substr(3) != "克" &&
          unit.substr(3) != "瓦" && unit.substr(3) != "卡")
        out *= factor, unit.remove_prefix(std::string_view(word).size()), any = true;
  }
  return out;
}

class Reader {
 public:
  explicit Reader(PeerCase const& one)
      : one_(one), found_(find_quantities(one.input, shipped_rules(), one.year, scratch_)) {}

  // "" when everything is as expected, else what is not.
  std::string difference() {
    switch (one_.kind) {
      case PeerKind::number:
        return numbers();
      case PeerKind::numeral:
        return numeral();
      case PeerKind::percent:
        return percents();
      case PeerKind::unit:
        return units();
      case PeerKind::money:
        return money();
      case PeerKind::range:
        return ranges();
      case PeerKind::refused:
        return refused();
      case PeerKind::period:
        return periods();
    }
    return "";
  }

 private:
  std::string_view text() const { return found_.folded.text; }

  // The folded byte that a code point of the input became.
  std::size_t folded(std::size_t code_point) const {
    std::size_t byte = 0;
    for (std::size_t i = 0; i < code_point && byte < one_.input.size(); ++i)
      byte += text::code_point_size(one_.input[byte]);
    std::uint32_t at = 0;
    while (at < text().size() && found_.folded.origin_of(at) < byte) ++at;
    return at;
  }

  std::string show() const {
    std::string out;
    for (auto const& one : found_.mentions.quantities)
      out += fmt::format(" {}{}{} {} {}", one.value.to_string(),
                         one.value_max ? "~" + one.value_max->to_string() : "", one.unit,
                         quantity::name(one.bound), quantity::name(one.dimension));
    for (auto const& one : found_.mentions.periods)
      out += one.period
                 ? fmt::format(" {}..{}", quantity::iso(one.period->first), quantity::iso(one.period->last))
                 : " ?";
    return out;
  }

  // The number that stands at a place, with scales, fraction and sign, as the peer counts it.
  std::optional<double> value_at(std::size_t at) const {
    auto const& words = shipped_rules().set().words;
    double sign = 1;
    for (std::string_view mark : {"负", "負", "-"})
      if (text().substr(at).starts_with(mark)) sign = -1, at += mark.size();
    auto rest = text().substr(at);
    auto read = text::read_number(rest);
    if (auto quantity = quantity::read_quantity(text(), at, words);
        quantity && quantity->dimension == quantity::Dimension::percent) {
      auto mark = std::min(rest.find("分之"), rest.find('/'));
      if (mark < quantity->number.end - at)
        // A sign that is a word (负) is read with the quantity.
        return (quantity->whole.begin < at ? 1 : sign) * quantity->value.to_double() / 100;
    }
    for (auto const& one : found_.mentions.quantities)  // 半百
      if (!read && one.number.begin == at && one.unit.empty()) return one.value.to_double();
    if (!read) return std::nullopt;
    double out = read->value.to_double();
    auto behind = read->length;
    for (int i = 0; i < 4; ++i) {
      for (std::string_view hedge : {"多", "余", "几", "幾", "來", "来"})
        if (rest.substr(behind).starts_with(hedge)) behind += hedge.size();
      for (auto [word, factor] : {std::pair{"万", 1e4}, {"萬", 1e4}, {"亿", 1e8}, {"億", 1e8}})
        if (rest.substr(behind).starts_with(word)) out *= factor, behind += 3;
    }
    return sign * out;
  }

  std::string numbers() {
    if (one_.values.empty()) {
      for (auto const& one : found_.mentions.quantities)
        if (one.dimension == quantity::Dimension::bare) return "nothing expected, got" + show();
      return "";
    }
    for (auto const& expected : one_.values) {
      auto got = value_at(folded(expected.start));
      if (!got ||
          !same(*got, number(expected.value),
                text().find("分之") != std::string_view::npos || text().find('/') != std::string_view::npos
                    ? 6e-5
                    : 1e-9))
        return fmt::format("expected {}, got {}", expected.value, got ? fmt::format("{}", *got) : "nothing");
    }
    return "";
  }

  std::string numeral() {
    auto got = value_at(0);
    if (auto first = found_.mentions.quantities;
        !first.empty() && first[0].dimension == quantity::Dimension::money)
      got = scaled(first[0], first[0].value);
    if (got && same(*got, number(one_.values[0].value))) return "";
    return fmt::format("expected {}, got {}", one_.values[0].value,
                       got ? fmt::format("{}", *got) : "nothing");
  }

  std::string refused() {
    if (one_.file == "cn2an") {
      auto got = text::read_number(text());
      if (!got || got->length != text().size()) return "";
      return "expected a refusal, got " + got->value.to_string();
    }
    for (auto const& one : found_.mentions.quantities)
      if (one.dimension == quantity::Dimension::money) return "no money expected, got" + show();
    return "";
  }

  std::string percents() {
    std::vector<double> got;
    for (auto const& one : found_.mentions.quantities)
      if (one.dimension == quantity::Dimension::percent || one.dimension == quantity::Dimension::points)
        got.push_back(one.value_max ? one.value_max->to_double() * (one.value < 0 ? -1 : 1)
                                    : scaled(one, one.value));
    if (got.size() != one_.values.size())
      return fmt::format("expected {} values, got{}", one_.values.size(), show());
    for (std::size_t i = 0; i < got.size(); ++i)
      if (!same(got[i], number(one_.values[i].value)))
        return fmt::format("expected {}, got{}", one_.values[i].value, show());
    return "";
  }

  std::string units() {
    static std::map<std::string, std::string> const names{
        {"Chinese yuan", "元"},       {"United States dollar", "美元"}, {"Euro", "欧元"},
        {"Hong Kong dollar", "港元"}, {"New Taiwan dollar", "新台币"},  {"Japanese yen", "日元"},
        {"Swiss franc", "瑞士法郎"},  {"Nigerian naira", "奈拉"}};
    auto const& table = shipped_rules().set().words.units;
    for (auto const& expected : one_.values) {
      auto begin = folded(expected.start), end = folded(expected.end);
      bool found = false;
      for (auto const& one : found_.mentions.quantities) {
        if (one.whole.begin >= end || one.whole.end <= begin) continue;
        auto base = table.to_base(one.value, one.unit);
        auto name = names.find(expected.unit);
        if (name != names.end() && (!base || base->base != name->second)) continue;
        auto value = number(expected.value);
        auto mine = scaled(one, one.value);
        // Peers count 三千比特 in kilobits.
        found = found || same(mine, value) ||
                (expected.unit.starts_with("Kilo") && same(mine, value * 1000)) ||
                (expected.unit.starts_with("Mega") && same(mine, value * 1e6));
      }
      if (!found) return fmt::format("expected {} {}, got{}", expected.value, expected.unit, show());
    }
    return "";
  }

  std::string money() {
    auto const& quantities = found_.mentions.quantities;
    if (one_.values[0].value.empty()) {  // only places are expected
      for (auto const& expected : one_.values) {
        auto begin = folded(expected.start), end = folded(expected.end);
        bool found = std::any_of(quantities.begin(), quantities.end(), [&](auto const& one) {
          return one.whole.begin < end && one.whole.end > begin && one.number.begin <= begin + 3 &&
                 (one.dimension == quantity::Dimension::money || one.dimension == quantity::Dimension::bare);
        });
        if (!found) return fmt::format("expected money at {}, got{}", expected.start, show());
      }
      return "";
    }
    if (quantities.size() != 1) return "expected one sum, got" + show();
    auto const& one = quantities[0];
    auto base = shipped_rules().set().words.units.to_base(one.value, one.unit);
    auto unit = one_.values[0].unit;
    if (base && !base->base.empty() && base->base != unit)
      return fmt::format("expected {}, got{}", unit, show());
    // The peer's sums have two places.
    if (std::abs(scaled(one, one.value) - number(one_.values[0].value)) > 0.0051)
      return fmt::format("expected {}, got{}", one_.values[0].value, show());
    if (one_.values.size() == 2 && one.value_max &&
        !same(scaled(one, *one.value_max), number(one_.values[1].value)))
      return fmt::format("expected up to {}, got{}", one_.values[1].value, show());
    return "";
  }

  // "(20,)": more than 20. Whether an end counts is this project's own answer (以上 does), so only numbers
  // and sides are compared.
  std::string ranges() {
    for (auto const& expected : one_.values) {
      auto comma = expected.value.find(',');
      auto low = expected.value.substr(1, comma - 1);
      auto high = expected.value.substr(comma + 1, expected.value.size() - comma - 2);
      auto begin = folded(expected.start), end = folded(expected.end);
      bool low_found = low.empty(), high_found = high.empty();
      for (auto const& one : found_.mentions.quantities) {
        if (one.whole.begin >= end || one.whole.end <= begin) continue;
        using B = quantity::Bound;
        bool lower = one.bound == B::ge || one.bound == B::gt || one.bound == B::range ||
                     one.bound == B::approx || (low == high && one.bound == B::eq);
        bool upper = one.bound == B::le || one.bound == B::lt || (low == high && one.bound == B::eq);
        auto value = scaled(one, one.value);
        // Peers give fractions as parts of one.
        bool part = one.dimension == quantity::Dimension::percent &&
                    text().find('%') == std::string_view::npos &&
                    text().find("百分之") == std::string_view::npos;
        if (part) value /= 100;
        low_found = low_found || (lower && same(value, number(low)));
        high_found = high_found || (upper && same(value, number(high))) ||
                     (one.value_max && same(scaled(one, *one.value_max), number(high)));
      }
      if (!low_found || !high_found) return fmt::format("expected {}, got{}", expected.value, show());
    }
    return "";
  }

  std::string periods() {
    for (auto const& one : found_.mentions.periods)
      if (one.period && quantity::iso(one.period->first) == one_.period->from &&
          quantity::iso(one.period->last) == one_.period->to)
        return "";
    return fmt::format("expected {}..{}, got{}", one_.period->from, one_.period->to, show());
  }

  PeerCase const& one_;
  match::Scratch scratch_;
  LineQuantities found_;
};

}  // namespace

TEST_SUITE("quantity.peers") {
  TEST_CASE("the values of other parsers are ours, or a waiver says why not") {
    auto folder = peers_folder();
    if (folder.empty()) {
      MESSAGE("SKIPPED: ../shared/peers is not here");
      return;
    }
    std::map<std::pair<std::string, std::size_t>, std::string> waived;
    std::size_t theirs = 0;
    for (auto const& waiver : read_waivers()) {
      INFO(waiver.file, " ", waiver.index);
      CHECK((waiver.side == "ours" || waiver.side == "theirs"));
      CHECK(waiver.reason.size() > 8);
      if (waiver.side == "theirs") ++theirs;
      CHECK(waived.emplace(std::pair(waiver.file, waiver.index), waiver.reason).second);
    }
    std::size_t in_scope = 0, agreed = 0, differing = 0;
    std::map<std::string, std::size_t> left_out;
    std::set<std::pair<std::string, std::size_t>> used;
    for (auto const& one : read_peer_cases(folder)) {
      if (!one.out_of_scope.empty()) {
        ++left_out[one.out_of_scope];
        continue;
      }
      ++in_scope;
      auto difference = Reader(one).difference();
      auto key = std::pair(one.file, one.index);
      if (difference.empty()) {
        ++agreed;
        continue;
      }
      ++differing;
      used.insert(key);
      if (!waived.contains(key))
        FAIL_CHECK(one.file << " " << one.index << " " << difference << " | " << one.input);
    }
    for (auto const& [key, reason] : waived)
      if (!used.contains(key)) FAIL_CHECK("a waiver that is not needed: " << key.first << " " << key.second);
    std::string scope;
    for (auto const& [reason, count] : left_out) scope += fmt::format("; {} {}", count, reason);
    // Where the peer's answer is no reading of the phrase, there is nothing to agree with.
    auto share = 100.0 * static_cast<double>(agreed) / static_cast<double>(in_scope - theirs);
    MESSAGE(
        fmt::format("{} cases in scope: {} agree, {} differ because the peer's answer is no reading of the "
                    "phrase, {} are read otherwise; {:.2f} % of the rest agree. Out of scope{}",
                    in_scope, agreed, theirs, differing - theirs, share, scope));
    CHECK(share >= 99.0);
  }
}

}  // namespace duizhang::test
