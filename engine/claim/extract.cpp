#include "engine/claim/extract.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <unordered_set>
#include <utility>

#include "engine/claim/context.hpp"
#include "engine/claim/dating.hpp"
#include "engine/claim/doubt.hpp"
#include "engine/claim/label.hpp"
#include "engine/claim/resolver.hpp"
#include "engine/claim/site.hpp"
#include "engine/diag/codes.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::claim {
namespace {

constexpr std::uint32_t most_around = 900;      // bytes, 300 characters
constexpr std::uint32_t most_paragraph = 1200;  // bytes, 400 characters to either side of a sentence

class Extractor {
 public:
  Extractor(document::Document const& document, match::Scan const& scan, rule::RuleSet const& rules,
            SubjectReader const& subjects, std::size_t report, diag::Diagnostics& out, Origins* origins)
      : document_(document),
        scan_(scan),
        rules_(rules),
        subjects_(subjects),
        report_(report),
        out_(out),
        origins_(origins),
        context_(document, scan, rules, subjects.kind_words()),
        dating_(document, scan, rules, subjects, context_),
        resolver_(document, scan, rules, subjects),
        text_(document.text()) {}

  std::vector<Claim> extract() {
    // Claims are large: a long text's would be moved again and again while their list grows.
    std::size_t expected = 0;
    for (auto const& match : scan_.matches) expected += rules_.claim_rules[match.rule].claims.size();
    claims_.reserve(expected + expected / 4);  // lists make more
    for (auto const& match : scan_.matches) {
      add_match(match);
      if (origins_ != nullptr)
        origins_->matches.resize(claims_.size(), static_cast<std::uint32_t>(&match - scan_.matches.data()));
    }
    leave_out_doubted();
    // All that was carried from claim to claim has been by now.
    for (auto& claim : claims_) {
      auto& name = claim.indicator.text;
      name.erase(0, name.size() - subjects_.without_own_place(name, document_.info.jurisdiction).size());
      name = finished_name(claim, rules_.subject);
    }
    for (auto& claim : claims_) set_id(claim);
    return std::move(claims_);
  }

 private:
  static bool wordy(rule::ClaimTemplate const& wanted) {
    auto kind = kind_named(wanted.kind);
    return kind == Kind::statement || kind == Kind::milestone;
  }

