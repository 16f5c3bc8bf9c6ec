#include "engine/report/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

// The library escapes; we print. Its numbers are doubles, and 0.00001 would come out as 1e-05, a number of
// 17 digits as another one.
std::string escaped(std::string_view text) {
  auto out = nlohmann::ordered_json(std::string(text))
                 .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  // Legal in JSON, but line ends to some readers of NDJSON (Python's splitlines): never raw in a line.
  for (auto [raw, escaped] : {std::pair{"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}, {"\u0085", "\\u0085"}})
    for (auto at = out.find(raw); at != std::string::npos; at = out.find(raw, at))
      out.replace(at, std::string_view(raw).size(), escaped);
  return out;
}

#if defined(__SSE2__)
// True where one of sixteen places, or of those of the last ones, is something to escape, or begins a line
// end.
bool holds_special(char const* at) {
  auto load = [&](std::size_t from) {
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at + from));  // NOLINT: any alignment
  };
  auto is = [](__m128i bytes, unsigned char c) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(c)));
  };
  auto here = load(0), next = load(1), third = load(2);
  auto control = _mm_cmpeq_epi8(_mm_max_epu8(here, _mm_set1_epi8(0x20)), here);  // what is none
  auto escaped = _mm_or_si128(is(here, '"'), is(here, '\\'));
  auto line_ends = _mm_and_si128(_mm_and_si128(is(here, 0xE2), is(next, 0x80)),
                                 _mm_or_si128(is(third, 0xA8), is(third, 0xA9)));
  auto next_line = _mm_and_si128(is(here, 0xC2), is(next, 0x85));
  auto any = _mm_or_si128(_mm_or_si128(escaped, line_ends), next_line);
  return _mm_movemask_epi8(_mm_andnot_si128(any, control)) != 0xFFFF;
}

// The same as is_plain, of at least eighteen bytes.
bool is_plain_by_sixteens(std::string_view text) {
  constexpr std::size_t looked_at = 18;
  std::size_t at = 0;
  for (; at + looked_at <= text.size(); at += 16)
    if (holds_special(text.data() + at)) return false;
  if (holds_special(text.data() + text.size() - looked_at)) return false;
  auto last = text.substr(text.size() - 2);
  for (auto c : last)
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') return false;
  return last != "\u0085" && !text::invalid_utf8(text);
}
#endif

// True for what stands in JSON as it is: nothing to escape, no line end of any kind, valid UTF-8. Nearly all
// of it are Chinese characters, of which three bytes need no further look.
bool is_plain(std::string_view text) {
#if defined(__SSE2__)
  constexpr std::size_t worth_while = 64;  // bytes
  if (text.size() >= worth_while) return is_plain_by_sixteens(text);
#endif
  auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    auto c = byte(at);
    if (c < 0x80) {
      if (c < 0x20 || c == '"' || c == '\\') return false;
      ++at;
      continue;
    }
    if (c >= 0xE3 && c <= 0xEC && at + 2 < text.size() && (byte(at + 1) & 0xC0U) == 0x80 &&
        (byte(at + 2) & 0xC0U) == 0x80) {
      at += 3;
      continue;
    }
    auto one = text.substr(at, text::code_point_size(text[at]));
    if (text::invalid_utf8(one)) return false;
    if (one == "\u2028" || one == "\u2029" || one == "\u0085") return false;
    at += one.size();
  }
  return true;
}

// What is printed, in one string that grows by half of it and is cut to its size at the end.
class Sink {
 public:
  Sink() = default;
  explicit Sink(std::size_t expected) { out_.resize(expected); }

  // So many bytes at the end, to be filled.
  [[nodiscard, gnu::always_inline]] inline char* more(std::size_t bytes) {
    if (out_.size() - used_ < bytes) grow(bytes);
    auto* place = out_.data() + used_;
    used_ += bytes;
    return place;
  }
  void add(std::string_view text) { std::memcpy(more(text.size()), text.data(), text.size()); }
  template <std::size_t size>
  void add(char const (&text)[size]) {
    std::memcpy(more(size - 1), text, size - 1);
  }
  void add(char c) { *more(1) = c; }
  // As a string that needs no escaping.
  void add_quoted(std::string_view text) {
    auto* place = more(text.size() + 2);
    *place = '"';
    std::memcpy(place + 1, text.data(), text.size());
    place[text.size() + 1] = '"';
  }
  void add_number(std::uint64_t value) {
    constexpr std::size_t most = 20;  // digits
    auto* place = more(most);
    used_ -= most - static_cast<std::size_t>(std::to_chars(place, place + most, value).ptr - place);
  }
  [[nodiscard]] std::string str() && {
    out_.resize(used_);
    return std::move(out_);
  }

