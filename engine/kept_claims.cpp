#include "engine/kept_claims.hpp"

#include <algorithm>
#include <concepts>

#include "engine/diag/codes.hpp"
#include "engine/match/candidates.hpp"
#include "engine/store/pack.hpp"
#include "engine/text/utf8.hpp"

// How the parts of claims are named to a store. Each names all members of its type, or does not compile.
namespace duizhang::store {

template <class T, class Of>
concept Either = std::same_as<std::remove_const_t<T>, Of>;

template <class A, Either<Key> T>
void fields(A& archive, T& key) {
  auto& [high, low] = key;
  archive(high, low);
}

template <class A, Either<document::Fact> T>
void fields(A& archive, T& fact) {
  auto& [what, value, origin, confidence] = fact;
  archive(what, value, origin, confidence);
}

template <class A, Either<document::ReportInfo> T>
void fields(A& archive, T& info) {
  auto& [id, source, path, member, number, jurisdiction, code, level, year, jurisdiction_origin, year_origin,
         title, code_points, kind, work_report, session, date, speaker, format, charset, certainty,
         traditional, parents, facts, contradictions, truncated, partial, sketch] = info;
  archive(id, source, path, member, number, jurisdiction, code, level, year, jurisdiction_origin, year_origin,
          title, code_points, kind, work_report, session, date, speaker, format, charset, certainty,
          traditional, parents, facts, contradictions, truncated, partial, sketch);
}

template <class A, Either<document::Given> T>
void fields(A& archive, T& given) {
  auto& [year, jurisdiction, level, kind, title, session, date, speaker] = given;
  archive(year, jurisdiction, level, kind, title, session, date, speaker);
}

static void fields(Packer& to, text::Decimal const& value) { to(value.coefficient(), value.scale()); }
static void fields(Unpacker& from, text::Decimal& value) {
  std::int64_t coefficient = 0;
  int scale = 0;
  from(coefficient, scale);
  value = {coefficient, scale};
}

static void fields(Packer& to, boost::gregorian::date const& day) {
  if (day.is_special()) return to(0U);
  auto ymd = day.year_month_day();
  to(static_cast<unsigned>(ymd.year), static_cast<unsigned>(ymd.month), static_cast<unsigned>(ymd.day));
}
static void fields(Unpacker& from, boost::gregorian::date& day) {
  unsigned year = 0, month = 0, of_month = 0;
  from(year);
  day = {};
  if (year == 0) return;
  from(month, of_month);
  if (year < 1400 || year > 9999 || month < 1 || month > 12 || of_month < 1 || of_month > 31)
    return from.fail();
  day = boost::gregorian::date(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                               static_cast<unsigned short>(of_month));
}

template <class A, Either<quantity::Period> T>
void fields(A& archive, T& period) {
  auto& [first, last] = period;
  archive(first, last);
}

template <class A, Either<claim::Indicator> T>
void fields(A& archive, T& indicator) {
  auto& [id, text] = indicator;
  archive(id, text);
}

template <class A, Either<claim::Paragraph> T>
void fields(A& archive, T& paragraph) {
  auto& [text, start, cut_before, cut_after] = paragraph;
  archive(text, start, cut_before, cut_after);
}

// Without its paragraph, which several claims share: see pack_claims.
template <class A, Either<claim::Evidence> T>
void fields(A& archive, T& evidence) {
  auto& [text, start, end, sentence, sentence_start, paragraph] = evidence;
  archive(text, start, end, sentence, sentence_start);
  (void)paragraph;
}

template <class A, Either<claim::Claim> T>
void fields(A& archive, T& claim) {
  auto& [id, report, kind, indicator, measure, value, value_max, unit, bound, strength, hedge, period,
         annualised, headline, progress, about, evidence, section, rule, alternative] = claim;
  archive(id, report, kind, indicator, measure, value, value_max, unit, bound, strength, hedge, period,
          annualised, headline, progress, about, evidence, section, rule, alternative);
}

}  // namespace duizhang::store

