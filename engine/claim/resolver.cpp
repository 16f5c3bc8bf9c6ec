#include "engine/claim/resolver.hpp"

#include <algorithm>

#include "engine/claim/clauses.hpp"
#include "engine/claim/context.hpp"
#include "engine/claim/site.hpp"
#include "engine/claim/theme.hpp"
#include "engine/text/ascii.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::claim {

namespace {
constexpr std::size_t longest_named = 24;   // code points of an indicator's name at most
constexpr int steps_back = 3;               // clauses that are looked at for a topic
constexpr std::size_t longest_task = 10;    // code points of a task or an area's name: 拆迁房屋
constexpr std::size_t longest_unowned = 4;  // code points of a name that leaves out whose it is: 工业产值

// 入选省领军企业(企业 11家): what is said of those counted names them already. The name without its second
// end.
std::string_view said_once(std::string_view name) {
  std::size_t points = 0;
  for (auto at = name.size(); at > name.size() / 2;) {
    at = text::previous(name, at);
    if (++points >= 2 && name.substr(0, at).ends_with(name.substr(at))) return name.substr(0, at);
  }
  return name;
}
}  // namespace

SubjectResolver::SubjectResolver(document::Document const& document, match::Scan const& scan,
                                 rule::RuleSet const& rules, SubjectReader const& subjects)
    : document_(document), scan_(scan), rules_(rules), subjects_(subjects) {}

void SubjectResolver::enter(document::Clause const& clause) {
  if (carried_.sentence == clause.sentence) return;
  auto const& sentences = document_.sentences;
  bool follows = !carried_.words.empty() && clause.sentence == carried_.sentence + 1 &&
                 sentences[clause.sentence].paragraph == sentences[carried_.sentence].paragraph;
  // 目标任务:固定资产投资增长10%。进展:一季度完成18亿元: what was reached is of the task before.
  bool of_task = document_.info.kind == document::TextKind::progress;
  // 新签约项目613个。其中制造业项目375个: a part is of what the sentence before told.
  bool of_part = document_.slice(clause.range).starts_with(of_these);
  if (follows && (of_task || of_part))
    carried_.sentence = clause.sentence;
  else
    carried_ = {}, recent_.clear();
}

SubjectResolver::Words SubjectResolver::words_of(match::RuleMatch const& match,
                                                 rule::ClaimTemplate const& wanted,
                                                 document::Clause const& clause, Subject& out) const {
  auto text = document_.text();
  Words words;
  auto const* capture = wanted.indicator.empty() ? nullptr : match.capture(wanted.indicator);
  if (capture != nullptr) {
    out.range = subjects_.trim(text, capture->range, scan_, SubjectReader::Part::front, looks_back(clause));
    words.main = std::string(text::slice(text, out.range));
    if (auto moved = wanted.measure == "level" ? subjects_.adding_first(words.main) : ""; !moved.empty())
      words.main = moved;
    // 安置房开工60万平方米; of money 贷款新增 is how much more there is.
    bool counted = wanted.measure == "level" && wanted.suffix.empty();
    auto dimension = dimension_of(match, wanted);
    counted = counted && dimension != quantity::Dimension::money && dimension != quantity::Dimension::bare;
    // 完成荒漠治理3万亩、水土流失治理2万亩: what the list completes is the work, as it names it.
    counted = counted && !(subjects_.is_light(carried_.verb) && lists_on(match, clause) &&
                           opens_member(match.range.begin));
    if (counted)
      if (auto task = subjects_.task_first(words.main); !task.empty()) words.main = task, words.moved = true;
    // 较“四经普”分别增长: what is compared with is not what grew.
    if (wanted.measure != "level" && wanted.measure != "ratio" && subjects_.compares(words.main))
      words.main.clear(), out.range = {};
  }
  auto joined = [&](std::vector<std::string> const& names, SubjectReader::Part part) {
    std::string all;
    for (auto const& name : names)
      if (auto const* found = match.capture(name)) {
        auto range = subjects_.trim(text, found->range, scan_, part);
        if (out.range.empty()) out.range = range;
        out.range = {std::min(out.range.begin, range.begin), std::max(out.range.end, range.end)};
        all += text::slice(text, range);
      }
    return all;
  };
  words.prefix = joined(wanted.prefix, SubjectReader::Part::front);
  words.suffix = joined(wanted.suffix, SubjectReader::Part::behind) + wanted.append;
  if (capture != nullptr && !words.suffix.empty() && wanted.measure == "level" &&
      counts_members(match, wanted))
    words.suffix += listed_behind(match, words.suffix);
  // 建成投用中心路等25条道路: the names before the number are examples of what is counted.
  words.listed = match.capture("listed") != nullptr || words.main.find("、") != std::string::npos ||
                 (capture != nullptr && joins(text::slice(text, capture->range)));
  return words;
}

// True in a section that tells what was done: 争取资金 is something done there, not a word of strength.
bool SubjectResolver::looks_back(document::Clause const& clause) const {
  auto role = document_.sections[document_.sentences[clause.sentence].section].role;
  return role == document::Role::review || role == document::Role::five_year_review;
}

std::vector<document::Clause>::const_iterator SubjectResolver::place_of(
    document::Clause const& clause) const {
  return document_.clauses.begin() + static_cast<std::ptrdiff_t>(clause_of(document_, clause.range.begin));
}

// 地区生产总值再上新台阶，达到3000亿元: what stands before a figure that names nothing, in its clause or in
// the one before, may say whose it is, as far as it opens with a canonical indicator.
// 粮食连续增产，总产量10570亿斤: `words` are what belongs to it.
bool SubjectResolver::carry_from_before(match::RuleMatch const& match, document::Clause const& clause,
                                        std::string const& words) {
  auto here = place_of(clause);
  std::vector<text::Range> places{{clause.range.begin, match.range.begin}};
  if (here != document_.clauses.begin() && std::prev(here)->sentence == clause.sentence)
    places.push_back(std::prev(here)->range);
  for (auto place : places) {
    auto range = subjects_.trim(document_.text(), place, scan_);
    auto named = text::prefix(text::slice(document_.text(), range), longest_named);
    for (; !named.empty(); named = named.substr(0, text::previous(named, named.size()))) {
      auto id = subjects_.canonical_id(words.empty() ? std::string(named) : std::string(named) + words);
      if (id.empty()) continue;
      // 财政收入占国民收入的比重: a share of what is named is something else.
      auto rest = text::slice(document_.text(), range).substr(named.size());
      if (words.empty() && subjects_.share_opening(rest) != 0) break;
      carried_.words = std::string(named), carried_.id = id, carried_.sentence = clause.sentence;
      carried_.members = {{carried_.id, carried_.words}};
      return true;
    }
  }
  return false;
}

// 预算外资金却大幅度增加,由…; 城乡居民平均消费水平,由…: the clause before says what a figure is of.
bool SubjectResolver::carry_topic(document::Clause const& clause, std::size_t values, bool sure) {
  auto here = place_of(clause);
  for (int back = 0; back < steps_back && here != document_.clauses.begin(); ++back) {
    --here;
    if (here->sentence != clause.sentence) return false;
    if (holds_figure(scan_, here->range)) return false;
    if (document_.slice({here->range.end, here->range.end + 1}) == ";") return false;
    auto range = subjects_.trim(document_.text(), here->range, scan_);
    // 农村居民纯收入和城镇居民收入，分别达到…: so many things as there are figures.
    if (values > 1) {
      if (auto each = subjects_.members(text::slice(document_.text(), range), values);
          each.size() == values) {
        carried_.members.clear();
        for (auto const& one : each) carried_.members.push_back({subjects_.canonical_id(one), one});
        carried_.words = carried_.members.back().text, carried_.id = carried_.members.back().id;
        carried_.sentence = clause.sentence;
        return true;
      }
      continue;
    }
    auto said = text::slice(document_.text(), range);
    auto done_to = subjects_.without_act(said);
    auto topic = subjects_.topic_of(done_to);
    if (done_to.size() < said.size()) topic = subjects_.without_work(topic);
    // 完成核心区改造 tells of something done, and what follows may be of something else.
    if (sure && (topic.size() == said.size() || !subjects_.verb_of(said).empty())) return false;
    if (sure && subjects_.is_themeless(topic)) return false;
    auto points = text::count_code_points(topic);
    if (points < 2 || points > longest_named || subjects_.is_bare_domain(topic)) {
      if (sure) return false;
      continue;
    }
    carried_.words = std::string(topic), carried_.id = subjects_.canonical_id(topic);
    carried_.members = {{carried_.id, carried_.words}}, carried_.sentence = clause.sentence;
    return true;
  }
  return false;
}