 private:
  [[gnu::noinline]] void grow(std::size_t bytes) {
    constexpr std::size_t least = 512;
    out_.resize(std::max({least, out_.size() + out_.size() / 2, used_ + bytes}));
  }
  std::string out_;
  std::size_t used_ = 0;
};

void add_json_string(Sink& out, std::string_view text) {
  if (is_plain(text))
    out.add_quoted(text);
  else
    out.add(std::string_view(escaped(text)));
}

std::string json_string(std::string_view text) {
  Sink out;
  add_json_string(out, text);
  return std::move(out).str();
}

// Prints one object, keys in the order of the calls: to a string of its own, or at the end of another. Keys
// are words of the program, which need no escaping.
class Object {
 public:
  Object() : out_(own_) { out_.add('{'); }
  explicit Object(Sink& out) : out_(out) { out_.add('{'); }
  Object(Object const&) = delete;
  Object& operator=(Object const&) = delete;

  template <std::size_t size>
  Object& raw(char const (&key)[size], std::string_view json) {
    begin(key).add(json);
    return *this;
  }
  template <std::size_t size>
  Object& null(char const (&key)[size]) {
    begin(key).add("null");
    return *this;
  }
  template <std::size_t size>
  Object& text(char const (&key)[size], std::string_view value) {
    add_json_string(begin(key), value);
    return *this;
  }
  // A value known to need no escaping.
  template <std::size_t size>
  Object& plain(char const (&key)[size], std::string_view value) {
    begin(key).add_quoted(value);
    return *this;
  }
  template <std::size_t size>
  Object& text_or_null(char const (&key)[size], std::string_view value) {
    return value.empty() ? null(key) : text(key, value);
  }
  template <std::size_t size>
  Object& number(char const (&key)[size], std::size_t value) {
    begin(key).add_number(value);
    return *this;
  }
  template <std::size_t size>
  Object& decimal(char const (&key)[size], std::optional<text::Decimal> const& value) {
    return value ? raw(key, value->to_string()) : null(key);
  }
  template <std::size_t size>
  Object& flag(char const (&key)[size], bool value) {
    return raw(key, value ? "true" : "false");
  }
  // An object inside this one: it comes to its end before anything else is said of this one.
  template <std::size_t size>
  [[nodiscard]] Object inside(char const (&key)[size]) {
    return Object(begin(key));
  }
  void end() { out_.add('}'); }
  // Of one with a string of its own.
  [[nodiscard]] std::string str() {
    end();
    return std::move(own_).str();
  }

