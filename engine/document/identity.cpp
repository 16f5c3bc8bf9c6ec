#include "engine/document/identity.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

constexpr int first_year = 1949;
constexpr int last_year = 2100;
constexpr std::size_t head_bytes = 4000;  // title, session and address stand at the front

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_han(std::string_view text, std::size_t at) {
  auto c = text::code_point_at(text, at);
  return c >= 0x4E00 && c <= 0x9FFF;
}

// A year of four digits at `at` that no digit touches.
std::optional<int> year_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size() || (at > 0 && is_digit(text[at - 1]))) return std::nullopt;
  if (at + 4 < text.size() && is_digit(text[at + 4])) return std::nullopt;
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!is_digit(text[at + i])) return std::nullopt;
    year = year * 10 + (text[at + i] - '0');
  }
  if (year < first_year || year > last_year) return std::nullopt;
  return year;
}

// 二〇二四年 as 2024.
std::optional<int> chinese_year_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 10> words{"〇", "一", "二", "三", "四",
                                                   "五", "六", "七", "八", "九"};
  int year = 0;
  for (int i = 0; i < 4; ++i, at += 3) {
    auto word = std::find(words.begin(), words.end(), text.substr(std::min(at, text.size()), 3));
    if (word == words.end()) return std::nullopt;
    year = year * 10 + static_cast<int>(word - words.begin());
  }
  if (year < first_year || year > last_year) return std::nullopt;
  return year;
}

struct Found {
  int year = 0;
  std::size_t at = 0;
};

// The first year in `text` that is followed by 年, with what stands after it.
std::optional<Found> first_year_in(std::string_view text, std::size_t from = 0) {
  for (auto at = from; at < text.size(); ++at) {
    if (auto year = year_at(text, at); year && text.substr(at + 4).starts_with("年"))
      return Found{*year, at + 4};
    if (auto year = chinese_year_at(text, at); year && text.substr(at + 12).starts_with("年"))
      return Found{*year, at + 12};
  }
  return std::nullopt;
}

// Lines of the head of the text, with those of a heading role later on.
struct YearReader {
  std::string_view text;
  Outline const& outline;

  // 2018年…政府工作报告: the year before the title word.
  [[nodiscard]] int from_title() const {
    auto head = text.substr(0, head_bytes);
    for (auto const& word : outline.title_words) {
      for (auto at = head.find(word); at != std::string_view::npos; at = head.find(word, at + 1)) {
        auto begin = head.rfind('\n', at);
        begin = begin == std::string_view::npos ? 0 : begin + 1;
        auto line = head.substr(begin, at - begin);
        if (text::count_code_points(line) > 40) continue;
        if (auto found = first_year_in(line)) return found->year;
      }
    }
    return 0;
  }

  // (2017年2月20日在…会议上): a date followed at once by 在 and soon by 会议.
  [[nodiscard]] int from_session() const {
    auto head = text.substr(0, head_bytes);
    for (auto found = first_year_in(head); found; found = first_year_in(head, found->at)) {
      auto rest = head.substr(found->at, 240);
      auto day = rest.find("日");
      auto stop = rest.find_first_of(",;");
      if (day == std::string_view::npos || day > 24) continue;
      auto session = rest.find("会议");
      if (session != std::string_view::npos && (stop == std::string_view::npos || session < stop) &&
          rest.find("在") < session)
        return found->year;
    }
    return 0;
  }

  // 一、2016年工作回顾: the review's year and one.
  [[nodiscard]] int from_headings() const {
    for (auto const& rule : outline.headings) {
      if (rule.role != Role::review && rule.role != Role::plan) continue;
      for (auto const& word : rule.words) {
        for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
          // A heading is short: only its window is looked at, for a text may be one line without any stop.
          auto begin = at > 90 ? at - 90 : 0;
          while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
          auto window = text.substr(begin, at - begin);
          auto after = [&](std::string_view mark) {
            auto found = window.rfind(mark);
            return found == std::string_view::npos ? 0 : found + mark.size();
          };
          begin += std::max(after("\n"), after("。"));
          auto lead = text.substr(begin, at - begin);
          bool numbered = std::any_of(outline.numbering.begin(), outline.numbering.end(),
                                      [&](auto const& mark) { return lead.starts_with(mark); });
          auto heading = text.substr(begin, 120);
          heading = heading.substr(0, heading.find('\n'));
          bool other =
              std::any_of(rule.not_words.begin(), rule.not_words.end(), [&](auto const& word_of_others) {
                return heading.find(word_of_others) != std::string_view::npos;
              });
          if (!numbered || other) continue;
          if (auto found = first_year_in(text.substr(begin, at - begin + word.size())))
            return found->year + (rule.role == Role::review ? 1 : 0);
        }
      }
    }
    return 0;
  }
};

std::size_t place_start(std::string_view text, std::size_t end, Outline const& outline) {
  auto begin = end;
  while (begin > 0) {
    auto before = text::previous(text, begin);
    if (!is_han(text, before)) break;
    auto character = text.substr(before, begin - before);
    if (std::find(outline.place_before.begin(), outline.place_before.end(), character) !=
        outline.place_before.end())
      break;
    begin = before;
    if (end - begin > 45) break;
  }
  return begin;
}

