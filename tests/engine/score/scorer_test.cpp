#include "engine/score/scorer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/link/linker.hpp"
#include "tests/engine/score/scored.hpp"
#include "tests/support/builders.hpp"

TEST_SUITE_BEGIN("score.scorer");

namespace {

using namespace duizhang;
using claim::Claim;
using claim::Measure;
using quantity::Bound;
using score::Disclosure;
using score::Status;
using score::Verdict;
using test::make_outcome;
using test::make_report;
using test::make_statement;
using test::make_target;
using test::two_years;
using test::verdicts;

test::ClaimBuilder growth_target(std::string indicator, std::string_view value) {
  return make_target("c-t", 0, 2020)
      .canonical(std::move(indicator))
      .measure(Measure::growth)
      .value(value, "%");
}
test::ClaimBuilder growth(std::string indicator, std::string_view value, std::string id = "c-1") {
  return make_outcome(std::move(id), 1, 2020)
      .canonical(std::move(indicator))
      .measure(Measure::growth)
      .value(value, "%");
}

bool contains(std::string const& text, std::string_view word) { return text.find(word) != std::string::npos; }

}  // namespace

TEST_CASE("a verdict carries its numbers in both languages") {
  auto one = verdicts({growth_target("gdp", "7.5").bound(Bound::approx), growth("gdp", "7.4")}).front();
  CHECK(one.status == Status::mostly_met);
  CHECK(one.disclosure == Disclosure::reported_value);
  CHECK(one.outcome == link::ClaimIndex{1});
  CHECK(one.gap == text::Decimal(-1, 1));
  CHECK(one.tau_star == text::Decimal(1, 1));
  CHECK_FALSE(one.completion);
  CHECK_FALSE(one.robust);
  CHECK(one.flips == std::vector<std::string>{"without tolerance: missed"});
  CHECK(one.policy == "bound.approx");
  CHECK(one.reason == "7.4% falls short of about 7.5% by 0.1个百分点, within the tolerance of 0.2个百分点");
  CHECK(one.reason_zh == "结果7.4%，与目标7.5%左右相差0.1个百分点，在0.2个百分点的容差之内");
}

TEST_CASE("the id depends on the target's id alone") {
  auto first = verdicts({growth_target("gdp", "7.5"), growth("gdp", "7.4")}).front();
  auto second = verdicts({growth_target("gdp", "9")}).front();
  CHECK(first.id == second.id);
  CHECK(first.id.size() == 14);
  CHECK(first.id.substr(0, 2) == "v-");
  Claim other = growth_target("gdp", "9");
  other.id = "c-u";
  CHECK(verdicts({other}).front().id != first.id);
}

TEST_CASE("completion is told of amounts, never of rates") {
  auto count = verdicts({make_target("c-t", 0, 2020).canonical("urban_new_jobs").value("1", "万人"),
                         make_outcome("c-1", 1, 2020).canonical("urban_new_jobs").value("15230", "人")})
                   .front();
  CHECK(count.status == Status::exceeded);
  CHECK(count.completion == text::Decimal(1523, 3));
  CHECK(count.gap == text::Decimal(523, 3));  // in the target's unit
  // Less is better: 2 - x / T.
  auto time = verdicts({make_target("c-t", 0, 2020)
                            .text("企业开办审批时间")
                            .value("10", "天")
                            .bound(Bound::le)
                            .evidence("企业开办审批时间10天以内"),
                        make_outcome("c-1", 1, 2020)
                            .text("企业开办审批时间")
                            .value("8", "天")
                            .evidence("企业开办审批时间8天")})
                  .front();
  CHECK(time.status == Status::better);
  CHECK(time.completion == text::Decimal(12, 1));
}

