// The words of an indicator: cleaned of what is not part of them, looked up, split where several stand
// together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/claim/claim.hpp"
#include "engine/match/scan.hpp"
#include "engine/rule/rule.hpp"
#include "engine/text/word_map.hpp"
#include "engine/text/words.hpp"

namespace duizhang::claim {

// What is asked of a thing stands behind this: 化工产业要围绕….
inline constexpr std::string_view is_to = "要";

// The words that say whether a claim looks back or ahead (rule::KindWords), found in one walk a list.
class KindReader {
 public:
  explicit KindReader(rule::KindWords const& words);
  [[nodiscard]] bool past(std::string_view text) const { return holds(past_, words_.past, text); }
  [[nodiscard]] bool future(std::string_view text) const { return holds(future_, words_.future, text); }
  [[nodiscard]] bool planned(std::string_view text) const { return holds(planned_, words_.planned, text); }
  [[nodiscard]] bool estimated(std::string_view text) const {
    return holds(estimated_, words_.estimated, text);
  }
  // Behind the last such word; 0 where none stands.
  [[nodiscard]] std::size_t last_past(std::string_view text) const { return past_.last_end(text); }
  [[nodiscard]] std::size_t last_future(std::string_view text) const { return future_.last_end(text); }
  // Whether the last word of what is to come says that a figure is reckoned: 预计.
  [[nodiscard]] bool last_estimated(std::string_view text) const {
    auto end = last_future(text);
    return end != 0 && estimated_.last_end(text) == end;
  }
  [[nodiscard]] std::size_t last_tasked(std::string_view text) const { return tasked_.last_end(text); }
  [[nodiscard]] std::size_t last_reached(std::string_view text) const { return reached_.last_end(text); }
  // As past(), but for a word that before 的 only says what a thing is, (统筹)已谋划的(项目), or that is what
  // is compared with: 比去年. Of a word that stands there several times the first place decides.
  [[nodiscard]] bool past_predicate(std::string_view text) const;

 private:
  [[nodiscard]] static bool holds(text::WordFinder const& words, std::vector<std::string> const& list,
                                  std::string_view text);
  rule::KindWords const& words_;
  std::vector<bool> may_describe_;  // of each word of the past
  text::WordFinder past_, future_, planned_, estimated_, tasked_, reached_;
};

// Looks words up in the vocabulary of a rule set. Built once, shared by all threads.
class SubjectReader {
 public:
  explicit SubjectReader(rule::RuleSet const& rules);

  [[nodiscard]] KindReader const& kind_words() const { return kind_words_; }

  // Narrows a range of folded text to the words of an indicator: periods, words of strength, connectives
  // and marks at its front, verbs at its end are left out. Of words behind a number only marks are left
  // out at the front. May become empty. `keep_tasks`: words of strength that are verbs of a task as well
  // (争取) stay.
  enum class Part { front, behind };
  [[nodiscard]] text::Range trim(std::string_view text, text::Range range, match::Scan const& scan,
                                 Part part = Part::front, bool keep_tasks = false) const;

  // The indicator of these words: its canonical id when they name it for the whole jurisdiction, else "".
  [[nodiscard]] std::string canonical_id(std::string_view words) const;
  // 人均 of 全市地区生产总值 is 人均地区生产总值; "" where the words are others or that is no indicator.
  [[nodiscard]] std::string per_head(std::string_view words, std::string_view of) const;
  // What is counted or measured behind its verb with the verb first, as a task says it: 保障房新开工,
  // 小区累计综合整治, 企业上市; "" where no such verb ends the words, or they are known.
  [[nodiscard]] std::string task_first(std::string_view words) const;
  // 一般预算支出 for 支出, behind 一般预算收入, 到位外资 for 到位, behind 合同外资; "" where the words are no
  // counterpart of those.
  [[nodiscard]] std::string counterpart_of(std::string_view words, std::string_view before) const;
  // True where the indicator says what it is counted in and may be no percentage.
  [[nodiscard]] bool is_amount(std::string_view id) const;
  // False where the indicator says what it is counted in, and it is nothing of that dimension; a number
  // without a unit, or with one of two (元/人), may be of anything.
  [[nodiscard]] bool counted_in(std::string_view id, quantity::Dimension dimension,
                                std::string_view unit) const;

