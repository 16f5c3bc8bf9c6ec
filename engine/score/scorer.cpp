#include "engine/score/scorer.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "engine/link/compare.hpp"
#include "engine/score/beside.hpp"
#include "engine/score/judge.hpp"
#include "engine/score/progress.hpp"
#include "engine/score/reason.hpp"
#include "engine/score/told.hpp"

namespace duizhang::score {

namespace {

using claim::Claim;
using claim::Kind;
using claim::Measure;
using link::ClaimIndex;
using link::Comparability;
using link::Link;
using quantity::Bound;
using rule::Direction;
using text::Decimal;

std::string verdict_id(std::string const& target) {
  return fmt::format("v-{:012x}", XXH3_64bits(target.data(), target.size()) >> 16U);
}

// A status as a reading sees it: readings may only dispute whether the target was reached.
enum class Reached { yes, mostly, no };
Reached reached(Mark mark) {
  return mark == Mark::missed ? Reached::no : mark == Mark::mostly_met ? Reached::mostly : Reached::yes;
}

Status status_of(Mark mark) {
  switch (mark) {
    case Mark::beyond_up:
      return Status::exceeded;
    case Mark::beyond_down:
      return Status::better;
    case Mark::met:
      return Status::met;
    case Mark::mostly_met:
      return Status::mostly_met;
    case Mark::missed:
      break;
  }
  return Status::missed;
}

class Scorer {
 public:
  Scorer(std::vector<Claim> const& claims, std::vector<document::ReportInfo> const& reports,
         ScorePolicy const& policy, rule::IndicatorTable const& indicators, quantity::UnitTable const& units)
      : claims_(claims),
        reports_(reports),
        policy_(policy),
        indicators_(indicators),
        units_(units),
        told_(claims, reports) {}

  Verdict score(Link const& link) {
    Verdict out;
    out.link = link;
    auto const& target = claims_[link.target];
    out.id = verdict_id(target.id);
    out.scored_headline = target.strength != quantity::Strength::aim && target.kind == Kind::target;
    if (target.kind == Kind::milestone)
      score_milestone(out);
    else if (link.due != link::Due::held)
      score_early(out);
    else if (comparable(link) && link.below_stage())
      score_stage(out);
    else if (comparable(link))
      score_number(out);
    else
      score_without_number(out);
    look_beside(out, claims_, units_);
    return out;
  }

 private:
  static bool comparable(Link const& link) {
    return !link.answers.empty() &&
           (link.comparability == Comparability::same || link.comparability == Comparability::convertible);
  }

  static Disclosure disclosure_of(Link const& link) {
    if (link.due == link::Due::later) return Disclosure::not_due;
    if (link.due == link::Due::missing) return Disclosure::source_missing;
    if (!link.answers.empty()) return Disclosure::reported_value;
    return link.partial ? Disclosure::source_missing : Disclosure::not_reported;
  }

  Fields fields_of(Link const& link) const {
    Fields out;
    auto const& target = claims_[link.target];
    auto words = printed(policy_, target);
    out.set("target", words.en, words.zh);
    out.set("year", std::to_string(link.due_year));
    if (!link.answers.empty()) {
      auto const& answer = claims_[link.answers.front()];
      auto result = printed(policy_, answer);
      out.set("x", result.en, result.zh);
    }
    out.set("why", link.comparability_reason, link.comparability_reason_zh);
    return out;
  }

  void say(Verdict& out, Status status, Disclosure disclosure, std::string_view key,
           Fields const& fields) const {
    out.status = status;
    out.disclosure = disclosure;
    auto words = fields.fill(policy_, key);
    out.reason = words.en;
    out.reason_zh = words.zh;
    if (out.policy.empty()) out.policy = std::string(key);
  }

  // The entry of the policy that decided something; what the file leaves to its default has no place.
  void note(Verdict& out, std::string setting) const {
    bool said = std::find(out.settings.begin(), out.settings.end(), setting) != out.settings.end();
    if (!said && policy_.places.find(setting) != policy_.places.end())
      out.settings.push_back(std::move(setting));
  }

