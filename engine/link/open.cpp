// Open vocabulary: the same task a year later in other words. An inverted index of character pairs finds
// the few results that share rare pairs with a target; those are compared; results are then given
// out best pair first, so that one result does not answer two different targets.
#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <unordered_map>

#include "engine/link/compare.hpp"
#include "engine/link/gram_index.hpp"
#include "engine/link/pool.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;
using claim::Measure;

std::vector<std::uint64_t> shared(std::vector<std::uint64_t> const& a, std::vector<std::uint64_t> const& b) {
  std::vector<std::uint64_t> out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

// Why a pair is no answer, or none that may be held against the target. In words only for the few that are
// shown.
enum class Cause {
  none,
  time,
  other_year,
  last_year,
  above,
  generic,
  apart,
  total,
  footing,
  scopes,
  thresholds,
  grades,
  names,
  likeness
};

// What a full comparison of a target with a result found.
struct Pair {
  std::size_t target = 0;   // position among the targets
  std::size_t outcome = 0;  // position among the results
  double likeness = 0;      // 0 to 1
  double rank = 0;          // the same before it was brought to 0 to 1: decides between the very like
  Comparability comparability = Comparability::same;
  double needed = 0;           // the likeness it needs
  std::string_view threshold;  // which of the thresholds that is
  Cause cause = Cause::none;
  bool narrower = false;  // a part of what was asked is counted
  bool stage_below = false;
  bool turned_down = false;

  [[nodiscard]] bool comparable() const {
    return comparability == Comparability::same || comparability == Comparability::convertible;
  }
};

// Nearest first; an answer of another scope or unit must be nearer by a margin than a comparable one.
struct Nearness {
  bool turned_down;
  double weight;  // negative
  std::size_t target, outcome;

  friend auto operator<=>(Nearness const&, Nearness const&) = default;
};

std::string written(std::uint64_t gram) {
  std::string out;
  text::append_utf8(out, static_cast<char32_t>(gram >> 32U));
  if (!single(gram)) text::append_utf8(out, static_cast<char32_t>(gram & 0xFFFFFFFFU));
  return out;
}

constexpr auto nobody = static_cast<std::size_t>(-1);

std::string joined(std::vector<std::string> const& words, std::string_view none) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : "、") + word;
  return out.empty() ? std::string(none) : out;
}

// What comparisons ask of a claim again and again.
struct Side {
  Claim const* claim = nullptr;
  PeriodFacts period;
  std::size_t unit = 0;     // the number of its unit
  std::size_t section = 0;  // the number of its section's heading; 0 for none
};

// Strings as numbers in the order they came.
class Names {
 public:
  std::size_t number(std::string const& name) {
    return numbers_.try_emplace(name, numbers_.size()).first->second;
  }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
};

class Matcher {
 public:
  enum class Time { due, any };  // any: whatever time a result speaks of

  Matcher(Context const& context, std::vector<ClaimIndex> const& outcomes, std::vector<Link*> const& links,
          Time time)
      : context_(context),
        rules_(context.rules),
        outcomes_(outcomes),
        links_(links),
        any_time_(time == Time::any),
        least_needed_(std::min({rules_.thresholds.answer, rules_.thresholds.scope, rules_.thresholds.unit,
                                rules_.thresholds.basis})),
        targets_read_(read(links, [](Link const* link) { return link->target; })),
        outcomes_read_(read(outcomes, [](ClaimIndex index) { return index; })),
        index_(targets_read_, outcomes_read_, context.rules.weights.single),
        grams_(index_),
        grams_around_(index_) {
    sections_.number("");
    for (auto const* link : links_) target_sides_.push_back(side(context_.claims[link->target]));
    for (auto index : outcomes_) outcome_sides_.push_back(side(context_.claims[index]));
    read_verbs();
  }