// 全面淘汰燃煤锅炉，拆除76台: a verb alone is done to what the clause before does something to.
bool SubjectResolver::carry_object(document::Clause const& clause) {
  constexpr std::size_t shortest = 2, longest = 14;  // code points
  auto here = place_of(clause);
  if (here == document_.clauses.begin() || std::prev(here)->sentence != clause.sentence) return false;
  auto range = subjects_.trim(document_.text(), std::prev(here)->range, scan_);
  auto said = document_.slice(range);
  auto verb = subjects_.verb_of(said);
  auto noun = subjects_.without_work(said.substr(verb.size()));
  auto points = text::count_code_points(noun);
  bool names = !verb.empty() && points >= shortest && points <= longest && !subjects_.is_themeless(noun) &&
               !text::holds(noun, "、") && !holds_figure(scan_, std::prev(here)->range);
  if (!names) return false;
  carried_.words = std::string(noun), carried_.id.clear(), carried_.sentence = clause.sentence;
  carried_.members = {{{}, carried_.words}};
  return true;
}

// 新型显示产业集群,重点发展车载显示,产值140亿元: a name that stands alone before all says whose it is.
bool SubjectResolver::carry_opening(match::RuleMatch const& match, document::Clause const& clause) {
  auto name = opening_alone(document_, scan_, subjects_, clause, match.range.begin);
  if (name.empty()) return false;
  carried_.words = name, carried_.id = subjects_.canonical_id(name);
  carried_.members = {{carried_.id, carried_.words}}, carried_.sentence = clause.sentence;
  return true;
}

// The trade that the sentence is about, whatever it tells of: of what was begun only where `any`.
std::string SubjectResolver::trade_named(std::string_view words, match::RuleMatch const& match,
                                         document::Clause const& clause, bool any) const {
  if (any)
    if (auto trade = trade_before(document_, scan_, subjects_, clause, match.range.begin); !trade.empty())
      return trade;
  return subjects_.begins_works(carried_.words) || subjects_.is_trade_size(words)
             ? opening_alone(document_, scan_, subjects_, clause, match.range.begin)
             : std::string();
}

// 移民工程。投资8亿元: what a short sentence before names.
bool SubjectResolver::carry_heading(document::Clause const& clause, bool work) {
  auto heading = heading_before(document_, scan_, subjects_, clause);
  if (heading.name.empty() || (work && !heading.work)) return false;
  carried_.words = std::string(heading.name), carried_.id = subjects_.canonical_id(heading.name);
  carried_.members = {{carried_.id, carried_.words}}, carried_.sentence = clause.sentence;
  return true;
}

// Ellipsis: 增长7% speaks of the subject before; 增幅 of an aspect of it.
Subject SubjectResolver::elliptic(Subject out, std::string const& words, std::size_t values, bool all,
                                  bool total, std::optional<Measure> measure, std::string_view said) const {
  // 新增公园12座，总数达到80座: there are 80, and not 80 more.
  out.members = several(values, all, measure == Measure::rank && words.empty());
  if (total) {
    auto of = out.members.empty() ? std::vector<Indicator>{{carried_.id, carried_.words}} : out.members;
    bool added = false;
    for (auto& member : of) {
      auto thing = subjects_.as_stock(member.text);
      // 新获批新药2个,累计达19个: so many have been approved by now. Of 新增 nothing but 增 is left.
      constexpr std::string_view fresh = "新";
      constexpr std::size_t told = 3;  // code points of a verb that says what was done: 新获批
      auto verb = subjects_.verb_of(member.text);
      auto sum = std::find_if(rules_.subject.summed.begin(), rules_.subject.summed.end(),
                              [&](auto const& one) { return text::holds(said, one); });
      if (sum != rules_.subject.summed.end() && verb.starts_with(fresh) &&
          text::count_code_points(verb) >= told && words.empty()) {
        auto whole = *sum + member.text.substr(fresh.size());
        added = true, member = {subjects_.canonical_id(whole), whole};
        continue;
      }
      // 基金总数7支、总规模60亿元: of the funds, not of their number.
      if (auto counted = subjects_.without_aspect(thing); subjects_.says_total(thing.substr(counted.size())))
        thing.resize(counted.size());
      added = added || thing.size() < member.text.size();
      member = {subjects_.canonical_id(thing), thing + words};
    }
    if (added) {
      out.members = std::move(of);
      return out;
    }
  }
  // 合同利用外资4000万美元,实际到位2000万美元
  if (auto whole = subjects_.counterpart_of(words, carried_.words); out.members.empty() && !whole.empty()) {
    out.members.push_back({subjects_.canonical_id(whole), whole});
    return out;
  }
  // 收入增长11%，居全省第三: it is the growth that has that place. 贷款900亿元、增长18%，分别居第四、第二:
  // the first place is that of the amount.
  bool of_growth = measure == Measure::rank && words.empty() && carried_.measure == Measure::growth &&
                   !subjects_.places_amount(said, carried_.dimension.has_value());
  bool of_both = of_growth && out.members.empty() && values == 2 && carried_.dimension;
  if (out.members.empty()) out.members.push_back({carried_.id, carried_.words});
  if (of_both) out.members.push_back(out.members.back());
  for (auto& member : out.members) {
    member.text += words;
    bool amount = of_both && &member == &out.members.front();
    if (of_growth && !amount && !subjects_.ends_in_pace(member.text)) member.text += rules_.subject.growth;
    // 税收收入增长9%，占比达到77%: a share of it is another indicator.
    if (subjects_.sums_up(words)) member.id = subjects_.canonical_id(member.text);
  }
  if (!words.empty() && carried_.words.empty()) out.members.back() = {subjects_.canonical_id(words), words};
  return out;
}

// 甲100亿元,乙80亿元,前者为2007年的2倍,后者增长9%; 完成率150%,这一完成率居全省第三.
Subject SubjectResolver::pointed_at(Subject out, std::string_view words,
                                    document::Clause const& clause) const {
  auto pointing = subjects_.pointing_back(words);
  if (pointing.back < 0 || carried_.sentence != clause.sentence || carried_.words.empty()) return out;
  auto back = static_cast<std::size_t>(pointing.back);
  if (back >= recent_.size() && back > 0) return out;
  auto member = back == 0 ? Indicator{carried_.id, carried_.words} : recent_[recent_.size() - 1 - back];
  // A word that it repeats is said once.
  if (!text::ends_with(member.text, pointing.rest)) member.text += pointing.rest;
  if (subjects_.sums_up(pointing.rest)) member.id = subjects_.canonical_id(member.text);
  out.members.push_back(std::move(member));
  return out;
}