namespace duizhang {
namespace {

using store::Packer;
using store::Unpacker;

constexpr std::string_view claims_form = "claims 1";
constexpr std::string_view rules_form = "rules 1";

void pack_claims(Packer& to, std::vector<claim::Claim> const& claims) {
  std::map<claim::Paragraph const*, std::size_t> numbers;  // from 1; 0 for none
  std::vector<claim::Paragraph const*> paragraphs;
  for (auto const& claim : claims)
    if (auto const* one = claim.evidence.paragraph.get(); one != nullptr && numbers.emplace(one, 0).second)
      paragraphs.push_back(one), numbers[one] = paragraphs.size();
  to(paragraphs.size());
  for (auto const* one : paragraphs) to(*one);
  to(claims.size());
  for (auto const& claim : claims) {
    auto const* one = claim.evidence.paragraph.get();
    to(claim, one == nullptr ? std::size_t{0} : numbers[one]);
  }
}

void unpack_claims(Unpacker& from, std::vector<claim::Claim>& claims) {
  std::size_t size = 0;
  std::vector<std::shared_ptr<claim::Paragraph const>> paragraphs{nullptr};
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    auto one = std::make_shared<claim::Paragraph>();
    from(*one);
    paragraphs.push_back(std::move(one));
  }
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    std::size_t paragraph = 0;
    auto& claim = claims.emplace_back();
    from(claim, paragraph);
    if (paragraph >= paragraphs.size()) return from.fail();
    claim.evidence.paragraph = paragraphs[paragraph];
  }
}

// The code of that name among those there are; "" for none.
diag::Code code_named(std::string_view name) {
  for (auto const& known : diag::code::all)
    if (known.code == name) return known.code;
  return {};
}

void pack_said(Packer& to, std::vector<diag::Diagnostic> const& said) {
  to(said.size());
  for (auto const& one : said) {
    to(one.code, one.severity, one.message, one.subject, one.notes.size());
    for (auto const& note : one.notes) to(note.message);
  }
}

void unpack_said(Unpacker& from, std::vector<diag::Diagnostic>& said) {
  std::size_t size = 0;
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    auto& one = said.emplace_back();
    std::string name;
    std::size_t notes = 0;
    from(name, one.severity, one.message, one.subject, notes);
    one.code = code_named(name);
    one.has_place = false;
    if (one.code.empty()) from.fail();
    for (std::size_t j = 0; j < notes && from.good(); ++j) from(one.notes.emplace_back().message);
  }
}

// Calls `use` with a number for each character and each pair of neighbours.
template <class Use>
void each_pair(std::string_view text, Use use) {
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size(); at += text::code_point_size(text[at])) {
    auto c = text::code_point_at(text, at);
    use(std::uint64_t{c});
    if (at > 0) use(std::uint64_t{before} << 32U | c);
    before = c;
  }
}

// Two bits of 2^17 for a number.
std::pair<std::size_t, std::size_t> bits_of(std::uint64_t number) {
  auto mixed = (number + 1) * 0x9E3779B97F4A7C15U;
  mixed ^= mixed >> 29U;
  mixed *= 0xBF58476D1CE4E5B9U;
  return {static_cast<std::size_t>(mixed >> 47U), static_cast<std::size_t>(mixed >> 30U & 0x1FFFFU)};
}

}  // namespace

void WordTrace::add(std::string_view text) {
  each_pair(text, [&](std::uint64_t number) {
    auto [one, two] = bits_of(number);
    bits_[one / 64] |= std::uint64_t{1} << one % 64;
    bits_[two / 64] |= std::uint64_t{1} << two % 64;
  });
}

bool WordTrace::may_hold(std::string_view word) const {
  bool all = true;
  each_pair(word, [&](std::uint64_t number) {
    auto [one, two] = bits_of(number);
    all = all && (bits_[one / 64] >> one % 64 & 1U) != 0 && (bits_[two / 64] >> two % 64 & 1U) != 0;
  });
  return all;
}

std::string WordTrace::pack() const {
  return {reinterpret_cast<char const*>(bits_.data()), bits_.size() * sizeof bits_[0]};
}

std::optional<WordTrace> WordTrace::unpack(std::string_view bytes) {
  WordTrace out;
  if (bytes.size() != out.bits_.size() * sizeof out.bits_[0]) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(out.bits_.data()));
  return out;
}

KeptClaims::KeptClaims(Rules const& rules, ReadOptions const& options)
    : rules_(rules), store_(*rules.store()), options_(options) {
  Packer given;
  auto const& print = rules.fingerprint();
  given(options.given, options.intake.charset, options.intake.format, options.kept_as, print.base);
  given_ = given.take();
  Packer list;
  list(print.rules);
  now_ = store_.key({rules_form, list.bytes()});
  if (!store_.get(now_)) store_.put(now_, list.bytes());
}

