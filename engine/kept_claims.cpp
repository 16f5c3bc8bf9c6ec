#include "engine/kept_claims.hpp"

#include <algorithm>
#include <cstring>

#include "engine/kept_fields.hpp"
#include "engine/match/candidates.hpp"
#include "engine/packed_claims.hpp"
#include "engine/store/pack.hpp"
#include "engine/text/utf8.hpp"

namespace duizhang {

// Where a match stands, of which rule, where in another text the rest is told, and how many claims it became.
struct KeptMatch {
  std::uint32_t rule = 0, begin = 0, end = 0, rest = 0, claims = 0;
};

namespace {

using store::Packer;
using store::Unpacker;

constexpr std::string_view claims_form = "claims 4";
constexpr std::string_view ground_form = "ground 1";
constexpr std::string_view text_form = "text 2";
constexpr std::string_view rules_form = "rules 2";
constexpr std::string_view standing_form = "standing 1";
constexpr auto gone = match::RuleChanges::none;

std::string packed_ids(std::vector<std::uint64_t> const& ids) {
  return {reinterpret_cast<char const*>(ids.data()), ids.size() * sizeof ids[0]};
}

std::vector<KeptMatch> places_of(std::string_view bytes) {
  std::vector<KeptMatch> out(bytes.size() / sizeof(KeptMatch));
  std::copy_n(bytes.begin(), out.size() * sizeof(KeptMatch), reinterpret_cast<char*>(out.data()));
  return out;
}

// Names of captures are views of `rest`.
bool unpack_match(KeptMatch const& place, std::string_view rest, match::RuleMatch& match) {
  if (place.rest > rest.size()) return false;
  Unpacker from(rest.substr(place.rest));
  match.rule = place.rule;
  match.range = {place.begin, place.end};
  std::size_t captures = 0;
  from(match.alternative, captures);
  for (std::size_t i = 0; i < captures && from.good(); ++i) {
    auto& capture = match.captures.emplace_back();
    from(capture.name, capture.range, capture.quantities);
  }
  from(match.quantities);
  return from.good();
}

// The rule aside.
bool same_match(match::RuleMatch const& a, match::RuleMatch const& b) {
  auto same_capture = [](auto const& one, auto const& other) {
    return one.name == other.name && one.range == other.range && one.quantities == other.quantities;
  };
  return a.range == b.range && a.alternative == b.alternative && a.quantities == b.quantities &&
         std::equal(a.captures.begin(), a.captures.end(), b.captures.begin(), b.captures.end(), same_capture);
}

// Lines that stand in a text, each with its end; nothing where the last has none.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    out.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return out;
}

// Of numbers that are all different, marks the most that ascend.
std::vector<bool> ascending(std::vector<std::uint32_t> const& numbers) {
  std::vector<std::size_t> ends;  // of the runs of each length the one that ends lowest
  std::vector<std::size_t> before(numbers.size(), numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto at = std::lower_bound(ends.begin(), ends.end(), numbers[i],
                               [&](std::size_t end, std::uint32_t number) { return numbers[end] < number; });
    if (at != ends.begin()) before[i] = *std::prev(at);
    if (at == ends.end())
      ends.push_back(i);
    else
      *at = i;
  }
  std::vector<bool> out(numbers.size(), false);
  for (auto i = ends.empty() ? numbers.size() : ends.back(); i < numbers.size(); i = before[i]) out[i] = true;
  return out;
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

// Matches as they are kept, one after the other.
class KeptClaims::MatchPacker {
 public:
  void add(match::RuleMatch const& match) {
    Packer all;
    all(match.alternative, match.captures.size());
    for (auto const& capture : match.captures) all(capture.name, capture.range, capture.quantities);
    all(match.quantities);
    add({match.rule, match.range.begin, match.range.end, 0, 0}, all.bytes());
  }
  // One that is packed already.
  void add(KeptMatch place, std::string_view rest) {
    place.rest = static_cast<std::uint32_t>(rest_.size());
    place.claims = 0;
    matches_.push_back(place);
    rest_ += rest;
  }
  // `of`: of each claim its match.
  void add_claims(std::vector<std::uint32_t> const& of) {
    for (auto match : of) ++matches_[match].claims;
  }
  [[nodiscard]] std::string places() const {
    return {reinterpret_cast<char const*>(matches_.data()), matches_.size() * sizeof(KeptMatch)};
  }
  [[nodiscard]] std::vector<KeptMatch> const& matches() const { return matches_; }
  [[nodiscard]] std::string take_rest() { return std::move(rest_); }

 private:
  std::vector<KeptMatch> matches_;
  std::string rest_;
};

void WordTrace::add(std::string_view text) {
  each_pair(text, [&](std::uint64_t number) {
    auto [one, two] = bits_of(number);
    bits_[one / 64] |= std::uint64_t{1} << one % 64;
    bits_[two / 64] |= std::uint64_t{1} << two % 64;
  });
}

std::string WordTrace::pack() const {
  return {reinterpret_cast<char const*>(bits_.data()), bits_.size() * sizeof bits_[0]};
}

bool WordTrace::may_hold(std::string_view packed, std::string_view word) {
  if (packed.size() != words * sizeof(std::uint64_t)) return true;
  auto holds = [&](std::size_t bit) {
    std::uint64_t of_64 = 0;
    std::memcpy(&of_64, packed.data() + bit / 64 * sizeof of_64, sizeof of_64);
    return (of_64 >> bit % 64 & 1U) != 0;
  };
  bool all = true;
  each_pair(word, [&](std::uint64_t number) {
    auto [one, two] = bits_of(number);
    all = all && holds(one) && holds(two);
  });
  return all;
}

// The claims of a file as they are kept; the views are of what was read.
struct KeptClaims::EntryPart {
  ExtractedReport report;
  std::vector<diag::Diagnostic> said;
  std::string_view places, rest;  // of the matches
  std::string_view ids;           // of the claims; none where one was changed to tell two apart
};
struct KeptClaims::Entry {
  store::Key list;  // of the rules that made them
  std::vector<std::uint32_t> winners;
  std::string_view words;
  std::vector<diag::Diagnostic> said;  // before there were claims
  std::vector<EntryPart> parts;

  // What was written, which is most of it, stands behind all else and is not copied.
  void put(store::Store& store, store::Key key) const {
    Packer to;
    to(list, winners, words);
    pack_said(to, said);
    to(parts.size());
    std::vector<std::string_view> pieces{{}};
    for (auto const& part : parts) {
      pieces.push_back(part.report.text());
      to(part.report.info, pieces.back().size());
      pack_claims(to, part.report.claims);
      pack_said(to, part.said);
      to(part.places, part.rest, part.ids);
    }
    pieces.front() = to.bytes();
    store.put(key, pieces);
  }
  [[nodiscard]] bool unpack(Unpacker& from) {
    from(list, winners, words);
    unpack_said(from, said);
    std::size_t size = 0;
    std::vector<std::size_t> written;
    from(size);
    for (std::size_t i = 0; i < size && from.good(); ++i) {
      auto& part = parts.emplace_back();
      from(part.report.info, written.emplace_back());
      unpack_claims(from, part.report.claims);
      unpack_said(from, part.said);
      from(part.places, part.rest, part.ids);
    }
    for (std::size_t i = 0; i < parts.size() && from.good(); ++i)
      parts[i].report.written_before = from.raw(written[i]);
    return from.done();
  }
};

void KeptClaims::Learned::add(document::Document const& document, match::Scan const& scan,
                              match::MadeGround const& ground, claim::Origins const& origins,
                              diag::Diagnostics const& said) {
  auto& part = parts_.emplace_back();
  part.said = said.sorted();
  MatchPacker matches;
  for (auto const& match : scan.matches) matches.add(match);
  matches.add_claims(origins.matches);
  part.places = matches.places();
  part.rest = matches.take_rest();
  if (origins.apart) part.ids = packed_ids(origins.ids);
  for (auto const& match : scan.matches) winners_.insert(match.rule);
  words_.add(document.text());
  text_.add(document, scan, ground);
}

// Buffers that are used again: fresh memory for each file costs more than what is read into it.
class KeptClaims::Pool : public std::enable_shared_from_this<KeptClaims::Pool> {
 public:
  // Comes back when nobody holds it any more.
  std::shared_ptr<store::Buffer> take() {
    std::unique_ptr<store::Buffer> one;
    {
      std::lock_guard lock(mutex_);
      if (!free_.empty()) one = std::move(free_.back()), free_.pop_back();
    }
    if (!one) one = std::make_unique<store::Buffer>();
    return {one.release(), [pool = shared_from_this()](store::Buffer* back) {
              std::unique_ptr<store::Buffer> own(back);
              std::lock_guard lock(pool->mutex_);
              if (own->room() <= largest) pool->free_.push_back(std::move(own));
            }};
  }

 private:
  static constexpr std::size_t largest = 4U << 20U;  // that is worth keeping
  std::mutex mutex_;
  std::vector<std::unique_ptr<store::Buffer>> free_;
};

KeptClaims::KeptClaims(Rules const& rules, ReadOptions const& options)
    : rules_(rules), store_(*rules.store()), options_(options), pool_(std::make_shared<Pool>()) {
  Packer given;
  auto const& print = rules.fingerprint();
  given(options.given, options.intake.charset, options.intake.format, print.base);
  given_text_ = given.bytes();
  given(options.kept_as);
  given_ = given.take();
  // A rule is found by words of its own that the words of other rules decide on.
  auto const& programs = rules.compiled().claims;
  auto cues = rules.compiled().candidates.cues_of_all(programs.size());
  std::vector<std::string> found_by(print.rules.size());
  for (std::size_t i = 0; i < programs.size(); ++i) {
    Packer words;
    words(cues[i].size());
    for (auto cue : cues[i]) words(cue);
    if (programs[i].rule < found_by.size()) found_by[programs[i].rule] = words.take();
  }
  Packer list;
  list(print.rules.size());
  for (std::size_t i = 0; i < print.rules.size() && i < rules.set().claim_rules.size(); ++i) {
    auto const& rule = rules.set().claim_rules[i];
    all_.push_back({store::key_of({print.rules[i].hex(), found_by[i]}), print.makes[i],
                    store::key_of({rule.id}), rule.priority});
    pack_rule(list, all_.back());
  }
  now_ = store_.key({rules_form, list.bytes()});
  if (!store_.get(now_)) store_.put(now_, list.bytes());
}

KeptClaims::~KeptClaims() {
  for (auto const& [before, difference] : differences_) {
    if (!difference->found_more) continue;
    Packer to;
    to(difference->standing.size());
    for (auto key : difference->standing) to(key);
    store_.put(standing_key(before), to.bytes());
  }
}

void KeptClaims::pack_rule(Packer& to, Rule const& rule) {
  to(rule.whole, rule.makes, rule.id, rule.priority);
}

store::Key KeptClaims::standing_key(store::Key before) const {
  return store_.key({standing_form, before.hex(), now_.hex()});
}

KeptClaims::File KeptClaims::file(std::string const& path, std::string_view bytes) const {
  Packer listed;
  if (options_.manifests) {
    auto all = options_.manifests->all_of(path);
    listed(all.size());
    for (auto const& [file, given] : all) listed(file, given);
  }
  File out;
  out.bytes = store::key_of({bytes});
  auto what = store::key_of({path, out.bytes.hex(), listed.bytes()}).hex();
  out.claims = store_.key({claims_form, given_, what});
  out.ground = store_.key({ground_form, given_text_, what});
  out.text = store_.key({text_form, given_text_, what});
  return out;
}

KeptClaims::Difference& KeptClaims::since(store::Key before) {
  std::lock_guard lock(mutex_);
  auto& known = differences_[before];
  if (known) return *known;
  known = std::make_unique<Difference>();
  auto packed = store_.get(before);
  if (!packed) return *known;
  Unpacker from(*packed);
  std::vector<Rule> rules;
  std::size_t size = 0;
  from(size);
  for (std::size_t i = 0; i < size && from.good(); ++i) {
    auto& rule = rules.emplace_back();
    from(rule.whole, rule.makes, rule.id, rule.priority);
  }
  if (!from.done()) return *known;
  compare(rules, *known);
  if (auto standing = store_.get(standing_key(before))) {
    Unpacker keys(*standing);
    keys(size);
    for (std::size_t i = 0; i < size && keys.good(); ++i) {
      store::Key key;
      keys(key);
      known->standing.insert(key);
    }
    if (!keys.done()) known->standing.clear();
  }
  return *known;
}

void KeptClaims::compare(std::vector<Rule> const& before, Difference& out) const {
  if (all_.size() != rules_.set().claim_rules.size()) return;
  auto count = static_cast<std::uint32_t>(all_.size());
  std::map<store::Key, std::uint32_t> place_now, place_then;
  for (std::uint32_t i = 0; i < count; ++i) place_now[all_[i].whole] = i;
  for (std::uint32_t i = 0; i < before.size(); ++i) place_then[before[i].whole] = i;
  if (place_now.size() != all_.size() || place_then.size() != before.size()) return;
  // Those in both, but for what was moved among them.
  std::vector<std::uint32_t> then, now;
  for (std::uint32_t i = 0; i < before.size(); ++i)
    if (auto at = place_now.find(before[i].whole); at != place_now.end())
      then.push_back(i), now.push_back(at->second);
  auto stays = ascending(now);
  out.changes.before.resize(before.size());
  std::vector<bool> fresh(count, true);
  for (std::size_t i = 0; i < now.size(); ++i)
    if (stays[i]) out.changes.before[then[i]].now = now[i], fresh[now[i]] = false;
  // How many of those stand before each rule: where that is the same, a rule stands in another's place.
  std::map<std::pair<std::uint32_t, store::Key>, std::uint32_t> by_place;  // and its id
  std::uint32_t stand_before = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (fresh[i])
      by_place.emplace(std::pair(stand_before, all_[i].id), i);
    else
      ++stand_before;
  }
  stand_before = 0;
  for (std::uint32_t i = 0; i < before.size(); ++i) {
    auto& rule = out.changes.before[i];
    rule.priority = before[i].priority;
    if (rule.now != gone) {
      ++stand_before;
    } else if (auto at = by_place.find({stand_before, before[i].id});
               at != by_place.end() && all_[at->second].priority == rule.priority) {
      rule.successor = at->second;
    }
    out.made_then.push_back(before[i].makes);
  }
  for (auto const& rule : all_) out.made_now.push_back(rule.makes);

  auto const& programs = rules_.compiled().claims;
  auto cues = rules_.compiled().candidates.cues_of_all(programs.size());
  for (std::uint32_t i = 0; i < programs.size(); ++i) {
    if (!fresh[programs[i].rule]) continue;
    match::Cues own(cues[i].begin(), cues[i].end());
    out.changes.candidates.add(i, programs[i].program, own);
    out.anywhere = out.anywhere || own.empty();
    out.cues.insert(out.cues.end(), own.begin(), own.end());
    ++out.changes.fresh;
  }
  for (auto const& [cue, number] : out.changes.candidates.cues()) out.changes.words.add(cue, number);
  out.changes.words.finish();
  out.comparable = true;
}

// Whether the rules that changed must be asked.
bool KeptClaims::may_differ(Entry const& entry, Difference& changed, store::Key claims) const {
  {
    std::lock_guard lock(changed.mutex);
    if (changed.standing.contains(claims)) return false;
  }
  auto const& before = changed.changes.before;
  for (auto rule : entry.winners)
    if (rule >= before.size() || before[rule].now == gone) return true;
  if (changed.anywhere) return true;
  return std::any_of(changed.cues.begin(), changed.cues.end(),
                     [&](auto const& cue) { return WordTrace::may_hold(entry.words, cue); });
}

struct KeptClaims::Renewed {
  std::vector<KeptMatch> then;
  std::string_view then_rest;
  match::Rescan now;
  bool same = false;
  std::string places, rest, ids;  // of the matches and claims of now