Subject SubjectResolver::dependent(Subject out, std::string const& words, match::RuleMatch const& match,
                                   document::Clause const& clause, std::size_t values, bool each) const {
  if (carried_.words.empty() || !lists_on(match, clause)) return out;
  // 居民收入21000元,其中城镇、农村居民分别为29000元和13000元
  if (values > 1) {
    auto sides = subjects_.members(words, values);
    bool all = sides.size() == values && std::all_of(sides.begin(), sides.end(), [&](auto const& side) {
                 return subjects_.is_side(side);
               });
    for (auto const& side : sides)
      if (auto whole = of_side(side); all) out.members.push_back({subjects_.canonical_id(whole), whole});
    if (all) return out;
  }
  if (auto handled = handled_before(words, values, each); !handled.empty()) {
    for (auto const& name : handled) out.members.push_back({subjects_.canonical_id(name), name});
    return out;
  }
  std::string whole = subjects_.counterpart_of(words, carried_.words);
  bool of_site = !carried_.site.empty() && carried_.words.starts_with(carried_.site);
  if (!whole.empty()) {
    // 一般预算收入32亿元、支出178亿元
  } else if (subjects_.is_belonging(words) &&
             subjects_.owner_of(carried_.words).size() < carried_.words.size())
    whole = std::string(subjects_.without_tail(owner_before(words))) +
            words;  // 粮食播种面积…、总产量; 项目完成投资…,投资完成率
  else if (carried_.id.empty() && was_reached(words))
    whole = std::string(subjects_.owner_of(noun_of(carried_.words))) + words;  // 城建项目36个，完成投资
  else if (auto rate = subjects_.rate_of(words, carried_.words); !rate.empty())
    whole = rate;  // 化解遗留问题40件、化解率90%
  else if (subjects_.is_belonging(words) && (carried_.id.empty() || subjects_.is_rate(words)))
    whole = of_site
                ? carried_.site + words
                : (subjects_.is_earned(words) ? subjects_.doer_of(carried_.words) : carried_.words) + words;
  else if (subjects_.is_share_of_type(words))
    whole = carried_.words + words;  // 新增床位200张，护理型占比50%
  else if (auto prize = subjects_.prize_of(words, carried_.words); !prize.empty())
    whole = prize;  // 获省优秀成果奖19项,其中特等奖1项
  else if (subjects_.is_side(words))
    whole = of_side(words);
  else if (subjects_.is_size(words))
    whole = of_size(words);
  else
    return out;
  out.members.push_back({subjects_.canonical_id(subjects_.without_threshold(whole)), whole});
  return out;
}

// Whose the thing said before was; no rate is of what was only added: 新增长护险参保人数9万人，参保率90%.
std::string_view SubjectResolver::owner_before(std::string_view words) const {
  auto owner = subjects_.owner_of(carried_.words);
  return subjects_.is_rate(words) ? subjects_.without_more(owner) : owner;
}

// 新认定国家级绿色工厂3家、省级12家: the same of another side or grade, with the verb in front.
std::string SubjectResolver::of_side(std::string const& side) const {
  auto noun = noun_of(carried_.words);
  auto verb = carried_.words.substr(0, carried_.words.size() - noun.size());
  auto thing = subjects_.without_side(subjects_.names_scope(noun) ? subjects_.without_scope(noun) : noun);
  // 居民收入, 农村居民: what the side ends with is said once.
  for (std::size_t size = side.size(); size > 0; --size)
    if (thing.starts_with(std::string_view(side).substr(side.size() - size))) {
      thing.remove_prefix(size);
      break;
    }
  return verb + side + std::string(thing);
}

// 新开工3000万元以上项目90个、10亿元以上45个: the same of another size.
std::string SubjectResolver::of_size(std::string const& size) const {
  auto noun = noun_of(carried_.words);
  auto verb = carried_.words.substr(0, carried_.words.size() - noun.size());
  constexpr std::string_view of = "的";
  auto thing = subjects_.without_threshold(noun);
  // 年营收过50亿元企业5家、过10亿元20家: what exceeds it is the same.
  auto before = subjects_.size_exceeded(noun), after = subjects_.size_exceeded(size);
  if (!before.empty() && after == size)
    verb += noun.substr(0, static_cast<std::size_t>(before.data() - noun.data()));
  if (thing.starts_with(of)) thing.erase(0, of.size());
  return verb + size + thing;
}

// 钢产量增长9%，达到…；原油产量继续增长，达到…: what a new part of the sentence says before its first figure
// is what that is of.
void SubjectResolver::begin_part(match::RuleMatch const& match, document::Clause const& clause) {
  if (carried_.words.empty() || carried_.sentence != clause.sentence || carried_.end > clause.range.begin)
    return;
  auto between = document_.slice({carried_.end, clause.range.begin});
  auto semicolon = between.rfind(';');
  bool new_part = semicolon != std::string_view::npos && semicolon + 1 < between.size();
  // 对东盟出口增长9%,全省进出口总值再创新高,达到5000亿元: a known indicator, told in a clause of its own.
  auto here = place_of(clause);
  bool own = here != document_.clauses.begin() && std::prev(here)->sentence == clause.sentence &&
             std::prev(here)->range.begin > carried_.end && !holds_figure(scan_, std::prev(here)->range);
  if (!new_part && !own) return;
  auto kept = carried_;
  if (!carry_from_before(match, clause, {}) && !(new_part && carry_topic(clause))) carried_ = std::move(kept);
}

Subject SubjectResolver::resolve(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                 document::Clause const& clause, std::size_t values) {
  auto const before = carried_;
  auto out = subject_of(match, wanted, clause, values);
  carried_.shared.clear();
  if (!name_place(out, before, match, clause) && !name_part(out, before, match, wanted, clause))
    name_nameless(out, before, match, wanted, clause);
  for (auto& member : out.members)
    if (auto once = said_once(member.text); once.size() < member.text.size())
      rename(member, std::string(once), member.id);
  if (wanted.measure == "level") {
    part_from_other_units(out, before, match, wanted, clause);
    carried_.dimension = dimension_of(match, wanted);
  }
  return out;
}

// 某集团销量188万辆、出口93万辆; 民营经济16条: what an indicator is not counted in is no figure of it, and in
// a list it is of whom the first was.
void SubjectResolver::part_from_other_units(Subject& subject, Carried const& before,
                                            match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                            document::Clause const& clause) {
  auto const* value = wanted.value.empty() ? nullptr : match.capture(wanted.value);
  if (value == nullptr || value->quantities.empty()) return;
  auto const& numbers = value->quantities;
  for (std::size_t i = 0; i < subject.members.size(); ++i) {
    auto& member = subject.members[i];
    auto const& quantity = scan_.quantities[numbers[std::min(i, numbers.size() - 1)]];
    if (member.id.empty() || subjects_.counted_in(member.id, quantity.dimension, quantity.unit)) continue;
    // 165户568人脱贫: of households it is they.
    constexpr std::string_view household = "户";
    if (quantity.unit.ends_with(household))
      for (auto const& word : rules_.subject.persons)
        if (member.text.ends_with(word)) {
          member.text.replace(member.text.size() - word.size(), word.size(), household);
          break;
        }
    auto first = std::string_view(before.words);
    auto owner = lists_on(match, clause) ? subjects_.owner_of(first) : first;
    rename(member, owner.size() < first.size() ? std::string(owner) + member.text : member.text);
  }
}

// 推进产业集群建设,引进企业20家: words that name nothing are of what the sentence speaks of.
void SubjectResolver::name_nameless(Subject& subject, Carried const& before, match::RuleMatch const& match,
                                    rule::ClaimTemplate const& claim, document::Clause const& clause) {
  constexpr std::string_view and_so_on = "等", reached = "实现", done = "完成";
  bool goes_on = lists_on(match, clause);
  for (auto& member : subject.members) {
    bool money =
        dimension_of(match, claim) == quantity::Dimension::money && subjects_.names_money(member.text);
    if (!member.id.empty() || (!money && !subjects_.is_nameless(member.text))) continue;
    auto verb = subjects_.verb_of(member.text);
    bool of_task = !verb.empty() && !subjects_.is_light(verb) &&
                   subjects_.without_adding(member.text).size() == member.text.size();
    // 新开工甲大桥等项目20个: examples say what they are.
    bool exemplified = text::holds(document_.slice(match.range), and_so_on);
    auto wanted = exemplified ? Wanted::domain : of_task ? Wanted::done_to : Wanted::any;
    // 发放消费券10亿元、带动消费90亿元: what was said first had that effect.
    bool effect = subjects_.has_effect(verb) && goes_on && !before.words.empty();
    // 投入衔接资金6亿元，实施项目90个: with that money.
    bool paid = of_task && goes_on && text::holds(document_.slice(match.range), member.text) &&
                dimension_of(match, claim) == quantity::Dimension::count;
    auto fund = paid ? subjects_.fund_of(before.words) : std::string_view{};
    auto theme = effect ? std::string(subjects_.owner_of(noun_of(before.words)))
                 : !fund.empty()
                     ? std::string(fund)
                     : theme_before(document_, scan_, subjects_, clause, match.range.begin, wanted);
    auto heading =
        theme.empty() ? heading_before(document_, scan_, subjects_, clause) : SubjectReader::Heading{};
    if (heading.work) theme = heading.name;
    if (theme.empty() && money) theme = work_behind(match, clause);
    // 教育优先发展。…满意率98%, 建成项目7个: for what is not said right behind it, or counted, that is too
    // loose.
    bool at_once = clause.range.begin == document_.sentences[clause.sentence].range.begin;
    if (theme.empty() && at_once && !of_task && !counts_things(match, claim) &&
        !subjects_.is_rate(member.text))
      theme = heading.name;
    // 新材料产业聚焦…。…。产值达到80亿元: of the trade that the paragraph is about.
    if (theme.empty() && at_once && subjects_.is_earned(member.text))
      theme = trade_in_paragraph(document_, scan_, subjects_, clause);
    if (theme.empty()) continue;
    auto words = std::string_view(member.text).substr(verb == reached || verb == done ? verb.size() : 0);
    // 指标入市交易, 交易收入: a word that both have is said once.
    if (auto seam = text::prefix(words, 2); words.size() > seam.size() && theme.ends_with(seam))
      words.remove_prefix(seam.size());
    auto named = theme + std::string(words);
    auto id = subjects_.canonical_id(named);
    rename(member, std::move(named), id);
  }
}

