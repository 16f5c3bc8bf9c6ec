#include "engine/claim/context.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "engine/claim/site.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::claim {

using document::Role;
using quantity::Period;
using rule::Reach;

namespace {

constexpr std::size_t mentions_looked_at = 256;  // going back for a period; a sentence may be the whole text
constexpr std::size_t start_reach = 8;           // sentences that a start named once holds for
constexpr std::uint32_t strength_reach = 3000;   // bytes that 力争 reaches at most
constexpr std::uint32_t opening_reach =
    12;  // bytes of a sentence or clause that its opening word may begin in
constexpr std::uint32_t sentence_window =
    1500;  // bytes of a sentence that are read on either side of a clause

// 明年, and where it looks back 今年 and 去年: said from the day on which the report is given.
bool names_by_today(rule::KindWords const& kinds, std::string_view words, bool back) {
  auto held = [&](auto const& name) { return text::holds(words, name); };
  return std::any_of(kinds.next_years.begin(), kinds.next_years.end(), held) ||
         (back && std::any_of(kinds.named_today.begin(), kinds.named_today.end(), held));
}

}  // namespace

Context::Context(document::Document const& document, match::Scan const& scan, rule::RuleSet const& rules,
                 KindReader const& kinds)
    : document_(document), scan_(scan), rules_(rules), kinds_(kinds) {
  for (std::uint32_t i = 0; i < scan.periods.size(); ++i)
    if (rules.periods[scan.periods[i].rule].base) bases_.push_back(i);
  std::copy_if(bases_.begin(), bases_.end(), std::back_inserter(bases_for_all_),
               [&](auto mention) { return holds_for_all(scan.periods[mention].range); });
  for (auto const& section : document.sections) spans_.push_back(years_named_by(section));
}

// 二、“六五”计划的任务, 一、过去四年工作回顾: the years that the heading of several years, or the sentence
// that opens them, names. A look-back is not always one of five.
std::optional<Period> Context::years_named_by(document::Section const& section) const {
  constexpr int shortest = 2, longest = 4;  // years between the first and the last
  auto year = document_.info.year;
  bool back = section.role == Role::five_year_review || section.role == Role::review;
  if ((section.role != Role::five_year_plan && !back) || year == 0) return std::nullopt;
  auto sentence =
      std::upper_bound(document_.sentences.begin(), document_.sentences.end(), section.range.begin,
                       [](std::uint32_t at, document::Sentence const& one) { return at < one.range.end; });
  if (sentence == document_.sentences.end()) return std::nullopt;
  auto mention = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), sentence->range.begin,
                                  [](auto const& one, std::uint32_t at) { return one.range.begin < at; });
  for (; mention != scan_.periods.end() && mention->range.end <= sentence->range.end; ++mention) {
    auto const& period = mention->period;
    if (!period || rules_.periods[mention->rule].base) continue;
    auto years = period->last_year() - period->first_year();
    if (back ? years >= shortest && years <= longest && period->last_year() == year - 1
             : years == longest && period->first_year() <= year && year <= period->last_year())
      return period;
  }
  return section.role == Role::five_year_review ? years_since_base(section, *sentence) : std::nullopt;
}