// The level that the last suffix of a place name gives; unknown when it ends in none.
Level level_of(std::string_view place, Outline const& outline) {
  Level level = Level::unknown;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < outline.place_suffixes.size(); ++i) {
    auto const& suffix = outline.place_suffixes[i];
    if (place.ends_with(suffix) && place.size() > suffix.size() && suffix.size() > longest)
      level = outline.place_levels[i], longest = suffix.size();
  }
  if (level != Level::city) return level;
  // 诸暨市 under 绍兴市 is a county: a second suffix before the last one.
  auto inner = place.substr(0, place.size() - longest);
  for (std::size_t i = 0; i < outline.place_suffixes.size(); ++i)
    if (outline.place_levels[i] == Level::city)
      if (auto at = inner.find(outline.place_suffixes[i]);
          at != std::string_view::npos && at >= 6 && at + 3 < inner.size())
        return Level::county;
  return level;
}

std::string place_in(std::string_view head, Outline const& outline) {
  for (auto const& after : outline.place_after) {
    for (auto at = head.find(after); at != std::string_view::npos; at = head.find(after, at + 1)) {
      auto begin = place_start(head, at, outline);
      auto place = head.substr(begin, at - begin);
      if (place.size() < 6 || place.size() > 45) continue;
      if (std::find(outline.not_places.begin(), outline.not_places.end(), place) != outline.not_places.end())
        continue;
      if (std::any_of(outline.not_places.begin(), outline.not_places.end(),
                      [&](auto const& word) { return place.starts_with(word); }))
        continue;
      if (level_of(place, outline) == Level::unknown) continue;
      return std::string(place);
    }
  }
  return {};
}

// county_上虞_2017.txt: a level word, a name, a year, in any order.
struct FileName {
  int year = 0;
  std::string place;
  Level level = Level::unknown;
};

FileName read_file_name(std::string_view source, Outline const& outline) {
  FileName out;
  auto stem = source.substr(0, source.rfind('.'));
  for (std::size_t at = 0; at + 4 <= stem.size(); ++at)
    if (auto year = year_at(stem, at)) out.year = *year;
  std::string part;
  auto take = [&] {
    if (part.empty()) return;
    if (auto level = level_named(part); level != Level::unknown) {
      out.level = level;
    } else if (out.place.empty() && static_cast<unsigned char>(part[0]) >= 0x80) {
      // 上虞区政府工作报告2017: the place ends where the title begins.
      for (auto const& word : outline.title_words)
        if (auto cut = part.find(word); cut != std::string::npos) part.resize(cut);
      out.place = part;
    }
    part.clear();
  };
  for (char c : stem) {
    if (c == '_' || c == '-' || c == ' ' || is_digit(c))
      take();
    else
      part += c;
  }
  take();
  if (out.place.starts_with("年")) out.place.erase(0, 3);
  if (out.level == Level::unknown) out.level = level_of(out.place, outline);
  return out;
}

// The first line of the head that holds a title's words and is short enough to be one; "" when none does.
std::string title_in(std::string_view head, Outline const& outline) {
  for (std::size_t at = 0; at < head.size();) {
    auto end = std::min(head.find('\n', at), head.size());
    auto line = head.substr(at, end - at);
    for (auto const& word : outline.title_words)
      if (line.find(word) != std::string_view::npos && text::count_code_points(line) <= 40)
        return std::string(line);
    at = end + 1;
  }
  return {};
}

}  // namespace

void identify(ReportInfo& info, std::string_view text, Outline const& outline, Given const& given) {
  auto head = text.substr(0, std::min(head_bytes, text.size()));
  if (head.size() < text.size() && (static_cast<unsigned char>(text[head.size()]) & 0xC0U) == 0x80U)
    head = text.substr(0, text::previous(text, head.size()));
  auto file = read_file_name(info.source, outline);
  YearReader years{text, outline};

  info.title = title_in(head, outline);
  for (auto reader : {&YearReader::from_session, &YearReader::from_title, &YearReader::from_headings})
    if (info.year == 0) info.year = (years.*reader)();
  if (info.year != 0)
    info.year_origin = Origin::text;
  else if (file.year != 0)
    info.year = file.year, info.year_origin = Origin::file_name;
  else if (given.year != 0)
    info.year = given.year, info.year_origin = Origin::command_line;

  auto holds = [&](std::vector<std::string> const& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](auto const& w) { return head.find(w) != std::string_view::npos; });
  };
  // An excerpt without title and address is known by its file name alone: city_NAME_2024.txt.
  bool addressed = holds(outline.title_words) || holds(outline.address_words);
  info.work_report = addressed || file.level != Level::unknown;
  info.partial = !addressed && info.code_points < outline.whole_code_points;
  auto place = place_in(head, outline);
  if (holds(outline.national_words) && addressed) {
    info.jurisdiction = outline.national_name;
    info.level = Level::national;
    info.jurisdiction_origin = Origin::text;
  } else if (!place.empty()) {
    info.jurisdiction = place;
    info.level = level_of(place, outline);
    info.jurisdiction_origin = Origin::text;
  } else if (!file.place.empty() || file.level == Level::national) {
    info.jurisdiction = file.level == Level::national ? outline.national_name : file.place;
    info.level = file.level;
    info.jurisdiction_origin = Origin::file_name;
  } else if (!given.jurisdiction.empty()) {
    info.jurisdiction = given.jurisdiction;
    info.level = level_of(given.jurisdiction, outline);
    info.jurisdiction_origin = Origin::command_line;
  }
  if (info.level == Level::unknown) info.level = file.level != Level::unknown ? file.level : given.level;
}

}  // namespace duizhang::document
