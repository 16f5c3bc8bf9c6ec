#include "engine/link/linker.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/link/companions.hpp"
#include "engine/link/hear.hpp"
#include "engine/link/place.hpp"
#include "engine/link/pool.hpp"

namespace duizhang::link {

namespace {

using claim::Claim;
using claim::Kind;
using claim::Measure;

class Linker {
 public:
  explicit Linker(Context const& context) : context_(context), place_of_(places_of(context.reports)) {
    for (ReportIndex i = 0; i < context_.reports.size(); ++i)
      if (place_of_[i] != no_place && context_.reports[i].year != 0)
        reports_[{place_of_[i], context_.reports[i].year}].push_back(i);
    for (ClaimIndex i = 0; i < context_.claims.size(); ++i) sort_in(i);
  }

  std::vector<Link> run(std::vector<bool> const& beside) {
    std::vector<Link> links;
    for (ClaimIndex i = 0; i < context_.claims.size(); ++i) {
      auto const& claim = context_.claims[i];
      if (asks(claim) && (beside.empty() || !beside[claim.report])) links.push_back(open_link(i));
    }
    answer_due(links);
    hear_statements(links);
    name_stages(links);
    gather_progress(links);
    find_companions(context_, place_of_, links);
    return links;
  }

 private:
  using Year = std::pair<Place, int>;  // a place and the year of a report

  static bool asks(Claim const& claim) { return claim.kind == Kind::target || claim.kind == Kind::milestone; }
  static bool scored(Claim const& claim) { return claim.kind == Kind::target; }

  void sort_in(ClaimIndex index) {
    auto const& claim = context_.claims[index];
    auto place = place_of_[claim.report];
    if (place == no_place) return;
    Year year{place, context_.reports[claim.report].year};
    if (claim.kind == Kind::statement) statements_[year].push_back(index);
    if (claim.kind != Kind::outcome) return;
    // News of a year tell of that year on the way; a work report tells of the year before.
    bool news = !context_.reports[claim.report].work_report && !claim.period.last.is_special() &&
                claim.period.last_year() >= year.second;
    auto& pool = claim.progress || news ? progress_[year] : pools_[year];
    pool.all.push_back(index);
    if (claim.indicator.id.empty())
      pool.open.push_back(index);
    else
      pool.by_indicator[claim.indicator.id].push_back(index);
  }

  // Which report must answer, and whether it is here.
  Link open_link(ClaimIndex index) {
    auto const& target = context_.claims[index];
    Link link;
    link.target = index;
    link.due_year = target_year(context_, target) + 1;
    auto place = place_of_[target.report];
    auto due = reports_.find({place, link.due_year});
    if (due != reports_.end()) {
      link.searched = due->second;
      link.partial = std::all_of(due->second.begin(), due->second.end(),
                                 [&](ReportIndex report) { return context_.reports[report].partial; });
      return link;
    }
    auto latest = reports_.upper_bound({place, 1 << 20});
    bool beyond = place != no_place && latest != reports_.begin() &&
                  std::prev(latest)->first.first == place &&
                  link.due_year - 1 > std::prev(latest)->first.second;
    link.due = beyond ? Due::later : Due::missing;
    return link;
  }

  // Targets of one place that one year's reports must answer are answered together.
  void answer_due(std::vector<Link>& links) {
    std::map<Year, std::vector<Link*>> due;
    for (auto& link : links)
      if (link.due == Due::held && scored(context_.claims[link.target]))
        due[{place_of_[context_.claims[link.target].report], link.due_year}].push_back(&link);
    for (auto& [year, asking] : due) answer_from(pools_[year], asking);
  }

  void answer_from(Pool const& pool, std::vector<Link*> const& links) {
    std::map<ReportIndex, std::vector<Link*>> canonical;  // by the targets' own report
    std::vector<Link*> open;
    for (auto* link : links) {
      auto const& target = context_.claims[link->target];
      if (target.indicator.id.empty())
        open.push_back(link);
      else
        canonical[target.report].push_back(link);
    }
    for (auto& [report, asking] : canonical) {
      Year own{place_of_[report], context_.reports[report].year};
      answer_canonical(context_, pool, pools_[own], asking);
    }
    answer_open(context_, pool, open);
    answer_by_name(context_, names_, pool, links);
  }

