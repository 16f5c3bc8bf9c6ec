#include "engine/prove.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/claim/extract.hpp"
#include "engine/diag/codes.hpp"
#include "engine/score/policy.hpp"

namespace duizhang {
namespace {

namespace code = diag::code;

// A rule's test text as a document of one section with the given role.
document::Document fragment(Rules const& rules, std::string text, document::Role role, int year) {
  diag::Diagnostics ignored;
  document::Given given;
  given.year = year;
  given.jurisdiction = "某市";
  auto document = document::read_document(std::move(text), "test", rules.set().outline, given, ignored);
  document.info.year = year;
  document.info.work_report = true;
  document.sections.assign(1, {{0, static_cast<std::uint32_t>(document.text().size())}, {0, 0}, role, {}});
  for (auto& sentence : document.sentences) sentence.section = 0;
  return document;
}

std::string period_years(claim::Claim const& claim) {
  if (claim.period.first.is_not_a_date()) return "";
  return claim.period.spans_years()
             ? fmt::format("{}/{}", claim.period.first_year(), claim.period.last_year())
             : fmt::format("{}", claim.period.first_year());
}

std::string field_of(claim::Claim const& claim, std::string_view field) {
  if (field == "indicator") return claim.indicator.id;
  if (field == "text") return claim.indicator.text;
  if (field == "value") return claim.value ? claim.value->to_string() : "";
  if (field == "value_max") return claim.value_max ? claim.value_max->to_string() : "";
  if (field == "unit") return claim.unit;
  if (field == "measure") return std::string(claim::name(claim.measure));
  if (field == "kind") return std::string(claim::name(claim.kind));
  if (field == "bound") return std::string(quantity::name(claim.bound));
  if (field == "strength") return std::string(quantity::name(claim.strength));
  if (field == "annualised") return claim.annualised ? "true" : "false";
  if (field == "hedge") return claim.hedge;
  return period_years(claim);
}

// 8.0 and 8 are the same expectation.
std::string plain(std::string const& word) {
  auto number = text::Decimal::parse(word);
  return number ? number->to_string() : word;
}

std::string brief(claim::Claim const& claim) {
  return fmt::format("{} {} {}{}", claim::name(claim.measure), claim.indicator.text,
                     claim.value ? claim.value->to_string() : "", claim.unit);
}

// What differs between the claims a text gave and those its test expects; "" when nothing does.
std::string difference(std::vector<claim::Claim> const& claims, rule::RuleTest const& test) {
  if (claims.size() != test.claims.size()) {
    std::string got;
    for (auto const& claim : claims)
      got += fmt::format("{}{} [{}]", got.empty() ? "" : "; ", brief(claim), claim.rule);
    return fmt::format("{} claims expected, {} found{}{}", test.claims.size(), claims.size(),
                       got.empty() ? "" : ": ", got);
  }
  std::string out;
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (auto const& [field, expected] : test.claims[i].fields) {
      auto actual = field_of(claims[i], field);
      if (plain(actual) != plain(expected))
        out += fmt::format("{}claim {}: {} is `{}`, not `{}`", out.empty() ? "" : "; ", i + 1, field, actual,
                           expected);
    }
  return out;
}

}  // namespace

Proof prove_rules(Rules const& rules, diag::Diagnostics& out) {
  Proof proof;
  match::ScanScratch scratch;
  auto fail = [&](text::Span span, std::string message) {
    ++proof.failed;
    out.error(code::rule_test_failed, span, std::move(message));
  };
  for (auto const& rule : rules.set().names) {
    auto found = [&](std::string const& text) {
      auto document = fragment(rules, text, document::Role::review, 2020);
      return !match::scan_document(document, rules.compiled(), scratch).names.empty();
    };
    for (auto const& text : rule.tests)
      if (++proof.tests; !found(text))
        fail(rule.span, fmt::format("{}: no name is found in `{}`", rule.id, text));
    for (auto const& text : rule.ignores)
      if (++proof.tests; found(text))
        fail(rule.span, fmt::format("{}: a name is found in `{}`", rule.id, text));
  }
  for (auto const& rule : rules.set().claim_rules)
    for (auto const& test : rule.tests) {
      ++proof.tests;
      diag::Diagnostics unreadable;
      auto document = fragment(rules, test.text, test.section, test.year != 0 ? test.year : 2020);
      auto scan = match::scan_document(document, rules.compiled(), scratch);
      auto claims = claim::extract_claims(document, scan, rules.set(), rules.subjects(), 0, unreadable);
      if (auto differs = difference(claims, test); !differs.empty())
        fail(test.span, fmt::format("{}: {}", rule.id, differs));
    }
  auto before = out.count(diag::Severity::error);
  auto const& set = rules.set();
  proof.tests += link::prove_link_rules(rules.link_rules(), set.indicators, set.words.units, out);
  proof.tests += score::prove_score_policy(rules.policy(), set.indicators, set.words.units, out);
  proof.failed += out.count(diag::Severity::error) - before;
  return proof;
}

}  // namespace duizhang
