#include "tests/engine/report/sample.hpp"

#include <fmt/format.h>

#include <cassert>

#include "engine/text/utf8.hpp"

namespace duizhang::report::test {
namespace {

using claim::Kind;
using claim::Measure;
using quantity::Bound;
using quantity::Strength;
using score::Disclosure;
using score::Status;
using text::Decimal;

// What the few lines of a claim in the table below leave open.
struct Options {
  std::optional<Decimal> value_max{};
  std::string hedge{};
  Strength strength = Strength::plain;
  bool headline = false;
  std::optional<quantity::Period> period{};
  bool annualised = false;
  std::string id{};
};

class Builder {
 public:
  Sample sample;

  std::size_t report(std::string source, std::string place, std::string code, document::Level level,
                     int year) {
    document::ReportInfo info;
    info.id = fmt::format("r-{:012x}", 0xa00 + sample.reports.size());
    info.path = "texts/" + source;
    info.source = std::move(source);
    info.jurisdiction = std::move(place);
    info.code = std::move(code);
    info.level = level;
    info.year = year;
    info.code_points = 12000;
    sample.reports.push_back(info);
    at_.push_back(100);
    return sample.reports.size() - 1;
  }

  // `evidence` must stand in `sentence`, which is laid behind the last one of the report.
  std::size_t claim(std::size_t report, Kind kind, std::string indicator, Measure measure,
                    std::optional<Decimal> value, std::string unit, Bound bound, std::string sentence,
                    std::string const& evidence, Options options = {}) {
    claim::Claim claim;
    claim.id = fmt::format("c-{:012x}", 0xc00 + sample.claims.size());
    claim.report = report;
    claim.kind = kind;
    claim.indicator = {options.id, std::move(indicator)};
    claim.measure = measure;
    claim.value = value;
    claim.value_max = options.value_max;
    claim.unit = std::move(unit);
    claim.bound = bound;
    bool announced = kind == Kind::target || kind == Kind::milestone;
    claim.strength = announced ? options.strength : Strength::none;
    claim.hedge = options.hedge;
    auto year = sample.reports[report].year;
    claim.period = options.period.value_or(quantity::Period::year(announced ? year : year - 1));
    claim.annualised = options.annualised;
    claim.headline = options.headline;
    auto found = sentence.find(evidence);
    assert(found != std::string::npos);
    claim.evidence.text = evidence;
    claim.evidence.sentence_start = at_[report];
    claim.evidence.start = at_[report] + text::count_code_points(std::string_view(sentence).substr(0, found));
    claim.evidence.end = claim.evidence.start + text::count_code_points(evidence);
    // A sentence that holds several claims is laid down once.
    if (sentence != last_)
      at_[report] += text::count_code_points(sentence);
    else
      claim.evidence.sentence_start = last_start_, claim.evidence.start -= at_[report] - last_start_,
      claim.evidence.end -= at_[report] - last_start_;
    last_start_ = claim.evidence.sentence_start;
    last_ = sentence;
    claim.evidence.paragraph = std::make_shared<claim::Paragraph const>(claim::Paragraph{
        "承上启下。" + sentence + "再接再厉。", claim.evidence.sentence_start - 5, false, announced});
    claim.evidence.sentence = std::move(sentence);
    claim.section = announced ? "二、今年目标任务" : "一、去年工作回顾";
    claim.rule = announced ? "plan.rate" : "review.rate";
    sample.claims.push_back(claim);
    return sample.claims.size() - 1;
  }

  score::Verdict& verdict(std::size_t target, std::optional<std::size_t> outcome, Status status,
                          Disclosure disclosure, link::Comparability comparability, std::string reason,
                          std::string reason_zh) {
    score::Verdict verdict;
    verdict.id = "v-" + sample.claims[target].id.substr(2);
    verdict.link.target = target;
    verdict.link.comparability = comparability;
    verdict.link.how = outcome ? "same-indicator" : "";
    if (outcome) verdict.link.answers = {*outcome};
    verdict.outcome = outcome;
    verdict.status = status;
    verdict.disclosure = disclosure;
    verdict.reason = std::move(reason);
    verdict.reason_zh = std::move(reason_zh);
    verdict.policy = "default";
    auto const& info = sample.reports[sample.claims[target].report];
    for (std::size_t r = 0; r < sample.reports.size(); ++r)
      if (sample.reports[r].jurisdiction == info.jurisdiction && sample.reports[r].year == info.year + 1)
        verdict.link.searched.push_back(r);
    sample.verdicts.push_back(verdict);
    return sample.verdicts.back();
  }