// 一、本届政府工作回顾 …，是2007年的2.2倍, in a report of 2012: the four years behind the one that they are
// held against, where the sentence that opens them does not count five.
std::optional<Period> Context::years_since_base(document::Section const& section,
                                                document::Sentence const& opening) const {
  constexpr std::uint32_t window = 3000;  // bytes of a section in which what it is held against is said
  constexpr std::string_view five = "五年";
  constexpr int years = 4;
  auto last = document_.info.year - 1;
  if (text::holds(document_.slice({section.range.begin, opening.range.end}), five)) return std::nullopt;
  auto next = std::lower_bound(bases_.begin(), bases_.end(), section.range.begin,
                               [&](auto base, auto at) { return scan_.periods[base].range.begin < at; });
  for (; next != bases_.end(); ++next) {
    auto const& base = scan_.periods[*next];
    if (base.range.begin > section.range.begin + window || base.range.begin >= section.range.end) break;
    if (!base.period || rules_.periods[base.rule].of_section) continue;
    if (base.period->first_year() == last - years && !base.period->spans_years())
      return Period::years(last - years + 1, last);
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Period> Context::years_of_section(std::size_t sentence) const {
  return spans_[document_.sentences[sentence].section];
}

std::size_t clause_of(document::Document const& document, std::uint32_t at) {
  auto const& clauses = document.clauses;
  auto after = std::upper_bound(
      clauses.begin(), clauses.end(), at,
      [](std::uint32_t place, document::Clause const& clause) { return place < clause.range.begin; });
  return after == clauses.begin() ? 0 : static_cast<std::size_t>(after - clauses.begin()) - 1;
}

document::Part Context::part_at(std::uint32_t place) const {
  auto const& outline = document_.outline;
  auto after = std::upper_bound(outline.begin(), outline.end(), place,
                                [](std::uint32_t at, auto const& entry) { return at < entry.range.begin; });
  return after == outline.begin() ? document::Part::other : std::prev(after)->part;
}

Period Context::default_period(std::size_t sentence) const {
  auto year = document_.info.year;
  if (year == 0) return {};
  auto section = document_.sentences[sentence].section;
  auto role = document_.sections[section].role;
  // 一、“十三五”时期及2020年工作回顾: a review of the year names the others beside it.
  if (auto const& named = spans_[section]; named && role != Role::review) return *named;
  switch (role) {
    case Role::review:
      return Period::year(year - 1);
    case Role::five_year_review:
      return Period::years(year - 5, year - 1);
    case Role::plan:
      return Period::year(year);
    case Role::five_year_plan:
      return Period::years(year, year + 4);
    case Role::other:
      break;
  }
  return Period::year(document_.info.work_report ? year - 1 : year);
}

// True for a period that the sentences behind it go on with: it opens its own or is a clause by itself.
bool Context::reaches_on(text::Range mention) const {
  auto standing = standing_of(mention);
  return standing == Standing::opens || standing == Standing::alone;
}

bool Context::opens_clause(text::Range mention) const {
  return document_.clauses[clause_of(mention.begin)].range.begin == mention.begin;
}

// 由1980年的…: the year that a change starts from is of its own number alone.
bool Context::starts_change(text::Range mention) const {
  constexpr std::string_view from = "由", since = "从";
  auto before = document_.text().substr(0, mention.begin);
  return before.ends_with(from) || before.ends_with(since);
}

// 由2017年的…提高到2021年的…: so is the year that it comes to.
bool Context::ends_change(text::Range mention) const {
  constexpr std::string_view from = "由", since = "从", of = "的";
  if (!document_.text().substr(mention.end).starts_with(of)) return false;
  auto clause = document_.clauses[clause_of(mention.begin)].range;
  auto before = document_.slice({clause.begin, std::max(clause.begin, mention.begin)});
  return text::holds(before, from) || text::holds(before, since);
}

// 推进“十四五”批复的3个基地: in a plan, when what is to be done something with was approved says not
// when.
bool Context::names_attribute(text::Range mention) const {
  constexpr std::size_t longest = 5;  // code points: what was done then, 的
  constexpr std::string_view of = "的";
  auto const& clause = document_.clauses[clause_of(mention.begin)];
  auto role = document_.sections[document_.sentences[clause.sentence].section].role;
  if (!document::looks_ahead(role) || mention.begin == clause.range.begin || starts_change(mention))
    return false;
  auto behind =
      text::prefix(document_.slice({mention.end, std::max(mention.end, clause.range.end)}), longest);
  auto said = behind.substr(0, behind.find(of));
  auto const& decided = rules_.kind_words.decided;
  return said.size() < behind.size() && std::find(decided.begin(), decided.end(), said) != decided.end();
}

// True where the clause stands right behind that of the mention.
bool Context::follows(text::Range mention, text::Range clause) const {
  return clause_of(clause.begin) == clause_of(mention.begin) + 1;
}

// 今后五年,力争到2021年…: the clause stands behind one that opens the sentence and only says when.
bool Context::behind_opening_period(text::Range mention, document::Clause const& clause) const {
  constexpr std::uint32_t strength = 6;  // bytes: 力争, 确保
  auto begin = document_.sentences[clause.sentence].range.begin;
  if (clause.range.begin == begin || mention.begin > clause.range.begin + strength) return false;
  auto opening = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), begin,
                                  [](auto const& one, std::uint32_t at) { return one.range.begin < at; });
  constexpr std::uint32_t comma = 1;
  return opening != scan_.periods.end() && opening->range.begin == begin &&
         opening->range.end + comma == clause.range.begin;
}

