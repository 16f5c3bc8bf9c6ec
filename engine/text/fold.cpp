#include "engine/text/fold.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/text/utf8.hpp"

namespace duizhang::text {
namespace {

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A);
}

// Characters without width or meaning: zero-width space and joiners, soft hyphen, byte order mark.
bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

constexpr char32_t wide_less_ascii = 0xFEE0;

// One form for each family of characters; everything else stays itself.
char32_t fold_one(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= wide_less_ascii;  // full-width ASCII
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
      return '-';
    case 0x2236:
    case 0xFE30:
      return ':';  // ∶ and ︰ of ratios
    case 0x223C:
    case 0x301C:
      return '~';
    case 0xFE52:
      return '.';  // ﹒
    case 0x25CB:
    case 0x3007:
      return 0x3007;  // ○ written for 〇
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0xFE50:
      return ',';
    case 0x9980:
      return 0x4F59;  // 馀 → 余
    default:
      return c;
  }
}

bool is_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '&';
}

bool ends_sentence(char32_t c) {
  return c == 0x3002 || c == '!' || c == '?' || c == ';' || c == ':' || c == 0x201D || c == 0x3011;
}

constexpr std::u32string_view numerals = U"一二三四五六七八九十百零〇";
constexpr std::u32string_view ordinal_items = U"、,章节部条篇是:";  // behind 第一

// What stands at the front of a line that starts a paragraph of its own: 一、 （一） 1. 1、 第一, 【…】
bool starts_item(std::string_view line) {
  if (line.empty()) return false;
  std::size_t at = 0;
  auto next = [&]() -> char32_t {
    if (at >= line.size()) return 0;
    auto c = fold_one(code_point_at(line, at));
    at += code_point_size(line[at]);
    return c;
  };
  auto c = next();
  if (c == 0x3010 || c == 0x25A0) return true;  // 【 ■
  bool ordinal = c == 0x7B2C;                   // 第
  bool bracket = c == '(';
  if (bracket || ordinal) c = next();
  bool digits = c >= '0' && c <= '9';
  bool chinese = numerals.find(c) != std::u32string_view::npos;
  if (!digits && !chinese) return false;
  while ((c >= '0' && c <= '9') || numerals.find(c) != std::u32string_view::npos) c = next();
  if (ordinal) return ordinal_items.find(c) != std::u32string_view::npos;  // 第四代 names something
  if (bracket) return c == ')';
  if (c == 0x3001) return true;                 // 、
  if (c != '.') return chinese && c == 0x662F;  // 一是
  auto after = next();
  return after < '0' || after > '9';  // 2.5 is a number, 2. an item
}

// 2018年, 2018 年.
bool starts_with_year(std::string_view line) {
  constexpr std::size_t digits = 4;
  constexpr std::string_view mark = "年";
  for (std::size_t at = 0; at < digits; ++at)
    if (at >= line.size() || line[at] < '0' || line[at] > '9') return false;
  auto behind = line.substr(digits, mark.size() + 1);
  return starts_with(behind, mark) || (behind.starts_with(' ') && behind.substr(1) == mark);
}

constexpr std::size_t wrap_width = 60;     // hard-wrapped lines are no longer than this
constexpr std::size_t fragment_width = 6;  // a number or index set on a line of its own (PM⏎2.5⏎)
constexpr std::size_t fewest_spaced = 20;  // lines, before blank lines between them are taken for the page's
constexpr std::size_t heading_width = 40;
constexpr std::size_t dated_width = 20;  // of a heading that starts with a year
constexpr std::size_t shortest_wrap = 12;
constexpr std::size_t short_tail = 10;  // code points behind the last mark that a break may stand in
constexpr std::size_t width_spread =
    6;  // full-width and half-width characters make the lines of a page uneven

struct Line {
  std::size_t begin, end;  // bytes, blanks on both sides left out
  bool indented;
  std::size_t width;        // code points
  bool after_link = false;  // behind a line of characters without width, which a link leaves and no writer
};

// Gives the lines of a text one by one: a text of millions of them needs no memory for them.
class LineReader {
 public:
  // `spaced`: blank lines between the lines of a page, and its number, are passed over.
  explicit LineReader(std::string_view text, bool spaced = false) : text_(text), spaced_(spaced) {}

  // A line that holds nothing but characters without width is no line at all, not even a blank one.
  std::optional<Line> next() {
    auto line = read();
    bool link = false;
    while (line && ((line->width == 0 && only_invisible_) || (spaced_ && passed_over(*line)))) {
      link = link || (line->width == 0 && only_invisible_);
      line = read();
    }
    if (line) line->after_link = link;
    return line;
  }

