#include "engine/document/identity.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/document/file_name.hpp"
#include "engine/document/kind.hpp"
#include "engine/document/occasion.hpp"
#include "engine/document/outline_year.hpp"
#include "engine/document/years.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::document {
namespace {

constexpr int late_month = 10;            // from which on a report may be of the next year
constexpr std::size_t head_bytes = 4000;  // title, session and address stand at the front

bool is_han(std::string_view text, std::size_t at) {
  auto c = text::code_point_at(text, at);
  return c >= 0x4E00 && c <= 0x9FFF;
}

// 二〇二四 as 2024.
std::optional<int> chinese_year_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 10> words{"〇", "一", "二", "三", "四",
                                                   "五", "六", "七", "八", "九"};
  int year = 0;
  for (int i = 0; i < 4; ++i, at += 3) {
    auto word = std::find(words.begin(), words.end(), text.substr(std::min(at, text.size()), 3));
    if (word == words.end()) return std::nullopt;
    year = year * 10 + static_cast<int>(word - words.begin());
  }
  if (year < 1949 || year > 2100) return std::nullopt;
  return year;
}

constexpr std::string_view year_mark = "年";

struct Found {
  int year = 0;
  std::size_t at = 0;
};

// The first year in `text` that is followed by 年, with what stands after it.
std::optional<Found> first_year_in(std::string_view text, std::size_t from = 0) {
  for (auto at = from; at < text.size(); ++at) {
    auto byte = static_cast<unsigned char>(text[at]);
    bool digit = text::is_digit(text[at]);
    if (!digit && (byte < 0xE3 || byte > 0xE5)) continue;  // 〇, 一 … 九
    auto end = at + (digit ? 4 : 12);
    if (text.size() < end + year_mark.size() || text.compare(end, year_mark.size(), year_mark) != 0) continue;
    if (auto year = digit ? year_at(text, at) : chinese_year_at(text, at)) return Found{*year, end};
  }
  return std::nullopt;
}

// Lines of the head of the text, with those of a heading role later on.
struct YearReader {
  std::string_view text;
  text::Characters const& characters;
  Outline const& outline;

  // 2018年…政府工作报告: the year before the title word, or in brackets behind it.
  [[nodiscard]] int from_title() const {
    auto head = text.substr(0, head_bytes);
    for (auto const& word : outline.title_words) {
      for (auto at = text::find(head, word); at != std::string_view::npos;
           at = text::find(head, word, at + 1)) {
        auto begin = head.rfind('\n', at);
        begin = begin == std::string_view::npos ? 0 : begin + 1;
        auto line = head.substr(begin, at - begin);
        if (text::count_code_points(line) > 40) continue;
        if (auto found = first_year_in(line)) return found->year;
        auto behind = head.substr(at + word.size());
        if (behind.starts_with('('))
          if (auto found = first_year_in(behind.substr(0, std::min(behind.find(')'), behind.find('\n')))))
            return found->year;
        constexpr std::size_t digits = 4;  // 政府工作报告(2019)
        if (behind.starts_with('(') && behind.substr(digits + 1).starts_with(')'))
          return year_at(behind, 1).value_or(0);
      }
    }
    return 0;
  }

