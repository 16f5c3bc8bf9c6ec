// Bytes as a line of text, and as choices among the words that numbers are made of. What must hold:
// everything found lies inside the line and in order; what a quantity prints as is read back as the same
// value, unit and bound; every run of ASCII digits is in a quantity, a period or a name, unless letters
// touch it or it has more digits than a number may have.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/diag/render.hpp"
#include "engine/match/lexical.hpp"
#include "engine/quantity/per.hpp"
#include "engine/quantity/read.hpp"
#include "engine/rule/load.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/stops.hpp"
#include "engine/text/utf8.hpp"

namespace {

using namespace duizhang;

[[noreturn]] void fail(std::string const& why, std::string_view line) {
  std::fprintf(stderr, "%s\nin: %.*s\n", why.c_str(), static_cast<int>(line.size()), line.data());
  std::abort();
}

// The shipped rules as far as the lexical pass needs them: no linking and no scoring, so that little is
// linked.
struct Shipped {
  Shipped()
      : set(rule::load_rules(DUIZHANG_FUZZ_RULES, sources, said)), compiled(match::compile_rules(set, said)) {
    if (said.has_errors()) fail(diag::render_all(said, sources), "");
  }
  text::SourceMap sources;
  diag::Diagnostics said;
  rule::RuleSet set;
  match::CompiledRules compiled;
};

Shipped const& rules() {
  static Shipped const loaded;
  return loaded;
}

struct Found {
  text::Folded folded;
  match::Mentions mentions;
};

constexpr std::string_view words[] = {
    "0",           "1",      "2",      "5",    "7",  "9",    "12",   "100",  "2017",     ".",    ",",
    "-",           "~",      "至",     "到",   "一", "二",   "两",   "三",   "五",       "九",   "零",
    "〇",          "十",     "百",     "千",   "万", "亿",   "万亿", "点",   "分之",     "半",   "%",
    "％",          "‰",      "元",     "亿元", "角", "分",   "美元", "家",   "个",       "人次", "公里",
    "亩",          "吨",     "年",     "月",   "日", "底",   "季度", "以上", "以内",     "左右", "突破",
    "超过",        "不低于", "近",     "约",   "多", "余",   "几",   "大关", "个百分点", "倍",   "翻",
    "番",          "成",     "第",     "位",   "前", "今年", "去年", "明年", "未来",     "今后", "过去",
    "“",           "”",      "十三五", "，",   "。", "；",   " ",    "PM",   "A级",      "G",    "国道",
    "负",          "降低",   "增长",   "新增", "+",  "/",    "(",    ")",    "每",       "人均", "提高到",
    "微克/立方米", "千伏",   "产业",   "平均", "壹", "贰",   "仟",   "萬",   "億",       "廿"};

std::string line_of(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return "";
  std::string out;
  if (data[0] % 4 == 0) {  // as it is, where that is a text
    out.assign(reinterpret_cast<char const*>(data + 1), size - 1);
    return text::invalid_utf8(out) ? "" : out;
  }
  for (std::size_t i = 1; i < size; ++i) out += words[data[i] % std::size(words)];
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <class Items, class Range>
void check_order(Items const& items, Range range, std::string_view text) {
  std::uint32_t last = 0;
  for (auto const& one : items) {
    auto place = range(one);
    if (place.begin < last || place.end <= place.begin || place.end > text.size())
      fail("places out of order", text);
    last = place.end;
  }
}

void check_digits(Found const& found) {
  std::string_view text = found.folded.text;
  std::vector<bool> covered(text.size(), false);
  auto cover = [&](text::Range range) {
    std::fill(covered.begin() + range.begin, covered.begin() + range.end, true);
  };
  for (auto const& one : found.mentions.quantities) cover(one.whole);
  for (auto const& one : found.mentions.periods) cover(one.range);
  for (auto const& one : found.mentions.names) cover(one.range);
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    auto begin = at;
    std::size_t digits = 0;
    while (at < text.size() && (is_digit(text[at]) || ((text[at] == '.' || text[at] == ',') &&
                                                       at + 1 < text.size() && is_digit(text[at + 1]))))
      digits += is_digit(text[at]) ? 1 : 0, ++at;
    auto before = text.substr(0, begin);
    bool letters = (begin > 0 && is_letter(text[begin - 1])) || (at < text.size() && is_letter(text[at])) ||
                   (begin > 1 && !is_digit(text[begin - 1]) && is_letter(text[begin - 2]));
    // 3千5百PM: letters behind what is read as one number touch all of it.
    if (auto number = text::read_number(text.substr(begin)); number)
      letters = letters || (begin + number->length < text.size() && is_letter(text[begin + number->length]));
    if (letters || digits > 12) continue;
    for (auto i = begin; i < at; ++i)
      if (is_digit(text[i]) && !covered[i])
        fail("a digit is lost: " + std::string(text.substr(begin, at - begin)) + " behind " +
                 std::string(before),
             text);
  }
}

void check_round_trip(quantity::Quantity const& one, std::string_view line) {
  auto const& vocabulary = rules().set.words;
  if (one.value < 0 || one.unit.empty()) return;
  auto printed = quantity::print(one, vocabulary);
  auto at = quantity::print_per(one.per, vocabulary).size();  // behind 每10万人
  while (at < printed.size() && !is_digit(printed[at])) ++at;
  auto again = quantity::read_quantity(printed, at, vocabulary);
  bool same = again && again->value == one.value && again->value_max == one.value_max &&
              again->unit == one.unit && again->bound == one.bound && again->per == one.per;
  if (!same) fail("printed and read again it differs: " + printed, line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static match::Scratch scratch;
  auto line = line_of(data, std::min<std::size_t>(size, 200));
  Found found;
  found.folded = text::fold_line(line);
  std::string_view text = found.folded.text;
  text::Characters characters(text);
  auto flags = text::find_stops(text);
  found.mentions = match::find_mentions(text, characters, flags, 2017, rules().compiled, scratch);
  check_order(
      found.mentions.quantities, [](auto const& one) { return one.whole; }, text);
  check_order(
      found.mentions.periods, [](auto const& one) { return one.range; }, text);
  check_order(
      found.mentions.names, [](auto const& one) { return one.range; }, text);
  check_digits(found);
  for (auto const& one : found.mentions.quantities) check_round_trip(one, line);
  return 0;
}
