#include "engine/claim/subject.hpp"

#include <algorithm>
#include <array>

#include "engine/text/ascii.hpp"
#include "engine/text/numeral.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::claim {
namespace {

// Marks that open or join nothing at the edge of a name.
constexpr std::array<std::string_view, 13> edge_marks{"(",  "、", ",", ";", ":", ".", "-",
                                                      "的", " ",  "*", ")", "”", "》"};

std::vector<std::string> const joints_of_verbs{"和", "及", "或", "、"};

constexpr std::size_t shortest_noun = 6;   // bytes: two characters
constexpr std::size_t longest_size = 24;   // bytes: 5000万元以上, 一百亿元以上
constexpr std::size_t longest_inside = 9;  // bytes: of a word that a place stands inside of, 新增就业
constexpr std::size_t longest_actor = 12;  // bytes: 小微企业
constexpr std::size_t shortest_shared = 3;  // code points of what an indicator shares with the next: 通关时间
constexpr std::size_t longest_branch =
    4;  // code points: 第一产业, known by itself and with what is measured of it

std::size_t starts_with_one(std::string_view text, std::vector<std::string> const& words) {
  return text::longest_start(text, words);
}

std::size_t starts_with_one(std::string_view text, text::WordFinder const& words) {
  return text.empty() ? 0 : words.longest(text).length;
}

std::size_t ends_with_one(std::string_view text, text::WordEnds const& words) { return words.longest(text); }

std::size_t ends_with_one(std::string_view text, std::vector<std::string> const& words) {
  return text::longest_end(text, words);
}

text::WordFinder finder_of(std::initializer_list<std::vector<std::string> const*> lists) {
  text::WordFinder out;
  for (auto const* list : lists)
    for (auto const& word : *list) out.add(word, 0);
  out.finish();
  return out;
}

text::WordMap map_of(std::vector<std::string> const& words) {
  text::WordMap out;
  for (auto const& word : words) out.add(word, 0);
  return out;
}

bool holds_one(std::string_view text, std::vector<std::string> const& words) {
  return std::any_of(words.begin(), words.end(), [&](auto const& word) { return text::holds(text, word); });
}

bool is_one_of(std::vector<std::string> const& all, std::string_view words) {
  return std::find(all.begin(), all.end(), words) != all.end();
}

text::WordEnds ends_of(std::vector<std::string> const& words) {
  text::WordEnds out;
  for (auto const& word : words) out.add(word);
  return out;
}

bool is_letters(std::string_view text) {
  auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  return !text.empty() && std::all_of(text.begin(), text.end(), letter);
}

// The place behind the character at `at`, or behind the quote that it opens.
std::size_t behind_quote(std::string_view words, std::size_t at) {
  constexpr std::string_view opening = "“", closing = "”";
  if (words.substr(at).starts_with(opening))
    if (auto end = words.find(closing, at); end != std::string_view::npos) return end + closing.size();
  return at + text::code_point_size(words[at]);
}

// Where in the last member of a list that starts which completes an earlier one: behind the characters both
// end that part with (新能源 and 清洁能源装机占比 share 能源), else behind as many as the earlier one has.
std::size_t behind_shared(std::string_view member, std::string_view last, std::size_t points) {
  constexpr std::size_t shared = 6;  // bytes: two characters
  constexpr std::string_view opening = "“", closing = "”";
  auto out = text::prefix(last, points).size();
  if (member.size() > shared)
    if (auto at = last.find(member.substr(member.size() - shared));
        at != std::string_view::npos && at > 0 && at + shared < last.size())
      out = at + shared;
  // 城市公园、“口袋公园”保有量: what is in quotes is the last one's own.
  auto quote = last.substr(0, out).rfind(opening);
  if (quote != std::string_view::npos && last.find(closing, quote) >= out) return behind_quote(last, quote);
  return out;
}

// A mention that starts at `at` and ends within the range; its end, or 0. Mentions stand in text order.
template <typename Mention>
std::uint32_t mention_end(std::vector<Mention> const& mentions, text::Range range) {
  auto found =
      std::lower_bound(mentions.begin(), mentions.end(), range.begin,
                       [](Mention const& mention, std::uint32_t at) { return mention.range.begin < at; });
  if (found == mentions.end() || found->range.begin != range.begin || found->range.end > range.end) return 0;
  return found->range.end;
}

// A mention that ends where the range does and starts within it, behind its front; its start, or 0.
template <typename Mention>
std::uint32_t mention_begin(std::vector<Mention> const& mentions, text::Range range) {
  auto after =
      std::lower_bound(mentions.begin(), mentions.end(), range.end,
                       [](Mention const& mention, std::uint32_t at) { return mention.range.begin < at; });
  if (after == mentions.begin()) return 0;
  auto const& last = std::prev(after)->range;
  return last.end == range.end && last.begin > range.begin ? last.begin : 0;
}

}  // namespace

KindReader::KindReader(rule::KindWords const& words)
    : words_(words),
      future_(finder_of({&words.future})),
      planned_(finder_of({&words.planned})),
      estimated_(finder_of({&words.estimated})),
      tasked_(finder_of({&words.tasked})),
      reached_(finder_of({&words.reached})) {
  auto const& others = words.attributive;
  for (std::uint32_t i = 0; i < words.past.size(); ++i) {
    past_.add(words.past[i], i);
    may_describe_.push_back(std::find(others.begin(), others.end(), words.past[i]) != others.end());
  }
  past_.finish();
}

bool KindReader::holds(text::WordFinder const& words, std::vector<std::string> const& list,
                       std::string_view text) {
  constexpr std::size_t few = 8;  // words that are looked for one by one, sixteen places at once
  if (list.size() <= few)
    return std::any_of(list.begin(), list.end(), [&](auto const& word) { return text::holds(text, word); });
  return words.holds_any(text);
}

bool KindReader::past_predicate(std::string_view text) const {
  // 推动已签约项目开工: what is pushed on is still to be done, whatever was done to it before.
  auto const& pushing = words_.pushing;
  if (std::any_of(pushing.begin(), pushing.end(), [&](auto const& one) { return text.starts_with(one); }))
    return false;
  bool stands = false;
  auto const& things = words_.past_things;  // 已建居住区 is what stands, not what was done
  std::vector<std::uint32_t> seen;          // words whose first place was looked at
  for (std::size_t at = 0; !stands && at < text.size(); at += text::code_point_size(text[at]))
    past_.at(text, at, [&](std::uint32_t word, std::uint32_t length) {
      if (starts_with_one(text.substr(at), things) != 0) return;
      if (std::find(seen.begin(), seen.end(), word) != seen.end()) return;
      seen.push_back(word);
      auto before = text.substr(0, at);
      bool compared = std::any_of(words_.compared.begin(), words_.compared.end(),
                                  [&](auto const& other) { return before.ends_with(other); });
      stands = stands || (!compared &&
                          (!may_describe_[word] || text.find("的", at + length) == std::string_view::npos));
    });
  return stands;
}

SubjectReader::SubjectReader(rule::RuleSet const& rules)
    : rules_(rules),
      kind_words_(rules.kind_words),
      all_aspects_(map_of(rules.subject.aspects)),
      all_belongings_(map_of(rules.subject.belongings)),
      all_sides_(map_of(rules.subject.sides)),
      all_listing_(map_of(rules.subject.listing)),
      all_light_(map_of(rules.subject.light)),
      all_nameless_(map_of(rules.subject.nameless)),
      all_causing_(map_of(rules.subject.causing)),
      all_effecting_(map_of(rules.subject.effecting)),
      lead_(finder_of({&rules.subject.lead})),
      manners_(finder_of({&rules.subject.manners})),
      scope_(finder_of({&rules.subject.scope})),
      light_(finder_of({&rules.subject.light})),
      verbs_(finder_of({&rules.subject.verbs})),
      nominal_(finder_of({&rules.subject.nominal})),
      nouns_(finder_of({&rules.subject.nouns})),
      linking_(finder_of({&rules.subject.linking})),
      share_(finder_of({&rules.subject.share})),
      sides_(finder_of({&rules.subject.sides})),
      whole_(finder_of({&rules.subject.whole})),
      stocks_(finder_of({&rules.subject.stocks})),
      predicates_(finder_of({&rules.subject.predicates})),
      no_topics_(finder_of({&rules.subject.no_topics})),
      flows_(finder_of({&rules.subject.flows})),
      funds_(finder_of({&rules.subject.payers, &rules.subject.pays, &rules.subject.money})),
      pays_(finder_of({&rules.subject.pays})),
      whole_names_(finder_of({&rules.subject.whole_names})),
      all_time_(finder_of({&rules.subject.summed, &rules.subject.held})),
      domains_(finder_of({&rules.subject.domains, &rules.subject.sites, &rules.subject.areas})),
      theme_acts_(finder_of({&rules.subject.theme_acts})),
      front_adverbs_(finder_of({&rules.subject.adverbs})),
      all_sites_(finder_of({&rules.subject.sites, &rules.subject.areas})),
      areas_(finder_of({&rules.subject.areas})),
      site_acts_(finder_of({&rules.subject.site_acts, &rules.subject.theme_acts})),
      site_works_(finder_of({&rules.subject.site_works})),
      honours_(finder_of({&rules.subject.honours})),
      topical_(finder_of({&rules.subject.topical})),
      openers_(finder_of({&rules.subject.openers})),
      closing_anywhere_(finder_of({&rules.subject.closing})),
      grades_(finder_of({&rules.subject.grades})),
      tail_(ends_of(rules.subject.tail)),
      aspects_(ends_of(rules.subject.aspects)),
      closing_(ends_of(rules.subject.closing)),
      adverbs_(ends_of(rules.subject.adverbs)),
      belongings_(ends_of(rules.subject.belongings)),
      rates_(ends_of(rules.subject.rates)),
      shared_heads_(ends_of(rules.subject.shared_heads)),
      sums_(ends_of(rules.subject.sums)),
      kinds_(ends_of(rules.subject.kinds)),
      whole_end_(ends_of(rules.subject.whole_end)),
      task_ends_(ends_of(rules.subject.task_ends)),
      themeless_(ends_of(rules.subject.themeless)),
      works_(ends_of(rules.subject.site_works)),
      actors_(ends_of(rules.subject.actors)),
      topics_(ends_of(rules.subject.topics)),
      verb_ends_(ends_of(rules.subject.verbs)),
      grade_ends_(ends_of(rules.subject.grades)),
      jobs_(ends_of(rules.subject.jobs)),
      by_then_(ends_of(rules.subject.by_then)) {
  for (auto mark : edge_marks) {
    edges_.add(mark, 0);
    if (mark != "(" && mark != ")" && mark != "”" && mark != "》") end_edges_.add(mark);
  }
  edges_.finish();
  auto const& indicators = rules.indicators.all();
  for (std::uint32_t i = 0; i < indicators.size(); ++i)
    for (auto const& word : indicators[i].words) ids_.add(word, i);
  for (std::uint32_t i = 0; i < rules.joints.size(); ++i)
    for (auto const& word : rules.joints[i].words) joints_.add(word, i);
}

