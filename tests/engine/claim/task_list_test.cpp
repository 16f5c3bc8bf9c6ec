// Which figures of a list share the task that opened it, and what they speak of together.
#include <doctest/doctest.h>

#include <vector>

#include "tests/support/shipped_claims.hpp"

namespace duizhang::claim {
namespace {

struct ListRow {
  std::string_view name, text, expected;
};

void check_rows(std::vector<ListRow> const& rows) {
  for (auto const& row : rows) {
    CAPTURE(row.name);
    CHECK(test::in_a_city(row.text) == row.expected);
  }
}

}  // namespace

TEST_SUITE("claim.task_list") {
  TEST_CASE("a list goes on with its task where what follows has none of its own") {
    check_rows({
        {"a thing", "新增学校3所,医院2家。", "新增学校 level 3所; 新增医院 level 2家"},
        {"not those who do something themselves", "新增学位900个,脱贫人口外出务工3万人。",
         "新增学位 level 900个; 外出务工脱贫人口 level 3万人"},
        {"but what is completed is the deed", "完成造林2万亩、义务植树300万株。",
         "完成造林 level 2万亩; 完成义务植树 level 300万株"},
        {"a deed by itself is done to nothing", "更新渔船90艘、减船转产80艘。",
         "更新渔船 level 90艘; 减船转产 level 80艘"},
        {"nor does a deed wait for another", "实现1.1万人脱贫、46个贫困村退出。",
         "poverty_reduction:脱贫 level 1.1万人; 退出贫困村 level 46个"},
        {"a product in a list is done the same", "淘汰钢铁90万吨、水泥80万吨。种植大豆9万亩、油料8万亩。",
         "淘汰钢铁 level 90万吨; 淘汰水泥 level 80万吨; 种植大豆 level 9万亩; 种植油料 level 8万亩"},
        {"but what is made is its output", "生产钢材90万吨、水泥80万吨。",
         "steel_products_output:钢材产量 level 90万吨; cement_output:水泥 level 80万吨"},
        {"a part goes on behind a stop", "新签约项目90个。其中制造业项目30个。",
         "新签约项目 level 90个; 新签约制造业项目 level 30个"},
        {"but not the next sentence", "新签约项目90个。制造业项目30个。",
         "新签约项目 level 90个; 制造业项目 level 30个"},
        {"nor is a part of all there are new", "新增主体90户,总量达900户,其中规上企业90户、个体户80户。",
         "新增主体 level 90户; 主体总量 level 900户; 规上企业 level 90户; 个体户 level 80户"},
        {"but of what is new behind it", "新增主体90户,总量达900户,新增学位90个,其中小学学位30个。",
         "新增主体 level 90户; 主体总量 level 900户; 新增学位 level 90个; 新增小学学位 level 30个"},
        {"and a part of a total is how many there are, too", "农民工总量9万人,其中外出农民工3万人。",
         "农民工总量 level 9万人; 外出农民工总量 level 3万人"},
        {"nor does a saying go on", "建成安置房9000套,“保交楼”8000套。",
         "建成安置房 level 9000套; “保交楼” level 8000套"},
        {"whoever pays does not pay people", "筹措助学资金700万元,受助学生2000人次。",
         "筹措助学资金 level 700万元; 受助学生 level 2000人次"},
        {"but does pay things", "投入资金700万元,建设资金300万元。",
         "投入资金 level 700万元; 建设资金 level 300万元"},
        {"a verb that is no part of the name opens it all the same", "发放贷款3亿元,引导农民工创业2万人。",
         "发放贷款 level 3亿元; 农民工创业 level 2万人"},
        {"what is measured is not added to", "新增车间80家、手机产量突破600万台。",
         "新增车间 level 80家; 手机产量 level 600万台"},
        {"nor is who is served", "建设医院7家,远程诊疗平台服务群众9万人次。",
         "建设医院 level 7家; 远程诊疗平台服务群众 level 9万人次"},
        {"who is served where nobody is named", "举办义诊活动20场,服务群众9万人次。",
         "举办义诊活动 level 20场; 义诊活动服务群众 level 9万人次"},
        {"a rate is of all, not of those added", "新增长护险参保人数90万人,参保率达93%。",
         "新增长护险参保人数 level 90万人; 长护险参保率 ratio 93%"},
    });
  }

  TEST_CASE("how many there are then is not how many more") {
    check_rows({
        {"reached", "新增规上企业20家、达到90家。", "新增规上企业 level 20家; 规上企业 level 90家"},
        {"what belongs to projects is no number of them", "新签约项目90个,合同投资额突破80亿元,达95亿元。",
         "新签约项目 level 90个; 新签约项目合同投资额 level 80亿元; 新签约项目合同投资额 level 95亿元"},
    });
  }

  TEST_CASE("a place among others is that of what was said last") {
    check_rows({
        {"the growth", "邮政业务总量增长29%,排全省第1位。",
         "postal_volume:邮政业务总量 growth 29%; postal_volume:邮政业务总量增速 rank 1位"},
        {"the amount, in the world", "进出口总额年均增长9%,从世界第六位升至第四位。",
         "goods_trade:进出口总额 growth 9%; goods_trade:进出口总额 rank 6位; goods_trade:进出口总额 rank "
         "4位"},
        {"the amount, held for years", "地区生产总值9亿元、增长5%,连续三年居全省首位。",
         "gdp:地区生产总值 level 9亿元; gdp:地区生产总值 growth 5%; gdp:地区生产总值 rank 1位"},
        {"the growth, held for years", "地区生产总值增长5%,连续三年居全省首位。",
         "gdp:地区生产总值 growth 5%; gdp:地区生产总值增速 rank 1位"},
        {"both", "贷款余额90亿元、增长18%,分别居全省第四、第二。",
         "bank_loans:贷款余额 level 90亿元; bank_loans:贷款余额 growth 18%; bank_loans:贷款余额 rank 4位; "
         "bank_loans:贷款余额增速 rank 2位"},
        {"the share", "制造业到位资金90亿元、排全省第1位,占比70%、排全省第2位。",
         "制造业到位资金 level 90亿元; 制造业到位资金 rank 1位; 制造业到位资金占比 ratio 70%; "
         "制造业到位资金占比 rank 2位"},
    });
  }

  TEST_CASE("what opens a list of names holds for all of them") {
    check_rows({
        {"the side of rates", "农村卫生户厕、自来水普及率分别为84%、97%。",
         "rural_toilets:农村卫生户厕普及率 ratio 84%; rural_tap_water:农村自来水普及率 ratio 97%"},
        {"with an aside", "城市(县城)生活垃圾处理率、污水集中处理率分别达99%、98%。",
         "城市（县城）生活垃圾处理率 ratio 99%; 城市（县城）污水集中处理率 ratio 98%"},
        {"not of what has a side of its own", "农村自来水普及率、城市燃气普及率分别达99%、98%。",
         "rural_tap_water:农村自来水普及率 ratio 99%; 城市燃气普及率 ratio 98%"},
        {"nor of other figures", "农村公路里程、学校分别达99公里、98所。",
         "农村公路里程 level 99公里; 学校 level 98所"},
        {"what each has", "每千人托位、老年床位数分别为4.5个、31张。",
         "每千人托位 level 4.5个; 每千人老年床位数 level 31张"},
        {"accidents", "安全生产事故起数、死亡人数分别减少61%、54%。",
         "accidents:安全生产事故起数 growth -61%; accident_deaths:安全生产事故死亡人数 growth -54%"},
    });
  }

  TEST_CASE("visitors and what they spend") {
    check_rows({{"of the guests", "接待游客4000万人次、总花费超过300亿元。",
                 "visitors:接待游客 level 4000万人次; tourism_revenue:游客总花费 level 300亿元"}});
  }

  TEST_CASE("how a list of things was dealt with is told of all of it, or of each") {
    check_rows({
        {"of all", "办理建议90件、提案80件,办复率100%。",
         "办理建议 level 90件; 办理提案 level 80件; 办理建议、提案办复率 ratio 100%"},
        {"of each, by what stands before the figure", "办理建议90件、提案80件,满意率均超99%。",
         "办理建议 level 90件; 办理提案 level 80件; 办理建议满意率 ratio 99%; 办理提案满意率 ratio 99%"},
        {"of each in its order", "办理建议90件、提案80件,满意率分别为98%、99%。",
         "办理建议 level 90件; 办理提案 level 80件; 办理建议满意率 ratio 98%; 办理提案满意率 ratio 99%"},
        {"two rates", "办理建议90件、提案80件,办复率、满意率均达100%。",
         "办理建议 level 90件; 办理提案 level 80件; 办理建议、提案办复率 ratio 100%; 办理建议、提案满意率 "
         "ratio 100%"},
        {"of one thing", "办理建议90件,满意率99%。", "办理建议 level 90件; 办理建议满意率 ratio 99%"},
        {"not of what another verb was said of", "化解积案5件、办理提案80件,满意率99%。",
         "化解积案 level 5件; 办理提案 level 80件; 办理提案满意率 ratio 99%"},
    });
  }

  TEST_CASE("what a count goes on with to the end of the clause") {
    check_rows({
        {"what the deed has as objects", "13项工作获省委、省政府表彰。",
         "获省委、省政府表彰的工作 level 13项"},
        {"not a place told of them", "17项改革获部委推广、数量居全省前列。", "获部委推广的改革 level 17项"},
        {"examples with their kind behind", "发布40条工业旅游、乡村游等精品路线。",
         "发布工业旅游、乡村游等精品路线 level 40条"},
        {"works are not counted with the first", "加快4条高速、东山水库、西山灌区等重大项目建设。",
         "高速 level 4条"},
        {"nor are many", "应对4次台风、多次火灾等灾害。", "应对台风 level 4次"},
        {"one job", "实施18条梅花、桂花特色路改造。", "实施梅花、桂花特色路改造 level 18条"},
        {"those who do it together", "8000名货车司机、外卖骑手纳入工伤保险试点。",
         "纳入工伤保险试点的货车司机、外卖骑手 level 8000名"},
    });
  }

  TEST_CASE("a part, a share or a grade of what was counted before") {
    check_rows({
        {"a grade of a prize", "获省优秀成果奖15项、其中特等奖1项。",
         "获省优秀成果奖 level 15项; 获省优秀成果奖特等奖 level 1项"},
        {"another metal", "获专利金奖1项、银奖2项。", "获专利金奖 level 1项; 获专利银奖 level 2项"},
        {"no prize was named", "引进企业19家、其中特等奖1项。", "引进企业 level 19家; 引进特等奖 level 1项"},
        {"villages of the same kind", "建成“好庭院”示范乡镇15个、村90个。",
         "建成“好庭院”示范乡镇 level 15个; 建成“好庭院”示范村 level 90个"},
        {"villages of none", "建成公园13个、村110个。", "建成公园 level 13个; 建成村 level 110个"},
        {"a type", "新增养老床位200张,护理型占比50%。",
         "新增养老床位 level 200张; 新增养老床位护理型占比 ratio 50%"},
        {"what money was for", "落实衔接资金6亿元,实施项目90个。",
         "落实衔接资金 level 6亿元; 衔接资金实施项目 level 90个"},
        {"no money was named", "落实资金6亿元,实施项目90个。", "落实资金 level 6亿元; 实施项目 level 90个"},
        {"begun otherwise than with it", "落实衔接资金6亿元,推动90个项目开工。",
         "落实衔接资金 level 6亿元; 开工项目 level 90个"},
        {"by the end of the whole", "完成固定资产投资90亿元,其中工业30亿元。",
         "fixed_asset_investment:完成固定资产投资 level 90亿元; industrial_investment:完成工业固定资产投资 "
         "level 30亿元"},
        {"what goes on is the whole", "新能源装机90万千瓦,占总装机的9%,发电量8亿千瓦时。",
         "新能源装机 level 90万千瓦; 新能源装机占总装机 ratio 9%; 新能源装机发电量 level 8亿千瓦时"},
        {"an effect behind a mark", "减免房租900万元、惠及商户80户。",
         "减免房租 level 900万元; 房租惠及商户 level 80户"},
    });
  }

  TEST_CASE("several that a figure is of") {
    check_rows({
        {"one head for two", "耕地保护和粮食安全考核全省第三。", "耕地保护和粮食安全考核 rank 3位"},
        {"each has its own head", "耕地保护率和粮食自给率达90%。",
         "耕地保护率 ratio 90%; 粮食自给率 ratio 90%"},
        {"each is said to have it", "耕地和林地保护率均达90%。",
         "耕地保护率 ratio 90%; 林地保护率 ratio 90%"},
        {"both of a pair", "存贷款余额双双突破90亿元。",
         "bank_deposits:金融机构存款余额 level 90亿元; bank_loans:金融机构贷款余额 level 90亿元"},
        {"both had a figure before", "城镇和农村居民人均可支配收入分别达8万元、4万元,居全省第1位。",
         "urban_income:城镇居民人均可支配收入 level 8万元; rural_income:农村居民人均可支配收入 level 4万元; "
         "urban_income:城镇居民人均可支配收入 rank 1位; rural_income:农村居民人均可支配收入 rank 1位"},
        {"one was told last", "城镇居民人均可支配收入达8万元,农村居民人均可支配收入达4万元,居全省第1位。",
         "urban_income:城镇居民人均可支配收入 level 8万元; rural_income:农村居民人均可支配收入 level 4万元; "
         "rural_income:农村居民人均可支配收入 rank 1位"},
        {"the last begins with another indicator", "进口、出口通关时间分别压缩58%和83%。",
         "进口通关时间 growth -58%; 出口通关时间 growth -83%"},
        {"the first is not known", "旅游总人次、总收入分别增长15%、18%。",
         "旅游总人次 growth 15%; tourism_revenue:旅游总收入 growth 18%"},
        {"rates of which one is of a plan", "重点项目复工率、投资完成率分别为96%、68%。",
         "重点项目复工率 ratio 96%; 重点项目投资完成率 completion 68%"},
    });
  }

  TEST_CASE("what a verb alone is done to, and what a paragraph is about") {
    check_rows({
        {"to what the clause before does something to", "全面淘汰燃煤锅炉,拆除76台。",
         "拆除燃煤锅炉 level 76台"},
        {"not where the thing is named behind", "全面淘汰燃煤锅炉,拆除76台水泵。", "拆除水泵 level 76台"},
        {"the trade that the paragraph opened with",
         "新材料产业聚焦高端制造,打造多个集群。拓展应用。产值达到80亿元。", "新材料产业产值 level 80亿元"},
        {"no trade opened it", "我们聚焦高端制造,打造多个集群。拓展应用。产值达到80亿元。",
         "产值 level 80亿元"},
    });
  }

  TEST_CASE("words before the verb that bound the number, and how much was taken away") {
    check_rows({
        {"at least", "每个县至少办好1所高中。", "每个县办好高中 level 1所"},
        {"at least, first", "至少建成学校8所。", "建成学校 level 8所"},
        {"how much was cut", "压减一般性支出23亿元。", "压减一般性支出 level 23亿元"},
        {"what was cut of it is not the indicator", "削减财政赤字45亿元。", "削减财政赤字 level 45亿元"},
        {"so much a cubic metre", "PM2.5浓度控制在每立方米36微克以内。",
         "pm25:PM2.5浓度 level 36微克/立方米"},
        {"days told as a share", "空气优良天数达到80%。", "air_good_days_ratio:空气优良天数 ratio 80%"},
        {"days told as a share, bare", "空气优良天数80%以上。", "air_good_days_ratio:空气优良天数 ratio 80%"},
        {"how it is done", "高标准建设示范村9个、中心村23个。",
         "建设示范村 level 9个; 建设中心村 level 23个"},
        {"what it is", "新建高标准农田5万亩，高标准粮田达到9万亩。",
         "新建高标准农田 level 5万亩; 高标准粮田 level 9万亩"},
        {"no share has a name", "消费品零售总额7.6%。", "retail_sales:消费品零售总额 growth 7.6%"},
    });
  }
}

}  // namespace duizhang::claim