  void leave_out_doubted() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (auto const* doubt = doubt_of(claims_[i], standings_[i], document_.info, rules_.doubts)) {
        if (origins_ != nullptr) origins_->left_out.push_back({origins_->matches[i], doubt});
        continue;
      }
      if (kept != i) claims_[kept] = std::move(claims_[i]);
      if (origins_ != nullptr) origins_->matches[kept] = origins_->matches[i];
      ++kept;
    }
    claims_.resize(kept);
    if (origins_ != nullptr) origins_->matches.resize(kept);
  }

  void add_match(match::RuleMatch const& match) {
    auto const& rule = rules_.claim_rules[match.rule];
    auto clause = document_.clauses[context_.clause_of(match.range.begin)];
    resolver_.enter(clause);
    if (std::exchange(sentence_, clause.sentence) != clause.sentence)
      waiting_.clear(), headless_.clear(), jobless_.clear();
    for (auto const& claim : rule.claims) add_claims(match, rule, claim, clause);
    // A sentence without a figure neither goes on with a list nor opens one.
    if (!std::all_of(rule.claims.begin(), rule.claims.end(), [](auto const& claim) { return wordy(claim); }))
      resolver_.leave(match);
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
    auto subject = resolver_.resolve(match, wanted, clause, values.size());
    event_ = !subject.bare.empty();
    like_before_ = subject.like_before;
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
    claimed_in_ = clause.sentence;
    share_bound(first, values);
    share_predicate(subject, first);
    share_head(subject, first);
    share_job(subject, first);
    end_compared(first);
  }

  // 五年间,财政收入22亿元,为2010年的4.3倍: what is held against one year is of one year, too.
  void end_compared(std::size_t first) {
    if (first == 0 || claims_[first].measure != Measure::multiple) return;
    auto const& times = claims_[first];
    auto& level = claims_[first - 1];
    bool of_it = level.measure == Measure::level && level.kind == Kind::outcome && !level.annualised &&
                 level.indicator.text == times.indicator.text && !level.period.first.is_not_a_date() &&
                 !times.period.first.is_not_a_date();
    if (of_it && level.period.spans_years() && times.period.first_year() < level.period.first_year() &&
        times.period.last_year() == level.period.last_year())
      level.period = quantity::Period::year(level.period.last_year());
  }

  // 251个村、7个社区换届选举: the verb behind the last of a list of things holds for those before it.
  void share_predicate(Subject const& subject, std::size_t first) {
    if (!subject.listed) waiting_.clear();
    if (!subject.predicate.empty()) {
      for (auto const& [claim, words] : waiting_) claims_[claim].indicator = {"", subject.predicate + words};
      waiting_.clear();
    } else if (!subject.bare.empty()) {
      for (auto at = first; at < claims_.size(); ++at) waiting_.emplace_back(at, subject.bare);
    } else {
      waiting_.clear();
    }
  }

  // 2家国家级、20家省级技术中心: the next of a list says behind its own grade what this one is, too.
  void share_head(Subject const& subject, std::size_t first) {
    if (!subject.listed) headless_.clear();
    for (auto at = first; at < claims_.size(); ++at) {
      auto const& text = claims_[at].indicator.text;
      auto head = std::string(subjects_.head_of(text));
      if (subjects_.ends_in_grade(text)) headless_.push_back(at);
      if (!head.empty()) append(headless_, head);
    }
  }

  // 完成9个村、3个社区改造: what is done to the last of a list of things is done to those before it.
  void share_job(Subject const& subject, std::size_t first) {
    if (!subject.listed) jobless_.clear();
    for (auto at = first; at < claims_.size() && subject.behind && subject.predicate.empty(); ++at) {
      auto const& text = claims_[at].indicator.text;
      auto verb = subjects_.verb_of(text);
      auto job = std::string(subjects_.job_of(text));
      if (!job.empty())
        append(jobless_, job);
      else if (!subjects_.ends_in_deed(text) && (verb.empty() || subjects_.does_nothing(verb)))
        jobless_.push_back(at);
    }
  }

  // 实施(改造): a verb that only says that something is done gives way to what it is.
  void append(std::vector<std::size_t>& claims, std::string const& words) {
    for (auto claim : claims) {
      auto const& text = claims_[claim].indicator.text;
      if (text::ends_with(text, words)) continue;
      auto waiting = std::lower_bound(waiting_.begin(), waiting_.end(), claim,
                                      [](auto const& one, std::size_t at) { return one.first < at; });
      if (waiting != waiting_.end() && waiting->first == claim) waiting->second += words;
      auto verb = subjects_.verb_of(text);
      bool gives_way = subjects_.brings_about(verb) && !subjects_.ends_in_grade(text);
      claims_[claim].indicator = {"", gives_way ? words + text.substr(verb.size()) : text + words};
    }
    claims.clear();
  }

  // 分别增长8%和8.5%左右: what bounds the last of a list bounds those before it that have no word of their
  // own.
  void share_bound(std::size_t first, std::vector<std::uint32_t> const& values) {
    if (values.size() < 2 || claims_.size() - first < 2) return;
    auto leads = [&](std::uint32_t value) {
      return scan_.quantities[value].whole.begin < scan_.quantities[value].number.begin;
    };
    // 分别突破3亿元、5亿元: what bounds the first from before it bounds all that have no word of their own.
    auto const& opening = claims_[first];
    if (leads(values.front()) && opening.bound != quantity::Bound::eq &&
        opening.bound != quantity::Bound::range)
      for (auto i = first + 1; i < claims_.size(); ++i)
        if (claims_[i].bound == quantity::Bound::eq)
          claims_[i].bound = opening.bound, claims_[i].hedge = opening.hedge;
    if (leads(values.back())) return;  // 首次超过200亿元 says nothing of what was before
    auto const& last = claims_.back();
    if (last.bound == quantity::Bound::eq || last.bound == quantity::Bound::range) return;
    for (auto i = first; i + 1 < claims_.size(); ++i)
      if (claims_[i].bound == quantity::Bound::eq)
        claims_[i].bound = last.bound, claims_[i].hedge = last.hedge;
  }

  Claim make_claim(match::RuleMatch const& match, rule::ClaimRule const& rule,
                   rule::ClaimTemplate const& wanted, document::Clause const& clause,
                   Indicator const& indicator, std::optional<std::uint32_t> value, text::Range subject) {
    Claim claim;
    claim.report = report_;
    claim.rule = rule.id;
    claim.alternative = match.alternative;
    claim.indicator = indicator;
    auto number = value ? scan_.quantities[*value].whole : text::Range{match.range.end, match.range.end};
    // 完成30个村1400户签约: what the sentence gives no name for bears that of what it counts.
    if (claim.indicator.text.empty() && claim.indicator.id.empty() && value)
      claim.indicator.text = counted_noun(scan_.quantities[*value]);
    // 消费品零售总额7.6%, with nothing between: of 优良天数达到97% the share is meant, as it is of what has a
    // name for its share.
    constexpr std::string_view yearly = "年均";
    auto told = subject.empty() ? match.range.begin : subject.end;
    bool next = told <= number.begin && ((!subject.empty() && told == number.begin) ||
                                         text::ends_with(document_.slice({told, number.begin}), yearly));
    // 固定资产投资增长9%，其中工业投资12%: behind what grew it has grown, too.
    bool after_growth =
        !claims_.empty() && claimed_in_ == clause.sentence && claims_.back().measure == Measure::growth;
    bool of_amount = next && !wanted.of_amount.empty() && subjects_.is_amount(indicator.id) &&
                     (after_growth || subjects_.share_id(indicator.text).empty());
    auto measure = measure_named(of_amount ? wanted.of_amount : wanted.measure);
    claim.measure = measure ? *measure : resolver_.carried().measure;
    if (like_before_ && claim.measure == Measure::ratio && resolver_.carried().measure == Measure::growth)
      claim.measure = Measure::growth;
    // 失业率、居民消费价格指数分别控制在4%、3%以内: of one of the list the rise is meant.
    if (auto const* known = rules_.indicators.find(indicator.id);
        known != nullptr && known->percent_is_growth && claim.measure == Measure::ratio)
      claim.measure = Measure::growth;
    // 复工率、投资完成率分别为96%、68%: only the last says how much of a plan is done.
    if (claim.measure == Measure::completion && subjects_.is_rate(indicator.text) &&
        !subjects_.names_completion(indicator.text))
      claim.measure = Measure::ratio;
    // 优良天数达到80%: of an amount a share is meant by another name.
    if (claim.measure == Measure::ratio && subjects_.is_amount(indicator.id))
      if (auto share = subjects_.share_id(indicator.text); !share.empty()) claim.indicator.id = share;
    std::string hedge;
    if (value) set_value(claim, scan_.quantities[*value], match, wanted, hedge);
    // 拆违356万平方米 measures an area, whether it says so or not.
    bool measures_area = value && scan_.quantities[*value].dimension == quantity::Dimension::area &&
                         claim.measure == Measure::level;
    if (measures_area && claim.indicator.id.empty() && !claim.indicator.text.empty() &&
        wants_area(claim.indicator.text, rules_.subject))
      claim.indicator.text += rules_.subject.area;
    if (!wanted.bound.empty()) claim.bound = *quantity::bound_named(wanted.bound);
    if (claim.value && claim.bound == quantity::Bound::eq) {
      bound_by_name(claim);
      bound_by_share(claim,
                     document_.slice({clause.range.begin, std::max(clause.range.begin, number.begin)}));
    }

    auto own_clause =
        document_.clauses[context_.clause_of(std::max(number.begin, match.range.begin + 1) - 1)];
    auto reach = around({own_clause.range.begin, std::max(own_clause.range.end, number.end)}, number);
    auto const* before = claims_.empty() || claimed_in_ != clause.sentence ? nullptr : &claims_.back();
    standings_.push_back(dating_.date(claim, {match, wanted, clause, number, reach, value, event_, before}));
    if (claim.kind == Kind::target) {
      auto own = text::slice(text_, subject);
      auto verb = subjects_.verb_of(own);
      bool fresh = !verb.empty() && !subjects_.lists_on(verb);
      auto const& carried = resolver_.carried();
      bool goes_on = carried.verb.empty() || subjects_.lists_on(carried.verb);
      auto since = fresh ? reach.begin : goes_on ? 0 : std::min(carried.verb_at, reach.begin);
      auto strength = context_.strength_at(reach, number, clause.sentence, since);
      claim.strength = strength.strength;
      if (claim.strength == quantity::Strength::plain) claim.strength = pledged(reach, number);
      hedge = strength.words + hedge;
    } else if (claim.kind == Kind::milestone) {
      claim.strength = quantity::Strength::plain;
    }
    claim.hedge = hedge;
    if (claim.kind == Kind::statement) claim.about = subjects_.spoken_of(indicator.text);
    auto const& sentence = document_.sentences[clause.sentence];
    claim.headline = sentence.headline;
    set_evidence(claim, match, subject, number, sentence);
    hold_against(claim, match, wanted);
    if (!wordy(wanted)) resolver_.said(claim.measure);
    return claim;
  }

  // 村 of 30个村1400户签约: a short noun between a number of things and the next number. "" for anything
  // else.
  [[nodiscard]] std::string counted_noun(quantity::Quantity const& counted) const {
    constexpr std::size_t longest = 4;  // code points
    constexpr std::array<std::string_view, 5> marks{"、", "。", "；", "：", "“"};
    if (counted.dimension != quantity::Dimension::count) return "";
    auto rest = text::prefix(document_.text().substr(counted.whole.end), longest + 1);
    auto figure = std::find_if(rest.begin(), rest.end(), text::is_digit);
    if (figure == rest.end()) return "";
    std::string noun(rest.begin(), figure);
    bool narrow =
        std::any_of(noun.begin(), noun.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    bool mark = std::any_of(marks.begin(), marks.end(), [&](auto one) { return text::holds(noun, one); });
    return narrow || mark ? "" : noun;
  }

  // 每个县至少办好1所高中: the word that bounds the number stands before the verb, and is no part of the
  // name.
  void bound_by_name(Claim& claim) const {
    auto& name = claim.indicator.text;
    for (auto const& word : rules_.subject.at_least) {
      auto at = name.find(word);
      if (at == std::string::npos || name.size() == word.size()) continue;
      name.erase(at, word.size());
      name.resize(subjects_.without_tail(name).size());
      claim.bound = quantity::Bound::ge;
      return;
    }
  }

  // 约占全国7%、1/10: the word that bounds a share stands before its verb. `before`: the clause up to the
  // number.
  void bound_by_share(Claim& claim, std::string_view before) const {
    if (claim.measure != Measure::ratio) return;
    for (auto const& word : rules_.subject.about) {
      if (!text::holds(before, word)) continue;
      claim.bound = quantity::Bound::approx;
      if (auto at = claim.indicator.text.find(word); at != std::string::npos)
        claim.indicator.text.erase(at, text::code_point_size(word[0]));
      return;
    }
  }

  // 生产总值增长9.1%,高于全省0.2个百分点: the name says what is compared with what; its id is still the
  // indicator's.
  void hold_against(Claim& claim, match::RuleMatch const& match, rule::ClaimTemplate const& wanted) const {
    for (auto const& name : wanted.against) {
      auto const* capture = match.capture(name);
      if (capture == nullptr || claim.indicator.text.empty()) continue;
      bool of_growth = claim.measure == Measure::change && resolver_.carried().measure == Measure::growth &&
                       resolver_.carried().words == claim.indicator.text;
      claim.indicator.text +=
          (of_growth ? rules_.subject.growth : "") + std::string(document_.slice(capture->range));
    }
  }

  // 参保率不低于98% is a pledge, though no 确保 stands there.
  [[nodiscard]] quantity::Strength pledged(text::Range reach, text::Range number) const {
    auto said = document_.slice({reach.begin, std::max(reach.begin, number.end)});
    for (auto const& pledge : rules_.words.bound_pledges)
      if (text::holds(said, pledge.word)) return pledge.strength;
    return quantity::Strength::plain;
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
    claim.unit =
        wanted.unit.empty() ? as_written(quantity) + per_before(claim.indicator, quantity) : wanted.unit;
    claim.bound = quantity.bound;
    // 跃升至第5位 is the fifth place, not one beyond it.
    bool passed = claim.bound == quantity::Bound::gt || claim.bound == quantity::Bound::ge;
    if (claim.measure == Measure::rank && passed) claim.bound = quantity::Bound::eq;
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

  // 浓度为每立方米23微克 is so many a cubic metre, said before the number.
  [[nodiscard]] std::string per_before(Indicator const& indicator, quantity::Quantity const& quantity) const {
    constexpr std::string_view each = "每";
    auto before = document_.text().substr(0, quantity.whole.begin);
    auto const& known = rules_.indicators.find(indicator.id);
    if (known == nullptr) return {};
    for (auto const& unit : known->units) {
      auto slash = unit.find('/');
      if (slash == std::string::npos || unit.substr(0, slash) != quantity.unit) continue;
      auto said = std::string(each) + unit.substr(slash + 1);
      if (before.ends_with(said)) return unit.substr(slash);
    }
    return {};
  }

  // 6957套（间）: its brackets are those of the text, which is matched with narrow ones.
  [[nodiscard]] std::string as_written(quantity::Quantity const& quantity) const {
    auto unit = quantity.unit;
    if (unit.empty() || unit.back() != ')') return unit;
    if (document_.quote(quantity.whole).text.find("（") == std::string_view::npos) return unit;
    auto at = unit.rfind('(');
    return unit.substr(0, at) + "（" + unit.substr(at + 1, unit.size() - at - 2) + "）";
  }

  void set_evidence(Claim& claim, match::RuleMatch const& match, text::Range subject, text::Range number,
                    document::Sentence const& sentence) {
    auto begin = subject.empty() ? subjects_.trim(text_, match.range, scan_).begin : subject.begin;
    // 1.65倍和1.86倍: a figure is no numbering.
    auto first = std::lower_bound(scan_.quantities.begin(), scan_.quantities.end(), match.range.begin,
                                  [](auto const& one, std::uint32_t at) { return one.whole.begin < at; });
    if (first != scan_.quantities.end() && first->whole.begin < match.range.end)
      begin = std::min(begin, first->whole.begin);
    auto end = std::max(number.end, subject.end);
    if (number.empty()) end = match.range.end;
    auto quote = document_.quote({std::min(begin, number.empty() ? begin : number.begin), end});
    claim.evidence.text = std::string(quote.text);
    claim.evidence.start = quote.start;
    claim.evidence.end = quote.end;
    auto shown = around(sentence.range, {std::min(begin, number.empty() ? begin : number.begin), end});
    auto whole = quoted(shown, quoted_);
    claim.evidence.sentence = std::string(whole.text);
    claim.evidence.sentence_start = whole.start;
    claim.evidence.paragraph = paragraph_around(shown, sentence);
    auto const& section = document_.sections[sentence.section];
    claim.section = std::string(quoted(section.heading, heading_).text);
  }

  // Whole sentences of the paragraph to both sides of what is shown of `sentence`. The claims of a paragraph
  // that fits are given the same one.
  std::shared_ptr<Paragraph const> paragraph_around(text::Range shown, document::Sentence const& sentence) {
    auto const& all = document_.sentences;
    auto own = static_cast<std::size_t>(&sentence - all.data());
    auto within = [&](std::size_t i) { return i < all.size() && all[i].paragraph == sentence.paragraph; };
    Paragraph out;
    auto range = shown;
    out.cut_before = shown.begin > sentence.range.begin;
    out.cut_after = shown.end < sentence.range.end;
    for (auto i = own; !out.cut_before && i > 0 && within(i - 1); --i) {
      out.cut_before = shown.begin - all[i - 1].range.begin > most_paragraph;
      if (!out.cut_before) range.begin = all[i - 1].range.begin;
    }
    for (auto i = own + 1; !out.cut_after && within(i); ++i) {
      out.cut_after = all[i].range.end - shown.end > most_paragraph;
      if (!out.cut_after) range.end = all[i].range.end;
    }
    if (last_ != nullptr && range == last_range_ && out.cut_before == last_->cut_before &&
        out.cut_after == last_->cut_after)
      return last_;
    auto quote = document_.quote(range);
    out.text = std::string(quote.text);
    out.start = quote.start;
    if (last_ == nullptr || *last_ != out) last_ = std::make_shared<Paragraph const>(std::move(out));
    last_range_ = range;
    return last_;
  }

  // What the claims of a sentence or section have in common is looked up once.
  struct Quoted {
    std::optional<text::Range> range;
    document::Document::Quote text;
  };
  document::Document::Quote const& quoted(text::Range range, Quoted& last) const {
    if (last.range != range) last = {range, document_.quote(range)};
    return last.text;
  }

  void set_id(Claim& claim) {
    auto& key = key_;
    key.clear();
    auto add = [&](std::string_view field) { key.append(field) += '|'; };
    auto add_number = [&](std::size_t value) {
      std::array<char, 20> digits{};  // the most there are
      auto end = std::to_chars(digits.begin(), digits.end(), value).ptr;
      add({digits.data(), static_cast<std::size_t>(end - digits.data())});
    };
    add(document_.info.id);
    add_number(claim.evidence.start), add_number(claim.evidence.end);
    add(name(claim.kind)), add(name(claim.measure));
    add(claim.value ? std::string_view(claim.value->to_string()) : "-");
    add(claim.unit), add(claim.indicator.text);
    key += claim.rule;
    auto const unsalted = key.size();
    for (int again = 0;; ++again) {
      if (again > 0) key.resize(unsalted), key.append("|").append(std::to_string(again));
      auto number = XXH3_64bits(key.data(), key.size()) >> 16U;
      if (!ids_.insert(number).second) continue;
      claim.id = id_of(number);
      if (origins_ != nullptr)
        origins_->ids.push_back(number), origins_->apart = origins_->apart && again == 0;
      return;
    }
  }

  // c- and twelve hexadecimal digits.
  static std::string id_of(std::uint64_t hash) {
    std::string out = "c-000000000000";
    for (auto at = out.size(); at-- > 2; hash >>= 4U) out[at] = "0123456789abcdef"[hash & 15U];
    return out;
  }

  document::Document const& document_;
  match::Scan const& scan_;
  rule::RuleSet const& rules_;
  SubjectReader const& subjects_;
  std::size_t report_;
  diag::Diagnostics& out_;
  Origins* origins_;
  Context context_;
  Dating dating_;
  SubjectResolver resolver_;
  std::string_view text_;
  std::unordered_set<std::uint64_t> ids_;
  std::string key_;  // of the claim that is given its id
  std::vector<Claim> claims_;
  std::vector<Standing> standings_;  // beside them
  std::shared_ptr<Paragraph const> last_;
  text::Range last_range_;  // of it
  Quoted quoted_, heading_;
  bool like_before_ = false;  // Subject::like_before of what is being claimed
  bool event_ = false;        // what is being claimed happened, 11个县通过验收, and is no height
  std::vector<std::pair<std::size_t, std::string>> waiting_;  // claims whose verb may stand behind the next
  std::vector<std::size_t> headless_, jobless_;            // claims that the next of their list may complete
  std::size_t sentence_ = static_cast<std::size_t>(-1);    // of the last match
  std::size_t claimed_in_ = static_cast<std::size_t>(-1);  // the sentence of the last claim
};

}  // namespace

std::vector<Claim> extract_claims(document::Document const& document, match::Scan const& scan,
                                  rule::RuleSet const& rules, SubjectReader const& subjects,
                                  std::size_t report, diag::Diagnostics& out, Origins* origins) {
  return Extractor(document, scan, rules, subjects, report, out, origins).extract();
}

std::uint32_t end_of_sentence(document::Document const& document, std::uint32_t at) {
  auto const& clauses = document.clauses;
  auto first = clause_of(document, at);
  // Of the clause behind its last one, not of its stop: places are told apart by clauses.
  auto next = std::find_if(clauses.begin() + static_cast<std::ptrdiff_t>(first), clauses.end(),
                           [&](auto const& clause) { return clause.sentence != clauses[first].sentence; });
  return next == clauses.end() ? UINT32_MAX : next->range.begin;
}

}  // namespace duizhang::claim