// 按照党代会部署，到2021年，…: the mention is a clause by itself, behind one that opens the sentence and says
// by whose plan.
bool Context::behind_plan_frame(text::Range mention, document::Clause const& clause) const {
  constexpr std::size_t edges = 2 * 3;  // bytes
  auto begin = document_.sentences[clause.sentence].range.begin;
  if (clause.range.size() > mention.size() + edges || clause.range.begin == begin) return false;
  auto const& opening = document_.clauses[clause_of(begin)];
  constexpr std::uint32_t comma = 1;
  if (opening.range.end + comma != clause.range.begin || holds_figure(scan_, opening.range)) return false;
  auto const& frames = rules_.kind_words.plan_frames;
  return std::any_of(frames.begin(), frames.end(),
                     [&](auto const& one) { return document_.slice(opening.range).starts_with(one); });
}

Context::Standing Context::standing_of(text::Range mention) const {
  auto const& clause = document_.clauses[clause_of(mention.begin)];
  auto const& sentence = document_.sentences[clause.sentence].range;
  auto before = clause.range.begin > sentence.begin ? document_.text()[clause.range.begin - 1] : ':';
  if (before == ':' || behind_opening_period(mention, clause)) return Standing::opens;
  // 按照党代会部署，到2021年，…: what says whose plan it is may stand before when.
  if (behind_plan_frame(mention, clause)) return Standing::opens;
  // 对接“十四五”规划，提出今年的目标是：…: what a colon announces is of the year that announces it.
  auto end = clause.range.end;
  if (end < document_.text().size() && document_.text()[end] == ':') return Standing::opens;
  bool alone = clause.range.size() <= mention.size() + 2 * 3;
  // 从效果看，两年来通过…发行2100亿元，带动…: what opens a look back holds for the clauses behind it.
  constexpr std::string_view since_then = "年来";
  bool looks_back = clause.range.begin == mention.begin && document_.slice(mention).ends_with(since_then);
  if (alone) return Standing::alone;
  if (looks_back) return Standing::part;
  return before == ';' ? Standing::part : Standing::inside;
}

