#include "engine/inspect.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/claim/extract.hpp"

namespace duizhang {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string const& words) { return words.empty() ? Json() : Json(words); }

std::string heading_of(document::Document const& document, document::Section const& section) {
  std::string heading(document.slice(section.heading));
  if (!heading.empty()) return heading;
  return section.rule.empty() ? "" : "(" + section.rule + ")";
}

}  // namespace

std::vector<Inspection> inspect(Rules const& rules, std::string const& path, ReadOptions const& options,
                                diag::Diagnostics& out) {
  std::vector<Inspection> all;
  for (auto& document : read_documents(rules, path, options, out)) {
    auto scanned = scan(rules, std::move(document), false);
    diag::Diagnostics ignored;
    Inspection one;
    one.quantities = scanned.scan.quantities.size();
    for (auto const& claim :
         claim::extract_claims(scanned.document, scanned.scan, rules.set(), rules.subjects(), 0, ignored)) {
      one.targets += claim.kind == claim::Kind::target ? 1U : 0U;
      one.outcomes += claim.kind == claim::Kind::outcome ? 1U : 0U;
    }
    one.document = std::move(scanned.document);
    all.push_back(std::move(one));
  }
  return all;
}

std::string inspection_text(Inspection const& inspection) {
  auto const& document = inspection.document;
  auto const& info = document.info;
  std::string out = info.subject() + "\n";
  auto line = [&](std::string_view key, std::string const& value) {
    if (!value.empty()) out += fmt::format("  {:<14}{}\n", key, value);
  };
  auto from = [&](std::string_view what) {
    auto const* fact = info.fact(what);
    return fact == nullptr ? std::string()
                           : fmt::format(" (from the {}, {})", document::name(fact->origin),
                                         document::name(fact->confidence));
  };
  line("format", info.format);
  line("charset", info.charset + (info.certainty.empty() ? "" : " (" + info.certainty + ")"));
  line("script", info.traditional ? "Traditional, matched as simplified" : "");
  line("title", info.title);
  line("kind", std::string(document::name(info.kind)) + from("kind"));
  line("jurisdiction", info.jurisdiction.empty() ? "unknown" : info.jurisdiction + from("jurisdiction"));
  line("code", info.code);
  if (info.level != document::Level::unknown)
    line("level", std::string(document::name(info.level)) + from("level"));
  for (auto const& parent : info.parents) line("under", parent);
  line("year", info.year == 0 ? "unknown" : std::to_string(info.year) + from("year"));
  if (!info.session.empty()) line("session", info.session + from("session"));
  if (!info.date.empty()) line("date", info.date + from("date"));
  if (!info.speaker.empty()) line("speaker", info.speaker + from("speaker"));
  line("health", info.truncated ? "seems to break off"
                 : info.partial ? "an excerpt: its silence proves nothing"
                                : "");
  for (auto const& contradiction : info.contradictions) line("contradiction", contradiction);
  line("counts", fmt::format("{} characters, {} sentences, {} quantities, {} targets, {} results",
                             info.code_points, document.sentences.size(), inspection.quantities,
                             inspection.targets, inspection.outcomes));
  for (auto const& section : document.sections) {
    auto quote = document.quote(section.range);
    line("section", fmt::format("{:<17}{:>6}–{:<6} {}", document::name(section.role), quote.start, quote.end,
                                heading_of(document, section)));
  }
  for (auto const& entry : document.outline) {
    auto quote = document.quote(entry.range);
    line("outline", fmt::format("{:<20}{:>6}–{:<6} {}{}", document::name(entry.part), quote.start, quote.end,
                                std::string(entry.level > 1 ? (entry.level - 1) * 2 : 0, ' '),
                                document.slice(entry.heading)));
  }
  return out;
}

std::string inspection_json(Inspection const& inspection) {
  auto const& document = inspection.document;
  auto const& info = document.info;
  Json facts = Json::array();
  for (auto const& fact : info.facts)
    facts.push_back({{"what", fact.what},
                     {"value", fact.value},
                     {"from", document::name(fact.origin)},
                     {"confidence", document::name(fact.confidence)}});
  Json sections = Json::array();
  for (auto const& section : document.sections) {
    auto quote = document.quote(section.range);
    sections.push_back({{"role", document::name(section.role)},
                        {"heading", std::string(document.slice(section.heading))},
                        {"rule", section.rule},
                        {"start", quote.start},
                        {"end", quote.end}});
  }
  Json outline = Json::array();
  for (auto const& entry : document.outline) {
    auto quote = document.quote(entry.range);
    outline.push_back({{"part", document::name(entry.part)},
                       {"level", entry.level},
                       {"heading", std::string(document.slice(entry.heading))},
                       {"rule", entry.rule},
                       {"start", quote.start},
                       {"end", quote.end}});
  }
  Json out{{"source", info.source},
           {"member", text_or_null(info.member)},
           {"number", info.number},
           {"id", info.id},
           {"format", info.format},
           {"charset", info.charset},
           {"certainty", info.certainty},
           {"traditional", info.traditional},
           {"title", text_or_null(info.title)},
           {"kind", document::name(info.kind)},
           {"work_report", info.work_report},
           {"session", text_or_null(info.session)},
           {"date", text_or_null(info.date)},
           {"speaker", text_or_null(info.speaker)},
           {"jurisdiction", text_or_null(info.jurisdiction)},
           {"jurisdiction_from", document::name(info.jurisdiction_origin)},
           {"code", text_or_null(info.code)},
           {"level", text_or_null(std::string(document::name(info.level)))},
           {"parents", info.parents},
           {"year", info.year == 0 ? Json() : Json(info.year)},
           {"year_from", document::name(info.year_origin)},
           {"facts", facts},
           {"contradictions", info.contradictions},
           {"partial", info.partial},
           {"truncated", info.truncated},
           {"characters", info.code_points},
           {"sentences", document.sentences.size()},
           {"quantities", inspection.quantities},
           {"targets", inspection.targets},
           {"outcomes", inspection.outcomes},
           {"sections", sections},
           {"outline", outline}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace duizhang