  // (2017年2月20日在…会议上): a date followed at once by 在 and soon by 会议. Where the session is counted
  // the day and 在 may be missing: 2017年2月,县十七届人大三次会议.
  [[nodiscard]] int from_session() const {
    auto head = text.substr(0, head_bytes);
    for (auto found = first_year_in(head); found; found = first_year_in(head, found->at)) {
      auto rest = head.substr(found->at, 240);
      if (opens_line(head, found->at) && names_session(rest)) return found->year;
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

  // Whether the year that ends at `at` stands at the front of its line, behind a bracket or dashes at most.
  [[nodiscard]] static bool opens_line(std::string_view head, std::size_t at) {
    constexpr std::size_t digits = 4, characters = 12;  // bytes of a year: 2017, 二〇一七
    auto before = head.substr(0, at - (text::is_digit(head[at - 1]) ? digits : characters));
    for (std::string_view mark : {"-", "—", "(", " "})
      while (before.ends_with(mark)) before.remove_suffix(mark.size());
    return before.empty() || before.ends_with('\n');
  }

  // The month of the session's date in the year; 0 where none is said.
  [[nodiscard]] int session_month(int year) const {
    auto head = text.substr(0, head_bytes);
    for (auto found = first_year_in(head); found; found = first_year_in(head, found->at)) {
      auto rest = head.substr(found->at);
      if (found->year != year || !opens_line(head, found->at) || !names_session(rest)) continue;
      rest.remove_prefix(year_mark.size());
      int month = 0;
      for (; !rest.empty() && text::is_digit(rest.front()); rest.remove_prefix(1))
        month = month * 10 + (rest.front() - '0');
      return month;
    }
    return 0;
  }

  // What stands behind the year of a session's date: 年2月20日,在…第一次会议上, 年2月,…大会.
  [[nodiscard]] static bool names_session(std::string_view rest) {
    constexpr std::size_t longest = 150, latest = 6;  // bytes: of the line, to the end of the month's number
    constexpr std::string_view month = "月", stop = "。", session = "次会议", meeting = "大会";
    rest = rest.substr(0, std::min({rest.find('\n'), rest.find(stop), longest}));
    auto at = rest.find(month);
    if (at == std::string_view::npos || at > latest) return false;
    return text::holds(rest, session) || text::holds(rest, meeting);
  }

  // The years that headings name alone, in their order: 一、2018年工作怎么看, or 2018年,我们这样走过 on a
  // line of its own.
  [[nodiscard]] std::vector<int> years_of_headings() const {
    constexpr std::size_t longest = 96;  // bytes: 32 characters of three
    constexpr std::string_view stop = "。", month = "月", report = "报告";
    std::vector<int> out;
    for (std::size_t at = 0; at < text.size();) {
      auto end = std::min(text.find('\n', at), text.size());
      auto line = text.substr(at, end - at);
      at = end + 1;
      if (line.size() > longest || line.ends_with(stop) || text::holds(line, report)) continue;
      auto mark = std::find_if(outline.numbering.begin(), outline.numbering.end(),
                               [&](auto const& one) { return text::starts_with(line, one); });
      bool numbered = mark != outline.numbering.end();
      auto first = first_year_in(line);
      constexpr std::size_t digits = 4;
      if (!first || (!numbered && first->at != digits)) continue;
      constexpr std::size_t latest = 6;  // bytes from the year to the end of the month's number: 年12
      if (line.find(month, first->at) <= first->at + latest) continue;
      if (!first_year_in(line, first->at)) out.push_back(first->year);
    }
    return out;
  }

  // 三、明年重点干什么, on a line of its own.
  [[nodiscard]] bool names_next_year() const {
    constexpr std::string_view next = "明年";
    constexpr std::size_t longest = 60;  // bytes: 20 characters of three
    for (auto at = text::find(text, next); at != std::string_view::npos;
         at = text::find(text, next, at + 1)) {
      // Only a heading's length is looked at, for a text may be one line without any stop.
      auto from = at - std::min(at, longest);
      auto begin = text.substr(from, at - from).rfind('\n');
      auto line = text.substr(begin == std::string_view::npos ? from : from + begin + 1, 2 * longest);
      line = line.substr(0, line.find('\n'));
      bool numbered = std::any_of(outline.numbering.begin(), outline.numbering.end(),
                                  [&](auto const& mark) { return text::starts_with(line, mark); });
      if (numbered && line.size() <= longest && !line.ends_with("。")) return true;
    }
    return false;
  }

  // Whether a heading names the year and a later one the next, or the title does: one looks back, the other
  // ahead.
  [[nodiscard]] bool goes_from(int year) const {
    if (from_title() == year + 1 || names_next_year()) return true;
    auto named = years_of_headings();
    // A session of the last months, and a heading of the next year.
    if (session_month(year) >= late_month && std::find(named.begin(), named.end(), year + 1) != named.end())
      return true;
    auto back = std::find(named.begin(), named.end(), year);
    return back != named.end() && std::find(back, named.end(), year + 1) != named.end();
  }

  // 2016年工作总结及2017年工作安排, as the first line: the later of the two.
  [[nodiscard]] int from_title_of_two() const {
    constexpr std::size_t longest = 120;  // bytes: 40 characters of three
    auto line = text.substr(0, text.find('\n'));
    auto first = line.size() <= longest ? first_year_in(line) : std::nullopt;
    auto second = first ? first_year_in(line, first->at) : std::nullopt;
    return second && second->year == first->year + 1 ? second->year : 0;
  }

  // 一、2016年工作怎么看 … 二、2017年工作怎么干: the later of the two.
  [[nodiscard]] int from_two_headings() const {
    auto named = years_of_headings();
    for (auto year = named.begin(); year != named.end(); ++year)
      if (std::find(year, named.end(), *year + 1) != named.end()) return *year + 1;
    return 0;
  }

  // 一、2016年工作回顾: the review's year and one.
  [[nodiscard]] int from_headings() const {
    auto const& finder = heading_words(outline);
    std::vector<std::vector<std::size_t>> places(finder.count);
    finder.words.find(text, characters,
                      [&](std::uint32_t word, std::size_t at, std::uint32_t) { places[word].push_back(at); });
    auto places_of = places.begin();
    for (auto const& rule : outline.headings) {
      if (rule.role != Role::review && rule.role != Role::plan) continue;
      for (auto const& word : rule.words) {
        for (auto at : *places_of)
          if (auto year = from_heading(rule, word, at); year != 0) return year;
        ++places_of;
      }
    }
    return 0;
  }

  // 一、2018年工作回顾, on a line of its own.
  [[nodiscard]] bool looks_back_on(int year) const {
    constexpr std::size_t longest = 60;  // bytes: 20 characters of three
    constexpr std::size_t number = 30;   // bytes of what stands before it: （一）
    auto named = std::to_string(year) + std::string(year_mark);
    for (auto at = text::find(text, named); at != std::string_view::npos;
         at = text::find(text, named, at + 1)) {
      // Only a heading's length is looked at, for a text may be one line without any stop.
      auto line = text.substr(at, longest + 1);
      line = line.substr(0, line.find('\n'));
      auto before = text.substr(at - std::min(at, number), std::min(at, number));
      auto begin = before.rfind('\n');
      if (begin == std::string_view::npos && at > number) continue;
      before.remove_prefix(begin + 1);  // npos + 1 is 0
      bool numbered = before.empty() || std::any_of(outline.numbering.begin(), outline.numbering.end(),
                                                    [&](auto const& mark) { return before == mark; });
      bool reviews = std::any_of(outline.early.review.begin(), outline.early.review.end(),
                                 [&](auto const& word) { return text::ends_with(line, word); });
      if (numbered && line.size() <= longest && reviews) return true;
    }
    return false;
  }

  // 2021年地区生产总值预计151亿元, in the part that looks back: so it is given when that year is nearly over.
  [[nodiscard]] bool has_result_of(int year) const {
    constexpr std::size_t longest = 120;  // bytes of what is said of the year
    constexpr std::string_view next_part = "\n二、";
    constexpr std::string_view stops = "\n,;";  // of clauses, beside 。
    constexpr std::string_view stop = "。";
    auto first_of = [](std::string_view said, std::vector<std::string> const& words, std::size_t from = 0) {
      auto at = std::string_view::npos;
      for (auto const& word : words) at = std::min(at, text::find(said, word, from));
      return at;
    };
    auto begin = first_of(text, outline.early.review);
    if (begin == std::string_view::npos) return false;
    auto part = text.substr(begin, text::find(text, next_part, begin) - begin);  // npos: all that follows
    auto named = std::to_string(year) + std::string(year_mark);
    for (auto at = text::find(part, named); at != std::string_view::npos;
         at = text::find(part, named, at + 1)) {
      auto before = part.substr(0, at);
      if (before.ends_with(stop) || (at > 0 && stops.find(before.back()) != std::string_view::npos)) {
        auto said = part.substr(at, longest);
        said = said.substr(0, std::min(said.find(stop), said.find_first_of("\n;")));
        auto measured = first_of(said, outline.early.result);
        if (measured != std::string_view::npos &&
            first_of(said, outline.early.unit, measured) != std::string_view::npos &&
            first_of(said, outline.early.reckoned) != std::string_view::npos)
          return true;
      }
    }
    return false;
  }

  // The heading with `word` at `at`, if it is one.
  [[nodiscard]] int from_heading(HeadingRule const& rule, std::string_view word, std::size_t at) const {
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
                                [&](auto const& mark) { return text::starts_with(lead, mark); });
    if (!numbered) return 0;
    auto heading = text.substr(begin, 120);
    heading = heading.substr(0, heading.find('\n'));
    bool other = std::any_of(rule.not_words.begin(), rule.not_words.end(), [&](auto const& word_of_others) {
      return heading.find(word_of_others) != std::string_view::npos;
    });
    if (other) return 0;
    auto found = first_year_in(text.substr(begin, at - begin + word.size()));
    return found ? found->year + (rule.role == Role::review ? 1 : 0) : 0;
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
    for (auto at = text::find(head, after); at != std::string_view::npos;
         at = text::find(head, after, at + 1)) {
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

// What the speaker calls his own government's place without naming it: 我代表市人民政府 → 市.
std::string_view own_unit(std::string_view head, Outline const& outline) {
  for (auto const& before : outline.self_before)
    for (auto at = text::find(head, before); at != std::string_view::npos;
         at = text::find(head, before, at + 1)) {
      auto words = head.substr(at + before.size(), 45);
      for (auto const& after : outline.self_after) {
        auto unit = words.substr(0, std::min(words.find(after), words.size()));
        if (unit.size() == words.size() || unit.size() > 9) continue;
        for (auto const& suffix : outline.place_suffixes)
          if (unit == suffix) return suffix;
        if (unit == "州") return "州";
      }
    }
  return {};
}

// The place a text that is no report speaks of: named at the front of its title, else the most local one of
// its title, else of its first words.
Place const* place_spoken_of(std::string_view title, std::string_view text, Outline const& outline,
                             int year) {
  constexpr std::size_t longest = 12;
  constexpr std::size_t first_words = 600;
  auto look = [&](std::string_view words, bool only_front) -> Place const* {
    Place const* best = nullptr;
    for (std::size_t at = 0; at < words.size(); at += text::code_point_size(words[at])) {
      if (!is_han(words, at)) continue;
      auto rest = text::prefix(words.substr(at), longest);
      for (auto size = rest.size(); size >= 6; size = text::previous(rest, size))
        if (auto const* place = outline.places.find(rest.substr(0, size), {year, Level::unknown, {}})) {
          // 合作 is a word before it is a county: counties count by their whole names.
          if (place->level == Level::county && place->name != rest.substr(0, size)) continue;
          if (best == nullptr || place->level > best->level) best = place;
          break;
        }
      if (only_front) break;
    }
    return best;
  };
  if (auto const* place = look(title, true)) return place;
  if (auto const* place = look(title, false)) return place;
  return look(text.substr(0, text::prefix(text, first_words / 3).size()), false);
}

bool holds_one(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return text::holds(text, word); });
}

int number_in(std::string_view words) {
  for (std::size_t at = 0; at + 4 <= words.size(); ++at)
    if (auto year = year_at(words, at)) return *year;
  return 0;
}

// Collects what each source says and takes the first that says anything.
class Identity {
 public:
  Identity(ReportInfo& info, std::string_view text, text::Characters const& characters,
           Outline const& outline, Source const& source, Given const& given)
      : info_(info),
        text_(text),
        characters_(characters),
        outline_(outline),
        given_(given),
        listed_(source.listed),
        said_(source.said) {
    head_ = text.substr(0, std::min(head_bytes, text.size()));
    if (head_.size() < text.size() && (static_cast<unsigned char>(text[head_.size()]) & 0xC0U) == 0x80U)
      head_ = text.substr(0, text::previous(text, head_.size()));
    auto slash = source.member.rfind('/');
    auto inner = slash == std::string::npos ? source.member : source.member.substr(slash + 1);
    file_ = read_file_name(inner.empty() ? std::string_view(info.source) : std::string_view(inner), outline);
    if (file_.level == Level::unknown) file_.level = level_of(file_.place, outline);
    info_.title = title_in(head_, outline);
    if (info_.title.empty()) info_.title = source.title;
    if (info_.title.empty()) info_.title = listed_.title;
  }

  void find_all() {
    find_year();
    bool addressed = holds_one(head_, outline_.title_words) || holds_one(head_, outline_.address_words);
    find_kind(addressed);
    info_.partial = !addressed && info_.code_points < outline_.whole_code_points;
    find_place(addressed);
    find_level();
    find_occasion();
    find_contradictions();
  }

 private:
  // Keeps what a source says; true when it is the first to say anything of this.
  bool offer_fact(std::string_view what, std::string value, Origin origin, Confidence confidence) {
    if (value.empty()) return false;
    bool first = info_.fact(what) == nullptr;
    info_.facts.push_back({std::string(what), std::move(value), origin, confidence});
    return first;
  }

  void find_year() {
    struct Reading {
      int (YearReader::*read)() const;
      Confidence confidence;
    };
    YearReader years{text_, characters_, outline_};
    for (auto [read, confidence] : {Reading{&YearReader::from_session, Confidence::certain},
                                    Reading{&YearReader::from_title, Confidence::certain},
                                    Reading{&YearReader::from_title_of_two, Confidence::likely},
                                    Reading{&YearReader::from_two_headings, Confidence::likely},
                                    Reading{&YearReader::from_headings, Confidence::likely}})
      if (auto year = (years.*read)(); year != 0) {
        // Given in the last days of the year that it looks back on: what it announces is of the next, as in a
        // report given a few days later.
        bool dated = confidence == Confidence::certain;
        bool late =
            dated && (years.looks_back_on(year) || years.goes_from(year) || years.has_result_of(year));
        offer_year(year + (late ? 1 : 0), Origin::text, confidence);
        info_.told_early = late && info_.year == year + 1;
        break;
      }
    if (auto row = said_.find("year"); row != said_.end())
      offer_year(number_in(row->second), Origin::collection, Confidence::certain);
    offer_year(file_.year, Origin::file_name, Confidence::likely);
    offer_year(listed_.year, Origin::manifest, Confidence::certain);
    offer_year(given_.year, Origin::command_line, Confidence::certain);
  }

  void offer_year(int year, Origin origin, Confidence confidence) {
    if (year != 0 && offer_fact("year", std::to_string(year), origin, confidence))
      info_.year = year, info_.year_origin = origin;
  }

  // What it is by its words; an excerpt without title and address by its file name: city_NAME_2024.txt.
  void find_kind(bool addressed) {
    info_.kind = TextKind::other;
    auto offer = [&](TextKind kind, Origin origin, Confidence confidence) {
      if (offer_fact("kind", std::string(name(kind)), origin, confidence)) info_.kind = kind;
    };
    if (auto const* rule = kind_of(info_.title, head_, outline_); rule != nullptr)
      offer(rule->kind, Origin::text, rule->confidence);
    else if (addressed)
      offer(TextKind::work_report, Origin::text, Confidence::guessed);
    if (file_.level != Level::unknown) offer(TextKind::work_report, Origin::file_name, Confidence::guessed);
    if (listed_.kind) offer(*listed_.kind, Origin::manifest, Confidence::certain);
    if (given_.kind) offer(*given_.kind, Origin::command_line, Confidence::certain);
    // A report on the plan that is read to deputies looks back and ahead as a work report does.
    bool spoken = info_.kind == TextKind::plan && holds_one(head_, outline_.address_words);
    info_.work_report = info_.kind == TextKind::work_report || spoken;
  }

  void find_place(bool addressed) {
    if (holds_one(head_, outline_.national_words) && addressed)
      offer(outline_.national_name, Level::national, nullptr, Origin::text, Confidence::certain);
    else
      offer_words(place_in(head_, outline_), Level::unknown, {}, Origin::text);
    if (auto row = said_.find("jurisdiction"); row != said_.end()) {
      auto level = said_.find("level");
      offer_words(row->second, level == said_.end() ? Level::unknown : level_named(level->second), {},
                  Origin::collection);
    }
    auto unit = own_unit(head_, outline_);
    if (file_.level == Level::national)
      offer(outline_.national_name, Level::national, nullptr, Origin::file_name, Confidence::likely);
    else
      offer_words(file_.place, file_.level, unit, Origin::file_name);
    offer_given(listed_, Origin::manifest);
    offer_given(given_, Origin::command_line);
    if (info_.jurisdiction.empty() && !addressed && !outline_.places.empty())
      if (auto const* place = place_spoken_of(info_.title, text_, outline_, info_.year))
        offer(outline_.places.full_name(*place), place->level, place, Origin::text, Confidence::guessed);
  }

  void offer_given(Given const& given, Origin origin) {
    if (given.level == Level::national && given.jurisdiction.empty())
      return offer(outline_.national_name, Level::national, nullptr, origin, Confidence::certain);
    if (given.jurisdiction == outline_.national_name && !given.jurisdiction.empty())
      return offer(outline_.national_name, Level::national, nullptr, origin, Confidence::certain);
    offer_words(given.jurisdiction, given.level, {}, origin);
  }

  // `unit` is what the text calls the place of its government, for names that a city and a county share.
  void offer_words(std::string const& words, Level level, std::string_view unit, Origin origin) {
    if (words.empty()) return;
    auto const* place = outline_.places.find(words, {info_.year, level, unit});
    auto const* plain = unit.empty() ? place : outline_.places.find(words, {info_.year, level, {}});
    if (place == nullptr) place = plain;
    // 锚定市第十三次党代会: words of the text that no table knows give way to a file name that one does.
    bool known_by_file = outline_.places.find(file_.place, {info_.year, file_.level, {}}) != nullptr;
    if (origin == Origin::text && place == nullptr && known_by_file) return;
    if (place != plain && plain != nullptr && info_.jurisdiction.empty())
      info_.contradictions.push_back("the text speaks as " + outline_.places.full_name(*place) + ", the " +
                                     std::string(name(origin)) + " says " + plain->name);
    auto by_hand =
        origin == Origin::manifest || origin == Origin::command_line || origin == Origin::collection;
    auto sure = by_hand ? Confidence::certain : Confidence::likely;
    if (place != nullptr)
      return offer(outline_.places.full_name(*place), place->level, place, origin,
                   origin == Origin::text ? Confidence::certain : sure);
    auto by_suffix = level != Level::unknown ? level : level_of(words, outline_);
    offer(words, by_suffix, nullptr, origin, sure);
  }

  void offer(std::string words, Level level, Place const* place, Origin origin, Confidence confidence) {
    if (!offer_fact("jurisdiction", words, origin, confidence)) return;
    info_.jurisdiction = std::move(words);
    info_.level = level;
    info_.jurisdiction_origin = origin;
    offer_fact("level", std::string(name(level)), origin, place == nullptr ? Confidence::likely : confidence);
    if (place == nullptr) return;
    info_.code = place->code;
    for (auto const* up : outline_.places.above(*place)) info_.parents.push_back(up->code + " " + up->name);
  }

  void find_level() {
    auto offer_level = [&](Level level, Origin origin, Confidence confidence) {
      if (level == Level::unknown) return;
      bool first = offer_fact("level", std::string(name(level)), origin, confidence);
      if (first) info_.level = level;
    };
    if (info_.level == Level::unknown) offer_level(file_.level, Origin::file_name, Confidence::likely);
    offer_level(listed_.level, Origin::manifest, Confidence::certain);
    offer_level(given_.level, Origin::command_line, Confidence::certain);
  }

  void find_occasion() {
    auto found = info_.work_report ? occasion_of(head_, outline_) : Occasion{};
    if (found.date.empty()) {
      offer_fact("session", std::move(found.session), Origin::text, Confidence::certain);
      if (auto row = said_.find("date"); row != said_.end())
        offer_fact("date", date_at(row->second).value_or(""), Origin::collection, Confidence::likely);
      offer_fact("date", date_line(text_), Origin::text, Confidence::guessed);
    } else {
      offer_fact("session", std::move(found.session), Origin::text, Confidence::certain);
      offer_fact("date", std::move(found.date), Origin::text, Confidence::certain);
    }
    offer_fact("speaker", std::move(found.speaker), Origin::text, found.speaker_confidence);
    for (auto const& [given, origin] :
         {std::pair(&listed_, Origin::manifest), std::pair(&given_, Origin::command_line)}) {
      offer_fact("session", given->session, origin, Confidence::certain);
      offer_fact("date", given->date, origin, Confidence::certain);
      offer_fact("speaker", given->speaker, origin, Confidence::certain);
    }
    auto take = [&](std::string_view what, std::string& to) {
      if (auto const* fact = info_.fact(what); fact != nullptr) to = fact->value;
    };
    take("session", info_.session);
    take("date", info_.date);
    take("speaker", info_.speaker);
  }

  // Two sources of one fact that differ, the first being the one that was taken.
  void find_contradictions() {
    for (auto const& fact : info_.facts) {
      auto const& taken = *info_.fact(fact.what);
      if (fact.value == taken.value || fact.confidence == Confidence::guessed ||
          taken.confidence == Confidence::guessed)
        continue;
      // An invented or unknown place may be written in many ways; a place of the table may not.
      bool unknown_place = outline_.places.empty() || (info_.code.empty() && info_.level != Level::national);
      if (fact.what == "jurisdiction" && unknown_place) continue;
      std::string which = fact.what == "year" || fact.what == "jurisdiction" ? "" : fact.what + " ";
      info_.contradictions.push_back("the " + std::string(name(taken.origin)) + " says " + which +
                                     taken.value + ", the " + std::string(name(fact.origin)) + " says " +
                                     which + fact.value);
    }
  }

  ReportInfo& info_;
  std::string_view text_;
  text::Characters const& characters_;
  Outline const& outline_;
  Given const& given_;
  Given const& listed_;
  std::map<std::string, std::string> const& said_;
  std::string_view head_;
  FileName file_;
};

}  // namespace

void identify(ReportInfo& info, std::string_view text, text::Characters const& characters,
              Outline const& outline, Source const& source, Given const& given) {
  Identity(info, text, characters, outline, source, given).find_all();
}

}  // namespace duizhang::document
