#include "engine/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/claim/extract.hpp"
#include "engine/diag/render.hpp"
#include "engine/report/write_text.hpp"

namespace duizhang {
namespace {

std::string value_with_unit(claim::Claim const& claim) {
  if (!claim.value) return "-";
  auto value = claim.value->to_string();
  if (claim.value_max) value += " – " + claim.value_max->to_string();
  return value + (claim.unit.empty() ? "" : " " + claim.unit);
}

// Which match of the document made this claim: the one of its rule that covers its evidence.
match::RuleMatch const* match_of(claim::Claim const& claim, ScannedDocument const& scanned,
                                 rule::RuleSet const& set) {
  for (auto const& match : scanned.scan.matches) {
    if (set.claim_rules[match.rule].id != claim.rule) continue;
    auto quote = scanned.document.quote(match.range);
    if (quote.start < claim.evidence.end && claim.evidence.start < quote.end) return &match;
  }
  return nullptr;
}

std::string walk(claim::Claim const& claim, Rules const& rules, Extraction const& extraction,
                 ReadOptions const& reading) {
  auto const& info = extraction.reports[claim.report];
  auto const& set = rules.set();
  std::string out;
  auto line = [&](std::string_view key, std::string const& value) {
    out += fmt::format("  {:<12} {}\n", key, value);
  };
  out += fmt::format("{}  {} {}\n", claim.id, claim::name(claim.kind), claim::name(claim.measure));
  line("indicator", claim.indicator.id.empty()
                        ? claim.indicator.text
                        : fmt::format("{} ({})", claim.indicator.text, claim.indicator.id));
  line("value", value_with_unit(claim));
  line("bound", fmt::format("{}{}", quantity::name(claim.bound),
                            claim.hedge.empty() ? "" : fmt::format("  by the words {}", claim.hedge)));
  if (claim.strength != quantity::Strength::none)
    line("strength", std::string(quantity::name(claim.strength)));
  if (!claim.period.first.is_not_a_date())
    line("period", fmt::format("{} to {}{}", quantity::iso(claim.period.first),
                               quantity::iso(claim.period.last), claim.annualised ? ", yearly average" : ""));
  line("evidence", fmt::format("{} [{}, {})", claim.evidence.text, claim.evidence.start, claim.evidence.end));
  line("sentence", claim.evidence.sentence);
  line("section", claim.section.empty() ? "before the first heading" : claim.section);
  line("report",
       fmt::format("{}: {} {}", info.source, info.jurisdiction, info.year) +
           (info.year == 0 ? "" : fmt::format(" (year from the {})", document::name(info.year_origin))));
  auto const* rule = set.claim_rule(claim.rule);
  if (rule == nullptr) return out;
  auto place = rules.sources().place(rule->span);
  line("rule", fmt::format("{}  {}:{}", rule->id, place.name, place.line));
  if (!rule->about.empty()) line("", rule->about);
  if (claim.alternative != 0) line("alternative", fmt::format("{}", claim.alternative));
  diag::Diagnostics ignored;
  std::optional<ScannedDocument> scanned;
  for (auto& document : read_documents(rules, info.path, reading, ignored))
    if (document.info.id == info.id && !scanned) scanned = scan(rules, std::move(document), true);
  auto const* match = scanned ? match_of(claim, *scanned, set) : nullptr;
  if (match == nullptr) return out;
  line("matched", std::string(scanned->document.slice(match->range)));
  for (auto const& capture : match->captures)
    line("", fmt::format("<{}> {}", capture.name, scanned->document.slice(capture.range)));
  for (auto const& lost : scanned->scan.lost)
    if (lost.winner != match::LostMatch::no_winner && &scanned->scan.matches[lost.winner] == match)
      line("gave way", fmt::format("{} ({}): {}", set.claim_rules[lost.match.rule].id, lost.why,
                                   scanned->document.slice(lost.match.range)));
  return out;
}

// What an entry of the score policy does to a verdict, by the front of its name in ScorePolicy::places.
std::string what_it_does(std::string_view setting) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> said{{
      {"tolerance.", "“about” is judged within this tolerance"},
      {"beyond_steps", "this many printed steps past a target are beyond it"},
      {"schedule_margin", "progress is on schedule within this margin"},
      {"down_words.", "less is better, because of this word"},
      {"two_sided_words.", "neither more nor less is better, because of this word"},
      {"readings.", "the direction is disputed: this is tried as well"},
      {"relations.", "how the result must stand to the figure it is held against"},
      {"comparators.", "which figure the result is held against"},
  }};
  for (auto const& [front, words] : said)
    if (setting.starts_with(front)) return std::string(words);
  return "another government sets the number";  // assigned.
}

}  // namespace

