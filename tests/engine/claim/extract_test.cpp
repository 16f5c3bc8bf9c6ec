// Matches → claims: who the numbers speak of, what was left out and is taken over, where the words stand.
#include "engine/claim/extract.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/report/json.hpp"
#include "engine/text/utf8.hpp"
#include "tests/support/dump.hpp"
#include "tests/support/rules.hpp"
#include "tests/support/shipped_claims.hpp"
#include "tests/support/small_rules.hpp"

namespace duizhang::claim {
namespace {

using test::below, test::in_a_city, test::in_a_plan;

// "gdp growth 8%; …": canonical ids in front of the words as written.
std::string claims(std::string text) {
  std::string out;
  for (auto const& claim : test::find(test::small(), std::move(text)).claims)
    out += (out.empty() ? "" : "; ") + (claim.indicator.id.empty() ? "" : claim.indicator.id + ":") +
           test::brief(claim);
  return out;
}

// The claims of a text in the review of a city's report of the year.
std::string in_a_review(std::string const& text, int year = 1985) {
  auto front = fmt::format("某市人民政府政府工作报告\n各位代表：\n一、{}年工作回顾\n", year - 1);
  std::string out;
  for (auto const& claim : test::find(test::small(), front + text, year).claims)
    out += (out.empty() ? "" : "; ") + test::brief(claim);
  return out;
}

}  // namespace

TEST_SUITE("claim.extract") {
  TEST_CASE("a figure of a part named before it is not the whole's") {
    struct Row {
      std::string_view name, text, expected;
    };
    std::vector<Row> const rows{
        {"the sentence opens with a county", "支持藤县发展壮大陶瓷产业,力争工业总产值达到540亿元。",
         "藤县工业总产值 level 540亿元"},
        {"a clause close by does", "扎实推进一体化,支持藤县县域经济发展,力争工业总产值达到54亿元。",
         "藤县工业总产值 level 54亿元"},
        {"a county of another city is no part", "学习上虞区经验,工业总产值达到54亿元。",
         "industrial_output:工业总产值 level 54亿元"},
        {"several are no one's", "支持藤县、岑溪市发展,工业总产值达到54亿元。",
         "industrial_output:工业总产值 level 54亿元"},
        {"the whole is named again", "支持藤县发展,全市工业总产值达到54亿元。",
         "industrial_output:工业总产值 level 54亿元"},
        {"the paragraph is headed by an area",
         "加快东山新区发展。围绕产业定位,优化布局,力争固定资产投资增长16%。",
         "东山新区固定资产投资 growth 16%"},
        {"its heading speaks of all", "加快城市发展。围绕产业定位,优化布局,力争固定资产投资增长16%。",
         "fixed_asset_investment:固定资产投资 growth 16%"},
        {"a bare name is said in full before", "着力推动东山工业园区发展,园区建设加快,工业总产值达到54亿元。",
         "东山工业园区工业总产值 level 54亿元"},
        {"what is measured was announced", "在规上工业增加值增长方面,力争藤县增长10%、岑溪市增长14%。",
         "藤县规上工业增加值 growth 10%; 岑溪市规上工业增加值 growth 14%"},
        {"what is measured was said of the whole", "规上工业增加值增长8%,其中藤县增长10%、岑溪市增长14%。",
         "industrial_value_added:规上工业增加值 growth 8%; 藤县规上工业增加值 growth 10%; "
         "岑溪市规上工业增加值 growth 14%"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(in_a_plan("梧州市", row.text) == row.expected);
    }
  }

  TEST_CASE("what is said of whom") {
    struct Row {
      std::string_view name, text, expected;
    };
    std::vector<Row> const rows{
        {"one of one", "生产总值增长8%。", "gdp:生产总值 growth 8%"},
        {"a fall is negative", "案件下降15.9%。", "案件 growth -15.9%"},
        {"a range of a fall", "案件下降3%-5%。", "案件 growth -3..-5%"},
        {"level and growth in one breath", "生产总值773.22亿元、增长7%。",
         "gdp:生产总值 level 773.22亿元; gdp:生产总值 growth 7%"},
        {"the whole jurisdiction is no other indicator", "全市财政收入增长8%。",
         "revenue:全市财政收入 growth 8%"},
        // 分别
        {"shared out in order", "生产总值、财政收入分别增长8%、9%。",
         "gdp:生产总值 growth 8%; revenue:财政收入 growth 9%"},
        {"members of one word", "城乡收入分别增长7%和8%。",
         "urban:城镇收入 growth 7%; rural:农村收入 growth 8%"},
        {"members that share their end", "城镇和农村居民收入分别增长7%和8%。",
         "urban:城镇居民收入 growth 7%; rural:农村居民收入 growth 8%"},
        {"two lists, two measures", "生产总值、财政收入分别达到5亿元和6亿元、增长7%和8%。",
         "gdp:生产总值 level 5亿元; revenue:财政收入 level 6亿元; gdp:生产总值 growth 7%; revenue:财政收入 "
         "growth 8%"},
        {"one number for all", "生产总值、财政收入均增长8%。",
         "gdp:生产总值 growth 8%; revenue:财政收入 growth 8%"},
        {"three numbers for two names", "生产总值、财政收入分别增长1%、2%、3%。",
         "生产总值、财政收入 growth 1%; 生产总值、财政收入 growth 2%; 生产总值、财政收入 growth 3%"},
        // 其中, ellipsis
        {"of which", "财政收入9亿元，其中土地收入2亿元，增长3%。",
         "revenue:财政收入 level 9亿元; 土地收入 level 2亿元; 土地收入 growth 3%"},
        {"the clause before", "财政收入稳步扩大，增长8%。", "revenue:财政收入 growth 8%"},
        {"what the clause before is about", "储蓄存款稳步扩大，达到8亿元。", "储蓄存款 level 8亿元"},
        {"over a clause that is about nothing", "消费水平稳步提高，扣除价格因素，增长8%。",
         "消费水平 growth 8%"},
        {"but not over one with a figure", "消费水平稳步提高，2%，增长8%。", " growth 8%"},
        {"an aspect of the subject before", "生产总值9亿元，总量增长8%。",
         "gdp:生产总值 level 9亿元; gdp:生产总值总量 growth 8%"},
        {"not over a full stop", "生产总值9亿元。增长8%。", "gdp:生产总值 level 9亿元;  growth 8%"},
        {"two years, of which only the second is carried on", "城镇化由50%提高到60%，增长8%。",
         "城镇化 ratio 50%; 城镇化 ratio 60%; 城镇化 growth 8%"},
        // Verbs carried over a list
        {"a verb opens a list", "新建学校3所、医院2家。", "新建学校 level 3所; 新建医院 level 2家"},
        {"until another verb comes", "新建学校3所、建成医院2家、车站1个。",
         "新建学校 level 3所; 建成医院 level 2家; 建成车站 level 1个"},
        {"an indicator takes no verb", "新建学校3所、财政收入2亿元。",
         "新建学校 level 3所; revenue:财政收入 level 2亿元"},
        {"what is counted stands behind", "建成36个书房。", "建成书房 level 36个"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(claims(std::string(row.text)) == row.expected);
    }
  }

  TEST_CASE("the shipped rules name what a sentence leaves out, and no more") {
    struct Row {
      std::string_view name, text, expected;
    };
    std::vector<Row> const rows{
        {"an area whose figure opens the sentence goes on", "东山工业园投入资金9亿元,拆迁房屋4万平方米。",
         "东山工业园投入资金 level 9亿元; 东山工业园拆迁房屋 level 4万平方米"},
        {"what has no name bears that of what it counts", "完成30个村1400户签约。",
         "村 level 30个; 签约村 level 1400户"},
        {"but a mark behind it is no name", "完成30个,1400户签约。完成30个。1400户签约。",
         "签约 level 1400户; 签约 level 1400户"},
        {"a share of an amount is no growth", "固定资产投资900亿元,其中工业投资60%。",
         "fixed_asset_investment:固定资产投资 level 900亿元; industrial_investment_share:工业投资 ratio 60%"},
        {"one that is spoken of without a figure need not", "东山工业园建设加快,拆迁房屋4万平方米。",
         "拆迁房屋 level 4万平方米"},
        {"nor one that is a part of what opens it", "东山工业园中学等3所学校开学,拆迁房屋4万平方米。",
         "开学学校 level 3所; 拆迁房屋 level 4万平方米"},
        {"companies that are counted own nothing behind", "4家市属国企总资产405亿元,化解债务86亿元。",
         "市属国企总资产 level 405亿元; 化解债务 level 86亿元"},
        {"areas that are counted are no part of a name",
         "7个省级开发区合计营业收入突破900亿元、税收收入突破40亿元。",
         "省级开发区营业收入 level 900亿元; 省级开发区税收收入 level 40亿元"},
        {"the whole comes back after a part", "对东盟出口增长9%,全市进出口总额再创新高,达到500亿元。",
         "东盟出口 growth 9%; goods_trade:进出口总额 level 500亿元"},
        {"a larger place's figure is not the own one's", "地区生产总值增长4.8%(全省4.2%)。",
         "gdp:地区生产总值 growth 4.8%; 全省地区生产总值 growth 4.2%"},
        {"a share of the larger place is the own one's", "生产总值为全市的三分之二、全省的三成。",
         "生产总值为全市 ratio 66.67%; 生产总值为全市 ratio 30%"},
        {"what a light verb yields is named alone", "出让矿权15宗,实现价款收益3亿元。",
         "出让矿权 level 15宗; 价款收益 level 3亿元"},
        {"accidents and their victims share their kind", "火灾起数、死亡人数、受伤人数各降41%、32%、20%。",
         "火灾起数 growth -41%; 火灾死亡人数 growth -32%; 火灾受伤人数 growth "
         "-20%"},
        {"what completes one work completes the next", "完成湿地修复500亩、废弃矿坑修复20亩。",
         "完成湿地修复 level 500亩; 完成废弃矿坑修复 level 20亩"},
        {"rates in a row are of one thing", "技改项目投资完成率、竣工率、开工率分别达98%、97%、96%。",
         "技改项目投资完成率 ratio 98%; 技改项目竣工率 ratio 97%; 技改项目开工率 ratio 96%"},
        {"whom a verb brings to do what", "保障900户回迁。", "保障回迁 level 900户"},
        // What the members of a list share
        {"what is counted ends a name", "道路事故起数、死亡人数降幅为15%、9%。",
         "道路事故起数 growth -15%; 道路事故死亡人数 growth -9%"},
        {"a total is the last one's own", "工业投资、社会消费品零售总额增速均达7%。",
         "industrial_investment:工业投资 growth 7%; retail_sales:社会消费品零售总额 growth 7%"},
        {"what is shared begins at a word", "集装箱、原木接卸能力各为2亿吨、3亿吨。",
         "集装箱接卸能力 level 2亿吨; 原木接卸能力 level 3亿吨"},
        {"and is not cut inside a verb", "归国侨胞、残疾人新增就业均达7万人。",
         "归国侨胞新增就业 level 7万人; 残疾人新增就业 level 7万人"},
        {"one that begins alike completes it", "县际、城际班车开通数量、运行里程均居全省第1位。",
         "县际班车开通数量 rank 1位; 城际班车开通数量 rank 1位; 运行里程 rank 1位"},
        {"somebody shares what is somebody else's", "个人、小微企业授信额度分别提高到60万元、900万元。",
         "个人授信额度 level 60万元; 小微企业授信额度 level 900万元"},
        {"how many they are says what they share",
         "新能源、新型显示、汽车零部件三大产业集群产值分别增长4%、5%、6%。",
         "新能源产业集群产值 growth 4%; 新型显示产业集群产值 growth 5%; 汽车零部件产业集群产值 growth 6%"},
        {"but not behind a verb of its own", "工业营收占全市比重、新引进三大产业链项目集聚度均达到80%。",
         "工业营收占全市比重 ratio 80%; 新引进三大产业链项目集聚度 ratio 80%"},
        {"a town is nobody", "城镇、农村居民人均存款分别为2万元、1万元。",
         "城镇居民人均存款 level 2万元; 农村居民人均存款 level 1万元"},
        {"what is told of each is not cut in two", "青龙湖、白湖分别实施清淤2万方、5万方。",
         "青龙湖实施清淤 level 2万方; 白湖实施清淤 level 5万方"},
        {"to whom it was told stands before the verb", "向民间资本推介基础设施、医疗卫生等重点项目39个。",
         "推介重点项目 level 39个"},
        {"so much of each whole", "完成铁路货运量90万吨,分别占全区、沿海地区货运量的9%、19%。",
         "rail_freight:完成铁路货运量 level 90万吨; 完成铁路货运量占全区地区货运量比重 ratio 9%; "
         "完成铁路货运量占沿海地区货运量比重 ratio 19%"},
        {"a share by its whole", "设施农业产值90亿元,占全市农业总产值的9%。",
         "设施农业产值 level 90亿元; 设施农业产值占全市农业总产值比重 ratio 9%"},
        {"how much of another year", "旅游人次、旅游总收入分别恢复到2019年的90%、95%。",
         "旅游人次恢复比例 ratio 90%; 旅游总收入恢复比例 ratio 95%"},
        {"so many more are a change", "港口货物吞吐量增长90万吨。",
         "port_cargo:港口货物吞吐量 change 90万吨"},
        {"so many a day are of those there are", "新增经营主体16万户,日均新增440户。",
         "新增经营主体 level 16万户; 日均新增经营主体 level 440户"},
        {"but only one that says what is measured", "煤电、锂电池及材料、轻工产值分别为3亿元、6亿元、9亿元。",
         "煤电产值 level 3亿元; 锂电池及材料产值 level 6亿元; 轻工产值 level 9亿元"},
        {"a longer one shares what is measured", "国际航线旅客、货邮吞吐量分别上升14%、9%。",
         "国际航线旅客吞吐量 growth 14%; airport_cargo:货邮吞吐量 growth 9%"},
        {"but not where it says that itself", "新能源装机、煤炭产量均居全省第1位。",
         "新能源装机 rank 1位; coal_output:煤炭产量 rank 1位"},
        {"and so on is no part of a name", "牛肉、羊绒等产量居全省首位。",
         "牛肉产量 rank 1位; 羊绒产量 rank 1位"},
        {"each grade is of the whole kind", "新认定国家级、省级专精特新企业共计5家、20家。",
         "新认定国家级专精特新企业 level 5家; 新认定省级专精特新企业 level 20家"},
        // Whose verb it is
        {"a later stage takes the things alone", "大力发展建材产业,新引进项目8个、新开工6个。",
         "建材产业新引进项目 level 8个; 新开工建材产业项目 level 6个"},
        {"a clause with its verb takes none", "开展研讨会9场,签署合作协议20个。",
         "开展研讨会 level 9场; 签署合作协议 level 20个"},
        {"nor does a deed that says all", "改造危房546户,改厕1.6万户。",
         "改造危房 level 546户; 改厕 level 1.6万户"},
        {"adverbs end no name", "17座泵站改造任务按期完成。", "完成泵站改造任务 level 17座"},
        {"a grade is no list", "2项成果获省科技进步一等奖。", "获省科技进步一等奖的成果 level 2项"},
        {"a post is no place", "公益性岗位规模全省第1。", "公益性岗位规模 rank 1位"},
        {"the whole opens a list as its verb does", "全市新增学校3所、医院2家。",
         "新增学校 level 3所; 新增医院 level 2家"},
        {"villages are not villages of villages", "2个村获评省级示范村。", "获评省级示范村 level 2个"},
        // What totals are of
        {"a total leaves the adding out, wherever it stands", "东港新建成8个泊位、总数达23个。",
         "东港新建成泊位 level 8个; 东港泊位总数 level 23个"},
        {"and one aspect does not stand on another", "科创基金总数7支、总规模60亿元。",
         "科创基金总数 level 7支; 科创基金总规模 level 60亿元"},
        {"a part is counted as its whole is", "汽车保有量9万辆,其中新能源汽车1万辆。",
         "汽车保有量 level 9万辆; 新能源汽车保有量 level 1万辆"},
        // Whose it is
        {"a trade earns, not the projects it begins",
         "化工产业扩能提质,24个项目落地建设,营业收入突破20亿元。",
         "项目落地建设 level 24个; 化工产业营业收入 level 20亿元"},
        {"a trade that is put first", "坚持把汽车产业作为首位产业,推动整车布局,新引进项目50个。",
         "汽车产业新引进项目 level 50个"},
        {"the last that tells how something fares", "综合试验区加快建设,东港陆港扩能升级,业务量居全省首位。",
         "综合试验区 stage -; 东港陆港业务量 rank 1位"},
        {"who did it earns it", "休闲农业接待游客达到40万人次,营业收入4亿元。",
         "休闲农业接待游客 level 40万人次; 休闲农业营业收入 level 4亿元"},
        {"rates in a list belong to what was said", "办理来信93件,满意率和基本满意率达99%。",
         "办理来信 level 93件; 办理来信满意率 ratio 99%; 办理来信基本满意率 ratio 99%"},
        {"accidents in a list stay with their victims", "创建示范企业9家,事故起数、死亡人数降幅为28%、24%。",
         "创建示范企业 level 9家; 事故起数 growth -28%; 事故死亡人数 growth -24%"},
        {"what a share goes into", "支出3万亿元,74%以上用于民生。",
         "支出 level 3万亿元; 支出用于民生 ratio 74%"},
        {"places told together are no whole", "力争大明、小明、东明三地经济增速加快,规上工业增加值增长10%。",
         "大明、小明、东明三地规上工业增加值 growth 10%"},
        {"an area that is asked", "东山高新区要壮大主导产业,力争规上工业企业超20家、百亿企业超6家。",
         "东山高新区规上工业企业 level 20家; 东山高新区百亿企业 level 6家"},
        {"what is done in three places names none", "抓好修路架桥、三地联动,亩均税收超9万元。",
         "land_tax_yield:亩均税收 level 9万元"},
        // Two in a word, a list behind the number
        {"town and country", "城乡低保补助水平分别提高5%和8%。",
         "城市低保补助水平 growth 5%; 农村低保补助水平 growth 8%"},
        {"one figure is of both", "城乡低保补助水平提高5%。", "城乡低保补助水平 growth 5%"},
        {"two of a kind", "打通10条断头路、瓶颈路。", "打通断头路、瓶颈路 level 10条"},
        {"two levels", "建好6个市、区级产业园。", "建好市、区级产业园 level 6个"},
        {"two grades", "打造3个国家级、省级制造标杆。", "打造国家级、省级制造标杆 level 3个"},
        {"what is in quotes wants its noun", "6个“三供”、自管楼院实现统一管理。",
         "实现统一管理的“三供”、自管楼院 level 6个"},
        {"two of another kind are not", "新建5个公园、绿化道路。", "新建公园 level 5个"},
        {"nor what has a figure", "组建10亿元发展基金、500万元转贷基金。",
         "组建发展基金 level 10亿元; 组建转贷基金 level 500万元"},
        // What is no part of a name
        {"whose plan it is", "《建议》提出的人均地区生产总值比上年翻一番。",
         "gdp_per_capita:人均地区生产总值 multiple 2倍"},
        {"by when", "188个重点项目4月15日前全部开工。", "开工重点项目 level 188个"},
        {"who is brought to do what", "饮水工程使60万农民受益。", "受益饮水工程农民 level 60万"},
        {"what brings it about", "促进民间投资增长5%。", "private_investment:民间投资 growth 5%"},
        {"but what is done with money is", "带动民间投资5亿元。",
         "private_investment:带动民间投资 level 5亿元"},
        {"the order that it is a place of", "东港在全球大港排名升至第30位。", "东港在全球大港排名 rank 30位"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(in_a_city(row.text) == row.expected);
    }
  }

  TEST_CASE("what is pushed on in a plan is still to be done, whatever was done before") {
    CHECK(in_a_plan("海城市", "推动新谋划的16个合作项目落地、6个已签约项目开工建设。") ==
          "新谋划合作项目落地 level 16个; 开工建设已签约项目 level 6个");
    auto kinds = [](std::string_view paragraph) {
      auto text = fmt::format("海城市人民政府工作报告\n一、2024年工作安排\n{}\n", paragraph);
      std::string out;
      for (auto const& claim : test::find(test::shipped_rules(), text, 2024).claims)
        out += claim.kind == Kind::target ? "t" : claim.kind == Kind::outcome ? "o" : "?";
      return out;
    };
    CHECK(kinds("推动新谋划的16个合作项目落地、6个已签约项目开工建设。") == "tt");
    CHECK(kinds("目前,已签约项目6个。") == "o");
    CHECK(kinds("新建、已建小区绿化率分别达到90%、80%。") == "tt");
    CHECK(kinds("已建成小区绿化率达到90%。") == "o");
    // A plan of several years is none for what stands behind it in a review.
    CHECK(below("海城市", "一、2023年工作回顾", "实施整治工程三年计划,新建公园3个。", true) ==
          "新建公园 level 3个 2023");
  }

  TEST_CASE("rates that are held together against the whole province's are one claim each") {
    CHECK(in_a_plan("海城市", "确保技改项目投资完成率、竣工率、开工率高于全省。") ==
          "技改项目投资完成率 growth -; 技改项目竣工率 growth -; 技改项目开工率 growth -");
  }

  TEST_CASE("in a plan, what is to grow from the year before says that year's figure") {
    CHECK(below("海城市", "一、2024年工作安排", "救灾支出将由上年12亿元增加到33亿元。", true) ==
          "救灾支出 level 12亿元 2023; 救灾支出 level 33亿元 2024");
  }

  TEST_CASE("headings say what stands below them") {
    struct Row {
      std::string_view said, role;
    };
    std::vector<Row> const headings{
        {"一、过去四年工作回顾", "five_year_review"},
        {"一、四年来的发展", "five_year_review"},
        {"一、四年工作回顾", "five_year_review"},
        {"一、四年来工作回顾", "five_year_review"},
        {"一、过去三年工作回顾", "five_year_review"},
        {"一、本届政府工作回顾", "five_year_review"},
        {"一、“十三五”计划执行得好", "five_year_review"},
        {"一、“十三五”规划胜利完成", "five_year_review"},
        {"一、预期目标提前实现", "other"},
        {"一、预期目标全面实现", "other"},
        {"一、预期目标胜利实现", "other"},
        {"一、预期目标圆满完成", "other"},
        {"一、预期目标全面完成", "other"},
        {"一、预期目标提前完成", "other"},
        {"一、预期目标胜利完成", "other"},
        {"一、十件实事", "plan"},
        {"一、政府实事项目", "plan"},
        {"一、实事完成情况", "other"},
        {"一、实事落实情况", "other"},
        {"一、实事进展", "other"},
        {"一、坚持实事求是", "other"},
        {"一、过去五年及2021年工作", "five_year_review"},
        {"一、五年和2021年回顾", "five_year_review"},
        {"一、过去五年暨2021年工作", "five_year_review"},
        {"一、过去四年及2021年工作", "five_year_review"},
        {"一、过去四年和2021年工作", "five_year_review"},
        {"一、今后五年的“十四五”目标", "five_year_plan"},
        {"一、“十四五”怎么走", "five_year_plan"},
        {"一、“十五五”怎么走", "five_year_plan"},
        {"一、“十四五”开局之年", "other"},
        {"一、“十四五”以来", "other"},
        {"一、“十三五”回顾", "five_year_review"},
        {"一、“十三五”的报告", "other"},
        {"一、2017—2021年工作回顾", "five_year_review"},
        {"一、2017至2021年工作回顾", "five_year_review"},
        {"一、2017—2021年规划", "review"},
        {"一、五年工作总结", "five_year_review"},
        {"一、三年来的工作回顾", "five_year_review"},
        {"一、奋进的五年", "five_year_review"},
        {"一、这五年，我们这样走过", "five_year_review"},
        {"二、“十四五”主要任务", "five_year_plan"},
        {"二、“十四五”重点任务", "five_year_plan"},
        {"二、“十四五”总体要求", "five_year_plan"},
        {"二、对政府工作的建议", "plan"},
        {"一、目标任务完成情况", "other"},
        // By the year that they open with.
        {"一、2021年：奋进的一年", "review"},
        {"2021年，我们这样走过", "review"},
        {"一、过去一年：稳中有进", "review"},
        {"一、2022年：决胜的一年", "plan"},
        {"2022年，我们将怎样干", "plan"},
        {"一、明年重点干什么", "plan"},
        {"今年怎么干", "plan"},
        {"一、新的一年怎么干", "plan"},
        {"一、新一年怎么干", "plan"},
        {"1.2022年怎么干", "other"},
        {"（一）2022年怎么干", "other"},
        {"第一部分2022年怎么干", "plan"},
        {"一、去年怎么干的", "review"},
        {"一、这一年，我们这样走过", "review"},
        {"一、去年工作", "review"},
        {"一、奋力夺取2022年新胜利", "plan"},
        {"奋力夺取2022年新胜利", "other"},
        {"一、本届政府四年工作", "five_year_review"},
        {"2021年12月30日", "other"},
        {"2022年1月3日", "other"},
        {"一、2021年的报告", "other"},
        {"一、2022年的报告", "other"},
        {"一、2021年的安排", "other"},
        {"一、2021年的部署", "other"},
        {"一、2021年、2022年", "other"},
        {"一、2022年的回顾", "other"},
        {"一、2022年的总结", "other"},
        {"一、2022年再说2021年", "other"},
    };
    for (auto const& row : headings) {
      CAPTURE(row.said);
      auto found = test::find(test::shipped_rules(), fmt::format("各位代表\n{}\n好。", row.said), 2022);
      CHECK(document::name(found.document.sections.back().role) == row.role);
    }
    for (Row const& row :
         {Row{"云川市重点工作前5月完成情况", "progress"}, {"云川市上半年预算执行情况", "other"}}) {
      CAPTURE(row.said);
      auto found = test::find(test::shipped_rules(), fmt::format("{}\n好。", row.said), 2022);
      CHECK(document::name(found.document.info.kind) == row.role);
    }
    for (std::string_view said : {"——五年来，", "“十三五”的五年，", "市四届人大一次会议以来的五年，"}) {
      CAPTURE(said);
      auto text = fmt::format("各位代表\n一、2021年工作回顾\n好。\n{}实力增强。", said);
      auto found = test::find(test::shipped_rules(), text, 2022);
      CHECK(document::name(found.document.sections.back().role) == "five_year_review");
    }
    // What opens the aims of a text without headings, and what only speaks of aims.
    std::vector<Row> const openings{
        {"预期目标是:", "plan"},
        {"预期目标为:", "plan"},
        {"预期目标:", "plan"},
        {"主要目标是:", "plan"},
        {"主要目标为:", "plan"},
        {"主要目标:", "plan"},
        // What is announced behind the first number is no more than a task.
        {"预期目标是:全市财政收入增长9%,完成节能任务,", "plan"},
        {"预期目标是:完成节能任务,财政收入增长9%,", "other"},
        {"五年规划的主要目标是:", "other"},
        {"“十四五”时期的主要目标是:", "other"},
        {"任期期间的主要目标是:", "other"},
        {"完成的主要目标是:", "other"},
        {"去年的主要目标是:", "other"},
        {"今后五年的主要目标是:", "other"},
    };
    for (auto const& row : openings) {
      CAPTURE(row.said);
      auto text = fmt::format("城镇登记失业率3%。\n要坚定不移,{}生产总值增长8%。", row.said);
      auto found = test::find(test::shipped_rules(), text, 2022);
      CHECK(document::name(found.document.sections.back().role) == row.role);
    }
  }

  TEST_CASE("a look-back has as many years as its heading names") {
    struct Row {
      std::string_view name, heading, text, expected;
    };
    auto periods_of = [](std::string_view heading, std::string_view text, int year) {
      std::string out;
      for (auto const& claim :
           test::find(test::shipped_rules(), fmt::format("各位代表\n一、{}\n{}", heading, text), year).claims)
        out += fmt::format("{}{}-{}", out.empty() ? "" : " ", claim.period.first_year(),
                           claim.period.last_year());
      return out;
    };
    std::vector<Row> const rows{
        {"five", "过去五年工作回顾", "新建学校20所,财政收入10亿元。", "2017-2021 2021-2021"},
        {"four", "过去四年工作回顾", "新建学校20所,财政收入10亿元。", "2018-2021 2021-2021"},
        {"as the heading counts them", "本届政府工作回顾(2018-2021年)", "新建学校20所。", "2018-2021"},
        {"what it comes to is of its own number", "过去四年工作回顾",
         "地区生产总值由2017年的110亿元提高到2021年的160亿元;固定资产投资累计完成126亿元。",
         "2017-2017 2021-2021 2018-2021"},
        {"the year compared with is the first", "过去五年工作回顾", "财政收入6亿元,是2016年的1.65倍。",
         "2021-2021 2016-2021"},
        {"a plan that was over is compared with", "过去五年工作回顾", "财政收入6亿元,为“十二五”末的1.4倍。",
         "2021-2021 2015-2021"},
        {"what was done in the last of them", "过去五年工作回顾",
         "新建公路90公里,当年新增就业8万人,五年增长27%,当年下降6%。",
         "2017-2021 2021-2021 2017-2021 2021-2021"},
        {"a change goes on with the year that the one before is since", "过去四年工作回顾",
         "公路里程80公里,比2017年增加30公里;道路面积9平方米,增加2平方米;保费增长8%。",
         "2021-2021 2017-2021 2021-2021 2017-2021 2018-2021"},
        {"a share of what they came to", "过去五年工作回顾",
         "五年累计投入90亿元,占财政支出的75%;新增就业8万人、占全省1/10;高新企业90家,占全省9%。",
         "2017-2021 2017-2021 2017-2021 2017-2021 2021-2021 2021-2021"},
        {"what a year comes to, though a verb says that it was done", "过去五年工作回顾",
         "预计完成增加值90亿元。完成产值8亿元。完成总产值9亿元。实现销售收入7亿元。固定资产投资8亿元,"
         "存贷款余额9亿元,"
         "脱贫地区居民收入8000元。",
         "2021-2021 2021-2021 2021-2021 2021-2021 2021-2021 2021-2021 2021-2021"},
        {"the years behind the one that it is held against", "本届政府工作回顾",
         "地区生产总值90亿元,是2017年的2.2倍,年均增长9%。新建学校20所。",
         "2021-2021 2017-2021 2018-2021 2018-2021"},
        {"or five, where they are counted", "过去五年工作回顾",
         "财政收入9亿元,是2017年的2.2倍。新建学校20所。", "2021-2021 2017-2021 2017-2021"},
        {"or held against an earlier one", "本届政府工作回顾",
         "财政收入9亿元,是2016年的2.2倍。新建学校20所。", "2021-2021 2016-2021 2017-2021"},
        {"and one that is held against it is of its last year", "过去五年工作回顾",
         "五年间,引进资金22亿元,为2016年的4.3倍,累计投资30亿元。", "2021-2021 2016-2021 2017-2021"},
        {"for all that follows", "过去四年工作回顾",
         "地区生产总值较2017年(下同)增长40%;财政收入增长30%,投资比上年增长5%。",
         "2017-2021 2017-2021 2021-2021"},
        {"not for all where it does not say so", "过去四年工作回顾",
         "地区生产总值较2017年增长40%;财政收入增长30%。", "2017-2021 2018-2021"},
        {"a place held all the time, or reached one after the other", "过去五年工作回顾",
         "县域经济始终居全省第3位,财政收入居全省第5位;地区生产总值先后突破80亿元、90亿元。",
         "2017-2021 2021-2021 2017-2021 2017-2021"},
        {"how much each has is of their end", "过去五年工作回顾",
         "新建公园5个,人均绿地9平方米。苹果面积90万亩,年产值110亿元。",
         "2017-2021 2021-2021 2021-2021 2021-2021"},
        {"so many years' sum inside a clause", "过去五年工作回顾", "固定资产投资四年完成65亿元。",
         "2018-2021"},
        {"from the year that the section names, where the sentence is of one", "过去五年工作回顾",
         "2021年财政收入9亿元,2016年只有5亿元,城镇化率由39%提高到46%。",
         "2021-2021 2016-2016 2016-2016 2021-2021"},
        {"or else from their first", "过去五年工作回顾", "2021年财政收入9亿元,城镇化率由39%提高到46%。",
         "2021-2021 2017-2017 2021-2021"},
        {"up to another time", "过去四年工作回顾",
         "公路里程80公里,比2017年增加30公里,比上年增加7公里;道路面积9平方米,增加2平方米。",
         "2021-2021 2017-2021 2021-2021 2021-2021 2018-2021"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      CHECK(periods_of(row.heading, row.text, 2022) == row.expected);
    }
    // Beside the year that the same heading reviews.
    for (auto const& row : std::vector<Row>{
             {"a yearly rate is of the years", "", "财政收入6亿元,年均增长8%。", "2020-2020 2016-2020"},
             {"so are five years that a sentence names; what stands there at their end is of the last", "",
              "五年间,新建学校20所,城镇居民人均可支配收入45000元。", "2016-2020 2020-2020"},
             {"what is held against five years that were over is of as many behind them", "",
              "五年累计完成投资90亿元,为“十二五”时期的1.2倍。投资80亿元,为“十一五”时期的3倍。",
              "2016-2020 2016-2020 2020-2020 2020-2020"}}) {
      CAPTURE(row.name);
      CHECK(periods_of("“十三五”时期及2020年工作回顾", row.text, 2021) == row.expected);
    }
  }

  TEST_CASE("what closes a paragraph in praise of five years opens no review of them") {
    CHECK(below("海城市", "一、2023年工作回顾",
                "修建道路5公里。五年来,我们步履不停,家园越来越美!"
                "\n改造老旧小区477个。\n二、2024年工作安排\n新建学校3所。",
                true) == "修建道路 level 5公里 2023; 改造老旧小区 level 477个 2023; 新建学校 level 3所 2024");
  }

  TEST_CASE("a plan that says first how things stand promises none of that") {
    CHECK(below("海城市", "一、2024年工作安排",
                "做好今年的工作至关重要。过去一年,各项工作取得很大成绩。地区生产总值增长9%。"
                "\n新建学校3所。过去一年,我们新建医院2家。新的一年,新建剧院5座。",
                true) ==
          "gdp:地区生产总值 growth 9% 2023; 新建学校 level 3所 2024; 新建医院 level 2家 2023; "
          "新建剧院 level 5座 2024");
  }

  TEST_CASE(
      "a look back inside a review holds up to the semicolon, and what was approved then says no time") {
    CHECK(below("海城市", "一、2023年工作回顾",
                "疏浚河道8公里,五年来新建排水管网90公里,清理塘坝淤泥6万立方米;淘汰柴油车130辆。", true) ==
          "疏浚河道 level 8公里 2023; 新建排水管网 level 90公里 2019; 清理塘坝淤泥 level 6万立方米 2019; "
          "淘汰柴油车 level 130辆 2023");
    CHECK(below("海城市", "一、2024年工作安排", "加快建设“十三五”批复的6个风电基地,确保新增装机300万千瓦。",
                true) == "建设“十三五”批复风电基地 level 6个 2024; 新增装机 level 300万千瓦 2024");
  }

  TEST_CASE("a report given before its year began calls that the next one") {
    constexpr std::string_view text =
        "云川县2021年政府工作报告\n2020年12月29日在县十七届人大六次会议上\n各位代表\n一、五年来的历程\n"
        "五年地区生产总值年均增长3.7%。\n今年,面对疫情冲击,我们交出了答卷。引进项目23个。\n"
        "今年是收官之年,财政收入增长5%。\n二、明年重点干什么\n明年,改造道路12条。力争明年底建成学校5所。";
    auto found = test::find(test::shipped_rules(), std::string(text), 0);
    REQUIRE(found.document.info.told_early);
    std::string periods;
    for (auto const& claim : found.claims) periods += test::period_of(claim) + " ";
    CHECK(periods == "2016/2020 2020 2020 2021 2021 ");
    std::string roles;
    for (auto const& section : found.document.sections)
      roles += std::string(document::name(section.role)) + " ";
    CHECK(roles == "other five_year_review review plan ");
  }

  TEST_CASE("what a word of the report means is no claim of it") {
    auto found = test::find(test::shipped_rules(),
                            "各位代表\n一、2022年工作安排\n建设学校5所。\n名词解释\n"
                            "1.“双千”计划:建设学校千所、医院千所,全省生产总值增长8%。",
                            2022);
    REQUIRE(found.claims.size() == 1);
    CHECK(found.claims[0].indicator.text == "建设学校");
  }

  TEST_CASE("what is to be until a year") {
    struct Row {
      std::string_view name, text, expected;
    };
    std::vector<Row> const rows{
        {"stands there then, and is done until then",
         "到2026年,城镇化率达到60%,新增企业200家,万元生产总值能耗下降15%。", "2026 2022/2026 2022/2026"},
        {"though it opens the second clause",
         "今后五年,力争到2026年财政收入突破55亿元;居民收入年均增长8%;城镇化率达到58%。",
         "2026 2022/2026 2026"},
        {"holds for a paragraph that it opens", "到2026年,财政收入突破55亿元。力争城镇化率达到58%。",
         "2026 2026"},
        {"stands behind whose plan it is", "按照党代会部署,到2026年,财政收入突破55亿元;城镇化率达到58%。",
         "2026 2026"},
        {"stands behind what is done", "推进城镇化,到2026年,城镇化率达到58%;财政收入突破55亿元。",
         "2026 2022/2026"},
        {"named on the way it holds no further",
         "今后五年,财政收入2026年突破55亿元;居民收入年均增长8%;城镇化率达到58%。",
         "2026 2022/2026 2022/2026"},
    };
    for (auto const& row : rows) {
      CAPTURE(row.name);
      auto text = fmt::format("各位代表\n一、今后五年的奋斗目标\n{}", row.text);
      std::string periods;
      for (auto const& claim : test::find(test::shipped_rules(), text, 2022).claims)
        periods += (periods.empty() ? "" : " ") + test::period_of(claim);
      CHECK(periods == row.expected);
    }
  }

  TEST_CASE("how firmly all is meant that is to be at a time") {
    auto strengths = [](std::string_view said) {
      auto text = fmt::format("各位代表\n一、“十五五”时期目标任务\n{}", said);
      std::string out;
      for (auto const& claim : test::find(test::shipped_rules(), text, 2026).claims)
        out += (out.empty() ? "" : " ") + std::string(quantity::name(claim.strength));
      return out;
    };
    CHECK(strengths("力争到2030年,财政收入达到90亿元,森林覆盖率达到60%,城镇化率达到75%,就业率达到95%。") ==
          "aim aim aim aim");
    CHECK(strengths("力争到2030年,财政收入达到90亿元;城镇化率达到75%。") == "aim plain");
    CHECK(strengths("力争工业化取得重大突破,财政收入达到90亿元,城镇化率达到75%,就业率达到95%。") ==
          "aim aim plain");
  }

  TEST_CASE("a yearly rate of a year's review that says not since when is of five years") {
    auto periods = [](std::string const& said) {
      std::string out;
      for (auto const& claim : test::find(test::shipped_rules(), said, 2006).claims)
        out += (out.empty() ? "" : " ") + test::period_of(claim);
      return out;
    };
    CHECK(periods("各位代表\n物价年均上涨2.1%,城镇登记失业率年均4.2%,财政收入增长8%。") ==
          "2001/2005 2001/2005 2005");
    CHECK(periods("各位代表\n2004年财政收入年均增长8%。") == "2004");
    CHECK(periods("各位代表\n近三年引进投资90亿元,新增产值8亿元,财政收入年均增长11%。") ==
          "2003/2005 2005 2003/2005");
  }

  TEST_CASE("of prices in a list of rates the rise is meant") {
    auto found =
        test::find(test::shipped_rules(),
                   "各位代表\n一、2020年工作安排\n城镇登记失业率、居民消费价格指数分别控制在4.2%和3%以内。");
    REQUIRE(found.claims.size() == 2);
    CHECK(found.claims[0].measure == Measure::ratio);
    CHECK(found.claims[1].measure == Measure::growth);
  }

  TEST_CASE(
      "of a text without headings what stands behind its aims is planned, what is reckoned before was "
      "reached") {
    std::string const text =
        "初步统计,地区生产总值增长13%;预计单位生产总值能耗下降6%。\n"
        "经济社会发展的主要预期目标是:地区生产总值增长12%。\n"
        "落实就业政策,新增城镇就业2.4万人。\n";
    auto kinds = [](std::string const& said) {
      std::string out;
      for (auto const& claim : test::find(test::shipped_rules(), said, 2012).claims)
        out += (out.empty() ? "" : " ") + std::string(name(claim.kind));
      return out;
    };
    CHECK(kinds(text) == "outcome outcome target target");
    // Below a heading that looks back the aims are those of the year that is over.
    CHECK(
        kinds("各位代表\n一、2011年工作回顾\n主要预期目标是:地区生产总值增长12%。\n新增城镇就业2.4万人。") ==
        "outcome outcome");
  }

  TEST_CASE("the whole year ends what was said of a part of it") {
    auto found = test::find(
        test::shipped_rules(),
        "各位代表\n一、2023年工作回顾\nGDP一季度增长3%、二季度增长5%，全年累计增长4%，增幅居全省第6位。"
        "工业投资上半年增长5%，全年增长7%。",
        2024);
    std::vector<std::string> periods;
    for (auto const& claim : found.claims)
      periods.push_back(quantity::iso(claim.period.first) + "/" + quantity::iso(claim.period.last));
    CHECK(periods == std::vector<std::string>{"2023-01-01/2023-03-31", "2023-04-01/2023-06-30",
                                              "2023-01-01/2023-12-31", "2023-01-01/2023-12-31",
                                              "2023-01-01/2023-06-30", "2023-01-01/2023-12-31"});
  }

  TEST_CASE("numbers in passing of older reports are no claims") {
    CHECK(in_a_review("增长8%。") == "");
    CHECK(in_a_review("增长8%。", 2020) == " growth 8%");
    CHECK(in_a_review("坚持6个标准。") == "");
    CHECK(in_a_review("坚持6个标准。", 2020) == "坚持标准 level 6个");
    CHECK(in_a_review("坚持16个标准。") == "坚持标准 level 16个");
    CHECK(in_a_review("新建学校6所。") == "新建学校 level 6所");
    CHECK(in_a_review("过去的水平上增长8%。") == "");
    CHECK(in_a_review("我们主张的支出增长8%。") == "");
    CHECK(in_a_review("我们主张的支出增长8%，生产总值增长9%。") == "生产总值 growth 9%");
  }

  TEST_CASE("what would be, if, is no claim of older reports, nor what may be of another year") {
    CHECK(in_a_review("如果不压缩，支出增长8%；生产总值增长9%。") == "生产总值 growth 9%");
    CHECK(in_a_review("如果不压缩，支出增长8%。", 2020) == "支出 growth 8%");
    CHECK(in_a_review("今年支出增长8%。利润增长9%。") == "支出 growth 8%");
    CHECK(in_a_review("去年支出增长8%。利润增长9%。") == "支出 growth 8%; 利润 growth 9%");
    CHECK(in_a_review("今年支出增长8%。\n　　利润增长9%。") == "支出 growth 8%; 利润 growth 9%");
    CHECK(in_a_review("今年支出增长8%。利润增长9%。", 2020) == "支出 growth 8%; 利润 growth 9%");
  }

  TEST_CASE("figures of older reports whose time nothing says are left out") {
    auto claims_of = [](std::string const& text) {
      std::string out;
      auto front = "某市人民政府政府工作报告\n各位代表：\n";
      for (auto const& claim : test::find(test::small(), front + text, 1985).claims)
        out += (out.empty() ? "" : "; ") + test::brief(claim);
      return out;
    };
    CHECK(claims_of("生产总值增长8%。去年生产总值增长9%。") == "生产总值 growth 9%");
  }

  TEST_CASE("bounds, hedges and strength are told by their words, in the order of the text") {
    auto of = [](std::string const& plan) {
      auto found = test::find(test::small(), "各位代表\n一、2020年工作安排\n" + plan);
      REQUIRE(found.claims.size() == 1);
      auto const& claim = found.claims[0];
      return std::string(quantity::name(claim.bound)) + " " + std::string(quantity::name(claim.strength)) +
             " " + claim.hedge;
    };
    CHECK(of("生产总值增长8%。") == "eq plain ");
    CHECK(of("生产总值确保增长8%以上。") == "ge ensure 确保以上");
    CHECK(of("力争生产总值增长8%左右。") == "approx aim 力争左右");
    CHECK(of("失业人数控制在5万人以内。") == "le plain 控制在以内");
    CHECK(of("财政收入超过5亿元。") == "gt plain 超过");
    CHECK(of("新增企业50余家。") == "approx plain 余");
  }

  TEST_CASE("the evidence is the text of the source at its offsets, and the sentence holds it") {
    std::string const text =
        "各位代表\n一、２０１９年工作回顾\n　　过去一年，生产总值７７３．２２ "
        "亿元、增长７％；财政收入\u00AD增长８％。\n二、2020年工作安排\n生产总值增长6%。";
    auto found = test::find(test::small(), text);
    REQUIRE(found.claims.size() == 4);
    CHECK(found.claims[0].evidence.text == "生产总值７７３．２２ 亿元");
    CHECK(found.claims[2].evidence.text == "财政收入\u00AD增长８％");
    for (auto const& claim : found.claims) {
      auto const& evidence = claim.evidence;
      auto from = text::prefix(text, evidence.start).size();
      auto to = text::prefix(text, evidence.end).size();
      CHECK(text.substr(from, to - from) == evidence.text);
      auto sentence = text::prefix(text, evidence.sentence_start).size();
      CHECK(text.compare(sentence, evidence.sentence.size(), evidence.sentence) == 0);
      CHECK(sentence <= from);
      CHECK(to <= sentence + evidence.sentence.size());
    }
    CHECK(found.claims[0].section == "一、２０１９年工作回顾");
    CHECK(found.claims[3].section == "二、2020年工作安排");
  }

  TEST_CASE("the paragraph is the whole one, shared by its claims, and of a long one what stands around") {
    std::string lead = "各位代表\n一、2019年工作回顾\n";
    std::string first = "过去一年，全力以赴。生产总值增长7%。财政收入增长8%。";
    auto text = lead + first + "\n土地收入增长9%。\n";
    auto found = test::find(test::small(), text);
    REQUIRE(found.claims.size() == 3);
    auto const& paragraph = found.claims[0].evidence.paragraph;
    REQUIRE(paragraph);
    CHECK(paragraph->text == first);
    CHECK(paragraph->start == text::count_code_points(lead));
    CHECK_FALSE(paragraph->cut_before);
    CHECK_FALSE(paragraph->cut_after);
    CHECK(found.claims[1].evidence.paragraph == paragraph);
    CHECK(found.claims[2].evidence.paragraph->text == "土地收入增长9%。");

    auto longer = lead;
    for (int i = 0; i < 100; ++i) longer += "增收节支开源节流。";
    longer += "生产总值增长7%。";
    for (int i = 0; i < 100; ++i) longer += "增收节支开源节流。";
    found = test::find(test::small(), longer);
    REQUIRE(found.claims.size() == 1);
    auto const& cut = *found.claims[0].evidence.paragraph;
    CHECK(cut.cut_before);
    CHECK(cut.cut_after);
    auto at = text::prefix(longer, cut.start).size();
    CHECK(longer.compare(at, cut.text.size(), cut.text) == 0);
    CHECK(cut.text.starts_with("增收"));
    CHECK(cut.text.ends_with("流。"));
    CHECK(text::count_code_points(cut.text) <= 809);
    CHECK(text::count_code_points(cut.text) > 780);
  }

  TEST_CASE("of a sentence without end only what stands around the evidence is kept") {
    std::string text = "各位代表\n一、2019年工作回顾\n";
    for (int i = 0; i < 5000; ++i) text += "增收节支开源节流，";
    text += "生产总值增长7%，";
    for (int i = 0; i < 5000; ++i) text += "增收节支开源节流，";
    auto found = test::find(test::small(), text);
    REQUIRE(found.claims.size() == 1);
    auto const& evidence = found.claims[0].evidence;
    CHECK(text::count_code_points(evidence.sentence) < 1500);
    auto from = text::prefix(text, evidence.start).size();
    CHECK(text.compare(from, evidence.text.size(), evidence.text) == 0);
    auto sentence = text::prefix(text, evidence.sentence_start).size();
    CHECK(text.compare(sentence, evidence.sentence.size(), evidence.sentence) == 0);
    CHECK(evidence.sentence.find(evidence.text) == from - sentence);
    REQUIRE(evidence.paragraph);
    CHECK(evidence.paragraph->text == evidence.sentence);
    CHECK(evidence.paragraph->cut_before);
    CHECK(evidence.paragraph->cut_after);
  }

  TEST_CASE("ids are the same for the same text, and no two claims of one report share one") {
    std::string text = "各位代表\n一、2019年工作回顾\n";
    for (int i = 0; i < 50; ++i) text += "生产总值增长7%，财政收入、土地收入均增长8%。";
    auto once = test::find(test::small(), text);
    auto again = test::find(test::small(), text);
    auto other = test::find(test::small(), text + "好。");
    std::set<std::string> ids;
    REQUIRE(once.claims.size() == 150);
    for (std::size_t i = 0; i < once.claims.size(); ++i) {
      CHECK(once.claims[i].id == again.claims[i].id);
      CHECK(once.claims[i].id != other.claims[i].id);
      CHECK(once.claims[i].id.size() == 14);
      ids.insert(once.claims[i].id);
    }
    CHECK(ids.size() == 150);
  }

  TEST_CASE("claims of a sentence are the same whatever stands in the others") {
    auto const& rules = test::shipped_rules();
    std::size_t sentences = 0, all = 0;
    for (auto const& entry : std::filesystem::directory_iterator(test::source_dir() / "examples/reports")) {
      auto found = test::find(rules, test::read_file(entry.path()));
      diag::Diagnostics said;
      Origins origins;
      auto claims =
          extract_claims(found.document, found.scan, rules.set(), rules.subjects(), 0, said, &origins);
      REQUIRE(origins.matches.size() == claims.size());
      REQUIRE(origins.ids.size() == claims.size());
      CHECK(origins.apart);
      CHECK(std::is_sorted(origins.matches.begin(), origins.matches.end()));
      std::string one_by_one;
      std::size_t same_ids = 0, next = 0;
      auto const& matches = found.scan.matches;
      for (std::size_t at = 0; at < matches.size();) {
        auto part = found.scan;
        part.matches.clear();
        auto end = end_of_sentence(found.document, matches[at].range.begin);
        CHECK(end > matches[at].range.begin);
        auto const first = at;
        for (; at < matches.size() && matches[at].range.begin < end; ++at)
          part.matches.push_back(matches[at]);
        Origins own;
        auto some = extract_claims(found.document, part, rules.set(), rules.subjects(), 0, said, &own);
        one_by_one += report::write_claims(found.document.info, some);
        for (std::size_t i = 0; i < own.ids.size() && next < origins.ids.size(); ++i, ++next)
          same_ids +=
              own.ids[i] == origins.ids[next] && first + own.matches[i] == origins.matches[next] ? 1 : 0;
        ++sentences;
      }
      CHECK(one_by_one == report::write_claims(found.document.info, claims));
      CHECK(same_ids == claims.size());
      all += claims.size();
    }
    CHECK(sentences > 50);
    CHECK(all > 200);
  }

  TEST_CASE("two claims that would have had one id are told") {
    std::string const text = "财政收入、财政收入均增长8%。";
    auto found = test::find(test::small(), text);
    Origins origins;
    auto claims = extract_claims(found.document, found.scan, test::small().set(), test::small().subjects(), 0,
                                 found.said, &origins);
    REQUIRE(claims.size() == 2);
    CHECK(claims[0].id != claims[1].id);
    CHECK_FALSE(origins.apart);
  }

  TEST_CASE("claims come in the order of the text") {
    auto found = test::find(test::small(), "生产总值9亿元、增长8%，财政收入2亿元。新建学校3所。");
    std::size_t last = 0;
    for (auto const& claim : found.claims) {
      CHECK(claim.evidence.end >= last);
      last = claim.evidence.end;
    }
    CHECK(found.claims.size() == 4);
  }
}

}  // namespace duizhang::claim