TEST_CASE("every status has its case") {
  std::set<Status> seen;
  auto expect = [&](std::vector<Claim> const& claims, Status status, Disclosure disclosure,
                    std::vector<document::ReportInfo> const& reports = two_years()) {
    auto one = verdicts(claims, reports).front();
    CAPTURE(one.reason);
    CHECK(score::name(one.status) == score::name(status));
    CHECK(static_cast<int>(one.disclosure) == static_cast<int>(disclosure));
    CHECK_FALSE(one.reason.empty());
    CHECK_FALSE(one.reason_zh.empty());
    CHECK_FALSE(contains(one.reason + one.reason_zh, "{"));
    seen.insert(one.status);
  };
  auto told = Disclosure::reported_value;
  expect({growth_target("gdp", "7").bound(Bound::ge), growth("gdp", "7.6")}, Status::exceeded, told);
  expect({growth_target("gdp", "7").bound(Bound::ge), growth("gdp", "7")}, Status::met, told);
  expect({growth_target("gdp", "7").bound(Bound::approx), growth("gdp", "6.9")}, Status::mostly_met, told);
  expect({growth_target("gdp", "7"), growth("gdp", "6.9")}, Status::missed, told);
  expect({growth_target("cpi", "3").bound(Bound::le), growth("cpi", "2")}, Status::better, told);
  expect({growth_target("gdp", "7"), make_statement("c-s", 1, 2020, Measure::assurance).about("gdp")},
         Status::claimed, Disclosure::reported_claim);
  expect({growth_target("gdp", "7"), make_statement("c-s", 1, 2020, Measure::admission).about("gdp")},
         Status::admitted, Disclosure::admitted);
  expect({growth_target("gdp", "7")}, Status::unreported, Disclosure::not_reported);
  expect({growth_target("gdp", "7"), make_outcome("c-1", 1, 2020).canonical("gdp").value("500", "亿元")},
         Status::incomparable, Disclosure::reported_other_measure);
  expect({growth_target("gdp", "7")}, Status::source_missing, Disclosure::source_missing,
         {make_report(2020)});
  expect({growth_target("gdp", "7").period(quantity::Period::years(2020, 2025))}, Status::not_due,
         Disclosure::not_due);
  expect({growth_target("gdp", "7"), growth("gdp", "6.5").progress()}, Status::in_progress,
         Disclosure::source_missing, {make_report(2020), make_report(2020)});
  expect({test::ClaimBuilder(claim::Kind::milestone, "c-m", 0, 2020).measure(Measure::stage)},
         Status::qualitative, Disclosure::not_reported);
  CHECK(seen.size() == 13);
}

TEST_CASE("of a text without a year no report is said to be missing") {
  auto report = make_report(2020);
  report.year = 0;
  auto one = verdicts({growth_target("gdp", "7").period({})}, {report}).front();
  CHECK(one.status == Status::source_missing);
  CHECK(contains(one.reason, "does not say of which year"));
  CHECK_FALSE(contains(one.reason_zh, "1年报告"));
}

TEST_CASE("the silence of an excerpt is no accusation") {
  auto reports = two_years();
  reports[1].partial = true;
  auto one = verdicts({growth_target("gdp", "7")}, reports).front();
  CHECK(one.status == Status::source_missing);
  CHECK(contains(one.reason, "excerpt"));
  // What the excerpt does say counts.
  CHECK(verdicts({growth_target("gdp", "7"), growth("gdp", "7")}, reports).front().status == Status::met);
}

TEST_CASE("a general assurance leaves a silent target unreported, and is told beside it") {
  auto one = verdicts({growth_target("gdp", "7"),
                       make_statement("c-s", 1, 2020, Measure::assurance).evidence("圆满完成各项目标任务")})
                 .front();
  CHECK(one.status == Status::unreported);
  CHECK_FALSE(one.outcome);
  CHECK(contains(one.reason, "圆满完成各项目标任务"));
}