// How much of the words says whose plan set the figure: 会超过《建议》提出的.
std::size_t SubjectReader::source_frame(std::string_view words) const {
  constexpr std::string_view closing = "》";
  if (words.find(closing) == words.npos) return 0;
  for (auto const& frame : rules_.subject.source_frames)
    if (auto at = words.find(frame); at != words.npos && at + frame.size() < words.size())
      return at + frame.size();
  return 0;
}

text::Range SubjectReader::trim(std::string_view text, text::Range range, match::Scan const& scan, Part part,
                                bool keep_tasks) const {
  for (bool moved = true; moved && !range.empty();) {
    moved = false;
    auto rest = text::slice(text, range);
    auto step = [&](std::size_t size) {
      if (size == 0) return;
      range.begin += static_cast<std::uint32_t>(size);
      moved = true;
    };
    if (part == Part::front) step(source_frame(rest));
    if (moved) continue;
    auto end = part == Part::front ? mention_end(scan.periods, range) : 0;
    if (end == 0 && part == Part::front) {
      end = mention_end(scan.strengths, range);
      // 争取资金 is something done; 争取1997年粮食产量 is aimed at.
      bool task = keep_tasks && end != 0 && !verb_of(rest).empty();
      if (task && mention_end(scan.periods, {end, range.end}) == 0) end = 0;
    }
    auto lead = end == 0 && part == Part::front ? starts_with_one(rest, lead_) : 0;
    if (lead != 0 && starts_with_one(rest, whole_) > lead) lead = 0;
    // 高标准(建设示范带): how it is done; 高标准农田 is what it is.
    if (auto manner = end == 0 && lead == 0 && part == Part::front ? starts_with_one(rest, manners_) : 0;
        manner != 0 && starts_with_one(rest, whole_) <= manner && !verb_of(rest.substr(manner)).empty())
      lead = manner;
    if (end != 0)
      range.begin = end, moved = true;
    else if (lead != 0)
      step(lead);
    else
      step(starts_with_one(rest, edges_));
  }
  for (bool moved = true; moved && !range.empty();) {
    moved = false;
    auto rest = text::slice(text, range);
    // 地区生产总值一季度(增长7%): when it was is no part of what it is.
    if (part == Part::front)
      if (auto begin = mention_begin(scan.periods, range); begin != 0) {
        range.end = begin, moved = true;
        continue;
      }
    auto tail = ends_with_one(rest, tail_);
    // (36项任务)全部完成: the verb behind what was counted says what became of it.
    if (part == Part::behind && tail != 0 && ends_with_one(rest, closing_) >= tail) break;
    if (tail != 0 && ends_with_one(rest, whole_end_) > tail) break;
    if (tail == 0) tail = ends_with_one(rest, end_edges_);
    if (tail != 0) range.end -= static_cast<std::uint32_t>(tail), moved = true;
  }
  return range;
}

std::string_view SubjectReader::without_scope(std::string_view words) const {
  for (std::size_t taken = 1; taken != 0;) {
    taken = starts_with_one(words, scope_);
    if (taken == 0) taken = starts_with_one(words, light_);
    words.remove_prefix(taken);
    if (taken != 0 && named(words) != nullptr) return words;  // 地方政府专项债券 begins with 地方
  }
  return words;
}

std::string_view SubjectReader::without_own_place(std::string_view words, std::string_view place) const {
  constexpr std::size_t shortest = 2;  // code points of a name
  if (place.empty() || starts_with_one(words, rules_.subject.not_whole) != 0) return words;
  auto kind = place.substr(text::previous(place, place.size()));
  for (auto const& whole : rules_.subject.whole_places) {
    if (!words.starts_with(whole) || !words.substr(whole.size()).starts_with(kind)) continue;
    auto rest = words.substr(whole.size() + kind.size());
    auto lead = starts_with_one(rest, lead_);
    if (lead != 0 && starts_with_one(rest, whole_) <= lead) rest.remove_prefix(lead);
    bool named = text::count_code_points(rest) >= shortest && !is_aspect(rest);
    return named ? rest : words;  // 全区总量 says not of what
  }
  return words;
}

rule::Indicator const* SubjectReader::named(std::string_view words) const {
  auto found = ids_.find(words);
  return found ? &rules_.indicators.all()[*found] : nullptr;
}

bool SubjectReader::counted_in(std::string_view id, quantity::Dimension dimension,
                               std::string_view unit) const {
  constexpr std::string_view people = "人", households = "户";
  auto const* indicator = rules_.indicators.find(id);
  bool any = dimension == quantity::Dimension::bare || dimension == quantity::Dimension::rate;
  if (indicator == nullptr || indicator->units.empty() || any) return true;
  auto base_of = [&](std::string_view written) {
    auto amount = rules_.words.units.to_base(1, written);
    return amount ? amount->base : std::string();
  };
  auto base = base_of(unit);
  return std::any_of(indicator->units.begin(), indicator->units.end(), [&](auto const& own) {
    if (rules_.words.units.longest(own).dimension != dimension) return false;
    // 165户568人脱贫: where people are counted, households are not.
    auto of_own = base_of(own);
    return !((base == people && of_own == households) || (base == households && of_own == people));
  });
}

std::size_t SubjectReader::task_begin(std::string_view words) const {
  auto at = words.size();
  for (bool more = true; more;) {
    auto before = words.substr(0, at);
    bool joined = false;
    if (at < words.size())
      for (auto const& joint : joints_of_verbs)
        if (!joined && before.ends_with(joint)) before.remove_suffix(joint.size()), joined = true;
    // 小区改造新开工: what was begun is the work; 河道疏浚整治 and 住房建成交付 are one thing done.
    if (!joined && starts_with_one(words.substr(at), rules_.subject.stages) != 0) break;
    auto verb = ends_with_one(before, task_ends_);
    more = verb != 0 && verb < before.size() && ends_with_one(before, whole_end_) <= verb;
    if (more) at = before.size() - verb;
  }
  return at;
}

std::string SubjectReader::task_first(std::string_view words) const {
  if (!canonical_id(words).empty()) return "";
  auto at = task_begin(words);
  bool coming = at == words.size();  // 企业上市: they do it themselves
  if (coming) at -= ends_with_one(words, closing_);
  auto verb = words.substr(at), thing = words.substr(0, at);
  if (verb.empty() || ends_whole(thing)) return "";
  // 撂荒地治理, 老旧小区改造 are works by that name; 保障房新开工 is how far one has come.
  if (ends_with_one(verb, rules_.subject.named_works) != 0) return "";
  for (auto size = thing.size() + 1; size > thing.size();)
    size = thing.size(), thing = without_tail(without_adverbs(thing));
  // Who does it himself is someone: 企业上市, and not 上市过会.
  bool someone = ends_with_one(thing, closing_) == 0 &&
                 (ends_with_one(thing, kinds_) != 0 || ends_with_one(thing, actors_) != 0);
  if (coming && !someone) return "";
  // 日均净增 says how many a day.
  bool plain = thing.size() >= shortest_noun && verb_of(thing).empty() && !is_aspect(thing) &&
               !ends_whole(thing) && !holds_one(thing, rules_.list_separators);
  return plain ? std::string(verb) + std::string(thing) : "";
}

std::string SubjectReader::counterpart_of(std::string_view words, std::string_view before) const {
  for (std::string_view pair : rules_.subject.counterparts) {
    auto mark = std::min(pair.find('/'), pair.size());
    auto first = pair.substr(0, mark);
    if (auto called = pair.find('='); called != std::string_view::npos) {
      if (pair.substr(0, called).substr(mark + 1) == words && text::holds(before, first))
        return std::string(pair.substr(called + 1));
      continue;
    }
    bool holds = text::ends_with(pair.substr(mark), words) && pair.size() == mark + 1 + words.size() &&
                 text::ends_with(before, first) && before.size() >= first.size() + shortest_noun;
    if (holds) return std::string(before.substr(0, before.size() - first.size())) + std::string(words);
  }
  return "";
}

std::string SubjectReader::per_head(std::string_view words, std::string_view of) const {
  constexpr std::string_view per_head = "人均";
  if (words != per_head) return "";
  auto out = std::string(words) + std::string(without_scope(of));
  return named(out) != nullptr ? out : "";
}

bool SubjectReader::is_amount(std::string_view id) const {
  constexpr std::string_view percent = "%";
  auto const* indicator = rules_.indicators.find(id);
  if (indicator == nullptr || indicator->units.empty()) return false;
  auto const& units = indicator->units;
  return std::find(units.begin(), units.end(), percent) == units.end();
}

std::string SubjectReader::canonical_id(std::string_view words) const {
  if (auto const* found = named(words)) return found->id;
  auto bare = without_scope(words);
  if (bare.starts_with("的")) bare.remove_prefix(3);
  if (auto const* found = named(bare)) return found->id;
  // 压减一般性支出 is how much was cut of it.
  if (auto verb = verb_of(bare);
      !verb.empty() && verb.size() < bare.size() && !is_one_of(rules_.subject.reducing, verb))
    // 新增高速公路里程 is not 高速公路里程: what is known by its words as well keeps its verb.
    if (auto const* found = named(without_scope(bare.substr(verb.size())));
        found != nullptr && !found->by_words)
      return found->id;
  if (auto aspect = ends_with_one(bare, aspects_); aspect != 0) {
    // 民营经济增加值占比 is a rate, the value added an amount.
    bool share = sums_up(bare);
    bare.remove_suffix(aspect);
    if (auto const* found = named(bare); found != nullptr && !(share && is_amount(found->id)))
      return found->id;
  }
  // 总税收(含留抵退税), 优良天数比率(AQI): how it is reckoned is no part of its name.
  if (auto at = words.rfind('('); words.ends_with(')') && at != std::string_view::npos && at > 0)
    if (auto how = words.substr(at + 1, words.size() - at - 2);
        starts_with_one(how, rules_.subject.reckoned) != 0 || is_letters(how))
      return canonical_id(words.substr(0, at));
  // “规上”工业总产值 is 规上工业总产值.
  if (words.find("“") != std::string_view::npos) {
    std::string plain(words);
    for (std::string_view mark : {"“", "”"})
      for (auto at = plain.find(mark); at != std::string::npos; at = plain.find(mark))
        plain.erase(at, mark.size());
    return canonical_id(plain);
  }
  return "";
}

// “甲标准”分别新增: how many more of each is said first, as in a task.
std::string SubjectReader::adding_first(std::string_view words) const {
  constexpr std::string_view each = "分别";
  for (auto const& verb : rules_.subject.adding) {
    if (!text::ends_with(words, verb)) continue;
    auto things = words.substr(0, words.size() - verb.size());
    if (!things.ends_with(each) || things.size() < each.size() + shortest_noun) return "";
    return verb + std::string(things.substr(0, things.size() - each.size()));
  }
  return "";
}

