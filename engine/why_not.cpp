#include "engine/why_not.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/claim/extract.hpp"
#include "engine/diag/render.hpp"
#include "engine/explain.hpp"
#include "engine/link/linker.hpp"
#include "engine/match/slots.hpp"
#include "engine/report/write_text.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang {
namespace {

using match::Op;

constexpr std::size_t shown_texts = 8;  // of what could have stood there

std::string in_marks(std::string_view text) { return fmt::format("“{}”", text); }

class Asker {
 public:
  Asker(Rules const& rules, WhyNotQuestion const& question, bool color)
      : rules_(rules), question_(question), color_(color) {
    diag::Diagnostics ignored;  // said already when the rules were loaded
    compiled_ = match::compile_rules(rules.set(), ignored, {match::Purpose::tools, rules.compiled().slots});
    document_ = read_fragment(rules, question.text, question.section, question.year);
    scan_ = match::scan_document(document_, compiled_, scratch_, true);
    claim::Origins origins;
    (void)claim::extract_claims(document_, scan_, rules.set(), rules.subjects(), 0, ignored, &origins);
    left_out_ = std::move(origins.left_out);
  }

  std::optional<std::string> answer() {
    if (question_.rule.empty()) return answer_for_all();
    for (std::uint32_t i = 0; i < compiled_.claims.size(); ++i)
      if (rule_of(i).id == question_.rule) return answer_for(i);
    return std::nullopt;
  }

 private:
  [[nodiscard]] rule::ClaimRule const& rule_of(std::uint32_t claim) const {
    return rules_.set().claim_rules[compiled_.claims[claim].rule];
  }

  std::string answer_for_all() {
    std::string out;
    for (auto const& match : scan_.matches)
      out += fmt::format("{} matches {}{}\n", id_of(match), in_marks(document_.slice(match.range)),
                         doubts_of(match));
    if (!out.empty()) return out + "Ask of one rule with --rule ID why it does not win.\n";
    std::optional<std::uint32_t> best;
    std::optional<match::NearMiss> nearest;
    for (std::uint32_t i = 0; i < compiled_.claims.size(); ++i) {
      auto miss = match::nearest_miss(document_, compiled_, i, scratch_);
      if (!miss || (nearest && closeness(*miss) <= closeness(*nearest))) continue;
      best = i;
      nearest = std::move(miss);
    }
    if (!best) return "There is no rule that could be tried.\n";
    return fmt::format("No rule matches. The nearest is {}.\n", rule_of(*best).id) + answer_for(*best);
  }

  // The share of a pattern that stood before it failed, in thousandths.
  [[nodiscard]] std::uint32_t closeness(match::NearMiss const& miss) const {
    auto whole = std::max(1U, miss.trace.levels.back());
    return miss.trace.level * 1000 / whole;
  }

  std::string answer_for(std::uint32_t claim) {
    auto const& rule = rule_of(claim);
    for (auto const& match : scan_.matches)
      if (id_of(match) == rule.id)
        return fmt::format("{} does match {}{}.\n", rule.id, in_marks(document_.slice(match.range)),
                           doubts_of(match));
    for (auto const& lost : scan_.lost)
      if (id_of(lost.match) == rule.id) return gave_way(rule, lost);
    std::string out;
    if (auto const& roles = rule.sections;
        !roles.empty() && std::find(roles.begin(), roles.end(), question_.section) == roles.end())
      out += fmt::format(
          "{} is not tried in a section of the role {}: see its `where:`, or ask with --section.\n", rule.id,
          document::name(question_.section));
    if (!rule.work_reports)
      out += fmt::format("{} is not tried in work reports: see its `where:`.\n", rule.id);
    auto miss = match::nearest_miss(document_, compiled_, claim, scratch_);
    return miss ? out + explain_miss(claim, *miss) : out;
  }