PeriodReading Context::period_at(text::Range clause, text::Range number, std::size_t sentence,
                                 text::Range not_in) const {
  auto const& here = document_.sentences[sentence];
  PeriodReading out{default_period(sentence)};
  auto take = [&](match::PeriodMention const& mention) {
    auto const& rule = rules_.periods[mention.rule];
    if (mention.period)
      out.period = *mention.period, out.stated = true, out.narrow = rule.reach == Reach::clause;
    // 前三季度 is of the year that the section speaks of.
    auto section_year = default_period(sentence);
    if (mention.period && rule.of_section && document_.info.year != 0) {
      boost::gregorian::years ahead(section_year.last_year() - out.period.first_year());
      out.period.first += ahead, out.period.last += ahead;
    }
    auto role = document_.sections[here.section].role;
    bool back = role == Role::review || role == Role::five_year_review;
    if (mention.period && document_.info.told_early &&
        names_by_today(rules_.kind_words, document_.slice(mention.range), back)) {
      out.period.first -= boost::gregorian::years(1), out.period.last -= boost::gregorian::years(1);
    }
    bool five_years = role == Role::five_year_plan || role == Role::five_year_review;
    if (rule.of_span && five_years && document_.info.year != 0) out.period = section_year;
    out.annualised = rule.annualised;
    out.progress = rule.progress, out.so_far = rule.so_far;
  };
  auto after = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), number.begin,
                                [](auto const& one, std::uint32_t at) { return one.range.begin < at; });
  bool annualised = false, whole_year = false;
  match::PeriodMention const* on_the_way = nullptr;
  bool open_section =
      document_.sections[here.section].role == Role::other ||
      (document_.sections[here.section].role == Role::five_year_plan && spans_[here.section].has_value());
  std::size_t looked_at = 0;
  for (auto at = after; at != scan_.periods.begin() && looked_at++ < mentions_looked_at;) {
    auto const& mention = *--at;
    auto const& rule = rules_.periods[mention.rule];
    bool whole_of_section = rule.of_section && mention.period && !mention.period->partial_year();
    bool in_clause = mention.range.begin >= clause.begin;
    whole_year = whole_year || (whole_of_section && !rule.base && (in_clause || opens_clause(mention.range)));
    // 当年增长23%, where five years are looked back on, is of the last of them.
    if (whole_of_section && !rule.base && in_clause && !not_in.contains(mention.range) &&
        document_.sections[here.section].role == Role::five_year_review) {
      out.period = Period::year(out.period.last_year());
      out.annualised = annualised;
      return out;
    }
    if (rule.base || whole_of_section || not_in.contains(mention.range)) continue;
    // 上半年增长5%，全年增长7%: the second is not of the first half.
    if (whole_year && !in_clause && mention.period && mention.period->partial_year()) continue;
    if (!mention.period) {
      // 年均, 每年: says how, not when.
      if (in_clause && rule.annualised) annualised = true, out.annual_end = mention.range.end;
      continue;
    }
    bool in_sentence = mention.range.begin >= here.range.begin;
    bool reaches = in_clause || (in_sentence && rule.reach != Reach::clause);
    bool of_change = starts_change(mention.range) || ends_change(mention.range);
    if (!in_clause && in_sentence && !mention.period->spans_years() && of_change) continue;
    if (reaches && !in_clause) {
      auto standing = standing_of(mention.range);
      // Where no section says of when it speaks, a period named on the way is all there is, unless the
      // sentence opens with another.
      if (standing == Standing::inside && open_section && on_the_way == nullptr &&
          !starts_change(mention.range))
        on_the_way = &mention;
      auto between =
          text::Range{mention.range.end, std::min(clause.begin, mention.range.end + sentence_window)};
      reaches = standing == Standing::opens || (standing != Standing::inside &&
                                                document_.slice(between).find(';') == std::string_view::npos);
    }
    if (names_attribute(mention.range)) continue;
    if (!in_sentence && on_the_way != nullptr) break;
    if (!in_sentence) {
      auto section = document_.sections[here.section].range;
      if (mention.range.begin < section.begin) break;
      auto from =
          std::upper_bound(document_.sentences.begin(), document_.sentences.end(), mention.range.begin,
                           [](std::uint32_t place, auto const& s) { return place < s.range.begin; });
      auto paragraph = from == document_.sentences.begin() ? 0 : std::prev(from)->paragraph;
      reaches = rule.reach == Reach::section ||
                (rule.reach == Reach::paragraph && paragraph == here.paragraph && reaches_on(mention.range));
      if (!reaches && here.range.begin - mention.range.begin > 6000) break;
    }
    // 其中1985年为…，比1980年增加…: what the clause right before names, it goes on with.
    if (on_the_way == &mention && follows(mention.range, clause)) break;
    if (!reaches) continue;
    if (on_the_way != nullptr && mention.range.begin > here.range.begin + opening_reach) break;
    take(mention);
    on_the_way = nullptr;
    break;
  }
  if (on_the_way != nullptr) take(*on_the_way);
  out.annualised = out.annualised || annualised;
  // 今后五年的目标: 到2021年, 年均增长7%.
  auto years = default_period(sentence);
  bool planned = document_.info.year != 0 && document_.sections[here.section].role == Role::five_year_plan;
  if (planned && out.annualised && !out.period.spans_years() && years.first_year() < out.period.last_year())
    out.period = Period::years(years.first_year(), out.period.last_year());
  return out;
}