bool SubjectReader::is_aspect(std::string_view words) const { return all_aspects_.holds(words); }

std::string_view SubjectReader::aspect_in_place(std::string_view words) const {
  constexpr std::string_view in = "在";
  constexpr std::size_t longest = 12;  // code points of a place: 在全省同类城市中的
  for (auto at = text::prefix(words, 1).size(); at < words.size(); at += text::code_point_size(words[at])) {
    auto rest = words.substr(at);
    // 增长较快 compares with nothing.
    if (starts_with_one(rest, rules_.subject.placing) != 0 && starts_with_one(rest, whole_) == 0)
      return is_aspect(words.substr(0, at)) ? words.substr(0, at) : words.substr(0, 0);
  }
  auto aspect = ends_with_one(words, aspects_);
  bool placed = words.starts_with(in) && aspect != 0 && aspect < words.size() &&
                text::count_code_points(words.substr(0, words.size() - aspect)) <= longest;
  return placed ? words.substr(words.size() - aspect) : words.substr(0, 0);
}

SubjectReader::Pointing SubjectReader::pointing_back(std::string_view words) const {
  constexpr std::string_view in = "在";
  constexpr std::size_t longest = 18;  // bytes: six characters behind it
  auto former = starts_with_one(words, rules_.subject.former);
  if (auto said = std::max(former, starts_with_one(words, rules_.subject.latter)); said != 0) {
    auto rest = words.substr(said);
    bool whole = rest.empty() || is_aspect(rest);
    return whole ? Pointing{former != 0 ? 1 : 0, rest} : Pointing{};
  }
  auto said = starts_with_one(words, rules_.subject.this_one);
  if (said == 0 || words.size() > said + longest) return {};
  auto rest = words.substr(said);
  rest = rest.substr(0, rest.find(in));
  return is_aspect(rest) || is_rate(rest) ? Pointing{0, rest} : Pointing{};
}

std::string_view SubjectReader::without_aspect(std::string_view words) const {
  auto size = ends_with_one(words, aspects_);
  return words.size() >= size + shortest_noun ? words.substr(0, words.size() - size) : words;
}

std::size_t SubjectReader::share_opening(std::string_view words) const {
  return starts_with_one(words, share_);
}

std::string_view SubjectReader::verb_of(std::string_view words) const {
  std::size_t size = 0;
  for (std::size_t joint = 0;;) {
    auto rest = words.substr(size + joint);
    auto more = starts_with_one(rest, verbs_);
    // 服务业, 安置房 only begin like one.
    if (more == 0 || starts_with_one(rest, nouns_) > more) break;
    size += joint + more;
    // 新建和改造, 新改扩建及优化提升: a verb goes on behind what joins it with another.
    joint = starts_with_one(words.substr(size), joints_of_verbs);
  }
  if (size == 0) return {words.data(), 0};
  // 签约数, 治理率, 新增用地面积 are nouns; 新增数字化车间, 新建标准厂房 are not.
  auto thing = words.substr(size);
  auto nominal = starts_with_one(thing, nominal_);
  auto behind = thing.substr(nominal);
  bool noun = nominal != 0 && (behind.empty() || is_aspect(behind) || is_belonging(behind));
  return noun ? words.substr(0, 0) : words.substr(0, size);
}

std::string_view SubjectReader::without_adverbs(std::string_view words) const {
  while (auto adverb = ends_with_one(words, adverbs_)) words.remove_suffix(adverb);
  return words;
}

bool SubjectReader::holds_verb(std::string_view words) const {
  return linking_.holds_any(words) || closing_anywhere_.holds_any(words) || verbs_.holds_any(words);
}

std::size_t SubjectReader::deed_of(std::string_view words) const {
  constexpr std::string_view opening = "“", closing = "”";
  if (is_closing(words)) return 0;  // (1600万人)进城落户
  bool any = linking_.holds_any(words) || openers_.holds_any(words);
  for (auto at = text::prefix(words, 1).size(); any && at < words.size();) {
    auto rest = words.substr(at);
    if (rest.starts_with(opening)) {
      at = behind_quote(words, at);
      continue;
    }
    auto linking = starts_with_one(rest, linking_);
    bool noun =
        linking < rest.size() && starts_with_one(rest.substr(linking), nominal_) == rest.size() - linking;
    if (linking != 0 && !noun)
      // (实验室)重组完成 is longer than 完成.
      return linking < rest.size() ? at : std::min(at, words.size() - ends_with_one(words, closing_));
    auto adverb = starts_with_one(rest, front_adverbs_);
    // 专家赴山区开展帮扶: behind who does it may stand with whom, where or how.
    auto opener = starts_with_one(rest, openers_);
    if (opener > std::max(adverb, starts_with_one(rest, whole_)) || (opener != 0 && adverb == opener))
      // 企业成功在新三板挂牌
      if (ends_with_one(without_adverbs(words.substr(0, at)), actors_) != 0 &&
          holds_verb(rest.substr(opener)))
        return at;
    at += std::max<std::size_t>(adverb, text::code_point_size(words[at]));
  }
  // 地级以上市 ends in no verb.
  auto size = ends_with_one(words, closing_);
  if (size == 0 || ends_with_one(words, whole_end_) > size) return 0;
  auto at = words.size() - size;
  // 事项“全市通办”: the quote is one.
  if (words.ends_with(closing))
    if (auto quote = words.substr(0, at).rfind(opening); quote != std::string_view::npos) return quote;
  // 竣工投用 are two.
  for (auto more = ends_with_one(words.substr(0, at), closing_); more != 0 && at - more >= shortest_noun;
       more = ends_with_one(words.substr(0, at), closing_))
    at -= more;
  return at;
}

std::size_t SubjectReader::topic_begin(std::string_view name) const {
  constexpr std::string_view opening = "“", closing = "”";
  auto topic = ends_with_one(name, topics_);
  if (topic == 0) return name.size();
  for (auto at = name.size() - topic; at >= shortest_noun; at = text::previous(name, at)) {
    auto who = name.substr(0, at);
    auto quote = who.rfind(opening);
    bool inside = quote != std::string_view::npos && who.find(closing, quote) == std::string_view::npos;
    inside = inside || name.substr(at).starts_with(")");
    if (!inside && ends_with_one(who, actors_) != 0) return at;
  }
  return name.size();
}

// (36个)重点项目“五证同发”: what is done to them may be a saying.
std::size_t SubjectReader::quoted_deed_of(std::string_view words) const {
  constexpr std::string_view opening = "“", closing = "”";
  if (!words.ends_with(closing)) return 0;
  auto at = words.rfind(opening);
  if (at == std::string_view::npos || at < shortest_noun) return 0;
  constexpr std::string_view city = "城市";  // (100处)城市“微更新”: of the city, not by it
  auto name = words.substr(0, at);
  if (name.ends_with(city)) return 0;
  return ends_with_one(name, actors_) != 0 || ends_with_one(name, kinds_) != 0 ? at : 0;
}

// (188个)项目4月15日前: by when is no part of what it is.
std::string_view SubjectReader::without_deadline(std::string_view words) const {
  constexpr std::string_view before = "前";
  constexpr std::array<std::string_view, 5> parts{"年", "月", "日", "底", "末"};
  if (!words.ends_with(before)) return words;
  auto size = words.size() - before.size();
  bool any = false, dated = false;
  for (bool moved = true; moved;) {
    moved = false;
    for (auto part : parts)
      if (words.substr(0, size).ends_with(part)) size -= part.size(), moved = dated = true;
    for (; size > 0 && text::is_digit(words[size - 1]); --size) moved = any = true;
  }
  return any && dated ? words.substr(0, size) : words;
}

SubjectReader::VerbFirst SubjectReader::verb_first(std::string_view words) const {
  constexpr std::array<std::string_view, 4> units_of_land{"村", "镇", "乡", "县"};
  constexpr std::string_view inside = "内", of = "的";
  auto at = deed_of(words);
  if (at == 0) at = quoted_deed_of(words);
  if (at == 0) return {};
  auto name = without_adverbs(words.substr(0, at));
  // 凭贡献晋升职称: nobody is named before what was done.
  bool nobody = starts_with_one(name, openers_) > starts_with_one(name, whole_);
  if (nobody && ends_with_one(name, actors_) == 0) return {};
  auto topic = topic_begin(name);
  auto matter = name.substr(topic);
  if (matter.starts_with(of)) matter.remove_prefix(of.size());  // 企业的融资难题
  auto deed = words.substr(at);
  // (18个市场)进行了改造: what is done says enough.
  if (auto size = starts_with_one(deed, rules_.subject.doing); size != 0 && holds_verb(deed.substr(size)))
    deed.remove_prefix(size);
  auto said = std::string(matter).append(deed);
  auto noun = without_adverbs(without_deadline(without_adverbs(name.substr(0, topic))));
  if (starts_with_one(noun, lead_) == noun.size()) return {};  // (545个)重点实施项目
  if (noun.ends_with(inside) && ends_with_one(noun.substr(0, noun.size() - inside.size()), actors_) != 0)
    noun.remove_suffix(inside.size());  // 养老机构内增设食堂
  bool short_name =
      std::any_of(units_of_land.begin(), units_of_land.end(), [&](auto one) { return noun == one; });
  if (noun.size() < shortest_noun && !short_name) return {};
  // 2个村获评示范村, 3家企业入选百强企业: they are not villages of villages.
  if (said.ends_with(noun)) noun = {};
  // 为农村学校配备远程教育设施: 配备远程教育设施的农村学校, where more than a verb stands before the noun.
  constexpr std::size_t plain_verb = 4;  // code points: 竣工投产
  if (!noun.empty() && text::count_code_points(said) > plain_verb) said += of;
  return {std::move(said), std::string(noun)};
}

std::string_view SubjectReader::deed_alone(std::string_view words) const {
  while (auto adverb = starts_with_one(words, front_adverbs_)) words.remove_prefix(adverb);
  return is_closing(words) ? words : words.substr(0, 0);
}

std::string_view SubjectReader::without_tail(std::string_view words) const {
  for (auto tail = ends_with_one(words, tail_); tail != 0 && ends_with_one(words, whole_end_) <= tail;
       tail = ends_with_one(words, tail_))
    words.remove_suffix(tail);
  return words;
}

bool SubjectReader::is_belonging(std::string_view words) const { return all_belongings_.holds(words); }

std::string_view SubjectReader::owner_of(std::string_view words) const {
  auto size = ends_with_one(words, belongings_);
  // 生产安全事故起数: what happened stays with whose it was.
  auto event = starts_with_one(words.substr(words.size() - size), rules_.subject.events);
  if (event < size) size -= event;
  return words.size() >= size + shortest_noun ? words.substr(0, words.size() - size) : words;
}