 private:
  // A blank line or the number of a page: — 12 —.
  [[nodiscard]] bool passed_over(Line const& line) const {
    if (line.width > fragment_width) return false;
    auto rest = text_.substr(line.begin, line.end - line.begin);
    bool digits = false, dashes = false;
    for (std::size_t at = 0; at < rest.size(); at += code_point_size(rest[at])) {
      auto c = fold_one(code_point_at(rest, at));
      bool digit = c >= '0' && c <= '9';
      if (!digit && c != '-' && !is_blank(c)) return false;
      digits = digits || digit, dashes = dashes || c == '-';
    }
    return rest.empty() || (digits && dashes);
  }

  std::optional<Line> read() {
    if (at_ > text_.size()) return std::nullopt;
    only_invisible_ = false;
    auto stop = std::min(text_.find('\n', at_), text_.size());
    auto begin = at_;
    std::size_t blanks = 0;
    while (begin < stop) {
      auto c = code_point_at(text_, begin);
      if (!is_blank(c) && !is_invisible(c)) break;
      only_invisible_ = is_invisible(c) && (only_invisible_ || begin == at_);
      blanks += c == 0x3000 || c == '\t' ? 2U : 1U;
      begin += code_point_size(text_[begin]);
    }
    auto end = stop;
    while (end > begin) {
      auto before = previous(text_, end);
      auto c = code_point_at(text_, before);
      if (!is_blank(c) && !is_invisible(c)) break;
      end = before;
    }
    at_ = stop + 1;
    return Line{begin, end, blanks >= 2, count_code_points(text_.substr(begin, end - begin))};
  }

  std::string_view text_;
  bool spaced_;
  std::size_t at_ = 0;
  bool only_invisible_ = false;
};

// What is known of the paragraph so far. Kept line by line, never read again: a paragraph may be the whole
// text.
struct Paragraph {
  bool any = false;
  bool item = false;     // starts with a numbering
  bool dated = false;    // starts with a year: 2018年,我们这样走过
  bool clauses = false;  // has a mark between clauses
  bool stop = false;     // has a full stop
  std::size_t width = 0;
  std::size_t tail = 0;  // code points behind the last mark, as far as they are not more than short_tail

  void add(std::string_view line, std::size_t code_points) {
    auto has = [&](std::string_view mark) { return find(line, mark) != std::string_view::npos; };
    if (!any) item = starts_item(line), dated = starts_with_year(line);
    any = true;
    stop = stop || has("。");
    clauses = clauses || stop || has("，") || has(",") || has("、");
    width += code_points;
    add_tail(line);
  }

 private:
  // Lines are long: no more of one is looked at than a short tail has.
  void add_tail(std::string_view line) {
    std::size_t count = 0;
    for (auto at = line.size(); at > 0; ++count) {
      if (count > short_tail) break;
      at = previous(line, at);
      if (marks.find(code_point_at(line, at)) != std::u32string_view::npos) break;
      if (at == 0) {  // no mark in the whole line
        tail += count + 1;
        return;
      }
    }
    tail = count;
  }
  static constexpr std::u32string_view marks = U"。，、；：,";
};

bool is_latin(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += code_point_size(text[at])) {
    auto c = fold_one(code_point_at(text, at));
    if (!is_word(c) && c != '.' && c != '%') return false;
  }
  return true;
}

// How a whole text is set.
struct Page {
  std::size_t width = 0;  // the least of a full line; 0: lines end where the writer ended them
  bool spaced = false;    // a blank line stands between any two
};

// Whether the line break between two lines was set by a page's width and not by the writer. `so_far` is
// the paragraph with `line`.

