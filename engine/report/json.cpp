#include "engine/report/json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace duizhang::report {
namespace {

// The library escapes; we print. Its numbers are doubles, and 0.00001 would come out as 1e-05, a number of
// 17 digits as another one.
std::string json_string(std::string_view text) {
  auto out = nlohmann::ordered_json(std::string(text))
                 .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  // Legal in JSON, but line ends to some readers of NDJSON (Python's splitlines): never raw in a line.
  for (auto [raw, escaped] : {std::pair{"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}, {"\u0085", "\\u0085"}})
    for (auto at = out.find(raw); at != std::string::npos; at = out.find(raw, at))
      out.replace(at, std::string_view(raw).size(), escaped);
  return out;
}

// Prints one object, keys in the order of the calls.
class Object {
 public:
  Object& raw(std::string_view key, std::string_view json) {
    out_ += out_.size() == 1 ? "\"" : ", \"";
    out_.append(key).append("\": ").append(json);
    return *this;
  }
  Object& text(std::string_view key, std::string_view value) { return raw(key, json_string(value)); }
  Object& text_or_null(std::string_view key, std::string_view value) {
    return value.empty() ? raw(key, "null") : text(key, value);
  }
  Object& number(std::string_view key, std::size_t value) { return raw(key, std::to_string(value)); }
  Object& decimal(std::string_view key, std::optional<text::Decimal> const& value) {
    return raw(key, value ? value->to_string() : "null");
  }
  Object& flag(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
  [[nodiscard]] std::string str() const { return out_ + "}"; }

 private:
  std::string out_ = "{";
};

template <class Items, class Print>
std::string array(Items const& items, Print print) {
  std::string out = "[";
  for (auto const& item : items) {
    if (out.size() > 1) out += ", ";
    out += print(item);
  }
  return out + "]";
}

std::string date(boost::gregorian::date day) {
  return day.is_special() ? "null" : json_string(quantity::iso(day));
}

std::string report_json(document::ReportInfo const& info) {
  Object out;
  out.text("id", info.id).text("source", info.source).text_or_null("jurisdiction", info.jurisdiction);
  out.text_or_null("code", info.code).text_or_null("level", document::name(info.level));
  out.raw("year", info.year == 0 ? "null" : std::to_string(info.year));
  return out.str();
}

}  // namespace

std::string claim_json(claim::Claim const& claim, RunData const& run) {
  auto const& evidence = claim.evidence;
  Object indicator;
  indicator.text_or_null("id", claim.indicator.id).text("text", claim.indicator.text);
  Object period;
  period.raw("start", date(claim.period.first)).raw("end", date(claim.period.last));
  Object words;
  words.text("text", evidence.text).number("start", evidence.start).number("end", evidence.end);
  words.text("sentence", evidence.sentence).number("sentence_start", evidence.sentence_start);

  Object out;
  out.text("id", claim.id)
      .raw("report", report_json(run.report_of(claim)))
      .text("kind", claim::name(claim.kind));
  out.raw("indicator", indicator.str()).text("measure", claim::name(claim.measure));
  out.decimal("value", claim.value).decimal("value_max", claim.value_max).text("unit", claim.unit);
  out.text("bound", quantity::name(claim.bound)).text_or_null("strength", quantity::name(claim.strength));
  out.text("hedge", claim.hedge).raw("period", period.str()).flag("annualised", claim.annualised);
  out.flag("headline", claim.headline).raw("evidence", words.str()).text("rule", claim.rule);
  out.raw("alternative", claim.alternative == 0 ? "null" : std::to_string(claim.alternative));
  out.text("section", claim.section).flag("progress", claim.progress);
  if (!claim.about.empty()) out.raw("about", array(claim.about, json_string));
  return out.str();
}

std::string verdict_json(score::Verdict const& verdict, RunData const& run) {
  auto claim_id = [&](link::ClaimIndex index) { return json_string(run.claims[index].id); };
  auto report_id = [&](link::ReportIndex index) { return json_string(run.reports[index].id); };
  auto candidate = [&](link::Candidate const& turned_down) {
    Object out;
    out.raw("claim", claim_id(turned_down.claim)).text("why", turned_down.why);
    out.raw("likeness", fmt::format("{:.4g}", turned_down.likeness));
    return out.str();
  };
  std::vector<link::ClaimIndex> others;  // answers beside the one that was scored
  for (auto answer : verdict.link.answers)
    if (answer != verdict.outcome) others.push_back(answer);
  auto const* outcome = run.outcome(verdict);

  Object out;
  out.text("id", verdict.id).raw("target", claim_json(run.target(verdict), run));
  out.raw("outcome", outcome == nullptr ? "null" : claim_json(*outcome, run));
  out.text("status", score::name(verdict.status)).text("disclosure", score::name(verdict.disclosure));
  out.text("comparability", link::name(verdict.link.comparability));
  out.decimal("gap", verdict.gap)
      .decimal("completion", verdict.completion)
      .decimal("tau_star", verdict.tau_star);
  out.flag("robust", verdict.robust).text("reason", verdict.reason);
  out.raw("candidates", array(verdict.link.candidates, candidate));
  out.raw("searched", array(verdict.link.searched, report_id));
  out.text("reason_zh", verdict.reason_zh).raw("flips", array(verdict.flips, json_string));
  out.text("comparability_reason", verdict.link.comparability_reason);
  out.text("how", verdict.link.how).text("policy", verdict.policy);
  out.raw("answers", array(others, claim_id)).raw("statements", array(verdict.link.statements, claim_id));
  out.flag("scored_headline", verdict.scored_headline);
  return out.str();
}

std::string write_claims(RunData const& run) {
  std::string out;
  for (auto const& claim : run.claims) out.append(claim_json(claim, run)) += '\n';
  return out;
}

std::string write_verdicts(RunData const& run) {
  std::string out;
  for (auto const& verdict : run.verdicts) out.append(verdict_json(verdict, run)) += '\n';
  return out;
}

}  // namespace duizhang::report