bool SubjectReader::is_flow(std::string_view words) const {
  // 地区生产总值 holds 生产 and is no flow, nor is 完成增加值, which is of a year.
  if (starts_with_one(words, stocks_) == 0 && !verb_of(words).empty()) return true;
  for (std::size_t at = 0; at < words.size();) {
    auto stock = starts_with_one(words.substr(at), stocks_);
    if (starts_with_one(words.substr(at), flows_) > stock) return true;
    at += stock != 0 ? stock : text::code_point_size(words[at]);
  }
  return false;
}

bool SubjectReader::sums_over_time(std::string_view said) const {
  return holds_one(said, rules_.subject.summed);
}

bool SubjectReader::holds_level(std::string_view said) const { return holds_one(said, rules_.subject.held); }

bool SubjectReader::says_total(std::string_view said) const { return holds_one(said, rules_.subject.totals); }

std::string_view SubjectReader::without_adding(std::string_view words) const {
  return words.substr(starts_with_one(words, rules_.subject.adding));
}

std::string_view SubjectReader::without_more(std::string_view words) const {
  return words.substr(starts_with_one(words, rules_.subject.more));
}

std::string SubjectReader::as_stock(std::string_view words) const {
  auto added = without_adding(words);
  for (auto at = text::prefix(words, 2).size(); added.size() == words.size() && at < words.size();
       at += text::code_point_size(words[at]))
    if (auto size = starts_with_one(words.substr(at), rules_.subject.adding);
        size != 0 && words.size() - at - size >= shortest_noun)
      return std::string(words.substr(0, at)).append(words.substr(at + size));
  return std::string(added);
}

bool SubjectReader::is_effect(std::string_view words) const {
  auto const& all = rules_.subject.effects;
  if (starts_with_one(words, rules_.subject.serving) != 0) return true;
  return std::any_of(all.begin(), all.end(), [&](auto const& word) {
    return text::starts_with(words, word) || text::ends_with(words, word);
  });
}

bool SubjectReader::is_handling(std::string_view words) const {
  return is_one_of(rules_.subject.handling, words);
}

bool SubjectReader::serves(std::string_view words) const {
  return starts_with_one(words, rules_.subject.serving) == 0 &&
         ends_with_one(words, rules_.subject.serving) != 0;
}

bool SubjectReader::places_amount(std::string_view said, bool told) const {
  return holds_one(said, rules_.subject.of_amount) || (told && holds_one(said, rules_.subject.lasting));
}

bool SubjectReader::is_generic(std::string_view words) const {
  words.remove_prefix(verb_of(words).size());
  return is_one_of(rules_.subject.generic, words);
}

std::string_view SubjectReader::without_closing(std::string_view words) const {
  auto out = words;
  while (auto closing = ends_with_one(out, closing_)) {
    out.remove_suffix(closing);
    out = without_adverbs(out);
  }
  return out.size() < shortest_noun ? words : out;
}

bool SubjectReader::compares(std::string_view words) const {
  auto size = starts_with_one(words, rules_.subject.compares);
  return size != 0 && starts_with_one(words, whole_) <= size;
}

bool SubjectReader::only_funds(std::string_view words) const {
  bool pays = false;
  std::size_t parts = 0;
  for (; !words.empty(); ++parts) {
    auto size = starts_with_one(words, funds_);
    if (size == 0) return false;
    pays = pays || starts_with_one(words, pays_) == size;
    words.remove_prefix(size);
  }
  return pays && parts > 1;
}

bool SubjectReader::names_money(std::string_view words) const {
  constexpr std::string_view spent = "支出";  // 财政支出 is an indicator
  auto last = words.substr(0, 0);
  words.remove_prefix(starts_with_one(words, scope_));  // 全县(拿出)
  for (auto size = starts_with_one(words, funds_); size != 0; size = starts_with_one(words, funds_)) {
    last = words.substr(0, size);
    words.remove_prefix(size);
  }
  auto const& payers = rules_.subject.payers;
  return words.empty() && !last.empty() && !last.ends_with(spent) &&
         std::find(payers.begin(), payers.end(), last) == payers.end();
}

std::string_view SubjectReader::purpose_behind(std::string_view clause) const {
  return starts_with_one(clause, rules_.subject.for_what) != 0 ? clause : clause.substr(0, 0);
}

std::string_view SubjectReader::purpose_before(std::string_view clause) const {
  constexpr std::string_view in_order = "为";
  auto said = clause.substr(starts_with_one(clause, lead_));
  if (clause.starts_with(in_order)) return said;
  auto done_to = without_act(said);
  return done_to.size() < said.size() ? done_to : clause.substr(0, 0);
}

std::string_view SubjectReader::measure_of(std::string_view whole) const {
  if (auto owner = owner_of(whole); owner.size() < whole.size()) return whole.substr(owner.size());
  auto bare = without_scope(whole);
  return names_scope(whole) && bare.size() >= shortest_noun ? bare : whole.substr(0, 0);
}

bool SubjectReader::is_type(std::string_view words) const {
  constexpr std::size_t longest = 18;  // bytes: six characters
  return words.size() >= shortest_noun && words.size() <= longest && verb_of(words).empty() &&
         ends_with_one(words, rules_.subject.types) != 0;
}

std::string SubjectReader::sized(std::string_view words, std::string_view before) const {
  constexpr std::string_view of = "的", and_up = "及以上";
  constexpr std::size_t longest = 7;  // code points: 投资超10亿元; a longer name says itself what it is
  auto own = verb_of(words);
  if (ends_with_one(words, rules_.subject.sizes) == 0 ||
      text::count_code_points(words.substr(own.size())) > longest)
    return "";
  auto verb = verb_of(before);
  auto thing = before.substr(verb.size());
  for (auto const& size : rules_.subject.sizes)
    if (auto at = thing.find(size); at != std::string_view::npos) {
      thing.remove_prefix(at + size.size());
      break;
    }
  for (auto joined : {and_up, of})
    if (thing.starts_with(joined)) thing.remove_prefix(joined.size());
  if (ends_with_one(thing, kinds_) == 0) return "";
  return std::string(own.empty() ? verb : own.substr(0, 0)) + std::string(words) + std::string(thing);
}

bool SubjectReader::is_measured(std::string_view thing) const {
  return verbs_.holds_any(thing) || ends_with_one(thing, rules_.subject.measured) != 0;
}

bool SubjectReader::is_side(std::string_view words) const { return all_sides_.holds(words); }

std::string_view SubjectReader::without_side(std::string_view words) const {
  return words.substr(starts_with_one(words, sides_));
}

bool SubjectReader::ends_in_grade(std::string_view words) const {
  return ends_with_one(words, grade_ends_) != 0;
}

std::string_view SubjectReader::head_of(std::string_view words) const {
  if (!grades_.holds_any(words)) return words.substr(0, 0);
  for (std::size_t at = 0; at < words.size(); at += text::code_point_size(words[at]))
    if (auto grade = starts_with_one(words.substr(at), grades_); grade != 0) {
      auto head = words.substr(at + grade);
      return head.size() < shortest_noun ? words.substr(0, 0) : head;
    }
  return words.substr(0, 0);
}

std::string_view SubjectReader::job_of(std::string_view words) const {
  auto size = ends_with_one(words, jobs_);
  return size < words.size() ? words.substr(words.size() - size) : words.substr(0, 0);
}

bool SubjectReader::stands_alone(std::string_view words, std::string_view before) const {
  constexpr std::size_t same = 6;  // bytes: two characters
  if (linking_.holds_any(words))
    for (std::size_t at = 0; at < words.size(); at = behind_quote(words, at))
      if (starts_with_one(words.substr(at), linking_) != 0) return true;
  auto size = std::max(ends_with_one(words, belongings_), ends_with_one(words, aspects_));
  // 项目总投资 is of the projects before; 稻谷面积, 玉米面积 are of one list.
  if (size == 0 || is_generic(words.substr(0, words.size() - size))) return false;
  return !text::ends_with(before, words.substr(words.size() - std::min(same, words.size())));
}

bool SubjectReader::ends_in_deed(std::string_view words) const {
  return ends_with_one(words, closing_) != 0 || ends_with_one(words, jobs_) != 0 ||
         ends_with_one(words, verb_ends_) != 0;
}

bool SubjectReader::is_deed(std::string_view words) const {
  constexpr std::size_t shortest = 9;  // bytes: three characters
  return words.size() >= shortest && ends_with_one(words, jobs_) == words.size();
}

bool SubjectReader::names_completion(std::string_view words) const {
  return ends_with_one(words, rules_.subject.completions) != 0;
}

std::string_view SubjectReader::fund_of(std::string_view words) const {
  auto name = words.substr(verb_of(words).size());
  name.remove_prefix(starts_with_one(name, light_));
  auto money = ends_with_one(name, rules_.subject.funds);
  return money != 0 && name.size() >= money + shortest_noun ? name : words.substr(0, 0);
}

bool SubjectReader::ends_in_pace(std::string_view words) const {
  return holds_one(words.substr(words.size() - ends_with_one(words, aspects_)), rules_.subject.pace);
}

bool SubjectReader::ends_in_verb(std::string_view words) const {
  return ends_with_one(words, verb_ends_) != 0 || ends_with_one(words, rules_.subject.light) != 0;
}

bool SubjectReader::may_own(std::string_view words) const {
  constexpr std::size_t longest = 48;  // bytes: sixteen characters
  return !words.empty() && words.size() <= longest && !text::holds(words, "等") && !holds_verb(words) &&
         starts_with_one(words, openers_) == 0 && starts_with_one(words, rules_.subject.acts) == 0;
}

bool SubjectReader::is_closing(std::string_view words) const {
  return starts_with_one(words, closing_anywhere_) == words.size() && !words.empty();
}

std::string_view SubjectReader::size_exceeded(std::string_view words) const {
  for (std::size_t at = 0; at < std::min(words.size(), longest_size);
       at += text::code_point_size(words[at])) {
    auto figure = at + starts_with_one(words.substr(at), rules_.subject.beyond);
    if (figure == at) continue;
    auto size = quantity::read_quantity(words, figure, rules_.words);
    bool told = size && (size->dimension == quantity::Dimension::money ||
                         size->dimension == quantity::Dimension::percent);
    if (told) return words.substr(at, size->whole.end - at);
    // 税收过千万: without a word of money a scale says as much.
    auto number = text::read_number(words.substr(figure));
    auto scale = number ? words.substr(figure + number->length) : std::string_view{};
    if (!scale.empty() && text::is_scale(text::code_point_at(scale, 0)))
      return words.substr(at, figure + number->length + text::code_point_size(scale.front()) - at);
  }
  return {};
}

bool SubjectReader::counts_members_of(std::string_view unit) const {
  auto amount = rules_.words.units.to_base(1, unit);
  auto const& others = rules_.subject.not_members;
  return amount && ends_with_one(unit, others) == 0 && ends_with_one(amount->base, others) == 0;
}

bool SubjectReader::is_there(std::string_view words) const {
  auto const& ends = rules_.subject.there;
  return verb_of(words).empty() &&
         std::any_of(ends.begin(), ends.end(), [&](auto const& end) { return text::ends_with(words, end); });
}