  void note_tolerance(Verdict& out, Claim const& of) const {
    auto const* indicator = indicators_.find(of.indicator.id);
    if (indicator == nullptr || !indicator->tolerance) note(out, "tolerance." + of.unit);
  }

  void note_number(Verdict& out, Claim const& target, Question const& asked, Judgement const& judged) const {
    if (target.measure != Measure::rank && indicators_.find(target.indicator.id) == nullptr) {
      if (auto const* word = first_held(target.indicator.text, policy_.two_sided_words))
        note(out, "two_sided_words." + *word);
      else if (auto const* down = first_held(target.indicator.text, policy_.down_words))
        note(out, "down_words." + *down);
    }
    if (asked.bound == Bound::approx) note_tolerance(out, target);
    if (judged.mark == Mark::beyond_up || judged.mark == Mark::beyond_down) note(out, "beyond_steps");
  }

  // Readings agree or disagree only where a number was judged.
  void add(Verdict& out, std::string_view key, Fields const& fields) const {
    auto words = fields.fill(policy_, key);
    out.reason += "; " + words.en;
    out.reason_zh += "；" + words.zh;
  }

  // The direction of a target: the indicator's own; of open vocabulary a count is a floor, a decrease is
  // wanted.
  Direction direction_of(Claim const& target) const {
    if (target.measure == Measure::rank) return Direction::down;
    if (auto const* indicator = indicators_.find(target.indicator.id)) return indicator->direction;
    if (holds_any(target.indicator.text, policy_.two_sided_words)) return Direction::two_sided;
    if (holds_any(target.indicator.text, policy_.down_words)) return Direction::down;
    return target.value && *target.value < Decimal(0) ? Direction::down : Direction::up;
  }

  Decimal tolerance_of(Claim const& target) const {
    if (auto const* indicator = indicators_.find(target.indicator.id);
        indicator != nullptr && indicator->tolerance)
      return *indicator->tolerance;
    return policy_tolerance(target);
  }

  // τ of the unit, whatever the indicator.
  Decimal policy_tolerance(Claim const& target) const {
    auto found = policy_.tolerance.find(target.unit);
    return found == policy_.tolerance.end() ? Decimal(0) : found->second;
  }

  // The result in the target's unit; a share of the task against 100; growth derived from two levels.
  std::optional<Decimal> result_of(Link const& link, Claim const& target, Claim const& answer) const {
    if (!answer.value) return std::nullopt;
    if (link.base) {
      auto const& base = claims_[*link.base];
      auto common = link::common_values(units_, *base.value, base.unit, *answer.value, answer.unit);
      if (!common) return std::nullopt;
      auto percent = common->second.times(100);
      auto ratio =
          percent ? percent->divided_by(common->first, std::max(1, target.value->scale())) : std::nullopt;
      return ratio ? ratio->minus(100) : std::nullopt;
    }
    if (answer.measure == Measure::completion && target.measure != Measure::completion) return answer.value;
    auto common = link::common_values(units_, *target.value, target.unit, *answer.value, answer.unit);
    return common ? std::optional(common->second) : std::nullopt;
  }