bool wrapped(std::string_view text, Paragraph const& so_far, Line const& line, Line const& next,
             Page const& set) {
  auto page = set.width;
  if (line.width == 0 || next.width == 0 || next.indented) return false;
  auto last = fold_one(code_point_at(text, previous(text, line.end)));
  // No paragraph ends with a mark that opens something, or begins with one that closes something or goes on.
  constexpr std::u32string_view opening = U"《“‘(", closing = U"》”’，、。；,;";
  if (opening.find(last) != std::u32string_view::npos) return true;
  if (closing.find(fold_one(code_point_at(text, next.begin))) != std::u32string_view::npos) return true;
  // A full line that ends between clauses ends there by chance.
  bool full = page != 0 && last == ';' && line.width >= page && line.width <= wrap_width;
  if (ends_sentence(last) && !full) return false;
  auto next_text = text.substr(next.begin, next.end - next.begin);
  if (starts_item(next_text)) return false;
  if (so_far.item && so_far.width <= heading_width && !so_far.stop) return false;
  if (so_far.dated && so_far.width <= dated_width && !so_far.stop) return false;
  // A short line is a heading (重点工作), unless it is the number or index of a word around it (PM⏎2.5⏎).
  if (next.width <= fragment_width || line.width <= fragment_width)
    return so_far.clauses || is_latin(text.substr(line.begin, line.end - line.begin)) || is_latin(next_text);
  // A number cut from its unit (74.4⏎万亿元).
  if (so_far.clauses && last >= '0' && last <= '9' && next.width > fragment_width &&
      !is_latin(next_text.substr(0, 1)))
    return true;
  // Where a link stood in a sentence the page it was taken from broke the line:
  // 新增⏎第四代移动通信⏎用户3.4亿.
  if (so_far.clauses && next.after_link) return true;
  if (so_far.stop && so_far.tail <= short_tail) return true;
  bool full_line = line.width <= wrap_width && line.width >= (so_far.clauses ? shortest_wrap : page);
  return page != 0 && full_line && (so_far.clauses || set.spaced);
}

// The width at which lines break all over the text, when those that end in no stop are about equally long;
// else 0. Of spaced lines most must end so: elsewhere a blank line ends a paragraph.
std::size_t page_width(std::string_view text, bool spaced) {
  std::array<std::size_t, wrap_width + 1> widths{};
  std::size_t all = 0, lines = 0;
  LineReader reader(text, spaced);
  auto line = reader.next();
  while (line) {
    ++lines;
    auto next = reader.next();
    bool open = line->width >= shortest_wrap && line->width <= wrap_width && next && next->width > 0 &&
                !next->indented && !ends_sentence(fold_one(code_point_at(text, previous(text, line->end))));
    if (open) ++widths[line->width], ++all;
    line = next;
  }
  std::size_t best = 0;
  std::size_t width_of_best = 0;
  for (std::size_t from = shortest_wrap; from <= wrap_width; ++from) {
    std::size_t near = 0;
    for (auto width = from; width <= std::min(wrap_width, from + width_spread); ++width)
      near += widths[width];
    if (near > best) best = near, width_of_best = from;
  }
  if (spaced && (lines < fewest_spaced || all * 2 < lines)) return 0;
  return all >= 3 && best * 10 >= all * 6 ? width_of_best : 0;
}

Page page_of(std::string_view text) {
  if (auto width = page_width(text, false); width != 0) return {width, false};
  if (auto width = page_width(text, true); width != 0) return {width, true};
  return {};
}

// ASCII that stays itself whatever stands around it: all but blanks and what may be a misread 1.
constexpr auto plain_ascii = [] {
  std::array<bool, 128> out{};
  for (std::size_t c = 0; c < out.size(); ++c)
    out[c] = c != ' ' && c != '\t' && c != '\r' && c != 'l' && c != 'I' && c != '_';
  return out;
}();

