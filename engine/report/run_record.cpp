#include "engine/report/run_record.hpp"

#include <nlohmann/json.hpp>

namespace duizhang::report {
namespace {

using Ordered = nlohmann::ordered_json;

Ordered report_record(document::ReportInfo const& info) {
  return {{"id", info.id},
          {"source", info.source},
          {"jurisdiction", info.jurisdiction},
          {"code", info.code},
          {"level", document::name(info.level)},
          {"year", info.year},
          {"title", info.title},
          {"kind", document::name(info.kind)},
          {"session", info.session},
          {"date", info.date},
          {"speaker", info.speaker},
          {"characters", info.code_points},
          {"work_report", info.work_report},
          {"partial", info.partial}};
}

Ordered rules_record(RuleFacts const& facts) {
  Ordered out{{"version", facts.version},
              {"beyond_steps", facts.beyond_steps},
              {"score_tests", facts.score_tests},
              {"down_words", facts.down_words}};
  out["tolerances"] = Ordered::object();
  for (auto const& [unit, tolerance] : facts.tolerances) out["tolerances"][unit] = tolerance;
  out["readings"] = Ordered::object();
  for (auto const& reading : facts.readings) out["readings"][reading.indicator] = reading.directions;
  out["claim_rules"] = Ordered::array();
  for (auto const& rule : facts.claim_rules)
    out["claim_rules"].push_back({{"id", rule.id}, {"about", rule.about}, {"tests", rule.tests}});
  out["indicators"] = Ordered::array();
  for (auto const& one : facts.indicators)
    out["indicators"].push_back({{"id", one.id},
                                 {"zh", one.zh},
                                 {"en", one.en},
                                 {"direction", one.direction},
                                 {"tolerance", one.tolerance}});
  return out;
}

}  // namespace

std::string write_run_record(RunData const& run) {
  Ordered out{{"format", 1}};
  out["reports"] = Ordered::array();
  for (auto const& info : run.reports) out["reports"].push_back(report_record(info));
  out["notes"] = Ordered::array();
  for (auto const& note : run.diagnostics) out["notes"].push_back(note);
  out["rules"] = rules_record(
      run.facts == nullptr ? RuleFacts{std::string(run.rules_version), {}, {}, {}, {}, {}} : *run.facts);
  return out.dump(1, ' ', false, Ordered::error_handler_t::replace) + "\n";
}

}  // namespace duizhang::report
