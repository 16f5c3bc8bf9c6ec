#include "engine/document/occasion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/date_time/gregorian/greg_date.hpp>

#include "engine/document/years.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

constexpr std::size_t front_bytes = 1200;    // without an address, names stand within so many
constexpr std::size_t between_bytes = 60;    // of the words between 届 and 人民代表大会
constexpr std::size_t before_session = 120;  // bytes in which its date stands
constexpr std::size_t opening_bytes = 160;   // 各位代表, and that the report is given now
constexpr std::size_t longest_name = 4;      // code points, without a point inside
constexpr std::size_t longest_pointed = 15;  // 艾尔肯·吐尼亚孜
constexpr std::string_view numerals = "零〇一二三四五六七八九十";

bool is_numeral(std::string_view text, std::size_t at) {
  if (text::is_digit(text[at])) return true;
  auto size = text::code_point_size(text[at]);
  if (size != 3 || at + 3 > text.size()) return false;
  auto found = numerals.find(text.substr(at, 3));
  return found != std::string_view::npos && found % 3 == 0;
}

// Numerals that end before `end`.
std::string_view numeral_before(std::string_view text, std::size_t end) {
  auto begin = end;
  while (begin > 0 && is_numeral(text, text::previous(text, begin))) begin = text::previous(text, begin);
  return text.substr(begin, end - begin);
}

std::string_view numeral_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_numeral(text, end)) end += text::code_point_size(text[end]);
  return text.substr(at, end - at);
}

struct Session {
  std::size_t begin = 0;
  std::string words;
};

// 第十四届全国人民代表大会第二次会议, 市十五届人大三次会议; `text` has no line breaks.
std::optional<Session> session_in(std::string_view text, OccasionWords const& words) {
  constexpr std::string_view term = "届", ordinal = "第", national = "全国";
  for (auto at = text.find(term); at != std::string_view::npos; at = text.find(term, at + 1)) {
    auto number = numeral_before(text, at);
    if (number.empty()) continue;
    auto rest = text.substr(at + term.size());
    for (auto const& assembly : words.assembly) {
      auto found = rest.substr(0, between_bytes).find(assembly);
      if (found == std::string_view::npos) continue;
      auto behind = rest.substr(found + assembly.size());
      if (behind.starts_with(ordinal)) behind.remove_prefix(ordinal.size());
      auto count = numeral_at(behind, 0);
      if (count.empty()) continue;
      behind.remove_prefix(count.size());
      bool met = std::any_of(words.meeting.begin(), words.meeting.end(),
                             [&](auto const& word) { return behind.starts_with(word); });
      if (!met) continue;
      bool whole = rest.substr(0, found) == national;
      return Session{
          static_cast<std::size_t>(number.data() - text.data()),
          fmt::format("第{}届{}{}第{}次会议", number, whole ? national : "", words.assembly.front(), count)};
    }
  }
  return std::nullopt;
}

std::string without_breaks(std::string_view text) {
  std::string out(text);
  std::erase(out, '\n');
  return out;
}

bool is_name_character(std::string_view text, std::size_t at) {
  auto c = text::code_point_at(text, at);
  return (c >= 0x4E00 && c <= 0x9FFF) || c == 0xB7;
}

struct Name {
  std::string words;
  Confidence confidence = Confidence::none;
};

// 李　强 set wide stands on two lines of the folded text; the name is on one again.
std::string joined_name(std::string_view text) {
  while (text.starts_with("\n")) text.remove_prefix(1);
  std::string out(text.substr(0, 240));
  bool one = out.size() > 4 && text::code_point_size(out[0]) == 3 && out[3] == '\n';
  auto given = one ? std::min(out.find('\n', 4), out.size()) - 4 : 0;
  if (given == 3 || given == 6) out.erase(3, 1);
  return out;
}

// The name at the front of `text`, behind an office.
Name name_at(std::string_view behind, Outline const& outline) {
  auto const joined = joined_name(behind);
  std::string_view text = joined;
  std::size_t end = 0;
  auto ends_there = [&](std::vector<std::string> const& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](auto const& word) { return text.substr(end).starts_with(word); });
  };
  bool sentence = false;
  while (end < text.size() && is_name_character(text, end)) {
    if (ends_there(outline.address_words)) break;
    // 在 may stand inside of no name; 作 and 向 might, behind its first character only.
    if (end >= 6 && (sentence = ends_there(outline.occasion.behind_names))) break;
    end += text::code_point_size(text[end]);
    if (end > 64) return {};
  }
  auto words = text.substr(0, end);
  auto length = text::count_code_points(words);
  bool pointed = words.find("·") != std::string_view::npos;
  if (length < 2 || length > (pointed ? longest_pointed : longest_name)) return {};
  // A name is on a line of its own or before the address; before any other mark it may be a word.
  bool alone =
      end == text.size() || text[end] == '\n' || text[end] == ')' || ends_there(outline.address_words);
  if (!alone && !sentence) return {};
  return {std::string(words), sentence ? Confidence::guessed : Confidence::certain};
}

