#include "engine/spilled_run.hpp"

#include <algorithm>
#include <utility>

#include "engine/link/by_words.hpp"
#include "engine/link/linker.hpp"
#include "engine/link/place.hpp"
#include "engine/packed_claims.hpp"
#include "engine/report/json.hpp"
#include "engine/score/scorer.hpp"

namespace duizhang {
namespace {

constexpr std::size_t most_read = 1 << 20;  // of verdicts that waited, at a time

// What is asked of a claim of a place above: a target to be held against, or a growth to compare with.
bool stands_above(claim::Claim const& claim) {
  if (claim.indicator.id.empty() || !claim.value) return false;
  return claim.kind == claim::Kind::target || claim.kind == claim::Kind::milestone ||
         (claim.kind == claim::Kind::outcome && claim.measure == claim::Measure::growth);
}

}  // namespace

void SpilledRun::extract(std::vector<std::string> const& paths, ReadOptions const& options,
                         diag::Diagnostics& out) {
  auto reading = options;
  auto files = find_reports(paths, reading, out);
  std::vector<Kept> taken;
  std::vector<bool> stays;
  auto take = [&](ExtractedReport& part) {
    store::Packer packer;
    pack_claims(packer, part.claims);
    taken.push_back({claims_.append_record(packer.bytes()), 0, part.claims.size()});
  };
  reports_ = extract_apart(rules_, files, reading, out, take, stays);
  std::size_t count = 0;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (!stays[i]) continue;
    taken[i].first_claim = count;
    count += taken[i].count;
    kept_.push_back(taken[i]);
  }
  lone_.assign(count, false);
}

std::vector<claim::Claim> SpilledRun::claims_of(std::size_t report) {
  std::vector<claim::Claim> claims;
  claims.reserve(kept_[report].count);
  store::Unpacker from(claims_.record(kept_[report].at));
  unpack_claims(from, claims);
  // What the disk does not give back is told by error().
  claims.resize(kept_[report].count);
  return claims;
}

void SpilledRun::write_claims(Sink const& to) {
  link::LoneIds lone(rules_.set().indicators);
  for (std::size_t report = 0; report < reports_.size(); ++report) {
    auto claims = claims_of(report);
    for (std::size_t i = 0; i < claims.size(); ++i)
      lone.add(kept_[report].first_claim + i, claims[i], reports_[report]);
    to(report::write_claims(reports_[report], claims));
  }
  for (auto number : lone.take()) lone_[number] = true;
}

// The reports of each place, places in the order of their first report. A report whose place nobody knows is
// alone.
std::vector<std::vector<std::size_t>> SpilledRun::places_together() const {
  std::vector<std::vector<std::size_t>> out;
  std::map<link::Place, std::size_t> number;
  auto places = link::places_of(reports_);
  for (std::size_t report = 0; report < reports_.size(); ++report) {
    auto at = places[report] == link::no_place ? out.size()
                                               : number.try_emplace(places[report], out.size()).first->second;
    if (at == out.size()) out.emplace_back();
    out[at].push_back(report);
  }
  return out;
}

