// Targets as rows of a page: what was announced, what became of it, both quotes, and on what grounds.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "engine/report/html_kit.hpp"

namespace duizhang::report {

class TargetHtml {
 public:
  // Where an indicator has a page of its own; "" for none. Without a function nothing is linked.
  using IndicatorLink = std::function<std::string(claim::Claim const&)>;

  explicit TargetHtml(HtmlKit const& kit, IndicatorLink link = {})
      : kit_(kit), run_(kit.run()), labels_(kit.labels()), link_(std::move(link)) {}

  // A table with a body for each verdict, whose id is the verdict's. Nothing for no rows.
  [[nodiscard]] std::string table(VerdictRows const& rows) const;

  // Parts that other tables use.
  [[nodiscard]] std::string indicator(claim::Claim const& target) const;
  [[nodiscard]] std::string value(
      claim::Claim const& claim) const;  // "8%以上" in both languages, "" for none
  [[nodiscard]] std::string gap(score::Verdict const& verdict) const;
  [[nodiscard]] std::string status(score::Verdict const& verdict) const;  // icon and word
  [[nodiscard]] std::string brief(claim::Claim const& claim) const;       // quote and place in a line
  [[nodiscard]] std::string quote(claim::Claim const& claim, bool bare = false) const;
  [[nodiscard]] std::string source(claim::Claim const& claim) const;
  [[nodiscard]] std::string reason(score::Verdict const& verdict) const;

 private:
  [[nodiscard]] std::string row(score::Verdict const& verdict) const;
  [[nodiscard]] std::string tags(score::Verdict const& verdict) const;
  [[nodiscard]] std::string period(claim::Claim const& claim) const;
  [[nodiscard]] std::string stated(claim::Claim const& claim, claim::Claim const* target) const;
  [[nodiscard]] std::string result(score::Verdict const& verdict) const;
  [[nodiscard]] std::string grounds(score::Verdict const& verdict) const;
  [[nodiscard]] bool speaks(score::Verdict const& verdict) const;  // a number that needs no further words
  [[nodiscard]] std::string applied(score::Verdict const& verdict) const;
  [[nodiscard]] std::string searched(score::Verdict const& verdict) const;
  [[nodiscard]] std::string context(score::Verdict const& verdict) const;
  [[nodiscard]] std::string readings(score::Verdict const& verdict) const;
  [[nodiscard]] std::string beside(score::Verdict const& verdict) const;
  [[nodiscard]] std::string other_claims(score::Verdict const& verdict) const;

  HtmlKit const& kit_;
  RunData const& run_;
  Labels const& labels_;
  IndicatorLink link_;
};

}  // namespace duizhang::report