class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) {}

  void expect(std::size_t bytes) { out_.text.reserve(bytes); }

  void put(char32_t c, std::size_t from) {
    auto begin = out_.text.size();
    append_utf8(out_.text, c);
    auto to = from < text_.size() ? from + code_point_size(text_[from]) : from;
    came(begin, from, to - from == out_.text.size() - begin ? 0 : to);
  }

  // Characters that stay themselves.
  void put_plain(std::size_t from, std::size_t to) {
    came(out_.text.size(), from, 0);
    out_.text.append(text_.substr(from, to - from));
  }

  // ，（％ as ASCII, where nothing around them matters.
  bool put_wide(std::size_t at) {
    if (static_cast<unsigned char>(text_[at]) != 0xEF) return false;
    auto c = code_point_at(text_, at);
    if (c < 0xFF01 || c > 0xFF5E || !plain_ascii[c - wide_less_ascii]) return false;
    came(out_.text.size(), at, at + 3);
    out_.text.push_back(static_cast<char>(c - wide_less_ascii));
    return true;
  }

  void newline(std::size_t from) {
    if (!out_.text.empty() && out_.text.back() != '\n') put('\n', from);
    blanks_ = 0;
  }

  // `gaps`: a run of two blanks or more inside a line starts a paragraph (one-line documents).
  void line(std::size_t begin, std::size_t end, bool gaps) {
    for (auto at = begin; at < end; at += code_point_size(text_[at])) {
      if (blanks_ == 0) {
        if (auto to = plain_end(at, end); to != at) {
          put_plain(at, to);
          at = to;
        }
        if (at >= end) return;
        if (put_wide(at)) continue;
      }
      auto c = code_point_at(text_, at);
      if (is_invisible(c) || (c == '_' && sets_index(at))) continue;
      if (is_blank(c)) {
        if (blanks_ == 0) blank_at_ = at;
        blanks_ += c == 0x3000 || c == '\t' ? 2U : 1U;
        continue;
      }
      settle_blanks(at, gaps);
      put(misread(fold_one(c), at), at);
    }
  }

  // Whether what stands before `end` is folded already.
  [[nodiscard]] bool stays(std::size_t end) const { return plain_end(0, end) >= end; }

  Folded finish() {
    out_.original_size = static_cast<std::uint32_t>(text_.size());
    return std::move(out_);
  }

 private:
  // The end of the characters from `at` on that stay as they are, whatever stands around them: U+4000 to
  // U+9FFF but 馀, most of ASCII, and the usual marks.
  [[nodiscard]] std::size_t plain_end(std::size_t at, std::size_t end) const {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[i]); };
    while (at < end) {
      auto lead = byte(at);
      if (lead >= 0xE4 && lead <= 0xE9) {
        if (lead == 0xE9 && text_.compare(at, 3, "馀") == 0) return at;
        at += 3;
      } else if (lead < 0x80) {
        if (!plain_ascii[lead]) return at;
        ++at;
      } else if (lead == 0xE3) {  // 、。《》〇, and neither the wide blank nor 〜
        if (byte(at + 1) == 0x80 && (byte(at + 2) == 0x80 || byte(at + 2) == 0x9C)) return at;
        at += 3;
      } else if (lead == 0xE2 && byte(at + 1) == 0x80 && (byte(at + 2) == 0x9C || byte(at + 2) == 0x9D)) {
        at += 3;  // “”
      } else {
        return at;
      }
    }
    return at;
  }

  // Says where what was put at `begin` came from; `end` as in Folded::Run.
  void came(std::size_t begin, std::size_t from, std::size_t end) {
    auto& runs = out_.runs;
    if (end == 0 && !runs.empty() && runs.back().end == 0 &&
        runs.back().origin + (begin - runs.back().begin) == from)
      return;
    runs.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(from),
                    static_cast<std::uint32_t>(end)});
  }

  // Recognised print: 以± is 以上, ll% is 11%.
  [[nodiscard]] char32_t misread(char32_t c, std::size_t at) const {
    if (c == 0xB1 && ends_with(out_.text, "以")) return U'上';
    if (c == 0xB7) return decimal_dot(at) ? U'.' : c;
    if (c != 'l' && c != 'I') return c;
    auto before = out_.text.empty() ? ' ' : out_.text.back();
    if (is_word(static_cast<unsigned char>(before)) && !is_digit(static_cast<unsigned char>(before)))
      return c;
    auto next = [&] { return at < text_.size() ? fold_one(code_point_at(text_, at)) : char32_t{0}; };
    for (int signs = 0; signs < 4 && (next() == 'l' || next() == 'I' || is_digit(next()) || next() == '.');
         ++signs)
      at += code_point_size(text_[at]);
    return next() == '%' ? U'1' : c;
  }

  // 增长5·8%: a middle dot between digits is a point where a percentage ends there; “6·1” is a day.
  [[nodiscard]] bool decimal_dot(std::size_t at) const {
    if (out_.text.empty() || !is_digit(static_cast<unsigned char>(out_.text.back()))) return false;
    at += code_point_size(text_[at]);
    auto next = [&] { return at < text_.size() ? fold_one(code_point_at(text_, at)) : char32_t{0}; };
    int digits = 0;
    for (; digits < 4 && is_digit(next()); ++digits) at += code_point_size(text_[at]);
    return digits > 0 && next() == '%';
  }

  // PM_2.5, CO_2: how a small figure is written where none can be set.
  [[nodiscard]] bool sets_index(std::size_t at) const {
    auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return at > 0 && at + 1 < text_.size() && letter(text_[at - 1]) && digit(text_[at + 1]);
  }

  // Blanks between two Latin words stay one blank; elsewhere they are an accident of setting.
  void settle_blanks(std::size_t at, bool gaps) {
    if (blanks_ == 0) return;
    bool wide = blanks_ >= 2;
    blanks_ = 0;
    if (out_.text.empty()) return;
    auto before = static_cast<unsigned char>(out_.text.back());
    auto after = fold_one(code_point_at(text_, at));
    if (is_word(before) && is_word(after)) {
      bool digits = is_digit(before) && is_digit(after);
      if (digits && !wide && set_apart(at)) return;
      put(' ', blank_at_);
      if (digits && wide) put(' ', blank_at_);  // columns, not a number set apart
      return;
    }
    if (gaps && wide && before != '\n') put('\n', blank_at_);
  }

  // 1 9 9 7 年, 1 5 .3 ％: a number with a blank between its digits. Every piece is one digit, with or
  // without a point before it, and what follows the last is a word or unit, not the end of a row of a table.
  [[nodiscard]] bool set_apart(std::size_t at) const {
    auto left = previous(text_, blank_at_);
    if (left > 0) {
      left = previous(text_, left);
      auto before = fold_one(code_point_at(text_, left));
      if (before == '.' && left > 0) before = fold_one(code_point_at(text_, previous(text_, left)));
      if (is_word(before)) return false;
    }
    bool blank = true;
    for (int signs = 0; signs < most_signs && at < text_.size(); ++signs) {
      auto c = fold_one(code_point_at(text_, at));
      at += code_point_size(text_[at]);
      bool was_blank = std::exchange(blank, is_blank(c));
      if (blank && was_blank) return false;
      if (blank || (c == '.' && was_blank)) continue;
      if (!is_digit(c)) return c >= 0x80 || c == '%';
      if (at < text_.size() && !ends_piece(fold_one(code_point_at(text_, at)))) return false;
    }
    return false;
  }
  static bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
  static bool ends_piece(char32_t c) { return is_blank(c) || c >= 0x80 || c == '%'; }
  static constexpr int most_signs = 40;

  std::string_view text_;
  Folded out_;
  std::size_t blanks_ = 0;
  std::size_t blank_at_ = 0;
};

}  // namespace