TEST_CASE("a sentence about the target goes before figures of other years, not before figures of the year") {
  auto average = growth("goods_trade", "9").period(quantity::Period::years(2016, 2020)).annualised();
  auto admitted = make_statement("c-s", 1, 2020, Measure::admission).about("goods_trade");
  auto one = verdicts({growth_target("goods_trade", "6"), average, admitted}).front();
  CHECK(one.status == Status::admitted);
  CHECK(one.outcome == link::ClaimIndex{2});
  auto level = make_outcome("c-1", 1, 2020).canonical("goods_trade").value("90", "亿元");
  CHECK(verdicts({growth_target("goods_trade", "6"), level, admitted}).front().status ==
        Status::incomparable);
}

TEST_CASE("the report's own word is kept where its numbers say otherwise") {
  auto assured = make_statement("c-s", 1, 2020, Measure::assurance).about("gdp").evidence("增长目标圆满完成");
  auto one = verdicts({growth_target("gdp", "7"), growth("gdp", "6.5"), assured}).front();
  CHECK(one.status == Status::missed);
  CHECK(one.disagrees == "增长目标圆满完成");
  CHECK(contains(one.reason, "增长目标圆满完成"));
  CHECK(verdicts({growth_target("gdp", "7"), growth("gdp", "7.5"), assured}).front().disagrees.empty());
}

TEST_CASE("an aspiration is judged and stays outside the headline") {
  auto aim = growth_target("gdp", "8").strength(quantity::Strength::aim);
  auto one = verdicts({aim, growth("gdp", "7.8")}).front();
  CHECK(one.status == Status::missed);
  CHECK_FALSE(one.scored_headline);
  auto base = growth_target("gdp", "7.5").strength(quantity::Strength::ensure);
  CHECK(verdicts({base, growth("gdp", "7.8")}).front().scored_headline);
}

TEST_CASE("relative targets are held against what the same report tells") {
  auto target = [](char const* words) {
    Claim out = make_target("c-t", 0, 2020)
                    .canonical("resident_income")
                    .measure(Measure::growth)
                    .bound(Bound::relative)
                    .evidence(words);
    return out;
  };
  struct Row {
    char const *words, *income, *gdp;
    Status status;
  };
  Row const rows[] = {
      {"居民收入与经济增长同步", "6.9", "6.9", Status::met},
      {"居民收入与经济增长同步", "6.8", "6.9", Status::mostly_met},
      {"居民收入与经济增长同步", "6.3", "6.9", Status::missed},
      {"居民收入与经济增长同步", "7.4", "6.9", Status::exceeded},
      {"居民收入与经济增长基本同步", "6.7", "6.9", Status::met},
      {"居民收入与经济增长基本同步", "6.6", "6.9", Status::missed},
      {"居民收入增速快于经济增长", "6.9", "6.9", Status::missed},
      {"居民收入增速快于经济增长", "7.0", "6.9", Status::met},
      {"居民收入增速高于经济增长", "7.9", "6.9", Status::exceeded},
  };
  for (auto const& row : rows) {
    CAPTURE(std::string(row.words) + row.income);
    auto one =
        verdicts({target(row.words), growth("resident_income", row.income), growth("gdp", row.gdp, "c-2")})
            .front();
    CHECK(score::name(one.status) == score::name(row.status));
    CHECK(contains(one.reason_zh, row.gdp));
  }
  auto alone = verdicts({target("居民收入与经济增长同步"), growth("resident_income", "7")}).front();
  CHECK(alone.status == Status::incomparable);
  CHECK(alone.link.comparability == link::Comparability::undefined);
}

