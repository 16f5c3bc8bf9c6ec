#include "engine/text/numeral.hpp"

#include <array>
#include <string>

#include "engine/text/ascii.hpp"
#include "engine/text/few_characters.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

// Bounds that keep every reading short: longer runs are codes, not numbers.
constexpr std::size_t most_digits = 36;
constexpr int most_sections = 6;
constexpr int longest_run = 18;

enum class Kind : std::uint8_t { none, digit, power, tens, scale };

struct Sign {
  Kind kind = Kind::none;
  std::int64_t value = 0;
  std::size_t size = 0;  // bytes
};

constexpr std::int64_t ten_thousand = 10'000, hundred_million = 100'000'000, trillion = 1'000'000'000'000;

// All that may be a sign: of what stands in texts nearly all is left here.
constexpr FewCharacters all_signs = [] {
  FewCharacters out;
  for (auto c : std::u32string_view(
           U"〇零一壹弌二两贰俩兩貳倆三叁仨叄四肆五伍六陆陸七柒八捌九玖十拾百佰千仟廿卅万萬亿億兆"))
    out.add(c);
  return out;
}();

Sign sign_of(char32_t c) {
  if (!all_signs.may_hold(c)) return {};
  auto digit = [](std::int64_t value) { return Sign{Kind::digit, value, 3}; };
  auto power = [](std::int64_t value) { return Sign{Kind::power, value, 3}; };
  auto scale = [](std::int64_t value) { return Sign{Kind::scale, value, 3}; };
  switch (c) {
    case U'〇':
    case U'零':
      return digit(0);
    case U'一':
    case U'壹':
    case U'弌':
      return digit(1);
    case U'二':
    case U'两':
    case U'贰':
    case U'俩':
    case U'兩':
    case U'貳':
    case U'倆':
      return digit(2);
    case U'三':
    case U'叁':
    case U'仨':
    case U'叄':
      return digit(3);
    case U'四':
    case U'肆':
      return digit(4);
    case U'五':
    case U'伍':
      return digit(5);
    case U'六':
    case U'陆':
    case U'陸':
      return digit(6);
    case U'七':
    case U'柒':
      return digit(7);
    case U'八':
    case U'捌':
      return digit(8);
    case U'九':
    case U'玖':
      return digit(9);
    case U'十':
    case U'拾':
      return power(10);
    case U'百':
    case U'佰':
      return power(100);
    case U'千':
    case U'仟':
      return power(1000);
    case U'廿':
      return {Kind::tens, 20, 3};
    case U'卅':
      return {Kind::tens, 30, 3};
    case U'万':
    case U'萬':
      return scale(ten_thousand);
    case U'亿':
    case U'億':
      return scale(hundred_million);
    case U'兆':
      return scale(trillion);
    default:
      return {};
  }
}

Sign sign_at(std::string_view text, std::size_t at) {
  return at < text.size() && static_cast<unsigned char>(text[at]) >= 0xE3 ? sign_of(code_point_at(text, at))
                                                                          : Sign{};
}

bool is_two_of_speech(char32_t c) { return c == U'两' || c == U'兩' || c == U'俩' || c == U'倆'; }

// 1,234,567.89 and 1234.5.
std::optional<Number> read_ascii(std::string_view text) {
  std::string plain;
  std::size_t at = 0;
  auto group = [&](std::size_t from) {  // three digits and no fourth
    return from + 3 <= text.size() && is_digit(text[from]) && is_digit(text[from + 1]) &&
           is_digit(text[from + 2]) && (from + 3 == text.size() || !is_digit(text[from + 3]));
  };
  // Nearly all numbers are a few digits and perhaps a point with a few more.
  constexpr std::size_t few = 17;
  std::int64_t coefficient = 0;
  auto digits = [&](std::size_t from, std::size_t most) {
    std::size_t count = 0;
    for (; count < most && from + count < text.size() && is_digit(text[from + count]); ++count)
      coefficient = coefficient * 10 + (text[from + count] - '0');
    return count;
  };
  if (auto whole = digits(0, few);
      whole != 0 && whole < few && (whole == text.size() || text[whole] != ',')) {
    bool point = whole + 1 < text.size() && text[whole] == '.' && is_digit(text[whole + 1]);
    if (!point) return Number{Decimal(coefficient), std::nullopt, whole, false};
    if (auto behind = digits(whole + 1, few - whole); whole + behind < few)
      return Number{Decimal(coefficient, static_cast<int>(behind)), std::nullopt, whole + 1 + behind, false};
  }
  if (text[0] == '.') plain = "0";  // .5
  while (at < text.size() && is_digit(text[at]) && plain.size() <= most_digits) plain += text[at++];
  if (plain.size() <= 3)
    while (at < text.size() && text[at] == ',' && group(at + 1) && plain.size() <= most_digits)
      plain += text.substr(at + 1, 3), at += 4;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    plain += text[at++];
    while (at < text.size() && is_digit(text[at]) && plain.size() <= most_digits) plain += text[at++];
  }
  auto value = Decimal::parse(plain);
  if (!value) return std::nullopt;
  return Number{*value, std::nullopt, at, false};
}