Range Folded::came_from(std::uint32_t at) const {
  if (at >= text.size()) return {original_size, original_size};
  auto next = std::upper_bound(runs.begin(), runs.end(), at,
                               [](std::uint32_t place, Run const& run) { return place < run.begin; });
  auto const& run = *(next - 1);
  if (run.end != 0) return {run.origin, run.end};
  while (at > run.begin && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  auto begin = run.origin + (at - run.begin);
  return {begin, begin + code_point_size(text[at])};
}

Range Folded::original(Range folded) const {
  auto begin = origin_of(folded.begin);
  if (folded.empty()) return {begin, begin};
  // The end is the end of the last code point, not the origin of what follows: blanks may lie between.
  return {begin, came_from(folded.end - 1).end};
}

void Folded::take_out(std::vector<Range> const& ranges) {
  Folded left;
  left.original_size = original_size;
  auto run = runs.begin();
  auto keep = [&](std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      while (run + 1 != runs.end() && (run + 1)->begin <= begin) ++run;
      auto to = run + 1 != runs.end() ? std::min(end, (run + 1)->begin) : end;
      auto skipped = run->end == 0 ? begin - run->begin : 0;
      left.runs.push_back({static_cast<std::uint32_t>(left.text.size()), run->origin + skipped, run->end});
      left.text.append(text, begin, to - begin);
      begin = to;
    }
  };
  std::uint32_t at = 0;
  for (auto range : ranges) {
    keep(at, range.begin);
    at = range.end;
  }
  keep(at, static_cast<std::uint32_t>(text.size()));
  *this = std::move(left);
}

Folded fold_document(std::string_view original) {
  Folder folder(original);
  folder.expect(original.size());
  auto page = page_of(original);
  LineReader lines(original, page.spaced);
  Paragraph paragraph;
  for (auto line = lines.next(); line;) {
    auto next = lines.next();
    if (line->width != 0) {
      folder.line(line->begin, line->end, true);
      paragraph.add(original.substr(line->begin, line->end - line->begin), line->width);
      if (next && !wrapped(original, paragraph, *line, *next, page)) {
        folder.newline(line->end);
        paragraph = {};
      }
    }
    line = next;
  }
  return folder.finish();
}

Folded fold_line(std::string_view line) {
  Folder folder(line);
  folder.line(0, line.size(), false);
  return folder.finish();
}

std::string fold(std::string_view phrase) {
  Folder folder(phrase);
  if (folder.stays(phrase.size())) return std::string(phrase);  // nearly all of them
  folder.line(0, phrase.size(), false);
  return folder.finish().text;
}

}  // namespace duizhang::text