  void score_number(Verdict& out) {
    auto const& link = out.link;
    auto const& target = claims_[link.target];
    if (!target.value) return score_relative(out);
    auto const& answer = claims_[link.answers.front()];
    out.outcome = link.answers.front();
    auto fields = fields_of(link);
    auto result = result_of(link, target, answer);
    if (!result) return say(out, Status::incomparable, Disclosure::reported_value, "incomparable", fields);
    auto asked = question(target, answer, *result);
    auto judged = judge(asked);
    if (!judged) return say(out, Status::incomparable, Disclosure::reported_value, "incomparable", fields);
    // A result that is itself only a ceiling, above the target's, shows neither.
    auto ceiling = [](Bound bound) { return bound == Bound::le || bound == Bound::lt; };
    bool unclear = judged->mark == Mark::missed && !asked.decrease && ceiling(answer.bound) &&
                   (ceiling(target.bound) || asked.direction < 0);
    if (unclear) {
      out.link.comparability = Comparability::undefined;
      return say(out, Status::incomparable, Disclosure::reported_value, "bounded_only", fields);
    }
    // A part that reaches the target proves it; one that does not says nothing of the rest.
    if (judged->mark == Mark::missed && !link.narrower.empty()) {
      out.link.comparability = Comparability::different_scope;
      fields.set("part", link.narrower);
      return say(out, Status::incomparable, Disclosure::reported_value, "narrower", fields);
    }
    out.policy = "bound." + std::string(quantity::name(asked.bound));
    note_number(out, target, asked, *judged);
    fill_numbers(out, target, asked, *judged, fields);
    out.arithmetic = arithmetic_of(asked, *judged);
    auto status = status_of(judged->mark);
    if (answer.measure == Measure::completion || link.base)
      fields.set("x", amount(*result, answer.measure == Measure::completion ? answer.unit : target.unit));
    bool two_sided = asked.direction == 0 && (asked.bound == Bound::eq || asked.bound == Bound::approx ||
                                              asked.bound == Bound::range);
    bool off = status == Status::missed && two_sided;
    say(out, status, Disclosure::reported_value, off ? "missed_two_sided" : name(status), fields);
    if (link.base) {
      fields.set("level", amount(*answer.value, answer.unit));
      fields.set("base", amount(*claims_[*link.base].value, claims_[*link.base].unit));
      add(out, "derived", fields);
    }
    read_otherwise(out, target, answer, asked, *judged);
    hear(out);
  }

  Question question(Claim const& target, Claim const& answer, Decimal result) const {
    Question asked;
    asked.bound = target.bound;
    asked.value = *target.value;
    asked.value_max = target.value_max;
    asked.result = result;
    asked.direction = rule::sign(direction_of(target));
    asked.tolerance = tolerance_of(target);
    asked.beyond_steps = policy_.beyond_steps;
    bool signed_measure = target.measure == Measure::growth || target.measure == Measure::change;
    // 下降3%左右 of something that ought to rise is a bad year expected, not a cut promised.
    bool one_sided = target.bound == Bound::ge || target.bound == Bound::gt || target.bound == Bound::le ||
                     target.bound == Bound::lt;
    asked.decrease = signed_measure && *target.value < Decimal(0) && (one_sided || asked.direction <= 0);
    if (answer.measure == Measure::completion && target.measure != Measure::completion) {
      asked = Question{};
      asked.bound = Bound::ge;
      asked.value = 100;
      asked.result = result;
      asked.beyond_steps = policy_.beyond_steps;
    }
    return asked;
  }

  void fill_numbers(Verdict& out, Claim const& target, Question const& asked, Judgement const& judged,
                    Fields& fields) const {
    out.gap = judged.gap;
    out.tau_star = judged.tau_star;
    auto unit = difference_unit(target.unit);
    fields.set("gap", amount(judged.gap.abs(), unit));
    fields.set("tau", amount(asked.tolerance, unit));
    bool counted = target.measure == Measure::level && asked.value > Decimal(0) && !asked.value_max;
    if (!counted) return;
    auto share = asked.result.divided_by(asked.value, 4);
    if (share && asked.direction < 0) share = Decimal(2).minus(*share);
    out.completion = share;
  }

  static Arithmetic arithmetic_of(Question const& asked, Judgement const& judged) {
    Arithmetic out;
    out.x = asked.result;
    out.low = asked.value;
    out.high = asked.value_max;
    out.bound = quantity::name(asked.bound);
    out.direction = asked.direction;
    out.tolerance = asked.tolerance;
    out.step = judged.step;
    out.decrease = asked.decrease;
    return out;
  }

  // A difference of two rates is told in points.
  std::string difference_unit(std::string const& unit) const {
    auto found = policy_.difference_units.find(unit);
    return found == policy_.difference_units.end() ? unit : found->second;
  }

