#include "engine/claim/dating.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/claim/site.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::claim {
namespace {

bool compares(Measure measure) {
  return measure == Measure::growth || measure == Measure::change || measure == Measure::multiple;
}

bool held(std::vector<std::string> const& names, match::RuleMatch const& match) {
  return std::any_of(names.begin(), names.end(),
                     [&](auto const& name) { return match.capture(name) != nullptr; });
}

}  // namespace

Dating::Dating(document::Document const& document, match::Scan const& scan, rule::RuleSet const& rules,
               SubjectReader const& subjects, Context const& context)
    : document_(document), scan_(scan), rules_(rules), subjects_(subjects), context_(context) {}

Standing Dating::date(Claim& claim, Figure const& figure) const {
  auto period = read(claim, figure);
  look_back(claim, figure, period);
  plan_ahead(claim, figure, period);
  auto sentence = figure.clause.sentence;
  Standing standing{period.stated || role_of(figure) != document::Role::other,
                    context_.unsettled(sentence, figure.number, period),
                    context_.part_at(figure.clause.range.begin)};
  take(claim, figure, period);
  spread_yearly(claim, figure, period.stated);
  return standing;
}

document::Role Dating::role_of(Figure const& figure) const { return role_of(figure.clause.sentence); }

document::Role Dating::role_of(std::size_t sentence) const {
  return document_.sections[document_.sentences[sentence].section].role;
}

PeriodReading Dating::read(Claim& claim, Figure const& figure) const {
  auto const& [match, wanted, clause, number, reach, value, event, before] = figure;
  text::Range another{};
  for (auto const& name : wanted.not_period)
    if (auto const* capture = match.capture(name)) another = capture->range;
  auto period = context_.period_at({clause.range.begin, reach.end}, number, clause.sentence, another);
  // 由去年的61%提高到70%: 去年 says of the second when it is as little as whether it was reached.
  auto said = another.empty() ? reach : text::Range{std::max(reach.begin, another.end), reach.end};
  claim.kind = wanted.kind.empty() ? context_.kind_at(said, number, clause.sentence, period)
                                   : *kind_named(wanted.kind);
  auto role = role_of(figure);
  auto year = document_.info.year;
  // 60岁以上人口已达2.5亿, said in a plan, speaks of the year that is over.
  bool told_in_plan = claim.kind == Kind::outcome && !period.stated && year != 0 &&
                      (role == document::Role::plan || role == document::Role::five_year_plan);
  bool whole = wanted.period == "whole";
  if (told_in_plan) period.period = quantity::Period::year(year - (wanted.period.empty() || whole ? 1 : 0));
  // An aim where the section does not speak of the time ahead is for the year of the report.
  if (claim.kind == Kind::target && wanted.kind.empty() && !period.stated && !document::looks_ahead(role) &&
      year != 0)
    period.period = quantity::Period::year(year);
  // 供热面积年均增长6%、风电占比超三成: what stands behind a figure by itself is of no yearly rate.
  bool behind_one =
      match.range.begin >= period.annual_end && holds_figure(scan_, {period.annual_end, match.range.begin});
  if (period.annualised && period.annual_end != 0 && behind_one && claim.measure != Measure::growth &&
      claim.measure != Measure::change)
    period.annualised = false;
  return period;
}

void Dating::look_back(Claim const& claim, Figure const& figure, PeriodReading& period) const {
  auto role = role_of(figure);
  bool five_years = role == document::Role::five_year_review;
  bool back = (five_years || role == document::Role::review) && claim.kind == Kind::outcome;
  if (!back || document_.info.year == 0) return;
  bool flow = figure.event || subjects_.is_flow(claim.indicator.text);
  bool height = claim.measure == Measure::ratio || claim.measure == Measure::rank ||
                (claim.measure == Measure::level && !flow);
  if (of_all_years(figure)) height = false;
  auto looked_back_on = context_.default_period(figure.clause.sentence);
  // 五年间,人均收入46800元, told where the year is reviewed as well, is of the last of them.
  auto first = five_years ? looked_back_on.first_year() : document_.info.year - 5;
  if (height && !period.annualised && !period.narrow && figure.wanted.period.empty() &&
      period.period.spans_years() && period.period.first_year() == first)
    period.period = quantity::Period::year(period.period.last_year());
  // 2022年…, 年均增长5%: the rate of a year on average is that of the five.
  if (five_years && period.annualised && !period.period.spans_years()) period.period = looked_back_on;
  if (auto sum = shared_in(claim, figure)) period.period = *sum;
}

