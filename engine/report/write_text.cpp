#include "engine/report/write_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/report/words.hpp"

namespace duizhang::report {
namespace {

// Lines are built from the labels "explain.*"; every fact is one call.
class Explanation {
 public:
  Explanation(score::Verdict const& verdict, RunData const& run, Language language)
      : verdict_(verdict), run_(run), language_(language) {}

  std::string str() {
    auto const& target = run_.target(verdict_);
    auto status = status_words(verdict_, run_).in(language_);
    line("head", {{"id", verdict_.id}, {"status", status}});
    say_target(target);
    say_search();
    say_result();
    say_others();
    auto const& reason =
        language_ == Language::zh && !verdict_.reason_zh.empty() ? verdict_.reason_zh : verdict_.reason;
    line("verdict", {{"status", status}, {"reason", reason}});
    say_numbers(target);
    say_beside(target);
    return std::move(out_);
  }

 private:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  std::string const& label(std::string_view key) const {
    return run_.labels->at("explain", key).in(language_);
  }
  void line(std::string_view key, Values values) { out_ += printable(fill(label(key), values)) + "\n"; }

  std::string words(claim::Claim const& claim) const {
    auto out = value_words(claim, *run_.labels, language_);
    return out.empty() ? run_.labels->in(language_, "page.no_words") : out;
  }

  void say_claim(std::string_view key, claim::Claim const& claim) {
    auto const& info = run_.report_of(claim);
    auto place = info.jurisdiction.empty() ? run_.labels->in(language_, "page.unnamed") : info.jurisdiction;
    auto day = [](boost::gregorian::date date) { return date.is_special() ? "?" : quantity::iso(date); };
    line(key, {{"place", place},
               {"year", std::to_string(info.year)},
               {"indicator", indicator_words(claim, run_, language_)},
               {"measure", run_.labels->at("measure", claim::name(claim.measure)).in(language_)},
               {"words", words(claim)},
               {"from", day(claim.period.first)},
               {"to", day(claim.period.last)}});
    line("quote", {{"quote", claim.evidence.text}});
    auto section = claim.section.empty() ? "" : fill(label("section"), {{"section", claim.section}});
    line("place", {{"source", info.source},
                   {"start", std::to_string(claim.evidence.start)},
                   {"end", std::to_string(claim.evidence.end)},
                   {"section", section}});
    auto alternative = claim.alternative == 0
                           ? ""
                           : fill(label("alternative"), {{"number", std::to_string(claim.alternative)}});
    line("rule", {{"rule", claim.rule}, {"alternative", alternative}});
  }

  void say_target(claim::Claim const& target) {
    say_claim("target", target);
    if (target.kind == claim::Kind::milestone)
      line("milestone", {});
    else if (!verdict_.scored_headline)
      line("aim", {});
  }

  void say_search() {
    if (verdict_.link.searched.empty())
      line("searched_none", {});
    else
      line("searched", {{"reports", report_names(verdict_.link.searched, run_, language_)}});
  }

  void say_result() {
    auto const* result = run_.outcome(verdict_);
    if (result == nullptr) {
      line("no_result", {});
    } else {
      say_claim("result", *result);
      auto const& why = spoken(verdict_.link.comparability_reason, verdict_.link.comparability_reason_zh);
      auto between = language_ == Language::zh ? "，" : ", ";
      // A sentence without a figure is heard, not linked.
      if (!verdict_.link.how.empty())
        line("link",
             {{"how", verdict_.link.how},
              {"comparability",
               run_.labels->at("comparability", link::name(verdict_.link.comparability)).in(language_)},
              {"reason", why.empty() ? "" : between + why}});
      if (!verdict_.link.promised_stage.empty() && !verdict_.link.reported_stage.empty())
        line("stage",
             {{"promised", verdict_.link.promised_stage}, {"reported", verdict_.link.reported_stage}});
      if (verdict_.link.threshold > 0)
        line("likeness", {{"likeness", fmt::format("{:.2f}", verdict_.link.likeness)},
                          {"threshold", fmt::format("{:.2f}", verdict_.link.threshold)}});
      if (verdict_.comparator) say_other("comparator", run_.claims[*verdict_.comparator], "");
    }
    for (auto index : verdict_.link.statements) {
      auto const& statement = run_.claims[index];
      line("statement", {{"quote", statement.evidence.text},
                         {"source", run_.report_of(statement).source},
                         {"start", std::to_string(statement.evidence.start)},
                         {"end", std::to_string(statement.evidence.end)}});
    }
  }