  // “甲标准”、“乙标准”分别新增 with the verb first; "" where none stands so.
  [[nodiscard]] std::string adding_first(std::string_view words) const;

  // True for words that speak of an aspect (总量, 增速) of a subject named before.
  [[nodiscard]] bool is_aspect(std::string_view words) const;

  // 增速 of 增速比全省平均水平, 位次 of 在全省的位次: the aspect that words only place or compare; "" for
  // others.
  [[nodiscard]] std::string_view aspect_in_place(std::string_view words) const;

  // What words say of whom they point back to: 比重 of 这一比重, 总量 of 后者总量. `back`: to the last that
  // was said (0), or to the one before it; -1 where they point to none.
  struct Pointing {
    int back = -1;
    std::string_view rest;
  };
  [[nodiscard]] Pointing pointing_back(std::string_view words) const;

  // Words without the aspect they end in: 经营主体 of 经营主体总量.
  [[nodiscard]] std::string_view without_aspect(std::string_view words) const;

  // True for words that speak of the subject's share in something (占…比重).
  // How many bytes of the words say that something takes up so much: 占 of 占全省的四成; 0 where none do.
  [[nodiscard]] std::size_t share_opening(std::string_view words) const;

  // The verb a task starts with (新增, 建成), "" when it starts with none.
  [[nodiscard]] std::string_view verb_of(std::string_view words) const;

  // The verb before its object, as tasks are announced: 小微水体成功消劣 is 消劣小微水体, 企业与高校开展合作
  // is 与高校开展合作企业. `verb` is what was moved (with what stands around it, if anything), "" when the
  // words stand as they were.
  struct VerbFirst {
    std::string verb;
    std::string noun;
  };
  [[nodiscard]] VerbFirst verb_first(std::string_view words) const;
  // The verb of words that are a verb and how it was done: 完工 of 已全部完工; "" for others.
  [[nodiscard]] std::string_view deed_alone(std::string_view words) const;

  // True for words that can name of what those counted are part: 创业园(8家企业).
  [[nodiscard]] bool may_own(std::string_view words) const;

  // Words without what is taken off the end of every name (任务已经完成 is 任务).
  [[nodiscard]] std::string_view without_tail(std::string_view words) const;

  // True for words that name something of the thing counted before (总投资, 床位).
  [[nodiscard]] bool is_belonging(std::string_view words) const;

  // Whose such a thing is: 粮食 of 粮食播种面积. The words themselves when they end in none.
  [[nodiscard]] std::string_view owner_of(std::string_view words) const;

  // True for words that count what was done in a time (新增, 累计发放), not what there is at its end.
  [[nodiscard]] bool is_flow(std::string_view words) const;

  // True where something is said to have been summed up over a time (累计, 合计).
  [[nodiscard]] bool sums_over_time(std::string_view said) const;
  // True where something is said to have stayed as high all the time (稳定在, 持续超过).
  [[nodiscard]] bool holds_level(std::string_view said) const;
  // True where either is said.
  [[nodiscard]] bool of_all_time(std::string_view said) const { return all_time_.holds_any(said); }
  // True where how many there are by now is told, not how many more (累计, 总数).
  [[nodiscard]] bool says_total(std::string_view said) const;
  // Those words without the verb that says how many more: 新增公园 speaks of 公园.
  [[nodiscard]] std::string_view without_adding(std::string_view words) const;
  // The same of a verb that says nothing else: 新增, and not 新签约.
  [[nodiscard]] std::string_view without_more(std::string_view words) const;
  // What all of those are called that were added to, wherever the verb stands: 新港新建成泊位 → 新港泊位.
  [[nodiscard]] std::string as_stock(std::string_view words) const;

