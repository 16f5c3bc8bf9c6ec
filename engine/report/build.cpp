#include "engine/report/build.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "engine/text/utf8.hpp"

namespace duizhang::report {
namespace {

// Unknown levels come last, though their enumerator is the first.
int level_order(document::Level level) {
  return level == document::Level::unknown ? 1000 : static_cast<int>(level);
}

bool spans_years(quantity::Period const& period) {
  return !period.first.is_special() && !period.last.is_special() && period.spans_years();
}

VerdictRows& rows_of(Scorecard& card, Group group) {
  return group == Group::multi_year  ? card.multi_year_rows
         : group == Group::milestone ? card.milestone_rows
                                     : card.rows;
}

Tally& tally_of(Scorecard& card, Group group) {
  switch (group) {
    case Group::annual:
      return card.annual;
    case Group::aim:
      return card.aims;
    case Group::multi_year:
      return card.multi_year;
    case Group::milestone:
      return card.milestones;
  }
  return card.annual;
}

// An id that HTML and a URL take: no blanks, quotes or control characters.
std::string anchor_of(std::string_view prefix, std::string_view text) {
  std::string out(prefix);
  for (char c : text::prefix(text, 60)) {
    auto byte = static_cast<unsigned char>(c);
    bool plain = byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                 c == '-';
    out += plain ? c : '_';
  }
  return out;
}

std::string once(std::string anchor, std::set<std::string>& taken) {
  auto name = anchor;
  for (int n = 2; !taken.insert(name).second; ++n) name = anchor + "_" + std::to_string(n);
  return name;
}

Scorecard card_of(std::size_t report, VerdictRows verdicts, RunData const& run) {
  Scorecard card;
  card.report = report;
  std::sort(verdicts.begin(), verdicts.end(), [&](std::uint32_t a, std::uint32_t b) {
    auto key = [&](std::uint32_t v) {
      auto const& evidence = run.target(run.verdicts[v]).evidence;
      return std::tuple(evidence.start, evidence.end, std::string_view(run.verdicts[v].id), v);
    };
    return key(a) < key(b);
  });
  std::set<std::size_t> searched;
  for (auto v : verdicts) {
    auto const& verdict = run.verdicts[v];
    auto group = group_of(verdict, run);
    rows_of(card, group).push_back(v);
    tally_of(card, group).add(verdict.status);
    if (group == Group::annual && run.target(verdict).headline) card.headline.add(verdict.status);
    searched.insert(verdict.link.searched.begin(), verdict.link.searched.end());
  }
  for (auto* rows : {&card.rows, &card.multi_year_rows, &card.milestone_rows}) rows->shrink_to_fit();
  card.searched.assign(searched.begin(), searched.end());
  std::stable_sort(card.searched.begin(), card.searched.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(run.reports[a].year, run.reports[a].source) <
           std::tie(run.reports[b].year, run.reports[b].source);
  });
  return card;
}

}  // namespace

void Tally::add(Tally const& other) {
  for (std::size_t i = 0; i < status_count; ++i) by_status[i] += other.by_status[i];
}

std::size_t Tally::met() const {
  std::size_t sum = 0;
  for (auto status : statuses) sum += counts_as_met(status) ? of(status) : 0;
  return sum;
}

std::size_t Tally::assessable() const {
  std::size_t sum = 0;
  for (auto status : statuses) sum += is_assessable(status) ? of(status) : 0;
  return sum;
}

std::size_t Tally::all() const {
  std::size_t sum = 0;
  for (auto count : by_status) sum += count;
  return sum;
}

Group group_of(score::Verdict const& verdict, RunData const& run) {
  auto const& target = run.target(verdict);
  if (target.kind == claim::Kind::milestone || verdict.status == score::Status::qualitative)
    return Group::milestone;
  if (spans_years(target.period)) return Group::multi_year;
  return verdict.scored_headline ? Group::annual : Group::aim;
}

std::size_t Report::scorecards() const {
  std::size_t sum = 0;
  for (auto const& place : places) sum += place.years.size();
  return sum;
}

Brief::Brief(score::Verdict const& verdict, Group group, std::uint16_t the_indicator, RunData const& run) {
  auto narrow = [](auto value) { return static_cast<std::uint8_t>(value); };
  auto const& target = run.target(verdict);
  status_ = narrow(verdict.status);
  disclosure_ = narrow(verdict.disclosure);
  comparability_ = narrow(verdict.outcome ? verdict.link.comparability : link::Comparability::undefined);
  measure_ = narrow(target.measure);
  group_ = narrow(group);
  bool known = !target.period.first.is_special();
  marks_ =
      narrow((verdict.robust ? 0 : depends) | (verdict.disagrees_claim ? contradicted : 0) |
             (verdict.change == score::Change::dropped ? dropped : 0) |
             (verdict.turned_to_words ? into_words : 0) | (verdict.amplification.empty() ? 0 : amplified) |
             (verdict.link.searched.empty() ? 0 : searched) | (known ? dated : 0));
  indicator_ = the_indicator;
  if (known) year_ = static_cast<std::int16_t>(target.period.first_year());
}