  // The disputed readings, each judged again; those that change whether the target was reached flip it.
  void read_otherwise(Verdict& out, Claim const& target, Claim const& answer, Question const& asked,
                      Judgement const& judged) {
    auto try_reading = [&](ReadingKind kind, Fields fields, Question const& other,
                           std::optional<ClaimIndex> claim) {
      if (auto again = judge(other))
        add_reading(out, kind, std::move(fields), judged.mark, again->mark, claim);
    };
    if (asked.bound == Bound::approx) read_tolerance(asked, policy_tolerance(target), try_reading);
    if (auto readings = policy_.readings.find(target.indicator.id); readings != policy_.readings.end()) {
      for (auto direction : readings->second) {
        auto other = asked;
        other.direction = rule::sign(direction);
        if (other.direction == asked.direction) continue;
        note(out, "readings." + target.indicator.id);
        Fields fields;
        auto words = Fields().fill(policy_, direction == Direction::up     ? "direction.up"
                                            : direction == Direction::down ? "direction.down"
                                                                           : "direction.two_sided");
        fields.set("direction", words.en, words.zh);
        try_reading(ReadingKind::direction, std::move(fields), other, std::nullopt);
      }
    }
    if (out.link.base || answer.measure != target.measure) return;
    for (auto index : told_.vintages(answer)) {
      auto const& restated = claims_[index];
      auto other = asked;
      auto common = link::common_values(units_, *target.value, target.unit, *restated.value, restated.unit);
      if (!common) continue;
      other.result = common->second;
      Fields fields;
      fields.set("x", amount(*restated.value, restated.unit));
      fields.set("year", std::to_string(reports_[restated.report].year));
      try_reading(ReadingKind::vintage, std::move(fields), other, index);
    }
  }

  // 左右 without tolerance is the bare number; where the indicator has a tolerance of its own, the general
  // one is a reading too.
  template <typename Try>
  void read_tolerance(Question const& asked, Decimal general, Try const& try_reading) const {
    auto strict = asked;
    strict.tolerance = 0;
    strict.bound = Bound::eq;
    try_reading(ReadingKind::tolerance, {}, strict, std::nullopt);
    if (general == asked.tolerance || general == Decimal(0)) return;
    auto other = asked;
    other.tolerance = general;
    Fields fields;
    fields.set("tau", general.to_string());
    try_reading(ReadingKind::tolerance, std::move(fields), other, std::nullopt);
  }

  void add_reading(Verdict& out, ReadingKind kind, Fields fields, Mark before, Mark again,
                   std::optional<ClaimIndex> claim) const {
    auto status = status_of(again);
    auto word = Fields().fill(policy_, std::string("status.") + std::string(name(status)));
    bool general = fields.has("tau");
    fields.set("status", word.en, word.zh);
    auto words =
        fields.fill(policy_, general ? "reading.general_tolerance" : "reading." + std::string(name(kind)));
    bool flips = reached(again) != reached(before);
    out.readings.push_back({kind, status, flips, words.en, words.zh, claim});
    if (!flips) return;
    out.robust = false;
    out.flips.push_back(words.en);
    out.flips_zh.push_back(words.zh);
  }

  Relation relation_of(Claim const& target) const {
    auto said = target.hedge + target.evidence.text;
    for (auto const& one : policy_.relations)
      if (holds_any(said, one.words)) return one.relation;
    return Relation::keep_pace;
  }

  static Mark mark_relative(Relation relation, Decimal g, Decimal tau) {
    auto zero = Decimal(0);
    if (relation == Relation::below) g = -g;
    if (g > tau) return relation == Relation::below ? Mark::beyond_down : Mark::beyond_up;
    if (relation == Relation::above || relation == Relation::below)
      return g > zero ? Mark::met : Mark::missed;
    if (g >= zero) return Mark::met;
    if (g < -tau) return Mark::missed;
    return relation == Relation::about_keep_pace ? Mark::met : Mark::mostly_met;
  }