  // Sentences without a figure: those of one place and year are heard together.
  void hear_statements(std::vector<Link>& links) {
    std::map<Year, std::vector<Link*>> due;
    for (auto& link : links)
      if (link.due == Due::held)
        due[{place_of_[context_.claims[link.target].report], link.due_year}].push_back(&link);
    for (auto& [year, asking] : due) {
      auto told = statements_.find(year);
      if (told == statements_.end()) continue;
      Hearing hearing(context_, told->second, {asking.begin(), asking.end()});
      for (auto* link : asking) hearing.hear(*link);
    }
  }

  // Of targets that nothing was held against.
  void name_stages(std::vector<Link>& links) {
    for (auto& link : links) {
      auto const& target = context_.claims[link.target];
      bool read = link.due == Due::held && scored(target);
      if (read || link.promised_rank > 0 || !target.indicator.id.empty()) continue;
      std::tie(link.promised_rank, link.promised_stage) = context_.reader.stage_of(target);
    }
  }

  // Values told before the targets were due: within their year, or by the reports between.
  void gather_progress(std::vector<Link>& links) {
    std::map<Pool const*, std::vector<Link*>> open;  // those of one pool are asked together
    for (auto& link : links) {
      auto const& target = context_.claims[link.target];
      auto place = place_of_[target.report];
      if (place == no_place || !scored(target) || link.due == Due::held) continue;
      int first = context_.reports[target.report].year;
      for (int year = link.due_year - 1; year >= first; --year)
        for (auto const* pool : {told_within(place, year), year > first ? told_of(place, year) : nullptr}) {
          if (pool == nullptr) continue;
          if (target.indicator.id.empty())
            open[pool].push_back(&link);
          else
            take_progress(of_indicator(*pool, target.indicator.id), link);
        }
    }
    // In whatever order: each link sorts what it was given.
    for (auto const& [pool, asking] : open) gather_open_progress(context_, *pool, asking);
    for (auto& link : links) order_progress(link);
  }

  Pool const* told_within(Place place, int year) const {
    auto found = progress_.find({place, year});
    return found == progress_.end() ? nullptr : &found->second;
  }
  Pool const* told_of(Place place, int year) const {
    auto found = pools_.find({place, year});
    return found == pools_.end() ? nullptr : &found->second;
  }

  void take_progress(std::vector<ClaimIndex> const& told, Link& link) const {
    auto const& target = context_.claims[link.target];
    for (auto index : told) {
      auto comparability = footing_of(context_, target, context_.claims[index]).comparability;
      if (comparability == Comparability::same || comparability == Comparability::convertible)
        link.progress.push_back(index);
    }
  }

  // Those about the time since the target was set, latest first; of one time in text order.
  void order_progress(Link& link) const {
    auto const& claims = context_.claims;
    int first = context_.reports[claims[link.target].report].year;
    std::erase_if(link.progress, [&](ClaimIndex one) {
      return claims[one].period.last.is_special() || claims[one].period.first_year() < first;
    });
    std::sort(link.progress.begin(), link.progress.end(), [&](ClaimIndex a, ClaimIndex b) {
      if (claims[a].period.last != claims[b].period.last)
        return claims[a].period.last > claims[b].period.last;
      return a < b;
    });
  }

  static std::vector<ClaimIndex> const& of_indicator(Pool const& pool, std::string const& id) {
    static std::vector<ClaimIndex> const none;
    auto found = pool.by_indicator.find(id);
    return found == pool.by_indicator.end() ? none : found->second;
  }

  Context const& context_;
  std::vector<Place> place_of_;
  CanonicalNames names_;
  std::map<Year, std::vector<ReportIndex>> reports_;
  std::map<Year, Pool> pools_;
  std::map<Year, Pool> progress_;
  std::map<Year, std::vector<ClaimIndex>> statements_;
};

}  // namespace

std::vector<Link> link_claims(std::vector<Claim> const& claims,
                              std::vector<document::ReportInfo> const& reports, LinkRules const& rules,
                              rule::IndicatorTable const& indicators, quantity::UnitTable const& units,
                              LinkCost* cost, std::vector<bool> const& beside) {
  LinkCost unread;
  PhraseReader reader(rules);
  return Linker({claims, reports, rules, indicators, units, reader, cost != nullptr ? *cost : unread})
      .run(beside);
}

Weighing weigh_pair(std::vector<Claim> const& claims, std::vector<document::ReportInfo> const& reports,
                    LinkRules const& rules, rule::IndicatorTable const& indicators,
                    quantity::UnitTable const& units, ClaimIndex target, ClaimIndex outcome) {
  LinkCost unread;
  PhraseReader reader(rules);
  return weigh_open({claims, reports, rules, indicators, units, reader, unread}, target, outcome);
}

}  // namespace duizhang::link