// ,其中…: behind the figure before, and a mark at most, a part of it is told.
bool SubjectResolver::goes_on_with_part(Carried const& before, match::RuleMatch const& match) const {
  auto opening = document_.slice({before.end, match.range.end});
  for (std::string_view mark : {",", "、"})
    if (opening.starts_with(mark)) opening.remove_prefix(mark.size());
  return opening.starts_with(of_these);
}

bool SubjectResolver::name_place(Subject& subject, Carried const& before, match::RuleMatch const& match,
                                 document::Clause const& clause) {
  if (subject.members.empty()) return false;
  for (auto const& member : subject.members)
    if (!member.id.empty() || !is_place_under(document_.info, rules_.outline.places, member.text))
      return false;
  std::string thing;
  if (before.sentence == clause.sentence && before.end <= match.range.begin) {
    if (lists_on(match, before)) thing = before.shared;
    if (thing.empty() && goes_on_with_part(before, match)) thing = before.words;
  }
  auto here = place_of(clause);
  if (thing.empty() && here != document_.clauses.begin() && std::prev(here)->sentence == clause.sentence)
    thing = subjects_.announced_by(document_.slice(std::prev(here)->range));
  if (thing.empty()) return false;
  for (auto& member : subject.members) rename(member, member.text + thing);
  carried_.shared = thing;
  return true;
}

// What the figures behind carry over is renamed with it.
void SubjectResolver::rename(Indicator& member, std::string named, std::string const& id) {
  if (carried_.words == member.text) carried_.words = named, carried_.id = id;
  for (auto* several : {&carried_.members, &recent_})
    for (auto& one : *several)
      if (one.text == member.text) one = {id, named};
  member = {id, std::move(named)};
}

// 工业用电量 of 全社会用电量7亿度,其中工业3亿度; 建设智能型食堂 of 建设食堂90家,其中智能型60家. "" for words
// that name themselves.
std::string SubjectResolver::part_named(std::string const& part, std::string const& whole,
                                        quantity::Dimension dimension) const {
  constexpr std::size_t longest = 6;  // code points of a name that leaves out what is measured
  auto noun = noun_of(whole);
  auto verb = whole.substr(0, whole.size() - noun.size());
  // The list has gone on with the verb already.
  auto type = std::string_view(part).substr(part.starts_with(verb) ? verb.size() : 0);
  if (subjects_.is_type(type)) return verb + std::string(type) + noun;
  if (!subjects_.verb_of(part).empty() || text::count_code_points(part) > longest) return "";
  // 汽车保有量9万辆，其中新能源汽车1万辆: how many there are, too.
  auto stock = std::string(noun.substr(subjects_.owner_of(noun).size()));
  // 总量达900万户，其中企业90万户
  if (stock.empty()) stock = noun.substr(subjects_.without_aspect(noun).size());
  if (dimension == quantity::Dimension::count && subjects_.says_total(stock) && part.size() > stock.size() &&
      subjects_.owner_of(part).size() == part.size())
    return part + stock;
  if (dimension == quantity::Dimension::count) {
    auto of = std::string(subjects_.without_aspect(noun));
    return subjects_.is_nameless(part) && verb.empty() && !text::holds(of, part) ? of + part : "";
  }
  constexpr std::size_t ending = 6;  // bytes: two characters
  bool same =
      text::ends_with(whole, std::string_view(part).substr(part.size() - std::min(ending, part.size())));
  bool says = same || subjects_.names_scope(part) || subjects_.owner_of(part).size() < part.size() ||
              subjects_.is_rate(part) || subjects_.is_belonging(part);
  auto measure = says ? std::string_view{} : subjects_.measure_of(noun);
  return measure.empty() ? "" : part + std::string(measure);
}

// 新签约项目240个，其中产业项目占比90%: a part of what was said before, where that is no indicator of the
// whole jurisdiction. True when named so.
bool SubjectResolver::name_part(Subject& subject, Carried const& before, match::RuleMatch const& match,
                                rule::ClaimTemplate const& wanted, document::Clause const& clause) {
  constexpr std::size_t ending = 6;  // bytes: two characters
  if (before.sentence != clause.sentence || before.end > match.range.begin || before.words.empty() ||
      subject.members.size() != 1)
    return false;
  auto& member = subject.members.front();
  bool part = goes_on_with_part(before, match);
  // 食品饮品产业…,其中食品增长9%、饮品增长8%
  auto holder = part ? before.words : lists_on(match, before) ? before.shared : std::string();
  if (auto named = member.id.empty() ? subjects_.part_of_kind(member.text, holder) : ""; !named.empty()) {
    rename(member, std::move(named));
    carried_.shared = std::move(holder);
    return true;
  }
  // 引进亿元以上项目40个,其中10亿元以上6个、50亿元以上1个
  if (wanted.measure == "level" && (part || lists_on(match, before)))
    if (auto sized = member.id.empty() ? subjects_.sized(member.text, before.words) : ""; !sized.empty()) {
      rename(member, std::move(sized));
      return true;
    }
  if (!part) return false;
  auto whole = noun_of(before.words);
  // 工业总产值90亿元,其中规模以上80亿元, 其中规模工业80亿元: a word that both have is said once.
  auto rest = std::string_view(whole);
  if (auto seam = text::prefix(rest, 2); text::ends_with(member.text, seam)) rest.remove_prefix(seam.size());
  auto named = member.text + std::string(rest);
  if (auto known = member.id.empty() ? subjects_.canonical_id(named) : ""; !known.empty()) {
    rename(member, named, known);
    return true;
  }
  // 固定资产投资90亿元,其中工业30亿元: what it is a part of need not be said whole.
  if (auto known = member.id.empty() ? subjects_.known_part(member.text, whole) : ""; !known.empty()) {
    auto id = subjects_.canonical_id(known);
    rename(member, std::move(known), id);
    return true;
  }
  auto dimension = dimension_of(match, wanted);
  bool plain_part = member.id.empty() && wanted.measure == "level" && !before.stock;
  if (plain_part && dimension && dimension == before.dimension)
    if (auto part_of = part_named(member.text, before.words, *dimension); !part_of.empty()) {
      auto id = subjects_.canonical_id(part_of);
      rename(member, std::move(part_of), id);
      return true;
    }
  if (!before.id.empty()) return false;
  auto owner = std::string(subjects_.without_tail(subjects_.owner_of(whole)));
  if (subjects_.names_scope(member.text) || text::holds(member.text, owner)) return false;
  bool rate = member.id.empty() && subjects_.is_rate(member.text);
  auto last = std::string_view(member.text).substr(member.text.size() - std::min(ending, member.text.size()));
  bool same = !member.id.empty() && owner.size() < whole.size() && subjects_.names_kind(owner) &&
              member.text.size() > ending && text::ends_with(whole, last);
  if (!rate && !same) return false;
  rename(member, owner + member.text);
  return true;
}