TEST_CASE("a relative target reads the superior's report when it is there") {
  Claim target = make_target("c-t", 0, 2020)
                     .canonical("gdp")
                     .measure(Measure::growth)
                     .bound(Bound::relative)
                     .evidence("地区生产总值增速高于全省平均");
  std::vector<document::ReportInfo> reports = two_years();
  reports[0].code = reports[1].code = "330123";
  reports.push_back(make_report(2021, "某省", document::Level::province));
  reports[2].code = "330000";
  reports.push_back(make_report(2021, "另一省", document::Level::province));
  reports[3].code = "440000";
  Claim own = growth("gdp", "7.1");
  Claim theirs = make_outcome("c-2", 2, 2020).canonical("gdp").measure(Measure::growth).value("6.8", "%");
  Claim others = make_outcome("c-3", 3, 2020).canonical("gdp").measure(Measure::growth).value("9", "%");
  CHECK(verdicts({target, own, others, theirs}, reports).front().status == Status::exceeded);
  CHECK(verdicts({target, own, others}, reports).front().status == Status::incomparable);
}

TEST_CASE("what is compared with the year before is read from the target's own report") {
  Claim target = make_target("c-t", 0, 2020)
                     .canonical("retail_sales")
                     .measure(Measure::growth)
                     .bound(Bound::relative)
                     .evidence("社会消费品零售总额增速高于上年");
  Claim before =
      make_outcome("c-0", 0, 2019).canonical("retail_sales").measure(Measure::growth).value("6", "%");
  auto gdp = growth("gdp", "3", "c-9");
  CHECK(verdicts({target, before, growth("retail_sales", "7"), gdp}).front().status == Status::exceeded);
  CHECK(verdicts({target, before, growth("retail_sales", "5"), gdp}).front().status == Status::missed);
  CHECK(verdicts({target, growth("retail_sales", "5"), gdp}).front().status == Status::incomparable);
}

TEST_CASE("a number set from above is the one in the superior's own report") {
  Claim target = make_target("c-t", 0, 2020)
                     .canonical("energy_intensity")
                     .measure(Measure::growth)
                     .bound(Bound::relative)
                     .evidence("单位生产总值能耗完成省下达任务");
  std::vector<document::ReportInfo> reports = two_years();
  reports[0].code = reports[1].code = "330123";
  reports.push_back(make_report(2020, "某省", document::Level::province));
  reports[2].code = "330000";
  Claim set = make_target("c-2", 2, 2020)
                  .canonical("energy_intensity")
                  .measure(Measure::growth)
                  .value("-3", "%")
                  .bound(Bound::ge)
                  .evidence("单位生产总值能耗下降3%以上");
  Claim assured = make_statement("c-3", 1, 2020, Measure::assurance)
                      .about("energy_intensity")
                      .evidence("节能任务圆满完成");
  auto one = verdicts({target, growth("energy_intensity", "-3.4"), set}, reports).front();
  CHECK(one.status == Status::exceeded);
  CHECK(one.comparator == std::optional<link::ClaimIndex>(2));
  CHECK(contains(one.reason, "某省"));
  CHECK(one.reason_zh.find("下降3%以上") != std::string::npos);
  one = verdicts({target, growth("energy_intensity", "-2.1"), set, assured}, reports).front();
  CHECK(one.status == Status::missed);
  CHECK_FALSE(one.disagrees.empty());
  // Without that report a figure shows nothing, and the report's own word is only its word.
  CHECK(verdicts({target, growth("energy_intensity", "-3.4")}).front().status == Status::incomparable);
  CHECK(verdicts({target, assured}).front().status == Status::claimed);
  CHECK(verdicts({target, growth("energy_intensity", "-3.4"), assured}).front().status == Status::claimed);
}