struct Section {  // below 万
  std::int64_t value = 0;
  std::int64_t upper = 0;  // 0: none
  std::size_t length = 0;
  bool powers = false;      // 十, 百 or 千 in it
  bool lone_digit = false;  // one digit and nothing else, no 零 before it
  int parts = 0;            // digits that were given a power, and the last one
};

// Reads 三千五百六十, 十二, 百, 二〇二四 (digit by digit), 四百五 (450), 七八十 (70 to 80), and with ASCII
// digits 3千5百, 1百01.
class SectionReader {
 public:
  explicit SectionReader(std::string_view text, bool inside = false) : text_(text), inside_(inside) {}

  Section read() {
    while (at_ < text_.size()) {
      if (is_digit(text_[at_])) {
        if (!take_ascii()) break;
        continue;
      }
      auto sign = sign_at(text_, at_);
      bool taken = sign.kind == Kind::digit   ? take_digit(sign)
                   : sign.kind == Kind::power ? take_power(sign)
                   : sign.kind == Kind::tens  ? take_tens(sign)
                                              : false;
      if (!taken) break;
    }
    finish();
    return out_;
  }

 private:
  bool take_digit(Sign sign) {
    bool two = is_two_of_speech(code_point_at(text_, at_));
    auto next = sign_at(text_, at_ + sign.size);
    // 三十两 is thirty taels: 两 inside a number needs its power.
    if (two && (at_ > 0 || inside_) && next.kind != Kind::power && next.kind != Kind::scale) return false;
    if (pending_ < 0 || (pending_ == 0 && out_.powers)) {
      pending_ = run_ = sign.value;
      run_length_ = 1;
      zero_ = sign.value == 0;
      if (had_zero_) zero_ = true;
      had_zero_ = had_zero_ || sign.value == 0;
      at_ += sign.size;
      return true;
    }
    // 零五十六 behind a scale: the zero only fills the gap.
    if (pending_ == 0 && run_length_ == 1 && next.kind == Kind::power) {
      pending_ = run_ = sign.value;
      zero_ = true;
      at_ += sign.size;
      return true;
    }
    bool neighbours = run_length_ == 1 && sign.value == pending_ + 1 && pending_ > 0;
    bool powered = next.kind == Kind::power && next.value < last_power_;
    bool three_or_five = run_length_ == 1 && pending_ == 3 && sign.value == 5 && !out_.powers &&
                         (powered || next.kind == Kind::scale);
    if ((neighbours || three_or_five) && next.kind != Kind::digit) {
      if (out_.powers && !powered && last_power_ != 10) return false;
      auto factor = powered ? next.value : 1;
      out_.upper = out_.value + sign.value * factor;
      out_.value += pending_ * factor;
      pending_ = -1;
      out_.powers = out_.powers || powered;
      at_ += sign.size + (powered ? next.size : 0);
      ended_ = true;
      return false;
    }
    if (out_.powers) return false;
    if (run_length_ >= longest_run) return too_long();
    run_ = run_ * 10 + sign.value;
    pending_ = sign.value;
    ++run_length_;
    at_ += sign.size;
    return true;
  }

  bool take_power(Sign sign) {
    if (run_length_ > 1 || sign.value >= last_power_) return false;
    // 百十 is no number, but 一百十一 is, and so is 一千零十.
    if (pending_ < 0 && out_.powers && (bare_front_ || sign.value != 10)) return false;
    if (pending_ < 0 && !out_.powers) bare_front_ = true;
    out_.value += (pending_ <= 0 ? 1 : pending_) * sign.value;
    out_.powers = true;
    ++out_.parts;
    last_power_ = sign.value;
    pending_ = -1;
    run_length_ = 0;
    had_zero_ = false;
    at_ += sign.size;
    return true;
  }

  bool take_tens(Sign sign) {  // 廿二
    if (pending_ >= 0 || last_power_ <= 10) return false;
    out_.value += sign.value;
    out_.powers = true;
    ++out_.parts;
    last_power_ = 10;
    at_ += sign.size;
    return true;
  }