Subject SubjectResolver::subject_of(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                    document::Clause const& clause, std::size_t values) {
  Subject out;
  auto [words, prefix, suffix, listed, moved] = words_of(match, wanted, clause, out);
  out.behind = !suffix.empty();
  if (prefix.empty() && suffix.empty())
    if (auto pointed = pointed_at(out, words, clause); !pointed.members.empty()) return pointed;
  // 增速比全省平均水平高2个百分点, 在全省的位次由第8升至第6: of what was said before.
  if (prefix.empty() && suffix.empty() && !carried_.words.empty() && wanted.measure != "level")
    if (auto aspect = subjects_.aspect_in_place(words); !aspect.empty()) words = aspect;
  // 全市增长5%: of what was said before.
  std::string scope;
  if (prefix.empty() && suffix.empty() && subjects_.names_scope(words) &&
      subjects_.without_scope(words).empty())
    scope = std::exchange(words, {});
  bool bare_verb = !words.empty() && subjects_.verb_of(words) == words && !subjects_.is_light(words);
  if ((words.empty() || bare_verb || subjects_.is_aspect(words)) && prefix.empty() && suffix.empty()) {
    begin_part(match, clause);
    // 居民医疗保险全面启动,覆盖80万人: what was begun.
    if (bare_verb && carried_.words.empty() && starts_clause(match, clause) &&
        !carry_topic(clause, 1, true) && ends_member(match.range.end))
      carry_object(clause);
  }
  bool own = !words.empty() && !subjects_.is_aspect(words);
  // 均, 双双, or 分别 before one figure: 科技贷款、制造业贷款分别增长15%以上.
  constexpr std::string_view each = "分别", all_of_them = "均";
  bool both = !own && words.ends_with(all_of_them);  // 总量均
  if (both) words.resize(words.size() - all_of_them.size());
  bool for_all =
      match.capture("all") != nullptr || both ||
      (values == 1 && !opens_member(match.range.end) && text::holds(document_.slice(match.range), each));
  bool nothing_more = prefix.empty() && suffix.empty();
  bool stock = nothing_more && reaches_stock(match, wanted, words);
  // 到位资金187亿元、增长12%; 占比70%、排第2位: of what belongs to the thing before, just said.
  auto belonging = std::exchange(carried_.belonging, {});
  auto share = std::exchange(carried_.share, false);
  constexpr std::size_t one_mark = 3;  // bytes of 、 or ，
  bool at_once = carried_.end + one_mark >= match.range.begin;
  if (words.empty() && nothing_more && values == 1 && !for_all && at_once && !belonging.text.empty() &&
      goes_on_with_belonging(share, match, wanted)) {
    out.members.push_back(belonging);
    carried_.belonging = std::move(belonging), carried_.share = share;
    return out;
  }
  // 一般公共预算收入增长6%，增幅和占比均居全省第五: each is of what was said before.
  if (own && nothing_more && !carried_.words.empty() && lists_on(match, clause))
    if (auto aspects = subjects_.aspects_in(words);
        !aspects.empty() && (values == 1 || values == aspects.size())) {
      for (auto const& aspect : aspects) {
        auto handled = handled_before(aspect, 1, false);  // 均 is of the rates
        if (handled.empty()) handled.push_back(carried_.words + aspect);
        for (auto const& name : handled) out.members.push_back({subjects_.canonical_id(name), name});
      }
      return out;
    }
  if (!own && nothing_more && carried_.words.empty() && !(values > 1 && carry_topic(clause, values)) &&
      !carry_from_before(match, clause, {}) && !carry_topic(clause))
    carry_heading(clause);
  if (own && nothing_more && subjects_.is_belonging(words) && !lists_on(match, clause) &&
      carry_from_before(match, clause, words)) {
    carried_.words += words, carried_.members = {{carried_.id, carried_.words}};
    out.members = carried_.members;
    return out;
  }
  if (!own && nothing_more) {
    bool total = stock || subjects_.says_total(document_.slice(match.range));
    auto of_before = elliptic(std::move(out), words, values, for_all, total, measure_named(wanted.measure),
                              document_.slice(match.range));
    // 净增主体2万户，总量达17万户，增长13%: what follows is of all there are.
    if (total && values == 1 && of_before.members.size() == 1) {
      carried_.words = subjects_.as_stock(carried_.words);
      carried_.id = subjects_.canonical_id(carried_.words), carried_.members = of_before.members;
      // 新登记主体2万户，总量达17万户，其中企业7万户: nor is what follows newly registered.
      carried_.verb.clear(), carried_.stock = true;
    }
    // 增长4.8%（全省4.2%）: a larger place's figure is not the own place's.
    auto said = document_.slice(match.range);
    auto figure = scope.empty() || wanted.measure != "ratio" ? said.npos : said.find(scope);
    if (figure != said.npos) figure += scope.size();
    bool told = figure < said.size() && text::is_digit(said[figure]);
    bool larger = told && subjects_.names_larger(scope, document_.info.level);
    of_before.like_before = larger || (words.empty() && scope.empty() && only_says_when(match, wanted));
    if (subjects_.sums_up(words) && of_before.members.size() == 1)
      carried_.belonging = of_before.members.back(), carried_.share = true;
    for (auto& member : of_before.members) {
      if (larger) member = {"", scope + member.text};
      if (member.text.empty()) member.text = scope;
    }
    return of_before;
  }
  // 交易中心上线运行，交易额100亿元: whose it is was said in a clause without a figure.
  if (nothing_more && belongs(words) && !lists_on(match, clause) && starts_clause(match, clause) &&
      (carry_opening(match, clause) || carry_heading(clause, true) || carry_topic(clause))) {
    // 服装产业…，产业规模: a word that both have is said once.
    auto seam = text::prefix(words, 2);
    bool twice = words.size() > seam.size() && carried_.words.ends_with(seam);
    carried_.words += words.substr(twice ? seam.size() : 0),
        carried_.id = subjects_.canonical_id(carried_.words);
    carried_.members = {{carried_.id, carried_.words}};
    out.members = carried_.members;
    return out;
  }
  // 现代能源突出风电建设,推进10个项目建设,产值增长10%: what is begun has not grown.
  bool grown = wanted.measure == "growth" && subjects_.is_nameless(words);
  if (nothing_more && (grown || subjects_.is_earned(words)) && !carried_.words.empty() &&
      lists_on(match, clause))
    if (auto trade = trade_named(words, match, clause, grown); !trade.empty()) {
      out.members.push_back({"", trade + words});
      if (wanted.carries) remember(out.members, match, clause), carried_.words = trade + words;
      return out;
    }
  if (nothing_more)
    if (auto part = dependent(out, words, match, clause, values, for_all); !part.members.empty()) {
      if (wanted.carries) remember(part.members, match, clause);
      carried_.belonging = part.members.back();
      return part;
    }
  // 地区生产总值160亿元，人均突破15万元: of what was said before.
  if (suffix.empty() && carried_.sentence == clause.sentence)
    if (auto known = subjects_.per_head(words, carried_.words); !known.empty()) words = known;
  // 分别占全省的4%、全国的1%: how the figures are shared out is no part of a share.
  if (words.starts_with(each) && subjects_.share_opening(std::string_view(words).substr(each.size())) != 0)
    words.erase(0, each.size());
  // 占工业总产值比重 is a share of the subject before, or one of each of several: 各占全市的85%、53%.
  if (subjects_.share_opening(words) != 0 && suffix.empty()) {
    auto each_of = values > 1 ? several(values, false, false) : std::vector<Indicator>{};
    for (auto const& one : each_of)
      out.members.push_back({subjects_.canonical_id(one.text + words), one.text + words});
    if (!out.members.empty()) return out;
    // 铁路货运量90万吨，分别占全区、三个港口的9%、19%: so much of each whole.
    auto const takes_up = words.substr(0, subjects_.share_opening(words));
    if (values > 1 && nothing_more && !carried_.words.empty() && carried_.sentence == clause.sentence)
      if (auto wholes = subjects_.members(words.substr(takes_up.size()), values); wholes.size() == values) {
        for (auto const& whole : wholes)
          out.members.push_back({"", carried_.words + takes_up + whole + rules_.subject.share_of});
        return out;
      }
    // 新能源装机90万千瓦，占总装机的9%，发电量…: what goes on is of the whole, and not of its share.
    if (nothing_more && !carried_.words.empty() && carried_.sentence == clause.sentence) {
      auto name = carried_.words + words;
      if (wanted.measure == "ratio") name = subjects_.as_share(std::move(name));
      out.members.push_back({subjects_.canonical_id(name), name});
      carried_.belonging = out.members.back(), carried_.share = true;
      return out;
    }
    words = carried_.words + words;
  }
  bool counts = wanted.measure == "level";  // of 制造业、运输业等行业现行12%的税率 the names are no examples
  // 在甲、乙等赛事中获10金: before what is no thing at all none are.
  if (listed && counts && !suffix.empty() && wanted.append.empty()) words = subjects_.without_listed(words);
  bool bare = words.empty() && prefix.empty() && !suffix.empty();
  // 提高学生补助标准，3700万学生受益: of what was just said or begun.
  if (bare && subjects_.is_belonging(suffix) && starts_clause(match, clause)) {
    if (!lists_on(match, clause) || carried_.words.empty()) carry_topic(clause);
    if (!carried_.words.empty()) {
      auto noun = noun_of(carried_.words);
      out.members.push_back({"", std::string(subjects_.owner_of(noun)) + suffix});
      return out;
    }
  }
  // 支出3万亿元，74%用于民生: the share is of what was just said.
  if (bare && wanted.measure == "ratio" && !carried_.words.empty() && carried_.sentence == clause.sentence &&
      subjects_.goes_to(suffix)) {
    out.members.push_back({"", noun_of(carried_.words) + suffix});
    return out;
  }
  // 引进项目303个,217个当年开工; 实事15件,13件已经办结、2件跨年实施: how many of those that were counted
  // before.
  if (bare && counts_things(match, wanted) && carried_.dimension == quantity::Dimension::count &&
      carried_.sentence == clause.sentence && subjects_.canonical_id(suffix).empty() &&
      subjects_.counts_members_of(unit_of(match, wanted)))
    if (auto deed = std::string(subjects_.deed_alone(suffix)); !deed.empty()) {
      if (auto things = noun_of(carried_.words); !things.empty()) {
        out.members.push_back({"", deed + things});
        return out;
      }
    }
  if (bare) {
    // 连续三年获评全国文明城市 is what goes on, as it is said.
    auto first = wanted.period == "streak" ? SubjectReader::VerbFirst{} : subjects_.verb_first(suffix);
    out.predicate = first.verb;
    if (!first.verb.empty()) suffix = first.verb + first.noun;
    // 1.1万人脱贫、46个贫困村退出: what is a deed already waits for none.
    if (subjects_.deed_alone(suffix).empty()) out.bare = suffix;
  } else {
    auto const said = std::exchange(suffix, std::string(subjects_.without_tail(suffix)));
    // 推动30个项目竣工投产: what is brought about is done to them, as a task says it. 创业园8家企业参加展会:
    // of what they are part stands before the number.
    bool brought = subjects_.brings_about(prefix + words);
    // 健身点60个全部完工: a verb alone behind the number is said of what stands before it.
    if (auto deed = std::string(subjects_.deed_alone(suffix));
        !deed.empty() && prefix.empty() && !words.empty() && subjects_.verb_of(words).empty() &&
        !subjects_.brings_about(words) && !subjects_.names_scope(words) && counts_members(match, wanted))
      words = deed + words, suffix.clear();
    bool part_of = prefix.empty() && counts_members(match, wanted) && subjects_.may_own(words);
    if (brought || part_of)
      // 裁员100万的任务完成: without a unit the number stands for what the task is.
      if (auto first =
              subjects_.verb_first(dimension_of(match, wanted) == quantity::Dimension::bare ? suffix : said);
          !first.verb.empty())
        // 学院2个学科入选高峰学科: what they became says what they are.
        words = brought              ? first.verb
                : first.noun.empty() ? words + first.verb
                                     : first.verb + words,
        prefix.clear(), suffix = first.noun;
  }
  words = prefix + words + suffix;
  // 其中民营企业占七成: what takes up so much of the whole has that share of it.
  if (wanted.measure == "ratio") words = subjects_.as_share(std::move(words));
  if (counts)
    if (auto whose = whose_effect(words, out.predicate.size(), match, clause); !whose.empty()) {
      out.members.push_back({"", whose + words});
      // 新材料产业新引进项目30个、新开工15个: of those projects.
      if (!subjects_.is_effect(words)) carried_.words = whose + words, carried_.members = out.members;
      return out;
    }
  // 分别超省定任务3万亩、2万吨: how the figures are shared out is no part of a name.
  if (words.starts_with(each)) words.erase(0, each.size());
  // 促进民间投资增长5%: what is brought to grow has grown.
  if (wanted.measure == "growth" && nothing_more)
    if (auto cause = subjects_.bringing(words); !cause.empty()) words.erase(0, cause.size());
  // 在国家级开发区排名跃升至21位: the place is one in that order.
  constexpr std::string_view order = "排名", in = "在";
  if (wanted.measure == "rank" && nothing_more && text::holds(words, in) && !words.ends_with(order) &&
      document_.text().substr(out.range.end).starts_with(order))
    words += order;
  if (counts && prefix.empty() && suffix.empty())
    words = subjects_.without_examples(words, counts_things(match, wanted));
  if (counts && subjects_.only_funds(words) && subjects_.canonical_id(words).empty())
    words += purpose(match, clause);
  auto verb = std::string(subjects_.verb_of(words));
  // 市区新建20个公园、44个游园: where it was done goes on with the verb.
  if (auto side = words.size() - subjects_.without_side(words).size(); verb.empty() && side != 0)
    if (auto done = subjects_.verb_of(std::string_view(words).substr(side)); !done.empty())
      verb = words.substr(0, side + done.size());
  // 全市新增高新技术企业32家、瞪羚企业3家: and so it does with the whole before it.
  if (auto rest = subjects_.without_scope(words); verb.empty() && subjects_.names_scope(words) && counts)
    if (auto done = subjects_.verb_of(rest);
        !done.empty() && !subjects_.is_light(done) && done.size() < rest.size())
      verb = words.substr(0, words.size() - rest.size() + done.size());
  // 小区开工90个、完工50个: so does a verb that stands behind what it does.
  bool adds = subjects_.without_adding(carried_.verb).size() < carried_.verb.size();  // 新增上市2家、报会1家
  if (verb.empty() && !adds && lists_on(match, clause) && subjects_.is_closing(words)) verb = words;
  bool only_verb = !verb.empty() && verb == words;
  // 新开工保障房700套，基本建成500套: each stage is of what was said first.
  auto noun = only_verb ? carried_noun() : std::string();
  // 新增污水纳管量7000吨,清淤30万立方米: what is measured otherwise is none of it.
  auto dimension = dimension_of(match, wanted);
  bool other = carried_.dimension && dimension && dimension != carried_.dimension &&
               subjects_.is_measured(noun) && !subjects_.is_effect(words);
  if (only_verb && !other && carried_.words.size() > carried_.verb.size() &&
      subjects_.canonical_id(words).empty()) {
    auto thing = subjects_.without_closing(noun);
    // 产业项目新开工160个、新竣工120个: in the order of the first.
    bool thing_first = thing.size() < carried_.words.size() && carried_.words.starts_with(thing);
    words = thing_first ? std::string(thing) + words : words + std::string(thing);
  }
  // 新能源和清洁能源装机占比30%: of a share the figure is that of both together.
  bool all =
      (wanted.spread && verb.empty() && !subjects_.sums_up(words) &&
       !(values == 1 && wanted.measure != "rank" && subjects_.told_as_one(document_.slice(match.range)))) ||
      for_all;
  // 城乡居民收入与经济增长同步: without figures what is one in name is one.
  auto members = std::vector<std::string>{words};
  if (wanted.each && (values > 1 || all)) {
    // 3A、4A景区各创建1个: the verb that stood behind them all is no part of what the first leaves out.
    auto before = words.starts_with(prefix) && subjects_.verb_of(prefix) == prefix ? prefix.size() : 0;
    members = subjects_.members(std::string_view(words).substr(before), values > 1 ? values : 0,
                                values > 1 || for_all);
    for (auto& member : members) member.insert(0, words, 0, before);
  }
  // 河湖治理和林长制考评居全省第三: what 和 joins before one head is one, unless each is said to have
  // it.
  constexpr std::string_view conjunction = "和";
  bool one_figure = values == 1 && !for_all && !text::holds(document_.slice(match.range), all_of_them) &&
                    (wanted.measure == "ratio" || wanted.measure == "rank");
  if (one_figure && members.size() == 2 && !words.starts_with(members.front() + std::string(conjunction)) &&
      text::holds(words, conjunction) && !text::holds(words, "、") &&
      subjects_.canonical_id(members[0]).empty())
    members = {words};
  // 办理来信9件，满意率、基本满意率…: each belongs to what was said before.
  if (nothing_more && members.size() > 1 && std::all_of(members.begin(), members.end(), [&](auto const& one) {
        return subjects_.is_belonging(one) && subjects_.is_rate(one);
      }))
    for (auto& member : members)
      if (auto of_before = dependent({}, member, match, clause, 1, false); !of_before.members.empty())
        member = of_before.members.back().text;
  // 分别增长7%、下降3%: each number is of its own member.
  if (auto nth = static_cast<std::size_t>(std::max(0, wanted.nth)); nth != 0) {
    auto of_list = subjects_.members(words, 2);
    if (nth <= of_list.size()) members = {of_list[nth - 1]};
  }
  // 节能减排和环境保护完成省定任务 is of one matter; of indicators that are known each is held to its own.
  if (all && values == 0 && std::all_of(members.begin(), members.end(), [&](auto const& one) {
        return subjects_.canonical_id(one).empty() && !subjects_.is_rate(one);
      }))
    members = {words};
  // 新建污水厂、垃圾站各1座: the verb holds for all of them.
  if (counts && !verb.empty() && !text::ends_with(words, verb))
    for (auto& member : members)
      if (subjects_.verb_of(member).empty() && !member.starts_with(verb)) member = verb + member;
  // Without 均 a longer list is summed up in one figure; a place is held by each.
  if (all && !for_all && values == 1 && members.size() != 2 && wanted.measure != "rank") members = {words};
  // A list goes on with the verb that opened it; a clause that starts with its number has a verb of its
  // own.
  out.listed = lists_on(match, clause) && opens_member(match.range.begin);
  bool goes_on = prefix.empty() && suffix.empty() ? lists_on(match, clause) : out.listed;
  bool by_then = tells_by_then(match, wanted, out, verb);
  bool stands = by_then || stands_apart(match, wanted, clause, out, words, verb, moved);
  bool money = dimension_of(match, wanted) == quantity::Dimension::money;
  // 淘汰钢铁90万吨、水泥80万吨: as much cement is closed down, and none of it made.
  bool product = goes_on && subjects_.is_product(words);
  if (verb.empty() && out.predicate.empty() && goes_on && !stands && !carried_.verb.empty() &&
      (product || subjects_.canonical_id(words).empty()))
    for (auto& member : members) member = carried_.verb + member;
  for (auto& member : members) {
    if (out.members.empty() && goes_on)
      if (auto shared = subjects_.with_stem(member, carried_.words); !shared.empty()) member = shared;
    bool produced = wanted.measure == "level" && !money && !counts_things(match, wanted);
    if (produced && subjects_.canonical_id(member).empty())
      if (auto made = subjects_.as_output(member); !made.empty()) member = made;
    // 水源地、断面水质达标率: each of them has the word that the rule adds.
    if (!wanted.append.empty() && members.size() > 1 && !member.ends_with(wanted.append))
      member += wanted.append;
    out.members.push_back({subjects_.canonical_id(member), member});
  }
  auto site = keep_to_site(out.members, match, clause, wanted.measure == "level");
  if (!wanted.carries) return out;
  remember(out.members, match, clause);
  // 道路综合整治、桥梁改造: what was done to the one is not done to the next.
  if (!out.predicate.empty() || moved) verb.clear();
  if (!verb.empty() || by_then || !lists_on(match, clause))
    carried_.verb = verb, carried_.verb_at = match.range.begin;
  carried_.members = out.members;
  carried_.stock = false;
  carried_.dealt = values > 1 && values == out.members.size();
  carried_.words = out.members.back().text;
  carried_.id = out.members.back().id;
  carried_.site = std::move(site);
  carried_.sentence = clause.sentence;
  if (wanted.measure != "level") carried_.dimension.reset();
  return out;
}