  // The match of before by its number; its rule by the number of now.
  [[nodiscard]] bool match_then(std::uint32_t number, Difference const& changed,
                                match::RuleMatch& match) const {
    if (!unpack_match(then[number], then_rest, match)) return false;
    match.rule = changed.changes.before[match.rule].now;
    return true;
  }
  [[nodiscard]] bool match_now(std::uint32_t number, Difference const& changed,
                               match::RuleMatch& match) const {
    auto const& one = now.matches[number];
    if (one.before != gone) return match_then(one.before, changed, match);
    match = now.made[one.made];
    return true;
  }
  // Where they begin.
  [[nodiscard]] std::uint32_t begin_now(std::uint32_t number) const {
    auto const& one = now.matches[number];
    return one.before != gone ? then[one.before].begin : now.made[one.made].range.begin;
  }
  // True: that match of now is that of then, and becomes the same claims.
  [[nodiscard]] bool stands(std::uint32_t number_then, std::uint32_t number_now,
                            Difference const& changed) const {
    auto const& one = now.matches[number_now];
    if (one.before != gone) return one.before == number_then;
    match::RuleMatch before;
    if (!match_then(number_then, changed, before)) return false;
    auto const& made = now.made[one.made];
    return same_match(made, before) &&
           changed.made_now[made.rule] == changed.made_then[then[number_then].rule];
  }
  // All matches of now; false: those of then cannot have been so.
  [[nodiscard]] bool pack(Difference const& changed, MatchPacker& to) const {
    for (auto const& one : now.matches) {
      if (one.before == gone) {
        to.add(now.made[one.made]);
        continue;
      }
      auto place = then[one.before];
      auto end = one.before + 1 < then.size() ? then[one.before + 1].rest : then_rest.size();
      if (place.rest > end || end > then_rest.size()) return false;
      auto packed = then_rest.substr(place.rest, end - place.rest);
      place.rule = changed.changes.before[place.rule].now;
      to.add(place, packed);
    }
    return true;
  }
};

bool KeptClaims::look_again(match::Ground const& ground, Difference const& changed,
                            match::ScanScratch& scratch, Renewed& out) const {
  std::vector<match::MatchBefore> before;
  before.reserve(out.then.size());
  for (auto const& place : out.then) {
    if (place.rule >= changed.changes.before.size()) return false;
    before.push_back({place.rule, {place.begin, place.end}});
  }
  out.now = match::rescan(ground, before, changed.changes, rules_.compiled(), scratch);
  if (!out.now.whole) return false;
  out.same = out.now.matches.size() == before.size();
  for (std::uint32_t at = 0; out.same && at < before.size(); ++at) out.same = out.stands(at, at, changed);
  return true;
}

bool KeptClaims::remake_all(Renewed& renewed, Difference const& changed, document::Document const& document,
                            match::Scan& scan, MatchPacker& matches, EntryPart& part, Remake const& remake) {
  scan.matches.clear();
  for (std::uint32_t at = 0; at < renewed.now.matches.size(); ++at)
    if (!renewed.match_now(at, changed, scan.matches.emplace_back())) return false;
  diag::Diagnostics said;
  ExtractedReport report;
  report.info = std::move(part.report.info);
  auto origins = remake(document, scan, report, said);
  part.report = std::move(report);
  part.said = said.sorted();
  matches.add_claims(origins.matches);
  if (origins.apart) renewed.ids = packed_ids(origins.ids);
  return may_be_kept(part.said);
}

bool KeptClaims::remake_sentences(Renewed& renewed, Difference const& changed,
                                  document::Document const& document, match::Scan& scan, MatchPacker& matches,
                                  EntryPart& part, Remake const& remake) {
  auto& before = part.report;
  std::vector<std::size_t> first_claim{0};  // of each match of then, and the end
  for (auto const& match : renewed.then) first_claim.push_back(first_claim.back() + match.claims);
  auto const count = first_claim.back();
  auto lines = lines_of(before.text());
  if (!part.said.empty() || part.ids.size() != count * sizeof(std::uint64_t)) return false;

  // Of each match of now the one of then, where all of its sentence are as they were; the others are
  // `scan`'s.
  auto then_size = static_cast<std::uint32_t>(renewed.then.size());
  auto now_size = static_cast<std::uint32_t>(renewed.now.matches.size());
  std::vector<std::uint32_t> as_then(now_size, gone);
  std::vector<std::uint32_t> anew;
  scan.matches.clear();
  for (std::uint32_t then = 0, now = 0; then < then_size || now < now_size;) {
    auto begin = std::min(then < then_size ? renewed.then[then].begin : UINT32_MAX,
                          now < now_size ? renewed.begin_now(now) : UINT32_MAX);
    auto end = claim::end_of_sentence(document, begin);
    auto then_end = then, now_end = now;
    while (then_end < then_size && renewed.then[then_end].begin < end) ++then_end;
    while (now_end < now_size && renewed.begin_now(now_end) < end) ++now_end;
    bool same = then_end - then == now_end - now;
    for (std::uint32_t i = 0; same && now + i < now_end; ++i)
      same = renewed.stands(then + i, now + i, changed);
    for (std::uint32_t i = 0; now + i < now_end; ++i) {
      if (same) {
        as_then[now + i] = then + i;
        continue;
      }
      anew.push_back(now + i);
      if (!renewed.match_now(now + i, changed, scan.matches.emplace_back())) return false;
    }
    then = then_end, now = now_end;
  }

  diag::Diagnostics said;
  ExtractedReport fresh;
  fresh.info = before.info;
  auto origins = remake(document, scan, fresh, said);
  auto fresh_lines = lines_of(fresh.text());
  // A line for each claim, or a claim, or both.
  bool written_in_lines = !before.text().empty() || !fresh.text().empty();
  bool held_as_claims = !before.claims.empty() || !fresh.claims.empty();
  auto const fresh_count = origins.ids.size();
  bool whole = said.empty() && origins.apart && origins.matches.size() == fresh_count &&
               (!written_in_lines || (lines.size() == count && fresh_lines.size() == fresh_count)) &&
               (!held_as_claims || (before.claims.size() == count && fresh.claims.size() == fresh_count));
  if (!whole) return false;

  // One behind the other.
  std::vector<std::uint64_t> ids_then(count), ids;
  std::copy_n(part.ids.begin(), part.ids.size(), reinterpret_cast<char*>(ids_then.data()));
  std::vector<std::uint32_t> of;                     // of each claim its match
  std::vector<std::pair<bool, std::size_t>> places;  // whether it is made anew, and its number there
  std::size_t next_fresh = 0, next_anew = 0;
  for (std::uint32_t now = 0; now < now_size; ++now) {
    if (auto then = as_then[now]; then != gone) {
      for (auto claim = first_claim[then]; claim < first_claim[then + 1]; ++claim)
        places.emplace_back(false, claim), of.push_back(now), ids.push_back(ids_then[claim]);
      continue;
    }
    for (; next_fresh < origins.ids.size() && origins.matches[next_fresh] == next_anew; ++next_fresh)
      places.emplace_back(true, next_fresh), of.push_back(now), ids.push_back(origins.ids[next_fresh]);
    ++next_anew;
  }
  auto sorted = ids;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) return false;
  std::string written;
  if (written_in_lines) {
    written.reserve(before.text().size() + fresh.text().size());
    for (auto const& [made, number] : places) written += made ? fresh_lines[number] : lines[number];
  }
  std::vector<claim::Claim> claims;
  if (held_as_claims) {
    claims.reserve(places.size());
    for (auto const& [made, number] : places) {
      auto paragraph = claims.empty() ? nullptr : claims.back().evidence.paragraph;
      auto& own = claims.emplace_back(std::move(made ? fresh.claims[number] : before.claims[number]));
      // As where all are made: neighbours share what is the same.
      if (auto& shared = own.evidence.paragraph; paragraph && shared && *paragraph == *shared)
        shared = paragraph;
    }
  }
  before.claims = std::move(claims);
  before.written = std::move(written);
  before.written_before = {};
  before.held.reset();
  matches.add_claims(of);
  renewed.ids = packed_ids(ids);
  return true;
}