// 到2021年,能耗下降15%,新增企业200家: what changes or is done until then is of all the years to it.
void Dating::plan_ahead(Claim const& claim, Figure const& figure, PeriodReading& period) const {
  if (role_of(figure) != document::Role::five_year_plan || claim.kind != Kind::target || period.annualised ||
      period.period.spans_years() || document_.info.year == 0)
    return;
  // Money is of the year itself: 到2021年财政支出90亿元.
  bool money = figure.value && scan_.quantities[*figure.value].dimension == quantity::Dimension::money;
  bool added = !figure.event && !money && !subjects_.verb_of(claim.indicator.text).empty();
  added = added || subjects_.sums_over_time(document_.slice(figure.match.range));
  bool done = claim.measure == Measure::growth || claim.measure == Measure::change ||
              (claim.measure == Measure::level && added);
  auto years = context_.default_period(figure.clause.sentence);
  if (done && years.spans_years() && years.last_year() == period.period.last_year()) period.period = years;
}

void Dating::take(Claim& claim, Figure const& figure, PeriodReading const& period) const {
  claim.period = period.period;
  claim.annualised = period.annualised;
  claim.progress = period.progress;
  if (claim.period.first.is_not_a_date()) return;
  if (held(figure.wanted.at_end, figure.match) && claim.kind == Kind::outcome && claim.period.spans_years() &&
      !claim.annualised && !of_all_years(figure))
    claim.period = quantity::Period::year(claim.period.last_year());
  if (claim.kind == Kind::outcome && compares(claim.measure)) count_from_base(claim, figure, period.stated);
  take_wanted(claim, figure);
}

void Dating::count_from_base(Claim& claim, Figure const& figure, bool stated) const {
  text::Range clause{figure.clause.range.begin, figure.reach.end};
  auto number = figure.number;
  auto sentence = figure.clause.sentence;
  auto base = context_.since_at(clause, number);
  // A rate, 增长8%, is of one year where it does not say since when.
  bool rate = claim.measure == Measure::growth;
  if (!base && !rate) base = context_.since_before(number, sentence);
  if (!base && !claim.annualised && !context_.base_at(clause, number))
    base = context_.since_for_all(number, sentence);
  auto last = claim.period.last_year();
  // 五年来…,比上年增长5%: in the last of them.
  auto own = base ? std::nullopt : context_.base_at(clause, number);
  if (own && !own->spans_years() && own->last_year() == document_.info.year - 2 && !claim.annualised &&
      claim.period.spans_years() && last == document_.info.year - 1)
    claim.period = quantity::Period::year(last);
  // 较2014年上升 speaks of all the years since, 是“十二五”时期的1.2倍 of as many years behind those.
  if (base && !base->spans_years() && base->first_year() + 1 < last)
    claim.period =
        quantity::Period::years(base->first_year() + (of_years_behind(*base, claim) ? 1 : 0), last);
  else if (base && base->spans_years() && !claim.annualised && !stated &&
           last == 2 * base->last_year() - base->first_year() + 1)
    claim.period = quantity::Period::years(base->last_year() + 1, last);
}

void Dating::take_wanted(Claim& claim, Figure const& figure) const {
  auto const& wanted = figure.wanted;
  auto sentence = figure.clause.sentence;
  if (wanted.period == "streak" && claim.value) {
    // 连续五年入选: the five years up to the one that is spoken of.
    auto last = claim.period.last_year();
    bool whole = claim.value->scale() == 0 && *claim.value > 1 && *claim.value < 200;
    if (whole)
      claim.period = quantity::Period::years(last - static_cast<int>(claim.value->coefficient()) + 1, last);
    return;
  }
  if (wanted.period == "base") {
    if (auto base = context_.base_at({figure.clause.range.begin, figure.reach.end}, figure.number))
      claim.period = *base;
    return;
  }
  if (wanted.period != "before") return;
  // 由2007年的25:43:32: what stands before the first of several numbers is of them all.
  auto const* values = wanted.value.empty() ? nullptr : figure.match.capture(wanted.value);
  auto opening = values == nullptr || values->quantities.empty()
                     ? figure.number
                     : scan_.quantities[values->quantities.front()].whole;
  bool ahead = document::looks_ahead(role_of(figure));
  auto named = year_right_before(opening, sentence);
  auto start = context_.start_at(figure.number, sentence);
  if (named && (*named != claim.period || claim.period.spans_years() || numbered_before(opening) ||
                (ahead && named->last_year() == document_.info.year - 1)))
    claim.period = *named;
  else if (start && start->last_year() < claim.period.last_year())
    claim.period = *start;
  else if (role_of(figure) == document::Role::five_year_review && document_.info.year != 0 &&
           !claim.period.spans_years()) {
    // 2010年为14%…由39%提高到46%, where 2011 to 2015 are looked back on: from the year that they are held
    // against.
    auto first = context_.default_period(sentence).first_year();
    claim.period = quantity::Period::year(first - (context_.section_names(first - 1, sentence) ? 1 : 0));
  } else if (!claim.period.spans_years())
    claim.period = quantity::Period::year(claim.period.first_year() - 1);
  else  // what a plan starts from was there before it
    claim.period = quantity::Period::year(claim.period.first_year() -
                                          (ahead && claim.period.last_year() >= document_.info.year ? 1 : 0));
}