  // ", but doubt.undated (rules/doubts.yaml:12) leaves out what was made of it"; once for the claims of a
  // list.
  [[nodiscard]] std::string doubts_of(match::RuleMatch const& match) const {
    std::string out;
    rule::Doubt const* said = nullptr;
    for (auto const& one : left_out_)
      if (&scan_.matches[one.match] == &match && std::exchange(said, one.doubt) != one.doubt) {
        auto place = rules_.sources().place(one.doubt->span);
        out += fmt::format(", but {} ({}:{}) leaves out what was made of it", one.doubt->id, place.name,
                           place.line);
      }
    return out;
  }

  std::string gave_way(rule::ClaimRule const& rule, match::LostMatch const& lost) {
    auto out = fmt::format("{} matches {}", rule.id, in_marks(document_.slice(lost.match.range)));
    if (lost.winner == match::LostMatch::no_winner)
      return out + fmt::format(", but is refused: {}.\n", lost.why);
    auto const& winner = scan_.matches[lost.winner];
    return out + fmt::format(", but gives way to {} ({}): {}.\n", id_of(winner), lost.why,
                             in_marks(document_.slice(winner.range)));
  }

  std::string explain_miss(std::uint32_t claim, match::NearMiss const& miss) {
    auto const& candidate = compiled_.claims[claim];
    auto const& pattern = rule_of(claim).pattern;
    auto failed = *std::max_element(miss.trace.failed.begin(), miss.trace.failed.end());
    auto const& origin = candidate.origins[failed];
    diag::Diagnostic in_pattern;
    in_pattern.severity = diag::Severity::note;
    in_pattern.span = {pattern.source, origin.use_begin, origin.use_end};
    in_pattern.message =
        fmt::format("{} needs {} here", rule_of(claim).id, wanted(candidate.program, failed));
    if (auto others = alternatives(candidate.program, miss.trace, failed); !others.empty())
      in_pattern.notes.push_back({fmt::format("this would do as well: {}", others)});
    auto out = diag::render(in_pattern, rules_.sources(), color_);
    text::SourceMap texts;
    auto source = texts.add("text", document_.original);
    diag::Diagnostic in_text;
    in_text.severity = diag::Severity::note;
    in_text.span = place(source, miss.trace.position);
    in_text.message = what_stands_at(miss.trace.position);
    return out + diag::render(in_text, texts, color_);
  }

  static std::string slot_name(match::Program const& program, std::uint32_t slot) {
    auto found = std::find(program.slots.begin(), program.slots.end(), slot);
    return program.slot_names[static_cast<std::size_t>(found - program.slots.begin())];
  }

  // What an instruction wants, in a rule author's words.
  static std::string wanted(match::Program const& program, std::uint32_t pc) {
    auto const& code = program.code[pc];
    switch (code.op) {
      case Op::literal:
        return in_marks(program.literals[code.x]);
      case Op::one_of:
        return "a character of this class";
      case Op::slot:
        return fmt::format("a {}", slot_name(program, code.x));
      case Op::gap_step:
        return "one more character that ends no clause";
      case Op::anchor:
        return fmt::format("the {} of a unit", code.x == 1 ? "end" : "start");
      case Op::look:
        return program.looks[code.x].negated ? "that what is ruled out does not stand"
                                             : "what it looks for to stand";
      default:
        return "something else";
    }
  }

  static std::string alternatives(match::Program const& program, match::Trace const& trace,
                                  std::uint32_t but) {
    std::vector<std::string> words;
    for (auto pc : trace.failed) {
      if (pc == but) continue;
      auto op = program.code[pc].op;
      if (op != Op::literal && op != Op::slot) continue;
      auto word = op == Op::slot ? slot_name(program, program.code[pc].x) : wanted(program, pc);
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
    }
    bool more = words.size() > shown_texts;
    if (more) words.resize(shown_texts);
    return fmt::format("{}{}", fmt::join(words, ", "), more ? ", …" : "");
  }