std::optional<Period> Context::start_at(text::Range number, std::size_t sentence) const {
  auto const& here = document_.sentences[sentence];
  bool five_years = document_.sections[here.section].role == Role::five_year_review;
  auto first = sentence;  // of five years looked back on, what a paragraph starts from it goes on with
  for (; five_years && first > 0 && sentence - first < start_reach; --first)
    if (document_.sentences[first - 1].paragraph != here.paragraph) break;
  auto from = document_.sentences[first].range.begin;
  auto at =
      std::lower_bound(scan_.periods.begin(), scan_.periods.end(), number.begin,
                       [](auto const& mention, std::uint32_t place) { return mention.range.begin < place; });
  for (std::size_t looked_at = 0; at != scan_.periods.begin() && looked_at < mentions_looked_at;
       ++looked_at) {
    auto const& mention = *--at;
    if (mention.range.begin < from) break;
    auto const& rule = rules_.periods[mention.rule];
    if (!mention.period || mention.period->spans_years() || rule.of_section) continue;
    // 比2002年增长65.5%，从第六位上升到第四位.
    if (starts_change(mention.range) || (rule.base && mention.range.begin >= here.range.begin))
      return mention.period;
  }
  return std::nullopt;
}

bool Context::section_names(int year, std::size_t sentence) const {
  auto section = document_.sections[document_.sentences[sentence].section].range;
  auto at = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), section.begin,
                             [](auto const& one, std::uint32_t place) { return one.range.begin < place; });
  constexpr std::size_t most = 400;  // mentions that are looked at
  for (std::size_t seen = 0; at != scan_.periods.end() && at->range.begin < section.end && seen < most;
       ++at, ++seen)
    if (at->period && !at->period->spans_years() && !rules_.periods[at->rule].of_section &&
        at->period->first_year() == year)
      return true;
  return false;
}

std::optional<Period> Context::base_at(text::Range clause, text::Range number) const {
  auto const* base = base_mention(clause, number);
  return base == nullptr ? std::nullopt : base->period;
}

std::optional<Period> Context::since_at(text::Range clause, text::Range number) const {
  auto const* base = base_mention(clause, number);
  // 比去年同期, 比“五五”时期: whatever the year before or the five years before were.
  if (base == nullptr || rules_.periods[base->rule].of_section) return std::nullopt;
  return base->period;
}

// 通车里程8685公里，比2002年增加4300公里；道路面积9.9平方米，增加2.1平方米: since the same year, up to
// another time that is named.
std::optional<Period> Context::since_before(text::Range number, std::size_t sentence) const {
  auto const& here = document_.sentences[sentence].range;
  auto at = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), number.begin,
                             [](auto const& one, std::uint32_t place) { return one.range.begin < place; });
  if (at == scan_.periods.begin()) return std::nullopt;
  auto const& rule = rules_.periods[(--at)->rule];
  if (at->range.begin < here.begin || !rule.base || rule.of_section) return std::nullopt;
  auto clause = document_.clauses[claim::clause_of(document_, at->range.begin)].range;
  bool change = holds_figure(scan_, {at->range.end, std::max(at->range.end, clause.end)});
  return change ? at->period : std::nullopt;
}

// （比2010年增长，下同）: the aside is not there for matching, only in the quote that goes on to the next
// word.
bool Context::holds_for_all(text::Range base) const {
  auto next = text::prefix(document_.text().substr(base.end), 1).size();
  auto quote = document_.quote({base.begin, base.end + static_cast<std::uint32_t>(next)});
  return text::holds(quote.text, "下同");
}

std::optional<Period> Context::since_for_all(text::Range number, std::size_t sentence) const {
  auto section = document_.sections[document_.sentences[sentence].section].range;
  auto at =
      std::lower_bound(bases_for_all_.begin(), bases_for_all_.end(), number.begin,
                       [&](auto mention, auto place) { return scan_.periods[mention].range.begin < place; });
  if (at == bases_for_all_.begin()) return std::nullopt;
  auto const& base = scan_.periods[*--at];
  return base.range.begin < section.begin ? std::nullopt : base.period;
}

