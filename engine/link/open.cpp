// Open vocabulary: the same task a year later in other words. An inverted index of character pairs finds
// the few results that share rare pairs with a target; those are compared in full; results are then given
// out best pair first, so that one result does not answer two different targets.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "engine/link/compare.hpp"
#include "engine/link/most_shared.hpp"
#include "engine/link/pool.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;
using claim::Measure;

// The weights of a phrase's grams, in their order, and their sum: looked up once, compared many times.
struct Weighed {
  std::vector<double> grams;
  std::vector<double> context;
  double all_grams = 0;
  double all_context = 0;
};

// The weight of what two sorted lists share, by the first one's weights.
double shared_weight(std::vector<std::uint64_t> const& a, std::vector<double> const& weights,
                     std::vector<std::uint64_t> const& b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      sum += weights[i++], ++j;
    else if (a[i] < b[j])
      ++i;
    else
      ++j;
  }
  return sum;
}

// Weights of grams within the texts compared: what few claims say weighs more.
class GramWeights {
 public:
  explicit GramWeights(double of_single) : single_(of_single) {}

  void count(Phrase const& phrase) {
    ++phrases_;
    for (auto one : phrase.grams) ++seen_[one];
  }
  [[nodiscard]] std::size_t seen(std::uint64_t one) const {
    auto found = seen_.find(one);
    return found == seen_.end() ? 0 : found->second;
  }
  [[nodiscard]] double of(std::uint64_t one) const {
    auto weight = std::log(1.0 + static_cast<double>(phrases_) / static_cast<double>(seen(one) + 1));
    return single(one) ? single_ * weight : weight;
  }
  [[nodiscard]] double sum(std::vector<std::uint64_t> const& grams) const {
    double all = 0;
    for (auto one : grams) all += of(one);
    return all;
  }
  [[nodiscard]] Weighed weigh(Phrase const& phrase) const {
    Weighed out;
    auto fill = [&](std::vector<std::uint64_t> const& grams, std::vector<double>& weights, double& all) {
      weights.reserve(grams.size());
      for (auto one : grams) all += weights.emplace_back(of(one));
    };
    fill(phrase.grams, out.grams, out.all_grams);
    fill(phrase.context, out.context, out.all_context);
    return out;
  }

 private:
  double single_;
  std::size_t phrases_ = 0;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
};