  [[nodiscard]] std::string const& id_of(match::RuleMatch const& match) const {
    return rules_.set().claim_rules[match.rule].id;
  }

  // What the text has at a place: a quantity, a name, a period, or just words.
  [[nodiscard]] std::string what_stands_at(std::uint32_t at) const {
    for (auto const& one : scan_.quantities)
      if (one.whole.begin <= at && at < one.whole.end)
        return fmt::format("here stands {}, a quantity of the kind {}", in_marks(document_.slice(one.whole)),
                           quantity::name(one.dimension));
    for (auto const& one : scan_.names)
      if (one.range.begin <= at && at < one.range.end)
        return fmt::format("here stands {}, which the rule {} takes for a name",
                           in_marks(document_.slice(one.range)), rules_.set().names[one.rule].id);
    if (at >= document_.text().size()) return "here the text ends";
    if ((document_.flags[at] & match::clause_stop) != 0) return "here the clause ends";
    return fmt::format("here stands {}", in_marks(rest_of_clause(at)));
  }

  [[nodiscard]] std::string_view rest_of_clause(std::uint32_t at) const {
    auto end = at;
    while (end < document_.text().size() && (document_.flags[end] & match::clause_stop) == 0 && end - at < 36)
      end += text::code_point_size(document_.text()[end]);
    return document_.slice({at, end});
  }

  // What stands at a place of the folded text, in the original: a quantity whole, else a character.
  [[nodiscard]] text::Span place(text::SourceId source, std::uint32_t at) const {
    auto end = at < document_.text().size() ? at + text::code_point_size(document_.text()[at]) : at;
    for (auto const& one : scan_.quantities)
      if (one.whole.begin == at) end = one.whole.end;
    auto quote = document_.quote({at, end}).text;
    auto begin = static_cast<std::uint32_t>(quote.data() - document_.original.data());
    return {source, begin, begin + static_cast<std::uint32_t>(quote.size())};
  }

  Rules const& rules_;
  WhyNotQuestion const& question_;
  bool color_;
  match::CompiledRules compiled_;
  document::Document document_;
  match::ScanScratch scratch_;
  match::Scan scan_;
  std::vector<claim::LeftOut> left_out_;  // of scan_
};

// Two fragments as two reports of one place, and what the engine makes of them.
class AnswerAsker {
 public:
  AnswerAsker(Rules const& rules, AnswerQuestion const& question, report::Language language, bool color)
      : rules_(rules), language_(language), color_(color) {
    take(question.target, document::Role::plan, question.year);
    take(question.result, document::Role::review, question.year + 1);
    verdicts_ = judge(rules, extraction_);
  }

  std::string answer() const {
    std::string out;
    for (auto const& verdict : verdicts_)
      if (extraction_.claims[verdict.link.target].report == 0) out += answer_for(verdict);
    if (out.empty())
      out =
          "The first text holds no target: ask `why-not --section plan` of it alone which rule came near.\n";
    bool told = std::any_of(extraction_.claims.begin(), extraction_.claims.end(),
                            [](auto const& claim) { return claim.report == 1; });
    if (!told) out += "The second text holds no result: ask `why-not` of it alone which rule came near.\n";
    return out;
  }

 private:
  void take(std::string const& text, document::Role role, int year) {
    auto document = read_fragment(rules_, text, role, year);
    match::ScanScratch scratch;
    diag::Diagnostics unreadable;
    auto scan = match::scan_document(document, rules_.compiled(), scratch);
    auto index = extraction_.reports.size();
    auto claims = claim::extract_claims(document, scan, rules_.set(), rules_.subjects(), index, unreadable);
    texts_.push_back(document.original);
    document.info.id = fmt::format("r-{}", year);
    document.info.source = index == 0 ? "target" : "result";
    document.info.partial = false;  // the question is what a whole report that says this would prove
    extraction_.reports.push_back(document.info);
    for (auto& claim : claims) extraction_.claims.push_back(std::move(claim));
  }

