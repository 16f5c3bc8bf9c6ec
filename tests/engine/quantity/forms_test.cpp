// Every form of number, unit, bound and name that the project promises to read, a row each.
#include <doctest/doctest.h>

#include <fstream>

#include "engine/quantity/read.hpp"
#include "tests/engine/quantity/peer_cases.hpp"
#include "tests/engine/quantity/seen.hpp"

namespace duizhang::test {
namespace {

struct Row {
  std::string_view text;
  std::string_view expected;
};

void check(std::initializer_list<Row> rows) {
  for (auto row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(quantities_in(row.text) == row.expected);
  }
}

}  // namespace

TEST_SUITE("quantity.forms") {
  TEST_CASE("one of a list has the unit of the next that begins with its own") {
    check({{"客流分别达1409万、1305万人次", "1409 万人次; 1305 万人次"},
           {"分别高于全国12.7个、12个百分点", "12.7 个百分点; 12 个百分点"},
           {"分别达3万、4万和5万人", "3 万人; 4 万人; 5 万人"},
           {"建成5个、3套", "5 个; 3 套"}});
  }

  TEST_CASE("个亿 is a hundred million only where no unit follows, and 税负 ends in no minus") {
    check({{"推进585个亿元以上重点项目", "585 个"},
           {"定下3个亿的目标", "3 个亿"},
           {"减少税负3500亿元", "3500 亿元"},
           {"融资成本再降49个BP", "49 个BP"}});
  }

  TEST_CASE("values are exact and stay in the unit they are written in") {
    check({{"投资７７３．２２亿元", "773.22 亿元"},
           {"进出口１，２３４.５万美元", "1234.5 万美元"},
           {"投资1,234,567元", "1234567 元"},
           {"债务三千五百万元", "3500 万元"},
           {"投资一万五千亿元", "15000 亿元"},
           {"投资一亿五千万元", "15000 万元"},
           {"捐款贰仟元", "2000 元"},
           {"就业1.2万人", "1.2 万人"},
           {"达到1.2万", "1.2 万"},
           {"达到3千5百", "3500"},
           {"达到一万五千亿", "15000 亿"},
           {"达到三十多万亿", "30 万亿 ge"},
           {"达到十几万", "10 万 approx"},
           {"达到500多亿", "500 亿 ge"},
           {"新建两个", "2 个"},
           {"培训3千5百人", "3500 人"},
           {"投资两千亿元", "2000 亿元"},
           {"投资十几万元", "10 万元 approx"},
           {"存款三十多万亿元", "30 万亿元 ge"},
           {"投资500多亿元", "500 亿元 ge"},
           {"投资叁佰万元", "300 万元"},
           {"惠及数百家企业", "100 家 ge"},
           {"带动上万户", "1 万户 ge"},
           {"服务近万家企业", "1 万家 approx"},
           {"培训几千人", "1000 人 ge"},
           {"总量过千亿元", "1000 亿元 gt"},
           {"突破万亿元", "1 万亿元 gt"},
           {"产值突破亿元大关", "1 亿元 gt"},
           {"以上十项任务", "10 项"},
           {"用时半年", "0.5 年"},
           {"提速半小时", "0.5 小时"},
           {"新增二三十家", "20~30 家 range"},
           {"每件5元3角", "5.3 元 per 件"},
           {"每斤三块五毛", "3.5 元 per 斤"},
           {"挂牌三块", "3 块"},
           {"投资10个亿", "10 个亿"},
           {"占比七成六", "76 %"},
           {"占比三成半", "35 %"},
           {"增长.5%", "0.5 %"},
           {"税收过5000万元", "5000 万元 gt"},
           {"召开过3次", "3 次"},
           {"达到三千二百", "3200"},
           {"建成十一个", "11 个"},
           {"产量十一亿一千万吨", "111000 万吨"},
           {"编号200000000000000000000000......8个", "8 个"},
           {"编号三三三三三三三三三三三三三三三三三三三.70个", "70 个"},
           {"建成三年半", "3.5 年"}});
  }

  TEST_CASE("fractions, percentages, tenths, doublings") {
    check({{"三分之二", "66.67 %"},
           {"五分之一以上", "20 % ge"},
           {"增长百分之六", "6 %"},
           {"增长百分之六点五", "6.5 %"},
           {"增长百分之四到五", "4~5 % range"},
           {"百分之八至九", "8~9 % range"},
           {"节约百分之二、三", "2~3 % range"},
           {"节约百分之二、五", "2 %"},
           {"百分之五到三", "5 %"},
           {"百分之三到五家", "3 %; 5 家"},
           {"增长７.５％", "7.5 %"},
           {"增长率千分之五", "0.5 %"},
           {"自然增长率5‰", "5 ‰"},
           {"万分之三", "0.03 %"},
           {"占比九成以上", "90 % ge"},
           {"占比六点五成", "65 %"},
           {"打八折", "80 %"},
           {"打八五折", "85 %"},
           {"七八折", "70~80 % range"},
           {"二三成", "20~30 % range"},
           {"占比过半", "50 % gt"},
           {"居全国前10%", "10 % le"},
           {"实现正增长", "0 % gt"},
           {"得分95.6分", "95.6 分"},
           {"提高一个百分点", "1 个百分点"},
           {"产值翻一番", "2 倍"},
           {"产值翻两番", "4 倍"},
           {"增加2.5倍", "2.5 倍"},
           {"占比超过半数", "50 % gt"},
           {"增长-2.3%", "-2.3 %"},
           {"气温零下4℃", "-4 ℃"}});
  }

  TEST_CASE("a change behind a word of falling is negative, a point is no percent") {
    check({{"降低3个百分点", "-3 个百分点"},
           {"下降15.9%", "-15.9 %"},
           {"提高3个百分点", "3 个百分点"},
           {"减少74家", "74 家"},
           {"下降到28%", "28 %"}});
    CHECK_FALSE(shipped_rules().set().words.units.convertible("%", "个百分点"));
  }

  TEST_CASE("ranges in every dash, with units at one end or both") {
    check({{"增长7.5-8%", "7.5~8 % range"},
           {"增长6％－6.5％", "6~6.5 % range"},
           {"增长6%—6.5%", "6~6.5 % range"},
           {"增长6%–6.5%", "6~6.5 % range"},
           {"增长6～6.5%", "6~6.5 % range"},
           {"增长7%至8%", "7~8 % range"},
           {"新增10到20家", "10~20 家 range"},
           {"总投资9000万至1亿元", "0.9~1 亿元 range"},
           {"货运量十六亿三千万至十六亿五千万吨", "163000~165000 万吨 range"},
           {"货运量四亿六千八百万至五亿吨", "4.68~5 亿吨 range"},
           {"原油9000万至9500万吨", "9000~9500 万吨 range"},
           {"投资1万-5万元", "1~5 万元 range"},
           {"就业八到九百人", "800~900 人 range"},
           {"就业五到六千人", "5000~6000 人 range"},
           {"就业一到一百人", "1~100 人 range"},
           {"增幅在5%和8%之间", "5~8 % range"},
           {"总量10与20之间", "10~20 range"},
           {"投资1万（含）-5万元", "1~5 万元 range"},
           {"两到三万港元", "2~3 万港元 range"},
           {"增长8%-7%", "8 %; 7 %"},
           {"增长-2%至3%", "-2~3 % range"}});
  }

  TEST_CASE("a unit that stands elsewhere: behind the last of a list, in a bracket, over a table") {
    check({{"3、5和8家", "3 家; 5 家; 8 家"},
           {"分别提高1.75和16个百分点", "1.75 个百分点; 16 个百分点"},
           {"分别增长8、8.5%", "8 %; 8.5 %"},
           {"分别达到1.2和3万人", "1.2 万人; 3 万人"},
           {"1、3个项目", "1; 3 个"},
           {"5000和3万人", "5000; 3 万人"},
           {"投资（亿元）：35.6", "35.6 亿元"},
           {"失业率（%）3.5", "3.5 %"},
           {"（单位：亿元）地区生产总值 773.22，固定资产投资 401.5", "773.22 亿元; 401.5 亿元"},
           {"计量单位：万元）2024 35", "2024; 35 万元"},
           {"单位：亿元、% 35.6", "35.6"},
           {"责任单位：人社局 3", "3"}});
  }

  TEST_CASE("units with / between them are one unit, a rate") {
    check({{"用水量25立方米/万元", "25 立方米/万元"},
           {"标准640元/人/年", "640 元/人/年"},
           {"标准150元/人·月", "150 元/人·月"},
           {"有机质27克/千克", "27 克/千克"},
           {"产能3万吨/年", "3 万吨/年"},
           {"每千人3.2张", "3.2 张 per 千人"},
           {"每10万人0.6人", "0.6 人 per 10万人"}});
  }

  TEST_CASE("a rate said in words keeps its unit and says what it is of") {
    check({{"补助标准每人每月150元", "150 元 per 人·月"},
           {"低保标准提高到每人每月800元", "800 元 per 人·月"},
           {"低保标准由每人每月提高到800元", "800 元 per 人·月"},
           {"每人每年不低于30元", "30 元 per 人·年 ge"},
           {"补助50元每人每月", "50 元 per 人·月"},
           {"每平方米3000元", "3000 元 per 平方米"},
           {"每亩补助500元左右", "500 元 per 亩 approx"},
           {"每美元7.1元", "7.1 元 per 美元"},
           {"每100美元710元", "710 元 per 100美元"},
           {"每户最高5000元", "5000 元 per 户"},
           {"人均150元", "150 元 per 人"},
           {"日均20万吨", "20 万吨 per 日"},
           {"每人100-200元", "100~200 元 per 人 range"},
           {"每月30元每人", "30 元 per 人"},
           {"每人每月150元、每户300元", "150 元 per 人·月; 300 元 per 户"},
           {"每100户3辆", "3 辆 per 100户"},
           // Means over time and words between are no rates of the amount.
           {"年均8%", "8 %"},
           {"每年8%", "8 %"},
           {"人均可支配收入3万元", "3 万元"},
           {"平均5元", "5 元"},
           {"30元每0.5%", "30 元; 0.5 %"},
           {"每天都有3人", "3 人"}});
  }

  TEST_CASE("the base of a rate is the rate's, and what was done is said") {
    auto base = [](std::string_view line) {
      match::Scratch scratch;
      auto json =
          quantities_json(1, line, find_quantities(line, shipped_rules(), 2017, scratch), shipped_rules());
      auto at = json.find("\"base\": ");
      return json.substr(at, json.find('}', at) + 1 - at);
    };
    CHECK(base("每人每月0.08万元") ==
          R"("base": {"value": 800, "unit": "元/人·月", "how": "0.08 万元/人·月 = 800 元/人·月"})");
    CHECK(base("每平方米3000元") ==
          R"("base": {"value": 3000, "unit": "元/平方米", "how": "3000 元/平方米"})");
    CHECK(base("59.65亿元") ==
          R"("base": {"value": 5965000000, "unit": "元", "how": "59.65 亿元 = 5965000000 元"})");
    CHECK(base("1.2万") == R"("base": {"value": 12000, "unit": "", "how": "1.2 万 = 12000"})");
  }

  TEST_CASE("words that begin like a unit are none") {
    check({{"跨越百亿门槛", "100 亿 gt"},
           {"迈上千亿台阶", "1000 亿 gt"},
           {"提供600个人才岗位", "600 个"},
           {"百万家庭", "100 万"},
           {"10亿吨公里", "10 亿吨公里"},
           {"7家乡镇", "7 家"},
           {"10餘個項目", "10 個 approx"}});
  }

  TEST_CASE("units of every dimension") {
    check({{"出口5亿美元", "5 亿美元"},
           {"投资3亿欧元", "3 亿欧元"},
           {"港币2960元", "2960 港元"},
           {"新台币177.1亿元", "177.1 亿新台币"},
           {"接待20万人次", "20 万人次"},
           {"新增500张床位", "500 张床位"},
           {"引进项目24只", "24 只"},
           {"开通地铁46.7公里", "46.7 公里"},
           {"征地1855亩", "1855 亩"},
           {"绿化3公顷", "3 公顷"},
           {"新开工154.1万平方米", "154.1 万平方米"},
           {"粮食产量20万吨", "20 万吨"},
           {"供水3亿立方米", "3 亿立方米"},
           {"发电100万千瓦时", "100 万千瓦时"},
           {"装机容量12万千瓦", "12 万千瓦"},
           {"装机容量300兆瓦", "300 兆瓦"},
           {"浓度38微克/立方米", "38 微克/立方米"},
           {"补助150元/人", "150 元/人"},
           {"标准800元/月", "800 元/月"},
           {"排名全省第三位", "3 位"},
           {"综合实力居全国前10位", "10 位 le"},
           {"产能5蒸吨", "5 蒸吨"}});
  }

  TEST_CASE("bounds on either side, across unit and object") {
    check({{"20万人次以上", "20 万人次 ge"},
           {"1.2万人左右", "1.2 万人 approx"},
           {"失业率控制在4%以内", "4 % le"},
           {"突破100亿元大关", "100 亿元 gt"},
           {"近1万套", "1 万套 approx"},
           {"不低于60%", "60 % ge"},
           {"不高于4.5%", "4.5 % le"},
           {"至少30家", "30 家 ge"},
           {"控制在3.5%左右", "3.5 % approx"},
           {"超过80万人", "80 万人 gt"},
           {"力争突破5000亿元", "5000 亿元 gt"},
           {"低于3%", "3 % lt"},
           {"46微克/立方米以下", "46 微克/立方米 le"},
           {"400余家", "400 家 approx"},
           {"100多家", "100 家 ge"},
           {"1.2万多人", "1.2 万人 ge"},
           {"不少于三十个", "30 个 ge"},
           {"约5公里", "5 公里 approx"},
           {"不超过8%", "8 % le"},
           {"不到3%", "3 % lt"},
           {"未满3%", "3 % lt"},
           {"最少30家", "30 家 ge"},
           {"＞3%", "3 % gt"},
           {"＜3%", "3 % lt"},
           {"至多5个", "5 个 le"},
           {"培训1000名青年农民以上", "1000 名 ge"},
           {"新建30个村级站点左右，", "30 个 approx"},
           {"首破百亿", "100 亿 gt"},
           {"失业率控制在4%", "4 % le"}});
  }

  TEST_CASE("names that hold numbers give nothing") {
    check({{"四个全面", ""},     {"五水共治", ""},       {"104国道", ""},      {"第一产业", ""},
           {"一带一路", ""},     {"PM2.5", ""},          {"4A级景区", ""},     {"220千伏变电站", ""},
           {"“2521”路网", ""},   {"4/5G", ""},           {"一江两岸", ""},     {"八大战役", ""},
           {"一般公共预算", ""}, {"三大攻坚战", ""},     {"一是加快发展", ""}, {"十分重要", ""},
           {"世界500强", ""},    {"6.0版", ""},          {"21世纪", ""},       {"成立75周年", ""},
           {"十六届人大", ""},   {"三次、四次全会", ""}, {"千家万户", ""},     {"三元正极材料", ""},
           {"百姓", ""},         {"超额完成目标", ""},   {"最多跑一次", ""},   {"15分钟医疗圈", ""}});
  }

  TEST_CASE("a name does not swallow the number beside it") {
    check({{"3A级景区村庄24个", "24 个"},
           {"PM2.5平均浓度38微克/立方米", "38 微克/立方米"},
           {"一般公共预算收入47.3亿元、增长9.6%", "47.3 亿元; 9.6 %"},
           {"“三改”630万平方米", "630 万平方米"}});
  }

  TEST_CASE("printing and reading again changes nothing") {
    auto const& words = shipped_rules().set().words;
    for (std::string_view text : {"773.22亿元", "7.5~8%", "20万人次以上", "不到3%", "突破100亿元", "4%以内",
                                  "1.2万人左右", "三千五百万元"}) {
      CAPTURE(std::string(text));
      match::Scratch scratch;
      auto found = find_quantities(text, shipped_rules(), 0, scratch);
      REQUIRE(found.mentions.quantities.size() == 1);
      auto printed = quantity::print(found.mentions.quantities[0], words);
      auto again = find_quantities(printed, shipped_rules(), 0, scratch);
      REQUIRE(again.mentions.quantities.size() == 1);
      auto const &a = found.mentions.quantities[0], &b = again.mentions.quantities[0];
      CHECK((a.value == b.value && a.value_max == b.value_max && a.unit == b.unit && a.bound == b.bound));
    }
  }

  TEST_CASE("offsets are code points of the line as given") {
    match::Scratch scratch;
    std::string line = "增长　７．５％左右";
    auto found = find_quantities(line, shipped_rules(), 2017, scratch);
    CHECK(
        quantities_json(3, line, found, shipped_rules()) ==
        R"({"line": 3, "quantities": [{"text": "７．５％左右", "start": 3, "end": 9, "value": 7.5, "value_max": null, "unit": "%", )"
        R"("bound": "approx", "dimension": "percent", "hedge": "左右", "per": "", )"
        R"("base": {"value": 7.5, "unit": "%", "how": "7.5 %"}}], "periods": []})");
  }

  TEST_CASE("32 phrases of 32") {
    auto folder = peers_folder();
    if (folder.empty()) {
      MESSAGE("SKIPPED: ../shared/peers is not here");
      return;
    }
    // In the order of the file, what it expects in our words.
    char const* const expected[] = {"| 2020-01-01..2020-12-31",
                                    "| 2021-01-01..2025-12-31",
                                    "| 2026-01-01..2026-12-31",
                                    "| 2018-01-01..2022-12-31",
                                    "| 2018-01-01..2018-06-30",
                                    "7 % approx | yearly",
                                    "8 % ge | ",
                                    "60 % ge | ",
                                    "1000 亿元 ge | ",
                                    "-3 个百分点 | ",
                                    "95 % | ",
                                    "2.5 倍 | ",
                                    "30 家 | ",
                                    "100 亿元 gt | ",
                                    "59.65 亿元; 11.3 % | ",
                                    "38 微克/立方米 | ",
                                    "| ",
                                    "| ",
                                    "| ",
                                    "| ",
                                    "1 万套 approx | ",
                                    "| ",
                                    "7.5 % ge | 2017-01-01..2017-12-31",
                                    "4 % le | ",
                                    "1.2 万人 approx | ",
                                    "600 亿元 | ",
                                    "8~10 % range | yearly",
                                    "3500 万元 ge | ",
                                    "5 万亩 | ",
                                    "| 2016-01-01..2020-12-31",
                                    "| 2017-01-01..2017-12-31",
                                    "80 万人 gt | "};
    std::ifstream in(folder / "phrases32.tsv");
    std::string line;
    std::getline(in, line);
    std::size_t number = 0;
    for (; std::getline(in, line); ++number) {
      auto phrase = line.substr(0, line.find('\t'));
      CAPTURE(phrase);
      REQUIRE(number < std::size(expected));
      auto quantities = quantities_in(phrase);
      CHECK((quantities.empty() ? "" : quantities + " ") + "| " + periods_in(phrase) == expected[number]);
    }
    CHECK(number == 32);
  }
}

}  // namespace duizhang::test