// 南山工业园投入资金9亿元，拆迁房屋4万平方米: what goes on from a figure of the area that opened the sentence
// is done there; behind 新城建设推进 or an area that did not open it, it need not be.
std::string_view SubjectResolver::opening_site(match::RuleMatch const& match,
                                               document::Clause const& clause) const {
  if (!after_comma(match) && (carried_.site.empty() || !lists_on(match, clause))) return {};
  auto const& opening = *opening_clause(document_, clause.sentence);
  auto of = subjects_.site_of(document_.slice(opening.range));
  auto const& areas = rules_.subject.areas;
  // 园区 is some area of many, and a longer name holds more than that of an area.
  bool named = of.ends && !of.acted && document_.slice(opening.range).starts_with(of.name) &&
               std::find(areas.begin(), areas.end(), of.name) == areas.end() && subjects_.may_own(of.name) &&
               text::count_code_points(of.name) <= longest_task &&
               of.name.find_first_of("0123456789") == std::string::npos;
  // 高新区要壮大主导产业，力争企业超200家: all that the sentence asks for is asked of it.
  bool asked = named && document_.slice(opening.range).substr(of.name.size()).starts_with(is_to);
  return named && (asked || holds_figure(scan_, opening.range)) ? of.name : std::string_view{};
}

// 经济开发区坚持…，实现税收5亿元: the figures of an area are not the whole jurisdiction's.
// `counts`: the claim counts something, so that the name of a task alone may want the area before it.
std::string SubjectResolver::keep_to_site(std::vector<Indicator>& members, match::RuleMatch const& match,
                                          document::Clause const& clause, bool counts) const {
  auto const& sentence = document_.sentences[clause.sentence];
  // 工业产值 is measured of something; a longer name says itself of what.
  auto measured = [&](std::string const& text) {
    return text::count_code_points(text) <= longest_unowned && subjects_.verb_of(text).empty() &&
           subjects_.owner_of(text).size() < text.size() && subjects_.site_of(text).name.empty();
  };
  auto opened = counts ? opening_site(match, clause) : std::string_view{};
  auto task = [&](std::string const& text) {
    return !opened.empty() && text::count_code_points(text) <= longest_task &&
           subjects_.site_of(text).name.empty() && subjects_.domain_of(text).empty();
  };
  auto whole = [&](Indicator const& member) {
    return (member.id.empty() && !measured(member.text) && !task(member.text)) ||
           subjects_.names_scope(member.text);
  };
  if (sentence.headline || std::all_of(members.begin(), members.end(), whole)) return {};
  auto site = part_before(document_, scan_, rules_, subjects_, clause, match.range.end);
  if (site.empty()) return {};
  for (auto& member : members) {
    if (whole(member) || member.text.starts_with(site)) continue;
    if (member.id.empty() && !measured(member.text) && opened != site) continue;
    auto verb = subjects_.verb_of(member.text);
    member = {"", site + member.text.substr(subjects_.is_light(verb) ? verb.size() : 0)};
  }
  return site;
}

