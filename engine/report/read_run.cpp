#include "engine/report/read_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <unordered_map>

#include "engine/diag/codes.hpp"
#include "engine/report/exact_json.hpp"

namespace duizhang::report {
namespace {

namespace fs = std::filesystem;

boost::gregorian::date date_of(Json const& object, char const* key) {
  auto text = text_of(object, key);
  auto digits = [&](std::size_t at, std::size_t count) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= text.size() || text[i] < '0' || text[i] > '9') return 0U;
      value = value * 10 + static_cast<unsigned>(text[i] - '0');
    }
    return value;
  };
  auto year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
  try {
    if (year != 0 && month != 0 && day != 0)
      return {static_cast<unsigned short>(year), static_cast<unsigned short>(month),
              static_cast<unsigned short>(day)};
  } catch (std::out_of_range const&) {  // the 31st of a month of 30 days, in a file made by other hands
  }
  return boost::gregorian::date(boost::gregorian::not_a_date_time);
}

document::ReportInfo report_of(Json const& object) {
  document::ReportInfo info;
  info.id = text_of(object, "id");
  info.source = text_of(object, "source");
  info.path = info.source;
  info.jurisdiction = text_of(object, "jurisdiction");
  info.code = text_of(object, "code");
  info.level = document::level_named(text_of(object, "level"));
  info.year = static_cast<int>(std::min<std::size_t>(number_of(object, "year"), 9999));
  return info;
}

// Members of a verdict that hold a whole claim, which stands in claims.ndjson as well.
constexpr std::array<std::string_view, 2> claims_in_verdicts{"target", "outcome"};

class Reader {
 public:
  Reader(StoredRun& run, std::string folder, diag::Diagnostics& out)
      : run_(run), folder_(std::move(folder)), out_(out) {}

  bool read(fs::path const& folder) {
    std::error_code ignored;
    constexpr std::size_t shortest_claim = 200;  // bytes; room that is not used takes no memory
    if (auto size = fs::file_size(folder / claims_name, ignored); !ignored)
      ids_.reserve(size / shortest_claim);
    bool good = read_record(folder / record_name) &&
                each_line(folder, claims_name, [&](Json const& one) { return read_claim(one), true; });
    if (!good) return false;
    leave_out_repeats();
    return each_line(
        folder, verdicts_name, [&](Json const& one) { return add_verdict(one); }, claims_in_verdicts);
  }

 private:
  bool fail(std::string_view file, std::size_t line, std::string const& why) {
    auto where = (fs::path(folder_) / file).string() + (line == 0 ? "" : ":" + std::to_string(line));
    out_.error_about(diag::code::run_unreadable, where, why);
    return false;
  }