std::string SubjectReader::as_share(std::string words) const {
  auto takes_up = ends_with_one(words, rules_.subject.share);
  if (takes_up == 0 || takes_up == words.size()) return words;
  auto verb = words.substr(words.size() - takes_up);
  for (auto const& share : rules_.subject.sums)
    if (text::starts_with(share, verb)) return words.replace(words.size() - takes_up, takes_up, share);
  return words;
}

bool SubjectReader::is_each_share(std::string_view words) const {
  return starts_with_one(words, rules_.subject.each_of) != 0;
}

bool SubjectReader::told_as_one(std::string_view said) const {
  return holds_one(said, rules_.subject.as_one);
}

bool SubjectReader::names_larger(std::string_view scope, document::Level own) const {
  using document::Level;
  bool below_nation = own != Level::national && own != Level::unknown;
  bool below_province = below_nation && own != Level::province;
  return (below_nation && starts_with_one(scope, rules_.subject.of_nation) != 0) ||
         (below_province && starts_with_one(scope, rules_.subject.of_province) != 0);
}

bool SubjectReader::is_size(std::string_view words) const {
  auto const& ends = rules_.subject.thresholds;
  auto exceeded = size_exceeded(words);
  bool all = !exceeded.empty() && exceeded.data() + exceeded.size() == words.data() + words.size();
  return words.size() <= longest_size && (all || std::any_of(ends.begin(), ends.end(), [&](auto const& end) {
                                            return text::ends_with(words, end);
                                          }));
}

std::string SubjectReader::without_threshold(std::string_view words) const {
  auto verb = verb_of(words);
  for (auto const& threshold : rules_.subject.thresholds) {
    auto at = words.find(threshold);
    if (at == std::string_view::npos || at < verb.size() || at - verb.size() > longest_size) continue;
    return std::string(verb) + std::string(words.substr(at + threshold.size()));
  }
  if (auto exceeded = size_exceeded(words.substr(verb.size())); !exceeded.empty()) {
    auto end = static_cast<std::size_t>(exceeded.data() - words.data()) + exceeded.size();
    return std::string(verb) + std::string(words.substr(end));
  }
  return std::string(words);
}

bool SubjectReader::names_scope(std::string_view words) const { return starts_with_one(words, scope_) != 0; }

bool SubjectReader::ends_whole(std::string_view words) const { return ends_with_one(words, whole_end_) != 0; }

bool SubjectReader::lists_on(std::string_view verb) const { return all_listing_.holds(verb); }

std::string SubjectReader::without_examples(std::string_view words, bool things) const {
  std::size_t const shortest_kind = things ? 6 : 9;  // bytes: two or three characters
  constexpr std::string_view and_so_on = "等";
  auto at = words.rfind(and_so_on);
  if (at == std::string_view::npos || ends_with_one(words.substr(0, at + and_so_on.size()), whole_end_) != 0)
    return std::string(words);
  auto kind = words.substr(at + and_so_on.size());
  auto verb = verb_of(words);
  // 向民间资本推介城市更新、医疗卫生等重点项目: to whom it was done stands before the verb.
  if (verb.empty() && starts_with_one(words, openers_) != 0) {
    auto first = words.substr(0, std::min(at, words.find("、")));
    for (std::size_t from = 0; from < first.size() && verb.empty();
         from += text::code_point_size(first[from]))
      if (auto rest = words.substr(from); starts_with_one(rest, whole_) == 0)
        if (auto found = verb_of(rest); from + found.size() < first.size()) verb = found;
  }
  // 道德模范等荣誉个人 is one name: of several, or of what was done, the first are examples.
  if (verb.empty() && words.find("、") == std::string_view::npos) return std::string(words);
  if (at <= verb.size() || kind.size() < shortest_kind || is_belonging(kind)) return std::string(words);
  if (starts_with_one(words.substr(at), whole_) != 0) return std::string(words);
  // 认定独角兽、瞪羚等企业: 企业 alone does not say of what kind. One company is no kind, nor are works.
  if (is_generic(kind) && text::holds(words.substr(0, at), "、") && !begins_works(kind))
    return std::string(words);
  auto const& told = rules_.subject.exemplified;
  if (std::any_of(told.begin(), told.end(), [&](auto const& end) { return text::ends_with(kind, end); }))
    return std::string(words);
  return std::string(verb) + std::string(kind);
}

std::string SubjectReader::without_listed(std::string_view words) const {
  constexpr std::string_view mark = "、";
  auto verb = verb_of(words);
  if (auto at = words.rfind(mark); at != std::string_view::npos) {
    auto effect = words.substr(at + mark.size());
    auto const& all = rules_.subject.effects;
    if (std::find(all.begin(), all.end(), effect) != all.end())
      return std::string(words.substr(verb.size(), at - verb.size())) + std::string(effect);
  }
  return std::string(verb);
}

bool SubjectReader::is_light(std::string_view verb) const { return all_light_.holds(verb); }

std::string_view SubjectReader::without_act(std::string_view clause) const {
  auto verb = verb_of(clause).size();
  if (auto act = starts_with_one(clause, theme_acts_); act > verb) return clause.substr(act);
  clause.remove_prefix(verb);
  return clause.substr(starts_with_one(clause, rules_.subject.acts));
}

bool SubjectReader::sums_up(std::string_view words) const { return ends_with_one(words, sums_) != 0; }

bool SubjectReader::is_rate(std::string_view words) const { return ends_with_one(words, rates_) != 0; }

// 扩能提质, 提质增效
bool SubjectReader::is_drive(std::string_view words) const {
  constexpr int characters = 4;
  for (int i = 0; i < characters; ++i) {
    auto one = text::prefix(words, 1);
    auto const& list = i % 2 == 0 ? rules_.subject.drives : rules_.subject.driven;
    if (one.empty() || !is_one_of(list, one)) return false;
    words.remove_prefix(one.size());
  }
  return true;
}

std::string_view SubjectReader::before_predicate(std::string_view clause) const {
  for (std::size_t at = 0; at < clause.size(); at += text::code_point_size(clause[at]))
    if (starts_with_one(clause.substr(at), predicates_) != 0 || is_drive(clause.substr(at)))
      return clause.substr(0, at);
  return clause;
}

std::string_view SubjectReader::put_first(std::string_view clause) const {
  auto open = starts_with_one(clause, rules_.subject.put_first);
  if (open == 0) return {};
  clause.remove_prefix(open);
  for (std::size_t at = 0; at < clause.size(); at += text::code_point_size(clause[at]))
    if (starts_with_one(clause.substr(at), rules_.subject.put_as) != 0) return clause.substr(0, at);
  return {};
}

bool SubjectReader::is_trade_size(std::string_view words) const {
  return is_one_of(rules_.subject.trade_sizes, words);
}

bool SubjectReader::begins_works(std::string_view words) const {
  return ends_with_one(words, rules_.subject.begun) != 0;
}

bool SubjectReader::goes_on(std::string_view what, std::string_view next) const {
  constexpr std::string_view opening = "“", closing = "”";
  bool numbered = next.find_first_of("0123456789") != std::string_view::npos;
  if (what.empty() || next.size() < shortest_noun || numbered || !verb_of(next).empty()) return false;
  auto quoted = what.starts_with(opening) && what.find(closing) + closing.size() == what.size();
  auto const& levels = rules_.subject.levels;
  // 市 of 获批上市 is no city: a short one stands alone or behind a verb.
  bool bare = std::any_of(levels.begin(), levels.end(), [&](auto const& one) {
    return what.ends_with(one) &&
           (one.size() >= shortest_noun || verb_of(what).size() + one.size() == what.size());
  });
  if (quoted || bare || ends_in_grade(what)) return true;
  // 高校、科研院所建立机制: who did it.
  if (auto deed = deed_of(next); deed != 0)
    return ends_with_one(what, actors_) != 0 && ends_with_one(next.substr(0, deed), actors_) != 0;
  auto last = [](std::string_view words) { return words.substr(text::previous(words, words.size())); };
  return last(what) == last(next);
}

bool SubjectReader::goes_on_to_end(std::string_view what, std::string_view rest) const {
  constexpr std::string_view and_so_on = "等", mark = "、";
  if (what.empty() || rest.size() < shortest_noun || !verb_of(rest).empty()) return false;
  auto last = rest.substr(rest.rfind(mark) == rest.npos ? 0 : rest.rfind(mark) + mark.size());
  // 研学、骑行等精品路线: of what kind they are stands behind the examples.
  if (auto at = rest.rfind(and_so_on); at != rest.npos && at != 0) {
    auto kind = rest.substr(at + and_so_on.size());
    bool whole = starts_with_one(rest.substr(at), whole_) != 0 ||
                 ends_with_one(rest.substr(0, at + and_so_on.size()), whole_end_) != 0;
    // 4条高速、某灌区等项目: of works the number counts the first alone.
    auto works = deed_of(kind);
    bool counted = !begins_works(works == 0 ? kind : kind.substr(0, works));
    if (!whole && counted && kind.size() >= shortest_noun && verb_of(what).empty() && deed_of(what) == 0)
      return starts_with_one(rest, rules_.subject.many) == 0;
  }
  // 改革获部委、省里推广: what it came to has several parts, none of them a deed by itself.
  auto deed = deed_of(what);
  auto said = deed == 0 ? 0 : starts_with_one(what.substr(deed), linking_);
  if (said != 0 && deed + said < what.size())
    return !is_closing(last) && verb_of(last).empty() && !linking_.holds_any(rest) &&
           !holds_one(rest, rules_.subject.placing_verbs);
  // 梅花、桂花特色路改造: one job is done to all.
  return deed == 0 && verb_of(what).empty() && what.size() <= last.size() && !job_of(last).empty() &&
         rest.find(mark) == rest.npos;
}

bool SubjectReader::goes_to(std::string_view words) const {
  return starts_with_one(words, rules_.subject.goes_to) != 0;
}

std::string_view SubjectReader::bringing(std::string_view words) const {
  auto size = starts_with_one(words, rules_.subject.bringing);
  return words.size() >= size + shortest_noun ? words.substr(0, size) : words.substr(0, 0);
}

bool SubjectReader::is_bare_domain(std::string_view words) const {
  return is_one_of(rules_.subject.domains, words);
}

std::string SubjectReader::doer_of(std::string_view words) const {
  constexpr std::size_t shortest = 3;  // code points
  for (auto at = text::prefix(words, shortest).size(); at < words.size();
       at += text::code_point_size(words[at])) {
    auto verb = starts_with_one(words.substr(at), verbs_);
    if (verb == 0 || words.size() - at - verb < shortest_noun) continue;
    auto name = words.substr(0, at);
    return std::string(may_own(name) ? name : words);
  }
  return std::string(words);
}

bool SubjectReader::is_earned(std::string_view words) const {
  return is_one_of(rules_.subject.earned, words);
}