  // The first target and the first result, with all that made their likeness.
  [[nodiscard]] Weighing weigh() {
    Weighing out;
    begin(0);
    (void)likeness(0, &out.parts);
    auto pair = compare(0);
    out.likeness = pair.likeness;
    out.needed = pair.needed;
    out.threshold = pair.threshold;
    // Too little likeness is told by the numbers.
    if (!pair.comparable() || pair.threshold.empty()) out.why = why(pair).en;
    for (auto one : shared(targets_read_[0].grams, outcomes_read_[0].grams))
      if (!single(one)) out.shared.push_back(written(one));
    return out;
  }

  // Values told before the targets were due: every result that is like one, whoever else it is like.
  void gather_progress() {
    for (std::size_t i = 0; i < links_.size(); ++i) {
      begin(i);
      for (auto j : nearby()) {
        auto pair = liken(j);
        if (pair.likeness < least_needed_) continue;
        settle(pair);
        if (!pair.turned_down && pair.comparable() && pair.likeness >= rules_.thresholds.progress)
          links_[i]->progress.push_back(outcomes_[j]);
      }
    }
  }

  void run() {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < links_.size(); ++i) compare_target(i, pairs);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < pairs.size(); ++i)
      if (!pairs[i].turned_down) order.push_back(i);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return nearness(pairs[a]) < nearness(pairs[b]); });
    std::vector<std::size_t> taken(outcomes_.size(), nobody);
    for (std::size_t i = 0; i < links_.size(); ++i) {
      links_[i]->promised_stage = targets_read_[i].stage_word;
      links_[i]->promised_rank = targets_read_[i].stage;
    }
    for (auto one : order) give(pairs[one], taken);
    // Those of one target stand together.
    for (auto first = pairs.begin(); first != pairs.end();) {
      auto last =
          std::find_if(first, pairs.end(), [&](Pair const& one) { return one.target != first->target; });
      std::sort(first, last, [&](Pair const& a, Pair const& b) { return likelier(a, b); });
      for (; first != last; ++first) turn_down(*first, taken);
    }
  }

 private:
  template <typename List, typename Index>
  [[nodiscard]] std::vector<Phrase> read(List const& list, Index index) const {
    std::vector<Phrase> out;
    out.reserve(list.size());
    for (auto const& one : list) {
      auto const& claim = context_.claims[index(one)];
      out.push_back(context_.reader.read(claim, context_.reports[claim.report]));
    }
    return out;
  }
  [[nodiscard]] Side side(Claim const& claim) {
    auto unit = units_.number(claim.unit);
    if (unit == families_.size()) families_.push_back(family(claim.unit));
    return {&claim, facts_of(claim.period), unit, sections_.number(claim.section)};
  }
  [[nodiscard]] Claim const& target(std::size_t i) const { return *target_sides_[i].claim; }
  [[nodiscard]] Claim const& outcome(std::size_t i) const { return *outcome_sides_[i].claim; }

  // Makes target `i` the one that results are compared with.
  void begin(std::size_t i) {
    target_ = i;
    grams_.take(index_.target(i).grams);
    grams_around_.take(index_.target(i).context);
    answering_ = answering(targets_read_[i].verbs);
    generic_ = generic();
    due_ = target_year(context_, target(i));
  }

  // The results worth a comparison.
  [[nodiscard]] std::vector<std::size_t> nearby() {
    auto out = index_.nearby(target_, rules_.comparisons);
    context_.cost.comparisons += out.size();
    return out;
  }

  // Keeps every pair that may answer, and of the others the nearest, which are all that is ever shown.
  void compare_target(std::size_t i, std::vector<Pair>& pairs) {
    begin(i);
    std::vector<Pair> others;
    for (auto j : nearby()) {
      auto pair = liken(j);
      if (pair.likeness < rules_.thresholds.nearest) continue;
      pair.turned_down = pair.likeness < least_needed_;
      if (!pair.turned_down) settle(pair);
      (pair.turned_down ? others : pairs).push_back(pair);
    }
    if (others.size() > rules_.candidates) leave_nearest(others);
    for (auto& pair : others) {
      if (pair.likeness < least_needed_) settle(pair);
      pairs.push_back(pair);
    }
  }

  // Takes off those that are surely not among the nearest; of equals all stay.
  void leave_nearest(std::vector<Pair>& pairs) const {
    if (rules_.candidates == 0) return pairs.clear();
    auto last = pairs.begin() + static_cast<std::ptrdiff_t>(rules_.candidates - 1);
    std::nth_element(pairs.begin(), last, pairs.end(),
                     [](Pair const& a, Pair const& b) { return a.likeness > b.likeness; });
    std::erase_if(pairs, [least = last->likeness](Pair const& one) { return one.likeness < least; });
  }

  [[nodiscard]] Nearness nearness(Pair const& pair) const {
    auto weight = pair.rank - (pair.comparable() ? 0 : rules_.weights.incomparable);
    return {pair.turned_down, -weight, pair.target, pair.outcome};
  }
  [[nodiscard]] bool likelier(Pair const& a, Pair const& b) const {
    return a.likeness != b.likeness ? a.likeness > b.likeness : nearness(a) < nearness(b);
  }

  // A comparison up to its likeness.
  [[nodiscard]] Pair liken(std::size_t j) const {
    Pair pair;
    pair.target = target_;
    pair.outcome = j;
    pair.rank = likeness(j);
    pair.likeness = std::clamp(pair.rank, 0.0, 1.0);
    return pair;
  }
  [[nodiscard]] Pair compare(std::size_t j) const {
    auto pair = liken(j);
    settle(pair);
    return pair;
  }

  [[nodiscard]] double likeness(std::size_t j, std::vector<Weighing::Part>* parts = nullptr) const {
    auto const &a = targets_read_[target_], &b = outcomes_read_[j];
    auto const& weights = rules_.weights;
    auto const &wa = index_.target(target_), &wb = index_.outcome(j);
    // 亿元以上项目 is held against all that is said of 亿元以上产业项目.
    bool in_full = a.bare && !b.full.empty();
    auto all_a = wa.all_grams, all_b = in_full ? wb.all_full : wb.all_grams;
    if (all_a <= 0 || all_b <= 0) return 0;
    auto common = grams_.with(in_full ? wb.full : wb.grams);
    // The mean of both shares is kind to short names inside long ones, the overlap over all words strict.
    auto kind = weights.of_target * common / all_a + (1 - weights.of_target) * common / all_b;
    auto strict = 2 * common / (all_a + all_b);
    double score = 0;
    auto add = [&](std::string_view weight, double value) {
      score += value;
      if (parts != nullptr && value != 0) parts->push_back({weight, value});
    };
    add("words", (1 - weights.strict) * kind + weights.strict * strict);
    if (auto all = wa.all_context + wb.all_context; weights.context > 0 && all > 0)
      add("context", weights.context * 2 * grams_around_.with(wb.context) / all);
    // Verbs of different stages are weighed as stages.
    bool by_stage = a.stage != b.stage && a.stage > 0 && b.stage > 0;
    if (a.verbs != 0 && b.verbs != 0 && !by_stage)
      (answering_ & b.verbs) != 0 ? add("verb_same", weights.verb_same)
                                  : add("verb_other", -weights.verb_other);
    auto const &sa = target_sides_[target_], &sb = outcome_sides_[j];
    bool same_unit = sa.unit == sb.unit, same_family = families_[sa.unit] == families_[sb.unit];
    if (same_unit && !sa.claim->unit.empty()) add("unit_same", weights.unit_same);
    if (!same_family) add("unit_other", -weights.unit_other);
    if (sa.section != 0 && sa.section == sb.section) add("section", weights.section);
    if (b.part && !a.part) add("part", -weights.part);
    if (a.total && !b.total) add("total", -weights.total);
    if (b.arrives && !a.arrives && !a.total && (a.verbs & increase_) != 0 && (b.verbs & increase_) == 0)
      add("arrives", -weights.arrives);
    if (same_family && same_number(*sa.claim, *sb.claim, same_unit)) add("same_number", weights.same_number);
    return score;
  }

  // The plan's own number told again (8座污水厂全部开工). One and two of a thing are told of everything.
  [[nodiscard]] bool same_number(Claim const& a, Claim const& b, bool same_unit) const {
    if (!a.value || !b.value || *a.value <= text::Decimal(2)) return false;
    if (same_unit) return *a.value == *b.value;
    auto common = common_values(context_.units, *a.value, a.unit, *b.value, b.unit);
    return common && common->first == common->second;
  }

  // Verb classes as bits: those that may answer each, itself among them.
  void read_verbs() {
    auto const& classes = rules_.verbs;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      auto bit = std::uint64_t{1} << i;
      if (classes[i].increase) increase_ |= bit;
      if (classes[i].stands) stands_ |= bit;
      auto& mask = kin_.emplace_back(bit);
      for (std::size_t k = 0; k < classes.size(); ++k)
        if (std::find(classes[i].kin.begin(), classes[i].kin.end(), classes[k].id) != classes[i].kin.end())
          mask |= std::uint64_t{1} << k;
    }
  }
  [[nodiscard]] std::uint64_t answering(std::uint64_t asked) const {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < kin_.size(); ++i)
      if ((asked >> i & 1U) != 0) out |= kin_[i];
    return out;
  }

  // The family of a classifier, scale left out; things for one of none.
  [[nodiscard]] std::string family(std::string const& unit) const {
    for (auto const& [classifier, name] : rules_.families) {
      if (!unit.ends_with(classifier)) continue;
      auto scale = std::string_view(unit).substr(0, unit.size() - classifier.size());
      if (scale.empty() || context_.units.to_base(1, scale)) return name;
    }
    return "things";
  }
  // Families that never count the same: visits are no buildings.
  [[nodiscard]] bool apart(Side const& a, Side const& b) const {
    if (a.unit == b.unit) return false;
    auto const &one = families_[a.unit], &two = families_[b.unit];
    return std::any_of(rules_.apart.begin(), rules_.apart.end(), [&](auto const& pair) {
      return (pair.first == one && pair.second == two) || (pair.first == two && pair.second == one);
    });
  }

  // Nothing in the target's words is rare: 企业, 道路. What is done must then be the same.
  [[nodiscard]] bool generic() const {
    auto const& grams = index_.target(target_).grams;
    return std::none_of(grams.begin(), grams.end(), [&](std::uint32_t one) {
      return !index_.is_single(one) && index_.seen(one) <= rules_.generic_from;
    });
  }

  // What the likeness is worth: whether the pair answers, and on which footing.
  void settle(Pair& pair) const {
    if (pair.cause = barred(pair.outcome); pair.cause != Cause::none) {
      pair.turned_down = true;
      return;
    }
    pair.comparability = footing_of(context_, target(pair.target), outcome(pair.outcome)).comparability;
    if (!pair.comparable()) pair.cause = Cause::footing;
    if (pair.comparable()) weigh_scope(pair);
    auto const& thresholds = rules_.thresholds;
    auto needs = [&](std::string_view key, double value) { pair.threshold = key, pair.needed = value; };
    if (pair.comparable())
      needs("answer", thresholds.answer);
    else if (pair.comparability == Comparability::different_scope)
      needs("scope", thresholds.scope);
    else if (target(pair.target).measure == outcome(pair.outcome).measure)
      needs("unit", thresholds.unit);
    else
      needs("basis", thresholds.basis);
    pair.turned_down = pair.likeness < pair.needed;
    if (pair.turned_down && pair.comparable()) pair.cause = Cause::likeness;
    if (!pair.turned_down && pair.comparable()) weigh_stage(pair);
  }
  // What no likeness makes good: another time, another place, a running total for a year's own.
  [[nodiscard]] Cause barred(std::size_t j) const {
    auto const &a = targets_read_[target_], &b = outcomes_read_[j];
    auto const &sa = target_sides_[target_], &sb = outcome_sides_[j];
    if (!any_time_) {
      auto timing = timing_of(context_, due_, *sa.claim, sa.period, *sb.claim, sb.period);
      if (timing == Timing::other || timing == Timing::spanning) return Cause::time;
    }
    if (b.other_year != 0) return Cause::other_year;
    if (b.last_year && !a.last_year) return Cause::last_year;
    if (!b.above.empty() && a.above.empty()) return Cause::above;
    if (generic_ && (a.verbs & b.verbs) == 0 && a.verbs != 0 && !(a.stage > 0 && b.stage > 0))
      return Cause::generic;
    if (apart(sa, sb)) return Cause::apart;
    if (b.total && !a.total) return Cause::total;
    return Cause::none;
  }

  void weigh_scope(Pair& pair) const {
    auto const &a = targets_read_[pair.target], &b = outcomes_read_[pair.outcome];
    auto differ = [&](Cause cause) {
      pair.comparability = Comparability::different_scope;
      pair.cause = cause;
    };
    bool both_scopes = !a.scopes.empty() && !b.scopes.empty();
    if (a.scopes != b.scopes && (both_scopes || a.narrow(rules_) || b.narrow(rules_)))
      return differ(Cause::scopes);
    if (a.thresholds != b.thresholds && (!a.thresholds.empty() || !b.thresholds.empty()))
      return differ(Cause::thresholds);
    if (a.grades != b.grades && !a.grades.empty() && !b.grades.empty()) return differ(Cause::grades);
    // A named programme in the target, only a grade in the result.
    bool named = !a.names.empty() && a.grades.empty() && !b.grades.empty() &&
                 std::none_of(a.names.begin(), a.names.end(), [&](std::string const& name) {
                   return outcome(pair.outcome).indicator.text.find(name) != std::string::npos;
                 });
    if (named) differ(Cause::names);
    pair.narrower = !named && a.grades.empty() && !b.grades.empty();
  }

  void weigh_stage(Pair& pair) const {
    auto const &a = targets_read_[pair.target], &b = outcomes_read_[pair.outcome];
    pair.stage_below = a.stage > 0 && b.stage > 0 && b.stage < a.stage;
    // 组建五大中心 is not done by choosing their sites.
    if (a.stage == 0 && b.stage == 1 && rules_.built() > 1 && (a.verbs & stands_) != 0)
      pair.stage_below = true;
    // A result at the promised stage goes before one past it, and that before one below it or of none.
    if (a.stage > 0 && a.stage == b.stage) pair.rank += rules_.weights.stage;
    if (a.stage > 0 && a.stage < b.stage) pair.rank += rules_.weights.stage / 2;
    // 建成15个 is not answered by what is only pushed on, as long as something was built.
    if (a.stage > 0 && b.stage == 0 && (a.verbs & b.verbs) == 0) pair.rank -= rules_.weights.stage;
  }

  // The pair's cause in words; of a comparable pair, how the numbers were brought together.
  [[nodiscard]] Why why(Pair const& pair) const {
    auto const &a = targets_read_[pair.target], &b = outcomes_read_[pair.outcome];
    auto const &asked = target(pair.target), &told = outcome(pair.outcome);
    auto differ = [&](std::vector<std::string> const& one, std::vector<std::string> const& other) {
      return Why{
          fmt::format("other scope: {} asked, {} told", joined(one, "the whole"), joined(other, "the whole")),
          fmt::format("范围不同：目标为{}，结果为{}", joined(one, "全部"), joined(other, "全部"))};
    };
    switch (pair.cause) {
      case Cause::none:
      case Cause::footing: {
        auto footing = footing_of(context_, asked, told);
        return {std::move(footing.why), std::move(footing.why_zh)};
      }
      case Cause::time: {
        auto time = time_of(context_, asked, told);
        return {std::move(time.why), std::move(time.why_zh)};
      }
      case Cause::other_year: {
        int year = target_year(context_, asked);
        return {fmt::format("about {}, the target is about {}", b.other_year, year),
                fmt::format("所述为{}年，目标为{}年", b.other_year, year)};
      }
      case Cause::last_year:
        return {"about the year before", "所述为上一年"};
      case Cause::above:
        return {fmt::format("speaks of {}, the superior's area", b.above),
                fmt::format("所述为上级区域（{}）", b.above)};
      case Cause::generic:
        return {"does something else, and shares only words that many share", "所做之事不同，只有常见词相同"};
      case Cause::apart:
        return {fmt::format("counts something else: {}, not {}", told.unit, asked.unit),
                fmt::format("计量对象不同：{}，不是{}", told.unit, asked.unit)};
      case Cause::total:
        return {"a running total, the target asks for the year's own", "所述为累计数，目标为当年数"};
      case Cause::scopes:
        return differ(a.scopes, b.scopes);
      case Cause::thresholds:
        return differ(a.thresholds, b.thresholds);
      case Cause::grades:
        return differ(a.grades, b.grades);
      case Cause::names:
        return differ(a.names, b.grades);
      case Cause::likeness:
        break;
    }
    return {fmt::format("likeness {:.2f}, {:.2f} is needed", pair.likeness, pair.needed),
            fmt::format("相似度{:.2f}，低于所需的{:.2f}", pair.likeness, pair.needed)};
  }

  // The same said twice, or two numbers set for one thing in one sentence (改造366万户，比去年增加100万户).
  [[nodiscard]] bool same_target(std::size_t a, std::size_t b) const {
    auto const &one = target(a), &other = target(b);
    bool one_sentence = one.report == other.report && !one.indicator.text.empty() &&
                        one.evidence.sentence_start == other.evidence.sentence_start &&
                        one.indicator.text == other.indicator.text;
    return one_sentence || (targets_read_[a].grams == targets_read_[b].grams &&
                            targets_read_[a].verbs == targets_read_[b].verbs);
  }

  void give(Pair const& pair, std::vector<std::size_t>& taken) {
    auto& link = *links_[pair.target];
    auto& holder = taken[pair.outcome];
    if (!link.answers.empty() || (holder != nobody && !same_target(holder, pair.target))) return;
    if (holder == nobody) holder = pair.target;
    link.answers = {outcomes_[pair.outcome]};
    link.how = "likeness";
    link.likeness = pair.likeness;
    link.comparability = pair.comparability;
    link.threshold = pair.needed;
    if (pair.narrower) link.narrower = joined(outcomes_read_[pair.outcome].grades, "");
    auto reason = why(pair);
    link.comparability_reason = std::move(reason.en);
    link.comparability_reason_zh = std::move(reason.zh);
    link.reported_stage = outcomes_read_[pair.outcome].stage_word;
    link.reported_rank = outcomes_read_[pair.outcome].stage;
    if (pair.stage_below && link.promised_rank == 0) {
      link.promised_stage = rules_.built_word;
      link.promised_rank = rules_.built();
    }
  }

  void turn_down(Pair const& pair, std::vector<std::size_t> const& taken) {
    auto& link = *links_[pair.target];
    if (link.candidates.size() >= rules_.candidates) return;
    auto claim = outcomes_[pair.outcome];
    if (std::find(link.answers.begin(), link.answers.end(), claim) != link.answers.end()) return;
    Why reason;
    auto holder = taken[pair.outcome];
    if (!pair.turned_down && holder != nobody && holder != pair.target)
      reason = {fmt::format("answers {} better", target(holder).id),
                fmt::format("更符合另一目标{}", target(holder).id)};
    else
      reason = why(pair);
    if (!pair.turned_down && reason.en.empty())
      reason = {"another statement of the same", "同一事项的另一处表述"};
    add_candidate(context_, link, claim, std::move(reason), pair.likeness);
  }

  Context const& context_;
  LinkRules const& rules_;
  std::vector<ClaimIndex> const& outcomes_;
  std::vector<Link*> const& links_;
  bool any_time_;
  double least_needed_;  // what every answer needs at least
  std::vector<Phrase> targets_read_;
  std::vector<Phrase> outcomes_read_;
  std::vector<Side> target_sides_;
  std::vector<Side> outcome_sides_;
  Names units_, sections_;
  std::vector<std::string> families_;  // by number of the unit
  std::vector<std::uint64_t> kin_;     // by verb class: the classes that may answer it
  std::uint64_t increase_ = 0;         // verb classes that ask for what is added
  std::uint64_t stands_ = 0;           // those that are done only when it stands
  GramIndex index_;

  // Of the target that is being compared.
  std::size_t target_ = 0;
  SharedWeight grams_;
  SharedWeight grams_around_;
  std::uint64_t answering_ = 0;  // verb classes that may answer it
  bool generic_ = false;
  int due_ = 0;
};

}  // namespace

