#include "engine/claim/extract.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <unordered_set>

#include "engine/claim/context.hpp"
#include "engine/diag/codes.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::claim {
namespace {

constexpr std::uint32_t most_around = 900;  // bytes, 300 characters

// What the clauses behind may leave out: the subject last named, and the verb that opened a list.
struct Carried {
  std::string words;
  std::string id;
  std::vector<Indicator>
      members;  // of 城乡居民收入分别为…: later pairs of values are shared out the same way
  std::string verb;
  std::uint32_t verb_at = 0;         // where that verb stands: how firmly it is meant was said after it
  Measure measure = Measure::ratio;  // of a figure whose measure was said before: 增长7.5%、力争8%
  std::size_t sentence = static_cast<std::size_t>(-1);
  std::uint32_t end = 0;  // of the match that set it
};

class Extractor {
 public:
  Extractor(document::Document const& document, match::Scan const& scan, rule::RuleSet const& rules,
            SubjectReader const& subjects, std::size_t report, diag::Diagnostics& out)
      : document_(document),
        scan_(scan),
        rules_(rules),
        subjects_(subjects),
        report_(report),
        out_(out),
        context_(document, scan, rules),
        text_(document.text()) {}

  std::vector<Claim> extract() {
    for (auto const& match : scan_.matches) add_match(match);
    return std::move(claims_);
  }

 private:
  struct Subject {
    text::Range range;  // where its own words stand; empty when carried over
    std::vector<Indicator> members;
  };

  void add_match(match::RuleMatch const& match) {
    auto const& rule = rules_.claim_rules[match.rule];
    auto clause = document_.clauses[context_.clause_of(match.range.begin)];
    if (carried_.sentence != clause.sentence) carried_ = {};
    for (auto const& claim : rule.claims) add_claims(match, rule, claim, clause);
    carried_.end = match.range.end;
  }

  void add_claims(match::RuleMatch const& match, rule::ClaimRule const& rule,
                  rule::ClaimTemplate const& wanted, document::Clause const& clause) {
    std::vector<std::uint32_t> values;
    if (!wanted.value.empty()) {
      auto const* capture = match.capture(wanted.value);
      if (capture == nullptr) return;  // an optional part that is not there
      values = capture->quantities;
      if (values.empty()) {
        auto quote = document_.quote(capture->range);
        out_.warning_about(
            diag::code::claim_unreadable, document_.info.path,
            fmt::format("rule {}: `{}` at {} holds no quantity", rule.id, quote.text, quote.start));
        return;
      }
    }
    auto subject = read_subject(match, wanted, clause, values.size());
    auto count = std::max<std::size_t>(1, std::max(values.size(), subject.members.size()));
    if (values.size() > 1 && subject.members.size() > 1 && values.size() != subject.members.size())
      count = values.size();
    auto const first = claims_.size();
    for (std::size_t i = 0; i < count; ++i) {
      auto const& indicator = subject.members[std::min(i, subject.members.size() - 1)];
      std::optional<std::uint32_t> value;
      if (!values.empty()) value = values[std::min(i, values.size() - 1)];
      claims_.push_back(make_claim(match, rule, wanted, clause, indicator, value, subject.range));
    }
    share_bound(first, values.size());
  }

  // 分别增长8%和8.5%左右: what bounds the last of a list bounds those before it that have no word of their
  // own.
  void share_bound(std::size_t first, std::size_t values) {
    if (values < 2 || claims_.size() - first < 2) return;
    auto const& last = claims_.back();
    if (last.bound == quantity::Bound::eq || last.bound == quantity::Bound::range) return;
    for (auto i = first; i + 1 < claims_.size(); ++i)
      if (claims_[i].bound == quantity::Bound::eq)
        claims_[i].bound = last.bound, claims_[i].hedge = last.hedge;
  }