bool KeptClaims::renew(File const& file, std::string_view bytes, Entry& entry, Difference& changed,
                       Scratch& own, match::ScanScratch& scratch, Remake const& remake) {
  if (!store_.get(file.ground, own.ground)) return false;
  auto grounds = grounds_of(own.ground.bytes());
  if (grounds.size() != entry.parts.size()) return false;
  std::vector<Renewed> all(grounds.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].then = places_of(entry.parts[i].places);
    all[i].then_rest = entry.parts[i].rest;
    if (!look_again(grounds[i], changed, scratch, all[i])) return false;
  }
  if (std::all_of(all.begin(), all.end(), [](auto const& one) { return one.same; })) {
    std::lock_guard lock(changed.mutex);
    changed.found_more = true;
    changed.standing.insert(file.claims);
    return true;
  }
  if (!store_.get(file.text, own.text)) return false;
  TextReader texts(own.text.bytes());
  std::set<std::uint32_t> winners;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& part = entry.parts[i];
    MatchPacker matches;
    if (!all[i].pack(changed, matches)) return false;
    for (auto const& match : matches.matches()) winners.insert(match.rule);
    document::Document document;
    match::Scan scan;
    if (!texts.next(grounds[i], bytes, document, scan)) return false;
    if (all[i].same) {
      std::vector<std::uint32_t> of;
      for (std::uint32_t at = 0; at < all[i].then.size(); ++at)
        of.insert(of.end(), all[i].then[at].claims, at);
      matches.add_claims(of);
      all[i].ids = part.ids;
    } else {
      document.info = part.report.info;
      if (!remake_sentences(all[i], changed, document, scan, matches, part, remake) &&
          !remake_all(all[i], changed, document, scan, matches, part, remake))
        return false;
    }
    all[i].places = matches.places();
    all[i].rest = matches.take_rest();
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& part = entry.parts[i];
    part.places = all[i].places, part.rest = all[i].rest, part.ids = all[i].ids;
  }
  entry.list = now_;
  entry.winners.assign(winners.begin(), winners.end());
  entry.put(store_, file.claims);
  return true;
}