// 改造老旧小区30个，惠及居民2万户; 产业园加快建设，47个项目动工: whose the effect or the nameless thing is.
// `verb`: how much of the words is a verb that was put before the thing.
std::string SubjectResolver::whose_effect(std::string_view words, std::size_t verb,
                                          match::RuleMatch const& match, document::Clause const& clause) {
  bool effect = subjects_.is_effect(words);
  // 4家企业入选名录 says enough of which they are; 47个项目动工 does not.
  bool told = verb != 0 && !subjects_.is_closing(words.substr(0, verb));
  bool nameless = !effect && !told && subjects_.is_generic(subjects_.without_closing(words.substr(verb)));
  bool goes_on = lists_on(match, clause) && !carried_.words.empty();
  // 减免租金9万元、惠及商户8户
  bool opens = starts_clause(match, clause) || (effect && goes_on && opens_member(match.range.begin));
  if ((!effect && !nameless) || !opens) return {};
  if (goes_on && nameless) return {};
  if (!goes_on && !carry_topic(clause, 1, nameless) && !(effect && carry_heading(clause, true))) return {};
  return std::string(subjects_.owner_of(noun_of(carried_.words)));
}

// 中央财政投入90亿元，用于学校建设; 为支持农村税费改革，中央财政安排396亿元.
std::string SubjectResolver::purpose(match::RuleMatch const& match, document::Clause const& clause) const {
  auto const& clauses = document_.clauses;
  auto here = place_of(clause);
  auto cut = [](std::string_view said) { return std::string(text::prefix(said, longest_named)); };
  // 安排740亿元，比上年增加96亿元，支持卫生事业: what it is held against may stand between.
  for (auto next = here; next != clauses.end() && next - here < steps_back; ++next) {
    if (next->sentence != clause.sentence) break;
    auto range = next == here ? text::Range{match.range.end, clause.range.end} : next->range;
    auto said = document_.slice(range);
    if (auto what = subjects_.purpose_behind(said); !what.empty() && !holds_figure(scan_, range))
      return cut(what);
    if (next != here && !subjects_.compares(said)) break;
  }
  if (here == clauses.begin() || std::prev(here)->sentence != clause.sentence) return {};
  auto before = std::prev(here)->range;
  // 出台促消费10条等政策，安排资金: a policy by its articles is no purpose.
  auto said_before = document_.slice(before);
  bool digits =
      std::any_of(said_before.begin(), said_before.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits || holds_figure(scan_, before)) return {};
  return cut(subjects_.purpose_before(document_.slice(before)));
}