  void say_other(std::string_view key, claim::Claim const& claim, std::string const& why) {
    line(key, {{"indicator", indicator_words(claim, run_, language_)},
               {"words", words(claim)},
               {"why", why},
               {"quote", claim.evidence.text},
               {"source", run_.report_of(claim).source}});
  }

  void say_others() {
    for (auto index : verdict_.link.answers)
      if (index != verdict_.outcome) say_other("answer", run_.claims[index], "");
    auto const& candidates = verdict_.link.candidates;
    auto shown = std::min(candidates.size(), run_.labels->layout("candidates"));
    for (std::size_t i = 0; i < shown; ++i)
      say_other("candidate", run_.claims[candidates[i].claim],
                spoken(candidates[i].why, candidates[i].why_zh));
    if (shown < candidates.size())
      line("candidates_more", {{"count", std::to_string(candidates.size() - shown)}});
  }

  void say_numbers(claim::Claim const& target) {
    if (verdict_.gap || verdict_.completion || verdict_.tau_star) {
      auto gap = gap_words(verdict_, target, *run_.labels, language_);
      auto percent = completion_percent(verdict_);
      line("numbers", {{"gap", gap.empty() ? "–" : gap},
                       {"completion", percent.empty() ? "–" : percent + "%"},
                       {"tau", verdict_.tau_star ? verdict_.tau_star->to_string() : "–"}});
    }
    if (!verdict_.policy.empty()) line("policy", {{"policy", verdict_.policy}});
    auto const& flips =
        language_ == Language::zh && !verdict_.flips_zh.empty() ? verdict_.flips_zh : verdict_.flips;
    for (auto const& flip : flips) line("flip", {{"flip", flip}});
    if (verdict_.robust && verdict_.flips.empty() && is_assessable(verdict_.status)) line("robust", {});
  }

  // In the reader's language where both are known.
  [[nodiscard]] std::string const& spoken(std::string const& en, std::string const& zh) const {
    return language_ == Language::zh && !zh.empty() ? zh : en;
  }

  void say_number(std::string_view key, link::ClaimIndex index, std::string const& by) {
    auto const& claim = run_.claims[index];
    auto const& info = run_.report_of(claim);
    line(key, {{"place", info.jurisdiction},
               {"year", std::to_string(info.year)},
               {"words", words(claim)},
               {"by", by},
               {"quote", claim.evidence.text},
               {"source", info.source}});
  }

  // What became of the number itself, and what stands beside it.
  void say_beside(claim::Claim const& target) {
    auto const& beside = verdict_.link.beside;
    auto by = [](text::Decimal value) { return (value > text::Decimal(0) ? "+" : "") + value.to_string(); };
    if (verdict_.change == score::Change::dropped) line("dropped", {});
    for (auto index : beside.restated) say_number("revised", index, "");
    if (verdict_.turned_to_words) say_number("turned_to_words", *verdict_.turned_to_words, "");
    if (beside.next) say_number("next", *beside.next, verdict_.ratchet ? by(*verdict_.ratchet) : "–");
    for (auto const& above : verdict_.amplification) say_number("amplified", above.superior, by(above.by));
    if (beside.tier)
      say_number(target.strength == quantity::Strength::aim ? "base_tier" : "stretch_tier", *beside.tier, "");
  }

  score::Verdict const& verdict_;
  RunData const& run_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string explain_verdict(score::Verdict const& verdict, RunData const& run, Language language) {
  return Explanation(verdict, run, language).str();
}

}  // namespace duizhang::report