store::Key KeptClaims::key(std::string const& path, std::string_view bytes) const {
  Packer listed;
  if (options_.manifests) {
    auto all = options_.manifests->all_of(path);
    listed(all.size());
    for (auto const& [file, given] : all) listed(file, given);
  }
  return store_.key({claims_form, given_, path, bytes, listed.bytes()});
}

KeptClaims::Difference const& KeptClaims::since(store::Key before) {
  std::lock_guard lock(mutex_);
  auto& known = differences_[before];
  if (known) return *known;
  std::vector<store::Key> rules;
  auto packed = store_.get(before);
  Unpacker from(packed ? std::string_view(*packed) : std::string_view());
  if (packed) from(rules);
  known = std::make_unique<Difference>();
  if (packed && from.done()) *known = compare(rules);
  return *known;
}

KeptClaims::Difference KeptClaims::compare(std::vector<store::Key> const& before) const {
  Difference out;
  auto const& now = rules_.fingerprint().rules;
  auto const& set = rules_.set().claim_rules;
  if (now.size() != set.size()) return out;
  std::set<store::Key> old(before.begin(), before.end());
  std::set<store::Key> fresh(now.begin(), now.end());
  if (old.size() != before.size() || fresh.size() != now.size()) return out;
  std::vector<store::Key> kept_before, kept_now;
  for (auto rule : before) {
    if (fresh.contains(rule))
      kept_before.push_back(rule);
    else
      out.gone.insert(rule);
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (old.contains(now[i])) {
      kept_now.push_back(now[i]);
      continue;
    }
    auto const& programs = rules_.compiled().claims;
    auto program =
        std::find_if(programs.begin(), programs.end(), [&](auto const& one) { return one.rule == i; });
    if (program == programs.end()) return out;
    auto cues = rules_.compiled().candidates.cues_of(static_cast<std::uint32_t>(program - programs.begin()));
    out.anywhere = out.anywhere || cues.empty();
    out.cues.insert(out.cues.end(), cues.begin(), cues.end());
  }
  out.comparable = kept_before == kept_now;
  return out;
}

bool KeptClaims::get(store::Key key, std::vector<ExtractedReport>& parts, diag::Diagnostics& out) {
  auto packed = store_.get(key);
  if (!packed) return false;
  Unpacker from(*packed);
  store::Key list;
  std::vector<store::Key> winners;
  std::string words;
  from(list, winners, words);
  if (list != now_) {
    auto const& changed = since(list);
    if (!from.good() || !changed.comparable || changed.anywhere) return false;
    for (auto rule : winners)
      if (changed.gone.contains(rule)) return false;
    auto trace = WordTrace::unpack(words);
    if (!trace) return false;
    for (auto const& cue : changed.cues)
      if (trace->may_hold(cue)) return false;
  }
  std::vector<diag::Diagnostic> said;
  unpack_said(from, said);
  std::size_t size = 0;
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    auto& part = parts.emplace_back();
    from(part.info, part.written);
    unpack_claims(from, part.claims);
  }
  if (!from.done()) return parts.clear(), false;
  for (auto& one : said) out.add(std::move(one));
  return true;
}

void KeptClaims::put(store::Key key, std::vector<ExtractedReport> const& parts, diag::Diagnostics const& said,
                     Learned const& learned) {
  auto all = said.sorted();
  for (auto const& one : all)
    if (one.has_place || one.severity == diag::Severity::error ||
        std::any_of(one.notes.begin(), one.notes.end(), [](auto const& note) { return note.has_place; }))
      return;
  for (auto const& part : parts)
    if (part.info.format == "pdf") return;
  auto const& print = rules_.fingerprint();
  std::vector<store::Key> winners;
  for (auto rule : learned.winners) winners.push_back(print.rules[rule]);
  Packer to;
  to(now_, winners, learned.words.pack());
  pack_said(to, all);
  to(parts.size());
  for (auto const& part : parts) {
    to(part.info, part.written);
    pack_claims(to, part.claims);
  }
  store_.put(key, to.bytes());
}

}  // namespace duizhang