std::string_view SubjectReader::domain_alone(std::string_view clause) const {
  if (auto framed = put_first(clause); !framed.empty())
    return domain_of(framed).size() == framed.size() ? framed : std::string_view{};
  while (auto adverb = starts_with_one(clause, front_adverbs_)) clause.remove_prefix(adverb);
  clause.remove_prefix(verb_of(clause).size());
  auto name = domain_of(clause);
  if (name.empty()) return {};
  auto behind = clause.substr(static_cast<std::size_t>(name.data() - clause.data()) + name.size());
  if (behind.starts_with(is_to)) behind.remove_prefix(is_to.size());
  bool fares =
      !behind.empty() && (before_predicate(behind).empty() || starts_with_one(behind, topical_) != 0);
  return fares && verb_of(name).empty() ? name : std::string_view{};
}

std::string_view SubjectReader::topic_of(std::string_view clause) const {
  return starts_with_one(clause, no_topics_) != 0 ? std::string_view{} : before_predicate(clause);
}

bool SubjectReader::is_nameless(std::string_view words) const {
  auto thing = words.substr(verb_of(words).size());
  // 产能占全球: the share of what is not named.
  auto shared = words;
  for (auto const& share : rules_.subject.share) shared = shared.substr(0, text::find(shared, share));
  auto bare = without_closing(thing);
  auto holds = [&](std::string_view part, std::string_view whole) {
    return part.size() != whole.size() && all_nameless_.holds(part);  // the whole was asked about before
  };
  return all_nameless_.holds(words) || holds(thing, words) || holds(shared, words) || holds(bare, thing);
}

std::string SubjectReader::with_stem(std::string_view member, std::string_view first) const {
  auto bare = member.substr(verb_of(member).size());
  auto stem = bare.substr(0, starts_with_one(bare, rules_.subject.stems));
  // “好庭院”示范乡镇15个、村90个: a unit of land alone is of what the first is.
  auto own = member.substr(0, member.size() - bare.size());
  if (stem.empty() && is_one_of(rules_.subject.lands, bare) && (own.empty() || own == verb_of(first)))
    for (auto const& one : rules_.subject.stems)
      if (auto at = first.find(one); at != first.npos && at > verb_of(first).size() &&
                                     is_one_of(rules_.subject.lands, first.substr(at + one.size())))
        return std::string(first.substr(0, at + one.size())).append(bare);
  auto at = stem.empty() ? std::string_view::npos : first.find(stem);
  if (at == std::string_view::npos || at <= verb_of(first).size()) return "";
  return std::string(first.substr(0, at)) + std::string(bare);
}

std::string SubjectReader::known_part(std::string_view part, std::string_view whole) const {
  constexpr std::size_t longest = 4;  // code points of a name that leaves out what is measured
  part.remove_prefix(starts_with_one(part, light_));
  if (part.empty() || text::count_code_points(part) > longest || !verb_of(part).empty()) return "";
  return shortest_known(part, whole);
}

std::string SubjectReader::share_id(std::string_view words) const {
  for (auto const& rate : rules_.subject.rates)
    if (auto id = canonical_id(std::string(words) + rate); !id.empty() && id != canonical_id(words))
      return id;
  return "";
}

bool SubjectReader::is_share_of_type(std::string_view words) const {
  auto share = ends_with_one(words, sums_);
  return share != 0 && is_type(words.substr(0, words.size() - share));
}

std::string SubjectReader::prize_of(std::string_view words, std::string_view before) const {
  constexpr std::string_view prize = "奖";
  auto own = words.substr(verb_of(words).size());
  if (!is_one_of(rules_.subject.prizes, own) || !before.ends_with(prize)) return "";
  auto first = before.substr(0, before.size() - ends_with_one(before, rules_.subject.prizes));
  return std::string(first).append(own);
}

std::string SubjectReader::rate_of(std::string_view rate, std::string_view before) const {
  constexpr std::size_t longest = 18;  // bytes: six characters; a longer name says itself of what
  auto deed = text::prefix(rate, 2);
  if (!is_rate(rate) || rate.size() > longest || deed.size() >= rate.size()) return "";
  auto verb = verb_of(before);
  auto thing = before.substr(verb.size());
  if (!text::ends_with(verb, deed)) {
    if (!text::ends_with(before, deed)) return "";
    thing = before.substr(0, before.size() - deed.size());
  }
  if (auto done = verb_of(thing); is_light(done)) thing.remove_prefix(done.size());  // 完成(信息采集)
  return thing.size() < shortest_noun ? "" : std::string(thing) + std::string(rate);
}

std::string SubjectReader::as_output(std::string_view words) const {
  constexpr std::string_view told_by = "/";
  for (std::string_view pair : rules_.subject.outputs) {
    auto made = pair.substr(0, pair.find(told_by));
    if (!words.starts_with(made) || made.size() == pair.size()) continue;
    auto thing = words.substr(made.size());
    bool is_thing = thing.size() >= shortest_noun && !is_belonging(thing) &&
                    starts_with_one(thing, nominal_) == 0 && ends_with_one(thing, rates_) == 0;
    if (is_thing) return std::string(thing).append(pair.substr(made.size() + told_by.size()));
  }
  return "";
}

bool SubjectReader::is_product(std::string_view words) const {
  constexpr std::string_view told_by = "/";
  auto id = canonical_id(words);
  return !id.empty() &&
         std::any_of(rules_.subject.outputs.begin(), rules_.subject.outputs.end(), [&](auto const& pair) {
           auto output = std::string(words).append(pair.substr(pair.find(told_by) + told_by.size()));
           return canonical_id(output) == id;
         });
}

bool SubjectReader::brings_about(std::string_view verb) const {
  return ends_with_one(verb, rules_.subject.causing) != 0;  // 安排专项资金支持(学校改造食堂)
}

bool SubjectReader::has_effect(std::string_view verb) const { return all_effecting_.holds(verb); }

std::string_view SubjectReader::domain_of(std::string_view clause) const {
  constexpr std::size_t longest = 16, shortest = 3;  // code points
  constexpr std::array<std::string_view, 6> marks{",", "、", "“", "”", ":", "("};
  constexpr std::string_view place = "在";
  if (auto framed = put_first(clause); !framed.empty()) clause = framed;
  auto act = std::max({starts_with_one(clause, theme_acts_), starts_with_one(clause, topical_),
                       starts_with_one(clause, rules_.subject.acts)});
  clause.remove_prefix(act);
  // 壮大新材料、智能装备等新兴产业: what kind of things they are.
  constexpr std::string_view and_so_on = "等";
  if (auto at = clause.find(and_so_on); act != 0 && at != std::string_view::npos && at < clause.find(','))
    if (auto kind = clause.substr(at + and_so_on.size()); text::count_code_points(kind) <= longest)
      clause = kind;
  auto opening = text::prefix(clause, longest);
  for (auto mark : marks) opening = opening.substr(0, opening.find(mark));
  if (opening.empty() || starts_with_one(opening, rules_.subject.not_sites) != 0) return {};
  for (std::size_t at = 0; at < opening.size(); at += text::code_point_size(opening[at])) {
    auto size = starts_with_one(opening.substr(at), domains_);
    if (size == 0) continue;
    auto name = opening.substr(0, at + size);
    auto behind = clause.substr(name.size());
    bool ends = behind.empty() || starts_with_one(behind, predicates_) != 0 || is_drive(behind) ||
                !verb_of(behind).empty() || starts_with_one(behind, front_adverbs_) != 0 ||
                starts_with_one(behind, light_) != 0 || behind.front() == ',' ||
                text::is_digit(behind.front()) || starts_with_one(behind, rules_.subject.prepositions) != 0 ||
                starts_with_one(behind, topical_) != 0 || behind.starts_with(is_to);
    // 率先在高新区启动改革 is of the reform.
    if (ends && text::count_code_points(name) >= shortest && name.find(place) == std::string_view::npos)
      return name;
  }
  return {};
}

std::string_view SubjectReader::without_site_act(std::string_view clause) const {
  while (auto size = std::max(starts_with_one(clause, site_acts_), starts_with_one(clause, front_adverbs_)))
    clause.remove_prefix(size);
  return clause;
}

std::string_view SubjectReader::without_work(std::string_view words) const {
  auto size = ends_with_one(words, works_);
  return words.size() >= size + shortest_noun ? words.substr(0, words.size() - size) : words;
}

bool SubjectReader::ends_site(std::string_view behind) const {
  return behind.empty() || behind.front() == ',' || behind.starts_with("“") || behind.starts_with(is_to) ||
         starts_with_one(behind, site_works_) != 0 || starts_with_one(behind, predicates_) != 0 ||
         !verb_of(behind).empty() || starts_with_one(behind, front_adverbs_) != 0;
}

SubjectReader::Site SubjectReader::site_of(std::string_view clause) const {
  constexpr std::size_t longest = 16;  // code points
  // Marks that cannot stand inside the name of an area, or right behind it.
  constexpr std::array<std::string_view, 6> inner{",", "、", "“", ":", "”", "("};
  constexpr std::array<std::string_view, 3> outer{"、", "”", "("};
  constexpr std::string_view conjunction = "和";
  auto rest = without_site_act(clause);
  bool acted = rest.size() < clause.size();
  bool numbered = !rest.empty() && text::is_digit(rest.front());
  // 6个开发区, 4家市属国企
  if (auto many = numbered ? quantity::read_quantity(rest, 0, rules_.words) : std::nullopt;
      many && many->dimension == quantity::Dimension::count)
    rest.remove_prefix(many->whole.end);
  auto opening = text::prefix(rest, longest);
  for (auto mark : inner) opening = opening.substr(0, opening.find(mark));
  if (!all_sites_.holds_any(opening)) return {};  // few clauses name one, and the rest is asked in vain
  if (!verb_of(rest).empty() || starts_with_one(rest, lead_) > starts_with_one(rest, whole_)) return {};
  Site first;
  for (std::size_t at = 0; at < opening.size(); at += text::code_point_size(opening[at])) {
    auto size = starts_with_one(opening.substr(at), all_sites_);
    if (size == 0) continue;
    Site site{rest.substr(0, at + size), acted};
    auto behind = rest.substr(site.name.size());
    auto and_at = site.name.find(conjunction);
    bool joined = and_at != std::string_view::npos && starts_with_one(site.name.substr(and_at), whole_) == 0;
    bool several =
        joined || starts_with_one(behind, rules_.subject.behind_several) != 0 ||
        std::any_of(outer.begin(), outer.end(), [&](auto mark) { return behind.starts_with(mark); });
    if (several || holds_one(site.name, rules_.subject.not_sites)) return {};
    site.area = starts_with_one(opening.substr(at), areas_) == size;
    site.ends = ends_site(behind);
    if (site.ends) return site;
    if (first.name.empty()) first = site;
  }
  return first;
}