  // True for words of what something led to (惠及群众, 学生受益): of what was done before.
  [[nodiscard]] bool is_effect(std::string_view words) const;
  // True for a rate of how what was counted before was dealt with: 办复率, 满意率.
  [[nodiscard]] bool is_handling(std::string_view words) const;
  // True for words that say who served whom: 平台服务群众.
  [[nodiscard]] bool serves(std::string_view words) const;
  // True where words of a place among others say that it is of the amount: 居世界第三位. `told`: the amount
  // was told before, so that 连续五年居首位 is of it.
  [[nodiscard]] bool places_amount(std::string_view said, bool told) const;
  // True for words that name nothing by themselves, with a verb or without one: (引进)项目.
  [[nodiscard]] bool is_generic(std::string_view words) const;
  // Those words without the verb that stands behind what it does: 新能源 of 新能源开工.
  [[nodiscard]] std::string_view without_closing(std::string_view words) const;
  // True for words that say what another figure is held against: 较“四经普”.
  [[nodiscard]] bool compares(std::string_view words) const;

  // True for words that say who pays, and not for what: 中央财政安排资金.
  [[nodiscard]] bool only_funds(std::string_view words) const;
  // True for words of paying alone: 投资, 累计投入资金.
  [[nodiscard]] bool names_money(std::string_view words) const;
  // What money is for, said in a clause of its own (用于学校建设, 支持企业技术改造); "" where it says none.
  [[nodiscard]] std::string_view purpose_behind(std::string_view clause) const;
  // The same of the clause before: 为支持农村税费改革, 继续实施危房改造.
  [[nodiscard]] std::string_view purpose_before(std::string_view clause) const;

  // What the whole is measured in: 用电量 of 全社会用电量, 增加值 of 服务业增加值; "" where it does not say.
  [[nodiscard]] std::string_view measure_of(std::string_view whole) const;
  // True for words that say of what kind a part is, and not of what: 智能型.
  [[nodiscard]] bool is_type(std::string_view words) const;
  // 新备案超50亿元项目 for 新备案超50亿元, behind 新备案超10亿元项目; "" where the words end in no size.
  [[nodiscard]] std::string sized(std::string_view words, std::string_view before) const;
  // True for words that end in what is measured, or hold a verb: (新增)污水纳管量.
  [[nodiscard]] bool is_measured(std::string_view thing) const;

  // True for words that name one side of what was said before (农村).
  [[nodiscard]] bool is_side(std::string_view words) const;
  // Those words without the side they start with: 城镇垃圾分类覆盖率 speaks of 垃圾分类覆盖率.
  [[nodiscard]] std::string_view without_side(std::string_view words) const;

  // True for words that end in a grade and leave out what is of it: 新增国家级.
  [[nodiscard]] bool ends_in_grade(std::string_view words) const;
  // What stands behind the grade that words hold: 技术中心 of 新增省级技术中心; "" where none does.
  [[nodiscard]] std::string_view head_of(std::string_view words) const;
  // What is done to all of a list and said behind the last of it: 改造 of 片区改造; "" where nothing is.
  [[nodiscard]] std::string_view job_of(std::string_view words) const;