bool KeptClaims::get(File const& file, std::string_view bytes, Scratch& own, match::ScanScratch& scratch,
                     Remake const& remake, std::vector<ExtractedReport>& parts, diag::Diagnostics& out) {
  auto held = pool_->take();
  if (!store_.get(file.claims, *held)) return false;
  Unpacker from(held->bytes());
  Entry entry;
  if (!entry.unpack(from)) return false;
  for (auto& part : entry.parts) part.report.held = held;
  if (entry.list != now_) {
    auto& changed = since(entry.list);
    if (!changed.comparable) return false;
    if (may_differ(entry, changed, file.claims) && !renew(file, bytes, entry, changed, own, scratch, remake))
      return false;
  }
  for (auto& one : entry.said) out.add(std::move(one));
  for (auto& part : entry.parts) {
    for (auto& one : part.said) out.add(std::move(one));
    parts.push_back(std::move(part.report));
  }
  return true;
}

bool KeptClaims::may_be_kept(std::vector<diag::Diagnostic> const& said) {
  return std::none_of(said.begin(), said.end(), [](auto const& one) {
    return one.has_place || one.severity == diag::Severity::error ||
           std::any_of(one.notes.begin(), one.notes.end(), [](auto const& note) { return note.has_place; });
  });
}

void KeptClaims::put(File const& file, std::vector<ExtractedReport> const& parts, Learned const& learned) {
  for (auto const& part : parts)
    if (part.info.format == "pdf") return;
  bool kept = may_be_kept(learned.said_) && parts.size() == learned.parts_.size() &&
              std::all_of(learned.parts_.begin(), learned.parts_.end(),
                          [](auto const& part) { return may_be_kept(part.said); });
  if (!kept) return;
  Entry entry;
  entry.list = now_;
  entry.winners.assign(learned.winners_.begin(), learned.winners_.end());
  auto words = learned.words_.pack();
  entry.words = words;
  entry.said = learned.said_;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto const& part = learned.parts_[i];
    entry.parts.push_back({parts[i], part.said, part.places, part.rest, part.ids});
  }
  entry.put(store_, file.claims);
  if (!learned.text_.whole()) return;
  store_.put(file.ground, learned.text_.grounds());
  store_.put(file.text, learned.text_.texts());
}

}  // namespace duizhang