  // 完成省下达任务: judged by the number that the superior set itself; without it the report's own word
  // stands, and a figure cannot be held against anything.
  void score_assigned(Verdict& out, Assigned const& by) {
    auto const& target = claims_[out.link.target];
    auto const& answer = claims_[out.link.answers.front()];
    out.outcome = out.link.answers.front();
    auto fields = fields_of(out.link);
    note(out, "assigned." + std::to_string(&by - policy_.assigned.data()));
    auto superior = told_.assigned(by, target);
    auto common = superior ? link::common_values(units_, *claims_[*superior].value, claims_[*superior].unit,
                                                 *answer.value, answer.unit)
                           : std::nullopt;
    auto judged = std::optional<Judgement>();
    Question asked;
    if (common) {
      asked = question(claims_[*superior], answer, common->second);
      judged = judge(asked);
    }
    if (!judged) {
      if (auto spoken = spoken_of(out.link)) return say_spoken(out, *spoken, fields);
      out.link.comparability = Comparability::undefined;
      return say(out, Status::incomparable, Disclosure::reported_value, "no_comparator", fields);
    }
    auto const& set = claims_[*superior];
    out.policy = "bound.assigned";
    note_number(out, set, asked, *judged);
    out.comparator = superior;
    out.gap = judged->gap;
    out.tau_star = judged->tau_star;
    out.arithmetic = arithmetic_of(asked, *judged);
    auto words = printed(policy_, set);
    fields.set("target", words.en, words.zh);
    fields.set("gap", amount(judged->gap.abs(), difference_unit(set.unit)));
    fields.set("tau", amount(asked.tolerance, difference_unit(set.unit)));
    auto status = status_of(judged->mark);
    say(out, status, Disclosure::reported_value, name(status), fields);
    fields.set("place", reports_[set.report].jurisdiction);
    fields.set("quote", set.evidence.text);
    add(out, "assigned", fields);
    hear(out);
  }

  void score_relative(Verdict& out) {
    auto const& target = claims_[out.link.target];
    if (auto const* by = Told::assigned_of(policy_, target)) return score_assigned(out, *by);
    auto const& answer = claims_[out.link.answers.front()];
    out.outcome = out.link.answers.front();
    auto fields = fields_of(out.link);
    auto const* by = Told::comparator_of(policy_, target);
    if (by != nullptr) note(out, "comparators." + std::to_string(by - policy_.comparators.data()));
    auto found = by == nullptr ? std::vector<ClaimIndex>() : told_.comparators(*by, target, answer);
    auto difference = found.empty() ? std::nullopt : answer.value->minus(*claims_[found.front()].value);
    if (!difference) {
      out.link.comparability = Comparability::undefined;
      return say(out, Status::incomparable, Disclosure::reported_value, "no_comparator", fields);
    }
    auto relation = relation_of(target);
    note(out, "relations." + std::string(name(relation)));
    auto tau = tolerance_of(answer);
    if (mark_relative(relation, *difference, tau) != mark_relative(relation, *difference, Decimal(0)))
      note_tolerance(out, answer);
    auto mark = mark_relative(relation, *difference, tau);
    out.policy = "bound.relative";
    out.gap = relation == Relation::below ? -*difference : *difference;
    out.tau_star = -*out.gap;
    out.comparator = found.front();
    out.arithmetic = relative_arithmetic(answer, claims_[found.front()], relation, tau);
    set_comparator(fields, claims_[found.front()]);
    fields.set("gap", amount(out.gap->abs(), difference_unit(answer.unit)));
    auto status = status_of(mark);
    auto word = Fields().fill(policy_, std::string("status.") + std::string(name(status)));
    fields.set("status", word.en, word.zh);
    say(out, status, Disclosure::reported_value, "relative", fields);
    for (std::size_t i = 1; i < found.size(); ++i) {
      auto other = answer.value->minus(*claims_[found[i]].value);
      if (!other) continue;
      Fields reading;
      set_comparator(reading, claims_[found[i]]);
      add_reading(out, ReadingKind::comparator, std::move(reading), mark,
                  mark_relative(relation, *other, tau), found[i]);
    }
    auto strict = mark_relative(relation == Relation::about_keep_pace ? Relation::keep_pace : relation,
                                *difference, Decimal(0));
    add_reading(out, ReadingKind::tolerance, {}, mark, strict, std::nullopt);
    hear(out);
  }

