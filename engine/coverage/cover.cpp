#include "engine/coverage/cover.hpp"

#include <algorithm>
#include <optional>

namespace duizhang::coverage {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The one of the mentions, which stand in text order and apart, that holds the place; its index.
template <class Mentions, class RangeOf>
std::optional<std::size_t> holding(Mentions const& mentions, std::uint32_t at, RangeOf range_of) {
  auto after =
      std::upper_bound(mentions.begin(), mentions.end(), at,
                       [&](std::uint32_t place, auto const& one) { return place < range_of(one).begin; });
  if (after == mentions.begin()) return std::nullopt;
  auto before = std::prev(after);
  if (at >= range_of(*before).end) return std::nullopt;
  return static_cast<std::size_t>(before - mentions.begin());
}

class Cover {
 public:
  Cover(document::Document const& document, match::Scan const& scan, rule::RuleSet const& rules,
        std::vector<claim::Claim> const& claims, std::vector<claim::LeftOut> const& left_out,
        NameReasons const& names)
      : document_(document),
        scan_(scan),
        rules_(rules),
        names_(names),
        text_(document.text()),
        taken_(scan.quantities.size()) {
    find_taken(left_out);
    find_evidence(claims);
  }

  std::vector<Number> cover() const {
    std::vector<Number> out;
    for (std::uint32_t at = 0; at < text_.size();) {
      if (!is_digit(text_[at])) {
        ++at;
        continue;
      }
      auto run = digits_at(at);
      auto number = explain(run);
      for (auto i = run.begin; i < run.end; ++i) number.digits += is_digit(text_[i]) ? 1 : 0;
      out.push_back(std::move(number));
      at = run.end;
    }
    for (auto const& quantity : scan_.quantities) {
      auto written = text::slice(text_, quantity.number);
      if (std::none_of(written.begin(), written.end(), is_digit)) out.push_back(explain(quantity.number));
    }
    std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.range < b.range; });
    return out;
  }

 private:
  // How a rule took a quantity.
  struct Taken {
    std::optional<Reason> reason;
    std::uint32_t rule = 0;
    rule::Doubt const* doubt = nullptr;  // that left out a claim made of it
  };

  void find_taken(std::vector<claim::LeftOut> const& left_out) {
    for (auto const& match : scan_.matches) {
      for (auto index : match.quantities) taken_[index] = {Reason::words, match.rule};
      for (auto const& claim : rules_.claim_rules[match.rule].claims)
        if (auto const* value = claim.value.empty() ? nullptr : match.capture(claim.value))
          for (auto index : value->quantities) taken_[index].reason = Reason::claim;
    }
    for (auto const& one : left_out)
      for (auto index : scan_.matches[one.match].quantities) taken_[index].doubt = one.doubt;
    for (auto const& lost : scan_.lost)
      for (auto index : lost.match.quantities)
        if (!taken_[index].reason) taken_[index] = {Reason::lost, lost.match.rule};
  }

  // The code points of the original that the words of numeric claims cover, in pieces that lie apart.
  void find_evidence(std::vector<claim::Claim> const& claims) {
    for (auto const& claim : claims)
      if (claim.value)
        evidence_.push_back({static_cast<std::uint32_t>(claim.evidence.start),
                             static_cast<std::uint32_t>(claim.evidence.end)});
    std::sort(evidence_.begin(), evidence_.end());
    std::vector<text::Range> merged;
    for (auto const& one : evidence_)
      if (!merged.empty() && one.begin <= merged.back().end)
        merged.back().end = std::max(merged.back().end, one.end);
      else
        merged.push_back(one);
    evidence_ = std::move(merged);
  }

  [[nodiscard]] bool in_evidence(text::Range range) const {
    auto at = static_cast<std::uint32_t>(document_.quote(range).start);
    return holding(evidence_, at, [](auto const& one) { return one; }).has_value();
  }

  // 1,234.5: the marks inside a run of digits belong to it.
  [[nodiscard]] text::Range digits_at(std::uint32_t at) const {
    auto end = at;
    while (end < text_.size() &&
           (is_digit(text_[end]) ||
            ((text_[end] == '.' || text_[end] == ',') && end + 1 < text_.size() && is_digit(text_[end + 1]))))
      ++end;
    return {at, end};
  }

  [[nodiscard]] Number explain(text::Range range) const {
    Number out{range, Reason::unread, "", 0};
    if (auto index = holding(scan_.quantities, range.begin, [](auto const& one) { return one.whole; })) {
      explain_quantity(*index, out);
    } else if (auto name = holding(scan_.names, range.begin, [](auto const& one) { return one.range; })) {
      out.rule = rules_.names[scan_.names[*name].rule].id;
      auto special = names_.find(out.rule);
      out.reason = special == names_.end() ? Reason::name : special->second;
    } else if (auto period = holding(scan_.periods, range.begin, [](auto const& one) { return one.range; })) {
      out.reason = Reason::period;
      out.rule = rules_.periods[scan_.periods[*period].rule].id;
    }
    return out;
  }

  void explain_quantity(std::size_t index, Number& out) const {
    auto const& quantity = scan_.quantities[index];
    auto const& taken = taken_[index];
    bool said = in_evidence(out.range);
    if (taken.doubt != nullptr && !said) {
      out.reason = Reason::doubted;
      out.rule = taken.doubt->id;
      return;
    }
    if (taken.reason) out.rule = rules_.claim_rules[taken.rule].id;
    if (taken.reason == Reason::claim || taken.reason == Reason::words)
      // A rule that took it and made no claim of it lost it.
      out.reason = taken.reason == Reason::claim && !said ? Reason::lost : *taken.reason;
    else if (said)
      out.reason = Reason::words;
    else if (quantity.dimension == quantity::Dimension::time)
      out.reason = Reason::duration;
    else if (taken.reason)
      out.reason = Reason::lost;
    else
      out.reason = quantity.unit.empty() ? Reason::bare : Reason::no_rule;
  }

  document::Document const& document_;
  match::Scan const& scan_;
  rule::RuleSet const& rules_;
  NameReasons const& names_;
  std::string_view text_;
  std::vector<Taken> taken_;           // of each quantity
  std::vector<text::Range> evidence_;  // code points
};

}  // namespace