std::string_view SubjectReader::trade_of(std::string_view clause) const {
  constexpr std::size_t longest = 10, shortest = 3;  // code points
  constexpr std::string_view with = "以", as_point = "为重点";
  auto opening = text::prefix(clause, longest);
  if (!verb_of(opening).empty() || starts_with_one(opening, no_topics_) != 0) return {};
  if (starts_with_one(opening, theme_acts_) != 0 || names_scope(opening)) return {};
  for (std::size_t at = 0; at < opening.size(); at += text::code_point_size(opening[at])) {
    // 新型建材以提质增效为重点
    auto behind = clause.substr(at);
    bool made_point = behind.starts_with(with) && clause.ends_with(as_point);
    if (!made_point && starts_with_one(behind, topical_) == 0) continue;
    auto name = without_tail(opening.substr(0, at));  // 水利要突出…
    bool names = text::count_code_points(name) >= shortest && ends_with_one(name, themeless_) == 0 &&
                 before_predicate(name).size() == name.size() &&
                 name.find_first_of("0123456789") == std::string_view::npos &&
                 name.find("、") == std::string_view::npos;
    return names ? name : std::string_view{};
  }
  return {};
}

std::string_view SubjectReader::announced_by(std::string_view clause) const {
  constexpr std::string_view in = "在";
  if (!clause.starts_with(in)) return {};
  clause.remove_prefix(in.size());
  auto matter = ends_with_one(clause, rules_.subject.matters);
  return matter != 0 ? without_tail(clause.substr(0, clause.size() - matter)) : std::string_view{};
}

std::string_view SubjectReader::matter_of(std::string_view clause) const {
  constexpr std::string_view matter = "方面";
  if (!clause.ends_with(matter)) return {};
  clause.remove_suffix(matter.size());
  return ends_with_one(clause, kinds_) != 0 ? clause : std::string_view{};
}

std::vector<std::string> SubjectReader::aspects_in(std::string_view words) const {
  constexpr std::size_t longest = 3;  // code points: 水电占比 names what it is of, 贡献率 does not
  constexpr std::size_t most = 60;    // bytes of what can be nothing but aspects
  if (words.size() > most) return {};
  auto parts = split(words, joints_of_verbs);
  auto of_another = [&](std::string const& part) {
    return is_aspect(part) ||
           (text::count_code_points(part) <= longest && (is_belonging(part) || is_rate(part)));
  };
  bool all = parts.size() > 1 && std::all_of(parts.begin(), parts.end(), of_another);
  return all ? parts : std::vector<std::string>{};
}

std::string SubjectReader::part_of_kind(std::string_view part, std::string_view whole) const {
  auto kind = ends_with_one(whole, kinds_);
  auto names = whole.substr(0, whole.size() - kind);
  bool holds =
      kind != 0 && part.size() >= shortest_noun && part.size() < names.size() && text::holds(names, part);
  return holds ? std::string(part) + std::string(whole.substr(names.size())) : "";
}

std::string_view SubjectReader::theme_of(std::string_view clause, bool told_of) const {
  constexpr std::size_t longest = 20;  // code points
  constexpr std::string_view some = "一批";
  while (auto size = starts_with_one(clause, front_adverbs_)) clause.remove_prefix(size);
  auto act = starts_with_one(clause, theme_acts_);
  auto theme = before_predicate(clause.substr(act));
  if (act == 0) {
    theme = without_closing(theme);
    bool told = told_of && theme.size() < clause.size() && starts_with_one(clause, no_topics_) == 0 &&
                verb_of(clause).empty();
    if (!told) return {};
  }
  constexpr std::string_view opening = "“", closing = "”";
  if (theme.rfind(opening) != std::string_view::npos &&
      (theme.rfind(closing) == std::string_view::npos || theme.rfind(closing) < theme.rfind(opening)))
    return {};
  if (auto at = theme.find(some); at != std::string_view::npos) theme.remove_prefix(at + some.size());
  theme = without_tail(theme);
  // 提升制糖业发展: what is done about it is no part of it.
  if (act != 0) theme = without_work(theme);
  auto points = text::count_code_points(theme);
  bool names =
      points > 2 && points <= longest && ends_with_one(theme, themeless_) == 0 && !is_nameless(theme);
  return names ? theme : std::string_view{};
}

SubjectReader::Heading SubjectReader::heading_of(std::string_view said, bool numbered) const {
  constexpr std::size_t most = 16;  // code points
  constexpr std::array<std::string_view, 3> parts{"、", ",", "“"};
  constexpr std::string_view from = "由", old = "传统", to = "向", matter = "方面";
  if (text::count_code_points(said) > most) return {};
  if (std::any_of(parts.begin(), parts.end(), [&](auto mark) { return text::holds(said, mark); })) return {};
  if (said.ends_with(matter)) return {said.substr(0, said.size() - matter.size()), false};
  if (holds_one(said, rules_.subject.becoming)) {
    if (auto at = said.find(from); at != std::string_view::npos && at >= shortest_noun)
      return {said.substr(0, at), false};
    auto at = said.find(to);
    if (said.starts_with(old) && at != std::string_view::npos && at >= old.size() + shortest_noun)
      return {said.substr(old.size(), at - old.size()), false};
    return {};
  }
  auto verb = verb_of(said);
  bool plain = verb.empty() && before_predicate(said).size() == said.size() &&
               starts_with_one(said, theme_acts_) == 0 && starts_with_one(said, no_topics_) == 0 &&
               ends_with_one(said, themeless_) == 0;
  if (plain && !is_nameless(said) &&
      (ends_with_one(said, jobs_) != 0 || ends_with_one(said, rules_.subject.works) != 0))
    return {said, true};
  // 五是添公厕: what is done in one character, to a thing of two.
  constexpr std::size_t short_task = 3;  // code points
  if (numbered && plain && text::count_code_points(said) == short_task) {
    auto thing = said.substr(text::prefix(said, 1).size());
    if (ends_with_one(thing, themeless_) == 0) return {thing, false};
  }
  return {theme_of(said, true), false};
}

std::vector<std::string> SubjectReader::spoken_of(std::string_view words) const {
  auto out = members(words, 0);
  for (auto& one : out)
    if (auto id = canonical_id(one); !id.empty()) one = id;
  return out;
}

std::vector<std::string> SubjectReader::members(std::string_view words, std::size_t wanted,
                                                bool joint_names) const {
  for (auto candidate : {words, without_scope(words)})
    if (auto joint = joint_names ? joints_.find(candidate) : std::nullopt)
      if (auto const& texts = rules_.joints[*joint].texts; wanted == 0 || texts.size() == wanted)
        return texts;
  // 及 and 与 also stand inside names (普及率): they part a list only where its length says so.
  static std::vector<std::string> const plain{"、", "和"};
  static std::vector<std::string> const strict{"、"};
  std::vector<std::vector<std::string> const*> marks{&plain};
  if (wanted != 0) marks = {&rules_.list_separators, &plain, &strict};
  // 国考和省考断面优良率、水源地达标率: where 、 parts rates, 和 stands inside their names.
  if (wanted == 0 && lists_rates(words)) marks = {&strict};
  for (auto const* one : marks) {
    if (!holds_one(words, *one)) continue;
    auto parts = split(words, *one);
    bool short_part =
        std::any_of(parts.begin(), parts.end(), [](auto const& part) { return part.size() < 6; });
    if (parts.size() > 1 && (wanted == 0 ? !short_part : parts.size() == wanted)) {
      // 单位国内生产总值用水量、能耗 share how they begin.
      if (auto head = shared_head(parts); head != 0)
        for (auto& part : parts) {
          if (part.starts_with(std::string_view(parts.front()).substr(0, head)) ||
              starts_with_one(part, rules_.subject.heads) != 0 || starts_with_one(part, sides_) != 0)
            continue;
          // 单位生产总值能耗、主要污染物减排: what is an indicator by itself is one.
          auto headed = parts.front().substr(0, head) + part;
          if (canonical_id(part).empty() || !canonical_id(headed).empty()) part = headed;
        }
      return parts;
    }
  }
  // 存贷款余额双双突破90亿元: of both.
  if (wanted == 2 || (wanted == 0 && joint_names))
    if (auto parts = contracted(words); !parts.empty()) return parts;
  return {std::string(words)};
}

// How much of the first of several names opens them all: 单位生产总值(用水量、能耗), and of rates the side of
// the whole, 农村(自来水普及率、污水治理率).
std::size_t SubjectReader::shared_head(std::vector<std::string> const& parts) const {
  constexpr std::size_t shortest = 9;  // bytes: three characters, which 化率 of 城镇化率 is not
  constexpr std::string_view opening = "(", closing = ")";
  std::string_view front = parts.front();
  if (auto head = starts_with_one(front, rules_.subject.heads); head != 0) return head;
  auto side = starts_with_one(front, rules_.subject.rate_heads);
  // 城市(县城)污水处理率
  if (auto aside = front.substr(side); side != 0 && aside.starts_with(opening))
    if (auto end = aside.find(closing); end != aside.npos) side += end + closing.size();
  bool rates = std::all_of(parts.begin(), parts.end(), [&](auto const& one) { return is_rate(one); });
  return rates && front.size() >= side + shortest ? side : 0;
}

// 城乡低保人均标准, 开竣工比例: two in a word, each with the rest of it. A pair is written 城乡=城市/农村.
std::vector<std::string> SubjectReader::contracted(std::string_view words) const {
  for (std::string_view pair : rules_.subject.contracted) {
    auto is = pair.find('='), mark = pair.find('/');
    if (is == pair.npos || mark == pair.npos || mark < is) continue;
    auto at = words.find(pair.substr(0, is));
    if (at == words.npos || at + is >= words.size()) continue;
    auto with = [&](std::string_view one) {
      return std::string(words.substr(0, at)).append(one).append(words.substr(at + is));
    };
    return {with(pair.substr(is + 1, mark - is - 1)), with(pair.substr(mark + 1))};
  }
  return {};
}

// 断面优良率、水源地达标率、耕地和地块安全利用率: each part that 、 makes is a rate, and each that 和 makes
// is not.
bool SubjectReader::lists_rates(std::string_view words) const {
  constexpr std::string_view mark = "、", conjunction = "和";
  std::size_t parts = 0;
  bool inside = false;  // some 和 stands behind what is no rate by itself
  for (std::size_t from = 0; from <= words.size(); ++parts) {
    auto to = std::min(words.find(mark, from), words.size());
    auto part = words.substr(from, to - from);
    if (ends_with_one(part, rates_) == 0) return false;
    if (auto at = part.find(conjunction); at != std::string_view::npos)
      inside = inside || ends_with_one(part.substr(0, at), rates_) == 0;
    from = to + mark.size();
  }
  return parts > 1 && inside;
}