// Of places above those of the given reports, for the same year, which is all that is ever asked of them;
// ascending, without the given ones.
std::vector<std::size_t> SpilledRun::reports_above(std::vector<std::size_t> const& reports) const {
  std::vector<std::size_t> out;
  using enum document::Level;
  for (auto report : reports)
    for (auto level : {national, province, city}) {
      auto held = by_level_.find({level, reports_[report].year});
      if (held == by_level_.end() || level >= reports_[report].level) continue;
      for (auto above : held->second)
        if (link::holds_place(reports_[above], reports_[report]) &&
            !std::binary_search(reports.begin(), reports.end(), above))
          out.push_back(above);
    }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Reports that are linked together, and the claims of them; indexes are those of the batch, in the order of
// the run.
struct SpilledRun::Batch {
  std::vector<document::ReportInfo> reports;
  std::vector<std::size_t> numbers;  // of the reports in the run
  std::vector<bool> beside;          // reports that get no verdicts
  std::vector<claim::Claim> claims;
  std::vector<std::size_t> lone;  // claims whose id the linker does not see
};

SpilledRun::Batch SpilledRun::batch_of(std::vector<std::size_t> const& own) {
  Batch batch;
  auto above = reports_above(own);
  std::merge(own.begin(), own.end(), above.begin(), above.end(), std::back_inserter(batch.numbers));
  for (auto report : batch.numbers) {
    bool beside = !std::binary_search(own.begin(), own.end(), report);
    auto claims = claims_of(report);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (beside && !stands_above(claims[i])) continue;
      if (lone_[kept_[report].first_claim + i]) batch.lone.push_back(batch.claims.size());
      claims[i].report = batch.reports.size();
      batch.claims.push_back(std::move(claims[i]));
    }
    batch.reports.push_back(reports_[report]);
    batch.beside.push_back(beside);
  }
  return batch;
}

void SpilledRun::judge(std::vector<std::size_t> const& own, match::Profile* profile, Sink const& to) {
  auto batch = batch_of(own);
  auto const& set = rules_.set();
  auto& claims = batch.claims;
  auto links = [&] {
    match::StageTimer timer(profile, match::Stage::link);
    std::vector<std::string> ids;
    for (auto i : batch.lone) ids.push_back(std::exchange(claims[i].indicator.id, {}));
    auto made = link::link_claims(claims, batch.reports, rules_.link_rules(), set.indicators, set.words.units,
                                  nullptr, batch.beside);
    for (std::size_t i = 0; i < ids.size(); ++i) claims[batch.lone[i]].indicator.id = std::move(ids[i]);
    return made;
  }();
  auto verdicts = [&] {
    match::StageTimer timer(profile, match::Stage::score);
    return score::score_links(std::move(links), claims, batch.reports, rules_.policy(), set.indicators,
                              set.words.units);
  }();
  report::RunData run;
  run.reports = batch.reports;
  run.claims = claims;
  auto verdict = verdicts.begin();
  for (auto report : own) {
    auto& piece = early_pieces_[report];
    piece.at = early_.size();
    for (; verdict != verdicts.end() && batch.numbers[run.target(*verdict).report] == report; ++verdict) {
      auto line = report::verdict_json(*verdict, run) + '\n';
      if (report == next_)
        to(line);
      else
        early_.append(line);
      *verdict = {};
    }
    piece.size = early_.size() - piece.at;
    piece.done = true;
    write_those_done(to);
  }
}

void SpilledRun::write_those_done(Sink const& to) {
  for (; next_ < early_pieces_.size() && early_pieces_[next_].done; ++next_) {
    auto [at, size, done] = early_pieces_[next_];
    for (; size > 0 && early_.error() == 0;) {
      auto part = early_.read(at, static_cast<std::size_t>(std::min<std::uint64_t>(size, most_read)));
      if (part.empty()) break;
      to(part);
      at += part.size();
      size -= part.size();
    }
  }
}

void SpilledRun::write_verdicts(Sink const& to, match::Profile* profile) {
  for (std::size_t i = 0; i < reports_.size(); ++i)
    by_level_[{reports_[i].level, reports_[i].year}].push_back(i);
  early_pieces_.resize(reports_.size());
  std::vector<std::size_t> together;
  std::size_t claims = 0;
  auto judge_those = [&] {
    std::sort(together.begin(), together.end());
    judge(together, profile, to);
    together.clear();
    claims = 0;
  };
  for (auto const& place : places_together()) {
    for (auto report : place) claims += kept_[report].count;
    together.insert(together.end(), place.begin(), place.end());
    if (claims >= at_once_) judge_those();
  }
  if (!together.empty()) judge_those();
}

}  // namespace duizhang