Name speaker_in(std::string_view head, Outline const& outline) {
  auto zone = std::min(head.size(), front_bytes);
  for (auto const& word : outline.address_words)
    if (auto at = head.find(word); at != std::string_view::npos) zone = std::min(zone, at + word.size());
  while (zone < head.size() && (static_cast<unsigned char>(head[zone]) & 0xC0U) == 0x80U) ++zone;
  head = head.substr(0, zone);
  Name best;
  for (auto const& office : outline.occasion.offices)
    for (auto at = head.find(office); at != std::string_view::npos; at = head.find(office, at + 1)) {
      auto before = head.substr(0, at);
      if (std::any_of(outline.occasion.not_before.begin(), outline.occasion.not_before.end(),
                      [&](auto const& word) { return before.ends_with(word); }))
        continue;
      auto name = name_at(head.substr(at + office.size()), outline);
      if (name.confidence > best.confidence) best = std::move(name);
    }
  return best;
}

// A number of one or two digits at `at`, which moves behind it; 0 when there is none.
unsigned short_number(std::string_view text, std::size_t& at) {
  unsigned value = 0;
  for (int digits = 0; digits < 2 && at < text.size() && text::is_digit(text[at]); ++digits, ++at)
    value = value * 10 + static_cast<unsigned>(text[at] - '0');
  return value;
}

std::optional<std::string> calendar_day(int year, unsigned month, unsigned day) {
  try {
    boost::gregorian::date const date(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                                      static_cast<unsigned short>(day));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), date.month().as_number(),
                       date.day().as_number());
  } catch (std::out_of_range const&) {
    return std::nullopt;
  }
}

struct Day {
  std::string words;
  std::size_t size = 0;
};

std::optional<Day> day_at(std::string_view text) {
  auto year = year_at(text, 0);
  if (!year) return std::nullopt;
  std::size_t at = 4;
  auto mark = [&](std::string_view word) {
    if (!text.substr(at).starts_with(word)) return false;
    at += word.size();
    return true;
  };
  std::string_view between;
  for (std::string_view one : {"年", "-", "/", "."})
    if (between.empty() && mark(one)) between = one;
  if (between.empty()) return std::nullopt;
  auto month = short_number(text, at);
  if (!mark(between == "年" ? "月" : between)) return std::nullopt;
  auto day = short_number(text, at);
  if (between == "年" && !mark("日")) return std::nullopt;
  if (at < text.size() && text::is_digit(text[at])) return std::nullopt;
  auto words = calendar_day(*year, month, day);
  if (!words) return std::nullopt;
  return Day{*words, at};
}

// The last day named in `text`.
std::string last_day(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text::is_digit(text[at]))
      if (auto day = day_at(text.substr(at)); day && (at == 0 || !text::is_digit(text[at - 1])))
        out = day->words;
  return out;
}

}  // namespace

std::optional<std::string> date_at(std::string_view text) {
  auto day = day_at(text);
  if (!day) return std::nullopt;
  return day->words;
}

std::string date_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto stop = std::min(text.find('\n', at), text.size());
    if (stop - at < 24)
      if (auto day = day_at(text.substr(at, stop - at)); day && day->size == stop - at) return day->words;
    at = stop + 1;
  }
  return {};
}

Occasion occasion_of(std::string_view head, Outline const& outline) {
  Occasion out;
  if (outline.occasion.assembly.empty()) return out;
  auto flat = without_breaks(head);
  if (auto session = session_in(flat, outline.occasion)) {
    out.session = std::move(session->words);
    auto begin = session->begin > before_session ? session->begin - before_session : 0;
    out.date = last_day(std::string_view(flat).substr(begin, session->begin - begin));
    // 自市十六届人大一次会议以来, further on in the text, is another session.
    auto address = flat.size();
    for (auto const& word : outline.address_words) address = std::min(address, flat.find(word));
    if (out.date.empty() && session->begin > address && session->begin - address > opening_bytes)
      out.session.clear();
  }
  auto speaker = speaker_in(head, outline);
  out.speaker = std::move(speaker.words);
  out.speaker_confidence = speaker.confidence;
  return out;
}

}  // namespace duizhang::document