void answer_open(Context const& context, Pool const& pool, std::vector<Link*> const& links) {
  if (!links.empty()) Matcher(context, pool.open, links, Matcher::Time::due).run();
}

void gather_open_progress(Context const& context, Pool const& pool, std::vector<Link*> const& links) {
  if (!links.empty()) Matcher(context, pool.open, links, Matcher::Time::any).gather_progress();
}

void find_open_companions(Context const& context, std::vector<ClaimIndex> const& planned,
                          std::vector<Link*> const& links) {
  if (planned.empty()) return;
  std::vector<Link> asked(links.size());
  std::vector<Link*> asking;
  for (std::size_t i = 0; i < links.size(); ++i) {
    asked[i].target = links[i]->target;
    asking.push_back(&asked[i]);
  }
  Matcher(context, planned, asking, Matcher::Time::any).run();
  for (std::size_t i = 0; i < links.size(); ++i) {
    auto const& found = asked[i];
    auto& beside = links[i]->beside;
    bool same =
        found.comparability == Comparability::same || found.comparability == Comparability::convertible;
    if (!found.answers.empty() && same && found.likeness >= context.rules.thresholds.sure)
      beside.next = found.answers.front();
    else if (!found.answers.empty())
      beside.echoed = found.answers.front();
    else if (!found.candidates.empty() &&
             found.candidates.front().likeness >= context.rules.thresholds.answer)
      beside.echoed = found.candidates.front().claim;
  }
}