  // The words of the claim's indicator, its ellipsis resolved, one entry a member.
  Subject read_subject(match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                       document::Clause const& clause, std::size_t values) {
    Subject out;
    std::string words;
    auto const* capture = wanted.indicator.empty() ? nullptr : match.capture(wanted.indicator);
    if (capture != nullptr) {
      auto range = subjects_.trim(text_, capture->range, scan_);
      words = std::string(text::slice(text_, range));
      out.range = range;
    }
    auto joined = [&](std::vector<std::string> const& names) {
      std::string all;
      for (auto const& name : names)
        if (auto const* part = match.capture(name)) {
          auto range = subjects_.trim(text_, part->range, scan_);
          if (out.range.empty()) out.range = range;
          out.range = {std::min(out.range.begin, range.begin), std::max(out.range.end, range.end)};
          all += text::slice(text_, range);
        }
      return all;
    };
    auto prefix = joined(wanted.prefix);
    auto suffix = joined(wanted.suffix);
    bool own = !words.empty() && !subjects_.is_aspect(words);
    if (!own && prefix.empty() && suffix.empty()) {
      // Ellipsis: 增长7% speaks of the subject before; 增幅 of an aspect of it.
      if (words.empty() && values > 1 && carried_.members.size() == values) {
        out.members = carried_.members;
        return out;
      }
      out.members.push_back({carried_.id, carried_.words + words});
      if (!words.empty() && carried_.words.empty())
        out.members.back() = {subjects_.canonical_id(words), words};
      return out;
    }
    // 占工业总产值比重 is a share of the subject before.
    if (subjects_.opens_share(words) && suffix.empty()) words = carried_.words + words;
    // 建成投用中心路等25条道路: the names before the number are examples of what is counted.
    bool listed = match.capture("listed") != nullptr || words.find("、") != std::string::npos ||
                  (capture != nullptr && joins(text::slice(text_, capture->range)));
    if (listed && !suffix.empty()) words = std::string(subjects_.verb_of(words));
    words = prefix + words + suffix;
    auto verb = std::string(subjects_.verb_of(words));
    bool only_verb = !verb.empty() && verb == words;
    if (only_verb && carried_.words.size() > carried_.verb.size()) words += noun_of(carried_.words);
    bool all = (wanted.spread && verb.empty()) || match.capture("all") != nullptr;
    auto members = wanted.each && (values > 1 || all) ? subjects_.members(words, values > 1 ? values : 0)
                                                      : std::vector<std::string>{words};
    // Without 均 a longer list is summed up in one figure.
    if (all && match.capture("all") == nullptr && values < 2 && members.size() != 2) members = {words};
    // A list goes on with the verb that opened it; a clause that starts with its number has a verb of its
    // own.
    bool goes_on = lists_on(match, clause) &&
                   (prefix.empty() && suffix.empty() ? true : text_.compare(match.range.begin, 3, "、") == 0);
    bool stands = std::any_of(wanted.at_end.begin(), wanted.at_end.end(),
                              [&](auto const& name) { return match.capture(name) != nullptr; });
    if (verb.empty() && goes_on && !stands && !carried_.verb.empty() && subjects_.canonical_id(words).empty())
      for (auto& member : members) member = carried_.verb + member;
    for (auto const& member : members) out.members.push_back({subjects_.canonical_id(member), member});
    if (wanted.carries) {
      if (!verb.empty() || !lists_on(match, clause))
        carried_.verb = verb, carried_.verb_at = match.range.begin;
      carried_.members = out.members;
      carried_.words = out.members.back().text;
      carried_.id = out.members.back().id;
      carried_.sentence = clause.sentence;
    }
    return out;
  }

  // The thing a task is about: its words without the verb.
  [[nodiscard]] std::string noun_of(std::string const& words) const {
    return words.substr(subjects_.verb_of(words).size());
  }

  // True for words that end in a mark of a list: what follows is its next member.
  [[nodiscard]] bool joins(std::string_view words) const {
    return std::any_of(rules_.list_separators.begin(), rules_.list_separators.end(),
                       [&](auto const& mark) { return words.size() > mark.size() && words.ends_with(mark); });
  }

  // True when this match goes on with the list that the one before is part of: only 、 or a comma between.
  [[nodiscard]] bool lists_on(match::RuleMatch const& match, document::Clause const& clause) const {
    if (carried_.sentence != clause.sentence || carried_.end > match.range.begin) return false;
    auto between = document_.slice({carried_.end, match.range.begin});
    return between.empty() || between == "、" || between == "," || between == "和";
  }

