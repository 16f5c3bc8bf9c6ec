// How figures go on with a list: which of them share the task that opened it, and what they speak of
// together.
#include <algorithm>
#include <array>

#include "engine/claim/clauses.hpp"
#include "engine/claim/resolver.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::claim {

namespace {
constexpr std::size_t most_in_all = 4;    // how many 均 speaks of at most
constexpr std::size_t longest_list = 32;  // code points of the names of a list at most, told as one

// Words that are one quote and nothing more: “保交楼”.
bool is_quote(std::string_view words) {
  constexpr std::string_view opening = "“", closing = "”";
  return words.starts_with(opening) && words.find(closing) + closing.size() == words.size();
}
}  // namespace

// Whether what the words name is done, or is there, whatever task opened the list: 新增学位5万个, 入学率99%.
bool SubjectResolver::stands_apart(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                   document::Clause const& clause, Subject const& subject,
                                   std::string_view words, std::string_view verb, bool moved) const {
  auto closes = [&](auto const& name) { return match.capture(name) != nullptr; };
  if (std::any_of(wanted.at_end.begin(), wanted.at_end.end(), closes)) return true;
  // A rate, a place or a change goes on with no task: 新增学位5万个、学校100%纳入教联体. Nor does what each
  // has.
  if (wanted.measure != "level" || subjects_.is_each_share(words)) return true;
  // 培育企业5家，电信业产值10亿元: nor does what a trade has made; 实际到位资金 names none.
  constexpr std::size_t shortest_owner = 3;  // code points
  auto owner = subjects_.owner_of(words);
  bool money = dimension_of(match, wanted) == quantity::Dimension::money;
  if (money && owner.size() < words.size() && text::count_code_points(owner) >= shortest_owner) return true;
  // 更新渔船900艘、减船转产900艘: what is a deed by itself needs no other than 完成.
  bool heavy = !subjects_.does_nothing(carried_.verb);
  if (heavy && subjects_.is_deed(words)) return true;
  if (!after_comma(match)) return false;
  if (subjects_.is_there(words) || subjects_.serves(words)) return true;
  // 新增就业4万人，脱贫人口外出务工3万人: whose verb stood behind them did it themselves.
  if (heavy && moved && subjects_.verb_of(words).empty()) return true;
  // 建成安置房9套，“保交楼”8套: a saying is no thing that is built.
  if (heavy && is_quote(words)) return true;
  // 筹措补助资金7000万元，受助学生1万人: whoever pays does not pay people.
  if (carried_.dimension == quantity::Dimension::money && subjects_.is_paying(carried_.verb) &&
      counts_things(match, wanted) && !subjects_.counts_members_of(unit_of(match, wanted)))
    return true;
  // 化解债务4亿元，实现融资6亿元; 发放贷款3亿元，引导农民工创业2万人: a verb of its own opens it.
  auto opening = document_.slice({match.range.begin, std::max(match.range.begin, subject.range.begin)});
  if (verb.empty() && subjects_.ends_in_verb(opening)) return true;
  // 新增贷款15亿元，贷款余额超90亿元: what has a verb of its own, or is no task, is none of that list. What
  // is a part of the figure before, 其中银行贷款, is.
  bool part = document_.slice(clause.range).starts_with(of_these);
  return (subjects_.stands_alone(words, carried_.words) && !part) ||
         subjects_.verb_of(carried_.verb).empty() || (subjects_.ends_in_deed(words) && heavy);
}

// 新增企业90家,规上企业突破900家、上市公司18家: how many there are by then is no task, nor is what the list
// goes on with. Behind a mark of a list so is what is measured: 新增车间80家、机器人产量突破5000台.
bool SubjectResolver::tells_by_then(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                    Subject const& subject, std::string_view verb) const {
  if (!verb.empty() || !subjects_.is_by_then(behind_name(match, wanted, subject.range))) return false;
  auto name = document_.slice(subject.range);
  return after_comma(match) || subjects_.names_measure(name);
}

// 新增企业12家、达到80家: so many there are then.
bool SubjectResolver::reaches_stock(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                                    std::string_view words) const {
  auto const* value = wanted.value.empty() ? nullptr : match.capture(wanted.value);
  if (!words.empty() || wanted.measure != "level" || value == nullptr || value->quantities.empty())
    return false;
  auto number = scan_.quantities[value->quantities.front()].number;
  return dimension_of(match, wanted) == carried_.dimension &&
         subjects_.is_by_then(document_.slice({match.range.begin, number.begin}));
}

// Whether a figure without a name may be of what belongs to the thing before: 投资额突破80亿元，达95亿元. A
// share does not grow, what has it does.
bool SubjectResolver::goes_on_with_belonging(bool share, match::RuleMatch const& match,
                                             rule::ClaimTemplate const& wanted) const {
  if (wanted.measure == "growth") return !share;
  if (wanted.measure == "level") return !share && dimension_of(match, wanted) == carried_.dimension;
  return wanted.measure == "change" || wanted.measure == "rank";
}

// 办理建议90件、提案80件，满意率99%: how they were dealt with is told of all that the verb was said of,
// 办理建议、提案; 满意率均达99% of each. Empty where a single thing was dealt with.
std::vector<std::string> SubjectResolver::handled_before(std::string_view words, std::size_t values,
                                                         bool each) const {
  constexpr std::string_view mark = "、";
  if (!subjects_.is_handling(words) || recent_.empty()) return {};
  auto verb = std::string(subjects_.verb_of(recent_.back().text));
  auto first = recent_.end();
  while (!verb.empty() && first != recent_.begin() && std::prev(first)->id.empty() &&
         subjects_.verb_of(std::prev(first)->text) == verb)
    --first;
  auto count = static_cast<std::size_t>(recent_.end() - first);
  if (count < 2 || (values > 1 && values != count)) return {};
  std::vector<std::string> out;
  for (; first != recent_.end(); ++first) {
    if (each || values > 1 || out.empty())
      out.push_back(first->text);
    else
      out.back().append(mark).append(first->text.substr(verb.size()));
  }
  for (auto& one : out) {
    if (text::count_code_points(one) > longest_list) return {};
    one += words;
  }
  return out;
}