 private:
  std::vector<std::size_t> at_;
  std::string last_;
  std::size_t last_start_ = 0;
};

constexpr auto same = link::Comparability::same;
constexpr auto undefined = link::Comparability::undefined;

void district(Builder& b) {
  auto plan = b.report("wanghu_2016.txt", "云溪市望湖区", "990103", document::Level::county, 2016);
  auto next = b.report("wanghu_2017.txt", "云溪市望湖区", "990103", document::Level::county, 2017);
  std::string aims =
      "主要预期目标是：地区生产总值增长7.5%左右，一般公共预算收入增长8%以上、力争9%，城镇新增就业1."
      "2万人，居民消费价格涨幅控制在3%以内，节能减排完成上级下达任务。";
  std::string done =
      "一年来，全区地区生产总值达到412.60亿元、增长7.4%，一般公共预算收入增长9.2%，城镇新增就业1."
      "31万人，居民消费价格上涨1.8%。";

  auto gdp = b.claim(plan, Kind::target, "地区生产总值", Measure::growth, Decimal(75, 1), "%", Bound::approx,
                     aims, "地区生产总值增长7.5%左右", {.hedge = "左右", .headline = true, .id = "gdp"});
  auto revenue = b.claim(plan, Kind::target, "一般公共预算收入", Measure::growth, Decimal(8), "%", Bound::ge,
                         aims, "一般公共预算收入增长8%以上",
                         {.hedge = "以上", .headline = true, .id = "general_budget_revenue"});
  auto stretch = b.claim(
      plan, Kind::target, "一般公共预算收入", Measure::growth, Decimal(9), "%", Bound::eq, aims, "力争9%",
      {.hedge = "力争", .strength = Strength::aim, .headline = true, .id = "general_budget_revenue"});
  auto jobs = b.claim(plan, Kind::target, "城镇新增就业", Measure::level, Decimal(12, 1), "万人", Bound::eq,
                      aims, "城镇新增就业1.2万人", {.headline = true, .id = "urban_new_jobs"});
  auto cpi =
      b.claim(plan, Kind::target, "居民消费价格涨幅", Measure::growth, Decimal(3), "%", Bound::le, aims,
              "居民消费价格涨幅控制在3%以内", {.hedge = "控制在以内", .headline = true, .id = "cpi"});
  auto energy =
      b.claim(plan, Kind::target, "节能减排", Measure::completion, std::nullopt, "", Bound::relative, aims,
              "节能减排完成上级下达任务", {.hedge = "完成上级下达任务", .headline = true});
  auto parking = b.claim(plan, Kind::target, "新增停车位", Measure::level, Decimal(600), "个", Bound::eq,
                         "着力缓解停车难，新增停车位600个。", "新增停车位600个");
  auto roads = b.claim(plan, Kind::target, "改造农村公路", Measure::level, Decimal(45), "公里", Bound::eq,
                       "加快城乡路网建设，改造农村公路45公里。", "改造农村公路45公里");
  auto beds =
      b.claim(plan, Kind::target, "新增养老床位", Measure::level, Decimal(300), "张", Bound::ge,
              "完善养老服务体系，新增养老床位300张以上。", "新增养老床位300张以上", {.hedge = "以上"});
  auto energy_rate = b.claim(plan, Kind::target, "单位GDP能耗", Measure::growth, Decimal(-3), "%", Bound::ge,
                             "单位GDP能耗下降3%以上。", "单位GDP能耗下降3%以上",
                             {.hedge = "以上", .id = "energy_intensity"});
  auto hospital = b.claim(plan, Kind::target, "区人民医院新院区", Measure::level, Decimal(1), "座", Bound::eq,
                          "建成区人民医院新院区1座。", "建成区人民医院新院区1座");
  auto park = b.claim(plan, Kind::milestone, "湿地公园", Measure::stage, std::nullopt, "", Bound::eq,
                      "湿地公园开工建设。", "湿地公园开工建设");
  auto income =
      b.claim(plan, Kind::target, "城乡居民收入", Measure::growth, Decimal(85, 1), "%", Bound::range,
              "今后五年，城乡居民收入年均增长8.5%—9%。", "城乡居民收入年均增长8.5%—9%",
              {.value_max = Decimal(9), .period = quantity::Period::years(2016, 2020), .annualised = true});

  auto gdp_level = b.claim(next, Kind::outcome, "地区生产总值", Measure::level, Decimal(41260, 2), "亿元",
                           Bound::eq, done, "地区生产总值达到412.60亿元", {.headline = true, .id = "gdp"});
  auto gdp_done =
      b.claim(next, Kind::outcome, "地区生产总值", Measure::growth, Decimal(74, 1), "%", Bound::eq, done,
              "地区生产总值达到412.60亿元、增长7.4%", {.headline = true, .id = "gdp"});
  auto revenue_done =
      b.claim(next, Kind::outcome, "一般公共预算收入", Measure::growth, Decimal(92, 1), "%", Bound::eq, done,
              "一般公共预算收入增长9.2%", {.headline = true, .id = "general_budget_revenue"});
  auto jobs_done =
      b.claim(next, Kind::outcome, "城镇新增就业", Measure::level, Decimal(131, 2), "万人", Bound::eq, done,
              "城镇新增就业1.31万人", {.headline = true, .id = "urban_new_jobs"});
  auto cpi_done = b.claim(next, Kind::outcome, "居民消费价格", Measure::growth, Decimal(18, 1), "%",
                          Bound::eq, done, "居民消费价格上涨1.8%", {.headline = true, .id = "cpi"});
  auto parking_done = b.claim(next, Kind::outcome, "新建停车泊位", Measure::level, Decimal(513), "个",
                              Bound::eq, "新建停车泊位513个。", "新建停车泊位513个");
  auto roads_done = b.claim(next, Kind::outcome, "农村公路", Measure::level, Decimal(6), "条", Bound::eq,
                            "农村公路提升改造6条。", "农村公路提升改造6条");
  auto energy_done = b.claim(next, Kind::statement, "节能减排", Measure::assurance, std::nullopt, "",
                             Bound::eq, "节能减排任务圆满完成。", "节能减排任务圆满完成");
  auto hospital_late =
      b.claim(next, Kind::statement, "区人民医院新院区", Measure::admission, std::nullopt, "", Bound::eq,
              "受征地影响，区人民医院新院区未能如期建成。", "区人民医院新院区未能如期建成");
  auto energy_rate_done =
      b.claim(next, Kind::outcome, "单位GDP能耗", Measure::growth, Decimal(-31, 1), "%", Bound::eq,
              "单位GDP能耗下降３．１％。", "单位GDP能耗下降３．１％", {.id = "energy_intensity"});

  auto& mostly = b.verdict(gdp, gdp_done, Status::mostly_met, Disclosure::reported_value, same,
                           "7.4 % falls short of 7.5 % by 0.1 points, within the tolerance of 0.2 of 左右",
                           "7.4%比7.5%低0.1个百分点，在“左右”的容差0.2之内");
  mostly.gap = Decimal(-1, 1);
  mostly.tau_star = Decimal(1, 1);
  mostly.robust = false;
  mostly.flips = {"tolerance 0: missed"};
  mostly.link.candidates = {{gdp_level, "another measure: 总量 cannot be held against 增速", 1.0}};
  auto& beyond = b.verdict(revenue, revenue_done, Status::exceeded, Disclosure::reported_value, same,
                           "9.2 % is above 8 % 以上 by 1.2 points", "9.2%高出“8%以上”1.2个百分点");
  beyond.gap = Decimal(12, 1);
  beyond.tau_star = Decimal(-12, 1);
  auto& aim = b.verdict(stretch, revenue_done, Status::exceeded, Disclosure::reported_value, same,
                        "9.2 % is above the aim of 9 %", "9.2%高出力争目标9%");
  aim.gap = Decimal(2, 1);
  aim.scored_headline = false;
  auto& work = b.verdict(jobs, jobs_done, Status::exceeded, Disclosure::reported_value, same,
                         "1.31 万人 is above 1.2 万人", "1.31万人超过1.2万人");
  work.gap = Decimal(11, 2);
  work.completion = Decimal(10917, 4);
  auto& price = b.verdict(cpi, cpi_done, Status::better, Disclosure::reported_value, same,
                          "1.8 % stays below the ceiling of 3 %", "1.8%低于上限3%");
  price.gap = Decimal(12, 1);
  auto& said = b.verdict(energy, std::nullopt, Status::claimed, Disclosure::reported_claim, undefined,
                         "said to be done, without a figure", "自报完成，没有给出数值");
  said.link.statements = {energy_done};
  auto& lots = b.verdict(parking, parking_done, Status::missed, Disclosure::reported_value, same,
                         "513 个 is below 600 个 by 87", "513个，比目标600个少87个");
  lots.gap = Decimal(-87);
  lots.completion = Decimal(855, 3);
  lots.tau_star = Decimal(87);
  auto& other_unit = b.verdict(roads, roads_done, Status::incomparable, Disclosure::reported_other_measure,
                               link::Comparability::different_basis,
                               "the target is in 公里, the result in 条", "目标以公里计，结果以条计");
  other_unit.link.comparability_reason = "unit 条 for 公里";
  b.verdict(beds, std::nullopt, Status::unreported, Disclosure::not_reported, undefined,
            "the report of 2017 was searched and holds no result", "检索了2017年报告，没有找到结果");
  auto& energy_met =
      b.verdict(energy_rate, energy_rate_done, Status::better, Disclosure::reported_value, same,
                "-3.1 % satisfies a decrease of 3 % or more", "下降3.1%，满足“下降3%以上”");
  energy_met.gap = Decimal(1, 1);
  auto& late = b.verdict(hospital, std::nullopt, Status::admitted, Disclosure::admitted, undefined,
                         "admitted not to be done, without a figure", "承认未能如期建成，没有给出数值");
  late.link.statements = {hospital_late};
  auto& opened = b.verdict(park, std::nullopt, Status::qualitative, Disclosure::not_reported, undefined,
                           "a stage without a figure", "没有数值的阶段目标");
  opened.link.promised_stage = "开园";
  b.verdict(income, std::nullopt, Status::not_due, Disclosure::not_due, undefined, "due in 2020",
            "2020年到期");

  // The second year, whose next report is not held.
  auto later = b.claim(next, Kind::target, "地区生产总值", Measure::growth, Decimal(7), "%", Bound::range,
                       "今年地区生产总值增长7%－7.5%。", "地区生产总值增长7%－7.5%",
                       {.value_max = Decimal(75, 1), .headline = true, .id = "gdp"});
  b.verdict(later, std::nullopt, Status::source_missing, Disclosure::source_missing, undefined,
            "the report of 2018 is not among the files read", "读取的文件中没有2018年报告");
  auto half = b.claim(
      next, Kind::target, "固定资产投资", Measure::level, Decimal(120), "亿元", Bound::eq,
      "上半年完成固定资产投资120亿元。", "完成固定资产投资120亿元",
      {.period = quantity::Period{boost::gregorian::date(2017, 1, 1), boost::gregorian::date(2017, 6, 30)}});
  b.verdict(half, std::nullopt, Status::in_progress, Disclosure::reported_value, same, "44 % done by March",
            "到3月完成44%");
}

void city(Builder& b) {
  auto plan = b.report("yunxi_2016.txt", "云溪市", "990100", document::Level::city, 2016);
  auto next = b.report("yunxi_2017.txt", "云溪市", "990100", document::Level::city, 2017);
  auto forest =
      b.claim(plan, Kind::target, "森林覆盖率", Measure::ratio, Decimal(62), "%", Bound::eq,
              "森林覆盖率达到62%。", "森林覆盖率达到62%", {.headline = true, .id = "forest_coverage"});
  auto forest_done =
      b.claim(next, Kind::outcome, "森林覆盖率", Measure::ratio, Decimal(62), "%", Bound::eq,
              "森林覆盖率稳定在62%。", "森林覆盖率稳定在62%", {.headline = true, .id = "forest_coverage"});
  auto& kept = b.verdict(forest, forest_done, Status::met, Disclosure::reported_value, same,
                         "62 % equals 62 %", "62%与目标相同");
  kept.gap = Decimal(0);
  auto firms = b.claim(plan, Kind::target, "产值20亿元以上企业", Measure::level, Decimal(20), "家", Bound::eq,
                       "产值20亿元以上企业达到20家。", "产值20亿元以上企业达到20家");
  auto firms_done = b.claim(next, Kind::outcome, "产值20亿元以上企业", Measure::level, Decimal(20), "家",
                            Bound::eq, "产值20亿元以上企业20家。", "产值20亿元以上企业20家");
  auto& exact = b.verdict(firms, firms_done, Status::met, Disclosure::reported_value, same,
                          "20 家 equals 20 家", "20家与目标相同");
  exact.gap = Decimal(0);
  exact.completion = Decimal(1);
  auto rank = b.claim(plan, Kind::target, "外贸出口增幅", Measure::rank, Decimal(3), "位", Bound::le,
                      "外贸出口增幅保持全省前三位。", "外贸出口增幅保持全省前三位", {.hedge = "前"});
  b.verdict(rank, std::nullopt, Status::unreported, Disclosure::not_reported, undefined,
            "the report of 2017 was searched and holds no result", "检索了2017年报告，没有找到结果");
}

// Names, words and files that try everything.
void hostile(Builder& b) {
  auto plan = b.report("evil<img src=x onerror=alert(1)>_2016.txt", "东岭省<b>\"'&", "990000",
                       document::Level::province, 2016);
  b.sample.reports[plan].title = "关于</title><script>alert(1)</script>的报告";
  auto next = b.report("dongling_2017.txt", "东岭省<b>\"'&", "990000", document::Level::province, 2017);
  std::string sentence =
      "\u202E实现\u2066<script>alert('x')</script>产值\n  增长10%以上，见http://example.org/?a=1&b=2。";
  auto script =
      b.claim(plan, Kind::target, "=cmd|' /C calc'!A0<script>", Measure::growth, Decimal(10), "%", Bound::ge,
              sentence, "<script>alert('x')</script>产值\n  增长10%以上", {.hedge = "以上"});
  auto answer = b.claim(next, Kind::outcome, "产值,\"增长\"", Measure::growth, Decimal(-25, 1), "%",
                        Bound::eq, "产值,\"增长\"下降2.5%。", "产值,\"增长\"下降2.5%");
  auto& fell = b.verdict(script, answer, Status::missed, Disclosure::reported_value, same,
                         "-2.5 % is <below> 10 % & more", "下降2.5%，未达到<10%>");
  fell.gap = Decimal(-125, 1);
  fell.link.candidates.assign(8, {answer, "why <b>not</b>", 0.123456});
  std::string endless;
  for (int i = 0; i < 10000; ++i) endless += "长";
  auto endless_target = b.claim(plan, Kind::target, endless, Measure::level, Decimal(123456789012345678, 9),
                                "个", Bound::eq, endless + "123456789.012345678个。",
                                endless + "123456789.012345678个", {.strength = Strength::ensure});
  b.verdict(endless_target, std::nullopt, Status::unreported, Disclosure::not_reported, undefined,
            "none found", "没有找到结果");
}

}  // namespace

RunData Sample::run() const {
  RunData out;
  out.reports = reports;
  out.claims = claims;
  out.verdicts = verdicts;
  out.rules_version = "test-1";
  out.diagnostics = diagnostics;
  out.indicators = &indicators;
  return out;
}

Sample make_sample() {
  Builder b;
  district(b);  // lower levels first: the report must bring them into order
  city(b);
  hostile(b);
  b.report("news.txt", "", "", document::Level::unknown, 0);
  b.sample.diagnostics = {
      "texts/bad.txt: error[D001]: the file is not UTF-8 text\n    <raw> & bytes\n    ^\n",
      "texts/photo.png: warning[D009]: a file of another kind in a folder was passed over\n"};
  for (auto [id, zh, en] :
       {std::tuple{"gdp", "地区生产总值", "Gross domestic product"},
        {"cpi", "居民消费价格涨幅", "Consumer price inflation"},
        {"general_budget_revenue", "一般公共预算收入", "General public budget revenue"}}) {
    rule::Indicator indicator;
    indicator.id = id;
    indicator.name_zh = zh;
    indicator.name_en = en;
    b.sample.indicators.add(indicator);
  }
  return std::move(b.sample);
}

}  // namespace duizhang::report::test