  Claim make_claim(match::RuleMatch const& match, rule::ClaimRule const& rule,
                   rule::ClaimTemplate const& wanted, document::Clause const& clause,
                   Indicator const& indicator, std::optional<std::uint32_t> value, text::Range subject) {
    Claim claim;
    claim.report = report_;
    claim.rule = rule.id;
    claim.alternative = match.alternative;
    claim.indicator = indicator;
    auto measure = measure_named(wanted.measure);
    claim.measure = measure ? *measure : carried_.measure;
    auto number = value ? scan_.quantities[*value].whole : text::Range{match.range.end, match.range.end};
    std::string hedge;
    if (value) set_value(claim, scan_.quantities[*value], match, wanted, hedge);
    if (!wanted.bound.empty()) claim.bound = *quantity::bound_named(wanted.bound);

    auto own_clause =
        document_.clauses[context_.clause_of(std::max(number.begin, match.range.begin + 1) - 1)];
    auto reach = around({own_clause.range.begin, std::max(own_clause.range.end, number.end)}, number);
    text::Range another{};
    for (auto const& name : wanted.not_period)
      if (auto const* capture = match.capture(name)) another = capture->range;
    auto period = context_.period_at({clause.range.begin, reach.end}, number, clause.sentence, another);
    claim.kind =
        wanted.kind.empty() ? context_.kind_at(reach, clause.sentence, period) : *kind_named(wanted.kind);
    // 60岁以上人口已达2.5亿, said in a plan, speaks of the year that is over.
    bool told_in_plan =
        claim.kind == Kind::outcome && !period.stated && document_.info.year != 0 &&
        document_.sections[document_.sentences[clause.sentence].section].role == document::Role::plan;
    if (told_in_plan)
      period.period = quantity::Period::year(document_.info.year - (wanted.period.empty() ? 1 : 0));
    set_period(claim, match, wanted, period, {clause.range.begin, reach.end}, number);
    if (claim.kind == Kind::target) {
      auto own = text::slice(text_, subject);
      // 其中 opens a part with a strength of its own, as a new verb does.
      bool fresh = !subjects_.verb_of(own).empty() || subjects_.opens_part(text::slice(text_, reach));
      auto since = fresh ? reach.begin : carried_.verb.empty() ? 0 : std::min(carried_.verb_at, reach.begin);
      auto strength = context_.strength_at(reach, number, clause.sentence, since);
      claim.strength = strength.strength;
      hedge = strength.words + hedge;
    } else if (claim.kind == Kind::milestone) {
      claim.strength = quantity::Strength::plain;
    }
    claim.hedge = hedge;
    if (claim.kind == Kind::statement) claim.about = subjects_.spoken_of(indicator.text);
    auto const& sentence = document_.sentences[clause.sentence];
    claim.headline = sentence.headline;
    set_evidence(claim, match, subject, number, sentence);
    set_id(claim);
    carried_.measure = claim.measure;
    return claim;
  }

  // What of a long clause or sentence stands around a place: a text may be one sentence of many megabytes,
  // and each of its claims must cost no more than any other.
  [[nodiscard]] text::Range around(text::Range whole, text::Range place) const {
    if (place.begin > whole.begin && place.begin - whole.begin > most_around)
      whole.begin = document_.boundary(place.begin - most_around);
    if (whole.end > place.end && whole.end - place.end > most_around)
      whole.end = document_.boundary(place.end + most_around);
    return whole;
  }

  void set_value(Claim& claim, quantity::Quantity const& quantity, match::RuleMatch const& match,
                 rule::ClaimTemplate const& wanted, std::string& hedge) {
    claim.value = quantity.value;
    claim.value_max = quantity.value_max;
    claim.unit = quantity.unit;
    claim.bound = quantity.bound;
    hedge = quantity.hedge;
    bool negative = std::any_of(wanted.negative.begin(), wanted.negative.end(),
                                [&](auto const& name) { return match.capture(name) != nullptr; });
    if (negative) {
      claim.value = -*claim.value;
      if (claim.value_max) claim.value_max = -*claim.value_max;
    }
    if (!wanted.add.empty())
      if (auto add = text::Decimal::parse(wanted.add))
        if (auto sum = claim.value->plus(*add)) claim.value = sum;
  }

