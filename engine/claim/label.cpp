#include "engine/claim/label.hpp"

#include <algorithm>

#include "engine/text/utf8.hpp"
#include "engine/text/words.hpp"

namespace duizhang::claim {
namespace {

std::string_view ending_of(std::string_view name, std::vector<std::string> const& ends) {
  return name.substr(name.size() - text::longest_end(name, ends));
}

std::string_view without(std::string_view name, std::string_view end) {
  return name.substr(0, name.size() - end.size());
}

// 绿色化工 of 绿色化工分别实现: the owner of what it brought in, without the word for that. Empty where the
// words have no such word or nothing before it.
std::string_view owner_of(std::string_view words, rule::SubjectWords const& list) {
  auto owner = words;
  while (true) {
    auto end = ending_of(owner, list.realised);
    if (end.empty()) break;
    owner = without(owner, end);
  }
  bool told = owner.size() < words.size();
  // 新增税收 and 累计完成产值 have no owner.
  return told && text::count_code_points(owner) > 1 ? owner : std::string_view{};
}

// How those are counted that something reached: 人数 for 万人, 人次 for 万人次, 户数 for 户; "" for anything
// else.
std::string counted_in(std::string_view unit, rule::SubjectWords const& list) {
  for (auto const& [word, name] : list.counted)
    if (text::ends_with(unit, word)) return name;
  return {};
}

// 新（改）建 as reports print it: texts are read with one kind of brackets, names are for readers. A bracket
// that has lost its other one goes with what is on its side: 市)选择产业 of 各区县(市)选择产业.
std::string with_wide_brackets(std::string_view name) {
  if (auto close = name.find(')'); close < name.find('(') && close + 1 < name.size())
    name.remove_prefix(close + 1);
  if (auto open = name.rfind('(');
      open != std::string_view::npos && open > 0 && name.find(')', open) == std::string_view::npos)
    name = name.substr(0, open);
  std::string out;
  for (char one : name)
    if (one == '(')
      out += "（";
    else if (one == ')')
      out += "）";
    else
      out += one;
  return out;
}

// Without what says how, when or of whom a sentence tells it: 市重点项目(分别)完成投资, 解决(了)欠薪问题.
// What stands in quotes stays as it is quoted.
std::string without_asides(std::string_view name, rule::SubjectWords const& list) {
  constexpr std::string_view opening = "“", closing = "”";
  std::string out;
  bool quoted = false;
  for (std::size_t at = 0; at < name.size();) {
    auto rest = name.substr(at);
    if (rest.starts_with(opening)) quoted = true;
    if (rest.starts_with(closing)) quoted = false;
    auto starts = [&](std::string const& word) { return rest.starts_with(word); };
    auto aside = std::find_if(list.asides.begin(), list.asides.end(), starts);
    // 了解 and 为了 only hold such a word.
    auto whole = aside != list.asides.end() &&
                 std::any_of(list.not_asides.begin(), list.not_asides.end(), [&](std::string const& word) {
                   auto holds = word.find(*aside);
                   return holds <= at && name.substr(at - holds).starts_with(word);
                 });
    if (!quoted && aside != list.asides.end() && !whole && aside->size() < rest.size()) {
      at += aside->size();
      continue;
    }
    auto size = text::code_point_size(name[at]);
    out += rest.substr(0, size);
    at += size;
  }
  return out;
}

}  // namespace

bool wants_area(std::string_view name, rule::SubjectWords const& words) {
  return !ending_of(name, words.area_of).empty() && name.find(words.area) == std::string_view::npos;
}

std::string finished_name(Claim const& claim, rule::SubjectWords const& words) {
  auto const said = with_wide_brackets(claim.indicator.text);
  if (claim.kind == Kind::milestone || claim.kind == Kind::statement) return said;
  auto const plain = without_asides(said, words);
  std::string_view name = plain;
  constexpr std::string_view rank_unit = "位", money = "元", percent = "%";
  constexpr std::size_t shortest_name = 4;  // code points that must be left of a name: 减亏目标
  // 年度完成投资9亿元 is what has so far come of more; the things counted, and places, are of the year
  // anyway.
  bool counts = claim.measure == Measure::rank ||
                !(text::ends_with(claim.unit, money) || text::ends_with(claim.unit, percent));
  for (auto const& first : words.of_the_year)
    if (counts && text::starts_with(name, first) &&
        text::count_code_points(name.substr(first.size())) >= shortest_name)
      name.remove_prefix(first.size());
  if (auto earned = ending_of(name, words.earned); !earned.empty())
    if (auto owner = owner_of(without(name, earned), words); !owner.empty())
      return std::string(owner).append(earned);
  if (auto share = ending_of(name, words.shares_of); !share.empty()) {
    // 煤炭产量占全省44%、居全省第一: the place is that of the output.
    if (claim.measure == Measure::rank) return std::string(without(name, share));
    return std::string(name).append(words.share_of);
  }
  // 铁路货运量占全区货运量: a share by its whole.
  for (auto const& verb : words.share)
    if (auto at = name.rfind(verb); claim.measure == Measure::ratio && at != std::string_view::npos && at > 0)
      if (auto whole = name.substr(at + verb.size());
          text::longest_start(whole, words.ranked_in) != 0 && ending_of(name, words.sums).empty())
        return std::string(name).append(words.share_of);
  // 高新区在国家级考评中排第9: the place is one in that.
  constexpr std::string_view in = "在", within = "中";
  if (claim.measure == Measure::rank && text::holds(name, in) && text::ends_with(name, within))
    return std::string(without(name.substr(name.starts_with(in) ? in.size() : 0), within));
  // 综保区全国排名上升8位: so many places are told of a place.
  bool placed = claim.measure == Measure::rank || claim.unit == rank_unit;
  // 死亡人数在前几年下降的基础上又下降8%: nor is from where.
  if (auto at = name.rfind(in); !words.on_top.empty() && text::ends_with(name, words.on_top) &&
                                at != std::string_view::npos && at >= shortest_name)
    name = name.substr(0, at);
  // 水质在全国90个城市排名上升8位: among how many is no part of it.
  if (auto at = name.rfind(in); placed && at != std::string_view::npos && at >= shortest_name)
    if (auto field = name.substr(at + in.size()); text::longest_start(field, words.ranked_in) != 0 &&
                                                  std::any_of(field.begin(), field.end(), text::is_digit))
      name = name.substr(0, at);
  if (placed && !ending_of(name, words.ranked_in).empty()) return std::string(name).append(words.standing);
  // 连续三年获评: for how many years on end.
  bool streak = claim.measure == Measure::level && text::holds(name, words.on_end);
  if (streak || !ending_of(name, words.reached).empty())
    return std::string(name).append(counted_in(claim.unit, words));
  if (auto more = ending_of(name, words.to_front); !more.empty() && more.size() < name.size())
    return std::string(more).append(without(name, more));
  return std::string(name);
}

}  // namespace duizhang::claim