match::PeriodMention const* Context::base_mention(text::Range clause, text::Range number) const {
  auto base = std::lower_bound(bases_.begin(), bases_.end(), clause.begin, [&](auto mention, auto at) {
    return scan_.periods[mention].range.begin < at;
  });
  if (base == bases_.end() || scan_.periods[*base].range.end > number.begin) return nullptr;
  return &scan_.periods[*base];
}

// 到1985年…，比1980年增长40%，平均每年递增7%: a yearly rate is of all the years since the first that was
// named.
std::optional<Period> Context::years_up_to(Period const& last, std::size_t sentence,
                                           text::Range number) const {
  auto from = document_.sentences[sentence].range.begin;
  if (number.begin > from + sentence_window)
    from = static_cast<std::uint32_t>(document_.boundary(number.begin - sentence_window));
  auto semicolon = document_.slice({from, number.begin}).rfind(';');
  if (semicolon != std::string_view::npos) from += static_cast<std::uint32_t>(semicolon);
  auto mention = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), from,
                                  [](auto const& one, std::uint32_t at) { return one.range.begin < at; });
  for (; mention != scan_.periods.end() && mention->range.end <= number.begin; ++mention)
    if (auto const& first = mention->period; first && !first->spans_years() &&
                                             !rules_.periods[mention->rule].of_section &&
                                             first->first_year() + 1 < last.last_year())
      return Period::years(first->first_year() + 1, last.last_year());
  return std::nullopt;
}

// 近三年投资900亿元、年均增长26%,…,增加值年均增长11%: the years that the sentence spoke of last.
std::optional<Period> Context::years_before(text::Range number, std::size_t sentence) const {
  auto from = document_.sentences[sentence].range.begin;
  auto at = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), number.begin,
                             [](auto const& one, std::uint32_t place) { return one.range.begin < place; });
  for (std::size_t looked_at = 0; at != scan_.periods.begin() && looked_at < mentions_looked_at;
       ++looked_at) {
    auto const& mention = *--at;
    if (mention.range.begin < from) break;
    if (mention.period && mention.period->spans_years() && !rules_.periods[mention.rule].base)
      return mention.period;
  }
  return std::nullopt;
}

// 今年…, and the next sentence names no time: it may go on with this year or tell of the one reported on.
bool Context::unsettled(std::size_t sentence, text::Range number, PeriodReading const& period) const {
  auto year = document_.info.year;
  auto const& here = document_.sentences[sentence];
  auto role = document_.sections[here.section].role;
  if (year == 0 || period.stated || (role != Role::review && role != Role::other)) return false;
  auto at = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), number.begin,
                             [](auto const& one, std::uint32_t place) { return one.range.begin < place; });
  for (std::size_t looked_at = 0; at != scan_.periods.begin() && looked_at < mentions_looked_at;
       ++looked_at) {
    auto const& mention = *--at;
    auto const& rule = rules_.periods[mention.rule];
    if (mention.range.begin < document_.sections[here.section].range.begin) return false;
    if (!mention.period || rule.base || rule.of_section || mention.period->spans_years()) continue;
    auto of = std::upper_bound(document_.sentences.begin(), document_.sentences.end(), mention.range.begin,
                               [](std::uint32_t place, auto const& s) { return place < s.range.begin; });
    bool same_paragraph = of != document_.sentences.begin() && std::prev(of)->paragraph == here.paragraph;
    return same_paragraph && !rule.progress && mention.period->first_year() == year &&
           period.period.last_year() != year;
  }
  return false;
}

// In a text without headings, before the sentence that opens its aims: 预计能耗下降6% is reckoned of the year
// that it reports on.
bool Context::before_aims(std::size_t sentence) const {
  auto next = document_.sentences[sentence].section + 1;
  return next < document_.sections.size() && document_.sections[next].role == Role::plan;
}