namespace {

// Cards by report, and what is asked of every verdict: each is read once, those of a report one behind the
// other.
class Reading {
 public:
  Reading(RunData const& run, Report& report) : run_(run), report_(report) {}

  std::map<std::size_t, Scorecard> cards() && {
    VerdictRows together;
    std::size_t report = 0;
    for (std::size_t v = 0; v < run_.verdicts.size(); ++v) {
      auto of = run_.target(run_.verdicts[v]).report;
      if (of != report) {
        close(report, std::exchange(together, {}));  // what was read is forgotten
        report = of;
      }
      auto const& verdict = run_.verdicts[v];
      auto const& target = run_.target(verdict);
      together.push_back(static_cast<std::uint32_t>(v));
      report_.briefs.push_back(Brief(verdict, group_of(verdict, run_), number_of(target.indicator.id), run_));
    }
    close(report, std::move(together));
    return std::move(cards_);
  }

 private:
  void close(std::size_t report, VerdictRows verdicts) {
    if (verdicts.empty()) return;
    auto [found, fresh] = cards_.try_emplace(report);
    if (!fresh)  // they do not all stand together
      for (auto const* rows :
           {&found->second.rows, &found->second.multi_year_rows, &found->second.milestone_rows})
        verdicts.insert(verdicts.end(), rows->begin(), rows->end());
    found->second = card_of(report, std::move(verdicts), run_);
    run_.forget();
  }

  std::uint16_t number_of(std::string const& indicator) {
    bool full = numbers_.size() == Brief::no_indicator;  // no rule set has so many
    if (indicator.empty() || full) return Brief::no_indicator;
    auto [found, fresh] = numbers_.try_emplace(indicator, static_cast<std::uint16_t>(numbers_.size()));
    if (fresh) report_.indicators.push_back(indicator);
    return found->second;
  }

  RunData const& run_;
  Report& report_;
  std::map<std::size_t, Scorecard> cards_;
  std::unordered_map<std::string, std::uint16_t> numbers_;
};

}  // namespace

Report build_report(RunData const& run, std::filesystem::path const& scratch) {
  Report out;
  out.briefs = store::Column<Brief>(scratch);
  auto by_report = Reading(run, out).cards();

  using PlaceKey = std::tuple<int, std::string, std::string>;
  std::map<PlaceKey, std::vector<std::size_t>> by_place;
  for (auto const& [report, card] : by_report) {
    auto const& info = run.reports[report];
    by_place[{level_order(info.level), info.jurisdiction, info.code}].push_back(report);
  }

  std::set<std::string> taken;
  for (auto& [key, reports] : by_place) {
    std::sort(reports.begin(), reports.end(), [&](std::size_t a, std::size_t b) {
      auto order = [&](std::size_t r) {
        return std::tuple(run.reports[r].year, std::string_view(run.reports[r].source), r);
      };
      return order(a) < order(b);
    });
    auto const& first = run.reports[reports.front()];
    Place place{first.jurisdiction, first.code, first.level, {}, {}};
    place.anchor = once(anchor_of("p-", place.code.empty() ? place.name : place.code), taken);
    for (auto report : reports) {
      auto card = std::move(by_report[report]);
      card.anchor = once(anchor_of("", run.reports[report].id), taken);
      out.annual.add(card.annual);
      out.headline.add(card.headline);
      out.aims.add(card.aims);
      out.multi_year.add(card.multi_year);
      out.milestones.add(card.milestones);
      place.years.push_back(std::move(card));
    }
    out.places.push_back(std::move(place));
  }
  return out;
}

OrderedVerdicts::OrderedVerdicts(Report const& report) {
  for (auto const& place : report.places)
    for (auto const& card : place.years)
      for (auto const* rows : {&card.rows, &card.multi_year_rows, &card.milestone_rows})
        if (!rows->empty()) {
          lists_.emplace_back(size_, rows);
          size_ += rows->size();
        }
}

std::size_t OrderedVerdicts::operator[](std::size_t row) const {
  auto behind = std::upper_bound(lists_.begin(), lists_.end(), row,
                                 [](std::size_t wanted, auto const& list) { return wanted < list.first; });
  auto const& [begin, rows] = *std::prev(behind);
  return (*rows)[row - begin];
}

}  // namespace duizhang::report