std::vector<std::uint64_t> shared(std::vector<std::uint64_t> const& a, std::vector<std::uint64_t> const& b) {
  std::vector<std::uint64_t> out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

bool holds(std::vector<std::uint64_t> const& grams, std::uint64_t one) {
  return std::binary_search(grams.begin(), grams.end(), one);
}

// What a full comparison of a target with a result found.
struct Pair {
  std::size_t target = 0;   // position among the targets
  std::size_t outcome = 0;  // position among the results
  double likeness = 0;      // 0 to 1
  double rank = 0;          // the same before it was brought to 0 to 1: decides between the very like
  Comparability comparability = Comparability::same;
  double needed = 0;           // the likeness it needs
  std::string_view threshold;  // which of the thresholds that is
  Why why;                     // why not comparable, or why turned down
  std::string narrower;        // the class counted, where it is a part of the one asked
  bool stage_below = false;
  bool turned_down = false;

  [[nodiscard]] bool comparable() const {
    return comparability == Comparability::same || comparability == Comparability::convertible;
  }
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
        weights_(context.rules.weights.single) {
    read_kin();
    for (auto const* link : links_) targets_read_.push_back(read(link->target));
    for (auto index : outcomes_) outcomes_read_.push_back(read(index));
    for (auto const& one : targets_read_) weights_.count(one);
    for (auto const& one : outcomes_read_) weights_.count(one);
    for (std::size_t i = 0; i < outcomes_read_.size(); ++i)
      for (auto one : outcomes_read_[i].grams) postings_[one].push_back(i);
    for (std::size_t i = 0; i < outcomes_read_.size(); ++i)
      for (auto one : outcomes_read_[i].full)
        if (!holds(outcomes_read_[i].grams, one)) postings_[one].push_back(i);
    for (auto const& one : targets_read_) targets_weighed_.push_back(weights_.weigh(one));
    for (auto const& one : outcomes_read_) outcomes_weighed_.push_back(weights_.weigh(one));
  }

  // The first target and the first result, with all that made their likeness.
  [[nodiscard]] Weighing weigh() const {
    Weighing out;
    (void)likeness(0, 0, &out.parts);
    auto pair = compare(0, 0);
    out.likeness = pair.likeness;
    out.needed = pair.needed;
    out.threshold = pair.threshold;
    // Too little likeness is told by the numbers.
    if (!pair.comparable() || pair.threshold.empty()) out.why = pair.why.en;
    for (auto one : shared(targets_read_[0].grams, outcomes_read_[0].grams))
      if (!single(one)) out.shared.push_back(written(one));
    return out;
  }

  // Values told before the targets were due: every result that is like one, whoever else it is like.
  void gather_progress() {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < links_.size(); ++i) compare_target(i, pairs);
    for (auto const& pair : pairs)
      if (!pair.turned_down && pair.comparable() && pair.likeness >= rules_.thresholds.progress)
        links_[pair.target]->progress.push_back(outcomes_[pair.outcome]);
  }

  void run() {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < links_.size(); ++i) compare_target(i, pairs);
    // Nearest first; an answer of another scope or unit must be nearer by a margin than a comparable one.
    // Pairs hold words, so places are sorted and not pairs.
    std::vector<std::tuple<bool, double, std::size_t, std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      auto weight = pairs[i].rank - (pairs[i].comparable() ? 0 : rules_.weights.incomparable);
      order.emplace_back(pairs[i].turned_down, -weight, pairs[i].target, pairs[i].outcome, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> taken(outcomes_.size(), nobody);
    for (auto const& one : order) give(pairs[std::get<4>(one)], taken);
    std::stable_sort(order.begin(), order.end(), [&](auto const& a, auto const& b) {
      return pairs[std::get<4>(a)].likeness > pairs[std::get<4>(b)].likeness;
    });
    for (auto const& one : order) turn_down(pairs[std::get<4>(one)], taken);
  }

 private:
  [[nodiscard]] Phrase read(ClaimIndex index) const {
    auto const& claim = context_.claims[index];
    return context_.reader.read(claim, context_.reports[claim.report]);
  }
  [[nodiscard]] Claim const& target(std::size_t i) const { return context_.claims[links_[i]->target]; }
  [[nodiscard]] Claim const& outcome(std::size_t i) const { return context_.claims[outcomes_[i]]; }

  // The results that share the target's rarest grams, at most `comparisons` of them.
  [[nodiscard]] std::vector<std::size_t> nearby(Phrase const& phrase) const {
    auto grams = phrase.grams;
    std::sort(grams.begin(), grams.end(), [&](std::uint64_t a, std::uint64_t b) {
      return std::tuple(weights_.seen(a), single(a), a) < std::tuple(weights_.seen(b), single(b), b);
    });
    std::vector<std::size_t> out;
    std::size_t budget = rules_.comparisons;
    for (auto one : grams) {
      auto found = postings_.find(one);
      if (found == postings_.end()) continue;
      for (auto outcome : found->second) {
        if (out.size() >= 4 * budget) break;
        out.push_back(outcome);
      }
    }
    return most_shared(std::move(out), budget);
  }

  void compare_target(std::size_t i, std::vector<Pair>& pairs) {
    for (auto j : nearby(targets_read_[i])) {
      ++context_.cost.comparisons;
      auto pair = compare(i, j);
      if (pair.likeness >= rules_.thresholds.nearest) pairs.push_back(std::move(pair));
    }
  }

  [[nodiscard]] double likeness(std::size_t i, std::size_t j,
                                std::vector<Weighing::Part>* parts = nullptr) const {
    auto const &a = targets_read_[i], &b = outcomes_read_[j];
    auto const& weights = rules_.weights;
    auto const &wa = targets_weighed_[i], &wb = outcomes_weighed_[j];
    // 亿元以上项目 is held against all that is said of 亿元以上产业项目.
    bool in_full = a.bare && !b.full.empty();
    auto all_a = wa.all_grams, all_b = in_full ? weights_.sum(b.full) : wb.all_grams;
    if (all_a <= 0 || all_b <= 0) return 0;
    auto common = shared_weight(a.grams, wa.grams, in_full ? b.full : b.grams);
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
      add("context", weights.context * 2 * shared_weight(a.context, wa.context, b.context) / all);
    // Verbs of different stages are weighed as stages.
    bool by_stage = a.stage != b.stage && a.stage > 0 && b.stage > 0;
    if (a.verbs != 0 && b.verbs != 0 && !by_stage)
      answers_verb(a.verbs, b.verbs) ? add("verb_same", weights.verb_same)
                                     : add("verb_other", -weights.verb_other);
    auto const &ta = target(i), &tb = outcome(j);
    if (ta.unit == tb.unit && !ta.unit.empty()) add("unit_same", weights.unit_same);
    if (other_family(ta.unit, tb.unit)) add("unit_other", -weights.unit_other);
    if (!ta.section.empty() && ta.section == tb.section) add("section", weights.section);
    if (b.part && !a.part) add("part", -weights.part);
    if (a.total && !b.total) add("total", -weights.total);
    if (b.arrives && !a.arrives && !a.total && asks_increase(a.verbs) && !asks_increase(b.verbs))
      add("arrives", -weights.arrives);
    if (!other_family(ta.unit, tb.unit) && same_number(ta, tb)) add("same_number", weights.same_number);
    return score;
  }

  [[nodiscard]] bool asks_increase(std::uint64_t verbs) const {
    for (std::size_t i = 0; i < rules_.verbs.size(); ++i)
      if (rules_.verbs[i].increase && (verbs >> i & 1U) != 0) return true;
    return false;
  }

  [[nodiscard]] bool stands(std::uint64_t verbs) const {
    for (std::size_t i = 0; i < rules_.verbs.size(); ++i)
      if (rules_.verbs[i].stands && (verbs >> i & 1U) != 0) return true;
    return false;
  }

  // The plan's own number told again (8座污水厂全部开工). One and two of a thing are told of everything.
  [[nodiscard]] bool same_number(Claim const& a, Claim const& b) const {
    if (!a.value || !b.value || *a.value <= text::Decimal(2)) return false;
    if (a.unit == b.unit) return *a.value == *b.value;
    auto common = common_values(context_.units, *a.value, a.unit, *b.value, b.unit);
    return common && common->first == common->second;
  }

  // Bit by bit: which classes may answer the classes asked.
  [[nodiscard]] bool answers_verb(std::uint64_t asked, std::uint64_t told) const {
    for (std::size_t i = 0; i < kin_.size(); ++i)
      if ((asked >> i & 1U) != 0 && (kin_[i] & told) != 0) return true;
    return false;
  }
  void read_kin() {
    for (std::size_t i = 0; i < rules_.verbs.size(); ++i) {
      auto const& names = rules_.verbs[i].kin;
      auto& mask = kin_.emplace_back(std::uint64_t{1} << i);
      for (std::size_t k = 0; k < rules_.verbs.size(); ++k)
        if (std::find(names.begin(), names.end(), rules_.verbs[k].id) != names.end())
          mask |= std::uint64_t{1} << k;
    }
  }

  // The family of a classifier, scale left out; things for one of none. Looked up once a unit.
  [[nodiscard]] std::string const& family(std::string const& unit) const {
    auto [found, fresh] = families_.try_emplace(unit, "things");
    if (!fresh) return found->second;
    for (auto const& [classifier, name] : rules_.families) {
      if (!unit.ends_with(classifier)) continue;
      auto scale = std::string_view(unit).substr(0, unit.size() - classifier.size());
      if (scale.empty() || context_.units.to_base(1, scale)) {
        found->second = name;
        break;
      }
    }
    return found->second;
  }
  [[nodiscard]] bool other_family(std::string const& a, std::string const& b) const {
    return a != b && family(a) != family(b);
  }
  // Families that never count the same: visits are no buildings.
  [[nodiscard]] bool apart(std::string const& a, std::string const& b) const {
    if (a == b) return false;
    auto const &one = family(a), &two = family(b);
    return std::any_of(rules_.apart.begin(), rules_.apart.end(), [&](auto const& pair) {
      return (pair.first == one && pair.second == two) || (pair.first == two && pair.second == one);
    });
  }

  // Nothing in the target's words is rare: 企业, 道路. What is done must then be the same.
  [[nodiscard]] bool generic(std::size_t i) const {
    auto const& grams = targets_read_[i].grams;
    return std::none_of(grams.begin(), grams.end(), [&](std::uint64_t one) {
      return !single(one) && weights_.seen(one) <= rules_.generic_from;
    });
  }

  [[nodiscard]] Pair compare(std::size_t i, std::size_t j) const {
    Pair pair;
    pair.target = i;
    pair.outcome = j;
    pair.rank = likeness(i, j);
    pair.likeness = std::clamp(pair.rank, 0.0, 1.0);
    if (turned_down(i, j, pair)) {
      pair.turned_down = true;
      return pair;
    }
    weigh_footing(i, j, pair);
    if (pair.comparable()) weigh_scope(i, j, pair);
    auto const& thresholds = rules_.thresholds;
    auto needs = [&](std::string_view key, double value) { pair.threshold = key, pair.needed = value; };
    if (pair.comparable())
      needs("answer", thresholds.answer);
    else if (pair.comparability == Comparability::different_scope)
      needs("scope", thresholds.scope);
    else if (target(i).measure == outcome(j).measure)
      needs("unit", thresholds.unit);
    else
      needs("basis", thresholds.basis);
    auto needed = pair.needed;
    if (pair.likeness < needed) {
      pair.turned_down = true;
      if (pair.comparable())
        pair.why = {fmt::format("likeness {:.2f}, {:.2f} is needed", pair.likeness, needed),
                    fmt::format("相似度{:.2f}，低于所需的{:.2f}", pair.likeness, needed)};
      return pair;
    }
    if (pair.comparable()) weigh_stage(i, j, pair);
    return pair;
  }

  // What no likeness makes good: another time, another place, a running total for a year's own.
  bool turned_down(std::size_t i, std::size_t j, Pair& pair) const {
    auto const &a = targets_read_[i], &b = outcomes_read_[j];
    auto time = time_of(context_, target(i), outcome(j));
    auto say = [&](std::string en, std::string zh) { pair.why = {std::move(en), std::move(zh)}; };
    if (!any_time_ && (time.timing == Timing::other || time.timing == Timing::spanning)) {
      say(time.why, time.why_zh);
    } else if (b.other_year != 0) {
      int year = target_year(context_, target(i));
      say(fmt::format("about {}, the target is about {}", b.other_year, year),
          fmt::format("所述为{}年，目标为{}年", b.other_year, year));
    } else if (b.last_year && !a.last_year) {
      say("about the year before", "所述为上一年");
    } else if (!b.above.empty() && a.above.empty()) {
      say(fmt::format("speaks of {}, the superior's area", b.above),
          fmt::format("所述为上级区域（{}）", b.above));
    } else if (generic(i) && (a.verbs & b.verbs) == 0 && a.verbs != 0 && !(a.stage > 0 && b.stage > 0)) {
      say("does something else, and shares only words that many share", "所做之事不同，只有常见词相同");
    } else if (apart(target(i).unit, outcome(j).unit)) {
      say(fmt::format("counts something else: {}, not {}", outcome(j).unit, target(i).unit),
          fmt::format("计量对象不同：{}，不是{}", outcome(j).unit, target(i).unit));
    } else if (b.total && !a.total) {
      say("a running total, the target asks for the year's own", "所述为累计数，目标为当年数");
    } else {
      return false;
    }
    return true;
  }

  void weigh_footing(std::size_t i, std::size_t j, Pair& pair) const {
    auto footing = footing_of(context_, target(i), outcome(j));
    pair.comparability = footing.comparability;
    pair.why = {std::move(footing.why), std::move(footing.why_zh)};
  }

  void weigh_scope(std::size_t i, std::size_t j, Pair& pair) const {
    auto const &a = targets_read_[i], &b = outcomes_read_[j];
    auto differ = [&](std::vector<std::string> const& asked, std::vector<std::string> const& told) {
      pair.comparability = Comparability::different_scope;
      pair.why = {fmt::format("other scope: {} asked, {} told", joined(asked, "the whole"),
                              joined(told, "the whole")),
                  fmt::format("范围不同：目标为{}，结果为{}", joined(asked, "全部"), joined(told, "全部"))};
    };
    bool both_scopes = !a.scopes.empty() && !b.scopes.empty();
    if (a.scopes != b.scopes && (both_scopes || a.narrow(rules_) || b.narrow(rules_)))
      return differ(a.scopes, b.scopes);
    if (a.thresholds != b.thresholds && (!a.thresholds.empty() || !b.thresholds.empty()))
      return differ(a.thresholds, b.thresholds);
    if (a.grades != b.grades && !a.grades.empty() && !b.grades.empty()) return differ(a.grades, b.grades);
    // A named programme in the target, only a grade in the result.
    bool named = !a.names.empty() && a.grades.empty() && !b.grades.empty() &&
                 std::none_of(a.names.begin(), a.names.end(), [&](std::string const& name) {
                   return outcome(j).indicator.text.find(name) != std::string::npos;
                 });
    if (named) differ(a.names, b.grades);
    if (!named && a.grades.empty() && !b.grades.empty()) pair.narrower = joined(b.grades, "");
  }

  void weigh_stage(std::size_t i, std::size_t j, Pair& pair) const {
    auto const &a = targets_read_[i], &b = outcomes_read_[j];
    pair.stage_below = a.stage > 0 && b.stage > 0 && b.stage < a.stage;
    // 组建五大中心 is not done by choosing their sites.
    if (a.stage == 0 && b.stage == 1 && rules_.built() > 1 && stands(a.verbs)) pair.stage_below = true;
    // A result at the promised stage goes before one past it, and that before one below it or of none.
    if (a.stage > 0 && a.stage == b.stage) pair.rank += rules_.weights.stage;
    if (a.stage > 0 && a.stage < b.stage) pair.rank += rules_.weights.stage / 2;
    // 建成15个 is not answered by what is only pushed on, as long as something was built.
    if (a.stage > 0 && b.stage == 0 && (a.verbs & b.verbs) == 0) pair.rank -= rules_.weights.stage;
  }

  [[nodiscard]] bool same_target(std::size_t a, std::size_t b) const {
    return targets_read_[a].grams == targets_read_[b].grams &&
           targets_read_[a].verbs == targets_read_[b].verbs;
  }

  void give(Pair const& pair, std::vector<std::size_t>& taken) {
    if (pair.turned_down) return;
    auto& link = *links_[pair.target];
    auto& holder = taken[pair.outcome];
    if (!link.answers.empty() || (holder != nobody && !same_target(holder, pair.target))) return;
    if (holder == nobody) holder = pair.target;
    link.answers = {outcomes_[pair.outcome]};
    link.how = "likeness";
    link.likeness = pair.likeness;
    link.comparability = pair.comparability;
    link.threshold = pair.needed;
    link.narrower = pair.narrower;
    link.comparability_reason = pair.why.en;
    link.comparability_reason_zh = pair.why.zh;
    if (pair.stage_below) {
      auto const& asked = targets_read_[pair.target];
      link.promised_stage = asked.stage > 0 ? asked.stage_word : rules_.built_word;
      link.reported_stage = outcomes_read_[pair.outcome].stage_word;
      link.promised_rank = asked.stage > 0 ? asked.stage : rules_.built();
      link.reported_rank = outcomes_read_[pair.outcome].stage;
    }
  }

  void turn_down(Pair const& pair, std::vector<std::size_t> const& taken) {
    auto& link = *links_[pair.target];
    if (link.candidates.size() >= rules_.candidates) return;
    auto claim = outcomes_[pair.outcome];
    if (std::find(link.answers.begin(), link.answers.end(), claim) != link.answers.end()) return;
    auto why = pair.why;
    auto holder = taken[pair.outcome];
    if (!pair.turned_down && holder != nobody && holder != pair.target)
      why = {fmt::format("answers {} better", target(holder).id),
             fmt::format("更符合另一目标{}", target(holder).id)};
    else if (!pair.turned_down && why.en.empty())
      why = {"another statement of the same", "同一事项的另一处表述"};
    add_candidate(context_, link, claim, std::move(why), pair.likeness);
  }

  Context const& context_;
  LinkRules const& rules_;
  std::vector<ClaimIndex> const& outcomes_;
  std::vector<Link*> const& links_;
  bool any_time_;
  GramWeights weights_;
  std::vector<Phrase> targets_read_;
  std::vector<Phrase> outcomes_read_;
  std::vector<std::uint64_t> kin_;  // by verb class: the classes that may answer it, itself among them
  mutable std::unordered_map<std::string, std::string> families_;
  std::vector<Weighed> targets_weighed_;
  std::vector<Weighed> outcomes_weighed_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> postings_;
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