Weighing weigh_open(Context const& context, ClaimIndex target, ClaimIndex outcome) {
  Link link;
  link.target = target;
  std::vector<ClaimIndex> const outcomes{outcome};
  std::vector<Link*> const links{&link};
  return Matcher(context, outcomes, links, Matcher::Time::due).weigh();
}

namespace {

double plain_weight(Context const& context, std::vector<std::uint64_t> const& grams) {
  double sum = 0;
  for (auto one : grams) sum += single(one) ? context.rules.weights.single : 1.0;
  return sum;
}

}  // namespace

double share_of_words(Context const& context, Phrase const& words, Phrase const& target) {
  auto all = plain_weight(context, words.grams);
  return all <= 0 ? 0 : plain_weight(context, shared(words.grams, target.grams)) / all;
}

bool opposed(LinkRules const& rules, Phrase const& a, Phrase const& b) {
  auto holds = [](Phrase const& phrase, std::string const& character) {
    auto one = gram(text::code_point_at(character, 0), 0);
    return std::binary_search(phrase.grams.begin(), phrase.grams.end(), one);
  };
  return std::any_of(rules.opposed.begin(), rules.opposed.end(), [&](auto const& group) {
    bool only_a = false, only_b = false;
    for (auto const& character : group) {
      bool in_a = holds(a, character), in_b = holds(b, character);
      only_a = only_a || (in_a && !in_b);
      only_b = only_b || (in_b && !in_a);
    }
    return only_a && only_b;
  });
}

double likeness_of_words(Context const& context, Phrase const& target, Phrase const& words) {
  auto all_target = plain_weight(context, target.grams), all_words = plain_weight(context, words.grams);
  if (all_target <= 0 || all_words <= 0) return 0;
  auto common = plain_weight(context, shared(target.grams, words.grams));
  auto kind = (common / all_target + common / all_words) / 2;
  auto strict = 2 * common / (all_target + all_words);
  return (1 - context.rules.weights.strict) * kind + context.rules.weights.strict * strict;
}

void add_candidate(Context const& context, Link& link, ClaimIndex claim, Why why, double likeness) {
  if (link.candidates.size() < context.rules.candidates)
    link.candidates.push_back({claim, std::move(why.en), likeness, std::move(why.zh)});
}

}  // namespace duizhang::link