  // Those words without the size that things counted must have: 引进亿元以上项目 speaks of 引进项目.
  [[nodiscard]] std::string without_threshold(std::string_view words) const;
  // The part of a name that says what size is exceeded: (总投资)超10亿元(项目), (税收)过千万. Empty where
  // none does.
  [[nodiscard]] std::string_view size_exceeded(std::string_view words) const;
  // True for a unit of things, whose number may be one of those counted before: not of people, nor of times.
  [[nodiscard]] bool counts_members_of(std::string_view unit) const;
  // True for words between a name and its number that say how much there is by then: 突破, 累计达到.
  [[nodiscard]] bool is_by_then(std::string_view between) const { return by_then_.longest(between) != 0; }
  // True for what is there at a time, whatever brought it about: 新能源装机.
  [[nodiscard]] bool is_there(std::string_view words) const;
  // 民营企业占比 of 民营企业占(七成): what takes up so much of a whole has that share of it. Other words
  // stay.
  [[nodiscard]] std::string as_share(std::string words) const;
  // True for what each of many has: 人均绿地, 每千人床位.
  [[nodiscard]] bool is_each_share(std::string_view words) const;
  // True where words say that one figure is of all of a list: 等, 合计, 两大(产业).
  [[nodiscard]] bool told_as_one(std::string_view said) const;
  // True for words that name a larger place than the report's own: 全省 in a city's.
  [[nodiscard]] bool names_larger(std::string_view scope, document::Level own) const;
  // True for such a size alone: (项目90个、)10亿元以上(45个).
  [[nodiscard]] bool is_size(std::string_view words) const;

  // True for words that say themselves that they are of the whole jurisdiction (全市…); and the words without
  // those, and without a light verb behind them.
  [[nodiscard]] bool names_scope(std::string_view words) const;
  [[nodiscard]] std::string_view without_scope(std::string_view words) const;

  // The words without what says that they are of the whole of the report's own place: 全市(新增学位) in a
  // city's, 全县 in a county's. All of them where they say it of another place or nothing stands behind.
  [[nodiscard]] std::string_view without_own_place(std::string_view words, std::string_view place) const;

  // True for words whose end only looks like a connective (惠及, 参与).
  [[nodiscard]] bool ends_whole(std::string_view words) const;

  // True for verbs that only go on with a list of figures (引进, 到位): what was said of the list, 力争,
  // holds on.
  [[nodiscard]] bool lists_on(std::string_view verb) const;

  // True for words that end as a rate does (交付率, 税占比): of anything, an indicator of its own.
  [[nodiscard]] bool is_rate(std::string_view words) const;
  // What stands before a counted thing without the examples of it: 建成甲桥、乙桥等(5座桥) is 建成. What was
  // done before the thing felt it stays: 实施免费教育政策、惠及(5万名儿童).
  [[nodiscard]] std::string without_listed(std::string_view words) const;
  // 举办马拉松、书展等大型活动 without the examples: 举办大型活动. `words` themselves where there are none.
  // `things`: things are counted, so that a short name (展会) says of what kind they are.
  [[nodiscard]] std::string without_examples(std::string_view words, bool things) const;
  // True for words that go on with no task named before: with a verb of their own (城区开展检查), or of what
  // there is (贷款余额). `before`: the words before them, which may be of the same list.
  [[nodiscard]] bool stands_alone(std::string_view words, std::string_view before) const;
  // True for words that say last what is done: 危桥改造, 农民就近就业.
  [[nodiscard]] bool ends_in_deed(std::string_view words) const;
  // True for what is a deed by itself and needs no verb: 减船转产. Of 改造 or 建设 it must be said of what.
  [[nodiscard]] bool is_deed(std::string_view words) const;
  // True for words that end in what is measured of a thing: 机器人产量.
  [[nodiscard]] bool names_measure(std::string_view words) const { return shared_heads_.longest(words) != 0; }
  // True for words that end in how fast something grew: 经营主体增速.
  [[nodiscard]] bool ends_in_pace(std::string_view words) const;
  // True for the name of a rate that says how much of a plan is done: 投资完成率.
  [[nodiscard]] bool names_completion(std::string_view words) const;
  // True for words that end in a verb, heavy or light: 认真落实.
  [[nodiscard]] bool ends_in_verb(std::string_view words) const;
  // The name of a sum that is paid for something: 衔接资金 of 落实衔接资金; "" for 资金 alone, and for
  // others.
  [[nodiscard]] std::string_view fund_of(std::string_view words) const;
  // True for a verb of paying: 投入, 筹措.
  [[nodiscard]] bool is_paying(std::string_view verb) const {
    return !verb.empty() && pays_.longest(verb).length == verb.size();
  }
  // True for a verb that stands behind what it does, alone: 完工.
  [[nodiscard]] bool is_closing(std::string_view words) const;
  // 完成, 实现, 累计完成: verbs that only say that a figure was reached.
  [[nodiscard]] bool is_light(std::string_view verb) const;
  // 完善助学制度 without what is done with it: 助学制度.
  [[nodiscard]] std::string_view without_act(std::string_view clause) const;
  // True for what is said of several things together, not of each: (新能源和清洁能源)装机占比.
  [[nodiscard]] bool sums_up(std::string_view words) const;