 private:
  template <std::size_t size>
  [[gnu::always_inline]] inline Sink& begin(char const (&key)[size]) {
    constexpr std::size_t length = size - 1;
    if (!first_) out_.add(", ");
    first_ = false;
    auto* place = out_.more(length + 4);
    *place = '"';
    std::memcpy(place + 1, key, length);
    std::memcpy(place + 1 + length, "\": ", 3);
    return out_;
  }
  Sink own_;
  Sink& out_;
  bool first_ = true;
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

template <std::size_t size>
void add_date(Object& out, char const (&key)[size], boost::gregorian::date day) {
  if (day.is_special()) {
    out.null(key);
    return;
  }
  auto ymd = day.year_month_day();
  char printed[] = "0000-00-00";
  auto put = [&](std::size_t end, int value) {  // its digits, the last one at `end`
    for (; value > 0; value /= 10) printed[end--] = static_cast<char>('0' + value % 10);
  };
  put(3, static_cast<int>(ymd.year));  // the library knows no year of five digits
  put(6, static_cast<int>(ymd.month));
  put(9, static_cast<int>(ymd.day));
  out.plain(key, printed);
}

std::string report_json(document::ReportInfo const& info) {
  Object out;
  out.text("id", info.id).text("source", info.source).text_or_null("jurisdiction", info.jurisdiction);
  out.text_or_null("code", info.code).text_or_null("level", document::name(info.level));
  out.raw("year", info.year == 0 ? "null" : std::to_string(info.year));
  return out.str();
}

std::string claim_ref(std::optional<link::ClaimIndex> const& index, RunData const& run) {
  return index ? json_string(run.claims[*index].id) : "null";
}

std::string likeness_json(double likeness) { return fmt::format("{:.4g}", likeness); }

std::string candidate_json(link::Candidate const& turned_down, RunData const& run) {
  Object out;
  out.text("claim", run.claims[turned_down.claim].id).text("why", turned_down.why);
  out.raw("likeness", likeness_json(turned_down.likeness)).text("why_zh", turned_down.why_zh);
  return out.str();
}

// A claim in as many words as a reader of one line needs.
std::string brief_json(std::optional<link::ClaimIndex> const& index, RunData const& run) {
  if (!index) return "null";
  auto const& claim = run.claims[*index];
  Object out;
  out.text("claim", claim.id).raw("year", std::to_string(run.report_of(claim).year));
  out.text("jurisdiction", run.report_of(claim).jurisdiction);
  out.decimal("value", claim.value).decimal("value_max", claim.value_max).text("unit", claim.unit);
  out.text("bound", quantity::name(claim.bound)).text("text", claim.evidence.text);
  return out.str();
}

// How the answer was found: how like it is, how like it had to be, and the next nearest.
void add_link(Object& out, score::Verdict const& verdict, RunData const& run) {
  auto const& link = verdict.link;
  out.raw("likeness", likeness_json(link.likeness)).raw("threshold", likeness_json(link.threshold));
  out.raw("runner_up", link.candidates.empty() ? "null" : candidate_json(link.candidates.front(), run));
  out.text("comparability_reason_zh", link.comparability_reason_zh);
  if (link.promised_stage.empty()) {
    out.raw("stage", "null");
  } else {
    Object stage;
    stage.text("promised", link.promised_stage).text_or_null("reported", link.reported_stage);
    out.raw("stage", stage.str());
  }
  out.raw("base", claim_ref(link.base, run));
}

std::string arithmetic_json(std::optional<score::Arithmetic> const& arithmetic) {
  if (!arithmetic) return "null";
  Object out;
  out.decimal("x", arithmetic->x).text("bound", arithmetic->bound).decimal("low", arithmetic->low);
  out.decimal("high", arithmetic->high).text_or_null("relation", arithmetic->relation);
  out.decimal("comparator", arithmetic->comparator);
  out.raw("direction", std::to_string(arithmetic->direction)).decimal("tolerance", arithmetic->tolerance);
  out.decimal("step", arithmetic->step).flag("decrease", arithmetic->decrease);
  return out.str();
}

std::string progress_json(std::optional<score::Progress> const& progress, RunData const& run) {
  if (!progress) return "null";
  Object out;
  out.decimal("share", progress->share).decimal("elapsed", progress->elapsed);
  out.text("pace", score::name(progress->pace)).raw("base", claim_ref(progress->base, run));
  return out.str();
}

void add_readings(Object& out, score::Verdict const& verdict, RunData const& run) {
  out.raw("flips_zh", array(verdict.flips_zh, json_string));
  out.raw("readings", array(verdict.readings, [&](score::Reading const& reading) {
            Object one;
            one.text("kind", score::name(reading.kind)).text("status", score::name(reading.status));
            one.flag("flips", reading.flips).text("words", reading.words);
            one.text("words_zh", reading.words_zh).raw("claim", claim_ref(reading.claim, run));
            return one.str();
          }));
  std::vector<score::Reading> vintages;
  for (auto const& reading : verdict.readings)
    if (reading.kind == score::ReadingKind::vintage) vintages.push_back(reading);
  out.raw("vintages", array(vintages, [&](score::Reading const& reading) {
            Object one;
            one.raw("told", brief_json(reading.claim, run)).text("status", score::name(reading.status));
            return one.flag("flips", reading.flips).str();
          }));
  out.raw("arithmetic", arithmetic_json(verdict.arithmetic));
  out.raw("comparator", brief_json(verdict.comparator, run));
  out.raw("progress", progress_json(verdict.progress, run));
}

// What became of the number itself, and what stands beside it.
void add_beside(Object& out, score::Verdict const& verdict, RunData const& run) {
  auto const& beside = verdict.link.beside;
  auto brief = [&](link::ClaimIndex index) { return brief_json(index, run); };
  out.text("change", score::name(verdict.change)).raw("revised", array(beside.restated, brief));
  out.raw("next_target", brief_json(beside.next, run)).decimal("ratchet", verdict.ratchet);
  out.raw("turned_to_words", brief_json(verdict.turned_to_words, run));
  out.raw("amplification", array(verdict.amplification, [&](score::Amplification const& one) {
            Object above;
            auto const& info = run.report_of(run.claims[one.superior]);
            above.text("level", document::name(info.level)).raw("target", brief(one.superior));
            return above.decimal("by", one.by).str();
          }));
  bool aim = run.target(verdict).strength == quantity::Strength::aim;
  out.raw("tier", !beside.tier ? "null" : aim ? "\"stretch\"" : "\"base\"");
  out.raw("other_tier", brief_json(beside.tier, run));
  out.raw("self_praise", brief_json(verdict.disagrees_claim, run));
  out.raw("general", array(verdict.link.general, [&](auto index) { return claim_ref(index, run); }));
}

// The paragraphs that the quotes of a verdict stand in: of its target, its result and the statements.
std::string paragraphs_json(score::Verdict const& verdict, RunData const& run) {
  std::vector<link::ClaimIndex> shown{verdict.link.target};
  if (verdict.outcome) shown.push_back(*verdict.outcome);
  for (auto index : verdict.link.statements)
    if (std::find(shown.begin(), shown.end(), index) == shown.end()) shown.push_back(index);
  std::erase_if(shown, [&](auto index) { return run.claims[index].evidence.paragraph == nullptr; });
  return array(shown, [&](link::ClaimIndex index) {
    auto const& paragraph = *run.claims[index].evidence.paragraph;
    Object out;
    out.text("claim", run.claims[index].id).number("start", paragraph.start).text("text", paragraph.text);
    return out.flag("cut_before", paragraph.cut_before).flag("cut_after", paragraph.cut_after).str();
  });
}

}  // namespace