  static Arithmetic relative_arithmetic(Claim const& answer, Claim const& comparator, Relation relation,
                                        Decimal tau) {
    Arithmetic out;
    out.x = *answer.value;
    out.bound = "relative";
    out.relation = name(relation);
    out.comparator = *comparator.value;
    out.direction = relation == Relation::below ? -1 : 1;
    out.tolerance = tau;
    out.step = tau;
    return out;
  }

  void set_comparator(Fields& fields, Claim const& comparator) const {
    auto const* indicator = indicators_.find(comparator.indicator.id);
    fields.set("comparator", indicator == nullptr ? comparator.indicator.text : indicator->name_en,
               indicator == nullptr ? comparator.indicator.text : indicator->name_zh);
    fields.set("c", amount(*comparator.value, comparator.unit));
  }

  // A stage is a rank that has to be reached; one past it is no more than reached.
  void score_stage(Verdict& out) {
    constexpr int no_beyond = 100;
    bool told = out.link.answers.empty();
    out.outcome = told ? out.link.told_stage : std::optional(out.link.answers.front());
    auto fields = fields_of(out.link);
    fields.set("promised", out.link.promised_stage);
    fields.set("reported", out.link.reported_stage);
    fields.set("quote", claims_[*out.outcome].evidence.text);
    out.policy = "stage";
    Question asked;
    asked.bound = Bound::ge;
    asked.value = out.link.promised_rank;
    asked.result = out.link.reported_rank;
    asked.beyond_steps = no_beyond;
    auto judged = judge(asked);
    if (judged) out.arithmetic = arithmetic_of(asked, *judged);
    bool met = judged && judged->mark == Mark::met;
    say(out, met ? Status::met : Status::missed,
        told ? Disclosure::reported_claim : Disclosure::reported_value, met ? "stage_met" : "stage", fields);
  }

  // A target without a number: the report's word on it, or the stage it tells. Silence is no verdict here,
  // because what such words announce is read too loosely to accuse by.
  void score_milestone(Verdict& out) {
    auto const& link = out.link;
    auto fields = fields_of(link);
    auto spoken = spoken_of(link);
    bool admitted = spoken && claims_[*spoken].measure == Measure::admission;
    if (link.told_stage && !admitted) return score_stage(out);
    if (spoken) return say_spoken(out, *spoken, fields);
    bool searched = link.due == link::Due::held && !link.partial;
    say(out, Status::qualitative, disclosure_of(link), searched ? "milestone_silent" : "qualitative", fields);
  }

  void say_spoken(Verdict& out, ClaimIndex spoken, Fields& fields) const {
    out.outcome = spoken;
    auto const& statement = claims_[spoken];
    fields.set("quote", statement.evidence.text);
    bool admitted = statement.measure == Measure::admission;
    say(out, admitted ? Status::admitted : Status::claimed,
        admitted ? Disclosure::admitted : Disclosure::reported_claim, admitted ? "admitted" : "claimed",
        fields);
  }

  // Answers that cannot be held against the target, sentences without a figure, silence.
  void score_without_number(Verdict& out) {
    auto const& link = out.link;
    auto fields = fields_of(link);
    auto spoken = spoken_of(link);
    // A figure of the year in another measure or scope is more than a sentence; a figure of other years is
    // not.
    bool figure = !link.answers.empty() && (link.comparability != Comparability::different_period || !spoken);
    if (figure) {
      out.outcome = link.answers.front();
      auto disclosure = link.comparability == Comparability::different_basis
                            ? Disclosure::reported_other_measure
                            : Disclosure::reported_value;
      return say(out, Status::incomparable, disclosure, "incomparable", fields);
    }
    bool admitted = spoken && claims_[*spoken].measure == Measure::admission;
    // Of a count, a stage that is reached is the government's word; one below it shows that it was not.
    if (link.told_stage && !admitted && link.below_stage()) return score_stage(out);
    if (!spoken && link.told_stage) spoken = link.told_stage;
    if (spoken) return say_spoken(out, *spoken, fields);
    if (link.partial) return say(out, Status::source_missing, Disclosure::source_missing, "excerpt", fields);
    say(out, Status::unreported, Disclosure::not_reported, "unreported", fields);
    if (link.general.empty()) return;
    fields.set("quote", claims_[link.general.front()].evidence.text);
    add(out, "general", fields);
  }