  // What a sentence without a figure speaks of (节能减排、物价调控目标): a canonical id or words for each.
  [[nodiscard]] std::vector<std::string> spoken_of(std::string_view words) const;

  // What a clause without a figure is about: the words before its first predicate; "" for a clause that is
  // about nothing (扣除价格因素).
  [[nodiscard]] std::string_view topic_of(std::string_view clause) const;

  // True for a product that an indicator of its output is called by: 水泥.
  [[nodiscard]] bool is_product(std::string_view words) const;

  // True for words that do not say what is counted or measured: 产值, 引进企业.
  [[nodiscard]] bool is_nameless(std::string_view words) const;
  // 示范带 of a list that 创建和美乡村示范县 began, with what it leaves out: 创建和美乡村示范带; "" where the
  // member does not open with such a stem, or the first has none.
  [[nodiscard]] std::string with_stem(std::string_view member, std::string_view first) const;
  // True for the share of those of one type in what was counted before: 护理型占比.
  [[nodiscard]] bool is_share_of_type(std::string_view words) const;
  // 工业投资 for 工业, a part of 固定资产投资: with the least of the end of the whole that makes it known. ""
  // where none does.
  [[nodiscard]] std::string known_part(std::string_view part, std::string_view whole) const;
  // The indicator that is the share of what the words name: of 优良天数 that of 优良天数比例; "" where there
  // is none.
  [[nodiscard]] std::string share_id(std::string_view words) const;
  // 省优秀成果奖特等奖 for 特等奖, behind 省优秀成果奖; 中国专利银奖 behind 中国专利金奖. "" for other words.
  [[nodiscard]] std::string prize_of(std::string_view words, std::string_view before) const;
  // 遗留问题化解率 for 化解率, behind 化解遗留问题 or 遗留问题化解; "" where what the rate is of was not said
  // so.
  [[nodiscard]] std::string rate_of(std::string_view rate, std::string_view before) const;
  // 煤炭产量 of 生产煤炭; "" for other words.
  [[nodiscard]] std::string as_output(std::string_view words) const;
  // True for words that end in a kind of things: 产业, 项目, 园区.
  [[nodiscard]] bool names_kind(std::string_view words) const { return kinds_.longest(words) != 0; }
  // True for verbs that say that others do what stands behind: 推动(30个项目竣工).
  [[nodiscard]] bool brings_about(std::string_view verb) const;
  // True for verbs that only say that what is named behind the thing is done to it: 完成, 实施(道路改造).
  [[nodiscard]] bool does_nothing(std::string_view verb) const {
    return is_light(verb) || brings_about(verb);
  }
  // True for verbs that tell what came of something else: 带动, 扶持.
  [[nodiscard]] bool has_effect(std::string_view verb) const;
  // The name of an area, trade or body that a clause opens with: 高新区 of 高新区新开工项目; "" where none
  // does.
  [[nodiscard]] std::string_view domain_of(std::string_view clause) const;
  // X of 坚持把X作为首位产业; empty where the clause has no such frame.
  [[nodiscard]] std::string_view put_first(std::string_view clause) const;
  // The domain where the clause says no more than that, how it does, or what is done to it: 化工产业扩能提质.
  [[nodiscard]] std::string_view domain_alone(std::string_view clause) const;
  // Whether `next`, behind 、, is counted with `what`: one grade and the next, or two things of one kind.
  [[nodiscard]] bool goes_on(std::string_view what, std::string_view next) const;
  // The same of all up to the end of the clause: examples with their kind behind (、骑行等路线), or what
  // a deed has as its objects, 获国务院(、省政府激励).
  [[nodiscard]] bool goes_on_to_end(std::string_view what, std::string_view rest) const;
  [[nodiscard]] bool goes_to(std::string_view words) const;  // 用于民生: what a share of something does
  // 促进 of 促进民间投资: a verb before what it makes grow; "" for other words.
  [[nodiscard]] std::string_view bringing(std::string_view words) const;
  [[nodiscard]] bool is_bare_domain(std::string_view words) const;  // 产业, which names none
  // Who did what the words say, 休闲农业 of 休闲农业接待游客; the words where nobody is named.
  [[nodiscard]] std::string doer_of(std::string_view words) const;
  // Whether words are what a trade earns, how large it is, or end in works that are begun and earn nothing.
  [[nodiscard]] bool is_earned(std::string_view words) const;
  [[nodiscard]] bool is_trade_size(std::string_view words) const;
  [[nodiscard]] bool begins_works(std::string_view words) const;
  // The area of the jurisdiction that a clause opens with: 高新区 of 高新区围绕创新…; empty where it opens
  // with none or with several.
  struct Site {
    std::string_view name;
    bool acted = false;  // something is done about it: 支持高新区扩容
    bool area = false;   // it is large and was there before
    bool ends = false;  // what follows is no part of a longer name: 高新区(加快发展), not 高新区(小学)
    bool place = false;  // a county or city with a code of its own
  };
  [[nodiscard]] Site site_of(std::string_view clause) const;
  // True for what is done something to and is no thing that figures are of: (提升)质效, (落实)清单.
  [[nodiscard]] bool is_themeless(std::string_view words) const { return themeless_.longest(words) != 0; }
  // Words without what is done about them behind: 制糖业 of (提升)制糖业发展.
  [[nodiscard]] std::string_view without_work(std::string_view words) const;
  // Without what is done about an area: 高新区扩容 of 支持高新区扩容.
  [[nodiscard]] std::string_view without_site_act(std::string_view clause) const;
  // True where behind a name in a clause the next word is no part of it.
  [[nodiscard]] bool ends_site(std::string_view behind) const;
  // True for a clause that tells of what came to an area: 高新区获评…, 产业园建成开园.
  [[nodiscard]] bool tells_honour(std::string_view clause) const { return honours_.holds_any(clause); }
  // The trade that a clause opens with before what is done for it: 现代能源 of 现代能源突出风电建设; "" where
  // none does.
  [[nodiscard]] std::string_view trade_of(std::string_view clause) const;
  // What a clause that only announces the matter speaks of: 工业投资 of 在工业投资增长方面; "" for others.
  [[nodiscard]] std::string_view announced_by(std::string_view clause) const;
  // The trade or area that a clause says the sentence is about: 新型建材产业 of 新型建材产业方面; "" for
  // others.
  [[nodiscard]] std::string_view matter_of(std::string_view clause) const;
  // 增幅 and 占比 of 增幅和占比, where each of the parts is of something said before; else empty.
  [[nodiscard]] std::vector<std::string> aspects_in(std::string_view words) const;
  // 食品产业 of (食品饮品产业…,其中)食品: a part that the name of its whole holds; "" for other words.
  [[nodiscard]] std::string part_of_kind(std::string_view part, std::string_view whole) const;
  // What a short sentence that heads others is about: 老旧小区整治 as it stands, 服务业 of
  // 服务业由单一走向现代, 公厕 of 五是添公厕. `work`: it names a work that all behind is part of.
  struct Heading {
    std::string_view name;
    bool work = false;
  };
  [[nodiscard]] Heading heading_of(std::string_view said, bool numbered) const;
  // What a clause without a figure is done to: 产业集群建设 of 推进产业集群建设; with `told_of` also what it
  // tells of: 交易中心 of 交易中心挂牌运营. "" where that cannot be told.
  [[nodiscard]] std::string_view theme_of(std::string_view clause, bool told_of) const;