namespace {

// Prints claims one behind another. Those of one report stand together, and those of one sentence: what they
// share is looked over once.
class ClaimPrinter {
 public:
  explicit ClaimPrinter(Sink& to) : to_(to) {}

  // `report`: the report's own object, printed.
  void print(claim::Claim const& claim, std::string_view report) {
    auto const& evidence = claim.evidence;
    Object out(to_);
    out.text("id", claim.id).raw("report", report).plain("kind", claim::name(claim.kind));
    out.inside("indicator").text_or_null("id", claim.indicator.id).text("text", claim.indicator.text).end();
    out.plain("measure", claim::name(claim.measure));
    out.decimal("value", claim.value).decimal("value_max", claim.value_max).text("unit", claim.unit);
    out.plain("bound", quantity::name(claim.bound));
    out.text_or_null("strength", quantity::name(claim.strength)).text("hedge", claim.hedge);
    {
      auto period = out.inside("period");
      add_date(period, "start", claim.period.first);
      add_date(period, "end", claim.period.last);
      period.end();
    }
    out.flag("annualised", claim.annualised).flag("headline", claim.headline);
    {
      auto words = out.inside("evidence");
      words.text("text", evidence.text).number("start", evidence.start).number("end", evidence.end);
      shared(words, "sentence", evidence.sentence, sentence_);
      words.number("sentence_start", evidence.sentence_start).end();
    }
    out.text("rule", claim.rule);
    if (claim.alternative == 0)
      out.null("alternative");
    else
      out.number("alternative", claim.alternative);
    shared(out, "section", claim.section, section_);
    out.flag("progress", claim.progress);
    if (!claim.about.empty()) out.raw("about", array(claim.about, json_string));
    out.end();
  }

  // The claims printed before may go.
  void forget() { sentence_ = section_ = {}; }

 private:
  // `last`: the last one of its kind that needed no escaping.
  template <std::size_t size>
  static void shared(Object& out, char const (&key)[size], std::string_view value, std::string_view& last) {
    if (value != last && !is_plain(value)) {
      out.text(key, value);
      return;
    }
    last = value;
    out.plain(key, value);
  }

  Sink& to_;
  std::string_view sentence_, section_;  // of claims printed before
};

constexpr std::size_t bytes_a_claim = 1000;  // about what they take

}  // namespace

std::string claim_json(claim::Claim const& claim, RunData const& run) {
  Sink out(bytes_a_claim);
  ClaimPrinter(out).print(claim, report_json(run.report_of(claim)));
  return std::move(out).str();
}

std::string write_claims(document::ReportInfo const& report, std::vector<claim::Claim> const& claims) {
  Sink out(claims.size() * bytes_a_claim);
  ClaimPrinter printer(out);
  auto printed = report_json(report);
  for (auto const& claim : claims) {
    printer.print(claim, printed);
    out.add('\n');
  }
  return std::move(out).str();
}

std::string verdict_json(score::Verdict const& verdict, RunData const& run) {
  auto claim_id = [&](link::ClaimIndex index) { return json_string(run.claims[index].id); };
  auto report_id = [&](link::ReportIndex index) { return json_string(run.reports[index].id); };
  auto candidate = [&](link::Candidate const& turned_down) { return candidate_json(turned_down, run); };
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
  add_link(out, verdict, run);
  add_readings(out, verdict, run);
  add_beside(out, verdict, run);
  out.raw("paragraphs", paragraphs_json(verdict, run));
  return out.str();
}

std::string write_claims(RunData const& run) {
  Sink out(run.claims.size() * bytes_a_claim);
  ClaimPrinter printer(out);
  std::string report;  // printed
  auto printed = run.reports.size();
  for (std::size_t i = 0; i < run.claims.size(); ++i) {
    auto const& claim = run.claims[i];
    if (claim.report != printed) report = report_json(run.report_of(claim)), printed = claim.report;
    printer.print(claim, report);
    out.add('\n');
    printer.forget();  // before the row it has words of
    run.forget();
  }
  return std::move(out).str();
}

std::string write_verdicts(RunData const& run) {
  std::string out;
  for (std::size_t v = 0; v < run.verdicts.size(); ++v) {
    out.append(verdict_json(run.verdicts[v], run)) += '\n';
    run.forget();
  }
  return out;
}

}  // namespace duizhang::report
