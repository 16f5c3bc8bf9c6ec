// How linking grows with the number of claims: a plan of N tasks of one place against N results a year later,
// in other words and among look-alikes, N doubled. Ends with 1 when 10,000 against 10,000 take a second or
// more, or when twice as many take more than three times as long.
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "bench/timing.hpp"
#include "engine/link/linker.hpp"
#include "engine/pipeline.hpp"

namespace {

using namespace duizhang;

constexpr std::size_t most = 10000;
constexpr double promised_seconds = 1.0;
constexpr double promised_growth = 3.0;

document::ReportInfo report_of(int year) {
  document::ReportInfo out;
  out.id = "r-bench-" + std::to_string(year);
  out.jurisdiction = "某市某区";
  out.level = document::Level::county;
  out.year = year;
  return out;
}

// Tasks as plans name them: one of some things, at one of some places, for one of some groups.
std::string task(std::size_t i) {
  constexpr const char* verbs[] = {"新建", "改造", "培训", "整治", "引进", "新增", "修缮"};
  constexpr const char* places[] = {"东河", "西坞", "南屏", "北岸", "青岑", "云麓", "白石",
                                    "长埭", "沙溪", "桐岭", "柳浪", "石塘", "梅坞"};
  constexpr const char* kinds[] = {"社区", "乡镇", "学校",   "园区", "企业", "农村",
                                   "老年", "青年", "残疾人", "流域", "街道"};
  constexpr const char* things[] = {"停车位",   "卫生室", "图书角", "步道", "水闸", "桥梁",
                                    "充电桩",   "公厕",   "食堂",   "泵站", "绿地", "厂房",
                                    "温室大棚", "球场",   "书屋",   "驿站", "剧场"};
  return std::string(verbs[i % 7]) + places[i % 13] + kinds[i / 7 % 11] + things[i / 3 % 17];
}

claim::Claim claim_of(std::size_t i, claim::Kind kind, std::size_t report) {
  claim::Claim out;
  bool canonical = i % 20 == 0;
  auto words = task(i);
  out.id = (kind == claim::Kind::target ? "c-t" : "c-o") + std::to_string(i);
  out.report = report;
  out.kind = kind;
  out.indicator = {canonical ? "gdp" : "", canonical ? "地区生产总值" : words};
  out.measure = canonical ? claim::Measure::growth : claim::Measure::level;
  out.value = text::Decimal(static_cast<std::int64_t>(i % 977 + 3));
  out.unit = canonical ? "%" : "个";
  out.strength = kind == claim::Kind::target ? quantity::Strength::plain : quantity::Strength::none;
  out.period = quantity::Period::year(2020);
  out.evidence.text = words + out.value->to_string() + out.unit;
  out.evidence.sentence = out.evidence.text;
  out.evidence.end = text::count_code_points(out.evidence.text);
  return out;
}

double measure(Rules const& rules, std::size_t count) {
  std::vector<claim::Claim> claims;
  for (std::size_t i = 0; i < count; ++i) claims.push_back(claim_of(i, claim::Kind::target, 0));
  for (std::size_t i = 0; i < count; ++i) claims.push_back(claim_of(i * 7 + 1, claim::Kind::outcome, 1));
  std::vector<document::ReportInfo> reports{report_of(2020), report_of(2021)};
  link::LinkCost cost;
  auto begin = bench::processor_seconds();
  auto links = link::link_claims(claims, reports, rules.link_rules(), rules.set().indicators,
                                 rules.set().words.units, &cost);
  auto took = bench::processor_seconds() - begin;
  std::size_t answered = 0;
  for (auto const& link : links) answered += link.answers.empty() ? 0 : 1;
  std::printf("  %6zu against %6zu %8.1f ms  %9zu comparisons  %zu answered\n", count, count, took * 1e3,
              cost.comparisons, answered);
  return took;
}

}  // namespace

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  diag::Diagnostics said;
  Rules rules(std::filesystem::path(DUIZHANG_BENCH_SOURCE) / "rules", said);
  if (said.has_errors()) return std::puts("the rules have mistakes: run `duizhang rules check`"), 2;
  std::puts("targets against results of one jurisdiction");
  double before = 0, last = 0, worst = 0;
  for (std::size_t count = most / 8; count <= 2 * most; count *= 2) {
    auto took = measure(rules, count);
    if (before > 0) worst = std::max(worst, took / before);
    if (count == most) last = took;
    before = took;
  }
  std::printf("%zu against %zu: %.2f s; twice as many take at most %.1f times as long\n", most, most, last,
              worst);
  bool fast = last < promised_seconds, near_linear = worst <= promised_growth;
  if (!fast) std::printf("over the promised %.1f s\n", promised_seconds);
  if (!near_linear) std::printf("over the promised %.1f times\n", promised_growth);
  return fast && near_linear ? 0 : 1;
}