TEST_CASE("a target without a number is judged by its stage, and silence is no verdict") {
  Claim target = test::ClaimBuilder(claim::Kind::milestone, "c-m", 0, 2020)
                     .text("建成城北污水处理厂二期")
                     .measure(Measure::stage)
                     .evidence("建成城北污水处理厂二期");
  struct Row {
    char const* evidence;
    Measure measure;
    Status status;
    Disclosure disclosure;
  };
  Row const rows[] = {
      {"城北污水处理厂二期建成投用", Measure::stage, Status::met, Disclosure::reported_claim},
      {"城北污水处理厂二期竣工", Measure::stage, Status::met, Disclosure::reported_claim},
      {"城北污水处理厂二期主体结顶", Measure::stage, Status::missed, Disclosure::reported_claim},
      {"城北污水处理厂二期开工建设", Measure::stage, Status::missed, Disclosure::reported_claim},
      {"城北污水处理厂二期加快推进", Measure::stage, Status::missed, Disclosure::reported_claim},
      {"城北污水处理厂二期任务圆满完成", Measure::assurance, Status::claimed, Disclosure::reported_claim},
      {"城北污水处理厂二期没有如期建成", Measure::admission, Status::admitted, Disclosure::admitted},
  };
  for (auto const& row : rows) {
    CAPTURE(std::string(row.evidence));
    Claim statement =
        make_statement("c-s", 1, 2020, row.measure).about("城北污水处理厂二期").evidence(row.evidence);
    auto one = verdicts({target, statement}).front();
    CHECK(score::name(one.status) == score::name(row.status));
    CHECK(static_cast<int>(one.disclosure) == static_cast<int>(row.disclosure));
    CHECK_FALSE(one.scored_headline);
    CHECK(one.arithmetic.has_value() == (one.status == Status::met || one.status == Status::missed));
  }
  auto silent = verdicts({target}).front();
  CHECK(silent.status == Status::qualitative);
  CHECK(contains(silent.reason, "2021"));
}

TEST_CASE("a count of which only a stage is told was missed below it and is the report's word at it") {
  Claim target =
      make_target("c-t", 0, 2020).text("建成安居小区").value("3", "个").evidence("建成安居小区3个");
  auto told = [&](char const* evidence) {
    Claim statement = make_statement("c-s", 1, 2020, Measure::stage).about("安居小区").evidence(evidence);
    return verdicts({target, statement}).front().status;
  };
  CHECK(score::name(told("安居小区全部建成")) == "claimed");
  CHECK(score::name(told("安居小区全部开工建设")) == "missed");
  CHECK(score::name(told("安居小区加快推进")) == "unreported");
}

TEST_CASE("readings that change the outcome are named") {
  auto low = verdicts({growth_target("cpi", "3").bound(Bound::approx), growth("cpi", "0.2")}).front();
  CHECK(low.status == Status::better);
  CHECK_FALSE(low.robust);
  CHECK(low.flips == std::vector<std::string>{"read as two-sided: missed"});
  // Met at once and exceeded under a stricter reading is no dispute.
  CHECK(verdicts({growth_target("gdp", "7.5").bound(Bound::approx), growth("gdp", "7.7")}).front().robust);
  CHECK(verdicts({growth_target("gdp", "8"), growth("gdp", "7")}).front().robust);
}

TEST_CASE("a number told again by a later report is a vintage") {
  auto reports = two_years();
  reports.push_back(make_report(2022));
  Claim again = make_outcome("c-2", 2, 2020).canonical("gdp").measure(Measure::growth).value("6.4", "%");
  auto one = verdicts({growth_target("gdp", "6.5"), growth("gdp", "6.6"), again}, reports).front();
  CHECK(one.status == Status::exceeded);
  CHECK(one.flips == std::vector<std::string>{"by the 6.4% of the report of 2022: missed"});
  // 6.1 for 6 to 6.5, restated as 6.0: met either way.
  again.value = text::Decimal(60, 1);
  one = verdicts({growth_target("gdp", "6").to("6.5").bound(Bound::range), growth("gdp", "6.1"), again},
                 reports)
            .front();
  CHECK(one.status == Status::met);
  CHECK(one.robust);
}

TEST_CASE("growth derived from two levels shows both") {
  auto level = [](std::string id, std::size_t report, int year, std::string_view value) {
    return make_outcome(std::move(id), report, year).canonical("general_budget_revenue").value(value, "亿元");
  };
  auto one = verdicts({growth_target("general_budget_revenue", "8"), level("c-1", 1, 2020, "54.5"),
                       level("c-2", 0, 2019, "50")})
                 .front();
  CHECK(one.status == Status::exceeded);
  CHECK(one.gap == text::Decimal(1));
  CHECK(contains(one.reason, "9% goes beyond"));
  CHECK(contains(one.reason, "derived from 50亿元 and 54.5亿元"));
}