void Dating::spread_yearly(Claim& claim, Figure const& figure, bool stated) const {
  bool rate = compares(claim.measure) || claim.measure == Measure::ratio;
  if (!claim.annualised || !rate || claim.period.first.is_not_a_date() || claim.period.spans_years()) return;
  auto sentence = figure.clause.sentence;
  auto years =
      compares(claim.measure) ? context_.years_up_to(claim.period, sentence, figure.number) : std::nullopt;
  bool done = claim.kind == Kind::outcome;
  if (!years && done) years = context_.years_of_section(sentence);
  // 失业率年均5.65%, where a year is reviewed and nothing says since when: of five years.
  if (!years && done && !stated && !document::looks_ahead(role_of(figure))) {
    years = context_.years_before(figure.number, sentence);
    if (!years) years = quantity::Period::years(document_.info.year - 5, document_.info.year - 1);
  }
  if (years) claim.period = *years;
}

// 五年累计投入90亿元，占支出的75%: a share of what several years came to is of them, too.
std::optional<quantity::Period> Dating::shared_in(Claim const& claim, Figure const& figure) const {
  if (claim.measure != Measure::ratio || figure.before == nullptr) return std::nullopt;
  auto said = document_.slice(figure.match.range);
  for (std::string_view mark : {",", "、"})
    if (said.starts_with(mark)) said.remove_prefix(mark.size());
  auto const& sum = *figure.before;
  bool of_sum = sum.measure == Measure::level && sum.kind == Kind::outcome && sum.period.spans_years();
  return of_sum && subjects_.share_opening(said) != 0 ? std::optional(sum.period) : std::nullopt;
}

// 比2020年下降65%, said where 2021 to 2025 are looked back on, is a rate of those five years; 是2020年的2倍
// and 比2020年增加4亿元 speak of both ends.
bool Dating::of_years_behind(quantity::Period const& base, Claim const& claim) const {
  return document_.info.year != 0 && base.first_year() == document_.info.year - 6 &&
         claim.measure == Measure::growth;
}

// 五年累计65亿吨, 稳定在800亿斤以上: a figure of all the years, not of their end.
bool Dating::of_all_years(Figure const& figure) const {
  auto said = document_.slice({std::min(figure.match.range.begin, figure.number.begin), figure.number.end});
  return subjects_.of_all_time(said);
}

// The period that stands right before the number, at most 的, 为 or 是 between: 从去年的2.1%, 2000年为21%.
match::PeriodMention const* Dating::mention_right_before(text::Range number) const {
  constexpr std::array<std::string_view, 4> joining{"", "的", "为", "是"};
  auto after =
      std::lower_bound(scan_.periods.begin(), scan_.periods.end(), number.begin,
                       [](auto const& mention, std::uint32_t at) { return mention.range.begin < at; });
  if (after == scan_.periods.begin()) return nullptr;
  auto const& mention = *std::prev(after);
  if (mention.range.end > number.begin) return nullptr;
  auto between = document_.slice({mention.range.end, number.begin});
  return std::find(joining.begin(), joining.end(), between) != joining.end() ? &mention : nullptr;
}

std::optional<quantity::Period> Dating::year_right_before(text::Range number, std::size_t sentence) const {
  auto const* mention = mention_right_before(number);
  if (mention == nullptr || !mention->period) return std::nullopt;
  auto named = *mention->period;
  // 由上年的43%: of the year before the one that the section tells of, which a plan's is a year later.
  auto const& rule = rules_.periods[mention->rule];
  bool of_plan = role_of(sentence) == document::Role::plan;
  if (rule.base && rule.of_section && of_plan && !named.spans_years())
    named = quantity::Period::year(named.last_year() + 1);
  return named;
}

// 由2022年的, 由“九五”末的: no other year can be meant, as with 由去年的 it may.
bool Dating::numbered_before(text::Range number) const {
  constexpr std::string_view digits = "0123456789", quote = "“";
  auto const* mention = mention_right_before(number);
  if (mention == nullptr) return false;
  auto said = document_.slice(mention->range);
  return said.starts_with(quote) || digits.find(said.front()) != std::string_view::npos;
}

}  // namespace duizhang::claim