// Those that several figures (分别居第1位、第2位), or one that holds for all (均居首位), speak of: what was
// said together, else what was said one after the other. Empty where a figure speaks of one thing.
std::vector<Indicator> SubjectResolver::several(std::size_t values, bool all, bool rank) const {
  auto const& together = carried_.members;
  // 城镇和农村居民收入分别达8万元、4万元，稳居第1位: of what had a figure each.
  if (values == 1 && rank && carried_.dealt && together.size() > 1) return together;
  if (values < 2 && !(all && values == 1)) return {};
  if (values > 1 ? together.size() == values : together.size() > 1) return together;
  auto wanted = values > 1 ? values : recent_.size();
  bool too_many = values < 2 && wanted > most_in_all;
  if (wanted < 2 || wanted > recent_.size() || too_many) return {};
  return {recent_.end() - static_cast<std::ptrdiff_t>(wanted), recent_.end()};
}

// What figures behind that are of several things (分别居第1位、第2位) may speak of.
void SubjectResolver::remember(std::vector<Indicator> const& members, match::RuleMatch const& match,
                               document::Clause const& clause) {
  if (!lists_on(match, clause)) recent_.clear();
  for (auto const& member : members)
    if (recent_.empty() || recent_.back().text != member.text) recent_.push_back(member);
}

// 打通10条断头路、瓶颈路; 建好6个市、区级产业园: what a mark of a list goes on with that is counted, too.
std::string SubjectResolver::listed_behind(match::RuleMatch const& match, std::string_view what) const {
  constexpr std::string_view mark = "、";
  constexpr std::array<std::string_view, 6> marks{"、", ",", "。", ";", ":", "!"};
  constexpr std::size_t longest = 90;  // bytes: thirty characters
  // 17项改革获部委、省里推广; 30条研学、骑行等路线: the rest of the clause is one with it.
  auto rest = document_.text().substr(match.range.end, longest + mark.size());
  for (std::size_t i = 1; i < marks.size(); ++i) rest = rest.substr(0, rest.find(marks[i]));
  auto rest_end = match.range.end + static_cast<std::uint32_t>(rest.size());
  if (rest.starts_with(mark) && rest.size() <= longest && !holds_figure(scan_, {match.range.end, rest_end}) &&
      subjects_.goes_on_to_end(what, rest.substr(mark.size())))
    return std::string(rest);
  std::string out;
  for (auto at = match.range.end; document_.text().substr(at).starts_with(mark);) {
    auto begin = at + static_cast<std::uint32_t>(mark.size());
    auto next = document_.text().substr(begin, longest);
    for (auto one : marks) next = next.substr(0, next.find(one));
    auto end = begin + static_cast<std::uint32_t>(next.size());
    if (next.size() == longest || holds_figure(scan_, {begin, end}) || !subjects_.goes_on(what, next)) break;
    out.append(mark).append(next);
    at = end;
  }
  return out;
}

// True where a mark of a list opens the next member: 、农村公路, 和村内道路.
bool SubjectResolver::opens_member(std::uint32_t at) const {
  constexpr std::string_view mark = "、", conjunction = "和";
  auto text = document_.text();
  return text.substr(at).starts_with(mark) || text.substr(at).starts_with(conjunction) ||
         text.substr(0, at).ends_with(conjunction);
}

// True where nothing stands behind but a mark: the thing counted is not named there.
bool SubjectResolver::ends_member(std::uint32_t at) const {
  constexpr std::array<std::string_view, 5> marks{"、", ",", "。", ";", "!"};
  auto rest = document_.text().substr(at);
  return rest.empty() || rest.front() == '\n' ||
         std::any_of(marks.begin(), marks.end(), [&](auto mark) { return rest.starts_with(mark); });
}

// True for words that end in a mark of a list: what follows is its next member.
bool SubjectResolver::joins(std::string_view words) const {
  if (subjects_.ends_whole(words)) return false;
  return std::any_of(rules_.list_separators.begin(), rules_.list_separators.end(),
                     [&](auto const& mark) { return words.size() > mark.size() && words.ends_with(mark); });
}

// True where a comma, not a mark of a list, parts this match from the one before.
bool SubjectResolver::after_comma(match::RuleMatch const& match) const {
  constexpr std::string_view comma = ",";
  return document_.text().substr(0, match.range.begin).ends_with(comma) ||
         document_.slice(match.range).starts_with(comma);
}

// True when this match goes on with the list that the one before is part of: only 、 or a comma between.
bool SubjectResolver::lists_on(match::RuleMatch const& match, document::Clause const& clause) const {
  return carried_.sentence == clause.sentence && lists_on(match, carried_);
}

bool SubjectResolver::lists_on(match::RuleMatch const& match, Carried const& before) const {
  if (before.end > match.range.begin) return false;
  auto between = document_.slice({before.end, match.range.begin});
  // 新签约项目613个。其中制造业项目375个: a part goes on behind a stop, too.
  bool of_part = between == "。" && document_.text().substr(match.range.begin).starts_with(of_these);
  return between.empty() || between == "、" || between == "," || between == "和" || of_part;
}

}  // namespace duizhang::claim