  void set_period(Claim& claim, match::RuleMatch const& match, rule::ClaimTemplate const& wanted,
                  PeriodReading const& period, text::Range clause, text::Range number) {
    claim.period = period.period;
    claim.annualised = period.annualised;
    claim.progress = period.progress;
    if (claim.period.first.is_not_a_date()) return;
    bool at_end = std::any_of(wanted.at_end.begin(), wanted.at_end.end(),
                              [&](auto const& name) { return match.capture(name) != nullptr; });
    if (at_end && claim.kind == Kind::outcome && claim.period.spans_years() && !claim.annualised)
      claim.period = quantity::Period::year(claim.period.last_year());
    bool compares = claim.measure == Measure::growth || claim.measure == Measure::change ||
                    claim.measure == Measure::multiple;
    if (claim.kind == Kind::outcome && compares)
      // 较2014年上升 speaks of all the years since.
      if (auto base = context_.base_at(clause, number);
          base && base->first_year() + 1 < claim.period.last_year())
        claim.period = quantity::Period::years(base->first_year(), claim.period.last_year());
    if (wanted.period == "base") {
      if (auto base = context_.base_at(clause, number)) claim.period = *base;
    } else if (auto named = wanted.period == "before" ? year_right_before(number) : std::nullopt) {
      claim.period = *named;
    } else if (wanted.period == "before" && !claim.period.spans_years()) {
      claim.period = quantity::Period::year(claim.period.first_year() - 1);
    } else if (wanted.period == "before") {
      claim.period = quantity::Period::year(claim.period.first_year());
    }
  }

  // 从去年的2.1%: the period that stands right before the number, at most 的 between.
  [[nodiscard]] std::optional<quantity::Period> year_right_before(text::Range number) const {
    constexpr std::string_view of = "的";
    auto after =
        std::lower_bound(scan_.periods.begin(), scan_.periods.end(), number.begin,
                         [](auto const& mention, std::uint32_t at) { return mention.range.begin < at; });
    if (after == scan_.periods.begin()) return std::nullopt;
    auto const& mention = *std::prev(after);
    if (mention.range.end > number.begin || rules_.periods[mention.rule].base) return std::nullopt;
    auto between = document_.slice({mention.range.end, number.begin});
    if (between.empty() || between == of) return mention.period;
    return std::nullopt;
  }

  void set_evidence(Claim& claim, match::RuleMatch const& match, text::Range subject, text::Range number,
                    document::Sentence const& sentence) {
    auto begin = subject.empty() ? subjects_.trim(text_, match.range, scan_).begin : subject.begin;
    auto end = std::max(number.end, subject.end);
    if (number.empty()) end = match.range.end;
    auto quote = document_.quote({std::min(begin, number.empty() ? begin : number.begin), end});
    claim.evidence.text = std::string(quote.text);
    claim.evidence.start = quote.start;
    claim.evidence.end = quote.end;
    auto whole = document_.quote(
        around(sentence.range, {std::min(begin, number.empty() ? begin : number.begin), end}));
    claim.evidence.sentence = std::string(whole.text);
    claim.evidence.sentence_start = whole.start;
    auto const& section = document_.sections[sentence.section];
    claim.section = std::string(document_.quote(section.heading).text);
  }

  void set_id(Claim& claim) {
    auto key =
        fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}", document_.info.id, claim.evidence.start, claim.evidence.end,
                    name(claim.kind), name(claim.measure), claim.value ? claim.value->to_string() : "-",
                    claim.unit, claim.indicator.text, claim.rule);
    for (int again = 0;; ++again) {
      auto salted = again == 0 ? key : fmt::format("{}|{}", key, again);
      claim.id = fmt::format("c-{:012x}", XXH3_64bits(salted.data(), salted.size()) >> 16U);
      if (ids_.insert(claim.id).second) return;
    }
  }

  document::Document const& document_;
  match::Scan const& scan_;
  rule::RuleSet const& rules_;
  SubjectReader const& subjects_;
  std::size_t report_;
  diag::Diagnostics& out_;
  Context context_;
  std::string_view text_;
  Carried carried_;
  std::unordered_set<std::string> ids_;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> extract_claims(document::Document const& document, match::Scan const& scan,
                                  rule::RuleSet const& rules, SubjectReader const& subjects,
                                  std::size_t report, diag::Diagnostics& out) {
  return Extractor(document, scan, rules, subjects, report, out).extract();
}

}  // namespace duizhang::claim