  // The sentence that decides: an admission before an assurance, the nearest of its kind.
  std::optional<ClaimIndex> spoken_of(Link const& link) const {
    for (auto measure : {Measure::admission, Measure::assurance})
      for (auto index : link.statements)
        if (claims_[index].measure == measure) return index;
    return std::nullopt;
  }

  // The report's own word where it says otherwise than its numbers.
  void hear(Verdict& out) const {
    auto spoken = spoken_of(out.link);
    if (!spoken) return;
    auto const& statement = claims_[*spoken];
    bool missed = out.status == Status::missed;
    if ((statement.measure == Measure::assurance) != missed) return;
    out.disagrees = statement.evidence.text;
    out.disagrees_claim = spoken;
    Fields fields;
    fields.set("quote", statement.evidence.text);
    add(out, "disagrees", fields);
  }

  void score_early(Verdict& out) {
    auto const& link = out.link;
    auto fields = fields_of(link);
    bool later = link.due == link::Due::later;
    auto disclosure = disclosure_of(link);
    bool dated = reports_[claims_[link.target].report].year != 0;  // else no report is known to answer it
    auto const* missing = dated ? "source_missing" : "year_unknown";
    if (link.progress.empty())
      return say(out, later ? Status::not_due : Status::source_missing, disclosure,
                 later ? "not_due" : missing, fields);
    auto const& told = claims_[link.progress.front()];
    out.outcome = link.progress.front();
    auto words = printed(policy_, told);
    fields.set("x", words.en, words.zh);
    fields.set("until", quantity::iso(told.period.last));
    say(out, Status::in_progress, disclosure, "in_progress", fields);
    add_progress(out, told, fields);
  }

  // 序时进度 within the year; 快于预期, 基本符合预期, 滞后 over several.
  void add_progress(Verdict& out, Claim const& told, Fields& fields) const {
    auto const& target = claims_[out.link.target];
    auto progress =
        progress_of(out.link, told, claims_, direction_of(target), policy_.schedule_margin, units_);
    if (!progress) return;
    note(out, "schedule_margin");
    out.progress = progress;
    if (!progress->base) out.completion = progress->share;
    auto percent = [](Decimal share) {
      auto hundred = share.times(100);
      auto whole = hundred ? hundred->divided_by(1, 0) : std::nullopt;
      return amount(whole.value_or(share), "%");
    };
    fields.set("share", percent(progress->share));
    fields.set("elapsed", percent(progress->elapsed));
    if (progress->base) {
      auto const& base = claims_[*progress->base];
      fields.set("base", amount(*base.value, base.unit));
    }
    add(out, (progress->base ? "trend." : "pace.") + std::string(name(progress->pace)), fields);
  }

  std::vector<Claim> const& claims_;
  std::vector<document::ReportInfo> const& reports_;
  ScorePolicy const& policy_;
  rule::IndicatorTable const& indicators_;
  quantity::UnitTable const& units_;
  Told told_;
};

}  // namespace

std::vector<Verdict> score_links(std::vector<Link> links, std::vector<Claim> const& claims,
                                 std::vector<document::ReportInfo> const& reports, ScorePolicy const& policy,
                                 rule::IndicatorTable const& indicators, quantity::UnitTable const& units) {
  Scorer scorer(claims, reports, policy, indicators, units);
  std::vector<Verdict> out;
  out.reserve(links.size());
  for (auto& link : links) {
    out.push_back(scorer.score(link));
    link = {};
  }
  return out;
}

}  // namespace duizhang::score