std::string SubjectResolver::work_behind(match::RuleMatch const& match,
                                         document::Clause const& clause) const {
  constexpr std::size_t shortest = 2;  // code points
  constexpr std::string_view comma = ",", of = "的", problem = "问题";
  auto next = place_of(clause);
  if (next == document_.clauses.end() || match.range.end + comma.size() < next->range.end) return {};
  if (document_.slice({next->range.end, next->range.end + 1}) != comma) return {};
  if (++next == document_.clauses.end() || next->sentence != clause.sentence) return {};
  auto range = subjects_.trim(document_.text(), next->range, scan_);
  auto said = document_.slice(range);
  auto thing = subjects_.without_act(said);
  if (thing.size() == said.size()) return {};
  auto at = range.end - static_cast<std::uint32_t>(thing.size());
  // 启动道路16条 names it before the number, 解决67个村的饮水安全问题 behind it.
  auto figure = std::lower_bound(scan_.quantities.begin(), scan_.quantities.end(), at,
                                 [](auto const& one, std::uint32_t from) { return one.whole.begin < from; });
  for (; figure != scan_.quantities.end() && figure->whole.begin < range.end; ++figure) {
    auto named = document_.slice({at, figure->whole.begin});
    bool before = thing.size() == range.end - at && text::count_code_points(named) >= shortest;
    thing = before ? named : document_.slice({std::min(figure->whole.end, range.end), range.end});
    if (before) break;
  }
  if (auto last = thing.rfind(of); last != std::string_view::npos) thing.remove_prefix(last + of.size());
  if (thing.ends_with(problem)) thing.remove_suffix(problem.size());
  thing = subjects_.without_tail(subjects_.without_work(thing));
  auto points = text::count_code_points(thing);
  bool names = points >= shortest && points <= longest_named && !subjects_.is_generic(thing) &&
               !subjects_.is_themeless(thing);
  return names ? std::string(thing) : std::string();
}

// What the number is of; none where there is none.
std::optional<quantity::Dimension> SubjectResolver::dimension_of(match::RuleMatch const& match,
                                                                 rule::ClaimTemplate const& wanted) const {
  auto const* value = wanted.value.empty() ? nullptr : match.capture(wanted.value);
  if (value == nullptr || value->quantities.empty()) return std::nullopt;
  return scan_.quantities[value->quantities.front()].dimension;
}

std::string_view SubjectResolver::unit_of(match::RuleMatch const& match,
                                          rule::ClaimTemplate const& wanted) const {
  auto const* value = wanted.value.empty() ? nullptr : match.capture(wanted.value);
  if (value == nullptr || value->quantities.empty()) return {};
  return scan_.quantities[value->quantities.front()].unit;
}

// 一季度增速6.8%，上半年7.1%: nothing stands before the number but when it was.
bool SubjectResolver::only_says_when(match::RuleMatch const& match, rule::ClaimTemplate const& wanted) const {
  auto const* value = wanted.value.empty() ? nullptr : match.capture(wanted.value);
  if (value == nullptr || value->quantities.empty()) return false;
  auto period = std::lower_bound(scan_.periods.begin(), scan_.periods.end(), match.range.begin,
                                 [](auto const& one, std::uint32_t at) { return one.range.begin < at; });
  return period != scan_.periods.end() &&
         period->range.end == scan_.quantities[value->quantities.front()].whole.begin && after_comma(match);
}

// What stands between a name and its number: 突破 of 企业突破900家. Empty where the name stands behind.
std::string_view SubjectResolver::behind_name(match::RuleMatch const& match,
                                              rule::ClaimTemplate const& wanted, text::Range name) const {
  auto const* value = wanted.value.empty() ? nullptr : match.capture(wanted.value);
  if (value == nullptr || value->quantities.empty() || name.empty()) return {};
  auto number = scan_.quantities[value->quantities.front()].number;
  return number.begin > name.end ? document_.slice({name.end, number.begin}) : std::string_view{};
}

// True where the number is one of things, not of money or of what is measured.
bool SubjectResolver::counts_things(match::RuleMatch const& match, rule::ClaimTemplate const& wanted) const {
  return dimension_of(match, wanted) == quantity::Dimension::count;
}

// The same, also where the number has no unit: 2400万学生.
bool SubjectResolver::counts_members(match::RuleMatch const& match, rule::ClaimTemplate const& wanted) const {
  auto dimension = dimension_of(match, wanted);
  return dimension == quantity::Dimension::count || dimension == quantity::Dimension::bare;
}

// The thing a task is about: its words without the verb.
std::string SubjectResolver::noun_of(std::string const& words) const {
  return words.substr(subjects_.verb_of(words).size());
}

// 新材料产业新引进项目: what a later stage of the same things takes over is 新材料产业项目.
std::string SubjectResolver::carried_noun() const {
  auto noun = noun_of(carried_.words);
  if (noun.size() < carried_.words.size() || carried_.verb.empty()) return noun;
  if (auto at = noun.find(carried_.verb);
      at != 0 && at != noun.npos && at + carried_.verb.size() < noun.size())
    noun.erase(at, carried_.verb.size());
  return noun;
}

// 完成投资: a belonging behind a verb that only says that it was reached.
bool SubjectResolver::was_reached(std::string_view words) const {
  auto verb = subjects_.verb_of(words);
  return subjects_.is_light(verb) && !subjects_.is_belonging(words) &&
         subjects_.is_belonging(words.substr(verb.size())) && subjects_.canonical_id(words).empty();
}

// 交易额, 完成投资: of something that was said before.
bool SubjectResolver::belongs(std::string_view words) const {
  return subjects_.is_belonging(words) || was_reached(words);
}

// True where nothing of the clause stands before the match but what says when or how firmly.
bool SubjectResolver::starts_clause(match::RuleMatch const& match, document::Clause const& clause) const {
  return subjects_.trim(document_.text(), {clause.range.begin, match.range.begin}, scan_).empty();
}

}  // namespace duizhang::claim