std::vector<Number> cover(document::Document const& document, match::Scan const& scan,
                          rule::RuleSet const& rules, std::vector<claim::Claim> const& claims,
                          std::vector<claim::LeftOut> const& left_out, NameReasons const& names) {
  return Cover(document, scan, rules, claims, left_out, names).cover();
}

void Counts::add(Number const& number) {
  auto reason = static_cast<std::size_t>(number.reason);
  if (number.digits == 0) {
    ++chinese[reason];
    return;
  }
  ++by_reason[reason].numbers;
  by_reason[reason].digits += number.digits;
}

void Counts::add(Counts const& other) {
  for (std::size_t i = 0; i < reason_count; ++i) {
    by_reason[i].numbers += other.by_reason[i].numbers;
    by_reason[i].digits += other.by_reason[i].digits;
    chinese[i] += other.chinese[i];
  }
}

namespace {

template <class Wanted>
Share sum(Counts const& counts, Wanted wanted) {
  Share out;
  for (std::size_t i = 0; i < reason_count; ++i)
    if (wanted(static_cast<Reason>(i))) {
      out.numbers += counts.by_reason[i].numbers;
      out.digits += counts.by_reason[i].digits;
    }
  return out;
}

}  // namespace

Share Counts::figures() const { return sum(*this, is_figure); }
Share Counts::in_claims() const { return sum(*this, in_claim); }

double Counts::covered() const {
  auto all = figures().numbers;
  return all == 0 ? 1 : static_cast<double>(in_claims().numbers) / static_cast<double>(all);
}

Counts count(std::vector<Number> const& numbers) {
  Counts out;
  for (auto const& number : numbers) out.add(number);
  return out;
}

}  // namespace duizhang::coverage