TEST_CASE("a share of the task is held against the whole") {
  auto target = make_target("c-t", 0, 2020).canonical("urban_new_jobs").value("1000", "人");
  auto share = [&](std::string_view value) {
    auto told = make_outcome("c-1", 1, 2020)
                    .canonical("urban_new_jobs")
                    .measure(Measure::completion)
                    .value(value, "%");
    return verdicts({target, told}).front().status;
  };
  CHECK(share("133") == Status::exceeded);
  CHECK(share("100") == Status::met);
  CHECK(share("98") == Status::missed);
}

TEST_CASE("a result that is only a ceiling shows what it can") {
  auto target = make_target("c-t", 0, 2020)
                    .canonical("unemployment_registered")
                    .measure(Measure::ratio)
                    .bound(Bound::le);
  auto told = make_outcome("c-1", 1, 2020)
                  .canonical("unemployment_registered")
                  .measure(Measure::ratio)
                  .bound(Bound::le)
                  .value("3", "%");
  CHECK(verdicts({target.value("4", "%"), told}).front().status == Status::better);
  auto unclear = verdicts({target.value("2.5", "%"), told}).front();
  CHECK(unclear.status == Status::incomparable);
  CHECK(unclear.link.comparability == link::Comparability::undefined);
}

TEST_CASE("ranks, decreases and open words know which way is better") {
  auto rank = [](std::string_view value, Bound bound, std::string_view result) {
    auto target = make_target("c-t", 0, 2020)
                      .text("财政收入增幅全市位次")
                      .measure(Measure::rank)
                      .value(value, "位")
                      .bound(bound);
    auto told =
        make_outcome("c-1", 1, 2020).text("财政收入增幅全市位次").measure(Measure::rank).value(result, "位");
    return verdicts({target, told}).front().status;
  };
  CHECK(rank("2", Bound::le, "2") == Status::met);
  CHECK(rank("2", Bound::le, "1") == Status::better);
  CHECK(rank("1", Bound::eq, "3") == Status::missed);
  auto change = [](std::string words, std::string_view value, std::string_view result) {
    auto target = make_target("c-t", 0, 2020).text(words).measure(Measure::growth).value(value, "%");
    auto told = make_outcome("c-1", 1, 2020).text(words).measure(Measure::growth).value(result, "%");
    return verdicts({target, told}).front().status;
  };
  CHECK(change("氮氧化物排放量", "-3", "-5") == Status::exceeded);
  CHECK(change("氮氧化物排放量", "-3", "-2") == Status::missed);
  CHECK(change("单位产值水耗", "2", "3") == Status::missed);
  CHECK(change("林业产值", "2", "3") == Status::exceeded);
}

TEST_CASE("progress is held against the time that passed") {
  std::vector<document::ReportInfo> reports{make_report(2020), make_report(2020)};
  auto pace = [&](std::string_view value) {
    Claim target = make_target("c-t", 0, 2020).canonical("urban_new_jobs").value("1000", "人");
    Claim told = make_outcome("c-1", 1, 2020).canonical("urban_new_jobs").value(value, "人").progress();
    told.period = {boost::gregorian::date(2020, 1, 1), boost::gregorian::date(2020, 3, 31)};
    return verdicts({target, told}, reports).front();
  };
  CHECK(contains(pace("440").reason, "44% of the task in 25% of the time: ahead of schedule"));
  CHECK(contains(pace("270").reason, "on schedule"));
  CHECK(contains(pace("120").reason_zh, "未达序时进度"));
  CHECK(pace("120").status == Status::in_progress);
}

TEST_SUITE_END();
