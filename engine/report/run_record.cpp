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

void write_run_record(RunData const& run, std::function<void(std::string_view)> const& to) {
  auto printed = [](Ordered const& value) {
    return value.dump(1, ' ', false, Ordered::error_handler_t::replace);
  };
  to("{\n \"format\": 1,\n \"reports\": [");
  bool first = true;
  for (auto const& info : run.reports) {
    to(first ? "\n  " : ",\n  ");
    std::string lines;
    for (char c : printed(report_record(info))) (lines += c) += c == '\n' ? "  " : "";
    to(lines);
    first = false;
  }
  to(first ? "],\n" : "\n ],\n");
  Ordered rest;
  rest["notes"] = Ordered::array();
  for (auto const& note : run.diagnostics) rest["notes"].push_back(note);
  rest["rules"] = rules_record(
      run.facts == nullptr ? RuleFacts{std::string(run.rules_version), {}, {}, {}, {}, {}} : *run.facts);
  constexpr std::string_view opened = "{\n";
  auto behind = printed(rest);
  to(std::string_view(behind).substr(opened.size()));
  to("\n");
}

std::string write_run_record(RunData const& run) {
  std::string out;
  write_run_record(run, [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace duizhang::report