// 规上工业总产值、增加值: the last is known only with how the first begins.
void SubjectReader::complete_last(std::vector<std::string>& parts) const {
  auto& last = parts.back();
  std::string_view front = parts.front();
  if (!canonical_id(last).empty()) return;
  // 旅游总人次、总收入: the first need not be known, where what it begins with is a word.
  auto shortest = canonical_id(front).empty() ? shortest_noun : 1;
  for (auto size = text::previous(front, front.size()); size >= shortest;
       size = text::previous(front, size)) {
    auto whole = std::string(front.substr(0, size)) + last;
    if (canonical_id(whole).empty() || front.substr(size).starts_with("(")) continue;
    last = std::move(whole);
    return;
  }
}

// 荒漠化、沙化土地面积 share 面积, 退役军人、残疾人新增就业 新增就业: as many characters as the one has may
// end inside a word of the other.
std::size_t SubjectReader::shared_from(std::string_view member, std::string_view last,
                                       std::size_t points) const {
  auto from = behind_shared(member, last, points);
  if (from >= last.size()) return from;
  auto head = last.size() - std::max({ends_with_one(last, shared_heads_), ends_with_one(last, belongings_),
                                      ends_with_one(last, aspects_)});
  // 船舶、仪表制造业增加值 share 业增加值.
  constexpr std::string_view branch = "业";
  bool next_to = from < head && from + text::code_point_size(last[from]) == head &&
                 last.substr(from, head - from) != branch;
  if (head != 0 && head < last.size() && (from > head || next_to)) return head;
  for (auto at = from; at > 0;) {
    at = text::previous(last, at);
    if (at == 0 || from - at > longest_inside) break;
    if (at + starts_with_one(last.substr(at), verbs_) > from) return at;
  }
  return from;
}

// 制造业投资、工业投资总量占全省比重: the share is one of each.
void SubjectReader::share_out(std::vector<std::string>& parts) const {
  constexpr std::string_view of = "占";
  auto const& last = parts.back();
  auto at = last.find(of);
  if (at == std::string::npos || at < shortest_noun || !sums_up(last)) return;
  auto owner = std::string_view(last).substr(0, at);
  if (auto aspect = ends_with_one(owner, aspects_); aspect != 0 && aspect < owner.size()) at -= aspect;
  auto tail = last.substr(at);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i)
    if (parts[i].find(of) == std::string::npos) parts[i] += tail;
}

bool SubjectReader::complete_verbs(std::vector<std::string>& parts) const {
  auto thing = parts.back().substr(verb_of(parts.back()).size());
  if (thing.size() < shortest_noun || thing.size() == parts.back().size()) return false;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i)
    if (ends_with_one(parts[i], verb_ends_) < (i == 0 ? 1 : parts[i].size())) return false;
  auto const& first = parts.front();
  auto whose = first.substr(0, first.size() - ends_with_one(first, verb_ends_));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) parts[i] = whose + parts[i];
    if (i + 1 < parts.size()) parts[i] += thing;
  }
  return true;
}

// A member with the least of the end of the last one that makes it an indicator; "" where none does.
std::string SubjectReader::shortest_known(std::string_view member, std::string_view last) const {
  if (last.size() < shortest_noun) return "";
  auto from = text::previous(last, last.size());
  for (from = text::previous(last, from); from > 0; from = text::previous(last, from)) {
    auto whole = std::string(member) + std::string(last.substr(from));
    if (!canonical_id(whole).empty()) return whole;
  }
  return "";
}

// Parts at the marks outside brackets and quotes, each completed by what the last one shares with it.
std::vector<std::string> SubjectReader::split(std::string_view words,
                                              std::vector<std::string> const& marks) const {
  std::vector<std::string> parts;
  if (!words.empty() && !holds_one(words, marks)) return {std::string(words)};
  std::string part;
  int depth = 0;
  for (std::size_t at = 0; at < words.size();) {
    auto rest = words.substr(at);
    if (rest.starts_with("(") || rest.starts_with("“") || rest.starts_with("《")) ++depth;
    if (rest.starts_with(")") || rest.starts_with("”") || rest.starts_with("》"))
      depth = std::max(0, depth - 1);
    if (auto name = starts_with_one(rest, whole_names_); name != 0) {
      part += rest.substr(0, name);
      at += name;
      continue;
    }
    auto mark = depth == 0 ? starts_with_one(rest, marks) : 0;
    if (mark != 0 && !part.empty()) {
      parts.push_back(std::exchange(part, {}));
      at += mark;
      continue;
    }
    auto size = text::code_point_size(words[at]);
    part += rest.substr(0, size);
    at += size;
  }
  if (!part.empty()) parts.push_back(part);
  if (parts.size() < 2) return parts;
  if (complete_verbs(parts)) return parts;
  // 新能源、新型显示、汽车零部件三大产业集群: how many they are says where what they share begins.
  for (auto at = shortest_noun; at < parts.back().size(); at += text::code_point_size(parts.back()[at]))
    if (auto size = starts_with_one(std::string_view(parts.back()).substr(at), rules_.subject.as_many);
        size != 0 && at + size + shortest_noun <= parts.back().size() &&
        !holds_verb(std::string_view(parts.back()).substr(0, at))) {
      auto shared = parts.back().substr(at + size);
      parts.back().erase(at);
      for (auto& member : parts) member += shared;
      return parts;
    }
  // 第一、第二、第三产业增加值: what the last member has more than an earlier one is shared by both.
  complete_last(parts);
  share_out(parts);
  // 牛肉、羊绒等产量: 等 is none of the last one's name.
  constexpr std::string_view and_so_on = "等";
  if (auto at = parts.back().rfind(and_so_on); at != std::string::npos && at != 0)
    if (auto behind = std::string_view(parts.back()).substr(at + and_so_on.size());
        !behind.empty() && ends_with_one(behind, shared_heads_) == behind.size())
      parts.back().erase(at, and_so_on.size());
  auto const& last = parts.back();
  bool headed = starts_with_one(parts.front(), rules_.subject.heads) != 0;
  auto head = ends_with_one(last, shared_heads_);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    auto& member = parts[i];
    auto points = text::count_code_points(member);
    // 县际、城际班车开通数量、开行里程: what one begins like it is the one that completes it.
    auto const& next = parts[i + 1];
    // 煤电、锂电池及材料、轻工产值: where only the last says what is measured, no other one can.
    bool measured =
        head == 0 || std::max({ends_with_one(next, shared_heads_), ends_with_one(next, belongings_),
                               ends_with_one(next, aspects_)}) != 0;
    bool alike = points > 1 && measured && points < text::count_code_points(next) &&
                 !next.starts_with(member) &&
                 text::prefix(next, points).ends_with(member.substr(text::previous(member, member.size())));
    auto const& donor = alike ? next : last;
    auto donor_points = text::count_code_points(donor);
    bool own_head = std::max(ends_with_one(member, belongings_), ends_with_one(member, shared_heads_)) != 0;
    bool whole = headed || own_head || ends_with_one(member, aspects_) != 0 ||
                 ends_with_one(member, rates_) != 0 || !canonical_id(member).empty() ||
                 points >= donor_points ||
                 (member.size() >= 6 && donor.ends_with(std::string_view(member).substr(member.size() - 6)));
    auto from = shared_from(member, donor, points);
    // 青龙湖、白湖分别实施清淤: the word is not cut in two.
    constexpr std::string_view each = "分别";
    if (auto at = donor.find(each); at != std::string::npos && at < from && from < at + each.size())
      from = at;
    auto tail = donor.substr(from);
    // 个人、小微企业贷款额度: both are somebody, and share what is theirs.
    if (ends_with_one(member, actors_) >= shortest_noun)
      for (std::size_t at = 0; at < tail.size() && at < longest_actor;) {
        at += text::code_point_size(tail[at]);
        if (at >= shortest_noun && ends_with_one(std::string_view(tail).substr(0, at), actors_) == at) {
          tail.erase(0, at);
          break;
        }
      }
    // 全省航空旅客、货邮吞吐量: what is longer than the last may share what is measured.
    if (whole && !headed && !own_head && points >= donor_points && head != 0 && head < last.size() &&
        canonical_id(member).empty() && !holds_verb(member) && ends_with_one(member, aspects_) == 0 &&
        ends_with_one(member, rates_) == 0)
      whole = false, tail = last.substr(last.size() - head);
    // 进口、出口通关时间: the last begins with what is an indicator as well, and both have what is behind it.
    auto opening = text::prefix(last, points);
    if (i + 2 == parts.size() && points <= longest_branch && points < donor_points &&
        donor_points >= points + shortest_shared && !canonical_id(member).empty() &&
        !canonical_id(opening).empty() && canonical_id(last).empty() && !last.ends_with(")") &&
        starts_with_one(last.substr(opening.size()), rules_.list_separators) == 0)
      whole = false, tail = last.substr(opening.size());
    // 国家级、省级众创空间: of each grade.
    bool graded = starts_with_one(last, grades_) != 0 && ends_in_grade(member);
    if (graded) tail = last.substr(starts_with_one(last, grades_));
    auto kind = ends_with_one(last, kinds_);
    if (kind != 0 && !whole && !graded && points > 1)
      tail = last.substr(last.size() - kind);   // 钢铁、食品加工产业
    if (tail.size() < shortest_noun) continue;  // 节能减排、碳排放强度 share nothing
    auto completed = member + tail;
    // 工业、工业技改投资: 工业投资 is known, 工业技改投资 is the other.
    if (auto id = canonical_id(completed); !whole && kind == 0 && (id.empty() || id == canonical_id(last)))
      if (auto known = shortest_known(member, last); !known.empty()) completed = std::move(known);
    // 一产、二产、三产增加值: known both ways, it is what all of them share.
    bool known = whole && points <= longest_branch && points < donor_points && !headed && !own_head &&
                 !canonical_id(completed).empty() && canonical_id(completed) == canonical_id(member);
    if (!whole || known) member = std::move(completed);
  }
  // 固定资产投资、进出口总额增速: the growth is that of each.
  auto growth = std::string(last.substr(last.size() - ends_with_one(last, aspects_)));
  if (!holds_one(growth, rules_.subject.pace)) growth.clear();  // 总额 is the last one's own
  for (std::size_t i = 0; i + 1 < parts.size() && !growth.empty(); ++i)
    if (auto id = canonical_id(parts[i]); !id.empty() && ends_with_one(parts[i], aspects_) == 0 &&
                                          !canonical_id(last).empty() &&
                                          canonical_id(parts[i] + growth) == id)
      parts[i] += growth;
  // 个体户增速和总量: both are of 个体户.
  if (auto aspect = ends_with_one(parts.front(), aspects_);
      aspect != 0 && aspect < parts.front().size() && is_aspect(parts.back()))
    parts.back() = parts.front().substr(0, parts.front().size() - aspect) + parts.back();
  // 安全生产事故起数、死亡人数和受伤人数: all are of 安全生产事故.
  auto owner = std::string(owner_of(parts.front()));
  for (std::size_t i = 1; i < parts.size() && owner.size() < parts.front().size(); ++i)
    if (is_belonging(parts[i])) parts[i].insert(0, owner);
  return parts;
}

}  // namespace duizhang::claim
