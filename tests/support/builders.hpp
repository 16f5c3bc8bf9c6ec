// Small builders for claims and reports, for tests that need them by hand. Inline: each test binary links
// only the modules it tests.
#pragma once

#include <string>
#include <utility>

#include "engine/claim/claim.hpp"
#include "engine/document/report_info.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang::test {

// A report of a county, "某市某区" unless another name is given.
inline document::ReportInfo make_report(int year, std::string jurisdiction = "某市某区",
                                        document::Level level = document::Level::county) {
  document::ReportInfo out;
  out.id = "r-" + jurisdiction + std::to_string(year);
  out.source = jurisdiction + "_" + std::to_string(year) + ".txt";
  out.jurisdiction = std::move(jurisdiction);
  out.level = level;
  out.year = year;
  return out;
}

// A claim whose every part has a plain value; set what the test is about.
class ClaimBuilder {
 public:
  ClaimBuilder(claim::Kind kind, std::string id, std::size_t report, int year) {
    claim_.id = std::move(id);
    claim_.report = report;
    claim_.kind = kind;
    claim_.period = quantity::Period::year(year);
    if (kind == claim::Kind::target) claim_.strength = quantity::Strength::plain;
  }
  ClaimBuilder& canonical(std::string id) { return claim_.indicator.id = std::move(id), *this; }
  ClaimBuilder& text(std::string words) { return claim_.indicator.text = std::move(words), *this; }
  ClaimBuilder& measure(claim::Measure measure) { return claim_.measure = measure, *this; }
  ClaimBuilder& value(std::string_view number, std::string unit) {
    claim_.value = duizhang::text::Decimal::parse(number);
    claim_.unit = std::move(unit);
    return *this;
  }
  ClaimBuilder& to(std::string_view number) {
    return claim_.value_max = duizhang::text::Decimal::parse(number), *this;
  }
  ClaimBuilder& bound(quantity::Bound bound) { return claim_.bound = bound, *this; }
  ClaimBuilder& strength(quantity::Strength strength) { return claim_.strength = strength, *this; }
  ClaimBuilder& period(quantity::Period period) { return claim_.period = period, *this; }
  ClaimBuilder& annualised() { return claim_.annualised = true, *this; }
  ClaimBuilder& headline() { return claim_.headline = true, *this; }
  ClaimBuilder& progress() { return claim_.progress = true, *this; }
  ClaimBuilder& hedge(std::string words) { return claim_.hedge = std::move(words), *this; }
  ClaimBuilder& about(std::string word) { return claim_.about.push_back(std::move(word)), *this; }
  // The evidence with the sentence around it; `words` must stand in `sentence`.
  ClaimBuilder& evidence(std::string words, std::string sentence = "") {
    auto at = sentence.find(words);
    claim_.evidence.start =
        at == std::string::npos ? 0 : duizhang::text::count_code_points(sentence.substr(0, at));
    claim_.evidence.end = claim_.evidence.start + duizhang::text::count_code_points(words);
    claim_.evidence.text = std::move(words);
    claim_.evidence.sentence = std::move(sentence);
    return *this;
  }
  operator claim::Claim() const { return claim_; }  // NOLINT: a finished builder is a claim

 private:
  claim::Claim claim_;
};

inline ClaimBuilder make_target(std::string id, std::size_t report, int year) {
  return {claim::Kind::target, std::move(id), report, year};
}
inline ClaimBuilder make_outcome(std::string id, std::size_t report, int year) {
  return {claim::Kind::outcome, std::move(id), report, year};
}
inline ClaimBuilder make_statement(std::string id, std::size_t report, int year, claim::Measure measure) {
  return ClaimBuilder(claim::Kind::statement, std::move(id), report, year).measure(measure);
}

}  // namespace duizhang::test