  // ASCII digits: one before a power (3千5百), or what is left behind one (四千230).
  bool take_ascii() {
    auto end = at_;
    std::int64_t value = 0;
    while (end < text_.size() && is_digit(text_[end]) && end - at_ < 4)
      value = value * 10 + (text_[end++] - '0');
    bool fraction = end < text_.size() && (is_digit(text_[end]) || text_[end] == '.' || text_[end] == ',');
    auto next = sign_at(text_, end);
    if (fraction || (pending_ > 0)) return false;
    if (next.kind == Kind::power && value > 0 && value < 10 && end - at_ == 1) {
      pending_ = value;
      run_length_ = 1;
      at_ = end;
      return true;
    }
    if (!out_.powers || value >= last_power_ || next.kind == Kind::power || (end - at_ == 1 && !had_zero_))
      return false;
    out_.value += value;
    ++out_.parts;
    pending_ = -1;
    at_ = end;
    ended_ = true;
    return false;
  }

  bool too_long() {
    out_ = {};
    refused_ = true;
    return false;
  }

  void finish() {
    if (refused_) return;
    out_.length = at_;
    if (ended_) return;
    if (run_length_ > 1) {
      out_.value = run_;
      return;
    }
    if (pending_ < 0) return;
    ++out_.parts;
    out_.lone_digit = !out_.powers && !zero_;
    // 四百五 is 450, 四百零五 is 405.
    bool shortened = out_.powers && !zero_ && last_power_ >= 100;
    out_.value += pending_ * (shortened ? last_power_ / 10 : 1);
  }

  std::string_view text_;
  bool inside_;  // behind a scale
  std::size_t at_ = 0;
  Section out_;
  std::int64_t pending_ = -1;  // a digit waiting for its power
  std::int64_t last_power_ = 10000;
  std::int64_t run_ = 0;
  int run_length_ = 0;
  bool zero_ = false;  // 零 stands before the pending digit
  bool had_zero_ = false;
  bool bare_front_ = false;
  bool ended_ = false;
  bool refused_ = false;
};

bool point_at(std::string_view text) { return starts_with(text, "点") || starts_with(text, "點"); }

// .5 of 六点五: digits one by one; not 八点五十, which is a time, and not 一点两小时.
std::size_t decimals_length(std::string_view text, std::string& plain) {
  if (!point_at(text)) return 0;
  std::size_t at = 3;
  while (at < text.size() && plain.size() < most_digits) {
    if (is_digit(text[at])) {
      if (at > 3 && !is_digit(text[at - 1])) break;  // one script or the other
      plain += text[at++];
      continue;
    }
    if (at > 3 && is_digit(text[at - 1])) break;
    auto sign = sign_at(text, at);
    if (sign.kind != Kind::digit || is_two_of_speech(code_point_at(text, at))) break;
    plain += static_cast<char>('0' + sign.value);
    at += sign.size;
  }
  bool code = at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]);
  if (at == 3 || code || sign_at(text, at).kind == Kind::power) return 0;
  return at;
}

// What follows a scale and belongs to the same number: 五千 of 一万五千, 5000 of 3亿5000万, 五 of 一万五.
std::optional<Section> continuation(std::string_view rest, std::int64_t scale) {
  Section more;
  if (rest.empty()) return std::nullopt;
  if (is_digit(rest[0])) {
    more = SectionReader(rest, true).read();
    if (more.parts < 2) {
      std::size_t end = 0;
      std::int64_t value = 0;
      while (end < rest.size() && is_digit(rest[end]) && end <= 4) value = value * 10 + (rest[end++] - '0');
      auto next = sign_at(rest, end);
      bool part = next.kind == Kind::power || next.kind == Kind::scale;
      if (end > 4 || (!part && end < 3) || (end < rest.size() && (rest[end] == '.' || rest[end] == ',')))
        return std::nullopt;
      if (next.kind == Kind::power) {  // 2万5千
        if (end > 1) return std::nullopt;
        value *= next.value, end += next.size;
      }
      more = {};
      more.value = value;
      more.length = end;
    }
  } else {
    if (sign_at(rest, 0).kind == Kind::power) return std::nullopt;  // 220万千瓦: the power is the unit's
    more = SectionReader(rest, true).read();
  }
  if (more.length == 0 || more.upper != 0 || more.value >= scale) return std::nullopt;
  auto next = sign_at(rest, more.length);
  if (next.kind == Kind::scale && (next.value == scale || more.lone_digit)) {
    // 五亿六亿 are two numbers; 一亿五万 is one.
    if (next.value >= scale) return std::nullopt;
    more.lone_digit = false;
  }
  return more;
}