  template <class Take>
  bool each_line(fs::path const& folder, std::string_view file, Take take,
                 std::span<std::string_view const> brief = {}) {
    std::ifstream in(folder / file, std::ios::binary);
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      std::string why;
      auto one = parse_exact(line, why, brief);
      // A claim that only this verdict tells of is needed whole.
      if (one && std::any_of(brief.begin(), brief.end(), [&](auto key) { return !holds_known(*one, key); }))
        one = parse_exact(line, why);
      if (!one) return fail(file, number, why);
      if (!one->is_object() || !member_of(*one, "id").is_string())
        return fail(file, number, "is no object with an \"id\"");
      if (!take(*one))
        return fail(file, number, "is no verdict: a \"target\" and a known \"status\" are needed");
    }
    return !in.bad() || fail(file, 0, "cannot be read to its end");
  }

  // ---- run.json

  bool read_record(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || in.peek() == std::ifstream::traits_type::eof()) return true;
    std::string why;
    auto take = [&](Json const& one) {
      auto info = report_of(one);
      info.title = text_of(one, "title");
      info.code_points = static_cast<std::uint32_t>(number_of(one, "characters"));
      info.work_report = flag_of(one, "work_report", true);
      info.partial = flag_of(one, "partial");
      add_report(std::move(info));
    };
    auto record = parse_exact(in, why, "reports", take);
    if (!record) return fail(record_name, 0, why);
    run_.diagnostics = texts_of(*record, "notes");
    read_rules(member_of(*record, "rules"));
    return true;
  }

  void read_rules(Json const& rules) {
    auto& facts = run_.facts;
    facts.version = text_of(rules, "version");
    facts.beyond_steps = number_of(rules, "beyond_steps");
    facts.score_tests = number_of(rules, "score_tests");
    facts.down_words = texts_of(rules, "down_words");
    auto const& tolerances = member_of(rules, "tolerances");
    for (auto at = tolerances.begin(); at != tolerances.end(); ++at)
      facts.tolerances.emplace_back(at.key(), text_of(tolerances, at.key().c_str()));
    auto const& readings = member_of(rules, "readings");
    for (auto at = readings.begin(); at != readings.end(); ++at)
      facts.readings.push_back({at.key(), texts_of(readings, at.key().c_str())});
    for (auto const& one : member_of(rules, "claim_rules"))
      facts.claim_rules.push_back({text_of(one, "id"), text_of(one, "about"), number_of(one, "tests")});
    for (auto const& one : member_of(rules, "indicators"))
      facts.indicators.push_back({text_of(one, "id"), text_of(one, "zh"), text_of(one, "en"),
                                  text_of(one, "direction"), text_of(one, "tolerance")});
    run_.indicators = indicator_table(facts);
  }

  // ---- Reports and claims

  static std::string key_of(document::ReportInfo const& info) {
    return info.id + '|' + std::to_string(info.year) + '|' + info.source;
  }

  std::size_t add_report(document::ReportInfo info) {
    auto [found, fresh] = reports_.emplace(key_of(info), run_.reports.size());
    if (!fresh) return found->second;
    report_ids_.emplace(info.id, run_.reports.size());
    run_.reports.push_back(std::move(info));
    run_.counts.emplace_back();
    return found->second;
  }

  // Of claims with one id the first is meant, wherever it is named; the others do not count.
  void leave_out_repeats() {
    for (auto row : ids_.sort()) {
      auto const& again = run_.claims->at(row);
      run_.counts[again.report].take(again.kind);
      run_.claims->forget();
    }
  }

  std::size_t find_claim(std::string const& id) const {
    if (auto found = ids_.find(id); found != RowsById::nobody) return found;
    auto found = further_.find(id);
    return found == further_.end() ? RowsById::nobody : found->second;
  }

  bool holds_known(Json const& verdict, std::string_view key) const {
    auto const& claim = member_of(verdict, key.data());
    return !claim.is_object() || find_claim(text_of(claim, "id")) != RowsById::nobody;
  }

  // A claim that a verdict holds, which stands in claims.ndjson as well.
  std::size_t add_claim(Json const& one) {
    auto id = text_of(one, "id");
    if (auto found = find_claim(id); found != RowsById::nobody) return found;
    auto row = store_claim(one);
    further_.emplace(std::move(id), row);
    return row;
  }

  void read_claim(Json const& one) {
    auto row = store_claim(one);
    ids_.add(text_of(one, "id"), row);
  }

  std::size_t store_claim(Json const& one) {
    claim::Claim claim;
    claim.id = text_of(one, "id");
    claim.report = add_report(report_of(member_of(one, "report")));
    claim.kind = claim::kind_named(text_of(one, "kind")).value_or(claim::Kind::outcome);
    auto const& indicator = member_of(one, "indicator");
    claim.indicator = {text_of(indicator, "id"), text_of(indicator, "text")};
    claim.measure = claim::measure_named(text_of(one, "measure")).value_or(claim::Measure::level);
    claim.value = decimal_of(one, "value");
    claim.value_max = decimal_of(one, "value_max");
    claim.unit = text_of(one, "unit");
    claim.bound = quantity::bound_named(text_of(one, "bound")).value_or(quantity::Bound::eq);
    claim.strength = quantity::strength_named(text_of(one, "strength")).value_or(quantity::Strength::none);
    claim.hedge = text_of(one, "hedge");
    auto const& period = member_of(one, "period");
    claim.period = {date_of(period, "start"), date_of(period, "end")};
    claim.annualised = flag_of(one, "annualised");
    claim.headline = flag_of(one, "headline");
    claim.progress = flag_of(one, "progress");
    claim.about = texts_of(one, "about");
    read_evidence(member_of(one, "evidence"), claim.evidence);
    claim.section = text_of(one, "section");
    claim.rule = text_of(one, "rule");
    claim.alternative = number_of(one, "alternative");
    run_.counts[claim.report].add(claim.kind);
    return run_.claims->add(claim);
  }

  static void read_evidence(Json const& one, claim::Evidence& evidence) {
    evidence.text = text_of(one, "text");
    evidence.start = number_of(one, "start");
    evidence.end = number_of(one, "end");
    evidence.sentence = text_of(one, "sentence");
    evidence.sentence_start = number_of(one, "sentence_start");
  }

  // ---- Verdicts

  // Claims by id; those that claims.ndjson does not hold are left out.
  std::vector<link::ClaimIndex> claims_named(std::vector<std::string> const& ids) const {
    std::vector<link::ClaimIndex> out;
    for (auto const& id : ids)
      if (auto found = find_claim(id); found != RowsById::nobody) out.push_back(found);
    return out;
  }

  std::optional<link::ClaimIndex> claim_named(std::string const& id) const {
    auto found = find_claim(id);
    return found == RowsById::nobody ? std::nullopt : std::optional(found);
  }
  // The claim that an object speaks of in brief.
  std::optional<link::ClaimIndex> told(Json const& object, char const* key) const {
    return claim_named(text_of(member_of(object, key), "claim"));
  }

  // A likeness: shown and ordered by, never computed with.
  static double fraction_of(Json const& object, char const* key) {
    auto value = decimal_of(object, key);
    return value ? value->to_double() : 0;
  }

  bool add_verdict(Json const& one) {
    auto status = score::status_named(text_of(one, "status"));
    auto const& target = member_of(one, "target");
    if (!status || !target.is_object()) return false;
    score::Verdict verdict;
    verdict.id = text_of(one, "id");
    verdict.status = *status;
    verdict.disclosure =
        score::disclosure_named(text_of(one, "disclosure")).value_or(score::Disclosure::not_reported);
    verdict.gap = decimal_of(one, "gap");
    verdict.completion = decimal_of(one, "completion");
    verdict.tau_star = decimal_of(one, "tau_star");
    verdict.robust = flag_of(one, "robust", true);
    verdict.flips = texts_of(one, "flips");
    verdict.reason = text_of(one, "reason");
    verdict.reason_zh = text_of(one, "reason_zh");
    verdict.policy = text_of(one, "policy");
    verdict.scored_headline = flag_of(one, "scored_headline", true);
    verdict.link.target = add_claim(target);
    read_link(one, verdict);
    read_readings(one, verdict);
    read_beside(one, verdict);
    read_paragraphs(one);
    run_.verdicts->add(verdict);
    run_.claims->forget();
    return true;
  }

  void read_paragraphs(Json const& verdict) {
    for (auto const& one : member_of(verdict, "paragraphs")) {
      auto index = claim_named(text_of(one, "claim"));
      if (!index) continue;
      run_.claims->add_paragraph(*index, {text_of(one, "text"), number_of(one, "start"),
                                          flag_of(one, "cut_before"), flag_of(one, "cut_after")});
    }
  }

  void read_link(Json const& one, score::Verdict& verdict) {
    auto& link = verdict.link;
    if (auto const& outcome = member_of(one, "outcome"); outcome.is_object()) {
      verdict.outcome = add_claim(outcome);
      link.answers.push_back(*verdict.outcome);
    }
    for (auto answer : claims_named(texts_of(one, "answers"))) link.answers.push_back(answer);
    link.statements = claims_named(texts_of(one, "statements"));
    link.comparability =
        link::comparability_named(text_of(one, "comparability")).value_or(link::Comparability::undefined);
    link.comparability_reason = text_of(one, "comparability_reason");
    link.comparability_reason_zh = text_of(one, "comparability_reason_zh");
    link.how = text_of(one, "how");
    link.likeness = fraction_of(one, "likeness");
    link.threshold = fraction_of(one, "threshold");
    auto const& stage = member_of(one, "stage");
    link.promised_stage = text_of(stage, "promised");
    link.reported_stage = text_of(stage, "reported");
    link.base = claim_named(text_of(one, "base"));
    link.general = claims_named(texts_of(one, "general"));
    for (auto const& candidate : member_of(one, "candidates"))
      if (auto claim = claim_named(text_of(candidate, "claim"))) {
        link::Candidate turned_down;
        turned_down.claim = *claim;
        turned_down.why = text_of(candidate, "why");
        turned_down.why_zh = text_of(candidate, "why_zh");
        turned_down.likeness = fraction_of(candidate, "likeness");
        link.candidates.push_back(std::move(turned_down));
      }
    for (auto const& id : texts_of(one, "searched"))
      if (auto found = report_ids_.find(id); found != report_ids_.end())
        link.searched.push_back(found->second);
  }

  void read_readings(Json const& one, score::Verdict& verdict) {
    verdict.flips_zh = texts_of(one, "flips_zh");
    for (auto const& object : member_of(one, "readings")) {
      score::Reading reading;
      reading.kind = score::reading_named(text_of(object, "kind")).value_or(score::ReadingKind::tolerance);
      reading.status = score::status_named(text_of(object, "status")).value_or(verdict.status);
      reading.flips = flag_of(object, "flips");
      reading.words = text_of(object, "words");
      reading.words_zh = text_of(object, "words_zh");
      reading.claim = claim_named(text_of(object, "claim"));
      verdict.readings.push_back(std::move(reading));
    }
    verdict.comparator = told(one, "comparator");
    auto const& progress = member_of(one, "progress");
    auto share = decimal_of(progress, "share");
    auto elapsed = decimal_of(progress, "elapsed");
    auto pace = score::pace_named(text_of(progress, "pace"));
    if (share && elapsed && pace)
      verdict.progress = score::Progress{*share, *elapsed, *pace, claim_named(text_of(progress, "base"))};
  }

  void read_beside(Json const& one, score::Verdict& verdict) {
    auto& beside = verdict.link.beside;
    verdict.change = score::change_named(text_of(one, "change")).value_or(score::Change::none);
    for (auto const& other : member_of(one, "revised"))
      if (auto claim = claim_named(text_of(other, "claim"))) beside.restated.push_back(*claim);
    beside.next = told(one, "next_target");
    verdict.ratchet = decimal_of(one, "ratchet");
    verdict.turned_to_words = told(one, "turned_to_words");
    for (auto const& above : member_of(one, "amplification")) {
      auto superior = told(above, "target");
      auto by = decimal_of(above, "by");
      if (superior && by) verdict.amplification.push_back({*superior, *by});
    }
    beside.tier = told(one, "other_tier");
    verdict.disagrees_claim = told(one, "self_praise");
    if (verdict.disagrees_claim) verdict.disagrees = run_.claims->at(*verdict.disagrees_claim).evidence.text;
  }

  StoredRun& run_;
  std::string folder_;
  diag::Diagnostics& out_;
  std::unordered_map<std::string, std::size_t> reports_, report_ids_;
  RowsById ids_;                                          // of claims.ndjson
  std::unordered_map<std::string, std::size_t> further_;  // that stand in verdicts only
};

}  // namespace

RunData StoredRun::data(Labels const& labels) const {
  return {reports, *claims, *verdicts, facts.version, diagnostics, &labels, &indicators, &facts, counts};
}

int StoredRun::error() const { return claims->error() != 0 ? claims->error() : verdicts->error(); }

std::optional<StoredRun> read_run(fs::path const& folder, std::string const& shown, fs::path const& scratch,
                                  diag::Diagnostics& out) {
  StoredRun run;
  run.claims = std::make_unique<StoredClaims>(scratch);
  run.verdicts = std::make_unique<StoredVerdicts>(scratch);
  if (!Reader(run, shown, out).read(folder)) return std::nullopt;
  return run;
}

std::optional<std::vector<std::string>> tables_in(std::string const& folder, diag::Diagnostics& out) {
  std::vector<std::string> tables;
  for (auto name : {claims_name, verdicts_name, record_name}) {
    auto path = fs::path(folder) / name;
    if (std::ifstream(path, std::ios::binary)) {
      tables.emplace_back(name);
    } else if (name != record_name) {
      out.error_about(diag::code::run_unreadable, path.string(),
                      "cannot be read; name a folder that `duizhang run` wrote");
      return std::nullopt;
    }
  }
  return tables;
}

}  // namespace duizhang::report