// 目标任务:增长10%。进展:一季度增长9.8%; 增长9.8%(全年目标10%),…: what a bracket says, only it says.
Kind Context::kind_in_progress(text::Range number, std::size_t sentence) const {
  auto first = sentence;
  while (first > 0 && document_.sentences[first - 1].paragraph == document_.sentences[sentence].paragraph &&
         document_.sentences[first - 1].range.begin + sentence_window > number.begin)
    --first;
  auto begin = document_.sentences[first].range.begin;
  if (number.begin > begin + sentence_window)
    begin = static_cast<std::uint32_t>(document_.boundary(number.begin - sentence_window));
  auto text = document_.text();
  int inside = 0;  // closed brackets that the place walked to stands in
  for (auto end = number.begin; end > begin;) {
    auto at = end;
    while (at > begin && text[at - 1] != '(' && text[at - 1] != ')') --at;
    if (inside == 0) {
      auto tasked = kinds_.last_tasked(text::slice(text, {at, end}));
      auto reached = std::max(kinds_.last_reached(text::slice(text, {at, end})), part_of_year_in({at, end}));
      if (tasked != 0 || reached != 0) return tasked > reached ? Kind::target : Kind::outcome;
    }
    if (at > begin) inside = text[at - 1] == ')' ? inside + 1 : std::max(0, inside - 1);
    end = at > begin ? at - 1 : begin;
  }
  return Kind::outcome;
}

// Behind the last part of a year that the words name, counted from their begin; 0 where they name none.
std::size_t Context::part_of_year_in(text::Range words) const {
  auto after = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), words.end,
                                [](auto const& one, std::uint32_t at) { return one.range.begin < at; });
  while (after != scan_.periods.begin() && std::prev(after)->range.begin >= words.begin) {
    auto const& mention = *--after;
    if (mention.period && mention.period->partial_year() && mention.range.end <= words.end)
      return mention.range.end - words.begin;
  }
  return 0;
}

Kind Context::kind_at(text::Range clause, text::Range number, std::size_t sentence,
                      PeriodReading const& period) const {
  auto role = document_.sections[document_.sentences[sentence].section].role;
  if (document_.info.kind == document::TextKind::progress && !document::looks_ahead(role))
    return kind_in_progress(number, sentence);
  auto year = document_.info.year;
  auto text = document_.slice(clause);
  bool past_period = year != 0 && period.stated && period.period.last_year() < year;
  bool future_period = year != 0 && period.stated && period.period.last_year() >= year;
  // Asked for last: these are the longest lists of words, and mostly the section and the period decide.
  auto past = [&] { return kinds_.past(text); };
  auto future = [&] { return kinds_.future(text); };
  if (document_.info.work_report && !document::looks_ahead(role) && !past_period) {
    auto opening = document_.sentences[sentence].range.begin;
    auto window = clause.begin > opening + sentence_window
                      ? static_cast<std::uint32_t>(document_.boundary(clause.begin - sentence_window))
                      : opening;
    auto said = document_.slice({window, std::max(window, clause.end)});
    // 计划规定, …: what a sentence gives as planned is, in a review, too.
    if (kinds_.planned(said) && !past()) return Kind::target;
    if (period.progress && !future()) return Kind::outcome;
    bool this_year = future_period && period.period.last_year() == year;
    if (this_year && kinds_.estimated(said)) return Kind::outcome;
  }
  // 今年以来,新签约项目42个, said in a plan: how far it has come.
  if (document::looks_ahead(role) && period.so_far && !future()) return Kind::outcome;
  if (document::looks_ahead(role))
    return past_period || (!future_period && kinds_.past_predicate(text) && !future()) ? Kind::outcome
                                                                                       : Kind::target;
  if (role == Role::review || role == Role::five_year_review)
    return future_period && (period.period.first_year() >= year || future()) && !past() ? Kind::target
                                                                                        : Kind::outcome;
  if (past() && !future()) return Kind::outcome;
  if (!future_period && before_aims(sentence)) {
    auto opening = document_.sentences[sentence].range.begin;
    if (clause.begin > opening + sentence_window)
      opening = static_cast<std::uint32_t>(document_.boundary(clause.begin - sentence_window));
    if (kinds_.last_estimated(document_.slice({opening, clause.end}))) return Kind::outcome;
  }
  if (document_.info.work_report && future_period) return Kind::target;
  if (future() && !past()) return Kind::target;
  auto range = document_.sentences[sentence].range;
  if (clause.begin > range.begin + sentence_window)
    range.begin = document_.boundary(clause.begin - sentence_window);
  if (range.end > clause.end + sentence_window) range.end = document_.boundary(clause.end + sentence_window);
  // What was said last before the number decides: 力争…, 目前已…
  auto before = document_.slice({range.begin, std::max(range.begin, clause.end)});
  return kinds_.last_future(before) > kinds_.last_past(before) ? Kind::target : Kind::outcome;
}

