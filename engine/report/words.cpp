#include "engine/report/words.hpp"

#include <algorithm>

#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view dash = "\u2013";

std::string signed_number(text::Decimal value) {
  return value < text::Decimal(0) ? std::string(minus) + value.abs().to_string() : value.to_string();
}

bool is_decrease(claim::Claim const& claim) {
  return (claim.measure == claim::Measure::growth || claim.measure == claim::Measure::change) &&
         claim.value && *claim.value < text::Decimal(0);
}

std::string number_of(claim::Claim const& claim, bool size_only) {
  auto low = *claim.value;
  if (!claim.value_max) return size_only ? low.abs().to_string() : signed_number(low);
  auto high = *claim.value_max;
  if (size_only) {
    low = low.abs();
    high = high.abs();
    if (high < low) std::swap(low, high);
  }
  auto joint = low < text::Decimal(0) || high < text::Decimal(0) ? std::string("~") : std::string(dash);
  return signed_number(low) + joint + signed_number(high);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

std::string with_unit(std::string const& number, std::string const& unit, Language language) {
  if (unit.empty()) return number;
  bool close = language == Language::zh || unit == "%";
  return number + (close ? "" : " ") + unit;
}

std::string value_words(claim::Claim const& claim, Labels const& labels, Language language) {
  auto bound = quantity::name(claim.bound);
  if (!claim.value) {
    if (claim.bound != quantity::Bound::relative) return "";
    return fill(labels.at("bound", bound).in(language), {{"hedge", claim.hedge}});
  }
  bool decrease = is_decrease(claim) && claim.bound != quantity::Bound::relative;
  auto number = number_of(claim, decrease);
  if (claim.measure == claim::Measure::rank) {
    // 前三位 is a ceiling on the place: no 不超过 in front of it.
    bool top = claim.bound == quantity::Bound::le || claim.bound == quantity::Bound::lt;
    return fill(labels.in(language, top ? "page.rank_top" : "page.rank"), {{"number", number}});
  }
  auto value = with_unit(number, claim.unit, language);
  return fill(labels.at(decrease ? "decrease" : "bound", bound).in(language),
              {{"value", value}, {"hedge", claim.hedge}});
}

std::string gap_number(score::Verdict const& verdict) {
  if (!verdict.gap) return "";
  std::string out = text::Decimal(0) < *verdict.gap ? "+" : "";
  return out += signed_number(*verdict.gap);
}

std::string gap_unit(claim::Claim const& target, Labels const& labels, Language language) {
  // A relative target (与经济增长同步) has no unit of its own; what it is held against is a rate.
  bool rate = target.unit == "%" || (target.unit.empty() && target.bound == quantity::Bound::relative &&
                                     target.measure == claim::Measure::growth);
  return rate ? labels.in(language, "page.points") : target.unit;
}

std::string gap_words(score::Verdict const& verdict, claim::Claim const& target, Labels const& labels,
                      Language language) {
  if (!verdict.gap) return "";
  return with_unit(gap_number(verdict), gap_unit(target, labels, language), language);
}

std::string completion_percent(score::Verdict const& verdict) {
  if (!verdict.completion) return "";
  auto percent = verdict.completion->times(100);
  auto rounded = percent ? percent->divided_by(1, 1) : std::nullopt;
  return rounded ? signed_number(*rounded) : "";
}

Words const& status_words(score::Verdict const& verdict, RunData const& run) {
  if (verdict.status == score::Status::met && !run.target(verdict).indicator.id.empty())
    return run.labels->at("status.met_indicator");
  return run.labels->at("status", score::name(verdict.status));
}

std::string indicator_words(claim::Claim const& claim, RunData const& run, Language language) {
  if (language == Language::en && run.indicators != nullptr && !claim.indicator.id.empty())
    if (auto const* known = run.indicators->find(claim.indicator.id);
        known != nullptr && !known->name_en.empty())
      return known->name_en;
  return claim.indicator.text;
}

std::string period_words(claim::Claim const& claim, Labels const& labels, Language language) {
  auto const& period = claim.period;
  if (period.first.is_special() || period.last.is_special()) return "";
  auto span = [&](std::string const& from, std::string const& to) {
    return fill(labels.in(language, "page.derived_years"), {{"from", from}, {"to", to}});
  };
  if (period.spans_years())
    return span(std::to_string(period.first_year()), std::to_string(period.last_year()));
  if (!period.partial_year()) return std::to_string(period.first_year());
  return span(quantity::iso(period.first), quantity::iso(period.last));
}

std::string report_names(std::span<std::size_t const> reports, RunData const& run, Language language) {
  std::string out;
  for (auto report : reports) {
    if (!out.empty()) out += language == Language::zh ? "、" : ", ";
    out += run.reports[report].source;
  }
  return out;
}

std::string title_words(document::ReportInfo const& info, Labels const& labels, Language language) {
  if (!info.title.empty()) return info.title;
  auto place = info.jurisdiction.empty() ? labels.in(language, "page.unnamed") : info.jurisdiction;
  auto words = labels.in(language, info.year == 0 ? "page.undated" : "page.untitled");
  return fill(words, {{"place", place}, {"year", std::to_string(info.year)}});
}

}  // namespace duizhang::report