  // The members of 城镇和农村居民人均可支配收入, each with the words they share: as many as `wanted`, or,
  // with 0, however many the plain marks of a list (、 和) part. The words as they are when there are not so
  // many. `joint_names`: names that stand for several (城乡居民人均可支配收入) are parted, too.
  [[nodiscard]] std::vector<std::string> members(std::string_view words, std::size_t wanted,
                                                 bool joint_names = true) const;

 private:
  // True for words that hold a verb.
  [[nodiscard]] bool holds_verb(std::string_view words) const;
  // Where words that begin with who or what was counted go on with what it did; 0 where they do not.
  [[nodiscard]] std::size_t deed_of(std::string_view words) const;
  [[nodiscard]] std::size_t quoted_deed_of(std::string_view words) const;
  // Where the verbs begin that end words, with how they are done: 综合整治和改造 of 小区综合整治和改造; the
  // end of the words where none does.
  [[nodiscard]] std::size_t task_begin(std::string_view words) const;
  // Where in such a name the one that a topic is said of ends: 农村人口(饮水安全问题); its end where none is.
  [[nodiscard]] std::size_t topic_begin(std::string_view name) const;
  [[nodiscard]] std::string_view without_adverbs(std::string_view words) const;
  // `clause` as far as its first predicate.
  [[nodiscard]] std::string_view before_predicate(std::string_view clause) const;
  [[nodiscard]] bool is_drive(std::string_view words) const;
  [[nodiscard]] std::size_t source_frame(std::string_view words) const;
  [[nodiscard]] std::string_view without_deadline(std::string_view words) const;
  [[nodiscard]] std::vector<std::string> split(std::string_view words,
                                               std::vector<std::string> const& marks) const;
  [[nodiscard]] bool lists_rates(std::string_view words) const;
  [[nodiscard]] std::vector<std::string> contracted(std::string_view words) const;
  [[nodiscard]] std::size_t shared_head(std::vector<std::string> const& parts) const;
  void complete_last(std::vector<std::string>& parts) const;
  // Where in the last member the tail begins that completes a member of `points` code points, at a word's
  // edge.
  [[nodiscard]] std::size_t shared_from(std::string_view member, std::string_view last,
                                        std::size_t points) const;
  // 新签约、新开工项目: verbs that share what they are done to, and whose it is. True where they do.
  [[nodiscard]] bool complete_verbs(std::vector<std::string>& parts) const;
  void share_out(std::vector<std::string>& parts) const;
  [[nodiscard]] std::string shortest_known(std::string_view member, std::string_view last) const;
  // The indicator whose words these are; null when they are no one's.
  [[nodiscard]] rule::Indicator const* named(std::string_view words) const;

  rule::RuleSet const& rules_;
  KindReader kind_words_;
  text::WordMap ids_;     // words → place in rule::IndicatorTable::all
  text::WordMap joints_;  // words → place in rule::RuleSet::joints
  text::WordMap all_aspects_, all_belongings_, all_sides_, all_listing_, all_light_, all_nameless_,
      all_causing_, all_effecting_;
  // The lists of SubjectWords that are looked for at the front or at the end of words.
  text::WordFinder lead_, manners_, scope_, light_, verbs_, nominal_, nouns_, linking_, share_, sides_,
      whole_, edges_, stocks_, predicates_, no_topics_, flows_, funds_, pays_, whole_names_, all_time_,
      domains_, theme_acts_, front_adverbs_, all_sites_, areas_, site_acts_, site_works_, honours_, topical_,
      openers_, closing_anywhere_, grades_;
  text::WordEnds tail_, aspects_, closing_, adverbs_, belongings_, rates_, shared_heads_, sums_, kinds_,
      whole_end_, end_edges_, task_ends_, themeless_, works_, actors_, topics_, verb_ends_, grade_ends_,
      jobs_, by_then_;
};

}  // namespace duizhang::claim