// 争取更多支持，… aims at something else than the numbers behind it: 力争 opens a list of them where its own
// clause holds one or ends with a colon.
bool Context::opens_list(text::Range strength) const {
  auto const& clause = document_.clauses[clause_of(strength.begin)].range;
  if (clause.end < document_.text().size() && document_.text()[clause.end] == ':') return true;
  // 进出口争取增长5%，…: behind what it speaks of it speaks of that alone.
  if (strength.begin > clause.begin + opening_reach) return false;
  auto quantity = std::lower_bound(scan_.quantities.begin(), scan_.quantities.end(), strength.end,
                                   [](auto const& one, std::uint32_t at) { return one.whole.end <= at; });
  // Of 确保7.5%、力争8%，其中… the stretch is a second tier of its own number.
  return quantity != scan_.quantities.end() && quantity->whole.begin < clause.end &&
         quantity->whole.begin > strength.end;
}

// 力争集群建设取得突破，营业收入增长10%: it opens its clause, with a task behind it, and holds for the next
// two, up to a new verb. Of 增长7%、力争8% it is a second tier of one figure, and 力争更好结果 speaks of
// none.
bool Context::governs(text::Range strength, std::uint32_t place) const {
  constexpr std::size_t most_clauses = 2;  // clauses
  auto const& words = rules_.words;
  auto said = document_.slice(strength);
  if (std::find(words.governing.begin(), words.governing.end(), said) == words.governing.end()) return false;
  auto at = clause_of(strength.begin);
  auto const& own = document_.clauses[at].range;
  // 力争到2030年，人均…，城镇化率…: all that is to be then.
  auto when = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), strength.end,
                               [](auto const& one, std::uint32_t from) { return one.range.begin < from; });
  constexpr std::uint32_t until = 3;  // bytes of 到
  bool only_when =
      when != scan_.periods.end() && when->range.begin <= strength.end + until && when->range.end == own.end;
  if (only_when && strength.begin <= own.begin + opening_reach) return true;
  if (clause_of(place) > at + most_clauses || strength.begin > own.begin + opening_reach) return false;
  auto behind = document_.slice({strength.end, own.end});
  if (std::any_of(words.not_governing.begin(), words.not_governing.end(),
                  [&](auto const& word) { return text::holds(behind, word); }))
    return false;
  auto quantity = std::lower_bound(scan_.quantities.begin(), scan_.quantities.end(), strength.end,
                                   [](auto const& one, std::uint32_t from) { return one.whole.end <= from; });
  constexpr std::uint32_t shortest_task = 9;  // bytes: 力争达到8% and 力争增长8% name none
  return quantity == scan_.quantities.end() || quantity->whole.begin >= strength.end + shortest_task;
}

Context::StrengthReading Context::strength_at(text::Range clause, text::Range number, std::size_t sentence,
                                              std::uint32_t since) const {
  auto begin = document_.sentences[sentence].range.begin;
  auto after = std::lower_bound(scan_.strengths.begin(), scan_.strengths.end(), number.begin,
                                [](auto const& one, std::uint32_t at) { return one.range.begin < at; });
  while (after != scan_.strengths.begin()) {
    auto const& mention = *--after;
    if (mention.range.begin < begin) break;
    bool in_clause = mention.range.end > clause.begin;
    if (!in_clause) {
      // 力争 reaches over a plain list and stops at a new verb or a semicolon.
      if (mention.range.begin < since || clause.begin - mention.range.end > strength_reach) break;
      auto between = document_.slice({mention.range.end, clause.begin});
      if (between.find(';') != std::string_view::npos) break;
      if (!opens_list(mention.range) && !governs(mention.range, clause.begin)) break;
    }
    return {mention.strength, std::string(document_.slice(mention.range))};
  }
  return {};
}

}  // namespace duizhang::claim