// A scale inside a number. 兆 counts only there: in front of a unit it is mega.
Sign scale_at(std::string_view text, std::size_t at) {
  auto sign = sign_at(text, at);
  return sign.kind == Kind::scale ? sign : Sign{};
}

// 六亿三千多万: the word that leaves a number open stands before the scale it is counted in.
std::size_t open_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  constexpr std::u32string_view words = U"多余来几";
  return words.find(code_point_at(text, at)) != std::u32string_view::npos ? 3 : 0;
}

}  // namespace

bool starts_numeral(char32_t c) {
  auto kind = sign_of(c).kind;
  return kind == Kind::digit || kind == Kind::power || kind == Kind::tens;
}

bool is_scale(char32_t c) { return c == U'万' || c == U'萬' || c == U'亿' || c == U'億'; }

bool starts_numeral(std::string_view text) { return !text.empty() && starts_numeral(code_point_at(text, 0)); }

std::optional<Number> read_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Number out;
  if (is_digit(text[0]) || (text[0] == '.' && text.size() > 1 && is_digit(text[1]))) {
    auto ascii = read_ascii(text);
    if (!ascii) return std::nullopt;
    out = *ascii;
    if (out.value.scale() != 0) return out;
    // 3千5百: only with more behind the power, else it is a scale of the unit (3千米).
    if (out.length == 1 && sign_at(text, 1).kind == Kind::power)
      if (auto mixed = SectionReader(text).read(); mixed.parts >= 2)
        out.value = Decimal(mixed.value), out.length = mixed.length;
    if (sign_at(text, out.length).kind == Kind::none) return out;  // no scale: nothing goes on
  } else {
    auto first = SectionReader(text).read();
    if (first.length == 0) return std::nullopt;
    out.value = Decimal(first.value);
    out.length = first.length;
    out.chinese = true;
    if (first.upper != 0) {
      out.upper = Decimal(first.upper);
      return out;
    }
  }
  Decimal total = 0;  // of the sections before the last, in ones
  Decimal section = out.value;
  std::int64_t lowest = 0;  // the smallest scale so far
  for (int sections = 1; sections < most_sections; ++sections) {
    auto scale = scale_at(text, out.length);
    if (scale.kind != Kind::scale) break;
    auto more = continuation(text.substr(out.length + scale.size), scale.value);
    if (!more) break;
    // 一千一百万一千一百亿: a larger scale counts all that stands before it.
    bool larger = lowest != 0 && scale.value > lowest;
    auto sum = larger ? total.plus(section) : std::optional(section);
    auto scaled = sum ? sum->times(scale.value) : std::nullopt;
    auto next = scaled && !larger ? total.plus(*scaled) : scaled;
    if (!next) break;  // over 18 digits: what stands behind is a number of its own
    total = *next;
    lowest = scale.value;
    section = more->lone_digit ? Decimal(more->value * (scale.value / 10)) : Decimal(more->value);
    out.length += scale.size + more->length;
  }
  // What is left to the unit divides what was counted in ones; a larger scale multiplies it instead.
  auto scale = scale_at(text, out.length + (lowest != 0 ? open_end(text, out.length) : 0));
  bool trailing = scale.kind == Kind::scale && scale.value != trillion;
  std::string plain;
  if (auto behind =
          trailing && out.chinese ? decimals_length(text.substr(out.length + scale.size), plain) : 0;
      behind != 0) {
    if (auto ones = section.times(scale.value)) {  // 四百亿点零五
      section = *ones;
      out.length += scale.size;
      trailing = false;
    }
  }
  plain.clear();
  auto sum = trailing && lowest > scale.value ? total.divided_by(scale.value, 0) : std::optional(total);
  auto value = sum ? sum->plus(section) : std::nullopt;
  if (!value) return std::nullopt;
  out.value = *value;
  if (out.chinese && out.value.scale() == 0 && point_at(text.substr(out.length))) {
    plain = out.value.to_string() + ".";
    if (auto behind = decimals_length(text.substr(out.length), plain); behind != 0) {
      if (auto exact = Decimal::parse(plain)) out.value = *exact, out.length += behind;
    }
  }
  return out;
}

std::optional<Decimal> number_of(std::string_view text) {
  auto number = read_number(text);
  if (!number || number->length != text.size()) return std::nullopt;
  return number->value;
}

}  // namespace duizhang::text