std::string entries_that_decided(score::Verdict const& verdict, Rules const& rules, bool color) {
  std::string out;
  for (auto const& setting : verdict.settings) {
    auto place = rules.policy().places.find(setting);
    if (place == rules.policy().places.end()) continue;
    diag::Diagnostic here;
    here.severity = diag::Severity::note;
    here.span = place->second;
    here.message = what_it_does(setting);
    out += diag::render(here, rules.sources(), color);
  }
  return out;
}

std::optional<std::string> explain(std::string const& id, Rules const& rules, RunResult const& result,
                                   ReadOptions const& reading, report::Language language) {
  auto const& claims = result.extraction.claims;
  auto claim = std::find_if(claims.begin(), claims.end(), [&](auto const& c) { return c.id == id; });
  if (claim != claims.end()) return walk(*claim, rules, result.extraction, reading);
  auto verdict =
      std::find_if(result.verdicts.begin(), result.verdicts.end(), [&](auto const& v) { return v.id == id; });
  if (verdict == result.verdicts.end()) return std::nullopt;
  report::RunData data{result.extraction.reports, claims, result.verdicts,
                       rules.set().version,       {},     &rules.labels(),
                       &rules.set().indicators};
  auto out = report::explain_verdict(*verdict, data, language) + entries_that_decided(*verdict, rules, false);
  out += "\n" + walk(claims[verdict->link.target], rules, result.extraction, reading);
  if (verdict->outcome) out += "\n" + walk(claims[*verdict->outcome], rules, result.extraction, reading);
  return out;
}

std::string dump_scan(ScannedDocument const& scanned, rule::RuleSet const& set) {
  auto const& document = scanned.document;
  auto const& scan = scanned.scan;
  auto const& info = document.info;
  std::string out = fmt::format("report {}: {} {} {}\n", info.source, info.jurisdiction,
                                document::name(info.level), info.year);
  auto at = [&](text::Range range) {
    auto quote = document.quote(range);
    return fmt::format("[{},{})", quote.start, quote.end);
  };
  for (auto const& section : document.sections)
    out += fmt::format("section {} {} {}\n", at(section.range), document::name(section.role),
                       document.slice(section.heading));
  for (auto const& name : scan.names)
    out +=
        fmt::format("name {} {} {}\n", at(name.range), set.names[name.rule].id, document.slice(name.range));
  for (auto const& period : scan.periods)
    out += fmt::format(
        "period {} {} {} {}\n", at(period.range), set.periods[period.rule].id, document.slice(period.range),
        period.period ? quantity::iso(period.period->first) + "/" + quantity::iso(period.period->last) : "-");
  for (auto const& quantity : scan.quantities)
    out += fmt::format(
        "quantity {} {} {} {} {} {}\n", at(quantity.whole), quantity::name(quantity.dimension),
        quantity.value.to_string() + (quantity.value_max ? ".." + quantity.value_max->to_string() : ""),
        quantity.unit, quantity::name(quantity.bound), document.slice(quantity.whole));
  auto show = [&](std::string_view word, match::RuleMatch const& match, std::string_view why) {
    out += fmt::format("{} {} {} {}{}\n", word, at(match.range), set.claim_rules[match.rule].id,
                       document.slice(match.range), why);
    for (auto const& capture : match.captures)
      out += fmt::format("    <{}> {}\n", capture.name, document.slice(capture.range));
  };
  for (std::size_t i = 0; i < scan.matches.size(); ++i) {
    show("match", scan.matches[i], "");
    for (auto const& lost : scan.lost)
      if (lost.winner == i) show("  gave way", lost.match, fmt::format(" ({})", lost.why));
  }
  for (auto const& lost : scan.lost)
    if (lost.winner == match::LostMatch::no_winner)
      show("refused", lost.match, fmt::format(" ({})", lost.why));
  for (auto index : scan.unclaimed)
    out += fmt::format("unclaimed {} {}\n", at(scan.quantities[index].whole),
                       document.slice(scan.quantities[index].whole));
  return out;
}

}  // namespace duizhang