  std::string answer_for(score::Verdict const& verdict) const {
    report::RunData data{extraction_.reports, extraction_.claims,      verdicts_, rules_.set().version, {},
                         &rules_.labels(),    &rules_.set().indicators};
    auto out = report::explain_verdict(verdict, data, language_);
    out += entries_that_decided(verdict, rules_, color_);
    auto const& claims = extraction_.claims;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      auto const& answers = verdict.link.answers;
      bool answered = std::find(answers.begin(), answers.end(), i) != answers.end();
      if (claims[i].report == 1 && claims[i].kind == claim::Kind::outcome && !answered)
        out += weigh(verdict.link.target, i);
    }
    return out + "\n";
  }

  std::string weigh(link::ClaimIndex target, link::ClaimIndex result) const {
    auto const& set = rules_.set();
    auto const& a = extraction_.claims[target];
    auto const& b = extraction_.claims[result];
    auto out =
        fmt::format("\n{} does not answer {}:\n", in_marks(b.evidence.text), in_marks(a.evidence.text));
    if (!a.indicator.id.empty() && !b.indicator.id.empty() && a.indicator.id != b.indicator.id)
      out += fmt::format("  they are two indicators, {} and {}\n", a.indicator.id, b.indicator.id);
    auto weighing = link::weigh_pair(extraction_.claims, extraction_.reports, rules_.link_rules(),
                                     set.indicators, set.words.units, target, result);
    for (auto const& part : weighing.parts) {
      out += fmt::format("  {:<12} {:+.2f}", part.weight, part.value);
      if (part.weight == "words" && !weighing.shared.empty())
        out += fmt::format("  both have {}", fmt::join(weighing.shared, ", "));
      out += '\n';
    }
    out += fmt::format("  {:<12} {:.2f}\n", "likeness", weighing.likeness);
    if (!weighing.why.empty()) out += fmt::format("  {}\n", weighing.why);
    out += pointed_out(a, "this is the target") + pointed_out(b, "this does not answer it");
    if (weighing.threshold.empty() || weighing.likeness >= weighing.needed) return out;
    auto const& places = rules_.link_rules().places;
    auto place = places.find("thresholds." + std::string(weighing.threshold));
    diag::Diagnostic needs;
    needs.severity = diag::Severity::note;
    needs.message = fmt::format("{:.2f} is needed here", weighing.needed);
    if (place != places.end()) {
      needs.span = place->second;
      return out + diag::render(needs, rules_.sources(), color_);
    }
    return out + fmt::format("  {}\n", needs.message);
  }

  // The words of a claim in the text it was given in, with a caret under them.
  [[nodiscard]] std::string pointed_out(claim::Claim const& claim, std::string message) const {
    auto const& text = texts_[claim.report];
    auto bytes = [&](std::size_t points) {
      return static_cast<std::uint32_t>(text::prefix(text, points).size());
    };
    text::SourceMap sources;
    diag::Diagnostic here;
    here.severity = diag::Severity::note;
    here.span = {sources.add(extraction_.reports[claim.report].source, text), bytes(claim.evidence.start),
                 bytes(claim.evidence.end)};
    here.message = std::move(message);
    return diag::render(here, sources, color_);
  }

  Rules const& rules_;
  report::Language language_;
  bool color_;
  Extraction extraction_;
  std::vector<std::string> texts_;  // of the reports, as given
  std::vector<score::Verdict> verdicts_;
};

}  // namespace

std::string why_no_answer(Rules const& rules, AnswerQuestion const& question, report::Language language,
                          bool color) {
  return AnswerAsker(rules, question, language, color).answer();
}

std::optional<std::string> why_not(Rules const& rules, WhyNotQuestion const& question, bool color) {
  return Asker(rules, question, color).answer();
}

}  // namespace duizhang
