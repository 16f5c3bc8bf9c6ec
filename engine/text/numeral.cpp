#include "engine/text/numeral.hpp"

#include <array>

#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

struct Sign {
  char32_t character;
  std::int64_t value;
};
constexpr std::array<Sign, 26> digits{{{U'〇', 0}, {U'零', 0}, {U'一', 1}, {U'二', 2}, {U'两', 2}, {U'三', 3}, {U'四', 4},
                                       {U'五', 5}, {U'六', 6}, {U'七', 7}, {U'八', 8}, {U'九', 9}, {U'壹', 1}, {U'贰', 2},
                                       {U'叁', 3}, {U'肆', 4}, {U'伍', 5}, {U'陆', 6}, {U'柒', 7}, {U'捌', 8}, {U'玖', 9},
                                       {U'俩', 2}, {U'仨', 3}, {U'弌', 1}, {U'兩', 2}, {U'陸', 6}}};
constexpr std::array<Sign, 8> powers{{{U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'拾', 10}, {U'佰', 100}, {U'仟', 1000},
                                      {U'廿', 0}, {U'卅', 0}}};

template <std::size_t N>
std::optional<std::int64_t> look_up(std::array<Sign, N> const& table, char32_t c) {
  for (auto const& sign : table)
    if (sign.character == c && (sign.value != 0 || c == U'〇' || c == U'零')) return sign.value;
  return std::nullopt;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 1,234,567.89 and 1234.5; at most 18 digits, longer runs are no number at all (they are codes).
std::optional<Number> read_ascii(std::string_view text) {
  std::string plain;
  std::size_t at = 0;
  auto group = [&](std::size_t from) {  // three digits and no fourth
    return from + 3 <= text.size() && is_digit(text[from]) && is_digit(text[from + 1]) && is_digit(text[from + 2]) &&
           (from + 3 == text.size() || !is_digit(text[from + 3]));
  };
  while (at < text.size() && is_digit(text[at])) plain += text[at++];
  if (plain.size() <= 3)
    while (at < text.size() && text[at] == ',' && group(at + 1)) plain += text.substr(at + 1, 3), at += 4;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    plain += text[at++];
    while (at < text.size() && is_digit(text[at])) plain += text[at++];
  }
  auto value = Decimal::parse(plain);
  if (!value) return std::nullopt;
  return Number{*value, at, false};
}

struct Section {  // up to 9999
  std::int64_t value = 0;
  std::size_t length = 0;
  bool any_power = false;
};

// 三千五百六十, 十二, 百, 3千5百; a run of bare digits (二〇二四) reads as written, one by one.
Section read_section(std::string_view text) {
  Section out;
  std::int64_t pending = -1;  // a digit waiting for its power
  std::int64_t last_power = 10000;
  std::int64_t run = 0;
  int run_length = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t size = code_point_size(text[at]);
    auto c = code_point_at(text, at);
    if (auto digit = look_up(digits, c)) {
      if (pending >= 0 && *digit != 0 && pending != 0 && out.any_power) break;
      if (pending >= 0 && !out.any_power) {
        run = run_length == 1 ? pending * 10 + *digit : run * 10 + *digit;
        ++run_length;
        pending = *digit;
        at += size;
        if (run_length > 9) break;
        continue;
      }
      pending = *digit;
      run = *digit;
      run_length = 1;
      at += size;
      continue;
    }
    auto power = look_up(powers, c);
    if (!power || run_length > 1 || *power >= last_power) break;
    if (pending < 0 && out.any_power) break;  // 百十: a power needs its digit, but 十 after 百 may go bare
    out.value += (pending < 0 ? 1 : pending) * *power;
    out.any_power = true;
    last_power = *power;
    pending = -1;
    run_length = 0;
    at += size;
  }
  if (run_length > 1) {
    out.value = run;
  } else if (pending > 0) {
    out.value += pending;
  }
  out.length = at;
  return out;
}

std::optional<Number> read_chinese(std::string_view text) {
  auto first = read_section(text);
  if (first.length == 0) return std::nullopt;
  Number out{Decimal(first.value), first.length, true};
  // 一万五千: a scale with more of the number behind it is inside the number; else it belongs to the unit.
  struct Scale {
    std::string_view word;
    std::int64_t factor;
  };
  constexpr std::array<Scale, 2> scales{{{"亿", 100000000}, {"万", 10000}}};
  std::int64_t total = 0;
  std::int64_t section = first.value;
  std::size_t at = first.length;
  for (auto scale : scales) {
    if (!text.substr(at).starts_with(scale.word)) continue;
    auto rest = text.substr(at + scale.word.size());
    auto more = read_section(rest);
    if (more.length == 0) break;
    if (section > 9999) break;
    total += section * scale.factor;
    section = more.value;
    // 一万五 is 15000: a bare digit after a scale counts in the next power down.
    if (!more.any_power && more.value < 10 && more.length == 3 && !rest.starts_with("零")) section = more.value * scale.factor / 10;
    at += scale.word.size() + more.length;
    out.value = Decimal(total + section);
    out.length = at;
  }
  return out;
}

}  // namespace

bool starts_numeral(std::string_view text) {
  if (text.empty()) return false;
  auto c = code_point_at(text, 0);
  return look_up(digits, c).has_value() || look_up(powers, c).has_value();
}

std::optional<Number> read_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (is_digit(text[0])) {
    auto number = read_ascii(text);
    if (!number) return number;
    // 3千5百: an ASCII digit with Chinese powers behind it.
    auto rest = text.substr(number->length);
    if (number->value.scale() == 0 && number->value.coefficient() < 10 && (rest.starts_with("千") || rest.starts_with("百"))) {
      std::string chinese;
      constexpr std::array<std::string_view, 10> words{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
      std::size_t at = 0;
      std::size_t taken = 0;
      while (at < text.size() && chinese.size() < 24) {
        if (is_digit(text[at])) {
          chinese += words[static_cast<std::size_t>(text[at] - '0')];
          ++at;
        } else if (auto two = text.substr(at, 3); two == "千" || two == "百" || two == "十") {
          chinese += two;
          at += 3;
          taken = at;
        } else {
          break;
        }
      }
      auto digit_behind = taken < text.size() && is_digit(text[taken]);
      if (taken > 4 && !digit_behind) {
        auto section = read_section(chinese);
        if (section.length == chinese.size()) return Number{Decimal(section.value), taken, false};
      }
    }
    return number;
  }
  return read_chinese(text);
}

std::optional<Decimal> number_of(std::string_view text) {
  auto number = read_number(text);
  if (!number || number->length != text.size()) return std::nullopt;
  return number->value;
}

}  // namespace duizhang::text
